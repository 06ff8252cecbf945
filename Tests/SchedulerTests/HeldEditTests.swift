import CivilTime
import Evaluation
import Ledger
import Rules
import Scheduler
import Testing

/// An edit that takes much away waits for somebody's word.
@Suite struct HeldEditTests {
  private let office: ClockedOffice

  private static func files(_ numbers: some Sequence<Int>) -> [String: String] {
    ["rules/office.yaml": EditRules.office, "rules/plan.yaml": EditRules.many(numbers)]
  }

  init() throws {
    office = try ClockedOffice()
    try office.take(Self.files(0..<20), at: "2018-07-20 10:00")
    #expect(office.supervision.book?.plans[0].tasks.count == 20)
  }

  private func isHeld(_ adoption: Supervision.Adoption) -> Bool {
    if case .held = adoption { true } else { false }
  }

  private var tasks: Int { office.supervision.book?.plans.reduce(0) { $0 + $1.tasks.count } ?? 0 }

  @Test func theLastGoodRulesStayAlsoAcrossARestartAndTheAdministratorIsTold() throws {
    #expect(isHeld(try office.take(Self.files(10..<20), at: "2018-07-20 10:05")))
    #expect(tasks == 20)
    let letters = office.post.newLetters()
    #expect(letters.map(\.address) == ["admin@example.org"])
    let edit = try #require(try office.ledger.pendingEdit())
    #expect(letters[0].text.contains("要删去10项未办结的任务、事项（原有20项），涉及责任事项10个"), "\(letters[0].text)")
    #expect(letters[0].text.contains("p/t0 事项t0"), "\(letters[0].text)")
    #expect(letters[0].text.contains("duban reload --accept \(edit.shortHash)\n"), "\(letters[0].text)")
    try office.restart()
    #expect(isHeld(try office.take(Self.files(10..<20), at: "2018-07-20 10:10")))
    #expect(tasks == 20)
    #expect(try office.ledger.pendingEdit() == edit)
    #expect(office.post.newLetters().isEmpty)
    #expect(try office.ledger.verify() == .intact(office.ledger.head()))
  }

  @Test func onceItIsSaidToBeMeantItIsTakenAndTheAdministratorIsToldSo() throws {
    try office.take(Self.files(10..<20), at: "2018-07-20 10:05")
    let edit = try #require(try office.ledger.pendingEdit())
    try office.ledger.consent(to: edit.hash, by: "tester", at: instant("2018-07-20 10:30"))
    guard case .accepted(edit.hash, _) = try office.take(Self.files(10..<20), at: "2018-07-20 10:31") else {
      Issue.record("it was not taken")
      return
    }
    #expect(tasks == 10)
    #expect(try office.ledger.pendingEdit() == nil)
    try office.pass(on: civilDay("2018-07-21")...civilDay("2018-07-31"))
    #expect(office.post.newLetters().map { $0.text.contains("规则的修改已处理") } == [false, true])
    #expect(try office.ledger.verify() == .intact(office.ledger.head()))
  }

  @Test func aWordForOneEditIsNoneForAnother() throws {
    try office.take(Self.files(10..<20), at: "2018-07-20 10:05")
    let edit = try #require(try office.ledger.pendingEdit())
    try office.ledger.consent(to: edit.hash, by: "tester", at: instant("2018-07-20 10:30"))
    #expect(isHeld(try office.take(Self.files(11..<20), at: "2018-07-20 10:31")))
    #expect(tasks == 20)
    #expect(!isHeld(try office.take(Self.files(10..<20), at: "2018-07-20 10:32")))
    #expect(tasks == 10)
  }

  @Test func aWordIsUsedUpWithTheRulesItWasFor() throws {
    try office.take(Self.files(10..<20), at: "2018-07-20 10:05")
    let edit = try #require(try office.ledger.pendingEdit())
    try office.ledger.consent(to: edit.hash, by: "tester", at: instant("2018-07-20 10:30"))
    try office.take(Self.files(10..<20), at: "2018-07-20 10:31")
    try office.take(Self.files(0..<20), at: "2018-07-20 10:32")
    #expect(tasks == 20)
    #expect(isHeld(try office.take(Self.files(10..<20), at: "2018-07-20 10:33")))
  }

  @Test func aMendedOrReplacedEditIsNotHeldAnyMore() throws {
    try office.take(Self.files(10..<20), at: "2018-07-20 10:05")
    try office.take(Self.files(0..<20), at: "2018-07-20 10:06")
    #expect(try office.ledger.pendingEdit() == nil)
    try office.take(Self.files(10..<20), at: "2018-07-20 10:07")
    guard case .accepted = try office.take(Self.files(3..<20), at: "2018-07-20 10:08") else {
      Issue.record("three of twenty were not taken")
      return
    }
    #expect(try office.ledger.pendingEdit() == nil)
    #expect(tasks == 17)
    var broken = Self.files(3..<20)
    broken["rules/more.yaml"] = "tasks: ["
    try office.take(Self.files(10..<20), at: "2018-07-20 10:09")
    try office.take(broken, at: "2018-07-20 10:10")
    #expect(try office.ledger.pendingEdit()?.removal == nil)
  }

  @Test func anOlderVersionThatIsPutBackIsNotTakenForHalfAFile() throws {
    let office = try ClockedOffice()
    // Twenty tasks, then one more at the end of the file, then as before.
    let before = ["rules/office.yaml": EditRules.office, "rules/plan.yaml": EditRules.many(0..<20)]
    let after = ["rules/office.yaml": EditRules.office, "rules/plan.yaml": EditRules.many(0..<21)]
    try office.take(before, at: "2018-07-20 10:00")
    #expect(try !isHeld(office.take(after, at: "2018-07-20 11:00")))
    let back = try office.take(before, at: "2018-07-20 12:00")
    #expect(!isHeld(back), "\(back)")
    // What was never accepted so is half a file as ever.
    #expect(try !isHeld(office.take(after, at: "2018-07-20 13:00")))
    let half = ["rules/office.yaml": EditRules.office, "rules/plan.yaml": EditRules.many(0..<19)]
    #expect(try isHeld(office.take(half, at: "2018-07-20 14:00")))
  }

  @Test func theFirstRulesEverAreNeverHeld() throws {
    let other = try ClockedOffice()
    #expect(!isHeld(try other.take(["rules/office.yaml": EditRules.office], at: "2018-07-20 10:00")))
    let fresh = try ClockedOffice()
    #expect(!isHeld(try fresh.take(Self.files(0..<1), at: "2018-07-20 10:00")))
  }

  @Test func whatIsOfferedAgainAndAgainIsWrittenDownOnce() throws {
    try office.take(Self.files(10..<20), at: "2018-07-20 10:05")
    let entries = try office.entries
    for _ in 0..<100 { try office.take(Self.files(10..<20), at: "2018-07-20 10:06") }
    #expect(try office.entries == entries)
  }

  @Test func ofAnInternalPlanAnOutsiderIsToldTheNumberOnly() throws {
    var files = Self.files(0..<20)
    files["rules/plan.yaml"] = EditRules.many(0..<20).replacing(
      "policy: standard", with: "policy: standard, visibility: internal")
    let other = try ClockedOffice()
    try other.take(files, at: "2018-07-20 10:00")
    files["rules/plan.yaml"] = EditRules.many([5]).replacing(
      "policy: standard", with: "policy: standard, visibility: internal")
    #expect(isHeld(try other.take(files, at: "2018-07-20 10:05")))
    let letter = try #require(other.post.newLetters().first { $0.address == "admin@example.org" })
    #expect(!letter.text.contains("事项t"), "\(letter.text)")
    #expect(letter.text.contains("不公开的计划10项"), "\(letter.text)")
  }
}
