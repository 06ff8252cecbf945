import CivilTime
import Diagnostics
import Evaluation
import PlanLanguage
import Rules
import Testing

/// Stages with a limit and reports that are due, as obligations of their own.
@Suite struct StageObligationTests {
  private static func book(_ steps: [Step] = [.on(.due)], feedback: Bool = false) -> TestBook {
    var test = TestBook(steps)
    test.goBy(.standard)
    test.add("t", .due("2018-07-31"), evidence: ["总结"])
    if feedback {
      test.answers.append(
        DeadlineAnswer(
          kind: .recurring, canonical: "每月25日前",
          occurrences: (1...12).map { month in
            DeadlineOccurrence(
              key: "2018-\(month < 10 ? "0" : "")\(month)", start: CivilDate(2018, month, 1)!,
              due: CivilDate(2018, month, 25)!)
          }))
      let answer = Int32(test.answers.count - 1)
      test.change { $0.feedback = answer }
    }
    return test
  }

  private static func stages(_ test: TestBook, _ facts: [Fact]) -> [String] {
    let book = test.book
    return book.obligations(Snapshot(facts)).filter { $0.stage != nil }.map { stage in
      let units = book.answeringUnits(of: stage).map { book.units[Int($0)].id }.joined(separator: ",")
      return "\(book.key(of: stage)) \(stage.window.start) \(stage.due) \(units)"
    }
  }

  @Test func aStageBeginsWhenTheOneBeforeItEndsAndIsItsHolders() {
    let test = Self.book()
    // Thursday 1 March; two and five working days, the supervisor's from Friday 20 July on.
    let receipt = "p/t:receipt 2018-03-01 2018-03-05 agri"
    let review = "p/t:review 2018-07-20 2018-07-27 office"
    #expect(Self.stages(test, []) == [receipt])
    #expect(Self.stages(test, CourseTests.inReview) == [receipt, review])
  }

  @Test func aSecondReviewIsAnotherObligation() {
    let facts =
      CourseTests.inReview + [
        .happened(.sendBack, on: "2018-07-24", "缺章"), .happened(.submit, on: "2018-07-26"),
      ]
    #expect(
      Self.stages(Self.book(), facts).dropFirst() == [
        "p/t:review 2018-07-20 2018-07-27 office", "p/t:review@2 2018-07-26 2018-08-02 office",
      ])
  }

  @Test func aRequestForMoreTimeIsTheSupervisorsToDecide() {
    let facts = [CourseTests.received, CourseTests.request]
    #expect(
      Self.stages(Self.book(), facts) == [
        "p/t:receipt 2018-03-01 2018-03-05 agri", "p/t:extension 2018-07-20 2018-07-25 office",
      ])
  }

  @Test func withoutASupervisorNothingIsAskedOfOne() {
    var test = Self.book()
    test.plan.supervisor = nil
    #expect(Self.stages(test, CourseTests.inReview) == ["p/t:receipt 2018-03-01 2018-03-05 agri"])
  }

  @Test func whatIsNotChasedHasNoStages() {
    var test = Self.book()
    test.change { $0.chase = false }
    #expect(Self.stages(test, CourseTests.inReview) == [])
  }

  @Test func ofARecurringCommitmentReceiptIsAskedForOnce() {
    var test = TestBook([.on(.due)])
    test.goBy(.standard)
    test.add("t", .monthly)
    let keys = Self.stages(test, []).map { String($0.prefix { $0 != " " }) }
    #expect(keys == ["p/t@2018-03:receipt"])
  }

  @Test func aKeyOfAStageIsOnlyMeantWhenItIsNamed() {
    let test = Self.book()
    let index = ObligationIndex(test.book, Snapshot(CourseTests.inReview))
    #expect(index.matching("t").map { test.book.key(of: $0) } == ["p/t"])
    #expect(index.matching("p").map { test.book.key(of: $0) } == ["p/t"])
    #expect(index.matching("t:review").map { test.book.key(of: $0) } == ["p/t:review"])
  }

  // MARK: Standing

  private static func state(_ key: String, _ facts: [Fact], _ at: String, _ test: TestBook = book()) -> String {
    let snapshot = Snapshot(facts)
    let standing = test.book.standing(of: test.obligation(key, snapshot), snapshot, at: nine(at))
    return "\(standing.state.rawValue) \(standing.lamp.rawValue)"
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var key = "p/t"
    var facts: [Fact]
    var at: String
    var state: String

    var testDescription: String { name }
  }

  static let rows = [
    Row(name: "receipt awaited", key: "p/t:receipt", facts: [], at: "2018-03-02", state: "open yellow"),
    Row(name: "receipt overdue", key: "p/t:receipt", facts: [], at: "2018-03-06", state: "overdue red"),
    Row(
      name: "received in time", key: "p/t:receipt", facts: [CourseTests.received], at: "2018-03-06",
      state: "met blue"),
    Row(
      name: "receipt dropped by waiving", key: "p/t:receipt", facts: [.happened(.waive, on: "2018-03-02", "撤销")],
      at: "2018-03-06", state: "waived grey"),
    Row(
      name: "review awaited", key: "p/t:review", facts: CourseTests.inReview, at: "2018-07-23", state: "open green"),
    Row(
      name: "review overdue", key: "p/t:review", facts: CourseTests.inReview, at: "2018-07-30", state: "overdue red"
    ),
    Row(
      name: "submitted in time is not overdue for the unit", facts: CourseTests.inReview, at: "2018-08-20",
      state: "submitted green"),
    Row(
      name: "submitted without evidence is", facts: [CourseTests.received, CourseTests.submitted], at: "2018-08-20",
      state: "overdue red"),
    Row(
      name: "evidence missing", facts: [CourseTests.received, CourseTests.submitted], at: "2018-07-25",
      state: "submitted yellow"),
    Row(
      name: "blocked", facts: [CourseTests.received, .happened(.block, on: "2018-05-01", "地")], at: "2018-05-02",
      state: "blocked yellow"),
    Row(
      name: "blocked past the due day", facts: [CourseTests.received, .happened(.block, on: "2018-05-01", "地")],
      at: "2018-08-02", state: "overdue red"),
    Row(
      name: "paused past the due day", facts: [CourseTests.received, .happened(.pause, on: "2018-05-01")],
      at: "2018-08-02", state: "paused grey"),
    Row(
      name: "sent back by the unit", facts: [.happened(.sendBack, on: "2018-03-02", "不属本单位")], at: "2018-08-02",
      state: "returned yellow"),
    Row(name: "waived", facts: [.happened(.waive, on: "2018-03-02", "撤销")], at: "2018-08-02", state: "waived grey"),
    Row(
      name: "asked for more time, not decided", facts: [CourseTests.received, CourseTests.request],
      at: "2018-08-02",
      state: "overdue red"),
    Row(
      name: "extended",
      facts: [CourseTests.received, CourseTests.request, .happened(.extendApprove, on: "2018-08-03")],
      at: "2018-08-04", state: "open green"),
    Row(
      name: "before it was extended",
      facts: [CourseTests.received, CourseTests.request, .happened(.extendApprove, on: "2018-08-03")],
      at: "2018-08-02", state: "overdue red"),
  ]

  @Test(arguments: rows)
  func everyStateIsShown(_ row: Row) {
    #expect(Self.state(row.key, row.facts, row.at) == row.state)
  }

  @Test func theDueDayBeforeAnExtensionIsKept() {
    let facts = [CourseTests.received, CourseTests.request, .happened(.extendApprove, on: "2018-07-25")]
    let obligation = Self.book().obligation("p/t", Snapshot(facts))
    #expect(obligation.due == day("2018-08-31") && obligation.originalDue == day("2018-07-31"))
  }

  @Test func whatFollowsAnotherBeginsWhenThatIsStruckOff() {
    var test = Self.book()
    test.add("u", .workingDays(5))
    test.change { $0.after = CommitmentPlace(task: 0, commitment: 0) }
    #expect(test.obligation("p/u", Snapshot(CourseTests.inReview)).isDerived)
    #expect(test.obligation("p/u", Snapshot(CourseTests.closed)).due == day("2018-08-01"))
  }

  // MARK: Reports

  private static func reports(_ facts: [Fact], _ at: String) -> [String] {
    let test = book(feedback: true)
    let snapshot = Snapshot(facts)
    return test.book.obligations(snapshot).filter { $0.stage?.isFeedback ?? false && $0.due <= day("2018-06-30") }
      .map { report in
        let standing = test.book.standing(of: report, snapshot, at: nine(at))
        return "\(test.book.key(of: report)) \(standing.state.rawValue)"
      }
  }

  @Test func aReportCountsForItsMonthAndLateForThoseBefore() {
    let facts = [CourseTests.received, .progress("p/t", on: "2018-05-10", 0)]
    #expect(
      Self.reports(facts, "2018-06-27") == [
        "p/t:feedback@2018-03 met-late", "p/t:feedback@2018-04 met-late", "p/t:feedback@2018-05 met",
        "p/t:feedback@2018-06 overdue",
      ])
  }

  @Test(arguments: [
    ([Fact.happened(.waive, on: "2018-04-10", "撤销")], "waived"), ([.happened(.pause, on: "2018-04-10")], "paused"),
    ([.happened(.sendBack, on: "2018-04-10", "不属本单位")], "returned"),
    ([.happened(.pause, on: "2018-04-10"), .happened(.resume, on: "2018-04-20")], "overdue"),
  ])
  func aReportThatNeverCameIsNotAskedForAnyLonger(_ facts: [Fact], _ state: String) {
    #expect(Self.reports([CourseTests.received], "2018-04-10").first == "p/t:feedback@2018-03 overdue")
    #expect(Self.reports([CourseTests.received] + facts, "2018-04-21").first == "p/t:feedback@2018-03 \(state)")
  }

  @Test func noReportIsAskedForWhileItIsNotInTheUnitsHands() {
    let facts: [Fact] = [
      CourseTests.received, .progress("p/t", on: "2018-03-20", 0), .happened(.pause, on: "2018-04-20"),
      .happened(.resume, on: "2018-05-20"),
    ]
    #expect(
      Self.reports(facts, "2018-05-27") == [
        "p/t:feedback@2018-03 met", "p/t:feedback@2018-05 overdue", "p/t:feedback@2018-06 open",
      ])
    let submitted = [
      CourseTests.received, .attach("p/t", on: "2018-03-20", "总结"), .happened(.submit, on: "2018-04-02"),
    ]
    #expect(
      Self.reports(submitted, "2018-05-27") == ["p/t:feedback@2018-03 met-late", "p/t:feedback@2018-04 met"])
  }

  // MARK: Telling

  private static func told(_ test: TestBook, _ facts: [Fact], _ days: ClosedRange<CivilDate>) -> [String] {
    var snapshot = Snapshot(facts)
    return passes(test.book, &snapshot, days).filter { $0.day >= days.lowerBound }.map(\.line)
  }

  @Test func theSupervisorIsRemindedOfTheReviewAndTheUnitOfNothing() {
    let test = Self.book([.before(5, .workingDays), .on(.due)])
    #expect(
      Self.told(test, CourseTests.inReview, day("2018-07-21")...day("2018-08-01")) == [
        "2018-07-24 before:5wd agri-liaison suppressed waiting", "2018-07-27 due office-liaison planned due",
        "2018-07-31 due agri-liaison suppressed waiting",
      ])
  }

  @Test func theUnitIsToldOnceThatItWasUrgedOrGivenMoreTime() {
    let facts = [
      CourseTests.received, .happened(.nudge, on: "2018-07-02", "请报进度"), CourseTests.request,
      .happened(.extendApprove, on: "2018-07-23"),
    ]
    #expect(
      Self.told(Self.book([.on(.due)]), facts, day("2018-07-02")...day("2018-07-30")) == [
        "2018-07-02 nudge agri-liaison planned due", "2018-07-23 extend-approve agri-liaison planned due",
      ])
  }

  @Test func aStepOfADueDayThatMovedIsNotTold() {
    let facts = [CourseTests.received, CourseTests.request, .happened(.extendApprove, on: "2018-07-23")]
    #expect(
      Self.told(Self.book([.on(.due)]), facts, day("2018-07-26")...day("2018-09-30")).filter {
        $0.contains(" due agri")
      } == ["2018-08-31 due agri-liaison planned due"])
  }
}
