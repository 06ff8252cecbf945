import CivilTime
import Evaluation
import Rules
import Testing

/// 知悉: rests the reminders for a while, then starts a second clock.
@Suite struct AcknowledgementTests {
  /// Due on Tuesday 10 July, then reminded each working day; the leader hears of what was acknowledged in vain.
  private static func book() -> TestBook {
    var test = TestBook([
      .on(.due), .after(1, .days, every: CountedSpan(1, .workingDays)),
      .on(.lapsed(CountedSpan(1, .workingDays)), [.leader]),
    ])
    test.policy.acknowledgement = CountedSpan(3, .workingDays)
    test.add("t", .due("2018-07-10"))
    return test
  }

  private static func lines(_ facts: [Fact], _ test: TestBook = book()) -> [String] {
    var snapshot = Snapshot(facts)
    return passes(test.book, &snapshot, day("2018-07-09")...day("2018-07-19")).map {
      "\($0.day) \($0.id.event.step) \($0.id.event.ordinal) \($0.state.rawValue) \($0.reason.rawValue)"
    }
  }

  @Test func remindersRestAndThenTheSecondClockTellsTheLeader() {
    #expect(
      Self.lines([.happened(.acknowledge, on: "2018-07-12")])
        == [
          "2018-07-10 due 1 planned due", "2018-07-11 after:1d/every:1wd 1 planned due",
          "2018-07-12 after:1d/every:1wd 2 suppressed acknowledged",
          "2018-07-13 after:1d/every:1wd 3 suppressed acknowledged",
          "2018-07-16 after:1d/every:1wd 4 suppressed acknowledged",
          "2018-07-17 after:1d/every:1wd 5 suppressed acknowledged",
          "2018-07-18 after:1d/every:1wd 6 planned due", "2018-07-18 lapsed:1wd 1 planned due",
          "2018-07-19 after:1d/every:1wd 7 planned due",
        ])
  }

  @Test func whatTheUnitDoesInTheMeantimeStopsTheSecondClock() {
    let lines = Self.lines([.happened(.acknowledge, on: "2018-07-12"), .progress("p/t", on: "2018-07-16", 1)])
    #expect(lines.contains("2018-07-18 lapsed:1wd 1 suppressed answered"))
  }

  @Test func anotherAcknowledgementStartsItsOwnClock() {
    let lines = Self.lines([
      .happened(.acknowledge, on: "2018-07-11"), .happened(.acknowledge, on: "2018-07-13"),
    ])
    #expect(lines.contains("2018-07-17 lapsed:1wd 1 suppressed answered"))
    #expect(lines.contains("2018-07-19 lapsed:1wd 2 planned due"))
  }

  @Test func whatIsAcknowledgedBeforeItIsDueIsRemindedOfOnItsDueDay() {
    var test = Self.book()
    test.policy.steps.insert(.before(1, .workingDays), at: 0)
    let lines = Self.lines([.happened(.acknowledge, on: "2018-07-06")], test)
    #expect(lines.prefix(2) == ["2018-07-09 before:1wd 1 suppressed acknowledged", "2018-07-10 due 1 planned due"])
  }

  @Test func withoutATermInThePolicyNothingRests() {
    var test = Self.book()
    test.policy.acknowledgement = nil
    test.policy.steps.removeLast()
    let lines = Self.lines([.happened(.acknowledge, on: "2018-07-11")], test)
    #expect(
      lines.filter { $0.contains("acknowledged") } == ["2018-07-11 after:1d/every:1wd 1 suppressed acknowledged"])
  }

  @Test func whatWaitsToBeSentIsWithdrawn() throws {
    let test = Self.book()
    var snapshot = Snapshot()
    let ruling = Evaluator.decide(test.book, snapshot, at: nine("2018-07-12"))
    snapshot.apply(ruling)
    snapshot.add(.happened(.acknowledge, on: "2018-07-12"))
    let index = ObligationIndex(test.book, snapshot)
    let planned = ruling.accounts.filter { $0.state == .planned }
    let withdrawn = Evaluator.lastLook(planned, test.book, index, snapshot, at: instant("2018-07-12 10:00"))
    #expect(withdrawn.map(\.1) == planned.map { _ in .acknowledged })
    #expect(!planned.isEmpty)
  }
}
