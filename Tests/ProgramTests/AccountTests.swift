import ProgramHarness
import Testing

/// 责任单位账目, as it is asked for on the command line and by the rules.
@Suite struct AccountTests {
  private let folder = TemporaryFolder(inMemory: true)
  private let duban: Program

  init() throws {
    duban = Program(in: folder.path)
    try folder.write(WorkflowRules.rules, to: "rules/rules.yaml")
    for line in [
      "accept one many --at 2018-03-02", "block one --note 等数据 --waits-for 国土局 --at 2018-05-10",
      "block one --over --at 2018-05-17", "attach one --ref 文1 --at 2018-06-29", "submit one --at 2018-06-29",
      "confirm one --at 2018-07-06",
    ] {
      let found = try duban.run(line.split(separator: " ").map(String.init))
      #expect(found.code == 0, "\(line): \(found.errorText)")
    }
  }

  private func account(_ arguments: String...) throws -> JSON {
    let found = try duban.run(["account", "--at", "2018-07-13", "--json"] + arguments)
    #expect(found.code == 0, "\(found.errorText)")
    return try found.json
  }

  @Test func eachUnitIsAccountedForAndNobodyScored() throws {
    let unit = try account()["units"][0]
    #expect(unit["unit"] == .string("农业局") && unit["all"].int == 2)
    #expect(unit["met"].int == 1 && unit["overdue"].int == 1 && unit["metLate"].int == 0)
    #expect(unit["onTimeRate"]["onTime"].int == 1 && unit["onTimeRate"]["judged"].int == 2)
    #expect(unit["onTimeRate"]["tooFew"] == .bool(true))
    // Due on Saturday 30 June: ten working days since. Blocked for one week, in review for another.
    #expect(unit["medianDelay"].int == 10 && unit["heldByOthers"].int == 5 && unit["heldBySupervisor"].int == 5)
    #expect(unit["score"] == .null && unit["rank"] == .null)
    #expect(try account("--for", "农业局")["allUnits"]["all"].int == 2)
    #expect(try account("--for", "督查室", "--tag", "没有")["units"].array.isEmpty)
  }

  @Test func theDaysOfTheFirstDueDayNarrowIt() throws {
    #expect(try account("--from", "2018-06-30", "--to", "2018-06-30")["totals"]["all"].int == 2)
    #expect(try account("--from", "2018-07-01")["totals"]["all"].int == 0)
    let wrong = try duban.run("account", "--from", "2018-07-01", "--to", "2018-06-30")
    #expect(wrong.code == 64 && wrong.errorText.contains("--to"))
    #expect(try duban.run("account", "--from", "soon").code == 64)
  }

  @Test(arguments: ["text", "markdown", "csv", "json", "html"])
  func everyFormatSaysHowFewThereAreAndThatPeopleDecide(_ format: String) throws {
    let found = try duban.run("account", "--at", "2018-07-13", "--format", format)
    #expect(found.code == 0)
    #expect(found.text.contains("不是督查结论") && found.text.contains("p/many"))
    #expect(found.text.contains(format == "json" ? "\"tooFew\": true" : "1/2（样本少，不宜比较）"))
  }

  @Test func theRulesMayAskForItAndGiveWeights() throws {
    let rules = folder.text("rules/rules.yaml")
    let scored = rules.replacing(
      "office: {name: 督办室,", with: "office: {scoring: {on-time: 1, late: -1, overdue: -1.5}, name: 督办室,")
    #expect(scored != rules)
    try folder.write(
      scored
        + "\nreports: [{id: accounts, title: 每月账目, kind: account, schedule: 每月5日前, formats: text, channel: desk}]\n",
      to: "rules/rules.yaml")
    try folder.write("channels: {desk: {kind: file, folder: reports}}\n", to: "rules/channels.yaml")
    #expect(try duban.run("check").code == 0)
    let unit = try account()["units"][0]
    #expect(unit["score"] == .number(-0.5) && unit["rank"] == .null)
    let text = try duban.run("report", "accounts", "--at", "2018-07-13").text
    #expect(text.hasPrefix("每月账目\n") && text.contains("得分") && !text.contains("名次\n"))
    #expect(try duban.run("report", "account", "--at", "2018-07-13").text.hasPrefix("责任单位账目\n"))
  }
}
