import CivilTime
import Evaluation
import Ledger
import Rules
import Scheduler
import Testing

/// What the administrators hear of edits that are refused, and when.
@Suite struct RefusedEditTests {
  private let office: ClockedOffice

  /// Friday 20 July, ten o'clock; the reminder of that morning has gone out.
  init() throws {
    office = try ClockedOffice()
    try office.take(EditRules.files(), at: "2018-07-20 10:00")
    #expect(office.post.newLetters().map(\.address) == ["one@example.org"])
  }

  private static func broken(_ number: Int) -> [String: String] {
    EditRules.files(["a": "猴年马月\(number)", "b": "2018-08-31"])
  }

  private var lettersToAdministrator: [String] {
    office.post.newLetters().filter { $0.address == "admin@example.org" }.map(\.text)
  }

  private func isBalanced(_ day: String, at time: String) throws -> Bool {
    let book = try #require(office.supervision.book)
    return Evaluator.balance(
      book, try office.ledger.snapshot(), accounts: try office.ledger.accounts(on: civilDay(day)),
      of: civilDay(day), at: instant(time)
    ).isBalanced
  }

  @Test func oneIsToldOnTheDayItComesAndOnEveryWorkingDayAsLongAsItStands() throws {
    guard case .refused = try office.take(Self.broken(1), at: "2018-07-20 10:05") else {
      Issue.record("it was taken")
      return
    }
    let first = lettersToAdministrator
    #expect(first.count == 1)
    #expect(first[0].hasPrefix("【督办】规则的修改有1处错误，没有采用\n"), "\(first[0])")
    #expect(first[0].contains("rules/plan.yaml:6:10: "), "\(first[0])")
    #expect(first[0].contains("猴年马月1"))
    #expect(first[0].contains("自2018年7月20日（周五）10:05起仍按上一版规则"), "\(first[0])")
    #expect(first[0].contains("duban check"))
    #expect(!first[0].contains("把“回复”后面的一行发回本办"))

    // The same again, and a weekend: nothing. Another one the same day waits for the next letter.
    try office.take(Self.broken(1), at: "2018-07-20 11:00")
    try office.take(Self.broken(2), at: "2018-07-20 12:00")
    try office.pass(on: civilDay("2018-07-21")...civilDay("2018-07-22"))
    #expect(lettersToAdministrator.isEmpty)
    try office.pass(at: "2018-07-23 08:59")
    #expect(lettersToAdministrator.isEmpty)
    try office.pass(at: "2018-07-23 09:00")
    let monday = lettersToAdministrator
    #expect(monday.count == 1)
    #expect(monday.first?.contains("猴年马月2") == true)
    #expect(monday.first?.contains("猴年马月1") == false)
    try office.pass(at: "2018-07-23 15:00")
    #expect(lettersToAdministrator.isEmpty)
    try office.pass(at: "2018-07-24 09:00")
    #expect(lettersToAdministrator.count == 1)
    for day in ["2018-07-20", "2018-07-23", "2018-07-24"] {
      #expect(try isBalanced(day, at: "2018-07-24 10:00"), "\(day)")
    }
    #expect(try office.ledger.verify() == .intact(office.ledger.head()))
  }

  @Test func onceItIsMendedThatIsToldOnce() throws {
    try office.take(Self.broken(1), at: "2018-07-20 10:05")
    #expect(lettersToAdministrator.count == 1)
    try office.take(EditRules.files(["a": "2018-07-25", "b": "2018-09-28"]), at: "2018-07-20 11:00")
    try office.pass(at: "2018-07-23 09:00")
    let mended = lettersToAdministrator
    #expect(mended.count == 1)
    #expect(mended.first?.hasPrefix("【督办】规则的修改已处理\n") == true, "\(mended)")
    try office.pass(on: civilDay("2018-07-24")...civilDay("2018-07-31"))
    #expect(lettersToAdministrator.isEmpty)
    for day in ["2018-07-20", "2018-07-23", "2018-07-24"] {
      #expect(try isBalanced(day, at: "2018-07-24 10:00"), "\(day)")
    }
  }

  @Test func takingItBackMendsItToo() throws {
    try office.take(Self.broken(1), at: "2018-07-20 10:05")
    try office.take(EditRules.files(), at: "2018-07-20 11:00")
    try office.pass(at: "2018-07-23 09:00")
    #expect(lettersToAdministrator.count == 2)
    #expect(try office.ledger.pendingEdit() == nil)
  }

  @Test func whatIsMendedBeforeTheLetterGoesOutTroublesNobody() throws {
    try office.take(Self.broken(1), at: "2018-07-23 08:00")
    try office.take(EditRules.files(), at: "2018-07-23 08:30")
    try office.pass(on: civilDay("2018-07-23")...civilDay("2018-07-31"))
    #expect(lettersToAdministrator.isEmpty)
    #expect(try office.editAccounts(on: "2018-07-23") == ["refused 管理员 cancelled"])
  }

  @Test func itIsToldAgainWhenItIsBrokenAgain() throws {
    try office.take(Self.broken(1), at: "2018-07-20 10:05")
    try office.take(EditRules.files(), at: "2018-07-20 11:00")
    try office.pass(at: "2018-07-23 09:00")
    try office.take(Self.broken(1), at: "2018-07-24 10:00")
    try office.take(EditRules.files(), at: "2018-07-24 11:00")
    try office.pass(at: "2018-07-25 09:00")
    #expect(
      lettersToAdministrator.map { $0.contains("没有采用") } == [true, false, true, false])
    #expect(try isBalanced("2018-07-25", at: "2018-07-25 10:00"))
  }

  @Test func aLetterUnderWayIsFollowedByTheWordThatItIsMended() throws {
    office.post.fail(1)
    try office.take(Self.broken(1), at: "2018-07-20 10:05")
    #expect(lettersToAdministrator.isEmpty)
    try office.take(EditRules.files(), at: "2018-07-20 10:06")
    try office.pass(at: "2018-07-23 09:00")
    let letters = lettersToAdministrator
    #expect(letters.count == 2)
    #expect(letters.filter { $0.contains("规则的修改已处理") }.count == 1)
  }

  @Test func theLastGoodRulesSayWhoIsTold() throws {
    var files = Self.broken(1)
    files["rules/office.yaml"] = EditRules.office.replacing("administrators: [管理员]", with: "administrators: [联络员2]")
    try office.take(files, at: "2018-07-20 10:05")
    #expect(office.post.newLetters().map(\.address) == ["admin@example.org"])
  }

  @Test func withoutAdministratorsNobodyIsWrittenTo() throws {
    let other = try ClockedOffice()
    var files = EditRules.files()
    files["rules/office.yaml"] = EditRules.office.replacing("  administrators: [管理员]\n", with: "")
    try other.take(files, at: "2018-07-20 08:00")
    try other.take(Self.broken(1), at: "2018-07-20 08:05")
    try other.pass(at: "2018-07-20 09:00")
    #expect(other.post.newLetters().map(\.address) == ["one@example.org"])
    #expect(try other.ledger.pendingEdit() != nil)
  }

  @Test func aRestartTellsNothingTwice() throws {
    try office.take(Self.broken(1), at: "2018-07-20 10:05")
    #expect(lettersToAdministrator.count == 1)
    try office.restart()
    try office.take(Self.broken(1), at: "2018-07-20 10:10")
    try office.pass(at: "2018-07-20 18:00")
    #expect(lettersToAdministrator.isEmpty)
    #expect(office.supervision.book?.plans[0].tasks.count == 2)
  }
}
