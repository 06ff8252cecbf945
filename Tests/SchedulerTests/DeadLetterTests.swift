import CivilTime
import Delivery
import Ledger
import Rules
import Scheduler
import Testing

/// 未送达的信: a person is told of each, once, and never without end.
@Suite struct DeadLetterTests {
  private static let rules = """
    plan: {id: p, title: 计划, year: 2018, issued: 2018-03-01, supervisor: 督查室}
    calendars: {plain: {weekend: [saturday, sunday]}}
    channels: {mail: {kind: maildir, folder: mailboxes}}
    policies: {standard: {steps: [{on: due, tell: liaison}]}}
    office: {calendar: plain, channels: [mail]ADMIN}
    units:
      - {name: 农业局, liaison: 联络员}
      - {name: 督查室, liaison: 督查员}
    people:
      - {name: 联络员, email: a@example.org}
      - {name: 督查员, email: b@example.org}
      - {name: 管理员, email: c@example.org}
    tasks:
      - {id: one, title: 编制规划, lead: 农业局, due: 2018-07-25}
    """

  private func office(administrators: String = "") throws -> ClockedOffice {
    let office = try ClockedOffice()
    try office.take(
      ["rules.yaml": Self.rules.replacing("ADMIN", with: administrators)], at: "2018-07-24 10:00")
    return office
  }

  /// Who was told of a dead letter, with what became of that.
  private func notices(_ office: ClockedOffice) throws -> [String] {
    try (civilDay("2018-07-24")...civilDay("2018-08-10")).flatMap { day in
      try office.ledger.accounts(on: day).filter(\.id.event.isAboutLetter).map {
        "\($0.day) \($0.id.recipient) \($0.state.rawValue)"
      }
    }
  }

  @Test func theSupervisorIsToldOfALetterThatWasRefused() throws {
    let office = try office()
    office.post.refuse(["a@example.org"])
    try office.pass(on: civilDay("2018-07-25")...civilDay("2018-07-30"))
    // The letter of the 25th failed in that day's pass: the next one tells.
    #expect(try notices(office) == ["2018-07-26 督查员 sent"])
    let told = office.post.newLetters().filter { $0.text.contains("没有送达") }
    #expect(told.count == 1)
    #expect(told.first?.text.contains("给联络员的信没有送达") == true)
    #expect(told.first?.text.contains("没有此信箱") == true)
    #expect(try office.ledger.verify() == .intact(office.ledger.head()))
  }

  @Test func whereThereAreAdministratorsTheyAreTold() throws {
    let office = try office(administrators: ", administrators: [管理员]")
    office.post.refuse(["a@example.org"])
    try office.pass(on: civilDay("2018-07-25")...civilDay("2018-07-30"))
    #expect(try notices(office).map { $0.split(separator: " ")[1] } == ["管理员"])
  }

  @Test func twoMailboxesThatAreBothGoneDoNotTellOfOneAnotherWithoutEnd() throws {
    let office = try office(administrators: ", administrators: [管理员, 督查员]")
    office.post.refuse(nil)
    try office.pass(on: civilDay("2018-07-25")...civilDay("2018-08-10"))
    let found = try notices(office)
    #expect(found.count == 2 && found.allSatisfy { $0.hasSuffix("dead") }, "\(found)")
  }
}
