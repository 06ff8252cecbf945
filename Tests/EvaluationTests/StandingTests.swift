import CivilTime
import Evaluation
import PlanLanguage
import Rules
import Testing
import WorkCalendars

@Suite struct StandingTests {
  private static let key = "p/a"

  /// One obligation due on Friday 15 June 2018, from 1 March on.
  private static func book(
    soft: Bool = false, time: TimeOfDay? = nil, due: String = "2018-06-15", evidence: [String] = [],
    targets: [Target] = []
  ) -> TestBook {
    var test = TestBook()
    test.add("a", .due(due, time: time, soft: soft), targets: targets, evidence: evidence)
    return test
  }

  private static func standing(_ test: TestBook, _ facts: [Fact] = [], at now: Instant) -> Standing {
    let snapshot = Snapshot(facts)
    return test.book.standing(of: test.obligation(key), snapshot, at: now)
  }

  // MARK: States and lamps

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String, now: Instant, state: Standing.State, lamp: Lamp
    var soft = false, evidence: [String] = [], facts: [Fact] = [], closed: String?
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "before its window", now: nine("2018-02-28"), state: .upcoming, lamp: .grey),
    Case(name: "on the first day of its window", now: nine("2018-03-01"), state: .open, lamp: .green),
    // Ten working days before 15 June: 1 June.
    Case(name: "the day before the yellow day", now: nine("2018-05-31"), state: .open, lamp: .green),
    Case(name: "on the yellow day", now: instant("2018-06-01 00:00"), state: .open, lamp: .yellow),
    Case(
      name: "a second before the due day ends", now: instant("2018-06-15 23:59", seconds: 59), state: .open,
      lamp: .yellow),
    Case(name: "when the due day has ended", now: instant("2018-06-16 00:00"), state: .overdue, lamp: .red),
    Case(
      name: "soft, a second before the due day ends", now: instant("2018-06-15 23:59", seconds: 59), state: .open,
      lamp: .yellow, soft: true),
    Case(
      name: "soft, when the due day has ended", now: instant("2018-06-16 00:00"), state: .behind, lamp: .yellow,
      soft: true),
    Case(
      name: "met on the due day, seen next month", now: nine("2018-07-16"), state: .met, lamp: .blue,
      facts: [.done(key, on: "2018-06-15")]),
    Case(
      name: "met before its window", now: nine("2018-02-20"), state: .met, lamp: .blue,
      facts: [.done(key, on: "2018-02-20")]),
    Case(
      name: "met the day after stays late", now: nine("2018-12-31"), state: .metLate, lamp: .blue,
      facts: [.done(key, on: "2018-06-16")]),
    Case(
      name: "soft and met after", now: nine("2018-12-31"), state: .metLate, lamp: .blue, soft: true,
      facts: [.done(key, on: "2018-06-16")]),
    Case(
      name: "done without its evidence", now: nine("2018-06-05"), state: .submitted, lamp: .yellow,
      evidence: ["工作总结"], facts: [.done(key, on: "2018-06-05")]),
    Case(
      name: "done with other evidence than asked for", now: nine("2018-06-05"), state: .submitted, lamp: .yellow,
      evidence: ["工作总结"], facts: [.done(key, on: "2018-06-05"), .attach(key, on: "2018-06-05", "照片")]),
    Case(
      name: "done without its evidence, past due", now: nine("2018-06-16"), state: .overdue, lamp: .red,
      evidence: ["工作总结"], facts: [.done(key, on: "2018-06-05")]),
    Case(
      name: "soft and done without its evidence, past due", now: nine("2018-06-16"), state: .behind, lamp: .yellow,
      soft: true, evidence: ["工作总结"], facts: [.done(key, on: "2018-06-05")]),
    Case(
      name: "done, the evidence in time", now: nine("2018-12-31"), state: .met, lamp: .blue, evidence: ["工作总结"],
      facts: [.done(key, on: "2018-06-05"), .attach(key, on: "2018-06-15", "工作总结")]),
    Case(
      name: "done in time, the evidence late", now: nine("2018-12-31"), state: .metLate, lamp: .blue,
      evidence: ["工作总结"], facts: [.done(key, on: "2018-06-05"), .attach(key, on: "2018-06-20", "工作总结")]),
    Case(
      name: "attached once more after the due day", now: nine("2018-12-31"), state: .met, lamp: .blue,
      evidence: ["工作总结"],
      facts: [
        .done(key, on: "2018-06-05"), .attach(key, on: "2018-06-05", "工作总结"),
        .attach(key, on: "2018-08-10", "工作总结"), .attach(key, on: "2018-08-10", "照片"),
      ]),
    Case(
      name: "the day before the plan closed", now: nine("2018-08-30"), state: .overdue, lamp: .red,
      closed: "2018-08-31"),
    Case(name: "the plan closed", now: nine("2018-08-31"), state: .closed, lamp: .grey, closed: "2018-08-31"),
    Case(
      name: "the plan closed, done without its evidence", now: nine("2018-08-31"), state: .closed, lamp: .grey,
      evidence: ["工作总结"], facts: [.done(key, on: "2018-06-05")], closed: "2018-08-31"),
    Case(
      name: "the plan closed, met", now: nine("2018-08-31"), state: .met, lamp: .blue,
      facts: [.done(key, on: "2018-06-15")], closed: "2018-08-31"),
  ]

  @Test(arguments: cases)
  func stateAndLampFollowWindowFactsAndInstant(_ row: Case) {
    var test = Self.book(soft: row.soft, evidence: row.evidence)
    test.plan.closed = row.closed.map { day($0) }
    let standing = Self.standing(test, row.facts, at: row.now)
    #expect(standing.state == row.state)
    #expect(standing.lamp == row.lamp)
    #expect(standing.isMet == [.met, .metLate].contains(row.state))
  }

  @Test func everyStateAndLampIsInTheTable() {
    #expect(
      Set(Self.cases.map(\.state)) == [
        .upcoming, .open, .submitted, .met, .metLate, .overdue, .behind, .closed,
      ])
    #expect(Set(Self.cases.map(\.lamp)) == Set(Lamp.allCases))
  }

  @Test func lampsAreToldApartByWordAndMarkAlone() {
    #expect(Set(Lamp.allCases.map(\.chinese)).count == Lamp.allCases.count)
    #expect(Set(Lamp.allCases.map(\.mark)).count == Lamp.allCases.count)
  }

  // MARK: The due moment

  @Test func aDueTimeEndsTheDayEarly() {
    let test = Self.book(time: TimeOfDay(12, 0)!)
    #expect(Self.standing(test, at: instant("2018-06-15 11:59", seconds: 59)).state == .open)
    let past = Self.standing(test, at: instant("2018-06-15 12:00"))
    #expect(past.state == .overdue)
    #expect(past.daysOverdue == 0)
    #expect(Self.standing(test, at: instant("2018-06-16 00:00")).daysOverdue == 1)
  }

  @Test func theDayEndsInThePlansZoneNotInTheOffices() {
    var test = Self.book()
    test.plan.zone = .utc
    let shanghaiMidnight = instant("2018-06-16 00:00")
    #expect(Self.standing(test, at: shanghaiMidnight).state == .open)
    #expect(Self.standing(test, at: shanghaiMidnight.adding(seconds: 8 * 3600 - 1)).state == .open)
    #expect(Self.standing(test, at: shanghaiMidnight.adding(seconds: 8 * 3600)).state == .overdue)
  }

  // MARK: Facts and days

  @Test func aFactCountsFromItsDayOnHoweverEarlyItWasRecorded() {
    let facts = [Fact.done(Self.key, on: "2018-06-14", recorded: "2018-06-01")]
    #expect(Self.standing(Self.book(), facts, at: nine("2018-06-13")).state == .open)
    #expect(Self.standing(Self.book(), facts, at: instant("2018-06-14 00:00")).state == .met)
  }

  @Test func aBackDatedFactCountsAsOfItsDay() {
    let facts = [Fact.done(Self.key, on: "2018-06-14", recorded: "2018-07-20")]
    let standing = Self.standing(Self.book(), facts, at: nine("2018-06-16"))
    #expect(standing.state == .met)
    #expect(standing.metOn == day("2018-06-14"))
  }

  @Test func ofSeveralReportsTheEarliestDayCountsInWhateverOrderTheyWereRecorded() {
    let facts = [
      Fact.done(Self.key, on: "2018-06-20"), .done(Self.key, on: "2018-06-14", recorded: "2018-06-21"),
    ]
    for now in ["2018-06-16", "2018-06-20", "2018-12-31"] {
      let standing = Self.standing(Self.book(), facts, at: nine(now))
      #expect(standing.metOn == day("2018-06-14"))
      #expect(standing.state == .met)
    }
  }

  @Test func theDayItIsMetIsTheDayTheLastMissingPieceCame() {
    let test = Self.book(evidence: ["工作总结", "活动记录"])
    let facts = [
      Fact.attach(Self.key, on: "2018-06-01", "工作总结"), .done(Self.key, on: "2018-06-05"),
      .attach(Self.key, on: "2018-06-08", "活动记录"),
    ]
    #expect(Self.standing(test, facts, at: nine("2018-06-07")).missingEvidence == ["活动记录"])
    #expect(Self.standing(test, facts, at: nine("2018-06-07")).metOn == nil)
    #expect(Self.standing(test, facts, at: nine("2018-06-08")).metOn == day("2018-06-08"))
  }

  @Test func factsOfAnotherObligationSayNothing() {
    #expect(Self.standing(Self.book(), [.done("p/b", on: "2018-06-01")], at: nine("2018-06-16")).state == .overdue)
  }

  // MARK: Days left and past

  struct Count: Sendable, CustomTestStringConvertible {
    let now: String, left: Int, past: Int, workingPast: Int
    var testDescription: String { now }
  }

  /// Due on Friday 28 September: 29 and 30 September are worked, 1 to 7 October are not.
  static let counts = [
    Count(now: "2018-09-21", left: 4, past: 0, workingPast: 0),
    Count(now: "2018-09-27", left: 1, past: 0, workingPast: 0),
    Count(now: "2018-09-28", left: 0, past: 0, workingPast: 0),
    Count(now: "2018-09-29", left: -1, past: 1, workingPast: 1),
    Count(now: "2018-09-30", left: -2, past: 2, workingPast: 2),
    Count(now: "2018-10-05", left: -2, past: 7, workingPast: 2),
    Count(now: "2018-10-08", left: -3, past: 10, workingPast: 3),
  ]

  @Test(arguments: counts)
  func daysAreCountedThroughTheHolidayInCalendarAndInWorkingDays(_ row: Count) {
    let standing = Self.standing(Self.book(due: "2018-09-28"), at: nine(row.now))
    #expect(standing.workingDaysLeft == row.left)
    #expect(standing.daysOverdue == row.past)
    #expect(standing.workingDaysOverdue == row.workingPast)
  }

  @Test func whatIsMetIsOverdueByNothing() {
    let standing = Self.standing(Self.book(), [.done(Self.key, on: "2018-07-16")], at: nine("2018-12-31"))
    #expect(standing.daysOverdue == 0)
    #expect(standing.workingDaysOverdue == 0)
  }

  struct Yellow: Sendable, CustomTestStringConvertible {
    let name: String, due: String, span: CountedSpan, first: String
    var testDescription: String { name }
  }

  static let yellows = [
    Yellow(name: "back over 国庆节", due: "2018-10-10", span: CountedSpan(5, .workingDays), first: "2018-09-28"),
    Yellow(name: "due in the holiday", due: "2018-10-03", span: CountedSpan(2, .workingDays), first: "2018-09-29"),
    Yellow(name: "make-up days count", due: "2018-09-30", span: CountedSpan(1, .workingDays), first: "2018-09-29"),
    Yellow(name: "calendar days do not stop", due: "2018-10-10", span: CountedSpan(5, .days), first: "2018-10-05"),
    Yellow(name: "weeks", due: "2018-10-10", span: CountedSpan(2, .weeks), first: "2018-09-26"),
    Yellow(name: "months clamp", due: "2018-03-31", span: CountedSpan(1, .months), first: "2018-02-28"),
    Yellow(name: "none before the day", due: "2018-10-10", span: CountedSpan(0, .days), first: "2018-10-10"),
  ]

  @Test(arguments: yellows)
  func theLampTurnsYellowOnItsDayAndNotBefore(_ row: Yellow) {
    var test = TestBook()
    test.policy.yellowBefore = row.span
    test.add("a", .due(row.due, from: "2018-01-02"))
    let first = day(row.first)
    #expect(Self.standing(test, at: nine(first.adding(days: -1))).lamp == .green)
    #expect(Self.standing(test, at: instant("\(row.first) 00:00")).lamp == .yellow)
  }

  // MARK: Progress and pace

  @Test func progressAddsUpAndIsCorrectedByNegativeNumbers() {
    let test = Self.book(targets: [.atLeast(10, "家")])
    let facts = [
      Fact.progress(Self.key, on: "2018-04-01", 6), .progress(Self.key, on: "2018-05-01", 3, unit: "家"),
      .progress(Self.key, on: "2018-05-02", -2),
    ]
    #expect(Self.standing(test, facts, at: nine("2018-05-01")).percent == 90)
    #expect(Self.standing(test, facts, at: nine("2018-05-02")).percent == 70)
    #expect(Self.standing(test, facts, at: nine("2018-05-02")).reached.map(\.thousandths) == [7000])
  }

  @Test func withSeveralTargetsTheLeastAdvancedCountsAndEachNeedsItsUnit() {
    let test = Self.book(targets: [.atLeast(10, "家"), .atLeast(4, "次")])
    let facts = [
      Fact.progress(Self.key, on: "2018-04-01", 10, unit: "家"), .progress(Self.key, on: "2018-04-01", 1, unit: "次"),
      .progress(Self.key, on: "2018-04-01", 3),
    ]
    let standing = Self.standing(test, facts, at: nine("2018-05-01"))
    #expect(standing.percent == 25)
    #expect(standing.reached.map(\.isReached) == [true, false])
  }

  @Test func percentStaysBetweenNoughtAndAHundred() {
    let test = Self.book(targets: [.atLeast(10, "家")])
    #expect(Self.standing(test, [.progress(Self.key, on: "2018-04-01", 25)], at: nine("2018-05-01")).percent == 100)
    #expect(Self.standing(test, [.progress(Self.key, on: "2018-04-01", -5)], at: nine("2018-05-01")).percent == 0)
    #expect(Self.standing(Self.book(), at: nine("2018-05-01")).percent == nil)
  }

  @Test func absurdNumbersDoNotTrap() {
    let test = Self.book(targets: [.atLeast(Int64.max / 1000, "元")])
    var fact = Fact.progress(Self.key, on: "2018-04-01", 1)
    fact.thousandths = .max
    var paced = test
    paced.policy.pace = .linear
    #expect(Self.standing(paced, [fact, fact], at: nine("2018-05-01")).percent == 100)
  }

  @Test func aLimitIsKeptUntilItIsPassed() {
    var limit = Target.atLeast(3, "次")
    limit.comparator = .atMost
    let test = Self.book(targets: [limit])
    #expect(Self.standing(test, at: nine("2018-05-01")).reached.map(\.isReached) == [true])
    let passed = Self.standing(test, [.progress(Self.key, on: "2018-04-01", 4)], at: nine("2018-05-01"))
    #expect(passed.reached.map(\.isReached) == [false])
    #expect(passed.percent == 0)
  }

  @Test func reachingTheTargetIsNotYetMeetingIt() {
    let test = Self.book(targets: [.atLeast(10, "家")])
    let standing = Self.standing(test, [.progress(Self.key, on: "2018-04-01", 10)], at: nine("2018-05-01"))
    #expect(standing.state == .open)
    #expect(standing.percent == 100)
  }

  struct Pace: Sendable, CustomTestStringConvertible {
    let name: String, now: String, done: Int64, expected: Int64, behind: Bool
    var testDescription: String { name }
  }

  /// Ten in the hundred days from 1 January to 10 April: one more is asked for on every tenth day.
  static let paces = [
    Pace(name: "the ninth day asks for nothing yet", now: "2018-01-09", done: 0, expected: 0, behind: false),
    Pace(name: "the tenth day asks for one", now: "2018-01-10", done: 0, expected: 1000, behind: true),
    Pace(name: "one is enough on the nineteenth", now: "2018-01-19", done: 1, expected: 1000, behind: false),
    Pace(name: "but not on the twentieth", now: "2018-01-20", done: 1, expected: 2000, behind: true),
    Pace(name: "all on the last day", now: "2018-04-10", done: 9, expected: 10_000, behind: true),
    Pace(name: "before the window nothing", now: "2017-12-31", done: 0, expected: 0, behind: false),
    Pace(name: "after it no more than all", now: "2018-05-30", done: 10, expected: 10_000, behind: false),
  ]

  @Test(arguments: paces)
  func thePaceAsksForWholeStepsOfTheElapsedShare(_ row: Pace) {
    var test = TestBook()
    test.plan.issued = nil
    test.policy.pace = .linear
    test.policy.yellowBefore = CountedSpan(0, .days)
    test.add("a", .due("2018-04-10", from: "2018-01-01"), targets: [.atLeast(10, "家")])
    let standing = Self.standing(test, [.progress(Self.key, on: "2017-06-01", row.done)], at: nine(row.now))
    #expect(standing.reached.map(\.expected) == [row.expected])
    #expect(standing.isBehindPace == row.behind)
    if standing.state == .open, row.now != "2018-04-10" {
      #expect(standing.lamp == (row.behind ? .yellow : .green))
    }
  }

  @Test func noPaceIsAskedForOfTheTimeBeforeThePlanWasInForce() {
    var test = TestBook()
    test.policy.pace = .linear
    // Issued on 1 March: forty days are left.
    test.add("a", .due("2018-04-09", from: "2018-01-01"), targets: [.atLeast(10, "家")])
    for (now, expected) in [("2018-03-01", 0), ("2018-03-04", 1000), ("2018-03-20", 5000), ("2018-04-09", 10_000)] {
      #expect(Self.standing(test, at: nine(now)).reached.map(\.expected) == [Int64(expected)], "\(now)")
    }
  }

  @Test func aFractionOfATargetIsNotLostBeforeTheShareIsTaken() {
    var test = TestBook()
    test.plan.issued = nil
    test.policy.pace = .linear
    var target = Target.atLeast(1, "万元")
    target.thousandths = 2500
    test.add("a", .due("2018-04-10", from: "2018-01-01"), targets: [target])
    // Eight tenths of two and a half are two; of two they would be one.
    #expect(Self.standing(test, at: nine("2018-03-21")).reached.map(\.expected) == [2000])
  }

  @Test func withoutAPaceNothingIsExpectedAndALimitHasNone() {
    #expect(
      Self.standing(Self.book(targets: [.atLeast(10, "家")]), at: nine("2018-06-14")).reached.map(\.expected) == [
        nil
      ])
    var test = TestBook()
    test.policy.pace = .linear
    var limit = Target.atLeast(3, "次")
    limit.comparator = .atMost
    test.add("a", .due("2018-06-15"), targets: [limit])
    #expect(Self.standing(test, at: nine("2018-06-14")).reached.map(\.expected) == [nil])
  }

  // MARK: Properties

  @Test(arguments: 0..<40)
  func stateNeverGoesBackOnceMetAndOverdueOnlyGrows(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let evidence = random.chance(50) ? ["工作总结"] : []
    let test = Self.book(soft: random.chance(20), evidence: evidence)
    var facts: [Fact] = []
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      let on = day("2018-05-20").adding(days: Int.random(in: 0...60, using: &random)).description
      facts.append(
        random.chance(50) ? .done(Self.key, on: on) : .attach(Self.key, on: on, random.pick(["工作总结", "照片"])))
    }
    var before: Standing?
    for date in day("2018-05-15")...day("2018-08-01") {
      let standing = Self.standing(test, facts, at: nine(date))
      if let before {
        if before.isMet { #expect(standing.state == before.state && standing.metOn == before.metOn) }
        if !standing.isMet { #expect(standing.daysOverdue >= before.daysOverdue) }
      }
      #expect((standing.metOn != nil) == standing.isMet)
      #expect((standing.lamp == .red) == (standing.state == .overdue))
      if let metOn = standing.metOn { #expect((standing.state == .metLate) == (metOn > day("2018-06-15"))) }
      before = standing
    }
  }
}
