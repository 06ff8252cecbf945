import CivilTime
import Evaluation
import PlanLanguage
import Rules
import Testing

@Suite struct ObligationsTests {
  private func keys(_ test: TestBook, _ snapshot: Snapshot = Snapshot()) -> [String] {
    let book = test.book
    return book.obligations(snapshot).map { book.key(of: $0) }
  }

  // MARK: Keys

  @Test func aTaskThatIsItsOwnOnlyCommitmentIsKnownByPlanAndTask() {
    var test = TestBook()
    test.add("a", .due("2018-06-15"))
    #expect(keys(test) == ["p/a"])
  }

  @Test func aKeyNamesCommitmentOccurrenceAndUnitInThatOrder() {
    var test = TestBook()
    test.add("a", .due("2018-06-15"), lead: [.unit(TestBook.agriculture)])
    test.addCommitment("summary", .monthly, answeredBy: .each)
    #expect(keys(test).first == "p/a/summary@2018-03#agri")
    #expect(keys(test).last == "p/a/summary@2018-12#agri")
  }

  @Test func titlesNameTheCommitmentAndTheOccurrence() {
    var test = TestBook()
    test.add("a", .due("2018-06-15"))
    test.add("b", .due("2018-06-15"))
    test.addCommitment("summary", .monthly)
    #expect(test.book.title(of: test.obligation("p/a")) == "任务a")
    #expect(test.book.title(of: test.obligation("p/b/summary@2018-05")) == "任务b：事项summary（2018-05）")
  }

  // MARK: Who answers

  @Test func leadUnitsAnswerTogetherUnlessTheRuleSaysEach() {
    var test = TestBook()
    test.add("together", .due("2018-06-15"), lead: [.unit(TestBook.agriculture), .unit(TestBook.commerce)])
    test.add(
      "each", .due("2018-06-15"), lead: [.unit(TestBook.agriculture), .unit(TestBook.commerce)], answeredBy: .each)
    #expect(keys(test) == ["p/together", "p/each#agri", "p/each#commerce"])
    let book = test.book
    #expect(
      book.answeringUnits(of: test.obligation("p/together")) == [TestBook.agriculture, TestBook.commerce])
    #expect(book.answeringUnits(of: test.obligation("p/each#commerce")) == [TestBook.commerce])
  }

  @Test func namedUnitsAnswerTogetherInPlaceOfTheLead() {
    var test = TestBook()
    test.add("a", .due("2018-06-15"), answeredBy: .named([.unit(TestBook.women), .group(TestBook.towns)]))
    #expect(keys(test) == ["p/a"])
    #expect(
      test.book.answeringUnits(of: test.obligation("p/a"))
        == [TestBook.women, TestBook.chunjiang, TestBook.xixiashu])
  }

  @Test func groupsAreExpandedAndEachUnitAnswersOnce() {
    var test = TestBook()
    test.add(
      "a", .due("2018-06-15"), lead: [.unit(TestBook.xixiashu), .group(TestBook.towns)], answeredBy: .each)
    #expect(keys(test) == ["p/a#xixiashu", "p/a#chunjiang"])
  }

  @Test func whatAPlanLeavesUndefinedStandsBesideTheUnitsThatAreKnown() {
    var test = TestBook()
    test.add(
      "a", .due("2018-06-15"), lead: [.unit(TestBook.agriculture), .group(TestBook.undefined)], answeredBy: .each)
    #expect(keys(test) == ["p/a#agri", "p/a"])
  }

  @Test(arguments: [Commitment.AnsweredBy.lead, .each])
  func whatOnlyAnUndefinedGroupAnswersForIsNotLost(_ answeredBy: Commitment.AnsweredBy) {
    var test = TestBook([.on(.due)])
    test.add("a", .due("2018-06-15"), lead: [.group(TestBook.undefined)], answeredBy: answeredBy)
    #expect(keys(test) == ["p/a"])
    let told = test.book.audience(of: test.policy.steps[0], for: test.obligation("p/a"), on: TestBook.inJune)
    #expect(told.map(\.person) == [TestBook.supervisorLiaison])
    #expect(told.allSatisfy { $0.standsIn })
  }

  // MARK: Which occurrences

  @Test func anExhortationIsNeverAnObligation() {
    var test = TestBook()
    test.add("a", .due("2018-06-15"), kind: .exhortation)
    #expect(keys(test).isEmpty)
  }

  @Test(arguments: [DeadlineKind.ongoing, .unresolvable])
  func aDeadlineWithoutADayIsNoObligation(_ kind: DeadlineKind) {
    var test = TestBook()
    test.add("a", DeadlineAnswer(kind: kind, canonical: "适时"))
    #expect(keys(test).isEmpty)
  }

  @Test func occurrencesOverBeforeThePlanWasInForceAreNoneOfIts() {
    var test = TestBook()
    test.add("a", .monthly)
    test.plan.effective = day("2018-05-31")
    #expect(keys(test).first == "p/a@2018-05")
    test.plan.effective = day("2018-06-01")
    #expect(keys(test).first == "p/a@2018-06")
    #expect(keys(test).count == 7)
  }

  @Test func aSingleDayBeforeThePlanWasInForceStaysItsObligation() {
    var test = TestBook()
    test.add("a", .due("2018-02-01"))
    #expect(keys(test) == ["p/a"])
  }

  @Test func aRelativeDeadlineWaitsForItsEvent() {
    var test = TestBook()
    test.add("a", .waiting, kind: .trigger)
    #expect(keys(test).isEmpty)
    #expect(keys(test, Snapshot([.done("p/a", on: "2018-06-01")])).isEmpty)
  }

  @Test func eachEventOpensAnOccurrenceNamedAfterItsReferenceOrDay() throws {
    var test = TestBook()
    test.add("a", .waiting, kind: .trigger)
    let snapshot = Snapshot([
      .event("p/a", on: "2018-06-01"), .event("p/a", on: "2018-09-14", ref: "函5号"),
    ])
    try #require(keys(test, snapshot) == ["p/a@2018-06-01", "p/a@函5号"])
    #expect(test.obligation("p/a@2018-06-01", snapshot).due == day("2018-06-15"))
    // Ten working days from 14 September: 中秋节 is not worked, Saturday 29 September is.
    #expect(test.obligation("p/a@函5号", snapshot).due == day("2018-09-29"))
  }

  @Test func anEventRecordedAgainUnderItsNameCorrectsTheFirst() throws {
    var test = TestBook()
    test.add("a", .waiting, kind: .trigger)
    let twice = Snapshot([.event("p/a", on: "2018-06-01"), .event("p/a", on: "2018-06-01")])
    #expect(keys(test, twice) == ["p/a@2018-06-01"])
    let corrected = Snapshot([
      .event("p/a", on: "2018-06-01", ref: "函5号"), .event("p/a", on: "2018-06-04", ref: "函5号"),
    ])
    try #require(keys(test, corrected) == ["p/a@函5号"])
    #expect(test.obligation("p/a@函5号", corrected).due == day("2018-06-19"))
  }

  @Test func aDeadlineOnTheIssueDayNeedsNoEvent() {
    var test = TestBook()
    let window = DeadlineOccurrence(key: "", start: day("2018-03-01"), due: day("2018-03-31"))
    test.add("a", DeadlineAnswer(kind: .relative, canonical: "印发之日起30日内", occurrences: [window]))
    #expect(keys(test) == ["p/a"])
  }

  // MARK: Naming by hand

  struct Naming: Sendable, CustomTestStringConvertible {
    let text: String, expected: [String]
    var testDescription: String { text }
  }

  static let namings = [
    Naming(text: "p/a", expected: ["p/a"]),
    Naming(text: "a", expected: ["p/a"]),
    Naming(text: "p/ab", expected: ["p/ab/x", "p/ab/y@2018-11", "p/ab/y@2018-12"]),
    Naming(text: "ab/y", expected: ["p/ab/y@2018-11", "p/ab/y@2018-12"]),
    Naming(text: "ab/y@2018-12", expected: ["p/ab/y@2018-12"]),
    Naming(text: "p/c", expected: ["p/c#chunjiang", "p/c#xixiashu"]),
    Naming(text: "c#xixiashu", expected: ["p/c#xixiashu"]),
    Naming(
      text: "p", expected: ["p/a", "p/ab/x", "p/ab/y@2018-11", "p/ab/y@2018-12", "p/c#chunjiang", "p/c#xixiashu"]),
    Naming(text: "ab/y@2018", expected: []),
    Naming(text: "p/", expected: []),
    Naming(text: "", expected: []),
    Naming(text: "none", expected: []),
  ]

  @Test(arguments: namings)
  func aNameStandsForEveryObligationBelowIt(_ naming: Naming) {
    var test = TestBook()
    test.plan.effective = day("2018-11-05")
    test.add("a", .due("2018-12-15"))
    test.add("ab", .due("2018-12-15"))
    test.addCommitment("x", .due("2018-12-15"))
    test.addCommitment("y", .monthly)
    test.add("c", .due("2018-12-15"), lead: [.group(TestBook.towns)], answeredBy: .each)
    let book = test.book
    let index = ObligationIndex(book, Snapshot())
    #expect(index.matching(naming.text).map { book.key(of: $0) } == naming.expected)
  }

  @Test func theIndexFindsEveryKeyAndNoOther() {
    var test = TestBook()
    test.add("a", .monthly)
    let book = test.book
    let index = ObligationIndex(book, Snapshot())
    for obligation in index.obligations { #expect(index[book.key(of: obligation)] == obligation) }
    #expect(index.keys.count == index.obligations.count)
    #expect(index["p/a"] == nil)
  }
}
