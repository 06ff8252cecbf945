import CivilTime
import Evaluation
import PlanLanguage
import Rules
import Testing

/// A plan that ends: what is open is waived, or carried over and goes on being chased.
@Suite struct ClosedPlanTests {
  /// Closed on Friday 31 August 2018.
  private static func book(isCarriedOver: Bool) -> TestBook {
    var test = TestBook([.on(.due), .after(1, .days, every: CountedSpan(1, .weeks))])
    test.plan.closed = day("2018-08-31")
    test.plan.carryOver = isCarriedOver ? 0 : nil
    test.add("a", .due("2018-08-20"))
    test.add("later", .due("2018-11-30"))
    return test
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String, isCarriedOver: Bool, on: String, state: Standing.State, lamp: Lamp
    var key = "p/a", facts: [Fact] = []
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "waived, the day before", isCarriedOver: false, on: "2018-08-30", state: .overdue, lamp: .red),
    Case(name: "waived, the day it ends", isCarriedOver: false, on: "2018-08-31", state: .closed, lamp: .grey),
    Case(name: "carried over, the day it ends", isCarriedOver: true, on: "2018-08-31", state: .overdue, lamp: .red),
    Case(
      name: "carried over and not due yet", isCarriedOver: true, on: "2018-09-10", state: .open, lamp: .green,
      key: "p/later"),
    Case(
      name: "carried over and met since", isCarriedOver: true, on: "2018-09-10", state: .metLate, lamp: .blue,
      facts: [.done("p/a", on: "2018-09-05")]),
    Case(
      name: "waived and met before", isCarriedOver: false, on: "2018-09-10", state: .met, lamp: .blue,
      facts: [.done("p/a", on: "2018-08-05")]),
  ]

  @Test(arguments: cases) func whatIsOpenIsWaivedOrGoesOn(_ row: Case) {
    let test = Self.book(isCarriedOver: row.isCarriedOver)
    let standing = test.book.standing(of: test.obligation(row.key), Snapshot(row.facts), at: nine(row.on))
    #expect(standing.state == row.state && standing.lamp == row.lamp)
  }

  @Test(arguments: [false, true]) func itsStepsEndWithItUnlessItIsCarriedOver(_ isCarriedOver: Bool) {
    let test = Self.book(isCarriedOver: isCarriedOver)
    let year = day("2018-01-01")...day("2018-09-15")
    let days = test.book.turns(of: test.obligation("p/a"), in: year).map { "\($0.day)" }
    let before = ["2018-08-20", "2018-08-21", "2018-08-28"]
    #expect(days == before + (isCarriedOver ? ["2018-09-04", "2018-09-11"] : []))
  }

  @Test(arguments: [false, true]) func theDaemonTellsOnUnlessItIsWaived(_ isCarriedOver: Bool) {
    var snapshot = Snapshot()
    let accounts = passes(
      Self.book(isCarriedOver: isCarriedOver).book, &snapshot, day("2018-08-20")...day("2018-09-15"))
    #expect(accounts.contains { $0.day > day("2018-08-31") } == isCarriedOver)
    #expect(accounts.contains { $0.day == day("2018-08-28") })
  }

  @Test(arguments: [false, true]) func noTurnOpensOnceItHasEnded(_ isCarriedOver: Bool) {
    var test = Self.book(isCarriedOver: isCarriedOver)
    test.add("m", .monthly)
    test.add("t", .waiting, kind: .trigger)
    let book = test.book
    let snapshot = Snapshot([.event("p/t", on: "2018-08-30"), .event("p/t", on: "2018-08-31")])
    let keys = book.obligations(snapshot).map { book.key(of: $0) }
    #expect(keys.filter { $0.hasPrefix("p/m") }.last == "p/m@2018-08")
    #expect(keys.filter { $0.hasPrefix("p/t") } == ["p/t@2018-08-30"])
    #expect(keys.contains("p/later"), "it was open when the plan ended")
  }

  @Test func aTurnThatOpensOnTheDayItEndsIsNoneOfIts() {
    var test = Self.book(isCarriedOver: true)
    test.add("m", .monthly)
    test.plan.closed = day("2018-08-01")
    #expect(test.book.obligations(Snapshot()).last?.window.key == "2018-07")
    test.plan.closed = day("2018-08-02")
    #expect(test.book.obligations(Snapshot()).last?.window.key == "2018-08")
  }
}
