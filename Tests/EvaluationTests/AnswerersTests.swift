import Evaluation
import PlanLanguage
import Rules
import Testing

/// Obligations of pairs, of named units that each answer, and of milestones.
@Suite struct AnswerersTests {
  private func keys(_ test: TestBook, _ snapshot: Snapshot = Snapshot()) -> [String] {
    let book = test.book
    return book.obligations(snapshot).map { book.key(of: $0) }
  }

  // MARK: Pairs

  private static func pair(_ id: String, _ ours: UnitIndex?, _ theirs: UnitIndex? = nil) -> Pair {
    Pair(
      id: id, ours: Pair.Side(name: ours.map { TestBook.units[Int($0)].name } ?? "武进区", unit: ours),
      theirs: Pair.Side(name: theirs.map { TestBook.units[Int($0)].name } ?? "\(id)县", unit: theirs),
      span: TestBook.span(0, 5))
  }

  private static func paired(_ answer: DeadlineAnswer = .due("2018-06-15")) -> TestBook {
    var test = TestBook([.on(.due, [.liaison, .support])])
    test.plan.pairs = [
      pair("one", TestBook.agriculture), pair("two", TestBook.commerce, TestBook.women), pair("three", nil),
    ]
    test.add(
      "a", answer, lead: [.unit(TestBook.agriculture), .unit(TestBook.commerce)],
      support: [.unit(TestBook.women), .unit(TestBook.chunjiang)], answeredBy: .pairs)
    return test
  }

  @Test func eachPairHasAnObligationOfItsOwnInTheOrderWritten() {
    #expect(keys(Self.paired()) == ["p/a#one", "p/a#two", "p/a#three"])
    let monthly = keys(Self.paired(.monthly))
    #expect(monthly.count == 30 && monthly.first == "p/a@2018-03#one" && monthly.last == "p/a@2018-12#three")
  }

  @Test func thePairsLeadUnitAnswersElseAllOfThem() {
    let test = Self.paired()
    let answering = ["one", "two", "three"].map { test.book.answeringUnits(of: test.obligation("p/a#\($0)")) }
    #expect(answering == [[0], [1], [0, 1]])
  }

  @Test func thePairsSupportingUnitSupportsElseAllOfThem() {
    let test = Self.paired()
    let supporting = ["one", "two"].map { test.book.supportingUnits(of: test.obligation("p/a#\($0)")) }
    #expect(supporting == [[TestBook.women, TestBook.chunjiang], [TestBook.women]])
    let told = test.book.audience(of: test.policy.steps[0], for: test.obligation("p/a#two"), on: TestBook.inJune)
    #expect(told.map(\.unit) == [TestBook.commerce, TestBook.women])
  }

  @Test func aPairIsNamedInTheTitle() {
    let test = Self.paired()
    #expect(test.book.title(of: test.obligation("p/a#two")) == "任务a——区商务局与妇联")
  }

  @Test func onePairsDoneIsNotTheOthers() {
    let test = Self.paired()
    let snapshot = Snapshot([.done("p/a#one", on: "2018-06-01")])
    let met = ["one", "two"].map {
      test.book.standing(of: test.obligation("p/a#\($0)"), snapshot, at: nine("2018-06-15")).isMet
    }
    #expect(met == [true, false])
  }

  // MARK: Named units

  @Test func namedUnitsEachAnswerAndWhatIsOpenIsNotLost() {
    var test = TestBook([.on(.due)])
    test.add("a", .due("2018-06-15"), answeredBy: .eachOf([.unit(TestBook.women), .group(TestBook.open)]))
    #expect(keys(test) == ["p/a#women", "p/a#benniu", "p/a"])
    let rest = test.obligation("p/a")
    #expect(test.book.answeringUnits(of: rest).isEmpty && test.book.answererNames(of: rest) == ["各板块"])
    #expect(test.book.answererNames(of: test.obligation("p/a#women")) == ["妇联"])
    let told = test.book.audience(of: test.policy.steps[0], for: rest, on: TestBook.inJune)
    #expect(told.map(\.person) == [TestBook.agricultureLiaison, TestBook.supervisorLiaison])
    #expect(told.allSatisfy { $0.standsIn })
  }

  @Test func eachOfUnitsThatAreAllKnownLeavesNothingOver() {
    var test = TestBook()
    test.add("a", .due("2018-06-15"), answeredBy: .eachOf([.group(TestBook.towns), .unit(TestBook.xixiashu)]))
    #expect(keys(test) == ["p/a#chunjiang", "p/a#xixiashu"])
  }

  @Test func whatAnOpenGroupAnswersForTogetherIsOneObligation() {
    var test = TestBook()
    test.add("a", .due("2018-06-15"), lead: [.group(TestBook.open)])
    #expect(keys(test) == ["p/a"])
    #expect(test.book.answeringUnits(of: test.obligation("p/a")) == [TestBook.benniu])
  }

  // MARK: Milestones

  @Test func aMilestoneIsKnownByItsCommitmentOrItsTask() {
    var test = TestBook()
    test.add("a", .due("2018-06-15"))
    test.addCommitment("summary", .due("2018-06-15"))
    test.addCommitment("summary:draft", .due("2018-05-31"), answeredBy: .each)
    test.add("b", .due("2018-06-15"))
    let line = test.plan.tasks[1].commitments[0]
    test.plan.tasks[1].commitments.append(line)
    test.change { $0.id = ":list" }
    #expect(keys(test) == ["p/a/summary", "p/a/summary:draft#agri", "p/b", "p/b:list"])
    #expect(test.obligation("p/a/summary:draft#agri").due == day("2018-05-31"))
    let index = ObligationIndex(test.book, Snapshot())
    #expect(index.matching("p/a").map { test.book.key(of: $0) } == ["p/a/summary", "p/a/summary:draft#agri"])
    #expect(index.matching("b:list").map { test.book.key(of: $0) } == ["p/b:list"])
  }

  @Test func aMilestoneMetLeavesItsCommitmentOpen() {
    var test = TestBook()
    test.add("a", .due("2018-06-15"))
    test.addCommitment("summary", .due("2018-06-15"))
    test.addCommitment("summary:draft", .due("2018-05-31"))
    let snapshot = Snapshot([.done("p/a/summary:draft", on: "2018-05-20")])
    func isMet(_ key: String) -> Bool {
      test.book.standing(of: test.obligation(key), snapshot, at: nine("2018-06-01")).isMet
    }
    #expect(isMet("p/a/summary:draft") && !isMet("p/a/summary"))
  }

  // MARK: Quotas

  struct Quota: Sendable, CustomTestStringConvertible {
    let name: String
    let quota: Commitment.Quota
    let facts: [Fact]
    /// Percent of agri, then of commerce.
    let percents: [Int]
    var testDescription: String { name }
  }

  private static let shares: [Fact] = [
    .progress("p/a#agri", on: "2018-05-01", 6), .progress("p/a#commerce", on: "2018-06-01", 3),
  ]

  static let quotas = [
    Quota(name: "each owes it", quota: .each, facts: shares, percents: [60, 30]),
    Quota(name: "all owe it together", quota: .total, facts: shares, percents: [90, 90]),
    Quota(name: "nothing yet", quota: .total, facts: [], percents: [0, 0]),
    Quota(
      name: "what the others do later does not count yet", quota: .total,
      facts: shares + [.progress("p/a#commerce", on: "2018-06-16", 5)], percents: [90, 90]),
    Quota(
      name: "another commitment's does not count", quota: .total,
      facts: shares + [.progress("p/b", on: "2018-05-01", 5)],
      percents: [90, 90]),
  ]

  @Test(arguments: quotas) func aQuotaIsEachUnitsOrAllOfTheirs(_ row: Quota) {
    var test = TestBook()
    test.add(
      "a", .due("2018-06-30"), kind: .countable,
      answeredBy: .eachOf([.unit(TestBook.agriculture), .unit(TestBook.commerce)]), targets: [.atLeast(10, "家")])
    test.change { $0.quota = row.quota }
    test.add("b", .due("2018-06-30"), kind: .countable, targets: [.atLeast(10, "家")])
    let snapshot = Snapshot(row.facts)
    let percents = ["agri", "commerce"].map {
      test.book.standing(of: test.obligation("p/a#\($0)"), snapshot, at: nine("2018-06-15")).percent
    }
    #expect(percents == row.percents)
  }

  @Test func aQuotaOfAllCountsWithinOneTurn() {
    var test = TestBook()
    test.add(
      "a", .monthly, kind: .countable,
      answeredBy: .eachOf([.unit(TestBook.agriculture), .unit(TestBook.commerce)]),
      targets: [.atLeast(10, "家")])
    test.change { $0.quota = .total }
    let snapshot = Snapshot([
      .progress("p/a@2018-05#agri", on: "2018-05-05", 4), .progress("p/a@2018-05#commerce", on: "2018-05-05", 4),
      .progress("p/a@2018-06#commerce", on: "2018-06-05", 1),
    ])
    let percents = ["2018-05", "2018-06"].map {
      test.book.standing(of: test.obligation("p/a@\($0)#agri"), snapshot, at: nine("2018-06-15")).percent
    }
    #expect(percents == [80, 10])
  }
}
