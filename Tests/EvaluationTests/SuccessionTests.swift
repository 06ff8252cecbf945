import CivilTime
import Diagnostics
import Evaluation
import PlanLanguage
import Rules
import Testing
import WorkCalendars

/// 前置、依赖: what comes before what.
@Suite struct SuccessionTests {
  /// `p/base` is due on Friday 15 June 2018; `p/next` in five working days after it.
  private static func book(_ next: DeadlineAnswer = .workingDays(5), base: DeadlineAnswer = .due("2018-06-15"))
    -> TestBook
  {
    var test = TestBook()
    test.add("base", base, evidence: base.kind == .due ? ["会议纪要"] : [])
    test.add("next", next)
    test.change { $0.after = CommitmentPlace(task: 0, commitment: 0) }
    return test
  }

  private static let minutes = Fact.attach("p/base", on: "2018-06-01", "会议纪要")

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let facts: [Fact]
    let due: String
    let isDerived: Bool
    var testDescription: String { name }
  }

  static let cases = [
    // Monday 18 June is 端午节.
    Case(name: "before it is met, from its due day", facts: [], due: "2018-06-25", isDerived: true),
    Case(
      name: "met early", facts: [minutes, .done("p/base", on: "2018-06-08")], due: "2018-06-15", isDerived: false),
    Case(
      name: "met on its due day", facts: [minutes, .done("p/base", on: "2018-06-15")], due: "2018-06-25",
      isDerived: false),
    Case(
      name: "met late", facts: [minutes, .done("p/base", on: "2018-06-20")], due: "2018-06-27", isDerived: false),
    Case(
      name: "done without its evidence", facts: [.done("p/base", on: "2018-06-08")], due: "2018-06-25",
      isDerived: true),
    Case(
      name: "its evidence came last",
      facts: [.done("p/base", on: "2018-05-08"), minutes, .attach("p/base", on: "2018-07-01", "照片")],
      due: "2018-06-08", isDerived: false),
  ]

  @Test(arguments: cases) func aTermBeginsWithWhatComesBefore(_ row: Case) {
    let test = Self.book()
    let next = test.obligation("p/next", Snapshot(row.facts))
    #expect(next.due == day(row.due))
    #expect(next.isDerived == row.isDerived)
    #expect(!test.obligation("p/base", Snapshot(row.facts)).isDerived)
  }

  @Test func aChainIsReckonedLinkByLink() {
    var test = Self.book()
    test.add("last", .workingDays(3))
    test.change { $0.after = CommitmentPlace(task: 1, commitment: 0) }
    #expect(test.obligation("p/last").due == day("2018-06-28"))
    let half = Snapshot([Self.minutes, .done("p/base", on: "2018-06-08")])
    #expect(test.obligation("p/last", half).due == day("2018-06-21") && test.obligation("p/last", half).isDerived)
    let whole = Snapshot([Self.minutes, .done("p/base", on: "2018-06-08"), .done("p/next", on: "2018-06-11")])
    #expect(
      test.obligation("p/last", whole).due == day("2018-06-14") && !test.obligation("p/last", whole).isDerived)
  }

  @Test func theLastOfSeveralUnitsCounts() {
    var test = TestBook()
    test.add(
      "base", .due("2018-06-15"), answeredBy: .eachOf([.unit(TestBook.agriculture), .unit(TestBook.commerce)]))
    test.add("next", .workingDays(5))
    test.change { $0.after = CommitmentPlace(task: 0, commitment: 0) }
    let one = Snapshot([.done("p/base#agri", on: "2018-06-01")])
    #expect(test.obligation("p/next", one).due == day("2018-06-25") && test.obligation("p/next", one).isDerived)
    let both = Snapshot([.done("p/base#agri", on: "2018-06-01"), .done("p/base#commerce", on: "2018-06-08")])
    #expect(test.obligation("p/next", both).due == day("2018-06-15") && !test.obligation("p/next", both).isDerived)
  }

  @Test func aDayThatIsStatedStaysAndOnlyOpensLater() {
    let test = Self.book(.due("2018-12-31"))
    let open = test.obligation("p/next")
    #expect(open.due == day("2018-12-31") && open.window.start == day("2018-06-16"))
    #expect(!open.isDerived, "its day is not reckoned from anything")
    let met = test.obligation("p/next", Snapshot([Self.minutes, .done("p/base", on: "2018-06-08")]))
    #expect(met.due == day("2018-12-31") && met.window.start == day("2018-06-09"))
    let late = test.obligation("p/next", Snapshot([Self.minutes, .done("p/base", on: "2019-01-08")]))
    #expect(late.due == day("2018-12-31") && late.window.start == day("2018-12-31"))
  }

  @Test func aTermAfterSomethingWithoutADayWaits() {
    let vague = DeadlineAnswer(kind: .unresolvable, canonical: "适时")
    let test = Self.book(base: vague)
    #expect(test.book.obligations(Snapshot()).isEmpty, "counted from the issue day it would be due at once")
    let stated = Self.book(.due("2018-12-31"), base: vague)
    #expect(stated.obligation("p/next").due == day("2018-12-31"))
  }

  @Test func aTermAfterATriggerWaitsForTheEvent() {
    let test = Self.book(base: .waiting)
    #expect(test.book.obligations(Snapshot()).isEmpty)
    let event = Fact.event("p/base", on: "2018-06-01")
    #expect(test.obligation("p/next", Snapshot([event])).isDerived)
    // Due on the 15th, done on the 8th.
    let met = Snapshot([event, .done("p/base@2018-06-01", on: "2018-06-08")])
    #expect(test.obligation("p/next", met).due == day("2018-06-15") && !test.obligation("p/next", met).isDerived)
  }

  @Test func turnsThatAreNoneOfThePlansStayOut() {
    var test = Self.book(.monthly)
    test.plan.effective = day("2018-05-31")
    test.plan.closed = day("2018-10-01")
    let book = test.book
    let keys = book.obligations(Snapshot()).map { book.key(of: $0) }
    #expect(keys.first == "p/base" && keys.dropFirst().first == "p/next@2018-05")
    #expect(keys.last == "p/next@2018-09")
  }

  @Test func unitsThatCountByTheirOwnCalendarsReckonTheirOwnTerms() throws {
    var test = Self.book()
    test.change {
      $0.answeredBy = .eachOf([.unit(TestBook.agriculture), .unit(TestBook.commerce)])
      $0.unitDeadlines = [TestBook.commerce: UnitDeadline(answer: 1, reckoning: 0)]
    }
    var book = test.book
    // By weekends only: Monday 18 June is worked.
    book.calendars.append(WorkCalendar(name: "weekends"))
    book.reckonings = [Reckoning(readings: test.plan.readings, calendar: 1)]
    let index = ObligationIndex(book, Snapshot())
    let own = try #require(index["p/next#agri"]), other = try #require(index["p/next#commerce"])
    #expect(own.due == day("2018-06-25") && other.due == day("2018-06-22"))
    #expect(own.isDerived && other.isDerived)
  }

  /// Looking through all units at every link, and again at every unit, would take longer than anybody waits.
  @Test func aLongChainOfSharedTargetsIsReckonedAtOnce() {
    var test = TestBook()
    for index in 0..<12 {
      test.add(
        "t\(index)", index == 0 ? .due("2018-06-15") : .workingDays(1), kind: .countable,
        answeredBy: .eachOf([.unit(0), .unit(1), .unit(2), .unit(3), .unit(6)]), targets: [.atLeast(10, "家")])
      test.change {
        $0.quota = .total
        if index > 0 { $0.after = CommitmentPlace(task: index - 1, commitment: 0) }
      }
    }
    let facts = ["agri", "commerce", "chunjiang", "xixiashu", "women"].flatMap { unit in
      (0..<12).map { Fact.progress("p/t\($0)#\(unit)", on: "2018-06-01", 1) }
    }
    #expect(test.book.obligations(Snapshot(facts)).count == 60)
  }

  // MARK: Explaining

  private func explanation(_ test: TestBook, _ key: String, _ facts: [Fact] = []) -> [String] {
    let snapshot = Snapshot(facts)
    return test.book.explain(test.obligation(key, snapshot), snapshot, at: nine("2018-06-15")).lines
      .filter { $0.part == .reading }.map { "\($0.text.en) [\($0.place ?? "")]" }
  }

  @Test func anExplanationSaysWhatATermBeginsWith() {
    let test = Self.book()
    #expect(
      explanation(test, "p/next") == [
        "'任务base' comes before it and is not met: reckoned from its due day 2018-06-15 (≈) [rules/plan.yaml:10]",
        "to be met from 2018-06-15 to 2018-06-25 []",
      ])
    #expect(
      explanation(test, "p/next", [Self.minutes, .done("p/base", on: "2018-06-08")]) == [
        "'任务base' comes before it and was met on 2018-06-08: the term is counted from the day after [rules/plan.yaml:10]",
        "to be met from 2018-06-08 to 2018-06-15 []",
      ])
  }

  @Test func anExplanationOfAStatedDayDoesNotCallItReckoned() {
    let test = Self.book(.due("2018-12-31"))
    #expect(
      explanation(test, "p/next").first
        == "'任务base' comes before it, is due on 2018-06-15 and not met [rules/plan.yaml:10]")
    #expect(
      explanation(test, "p/next", [Self.minutes, .done("p/base", on: "2018-06-08")]).first
        == "'任务base' comes before it and was met on 2018-06-08 [rules/plan.yaml:10]")
    let vague = Self.book(.due("2018-12-31"), base: DeadlineAnswer(kind: .unresolvable, canonical: "适时"))
    #expect(
      explanation(vague, "p/next").first
        == "what comes before it has no day yet: its own days hold [rules/plan.yaml:10]")
  }

  @Test func anExplanationSaysWhatIsNeededUntilItIsMet() {
    var test = TestBook()
    test.add("one", .due("2018-06-15"))
    test.add("two", .due("2018-06-15"), answeredBy: .eachOf([.unit(0), .unit(1)]))
    test.add("next", .due("2018-06-30"))
    test.change { $0.needs = [CommitmentPlace(task: 0, commitment: 0), CommitmentPlace(task: 1, commitment: 0)] }
    func needed(_ facts: [Fact]) -> [String] {
      explanation(test, "p/next", facts).filter { $0.contains("must be met") }
    }
    #expect(
      needed([]) == [
        "'任务one' must be met first [rules/plan.yaml:10]", "'任务two' must be met first [rules/plan.yaml:20]",
      ])
    #expect(
      needed([.done("p/one", on: "2018-06-01"), .done("p/two#agri", on: "2018-06-01")])
        == ["'任务two' must be met first [rules/plan.yaml:20]"])
    #expect(needed(["one", "two#agri", "two#commerce"].map { .done("p/\($0)", on: "2018-06-01") }) == [])
  }
}
