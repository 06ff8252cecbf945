import CivilTime
import Evaluation
import Rules
import Testing

/// Who is told changes with the day: terms, stand-ins, mergers; and with who may know the plan.
@Suite struct AudienceDayTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let on: String
    let tell: [Role]
    let told: [String]
    var lead: [Answerer] = [.unit(TestBook.agriculture)]
    let change: @Sendable (inout TestBook) -> Void
    var testDescription: String { name }
  }

  private static func liaison(_ contacts: Contact...) -> @Sendable (inout TestBook) -> Void {
    { $0.units[Int(TestBook.agriculture)].liaison = contacts }
  }

  private static let away = Contact(
    person: TestBook.agricultureLiaison, until: day("2018-07-10"), away: [day("2018-06-11")...day("2018-06-15")],
    standIn: 8)

  static let terms = [
    Case(
      name: "the day before a term the leader stands in", on: "2018-06-30", tell: [.liaison],
      told: ["agri-leader liaison stands in"], change: liaison(Contact(person: 0, from: day("2018-07-01")))),
    Case(
      name: "the first day of a term", on: "2018-07-01", tell: [.liaison], told: ["agri-liaison liaison"],
      change: liaison(Contact(person: 0, from: day("2018-07-01")))),
    Case(
      name: "the last day of a term", on: "2018-07-01", tell: [.liaison], told: ["agri-liaison liaison"],
      change: liaison(Contact(person: 0, until: day("2018-07-01")))),
    Case(
      name: "the day after a term the leader stands in", on: "2018-07-02", tell: [.liaison],
      told: ["agri-leader liaison stands in"], change: liaison(Contact(person: 0, until: day("2018-07-01")))),
    Case(
      name: "who follows in office", on: "2018-07-01", tell: [.liaison], told: ["women-liaison liaison"],
      change: liaison(Contact(person: 0, until: day("2018-06-30")), Contact(person: 8, from: day("2018-07-01")))),
    Case(
      name: "both while terms overlap", on: "2018-06-30", tell: [.liaison],
      told: ["agri-liaison liaison", "women-liaison liaison"],
      change: liaison(Contact(person: 0, until: day("2018-06-30")), Contact(person: 8, from: day("2018-06-30")))),
    Case(
      name: "a leader whose term has ended is wanting", on: "2018-07-02", tell: [.leader],
      told: ["office-liaison leader stands in"],
      change: { $0.units[0].leader = [Contact(person: 1, until: day("2018-07-01"))] }),
    Case(
      name: "liaison and leader both gone", on: "2018-07-02", tell: [.liaison],
      told: ["office-liaison liaison stands in"],
      change: {
        $0.units[0].liaison = [Contact(person: 0, until: day("2018-06-01"))]
        $0.units[0].leader = [Contact(person: 1, until: day("2018-07-01"))]
      }),
    Case(
      name: "the day before being away", on: "2018-06-10", tell: [.liaison], told: ["agri-liaison liaison"],
      change: liaison(away)),
    Case(
      name: "the first day away", on: "2018-06-11", tell: [.liaison], told: ["women-liaison liaison"],
      change: liaison(away)),
    Case(
      name: "the last day away", on: "2018-06-15", tell: [.liaison], told: ["women-liaison liaison"],
      change: liaison(away)),
    Case(
      name: "the day after being away", on: "2018-06-16", tell: [.liaison], told: ["agri-liaison liaison"],
      change: liaison(away)),
    Case(
      name: "a stand-in who is liaison as well is told once", on: "2018-06-15", tell: [.liaison],
      told: ["women-liaison liaison"], change: liaison(away, 8)),
    Case(
      name: "the supervisor's stand-in", on: "2018-06-15", tell: [.supervisor], told: ["women-liaison supervisor"],
      change: {
        $0.units[5].liaison = [Contact(person: 6, away: [day("2018-06-15")...day("2018-06-15")], standIn: 8)]
      }),
  ]

  static let mergers = [
    Case(
      name: "the day before a merger", on: "2018-06-14", tell: [.liaison, .leader],
      told: ["agri-liaison liaison", "agri-leader leader"],
      change: { $0.units[0].mergedInto = Succession(unit: TestBook.commerce, on: day("2018-06-15")) }),
    Case(
      name: "the day of a merger", on: "2018-06-15", tell: [.liaison, .leader],
      told: ["commerce-liaison liaison", "commerce-leader leader"],
      change: { $0.units[0].mergedInto = Succession(unit: TestBook.commerce, on: day("2018-06-15")) }),
    Case(
      name: "a merger of a merger", on: "2018-06-15", tell: [.liaison], told: ["women-liaison liaison"],
      change: {
        $0.units[0].mergedInto = Succession(unit: TestBook.commerce, on: day("2018-06-01"))
        $0.units[1].mergedInto = Succession(unit: TestBook.women, on: day("2018-06-15"))
      }),
    Case(
      name: "a supporting unit that was merged", on: "2018-06-15", tell: [.support],
      told: ["commerce-liaison support"],
      change: {
        $0.plan.tasks[0].support = [.unit(TestBook.women)]
        $0.units[6].mergedInto = Succession(unit: TestBook.commerce, on: day("2018-06-01"))
      }),
  ]

  static let superiors = [
    Case(
      name: "the unit it reports to", on: "2018-06-15", tell: [.superior], told: ["commerce-liaison superior"],
      change: { $0.units[0].reportsTo = TestBook.commerce }),
    Case(
      name: "one without a liaison is told through its leader", on: "2018-06-15", tell: [.superior],
      told: ["xixiashu-leader superior"], change: { $0.units[0].reportsTo = TestBook.xixiashu }),
    Case(
      name: "one with nobody is the supervisor's", on: "2018-06-15", tell: [.superior],
      told: ["office-liaison superior stands in"], change: { $0.units[0].reportsTo = TestBook.benniu }),
    Case(
      name: "who reports to none is the supervisor's", on: "2018-06-15", tell: [.superior],
      told: ["office-liaison superior stands in"], change: { _ in }),
    Case(
      name: "an undefined group is the supervisor's", on: "2018-06-15", tell: [.superior],
      told: ["office-liaison superior stands in"], lead: [.group(TestBook.undefined)], change: { _ in }),
    Case(
      name: "of a merged unit the other's", on: "2018-06-15", tell: [.superior],
      told: ["commerce-liaison superior"],
      change: {
        $0.units[0].reportsTo = TestBook.xixiashu
        $0.units[0].mergedInto = Succession(unit: TestBook.women, on: day("2018-06-15"))
        $0.units[6].reportsTo = TestBook.commerce
      }),
  ]

  static let insiders = [
    Case(
      name: "nobody but insiders is told", on: "2018-06-15", tell: [.liaison, .leader, .supervisor, .person(8)],
      told: ["agri-liaison liaison", "office-liaison supervisor"], change: { $0.plan.insiders = [0, 6] }),
    Case(
      name: "an outsider's stand-in is told when he is an insider", on: "2018-06-15", tell: [.liaison],
      told: ["women-liaison liaison"],
      change: {
        $0.plan.insiders = [8]
        $0.units[0].liaison = [away]
      }),
    Case(
      name: "where all are outsiders nobody is told", on: "2018-06-15", tell: [.leader, .person(8)], told: [],
      change: { $0.plan.insiders = [0] }),
  ]

  static let support = [
    Case(
      name: "a commitment's own support goes before its task's", on: "2018-06-15", tell: [.support],
      told: ["women-liaison support"],
      change: {
        $0.plan.tasks[0].support = [.unit(TestBook.commerce)]
        $0.change { $0.support = [.unit(TestBook.women)] }
      })
  ]

  @Test(arguments: terms + mergers + superiors + insiders + support)
  func theDayDecidesWhoIsTold(_ row: Case) {
    var test = TestBook([.on(.due, row.tell)])
    test.add("a", .due("2018-06-15"), lead: row.lead)
    row.change(&test)
    let book = test.book
    let told = book.audience(of: book.policies[0].steps[0], for: test.obligation("p/a"), on: day(row.on)).map {
      recipient in
      "\(book.people[Int(recipient.person)].id) \(recipient.role.name)\(recipient.standsIn ? " stands in" : "")"
    }
    #expect(told == row.told)
  }

  @Test func theDaemonTellsWhoIsInOfficeOnTheDayItTells() {
    var test = TestBook([.before(1, .days), .on(.due)])
    test.units[0].liaison = [
      Contact(person: 0, until: day("2018-06-14")), Contact(person: 8, from: day("2018-06-15")),
    ]
    test.add("a", .due("2018-06-15"))
    var snapshot = Snapshot()
    let accounts = passes(test.book, &snapshot, day("2018-06-14")...day("2018-06-15"))
    #expect(
      accounts.map(\.line) == [
        "2018-06-14 before:1d agri-liaison planned due", "2018-06-15 due women-liaison planned due",
      ])
  }

  /// A book that was refused may hold a circle; looking who acts must end all the same.
  @Test func aCircleOfMergersEnds() {
    var test = TestBook()
    test.units[0].mergedInto = Succession(unit: 1, on: day("2018-06-01"))
    test.units[1].mergedInto = Succession(unit: 0, on: day("2018-06-01"))
    #expect([0, 1].contains(test.book.acting(for: 0, on: day("2018-06-15"))))
    #expect(test.book.acting(for: 0, on: day("2018-05-31")) == 0)
  }
}
