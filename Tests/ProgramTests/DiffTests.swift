import Foundation
import ProgramHarness
import Testing

/// `duban diff` on the rules of the repository: each edit, and exactly whom it concerns on which days.
@Suite struct DiffTests {
  private let folder: TemporaryFolder
  private let duban: Program

  private static let plan = "plans/xinbei-ziyang-2018.yaml"
  private static let agencies = "xinbei-ziyang-2018/labour-agencies"

  init() throws {
    folder = TemporaryFolder(inMemory: true)
    try folder.takeRules()
    // They name tasks that some of the edits take away.
    for name in ["stories", "tests"] { try folder.remove("rules/\(name)/\(TemporaryFolder.usualPlan).yaml") }
    for (name, bytes) in folder.tree("rules") { try folder.write(bytes, to: "old/\(name)") }
    duban = Program(in: folder.path)
  }

  /// Replaces the first `text` in a file of the new rules.
  private func edit(_ file: String, _ text: String, _ other: String) throws {
    let before = folder.text("rules/\(file)")
    let range = try #require(before.range(of: text), "\(file) has no \(text)")
    try folder.write(before.replacingCharacters(in: range, with: other), to: "rules/\(file)")
  }

  private func diff(_ at: String, until: String, _ more: String...) throws -> Finished {
    try duban.run(["diff", "old", "rules", "--at", at, "--until", until] + more)
  }

  private func json(_ at: String = "2018-07-20", until: String = "2018-08-31") throws -> JSON {
    let found = try diff(at, until: until, "--json")
    #expect(found.code == 0, "\(found.errorText)")
    let json = try found.json
    #expect(Shape.difference.faults(in: json) == [])
    #expect(json["changes"].bool == true)
    return json
  }

  /// `moves 2018-07-24 → 2018-08-08 before:5wd 人社局联络员`, sorted.
  private func lines(_ json: JSON) -> [String] {
    json["notifications"].array.map { change in
      let (old, new) = (change["old"], change["new"])
      let days = [old["day"].string, new["day"].string].compactMap { $0 }.joined(separator: " → ")
      let people = [old["to"].string, new["to"].string].compactMap { $0 }
      let step = new["step"].string ?? old["step"].string ?? ""
      let who = Set(people).count == 1 ? people[0] : people.joined(separator: " → ")
      return "\(change["change"].string ?? "") \(days) \(step) \(who)"
    }.sorted()
  }

  private func people(_ json: JSON) -> [String] {
    json["people"].array.map {
      "\($0["person"].string ?? "") \($0["before"].int ?? -1)→\($0["after"].int ?? -1)"
    }
  }

  // MARK: Nothing

  @Test func commentsLayoutOrderAndAnotherFileChangeNothing() throws {
    let text = folder.text("rules/\(Self.plan)")
    let start = try #require(text.range(of: "  - id: labour-agencies\n")).lowerBound
    let end = try #require(text.range(of: "  - id: job-fairs\n")).lowerBound
    let task = text[start..<end].replacing("    due: 8月前 ", with: "    due:   8月前 ")
      .replacing("labour-agencies\n", with: "labour-agencies\n    plan: \(TemporaryFolder.usualPlan)\n")
    try folder.write("# 移出\ntasks:\n\n\(task)", to: "rules/plans/moved.yaml")
    try folder.write(text[..<start] + text[end...] + "# 末尾\n", to: "rules/\(Self.plan)")
    #expect(try duban.run("check").code == 0)
    let found = try diff("2018-07-20", until: "2018-12-31", "--exit-code")
    #expect(found.code == 0, "\(found.text)\(found.errorText)")
    #expect(found.text == "没有变化：责任事项、人员和 2018-07-20 至 2018-12-31 的通知都一样\n")
    let json = try diff("2018-07-20", until: "2018-12-31", "--json").json
    #expect(json["changes"].bool == false)
    #expect(Shape.difference.faults(in: json) == [])
  }

  // MARK: One edit each

  @Test func aDeadlineMovesItsReminders() throws {
    try edit(Self.plan, "    due: 8月前 ", "    due: 8月15日前 ")
    let json = try json()
    let change = json["obligations"][0]
    #expect(json["obligations"].array.count == 1)
    #expect(change["key"].string == Self.agencies && change["change"].string == "changed")
    #expect(change["old"]["due"].string == "2018-07-31" && change["new"]["due"].string == "2018-08-15")
    #expect(change["dueMoves"]["days"].int == 15 && change["dueMoves"]["workingDays"].int == 11)
    #expect(
      lines(json) == [
        "appears 2018-07-20 moved 人社局联络员", "moves 2018-07-24 → 2018-08-08 before:5wd 人社局分管领导",
        "moves 2018-07-24 → 2018-08-08 before:5wd 人社局联络员", "moves 2018-07-31 → 2018-08-15 due 人社局联络员",
        "moves 2018-08-01 → 2018-08-16 after:1d/every:3wd 人社局联络员",
        "moves 2018-08-06 → 2018-08-21 after:1d/every:3wd 人社局联络员",
        "moves 2018-08-09 → 2018-08-24 after:1d/every:3wd 人社局联络员",
        "moves 2018-08-14 → 2018-08-29 after:10wd/every:1w 人社局分管领导",
        "moves 2018-08-14 → 2018-08-29 after:10wd/every:1w 对口办联络员",
        "moves 2018-08-14 → 2018-08-29 after:1d/every:3wd 人社局联络员",
        "vanishes 2018-08-17 after:1d/every:3wd 人社局联络员", "vanishes 2018-08-21 after:10wd/every:1w 人社局分管领导",
        "vanishes 2018-08-21 after:10wd/every:1w 对口办联络员", "vanishes 2018-08-22 after:1d/every:3wd 人社局联络员",
        "vanishes 2018-08-27 after:1d/every:3wd 人社局联络员", "vanishes 2018-08-28 after:10wd/every:1w 人社局分管领导",
        "vanishes 2018-08-28 after:10wd/every:1w 对口办联络员", "vanishes 2018-08-30 after:1d/every:3wd 人社局联络员",
      ])
    #expect(
      json["beforeRule"].array.map { "\($0["day"].string ?? "") \($0["step"].string ?? "")" } == [
        "2018-07-16 before:30d"
      ])
    let text = try diff("2018-07-20", until: "2018-08-31").text
    #expect(text.contains("到期：2018-07-31（周二） → 2018-08-15（周三），推迟 15 天（11 个工作日）"), "\(text)")
    #expect(text.contains("人社局联络员：通知 10 → 7 条，信 10 → 7 封"), "\(text)")
    #expect(text.contains("- 2018-08-17（周五） … 2018-08-30（周四） after:1d/every:3wd，共 4 次"), "\(text)")
    let english = try diff("2018-07-20", until: "2018-08-31", "--lang", "en").text
    #expect(english.contains("15 days later (11 working days)"), "\(english)")
  }

  @Test func aDeadlineInThePastIsOverdueAtOnce() throws {
    try edit(Self.plan, "    due: 8月前 ", "    due: 7月15日前 ")
    let json = try json()
    #expect(json["overdue"]["becomes"].strings == [Self.agencies])
    #expect(json["obligations"][0]["new"]["daysOverdue"].int == 5)
    #expect(json["obligations"][0]["new"]["lamp"].string == "red")
    #expect(try diff("2018-07-20", until: "2018-08-31").text.contains("超期：立即超期 1\n"))
  }

  @Test func oneHolidayMovesAndMergesReminders() throws {
    try edit("calendars/cn.yaml", "国庆节: 2018-10-01..2018-10-07", "国庆节: 2018-10-01..2018-10-08")
    let json = try json("2018-09-20", until: "2018-10-12")
    #expect(json["obligations"].array.isEmpty && json["settings"].array.isEmpty)
    let lines = lines(json)
    // The first and the weekly step of the leader now fall on the same day: one is enough.
    #expect(
      lines.filter { $0.contains("人社局") } == [
        "moves 2018-10-09 → 2018-10-10 after:1d/every:3wd 人社局联络员",
        "vanishes 2018-10-08 after:10wd/every:1w 人社局分管领导", "vanishes 2018-10-12 after:1d/every:3wd 人社局联络员",
      ])
    #expect(!lines.contains { $0.contains("→ 2018-10-08") || $0.hasPrefix("appears 2018-10-08") })
    #expect(people(json).contains("人社局联络员 5→4") && people(json).contains("人社局分管领导 3→2"))
  }

  @Test func aContactHandsOverEveryReminderToCome() throws {
    try edit("units.yaml", "liaison: 人社局联络员", "liaison: 妇联联络员")
    let json = try json()
    #expect(people(json) == ["人社局联络员 10→0", "妇联联络员 0→10"])
    let days = ["07-24", "07-31", "08-01", "08-06", "08-09", "08-14", "08-17", "08-22", "08-27", "08-30"]
    #expect(
      json["notifications"].array.map { $0["new"]["day"].string ?? "" } == days.map { "2018-\($0)" })
    #expect(
      json["notifications"].array.allSatisfy {
        $0["change"].string == "readdressed" && $0["old"]["to"].string == "人社局联络员"
          && $0["new"]["to"].string == "妇联联络员" && $0["old"]["day"] == $0["new"]["day"]
      })
    #expect(json["settings"].array.map { $0["field"].string } == ["liaison"])
    #expect(json["obligations"].array.isEmpty)
    let text = try diff("2018-07-20", until: "2018-08-31").text
    #expect(text.contains("，改告妇联联络员") && text.contains("，原告人社局联络员"), "\(text)")
  }

  @Test func anAddressConcernsNoDay() throws {
    try edit("units.yaml", "labour-liaison@example.org", "labour@example.org")
    let json = try json()
    #expect(json["notifications"].array.isEmpty && json["people"].array.isEmpty)
    #expect(
      try diff("2018-07-20", until: "2018-08-31").text.contains(
        "~ 人员 人社局联络员 邮箱：labour-liaison@example.org → labour@example.org\n"))
  }

  @Test func oneStepOfAPolicyMovesTwoDaysAndWhatIsPastIsNotTold() throws {
    try edit("office.yaml", "- before: 5 working days", "- before: 7 working days")
    let json = try json()
    #expect(
      lines(json) == [
        "appears 2018-07-20 before:7wd 人社局分管领导", "appears 2018-07-20 before:7wd 人社局联络员",
        "appears 2018-08-22 before:7wd 经发局分管领导", "appears 2018-08-22 before:7wd 经发局联络员",
        "vanishes 2018-07-24 before:5wd 人社局分管领导", "vanishes 2018-07-24 before:5wd 人社局联络员",
        "vanishes 2018-08-24 before:5wd 经发局分管领导", "vanishes 2018-08-24 before:5wd 经发局联络员",
      ])
    #expect(json["beforeRule"].array.map { $0["day"].string } == ["2018-04-20", "2018-05-22"])
    #expect(people(json) == ["人社局分管领导 4→4", "人社局联络员 10→10", "经发局分管领导 1→1", "经发局联络员 3→3"])
  }

  @Test func aUnitRenamedFromItsOldNameIsTheSameUnit() throws {
    try edit("units.yaml", "\n  - name: 区农业局\n", "\n  - name: 区农业农村局\n    renamed-from: 区农业局\n")
    let json = try json()
    #expect(json["obligations"].array.isEmpty && json["notifications"].array.isEmpty)
    let settings = json["settings"].array
    #expect(settings.count == 1)
    #expect(settings.first?["old"].string == "区农业局" && settings.first?["new"].string == "区农业农村局")
  }

  @Test func aTaskUnderAnotherIDLooksRenamed() throws {
    try edit(Self.plan, "- id: labour-agencies\n", "- id: agencies\n")
    let json = try json()
    #expect(json["tasks"]["new"].array.isEmpty && json["tasks"]["gone"].array.isEmpty)
    #expect(json["obligations"].array.map { $0["change"].string } == ["renamed"])
    #expect(json["obligations"][0]["old"]["key"].string == Self.agencies)
    #expect(try diff("2018-07-20", until: "2018-08-31").text.contains("疑似由 \(Self.agencies) 改名"))
  }

  @Test func aFileThatWasCutShortIsSaidLoudly() throws {
    let text = folder.text("rules/\(Self.plan)")
    let end = try #require(text.range(of: "  - id: tourism-matchmaking\n")).lowerBound
    try folder.write(String(text[..<end]), to: "rules/\(Self.plan)")
    let json = try json()
    #expect(json["tasks"]["massRemoval"].bool == true)
    let found = try diff("2018-07-20", until: "2018-08-31")
    #expect(found.code == 0)
    #expect(found.text.contains("!!! 这样的修改会暂缓采用，要有人确认（duban reload --accept）\n"), "\(found.text)")
    #expect(found.text.contains("!!! rules/\(Self.plan) 的末尾不见了，像是没有写完\n"), "\(found.text)")
  }

  @Test func trialModeIsSaidLoudlyBothWays() throws {
    try edit("office.yaml", "  zone: Asia/Shanghai\n", "  zone: Asia/Shanghai\n  trial: yes\n")
    #expect(try diff("2018-07-20", until: "2018-08-31").text.contains("!!! 转入试运行"))
    let back = try duban.run("diff", "rules", "old", "--at", "2018-07-20", "--lang", "en").text
    #expect(back.contains("!!! trial mode ends"), "\(back)")
  }

  // MARK: Against the rules in force

  @Test func theRulesInForceAreComparedWithTheFolderOverWhatWasRecorded() throws {
    let none = try duban.run("diff", "--against-live")
    #expect(none.code == 66, "\(none.errorText)")
    #expect(none.errorText.contains("no rules are in force"))
    #expect(!folder.exists("state"))

    #expect(try duban.run("tick", "--at", "2018-07-20T09:30").code == 0)
    let same = try duban.run("diff", "--against-live", "--at", "2018-07-20T10:00", "--exit-code")
    #expect(same.code == 0 && same.text.hasPrefix("没有变化"), "\(same.text)")

    try edit(Self.plan, "    due: 8月前 ", "    due: 7月15日前 ")
    let open = try duban.run("diff", "--against-live", "--at", "2018-07-20T10:00", "--exit-code", "--json")
    #expect(open.code == 1)
    #expect(try open.json["ledger"].bool == true)
    #expect(try open.json["overdue"]["becomes"].strings == [Self.agencies])
    // It had a letter today already: the notice waits for the next working day.
    let notice = try open.json["notifications"].array.first { $0["event"].string == "notice" }
    #expect(notice?["new"]["to"].string == "人社局联络员" && notice?["new"]["day"].string == "2018-07-23")

    #expect(try duban.run("done", Self.agencies, "--on", "2018-07-14", "--at", "2018-07-20T10:05").code == 0)
    let met = try duban.run("diff", "--against-live", "--at", "2018-07-20T10:10", "--json").json
    #expect(met["overdue"]["becomes"].array.isEmpty && met["notifications"].array.isEmpty)
    #expect(met["obligations"][0]["dueMoves"]["days"].int == -16)
  }

  // MARK: What cannot be compared

  @Test func rulesThatCannotBeReadAreSaidWithTheirFaults() throws {
    try edit(Self.plan, "    due: 8月前 ", "    due: 猴年马月 ")
    let new = try diff("2018-07-20", until: "2018-08-31")
    #expect(new.code == 65 && new.bytes.isEmpty)
    #expect(new.errorText.contains("rules/\(Self.plan):") && new.errorText.contains("new rules have 1 error"))
    let old = try duban.run("diff", "rules", "old")
    #expect(old.code == 65 && old.errorText.contains("old rules have 1 error"))
    let missing = try duban.run("diff", "nowhere", "old")
    #expect(missing.code == 66 && missing.errorText.contains("nowhere"))
  }

  @Test(arguments: [
    ["diff"], ["diff", "old"], ["diff", "old", "rules", "--against-live"],
    ["diff", "old", "rules", "--at", "2018-07-20", "--until", "2018-07-19"],
    ["diff", "old", "rules", "--until", "soon"],
  ])
  func whatIsAskedForMustBeClear(_ command: [String]) throws {
    let found = try duban.run(command)
    #expect(found.code == 64, "\(found.errorText)")
    #expect(found.bytes.isEmpty && !found.errorText.isEmpty)
  }
}
