import CivilTime
import Evaluation
import Ledger
import Rules
import Scheduler
import Testing

/// 演练: a letter of its own to everyone who may ever be told, once, and nothing else.
@Suite struct DrillTests {
  private static let rules = """
    plan: {id: p, title: 计划, year: 2018, issued: 2018-03-01, supervisor: 督查室}
    calendars: {plain: {weekend: [saturday, sunday]}}
    channels: {mail: {kind: maildir, folder: mailboxes}}
    policies: {standard: {steps: [{on: due, tell: liaison}]}}
    office: {calendar: plain, channels: [mail], administrators: [管理员], delivery: {at: "09:00", quiet: 18:00..08:30, cap: 1 a week}}
    units:
      - {name: 农业局, liaison: 联络员, leader: 局长, reports-to: 办公室}
      - {name: 财政局, liaison: 财政员}
      - {name: 办公室, leader: 主任}
      - {name: 督查室, liaison: 督查员}
      - {name: 闲置局, liaison: 闲人}
    people:
      - {name: 联络员, email: a@example.org}
      - {name: 局长, email: b@example.org}
      - {name: 财政员, email: c@example.org}
      - {name: 主任, email: d@example.org}
      - {name: 督查员, email: e@example.org}
      - {name: 闲人, email: f@example.org}
      - {name: 管理员, email: g@example.org}
    tasks:
      - {id: one, title: 编制规划, lead: 农业局, support: [财政局], due: 2018-07-25}
    """

  private static let everyone = ["联络员", "局长", "财政员", "主任", "督查员", "管理员"]

  private func office() throws -> ClockedOffice {
    let office = try ClockedOffice()
    try office.take(["rules.yaml": Self.rules], at: "2018-07-23 10:00")
    return office
  }

  private func told(_ office: ClockedOffice) throws -> [String] {
    try office.ledger.accounts(subject: "drill:1").map {
      "\($0.day) \($0.id.recipient) \($0.state.rawValue) \($0.reason.rawValue)"
    }
  }

  @Test func everyoneOfAPlanUnderWayIsToldOnceAndAtOnce() throws {
    let office = try office()
    #expect(try office.ledger.beginDrill(after: 0, by: "王", at: instant("2018-07-23 10:30")) == 1)
    try office.pass(at: "2018-07-23 10:31")
    #expect(try told(office) == Self.everyone.map { "2018-07-23 \($0) sent due" })
    let letters = office.post.newLetters()
    #expect(letters.count == Self.everyone.count)
    #expect(letters.allSatisfy { $0.text.hasPrefix("【演练】") && $0.text.contains("没有要办的事项") })
    #expect(letters.first { $0.address == "b@example.org" }?.text.contains("演练收到 局长\n") == true)
    #expect(letters.first { $0.address == "b@example.org" }?.text.contains("duban drill --answered 局长\n") == true)
    try office.pass(on: civilDay("2018-07-24")...civilDay("2018-07-24"))
    try office.restart()
    try office.take(["rules.yaml": Self.rules + "# 改\n"], at: "2018-07-24 10:00")
    #expect(try told(office).count == Self.everyone.count)
    #expect(try office.ledger.verify() == .intact(office.ledger.head()))
  }

  /// The letter is none of the week's, and changes nothing about what is due.
  @Test func remindersGoOnAsIfThereWereNone() throws {
    let (plain, drilled) = (try office(), try office())
    _ = try drilled.ledger.beginDrill(after: 0, by: "王", at: instant("2018-07-24 10:00"))
    for office in [plain, drilled] {
      try office.pass(at: "2018-07-24 10:01")
      try office.pass(on: civilDay("2018-07-25")...civilDay("2018-07-31"))
    }
    #expect(try drilled.accounts("p/one") == plain.accounts("p/one"))
    #expect(try plain.accounts("p/one") == ["2018-07-25 due 联络员 sent due"])
    let letters = drilled.post.newLetters().filter { !$0.text.hasPrefix("【演练】") }.map(\.text)
    #expect(letters == plain.post.newLetters().map(\.text))
  }

  struct Hour: Sendable, CustomTestStringConvertible {
    var began: String
    var reason: String
    var goesOut: String
    var testDescription: String { began }
  }

  /// 28 July 2018 is a Saturday.
  static let hours = [
    Hour(began: "2018-07-26 19:00", reason: "quiet-hours", goesOut: "2018-07-27 09:00"),
    Hour(began: "2018-07-28 10:00", reason: "rest-day", goesOut: "2018-07-30 09:00"),
    Hour(began: "2018-07-26 08:40", reason: "due", goesOut: "2018-07-26 09:00"),
  ]

  @Test(arguments: hours)
  func itWaitsForTheOfficesHours(_ row: Hour) throws {
    let office = try office()
    try office.pass(on: civilDay("2018-07-24")...civilDay("2018-07-25"))
    _ = office.post.newLetters()
    _ = try office.ledger.beginDrill(after: 0, by: "王", at: instant(row.began))
    try office.pass(at: row.began)
    #expect(office.post.newLetters().isEmpty)
    #expect(try told(office).allSatisfy { $0.hasSuffix(" held \(row.reason)") })
    try office.pass(at: row.goesOut)
    #expect(office.post.newLetters().count == Self.everyone.count)
  }

  @Test func aLetterOfADrillThatDiesIsToldLikeAnyOther() throws {
    let office = try office()
    _ = try office.ledger.beginDrill(after: 0, by: "王", at: instant("2018-07-23 10:30"))
    office.post.refuse(["b@example.org"])
    try office.pass(at: "2018-07-23 10:31")
    #expect(try told(office).filter { $0.contains("dead") } == ["2018-07-23 局长 dead refused"])
    try office.pass(at: "2018-07-24 09:00")
    #expect(office.post.newLetters().contains { $0.text.contains("给局长的信没有送达") })
  }

  @Test func theDayBalancesAndNothingIsOwed() throws {
    let office = try office()
    _ = try office.ledger.beginDrill(after: 0, by: "王", at: instant("2018-07-23 10:30"))
    try office.pass(at: "2018-07-23 10:31")
    let day = civilDay("2018-07-23")
    let book = try #require(office.supervision.book)
    let balance = Evaluator.balance(
      book, try office.ledger.snapshot(), accounts: try office.ledger.accounts(on: day), of: day,
      at: instant("2018-07-25 10:00"))
    #expect(balance.isBalanced && balance.counts[.sent] == Self.everyone.count && balance.owed.isEmpty)
  }

  @Test func ofPlansThatEndedOnlyTheAdministratorsAreLeft() throws {
    let office = try ClockedOffice()
    let ended = Self.rules.replacing("supervisor: 督查室}", with: "supervisor: 督查室, closed: 2018-07-01}")
    try office.take(["rules.yaml": ended], at: "2018-07-23 10:00")
    _ = try office.ledger.beginDrill(after: 0, by: "王", at: instant("2018-07-23 10:30"))
    try office.pass(at: "2018-07-23 10:31")
    #expect(try told(office).map { $0.split(separator: " ")[1] } == ["管理员"])
  }
}
