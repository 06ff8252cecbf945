import CivilTime
import Evaluation
import Rules
import Testing

/// What is accounted for: told, merged, suppressed, skipped.
@Suite struct EvaluatorTests {
  static let steps: [Step] = [
    .before(30, .days), .before(5, .workingDays, [.liaison, .leader], unless: .allDone), .on(.due),
    .after(1, .days, every: CountedSpan(3, .workingDays), times: 3),
  ]

  /// Due on Friday 15 June 2018: told on 16 May, 8 June, 15 June, then 19, 21 and 26 June.
  static func book() -> TestBook {
    var test = TestBook(steps)
    test.add("a", .due("2018-06-15"), kind: .countable, targets: [.atLeast(10, "家")])
    return test
  }

  private static func decide(_ test: TestBook, _ facts: [Fact] = [], at now: Instant) -> [String] {
    Evaluator.decide(test.book, Snapshot(facts), at: now).accounts.map(\.line)
  }

  // MARK: Told on the day

  @Test func eachStepIsToldOnItsDayAtTheTellingHour() {
    var snapshot = Snapshot()
    let accounts = passes(Self.book().book, &snapshot, day("2018-05-01")...day("2018-07-31"))
    #expect(
      accounts.map(\.line) == [
        "2018-05-16 before:30d agri-liaison planned due",
        "2018-06-08 before:5wd agri-liaison planned due",
        "2018-06-08 before:5wd agri-leader planned due",
        "2018-06-15 due agri-liaison planned due",
        "2018-06-19 after:1d/every:3wd agri-liaison planned due",
        "2018-06-21 after:1d/every:3wd·2 agri-liaison planned due",
        "2018-06-26 after:1d/every:3wd·3 agri-liaison planned due",
      ])
    #expect(accounts.allSatisfy { $0.at == nine($0.day) })
  }

  @Test func nothingIsToldBeforeTheHour() {
    var snapshot = Snapshot()
    _ = passes(Self.book().book, &snapshot, day("2018-05-01")...day("2018-06-07"))
    let test = Self.book()
    #expect(Evaluator.decide(test.book, snapshot, at: instant("2018-06-08 08:59", seconds: 59)).isEmpty)
    #expect(Evaluator.decide(test.book, snapshot, at: instant("2018-06-08 09:00")).accounts.count == 2)
  }

  @Test func nothingIsDueBeforeTheFirstStepOrInAnEmptyBook() {
    #expect(Self.decide(Self.book(), at: nine("2018-05-15")).isEmpty)
    #expect(Self.decide(TestBook(Self.steps), at: nine("2018-12-31")).isEmpty)
  }

  @Test func whatIsNotChasedIsNeverTold() {
    var test = TestBook(Self.steps)
    test.add("a", .due("2018-06-15"), chase: false)
    #expect(Self.decide(test, at: nine("2018-12-31")).isEmpty)
  }

  // MARK: Twice

  @Test(arguments: ["2018-05-16 09:00", "2018-06-20 15:30", "2018-06-23 09:00", "2019-03-01 02:00"])
  func aSecondPassAtTheSameInstantAddsNothing(_ now: String) {
    let book = Self.book().book
    var snapshot = Snapshot()
    let first = Evaluator.decide(book, snapshot, at: instant(now))
    #expect(!first.isEmpty)
    snapshot.apply(first)
    #expect(Evaluator.decide(book, snapshot, at: instant(now)).isEmpty)
    snapshot.drain(first, at: instant(now))
    #expect(Evaluator.decide(book, snapshot, at: instant(now)).isEmpty)
  }

  @Test func aClockSetBackResendsNothing() {
    let book = Self.book().book
    var snapshot = Snapshot()
    _ = passes(book, &snapshot, day("2018-05-01")...day("2018-06-19"))
    for back in ["2018-06-19", "2018-06-16", "2018-05-20", "2018-01-01"] {
      #expect(Evaluator.decide(book, snapshot, at: nine(back)).isEmpty)
    }
  }

  // MARK: Late

  @Test func ofSeveralPastStepsTheLatestIsToldAndTheOthersSuperseded() {
    #expect(
      Self.decide(Self.book(), at: nine("2018-06-20")) == [
        "2018-05-16 before:30d agri-liaison skipped superseded",
        "2018-06-08 before:5wd agri-liaison skipped superseded",
        "2018-06-08 before:5wd agri-leader planned late",
        "2018-06-15 due agri-liaison skipped superseded",
        "2018-06-19 after:1d/every:3wd agri-liaison planned late",
      ])
  }

  @Test func aStepWhoseDayIsPastIsLateAlsoBeforeTheHourOfTheNext() {
    var test = TestBook([.on(.due)])
    test.add("a", .due("2018-06-13"))
    #expect(Self.decide(test, at: instant("2018-06-13 23:59")) == ["2018-06-13 due agri-liaison planned due"])
    #expect(Self.decide(test, at: instant("2018-06-14 00:00")) == ["2018-06-13 due agri-liaison held late"])
  }

  @Test func twoStepsThatLandOnOneDayMakeOneNotification() {
    // The make-up day and the holiday bring the due day and the day before it together.
    var test = TestBook([.before(1, .days, [.liaison, .leader]), .on(.due)])
    test.add("a", .due("2018-06-17"))
    let ruling = Evaluator.decide(test.book, Snapshot(), at: nine("2018-06-15"))
    #expect(
      ruling.accounts.map(\.line) == [
        "2018-06-15 before:1d agri-liaison merged same-day",
        "2018-06-15 before:1d agri-leader planned due",
        "2018-06-15 due agri-liaison planned due",
      ])
    #expect(ruling.accounts[0].delivery == ruling.accounts[2].delivery)
    #expect(ruling.deliveries.count == 2)
  }

  @Test func twoTurnsOfOneStepThatRollTogetherMakeOneNotification() {
    var test = TestBook([.after(1, .days, every: CountedSpan(1, .days), times: 3)])
    test.add("a", .due("2018-06-15"))
    #expect(
      Self.decide(test, at: nine("2018-06-19")) == [
        "2018-06-19 after:1d/every:1d agri-liaison merged same-day",
        "2018-06-19 after:1d/every:1d·2 agri-liaison merged same-day",
        "2018-06-19 after:1d/every:1d·3 agri-liaison planned due",
      ])
  }

  @Test func thirtyDaysOfDowntimeGiveEachPersonOneDigest() {
    var test = TestBook(Self.steps)
    for index in 0..<6 { test.add("t\(index)", .due("2018-06-1\(index + 1)")) }
    var snapshot = Snapshot()
    _ = passes(test.book, &snapshot, day("2018-03-01")...day("2018-05-25"))
    let ruling = Evaluator.decide(test.book, snapshot, at: nine("2018-06-25"))
    #expect(Set(ruling.deliveries.map(\.recipient)) == ["agri-liaison", "agri-leader"])
    #expect(ruling.deliveries.count == 2)
    // One notification of each obligation for each of the two.
    #expect(ruling.accounts.count { $0.state == .planned } == 12)
    #expect(ruling.accounts.filter { $0.state != .planned }.allSatisfy { $0.reason == .superseded })
  }

  // MARK: Conditions

  @Test func unlessKeepsAStepFromTelling() {
    let facts = [Fact.progress("p/a", on: "2018-06-01", 10)]
    var snapshot = Snapshot(facts)
    let accounts = passes(Self.book().book, &snapshot, day("2018-06-04")...day("2018-06-15"))
    #expect(
      accounts.map(\.line) == [
        "2018-05-16 before:30d agri-liaison planned late",
        "2018-06-08 before:5wd agri-liaison suppressed unless",
        "2018-06-08 before:5wd agri-leader suppressed unless",
        "2018-06-15 due agri-liaison planned due",
      ])
  }

  @Test func aSuppressedStepSupersedesNothing() {
    let facts = [Fact.progress("p/a", on: "2018-06-01", 10)]
    #expect(
      Self.decide(Self.book(), facts, at: nine("2018-06-08")) == [
        "2018-05-16 before:30d agri-liaison planned late",
        "2018-06-08 before:5wd agri-liaison suppressed unless",
        "2018-06-08 before:5wd agri-leader suppressed unless",
      ])
  }

  @Test func whenMustHoldForAStepToTell() {
    var test = TestBook([.on(.due, when: .isRed), .after(1, .days, when: .isRed)])
    test.add("a", .due("2018-06-13"))
    var snapshot = Snapshot()
    let accounts = passes(test.book, &snapshot, day("2018-06-11")...day("2018-06-14"))
    #expect(
      accounts.map(\.line) == [
        "2018-06-13 due agri-liaison suppressed when-not", "2018-06-14 after:1d agri-liaison planned due",
      ])
  }

  // MARK: Met and closed

  @Test func whatIsMetIsToldNoMore() {
    var snapshot = Snapshot([.done("p/a", on: "2018-06-12")])
    let accounts = passes(Self.book().book, &snapshot, day("2018-05-01")...day("2018-07-31"))
    #expect(accounts.map(\.line).last == "2018-06-08 before:5wd agri-leader planned due")
    #expect(accounts.count == 3)
  }

  @Test func aStepOnTheDayItIsMetIsSkipped() {
    var snapshot = Snapshot([.done("p/a", on: "2018-06-08")])
    let accounts = passes(Self.book().book, &snapshot, day("2018-05-01")...day("2018-07-31"))
    #expect(
      accounts.map(\.line) == [
        "2018-05-16 before:30d agri-liaison planned due", "2018-06-08 before:5wd agri-liaison skipped met",
        "2018-06-08 before:5wd agri-leader skipped met",
      ])
  }

  @Test func aBackDatedReportSkipsWhatWasNotYetAccountedFor() {
    let facts = [Fact.done("p/a", on: "2018-06-12", recorded: "2018-07-02")]
    #expect(
      Self.decide(Self.book(), facts, at: nine("2018-07-02")) == [
        "2018-05-16 before:30d agri-liaison skipped met", "2018-06-08 before:5wd agri-liaison skipped met",
        "2018-06-08 before:5wd agri-leader skipped met",
      ])
  }

  @Test func whatWasSubmittedWithoutItsEvidenceIsStillReminded() {
    var test = TestBook([.on(.due)])
    test.add("a", .due("2018-06-15"), evidence: ["工作总结"])
    #expect(
      Self.decide(test, [.done("p/a", on: "2018-06-01")], at: nine("2018-06-15")) == [
        "2018-06-15 due agri-liaison planned due"
      ])
  }

  @Test func ofAPlanThatHasEndedNothingIsToldAndWhatWasLeftIsWithdrawn() {
    var test = Self.book()
    test.plan.closed = day("2018-06-12")
    var snapshot = Snapshot()
    let before = passes(test.book, &snapshot, day("2018-05-01")...day("2018-06-07"))
    #expect(before.map(\.line) == ["2018-05-16 before:30d agri-liaison planned due"])
    let after = passes(test.book, &snapshot, day("2018-06-12")...day("2018-07-31"))
    #expect(
      after.map(\.line) == [
        "2018-06-08 before:5wd agri-liaison skipped withdrawn",
        "2018-06-08 before:5wd agri-leader skipped withdrawn",
      ])
  }

  // MARK: Order

  @Test func accountsComeInTheOrderOfObligationsDaysStepsAndRecipients() {
    var test = TestBook([.on(.due, [.leader, .liaison]), .before(5, .days)])
    test.add("b", .due("2018-06-15"))
    test.add("a", .due("2018-06-14"))
    #expect(
      Evaluator.decide(test.book, Snapshot(), at: nine("2018-06-30")).accounts.map {
        "\($0.id.event.subject) \($0.day) \($0.id.recipient)"
      } == [
        "p/b 2018-06-08 agri-liaison", "p/b 2018-06-15 agri-leader", "p/b 2018-06-15 agri-liaison",
        "p/a 2018-06-08 agri-liaison", "p/a 2018-06-14 agri-leader", "p/a 2018-06-14 agri-liaison",
      ])
  }

  // MARK: Reports

  @Test func aReportRunsOnItsDaysInEachFormatAndOnlyTheLatestOfWhatWasMissed() {
    var test = TestBook()
    test.reports = [
      ReportRule(
        id: "weekly", title: "超期清单", kind: .overdue, phrase: "每周一",
        days: [day("2018-02-26"), day("2018-03-05"), day("2018-03-12"), day("2018-03-19")],
        formats: ["text", "html"],
        files: .init(channel: "file"), span: TestBook.span(2, 95))
    ]
    let ruling = Evaluator.decide(test.book, Snapshot(), at: nine("2018-03-13"))
    // The first Monday lies before the plan was in force.
    #expect(
      ruling.accounts.map(\.line) == [
        "2018-03-05 text weekly skipped superseded", "2018-03-12 text weekly planned late",
        "2018-03-05 html weekly skipped superseded", "2018-03-12 html weekly planned late",
      ])
    #expect(ruling.deliveries.map(\.kind) == [.report, .report])
    #expect(ruling.deliveries.map(\.day) == [day("2018-03-12"), day("2018-03-12")])
    #expect(ruling.deliveries.map(\.notBefore) == [nine("2018-03-12"), nine("2018-03-12")])
    #expect(
      Evaluator.decide(test.book, Snapshot(), at: nine("2018-03-05")).accounts.map(\.line) == [
        "2018-03-05 text weekly planned due", "2018-03-05 html weekly planned due",
      ])
  }

  // MARK: Hours

  @Test func theNextTellingInstantIsAlwaysAhead() {
    let book = Self.book().book
    #expect(book.nextTellingInstant(after: instant("2018-06-08 08:59")) == nine("2018-06-08"))
    #expect(book.nextTellingInstant(after: nine("2018-06-08")) == nine("2018-06-09"))
  }
}
