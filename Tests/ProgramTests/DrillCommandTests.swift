import ProgramHarness
import Testing

/// `duban drill`: begun, sent by the next pass, answered, listed.
@Suite struct DrillCommandTests {
  private let folder = TemporaryFolder(inMemory: true)
  private let duban: Program

  init() throws {
    duban = Program(in: folder.path)
    try folder.write(
      SmallOffice.rules(["one": "2018-07-25"]) + SmallOffice.task("two", unit: 2, due: "2018-08-25"),
      to: "rules/rules.yaml")
  }

  private func begin(at clock: String = "2018-07-20T10:00") throws -> Finished {
    try duban.run("drill", "--yes", "--by", "督查室", "--at", clock, "--lang", "en")
  }

  @Test func fromTheBeginningToTheLastAnswer() throws {
    let begun = try begin()
    #expect(
      begun.code == 0 && begun.text.contains("drill 1 begun: 2 people, 2 letters; no daemon runs"), "\(begun)")
    let before = try duban.run("drill", "--list", "--json").json
    #expect(before["unanswered"].strings == ["联络员1", "联络员2"])
    #expect(before["lines"].array.first?["letters"].array.first?["state"] == .null)

    #expect(try duban.run("tick", "--at", "2018-07-20T10:01").code == 0)
    let mailboxes = folder.files("state/duban/mailboxes")
    #expect(mailboxes.count == 2, "\(mailboxes)")
    let listed = try duban.run("drill", "--list", "--lang", "zh")
    #expect(listed.text.hasPrefix("第1次演练，2018-07-20T10:00由督查室发起：2人，已答复0人，未答复2人\n"), "\(listed.text)")
    #expect(listed.text.contains("✗ 未答复") && listed.text.contains("mail 已发"), "\(listed.text)")

    let answered = try duban.run("drill", "--answered", "联络员2", "--at", "2018-07-20T11:00", "--lang", "en")
    #expect(answered.code == 0 && answered.text.contains("1 answered, 1 did not"), "\(answered)")
    let again = try duban.run("drill", "--answered", "联络员1", "联络员2", "--at", "2018-07-21", "--lang", "en")
    #expect(again.text.contains("2 answered, 0 did not") && again.text.contains("1 had answered before"))
    let after = try duban.run("drill", "--list", "--json").json
    #expect(after["answered"] == .number(2) && after["unanswered"].array.isEmpty)
    #expect(after["lines"].array.last?["answered"].string == "2018-07-20T11:00:00+08:00", "\(after)")
    #expect(try duban.run("ledger", "verify").code == 0)
    #expect(try duban.run("ledger", "replay").code == 0)
    #expect(try duban.run("ledger", "balance", "2018-07-20", "--at", "2018-07-21").code == 0)
    #expect(try duban.run("overdue", "--at", "2018-07-21", "--json").json["obligations"].array.isEmpty)
  }

  @Test func anotherOneWaitsADayUnlessAllHaveAnswered() throws {
    #expect(try begin().code == 0)
    let early = try begin(at: "2018-07-21T09:59")
    #expect(early.code == 75 && early.errorText.contains("2 did not"), "\(early)")
    #expect(try begin(at: "2018-07-21T10:00").text.contains("drill 2 begun"))
    #expect(try duban.run("drill", "--answered", "联络员1", "联络员2", "--at", "2018-07-21T10:05").code == 0)
    #expect(try begin(at: "2018-07-21T10:10").text.contains("drill 3 begun"))
  }

  @Test func explainAnswersForALetterOfADrill() throws {
    _ = try begin()
    _ = try duban.run("tick", "--at", "2018-07-20T10:01")
    let id = try duban.run("drill", "--list", "--json").json["lines"].array[0]["letters"].array[0]["delivery"]
      .string
    let found = try duban.run("explain", id ?? "", "--lang", "zh")
    #expect(found.code == 0 && found.text.contains("第1次演练"), "\(found)")
  }

  @Test func inTrialModeNobodyIsReached() throws {
    try folder.write(
      folder.text("rules/rules.yaml").replacing("office: {", with: "office: {trial: yes, "), to: "rules/rules.yaml")
    #expect(try begin().code == 0)
    #expect(try duban.run("tick", "--at", "2018-07-20T10:01").code == 0)
    #expect(folder.files("state/duban/mailboxes").isEmpty && folder.files("state/duban/trial").count == 2)
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var code: Int32
    var says: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let refusals = [
    Refusal(arguments: ["drill"], code: 64, says: "this sends 2 letters to 2 people; say --yes"),
    Refusal(arguments: ["drill", "--list"], code: 65, says: "there was no drill yet"),
    Refusal(arguments: ["drill", "--answered", "联络员1"], code: 65, says: "there was no drill yet"),
    Refusal(arguments: ["drill", "--list", "--yes"], code: 64, says: "--list goes with neither"),
    Refusal(arguments: ["drill", "--yes", "--at", "2017-07-20"], code: 65, says: "nobody to tell"),
  ]

  @Test(arguments: refusals)
  func whatCannotBeIsRefusedInASentence(_ row: Refusal) throws {
    let found = try duban.run(row.arguments + ["--lang", "en"])
    #expect(found.code == row.code && found.errorText.contains(row.says), "\(found)")
  }

  @Test func somebodyWhoWasNotToldHasNothingToAnswer() throws {
    _ = try begin()
    let found = try duban.run("drill", "--answered", "联络员3", "--lang", "en")
    #expect(found.code == 65 && found.errorText.contains("drill 1 did not tell '联络员3'; did you mean '联络员1'?"))
  }
}
