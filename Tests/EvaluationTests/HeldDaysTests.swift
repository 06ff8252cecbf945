import CivilTime
import Evaluation
import Rules
import Testing
import WorkCalendars

/// In whose hands an obligation was, counted by hand on the working days of July 2018, which has no holidays.
@Suite struct HeldDaysTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var facts: [Fact]
    var today: String
    var held: HeldDays
    /// The plan ended on that day.
    var closed: String?

    var testDescription: String { name }
  }

  private static let accepted = Fact.happened(.accept, on: "2018-07-02")

  /// Open from Monday 2 July; Fridays are the 6th, 13th, 20th and 27th.
  static let cases = [
    Case(name: "before it begins", facts: [], today: "2018-06-29", held: HeldDays()),
    Case(name: "on the day it begins", facts: [], today: "2018-07-02", held: HeldDays()),
    Case(name: "the unit alone", facts: [accepted], today: "2018-07-13", held: HeldDays(unit: 9)),
    Case(name: "a weekend adds nothing", facts: [accepted], today: "2018-07-15", held: HeldDays(unit: 9)),
    Case(
      name: "blocked for a week",
      facts: [
        accepted, .happened(.block, on: "2018-07-06", "数据", unit: "国土局"), .happened(.unblock, on: "2018-07-13"),
      ], today: "2018-07-20", held: HeldDays(unit: 9, others: 5)),
    Case(
      name: "blocked twice",
      facts: [
        accepted, .happened(.block, on: "2018-07-03", "数据"), .happened(.unblock, on: "2018-07-04"),
        .happened(.block, on: "2018-07-10", "雨"), .happened(.unblock, on: "2018-07-12"),
      ], today: "2018-07-13", held: HeldDays(unit: 6, others: 3)),
    Case(
      name: "still blocked", facts: [accepted, .happened(.block, on: "2018-07-06", "数据")], today: "2018-07-20",
      held: HeldDays(unit: 4, others: 10)),
    Case(
      name: "in review", facts: [accepted, .happened(.submit, on: "2018-07-13")], today: "2018-07-20",
      held: HeldDays(unit: 9, supervisor: 5)),
    Case(
      name: "reviewed, and over since",
      facts: [accepted, .happened(.submit, on: "2018-07-13"), .happened(.confirm, on: "2018-07-20")],
      today: "2018-08-10", held: HeldDays(unit: 9, supervisor: 5)),
    Case(
      name: "not our duty, and back",
      facts: [
        accepted, .happened(.sendBack, on: "2018-07-06", "不属本单位"), .happened(.sendBack, on: "2018-07-13", "属"),
      ],
      today: "2018-07-20", held: HeldDays(unit: 9, supervisor: 5)),
    Case(
      name: "paused and resumed",
      facts: [accepted, .happened(.pause, on: "2018-07-06"), .happened(.resume, on: "2018-07-13")],
      today: "2018-07-20", held: HeldDays(unit: 9, supervisor: 5)),
    Case(
      name: "more time asked for and refused a week later",
      facts: [
        accepted, .happened(.extendRequest, on: "2018-07-06", "雨", until: "2018-08-31"),
        .happened(.extendRefuse, on: "2018-07-13", "不准"),
      ], today: "2018-07-20", held: HeldDays(unit: 9, supervisor: 5)),
    Case(
      name: "paused while blocked: each day is counted once",
      facts: [
        accepted, .happened(.block, on: "2018-07-06", "数据"), .happened(.pause, on: "2018-07-09"),
        .happened(.resume, on: "2018-07-13"), .happened(.unblock, on: "2018-07-20"),
      ], today: "2018-07-27", held: HeldDays(unit: 9, others: 6, supervisor: 4)),
    Case(
      name: "a request for more time while blocked is still the obstacle's time",
      facts: [
        accepted, .happened(.block, on: "2018-07-06", "数据"),
        .happened(.extendRequest, on: "2018-07-09", "数据", until: "2018-08-31"),
      ], today: "2018-07-13", held: HeldDays(unit: 4, others: 5)),
    Case(
      name: "sent back after it was closed",
      facts: [
        accepted, .happened(.submit, on: "2018-07-06"), .happened(.confirm, on: "2018-07-09"),
        .happened(.sendBack, on: "2018-07-13", "不实"), .happened(.submit, on: "2018-07-16"),
        .happened(.confirm, on: "2018-07-17"),
      ], today: "2018-07-27", held: HeldDays(unit: 5, supervisor: 6)),
    Case(
      name: "waived", facts: [accepted, .happened(.waive, on: "2018-07-06", "撤销")], today: "2018-07-27",
      held: HeldDays(unit: 4)),
    Case(
      name: "its plan ended", facts: [accepted], today: "2018-07-27", held: HeldDays(unit: 14), closed: "2018-07-20"
    ),
  ]

  @Test(arguments: cases) func everyWorkingDayIsCountedUnderWhoHadIt(_ c: Case) {
    var test = TestBook()
    test.goBy(.standard)
    test.plan.closed = c.closed.map { day($0) }
    test.add("t", .due("2018-07-31", from: "2018-07-02"))
    #expect(held(test, c.facts, c.today) == c.held)
  }

  @Test func withoutAWorkflowAllOfItIsTheUnits() {
    var test = TestBook()
    test.add("t", .due("2018-07-31", from: "2018-07-02"))
    #expect(held(test, [], "2018-07-13") == HeldDays(unit: 9))
    #expect(held(test, [.done("p/t", on: "2018-07-06")], "2018-07-27") == HeldDays(unit: 4))
  }

  @Test func nothingIsHeldBeforeTheRulesAreInForce() {
    var test = TestBook()
    test.plan.effective = day("2018-07-09")
    test.add("t", .due("2018-07-31", from: "2018-03-01"))
    #expect(held(test, [], "2018-07-13") == HeldDays(unit: 4))
  }

  @Test(arguments: 0..<200) func theDaysOfAllAddUpToThoseThatWentBy(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    var test = TestBook()
    test.goBy(.standard)
    test.add("t", .due("2018-07-31", from: "2018-03-01"), evidence: ["总结"])
    let facts = CoursePropertyTests.facts(&random, distinctDays: false)
    let today = day("2018-12-28")
    let (standing, held) = found(test, facts, today)
    let course = standing.course?.value
    let end = course?.closed ?? course?.waived ?? today
    let whole = TestCalendar.cn.workingDays(after: day("2018-03-01"), through: min(end, today))
    #expect(held.unit + held.others + held.supervisor == whole, "seed \(seed)")
  }

  private func held(_ test: TestBook, _ facts: [Fact], _ today: String) -> HeldDays {
    found(test, facts, day(today)).held
  }

  private func found(_ test: TestBook, _ facts: [Fact], _ today: CivilDate) -> (standing: Standing, held: HeldDays)
  {
    let book = test.book
    let snapshot = Snapshot(facts)
    let obligation = test.obligation("p/t", snapshot)
    let standing = book.standing(of: obligation, snapshot, at: instant("\(today) 12:00"))
    return (standing, book.heldDays(of: obligation, standing, today: today))
  }
}
