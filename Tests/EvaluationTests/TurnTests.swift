import CivilTime
import Evaluation
import PlanLanguage
import Rules
import Testing
import WorkCalendars

@Suite struct TurnTests {
  /// `2018-06-08` or, when it was rolled, `2018-06-16→2018-06-15`; repeats with their ordinal.
  private static func lines(_ turns: [Turn]) -> [String] {
    turns.map { turn in
      let ordinal = turn.ordinal > 1 ? "·\(turn.ordinal)" : ""
      return turn.day == turn.unrolled ? "\(turn.day)\(ordinal)" : "\(turn.unrolled)→\(turn.day)\(ordinal)"
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String, step: Step, due: String, turns: [String]
    var start = "2018-03-01"
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "on a working due day", step: .on(.due), due: "2018-06-15", turns: ["2018-06-15"]),
    Case(
      name: "due on a Saturday is told the Friday before", step: .on(.due), due: "2018-06-16",
      turns: ["2018-06-16→2018-06-15"]),
    Case(
      name: "due in 国庆节 is told on the make-up Sunday before", step: .on(.due), due: "2018-10-04",
      turns: ["2018-10-04→2018-09-30"]),
    Case(
      name: "due on a make-up Saturday is told on it", step: .on(.due), due: "2018-04-28", turns: ["2018-04-28"]),
    Case(name: "calendar days before", step: .before(30, .days), due: "2018-06-15", turns: ["2018-05-16"]),
    Case(
      name: "calendar days before, rolled back", step: .before(6, .days), due: "2018-06-15",
      turns: ["2018-06-09→2018-06-08"]),
    Case(
      name: "working days before over 端午节", step: .before(5, .workingDays), due: "2018-06-22",
      turns: ["2018-06-14"]),
    Case(
      name: "working days before over 国庆节 and its make-up days", step: .before(5, .workingDays),
      due: "2018-10-10", turns: ["2018-09-28"]),
    Case(
      name: "working days count from a rest day itself", step: .before(1, .workingDays), due: "2018-10-04",
      turns: ["2018-09-30"]),
    Case(name: "weeks before", step: .before(2, .weeks), due: "2018-06-15", turns: ["2018-06-01"]),
    Case(
      name: "a month before clamps", step: .before(1, .months), due: "2018-07-31", turns: ["2018-06-30→2018-06-29"]),
    Case(
      name: "the day after a Friday rolls forward over 端午节", step: .after(1, .days), due: "2018-06-15",
      turns: ["2018-06-16→2018-06-19"]),
    Case(
      name: "the day after rolls forward to a make-up Saturday", step: .after(1, .days), due: "2018-09-28",
      turns: ["2018-09-29"]),
    Case(
      name: "the day after 30 September rolls over the holiday", step: .after(1, .days), due: "2018-09-30",
      turns: ["2018-10-01→2018-10-08"]),
    Case(
      name: "working days after a rest day", step: .after(2, .workingDays), due: "2018-10-04",
      turns: ["2018-10-09"]),
    Case(name: "working days after", step: .after(10, .workingDays), due: "2018-09-28", turns: ["2018-10-17"]),
    Case(
      name: "nought days after is the due day and rolls back", step: .after(0, .days), due: "2018-06-16",
      turns: ["2018-06-16→2018-06-15"]),
    Case(name: "the window opens on a working day", step: .on(.start), due: "2018-06-15", turns: ["2018-03-01"]),
    Case(
      name: "the window opens in a holiday and is told after it", step: .on(.start), due: "2018-06-15",
      turns: ["2018-05-01→2018-05-02"], start: "2018-05-01"),
    Case(
      name: "a window of rest days only is told before it", step: .on(.start), due: "2018-06-17",
      turns: ["2018-06-16→2018-06-15"], start: "2018-06-16"),
    Case(
      name: "repeats stop at their times", step: .after(1, .days, every: CountedSpan(3, .workingDays), times: 3),
      due: "2018-06-15", turns: ["2018-06-16→2018-06-19", "2018-06-21·2", "2018-06-26·3"]),
    Case(
      name: "repeats count from the unrolled day and are each rolled by themselves",
      step: .after(1, .days, every: CountedSpan(7, .days), times: 4), due: "2018-09-14",
      turns: ["2018-09-15→2018-09-17", "2018-09-22→2018-09-25·2", "2018-09-29·3", "2018-10-06→2018-10-08·4"]),
    Case(
      name: "monthly repeats recur from the first day, not from the clamped one",
      step: .on(.due, every: CountedSpan(1, .months), times: 3), due: "2018-08-31",
      turns: ["2018-08-31", "2018-09-30·2", "2018-10-31·3"]),
    Case(
      name: "repeats before the due day roll back, past it forward",
      step: .on(.before(CountedSpan(1, .weeks)), every: CountedSpan(1, .weeks), times: 3), due: "2018-06-16",
      turns: ["2018-06-09→2018-06-08", "2018-06-16→2018-06-15·2", "2018-06-23→2018-06-25·3"]),
    Case(
      name: "a repeat of no length is told once", step: .after(1, .days, every: CountedSpan(0, .days)),
      due: "2018-06-13", turns: ["2018-06-14"]),
  ]

  @Test(arguments: cases)
  func aStepFallsOnItsDay(_ row: Case) {
    var test = TestBook([row.step])
    test.add("a", .due(row.due, from: row.start))
    let turns = test.book.turns(of: test.obligation("p/a"), in: day("2018-03-01")...day("2018-12-31"))
    #expect(Self.lines(turns) == row.turns)
  }

  @Test func repeatsWithoutTimesGoOnUntilThePlanCloses() {
    var test = TestBook([.after(1, .days, every: CountedSpan(1, .weeks))])
    test.add("a", .due("2018-11-01"))
    let obligation = test.obligation("p/a")
    let year = day("2018-01-01")...day("2018-12-31")
    #expect(test.book.turns(of: obligation, in: year).count == 9)
    test.plan.closed = day("2018-11-23")
    #expect(
      Self.lines(test.book.turns(of: obligation, in: year)) == ["2018-11-02", "2018-11-09·2", "2018-11-16·3"])
  }

  @Test(arguments: [("2018-06-16", "2018-06-15"), ("2018-10-07", "2018-09-30")])
  func aRepeatThatRollsBackIsFoundOnTheDayItRollsTo(_ due: String, _ told: String) {
    var test = TestBook([.on(.before(CountedSpan(2, .weeks)), every: CountedSpan(1, .weeks), times: 3)])
    test.add("a", .due(due))
    let turns = test.book.turns(of: test.obligation("p/a"), in: day(told)...day(told))
    #expect(turns.map(\.unrolled).last == day(due))
  }

  // MARK: In force and closed

  @Test func nothingFallsBeforeThePlanIsInForceOrFromItsCloseOn() {
    var test = TestBook([.before(30, .days), .before(5, .workingDays), .on(.due)])
    test.add("a", .due("2018-06-15"))
    let whole = CivilDate.earliest...day("2019-12-31")
    let obligation = test.obligation("p/a")
    test.plan.effective = day("2018-06-08")
    #expect(Self.lines(test.book.turns(of: obligation, in: whole)) == ["2018-06-08", "2018-06-15"])
    test.plan.effective = day("2018-06-09")
    #expect(Self.lines(test.book.turns(of: obligation, in: whole)) == ["2018-06-15"])
    test.plan.effective = nil
    test.plan.closed = day("2018-06-15")
    #expect(Self.lines(test.book.turns(of: obligation, in: whole)) == ["2018-05-16", "2018-06-08"])
  }

  @Test func aStepOnTheRestDayThePlanComesIntoForceIsToldAfterIt() {
    var test = TestBook([.on(.due)])
    test.add("a", .due("2018-06-16"))
    test.plan.effective = day("2018-06-16")
    let turns = test.book.turns(of: test.obligation("p/a"), in: .earliest...day("2018-12-31"))
    #expect(Self.lines(turns) == ["2018-06-16→2018-06-19"])
  }

  @Test func inForceIsTheEffectiveDayElseTheIssueDayElseTheFirstOfThePeriod() {
    var plan = TestBook().plan
    plan.effective = day("2018-04-01")
    #expect(plan.inForce == day("2018-04-01"))
    plan.effective = nil
    #expect(plan.inForce == day("2018-03-01"))
    plan.issued = nil
    #expect(plan.inForce == day("2018-01-01"))
  }

  @Test func whatIsNotChasedHasNoTurns() {
    var test = TestBook([.on(.due)])
    test.add("commitment", .due("2018-06-15"), chase: false)
    test.add("task", .due("2018-06-15"))
    test.plan.tasks[1].chase = false
    let whole = day("2018-03-01")...day("2018-12-31")
    for key in ["p/commitment", "p/task"] {
      #expect(test.book.turns(of: test.obligation(key), in: whole).isEmpty)
      #expect(!test.book.isChased(test.obligation(key)))
    }
  }

  @Test func aTaskMayHaveAPolicyOfItsOwn() {
    var test = TestBook([.on(.due)])
    test.add("a", .due("2018-06-15"))
    test.plan.tasks[0].policy = 1
    var book = test.book
    book.policies.append(Policy(id: "strict", steps: [.before(1, .days), .on(.due)], span: TestBook.span(1, 40)))
    let turns = book.turns(of: test.obligation("p/a"), in: day("2018-03-01")...day("2018-12-31"))
    #expect(Self.lines(turns) == ["2018-06-14", "2018-06-15"])
  }

  // MARK: Raised

  @Test func nothingFallsBeforeTheDayATaskWasRaisedAndItsTurnsBeginThere() {
    var test = TestBook([.on(.start), .before(30, .days), .on(.due)])
    test.add("a", .monthly)
    test.add("b", .due("2018-06-15", from: "2018-06-09"))
    for task in test.plan.tasks.indices {
      test.plan.tasks[task].raised = Raised(on: day("2018-06-09"), by: "张区长", because: "缺页")
    }
    let book = test.book
    let keys = book.obligations(Snapshot()).filter { $0.task == 0 }.map { $0.due }
    #expect(keys.first == day("2018-06-30"))
    let turns = book.turns(of: test.obligation("p/b"), in: day("2018-01-01")...day("2018-12-31"))
    // The Saturday it was raised on rolls forward, not back before it.
    #expect(turns.map(\.day) == [day("2018-06-11"), day("2018-06-15")])
    #expect(book.inForce(of: test.obligation("p/b")) == day("2018-06-09"))
  }

  // MARK: Identity

  @Test func anEventIsKnownByObligationStepOrdinalAndDueDay() {
    var test = TestBook([.after(1, .days, every: CountedSpan(3, .workingDays), times: 2)])
    test.add("a", .monthly)
    let book = test.book
    let obligation = test.obligation("p/a@2018-05")
    let turns = book.turns(of: obligation, in: day("2018-03-01")...day("2018-12-31"))
    #expect(
      turns.map { book.event($0, of: obligation, key: "p/a@2018-05").identity } == [
        "step|p/a@2018-05|after:1d/every:3wd|1|2018-05-31", "step|p/a@2018-05|after:1d/every:3wd|2|2018-05-31",
      ])
  }

  // MARK: Properties

  @Test(arguments: 0..<40)
  func everyTurnIsAWorkingDayAndARangeHoldsExactlyItsOwn(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let test = RandomBook.make(&random)
    let book = test.book
    let whole = day("2018-01-01")...day("2019-03-31")
    for obligation in book.obligations(Snapshot()) {
      let turns = book.turns(of: obligation, in: whole)
      for turn in turns {
        #expect(book.calendars[0].isWorkingDay(turn.day))
        #expect(turn.day >= book.plans[0].inForce)
        if turn.unrolled > obligation.due { #expect(turn.day >= turn.unrolled) }
      }
      // Any cut of the range holds what the whole holds of it: a late pass misses none, an early one invents none.
      let cut = whole.lowerBound.adding(days: Int.random(in: 0..<450, using: &random))
      let early = book.turns(of: obligation, in: whole.lowerBound...cut)
      let late = book.turns(of: obligation, in: cut.adding(days: 1)...whole.upperBound)
      #expect(Set(early).union(late) == Set(turns))
      #expect(early.count + late.count == turns.count)
    }
  }
}
