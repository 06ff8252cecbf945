import CivilTime
import Evaluation
import Rules
import Testing

/// Who sees what: the rule behind every `--for`.
@Suite struct PurviewTests {
  /// 春江镇 and 西夏墅镇 report to 区农业局, 奔牛镇 to 春江镇; 区农业局 to 区对口办.
  static var line: TestBook {
    var test = TestBook([.on(.due)])
    test.units[Int(TestBook.chunjiang)].reportsTo = TestBook.agriculture
    test.units[Int(TestBook.xixiashu)].reportsTo = TestBook.agriculture
    test.units[Int(TestBook.benniu)].reportsTo = TestBook.chunjiang
    test.add("agri", .due("2018-06-15"))
    test.add("commerce", .due("2018-06-15"), lead: [.unit(TestBook.commerce)], support: [.unit(TestBook.women)])
    test.add("towns", .due("2018-06-15"), lead: [.group(TestBook.towns)], answeredBy: .each)
    test.add("benniu", .due("2018-06-15"), lead: [.unit(TestBook.benniu)])
    test.add(
      "joint", .due("2018-06-15"), lead: [.unit(TestBook.commerce)],
      support: [.unit(TestBook.agriculture), .unit(TestBook.benniu)])
    return test
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String, who: Who, sees: [String]
    var on = "2018-06-15"
    var change: @Sendable (inout TestBook) -> Void = { _ in }
    var testDescription: String { name }

    enum Who: Sendable {
      case person(String)
      case unit(String)
    }
  }

  static let everything = ["agri", "benniu", "commerce", "joint", "towns#chunjiang", "towns#xixiashu"]

  static let cases = [
    Case(
      name: "a liaison officer: the unit, and what it supports", who: .person("agri-liaison"),
      sees: ["agri answers", "joint supports"]),
    Case(
      name: "a leader: every unit below as well", who: .person("agri-leader"),
      sees: [
        "agri answers", "benniu answers", "joint supports", "towns#chunjiang answers", "towns#xixiashu answers",
      ]),
    Case(
      name: "a liaison officer sees none of the units below", who: .person("chunjiang-liaison"),
      sees: ["towns#chunjiang answers"]),
    Case(
      name: "a supporting unit's officer", who: .person("women-liaison"), sees: ["commerce supports"]),
    Case(
      name: "the supervisor's officer: the whole plan", who: .person("office-liaison"),
      sees: everything.map { "\($0) supervises" }),
    Case(
      name: "the supervisor's leader, and what a unit below answers for is answered for",
      who: .person("office-leader"),
      sees: [
        "agri answers", "benniu supervises", "commerce supervises", "joint supervises",
        "towns#chunjiang supervises", "towns#xixiashu supervises",
      ],
      change: {
        $0.units[Int(TestBook.agriculture)].reportsTo = TestBook.supervisor
        $0.units[Int(TestBook.chunjiang)].reportsTo = nil
        $0.units[Int(TestBook.xixiashu)].reportsTo = nil
      }),
    Case(
      name: "the leader above a supervisor: whatever it supervises", who: .person("commerce-leader"),
      sees: [
        "agri supervises", "benniu supervises", "commerce answers", "joint answers", "towns#chunjiang supervises",
        "towns#xixiashu supervises",
      ],
      change: { $0.units[Int(TestBook.supervisor)].reportsTo = TestBook.commerce }),
    Case(
      name: "a unit: itself and the units below", who: .unit("chunjiang"),
      sees: ["benniu answers", "joint supports", "towns#chunjiang answers"]),
    Case(
      name: "a supervisor as a unit: what it answers for itself", who: .unit("office"), sees: []),
    Case(
      name: "a term that has ended", who: .person("agri-liaison"), sees: [],
      change: { $0.units[0].liaison = [Contact(person: 0, until: day("2018-06-14")), 2] }),
    Case(
      name: "the last day of a term", who: .person("agri-liaison"), sees: ["agri answers", "joint supports"],
      change: { $0.units[0].liaison = [Contact(person: 0, until: day("2018-06-15"))] }),
    Case(
      name: "a term that is to come", who: .person("agri-leader"), sees: [],
      change: { $0.units[0].leader = [Contact(person: 1, from: day("2018-06-16"))] }),
    Case(
      name: "a stand-in while the other is away", who: .person("women-liaison"),
      sees: ["agri answers", "commerce supports", "joint supports"],
      change: {
        $0.units[0].liaison = [
          Contact(person: 0, away: [day("2018-06-11")...day("2018-06-20")], standIn: 8)
        ]
      }),
    Case(
      name: "a stand-in who is not needed", who: .person("women-liaison"), sees: ["commerce supports"],
      on: "2018-06-21",
      change: {
        $0.units[0].liaison = [
          Contact(person: 0, away: [day("2018-06-11")...day("2018-06-20")], standIn: 8)
        ]
      }),
    Case(
      name: "who is away still sees it", who: .person("agri-liaison"), sees: ["agri answers", "joint supports"],
      change: {
        $0.units[0].liaison = [
          Contact(person: 0, away: [day("2018-06-11")...day("2018-06-20")], standIn: 8)
        ]
      }),
    Case(
      name: "a leader's stand-in sees the line below", who: .person("women-liaison"),
      sees: [
        "agri answers", "benniu answers", "commerce supports", "joint supports", "towns#chunjiang answers",
        "towns#xixiashu answers",
      ],
      change: {
        $0.units[0].leader = [
          Contact(person: 1, away: [day("2018-06-11")...day("2018-06-20")], standIn: 8)
        ]
      }),
    Case(
      name: "of a unit that was merged the other's people see", who: .person("commerce-liaison"),
      sees: ["agri answers", "commerce answers", "joint answers"],
      change: { $0.units[0].mergedInto = Succession(unit: TestBook.commerce, on: day("2018-06-15")) }),
    Case(
      name: "and its own no longer do", who: .person("agri-liaison"), sees: [],
      change: { $0.units[0].mergedInto = Succession(unit: TestBook.commerce, on: day("2018-06-15")) }),
    Case(
      name: "the day before they still do", who: .person("agri-liaison"),
      sees: ["agri answers", "joint supports"], on: "2018-06-14",
      change: { $0.units[0].mergedInto = Succession(unit: TestBook.commerce, on: day("2018-06-15")) }),
    Case(
      name: "units below a merged one are below the other", who: .person("commerce-leader"),
      sees: [
        "agri answers", "benniu answers", "commerce answers", "joint answers", "towns#chunjiang answers",
        "towns#xixiashu answers",
      ],
      change: { $0.units[0].mergedInto = Succession(unit: TestBook.commerce, on: day("2018-06-15")) }),
    Case(
      name: "a circle holds nobody up", who: .unit("agri"),
      sees: [
        "agri answers", "benniu answers", "joint supports", "towns#chunjiang answers", "towns#xixiashu answers",
      ],
      change: { $0.units[Int(TestBook.agriculture)].reportsTo = TestBook.benniu }),
    Case(
      name: "an internal plan: its insiders", who: .person("agri-liaison"),
      sees: ["agri answers", "joint supports"],
      change: {
        $0.plan.visibility = .internal
        $0.plan.insiders = [0]
      }),
    Case(
      name: "an internal plan: nobody else, whoever reports to them", who: .person("agri-leader"), sees: [],
      change: {
        $0.plan.visibility = .internal
        $0.plan.insiders = [0]
      }),
  ]

  @Test(arguments: cases)
  func everybodySeesTheirOwn(_ row: Case) throws {
    var test = Self.line
    row.change(&test)
    let book = test.book
    let purview: Purview
    switch row.who {
    case .person(let id):
      let index = try #require(book.people.firstIndex { $0.id == id })
      purview = book.purview(ofPerson: PersonIndex(index), on: day(row.on))
    case .unit(let id):
      let index = try #require(book.units.firstIndex { $0.id == id })
      purview = book.purview(ofUnit: UnitIndex(index), on: day(row.on))
    }
    let seen = book.obligations(Snapshot()).compactMap { obligation in
      book.regard(of: obligation, in: purview).map { "\(book.key(of: obligation).dropFirst(2)) \($0.rawValue)" }
    }
    #expect(seen.sorted() == row.sees)
  }

  /// What anybody is told of an obligation is in their view that day, unless the step names them.
  @Test func whoIsToldSees() {
    var test = Self.line
    test.policy.steps = TestBook.placed([
      .on(.due, [.liaison, .leader, .support, .superior, .supervisor])
    ])
    let book = test.book
    var told = 0
    for obligation in book.obligations(Snapshot()) {
      for recipient in book.audience(of: book.policies[0].steps[0], for: obligation, on: TestBook.inJune) {
        // The liaison officer of a superior unit is told of what the officer does not answer for.
        guard recipient.role != .superior else { continue }
        told += 1
        let purview = book.purview(ofPerson: recipient.person, on: TestBook.inJune)
        #expect(book.regard(of: obligation, in: purview) != nil, "\(book.key(of: obligation)) \(recipient)")
      }
    }
    #expect(told > 10)
  }

  @Test func theUnitsItCoversAreNamedApart() throws {
    let purview = Self.line.book.purview(ofPerson: TestBook.agricultureLeader, on: TestBook.inJune)
    #expect(purview.own == [TestBook.agriculture])
    #expect(purview.below == [TestBook.chunjiang, TestBook.xixiashu, TestBook.benniu])
    #expect(purview.supervised.isEmpty)
    let supervisor = Self.line.book.purview(ofPerson: TestBook.supervisorLiaison, on: TestBook.inJune)
    #expect(supervisor.supervised == [0])
  }
}
