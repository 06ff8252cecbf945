import CivilTime
import Evaluation
import Rules
import Testing

/// What an edit of the rules records, and what it does not send.
@Suite struct AcceptanceTests {
  private static let steps: [Step] = [.before(30, .days), .before(5, .workingDays), .on(.due)]

  /// Due on 15 June; the edit comes at ten on 11 June, after two of its three steps.
  private static func book(_ due: String = "2018-06-15", _ steps: [Step] = steps) -> TestBook {
    var test = TestBook(steps)
    test.add("a", .due(due))
    return test
  }

  private static let now = instant("2018-06-11 10:00")

  /// A ledger that has followed the first rules up to the edit.
  private static func followed(_ facts: [Fact] = []) -> Snapshot {
    var snapshot = Snapshot(facts)
    _ = passes(book().book, &snapshot, day("2018-03-01")...day("2018-06-11"))
    return snapshot
  }

  private static func accept(_ new: TestBook, _ old: TestBook? = book(), _ snapshot: Snapshot = followed())
    -> Ruling
  {
    Evaluator.acceptance(of: new.book, replacing: old?.book, snapshot, at: now)
  }

  /// What accepting and the pass right after it record.
  private static func acceptAndTick(_ new: TestBook, _ snapshot: Snapshot = followed()) -> [String] {
    var snapshot = snapshot
    let accepted = accept(new, book(), snapshot)
    snapshot.apply(accepted)
    return (accepted.accounts + Evaluator.decide(new.book, snapshot, at: now).accounts).map(\.line)
  }

  // MARK: No change

  @Test func equalRulesRecordNothing() {
    #expect(Self.accept(Self.book()).isEmpty)
    #expect(Self.acceptAndTick(Self.book()).isEmpty)
  }

  @Test func equalRulesRecordNothingAlsoWhenStepsAreStillUnaccounted() {
    #expect(Self.accept(Self.book(), Self.book(), Snapshot()).isEmpty)
  }

  @Test func theFirstRulesRecordNothingAndThePassTellsTheLatestStep() {
    #expect(Self.accept(Self.book(), nil, Snapshot()).isEmpty)
    #expect(
      Evaluator.decide(Self.book().book, Snapshot(), at: Self.now).accounts.map(\.line) == [
        "2018-05-16 before:30d agri-liaison skipped superseded",
        "2018-06-08 before:5wd agri-liaison planned late",
      ])
  }

  @Test func theOrderOfStepsTheirRecipientsAddressesAndTheHourChangeNothingThatIsPast() {
    var reordered = Self.book("2018-06-15", Self.steps.reversed())
    reordered.policy.steps[1].tell = [.leader, .supervisor]
    reordered.people[0].email = "elsewhere@example.org"
    reordered.people[0].channels = ["file"]
    reordered.office.at = TimeOfDay(8, 0)!
    #expect(Self.acceptAndTick(reordered).isEmpty)
  }

  @Test func aNewTitleChangesNothing() {
    var renamed = Self.book()
    renamed.plan.tasks[0].title = "新题"
    #expect(Self.acceptAndTick(renamed).isEmpty)
  }

  // MARK: Steps

  @Test func aStepAddedInThePastIsSkippedAsBeforeTheRule() {
    let more = Self.book("2018-06-15", Self.steps + [.before(10, .workingDays)])
    #expect(Self.acceptAndTick(more) == ["2018-06-01 before:10wd agri-liaison skipped before-rule"])
  }

  @Test func aStepAddedAheadIsToldOnItsDay() {
    let more = Self.book("2018-06-15", Self.steps + [.before(1, .days)])
    #expect(Self.acceptAndTick(more).isEmpty)
    var snapshot = Self.followed()
    #expect(
      passes(more.book, &snapshot, day("2018-06-11")...day("2018-06-14")).map(\.line) == [
        "2018-06-14 before:1d agri-liaison planned due"
      ])
  }

  @Test func aStepAddedToWhatWasMetBeforeItsDayIsNoneOfItsBusiness() {
    let more = Self.book("2018-06-15", Self.steps + [.before(10, .workingDays)])
    let snapshot = Self.followed([.done("p/a", on: "2018-05-20")])
    #expect(Self.acceptAndTick(more, snapshot).isEmpty)
  }

  @Test func aStepThatKeepsItsNameAndMovesIntoThePastIsToldLateAndNotLost() {
    let named: (Int) -> Step = { .on(.before(CountedSpan($0, .days)), id: "reminder") }
    var snapshot = Snapshot()
    let old = Self.book("2018-06-15", [named(1)])
    _ = passes(old.book, &snapshot, day("2018-03-01")...day("2018-06-11"))
    let new = Self.book("2018-06-15", [named(7)])
    #expect(Self.accept(new, old, snapshot).isEmpty)
    #expect(
      Evaluator.decide(new.book, snapshot, at: Self.now).accounts.map(\.line) == [
        "2018-06-08 reminder agri-liaison planned late"
      ])
  }

  @Test func aStepAfterTheDueDayThatMovesIntoThePastIsToldLateToo() {
    let named: (Int) -> Step = { .on(.after(CountedSpan($0, .days)), id: "reminder") }
    let old = Self.book("2018-06-05", [named(20)])
    let new = Self.book("2018-06-05", [named(1)])
    #expect(Self.accept(new, old, Snapshot()).isEmpty)
    #expect(
      Evaluator.decide(new.book, Snapshot(), at: Self.now).accounts.map(\.line) == [
        "2018-06-06 reminder agri-liaison planned late"
      ])
  }

  @Test func remindingOfWhatWasNotChasedSendsNothingOfThePast() {
    var old = TestBook(Self.steps)
    old.add("a", .due("2018-06-15"), chase: false)
    #expect(
      Self.accept(Self.book(), old, Snapshot()).accounts.map(\.line) == [
        "2018-05-16 before:30d agri-liaison skipped before-rule",
        "2018-06-08 before:5wd agri-liaison skipped before-rule",
      ])
  }

  // MARK: Tasks

  @Test func aNewTaskWithPastStepsIsToldLateOnce() {
    var more = Self.book()
    more.add("b", .due("2018-06-14"))
    #expect(
      Self.acceptAndTick(more) == [
        "2018-05-15 before:30d agri-liaison skipped superseded",
        "2018-06-07 before:5wd agri-liaison planned late",
      ])
  }

  @Test func aTaskThatIsRemovedAndComesBackIsNotToldAgain() {
    var snapshot = Self.followed()
    let empty = TestBook(Self.steps)
    snapshot.apply(Self.accept(empty, Self.book(), snapshot))
    #expect(Evaluator.decide(empty.book, snapshot, at: Self.now).isEmpty)
    #expect(Self.accept(Self.book(), empty, snapshot).isEmpty)
    #expect(Evaluator.decide(Self.book().book, snapshot, at: Self.now).isEmpty)
  }

  // MARK: Due days

  @Test func aDueDayThatMovedIsToldOnceAndNothingOldIsSentAgain() {
    let later = Self.book("2018-06-29")
    #expect(
      Self.acceptAndTick(later) == [
        "2018-05-30 before:30d agri-liaison skipped before-rule", "2018-06-11 moved agri-liaison planned due",
      ])
    // From then on the new day's steps are told.
    var snapshot = Self.followed()
    snapshot.apply(Self.accept(later))
    #expect(
      passes(later.book, &snapshot, day("2018-06-12")...day("2018-06-29")).map(\.line) == [
        "2018-06-22 before:5wd agri-liaison planned due", "2018-06-29 due agri-liaison planned due",
      ])
  }

  @Test func aDueDayMovedIntoThePastIsToldByTheNoticeAlone() {
    #expect(
      Self.acceptAndTick(Self.book("2018-06-05")) == [
        "2018-05-04 before:30d agri-liaison skipped before-rule",
        "2018-05-29 before:5wd agri-liaison skipped before-rule", "2018-06-05 due agri-liaison skipped before-rule",
        "2018-06-11 moved agri-liaison planned due",
      ])
  }

  @Test func revertingAnEditResendsNoReminder() {
    var snapshot = Self.followed()
    snapshot.apply(Self.accept(Self.book("2018-06-29"), Self.book(), snapshot))
    let back = Self.accept(Self.book(), Self.book("2018-06-29"), snapshot)
    // That the day is the old one again is news; the reminders of it are not.
    #expect(back.accounts.map(\.line) == ["2018-06-11 moved agri-liaison planned due"])
    snapshot.apply(back)
    #expect(Evaluator.decide(Self.book().book, snapshot, at: Self.now).isEmpty)
    // And there again: told anew, though this day was told before.
    let again = Self.accept(Self.book("2018-06-29"), Self.book(), snapshot)
    #expect(again.accounts.map(\.line) == ["2018-06-11 moved·2 agri-liaison planned due"])
  }

  @Test func aNewDueTimeOnTheSameDayIsNoMove() {
    var timed = TestBook(Self.steps)
    timed.add("a", .due("2018-06-15", time: TimeOfDay(12, 0)!))
    #expect(Self.acceptAndTick(timed).isEmpty)
  }

  @Test func aMoveIsNotToldOfWhatIsMetClosedNotChasedOrNotYetInForce() {
    let later = Self.book("2018-06-29")
    #expect(
      Self.accept(later, Self.book(), Self.followed([.done("p/a", on: "2018-06-01")])).accounts.allSatisfy {
        $0.id.event.kind == .step
      })
    var closed = later
    closed.plan.closed = day("2018-06-10")
    #expect(Self.accept(closed).accounts.allSatisfy { $0.id.event.kind == .step })
    var early = later
    early.plan.effective = day("2018-06-12")
    #expect(Self.accept(early).isEmpty)
    var silent = TestBook(Self.steps)
    silent.add("a", .due("2018-06-29"), chase: false)
    #expect(Self.accept(silent).isEmpty)
  }

  // MARK: The last look

  private static func look(_ new: TestBook, _ facts: [Fact] = [], at now: Instant = now) -> [AccountReason] {
    let planned = Evaluator.decide(book().book, Snapshot(), at: nine("2018-06-08")).accounts.filter {
      $0.delivery != nil
    }
    let snapshot = Snapshot(facts)
    let index = ObligationIndex(new.book, snapshot)
    return Evaluator.lastLook(planned, new.book, index, snapshot, at: now).map(\.1)
  }

  @Test func theLastLookLetsThroughWhatStillHolds() {
    #expect(Self.look(Self.book()).isEmpty)
  }

  @Test func theLastLookCancelsWhatHasBeenMet() {
    #expect(Self.look(Self.book(), [.done("p/a", on: "2018-06-11")]) == [.met])
    #expect(Self.look(Self.book(), [.done("p/a", on: "2018-06-12")]).isEmpty)
  }

  @Test func theLastLookWithdrawsWhatTheRulesNoLongerHold() {
    #expect(Self.look(TestBook(Self.steps)) == [.withdrawn])
    #expect(Self.look(Self.book("2018-06-29")) == [.withdrawn])
    var silent = TestBook(Self.steps)
    silent.add("a", .due("2018-06-15"), chase: false)
    #expect(Self.look(silent) == [.withdrawn])
    var closed = Self.book()
    closed.plan.closed = day("2018-06-11")
    #expect(Self.look(closed) == [.withdrawn])
  }

  @Test func theLastLookWithdrawsARemovedReport() throws {
    var test = TestBook()
    test.reports = [
      ReportRule(
        id: "weekly", title: "超期清单", kind: .overdue, phrase: "每周一", days: [day("2018-03-05")],
        formats: ["text"], files: .init(channel: "file"), span: TestBook.span(2, 95))
    ]
    let planned = Evaluator.decide(test.book, Snapshot(), at: nine("2018-03-05")).accounts
    try #require(planned.count == 1)
    let index = ObligationIndex(test.book, Snapshot())
    #expect(Evaluator.lastLook(planned, test.book, index, Snapshot(), at: Self.now).isEmpty)
    let gone = Evaluator.lastLook(planned, TestBook().book, index, Snapshot(), at: Self.now)
    #expect(gone.map(\.1) == [.withdrawn])
    #expect(gone.map(\.0) == planned.map(\.id))
  }

  // MARK: Properties

  @Test(arguments: 0..<20)
  func acceptingWhatIsInForceRecordsNothingAtAnyTime(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let test = RandomBook.make(&random)
    var snapshot = Snapshot(RandomBook.facts(test, &random))
    let stop = day("2018-01-01").adding(days: Int.random(in: 0...400, using: &random))
    _ = passes(test.book, &snapshot, day("2018-01-01")...stop)
    for now in [nine(stop), nine(stop.adding(days: 40))] {
      #expect(Evaluator.acceptance(of: test.book, replacing: test.book, snapshot, at: now).isEmpty)
    }
  }

  @Test(arguments: 0..<20)
  func anEditOfThePolicySendsNothingThatIsPast(_ seed: Int) {
    var random = SeededRandom(seed: 100 + UInt64(seed))
    let test = RandomBook.make(&random)
    var edited = test
    edited.policy = RandomBook.make(&random).policy
    for index in edited.policy.steps.indices { edited.policy.steps[index].id = "new\(index)" }
    var snapshot = Snapshot(RandomBook.facts(test, &random))
    let stop = day("2018-03-01").adding(days: Int.random(in: 0...300, using: &random))
    _ = passes(test.book, &snapshot, day("2018-01-01")...stop)
    let accepted = Evaluator.acceptance(of: edited.book, replacing: test.book, snapshot, at: nine(stop))
    #expect(accepted.accounts.allSatisfy { $0.state == .skipped && $0.reason == .beforeRule })
    snapshot.apply(accepted)
    #expect(Evaluator.decide(edited.book, snapshot, at: nine(stop)).isEmpty)
  }
}
