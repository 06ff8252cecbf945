import CivilTime
import Diagnostics
import Evaluation
import PlanLanguage
import Rules
import Testing

/// Rule tests are run by the very passes a daemon makes, and a failure says what, where and why.
@Suite struct RuleTestRunTests {
  private static let key = "p/t"

  /// One task, due on Friday 15 June 2018, with an escalation.
  private static func book() -> TestBook {
    var test = TestBook([
      .before(5, .workingDays, [.liaison, .leader], unless: .allDone), .on(.due),
      .after(1, .days, every: CountedSpan(3, .workingDays)),
      .after(5, .workingDays, [.leader, .supervisor]),
    ])
    test.add("t", .due("2018-06-15"), targets: [.atLeast(4, "家")])
    test.add("u", .due("2018-06-20"), evidence: ["总结"])
    test.add("v", .waiting)
    return test
  }

  private static let span = TestBook.span(0, 99)

  private static func at(_ text: String) -> Instant {
    text.contains(" ") ? instant(text) : TimeZoneTable.shanghai.end(of: day(text)).adding(seconds: -1)
  }

  private static func run(
    _ test: TestBook = book(), _ facts: [Fact] = [], _ checks: [(at: String, kinds: [RuleTest.Expectation.Kind])]
  ) -> RuleTestResult {
    let checks = checks.map { check in
      RuleTest.Check(
        at: at(check.at), day: day(String(check.at.prefix(10))),
        expectations: check.kinds.map { RuleTest.Expectation($0, span: span) })
    }
    let ruleTest = RuleTest(id: "t", title: "测试", facts: facts, checks: checks, plans: [0], span: span)
    return Evaluator.run(ruleTest, test.book)
  }

  private static func telling(
    _ person: PersonIndex, _ on: String, to last: String? = nil, key: String = key, step: String? = nil,
    _ account: AccountState? = nil
  ) -> RuleTest.Telling {
    RuleTest.Telling(person: person, key: key, step: step, days: day(on)...day(last ?? on), account: account)
  }

  private static let (liaison, leader, supervisor) = (
    TestBook.agricultureLiaison, TestBook.agricultureLeader, TestBook.supervisorLiaison
  )

  @Test func whatHoldsPasses() {
    let result = Self.run(
      Self.book(), [.progress(Self.key, on: "2018-06-11", 2)],
      [
        (
          "2018-06-08",
          [
            .due(Self.key, day("2018-06-15")), .due("p/v@x", nil), .state(Self.key, .open),
            .lamp(Self.key, .yellow),
            .overdue([], plans: [0]), .told(Self.telling(Self.liaison, "2018-06-08", step: "before:5wd")),
            .told(Self.telling(Self.leader, "2018-06-08", .sent)),
            .notTold(Self.telling(Self.supervisor, "2018-06-08")),
          ]
        ),
        ("2018-06-15", [.told(Self.telling(Self.liaison, "2018-06-15", step: "due")), .overdue([], plans: [0])]),
        (
          // 18 June is a holiday (端午节): the first reminder is told on the 19th.
          "2018-06-19",
          [
            .overdue([Self.key], plans: [0]), .told(Self.telling(Self.liaison, "2018-06-19")),
            .notTold(Self.telling(Self.liaison, "2018-06-16", to: "2018-06-18")), .lamp(Self.key, .red),
          ]
        ),
        (
          "2018-06-25",
          [.told(Self.telling(Self.supervisor, "2018-06-25")), .overdue(["p/u", Self.key], plans: [0])]
        ),
      ])
    #expect(result.hasPassed, "\(result.failures)")
    #expect(result.expectations == 16)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String, kind: RuleTest.Expectation.Kind, expected: String, found: String, because: [String]
    var testDescription: String { name }
  }

  /// Judged on 19 June 2018, four days past due, with two of four done.
  static let failing = [
    Case(
      name: "another due day", kind: .due(key, day("2018-06-14")), expected: "p/t is due on 2018-06-14",
      found: "p/t is due on 2018-06-15",
      because: [
        "deadline '2018-06-15前' (stated)", "by 2018-06-15, the day included",
        "to be met from 2018-03-01 to 2018-06-15",
        "by calendar 'cn' the due day 2018-06-15 is a working day",
      ]),
    Case(
      name: "what must not be there", kind: .due(key, nil), expected: "there is no p/t",
      found: "p/t is due on 2018-06-15",
      because: [
        "deadline '2018-06-15前' (stated)", "by 2018-06-15, the day included",
        "to be met from 2018-03-01 to 2018-06-15",
        "by calendar 'cn' the due day 2018-06-15 is a working day",
      ]),
    Case(
      name: "an event that did not happen", kind: .state("p/v@x", .open), expected: "there is p/v@x",
      found: "there is no p/v@x",
      because: ["there is none of p/v at all: it exhorts, names no day, or waits for an event"]),
    Case(
      name: "another lamp", kind: .lamp(key, .green), expected: "p/t ● green", found: "p/t ■ red",
      because: [
        "deadline '2018-06-15前' (stated)", "as of 2018-06-19: overdue by 4 days (1 working days)",
        "2 of '4家以上' done",
      ]),
    Case(
      name: "another state", kind: .state(key, .met), expected: "p/t met", found: "p/t overdue",
      because: [
        "deadline '2018-06-15前' (stated)", "as of 2018-06-19: overdue by 4 days (1 working days)",
        "2 of '4家以上' done",
      ]),
    Case(
      name: "another list", kind: .overdue(["p/u"], plans: [0]), expected: "1 overdue: p/u",
      found: "1 overdue: p/t",
      because: [
        "not expected: p/t", "deadline '2018-06-15前' (stated)",
        "as of 2018-06-19: overdue by 4 days (1 working days)",
        "wanting: p/u", "deadline '2018-06-20前' (stated)", "as of 2018-06-19: open, 1 working days left",
      ]),
    Case(
      name: "an empty list", kind: .overdue([], plans: [0]), expected: "nothing is overdue",
      found: "1 overdue: p/t",
      because: [
        "not expected: p/t", "deadline '2018-06-15前' (stated)",
        "as of 2018-06-19: overdue by 4 days (1 working days)",
      ]),
    Case(
      name: "nobody is told on a holiday", kind: .told(telling(liaison, "2018-06-18")),
      expected: "人员0 is told on 2018-06-18 of p/t", found: "there is no such notification",
      because: [
        "2018-06-18 is a rest day (端午节): reminders fall on working days",
        "the one before: 2018-06-15, step due", "the next: 2018-06-19, step after:1d/every:3wd",
      ]),
    Case(
      name: "a step that is not there", kind: .told(telling(liaison, "2018-06-19", step: "before:6wd")),
      expected: "人员0 is told on 2018-06-19 of p/t by step before:6wd",
      found: "policy 'standard' has no step before:6wd",
      because: ["it has before:5wd, due, after:1d/every:3wd, after:5wd"]),
    Case(
      name: "a step that is not there does not keep silent either",
      kind: .notTold(telling(liaison, "2018-06-19", step: "before:6wd")),
      expected: "人员0 is not told on 2018-06-19 of p/t by step before:6wd",
      found: "policy 'standard' has no step before:6wd",
      because: ["it has before:5wd, due, after:1d/every:3wd, after:5wd"]),
    Case(
      name: "who is told nevertheless", kind: .notTold(telling(liaison, "2018-06-15")),
      expected: "人员0 is not told on 2018-06-15 of p/t", found: "2018-06-15 step due sent (due)",
      because: [
        "step due of policy 'standard'", "on the due day 2018-06-15: 2018-06-15",
        "tells 人员0, liaison of 区农业局, through mail", "sent (due), accounted for at 2018-06-15T09:00, delivery",
      ]),
    Case(
      name: "another account", kind: .told(telling(liaison, "2018-06-15", .merged)),
      expected: "人员0 is told on 2018-06-15 of p/t, accounted for as merged",
      found: "2018-06-15 step due sent (due)",
      because: [
        "step due of policy 'standard'", "on the due day 2018-06-15: 2018-06-15",
        "tells 人员0, liaison of 区农业局, through mail", "sent (due), accounted for at 2018-06-15T09:00, delivery",
      ]),
    Case(
      name: "silence without the account", kind: .notTold(telling(supervisor, "2018-06-15", .suppressed)),
      expected: "人员6 is not told on 2018-06-15 of p/t, accounted for as suppressed",
      found: "there is no such notification",
      because: ["the day's steps due do not tell 人员6", "the next: 2018-06-25, step after:5wd"]),
  ]

  @Test(arguments: failing)
  func aFailureSaysWhatWasExpectedWhatWasFoundAndWhy(_ c: Case) throws {
    let result = Self.run(Self.book(), [.progress(Self.key, on: "2018-06-11", 2)], [("2018-06-19", [c.kind])])
    try #require(result.failures.count == 1)
    let failure = result.failures[0]
    #expect(failure.span == Self.span)
    #expect(failure.expected.en == c.expected)
    #expect(failure.found.en == c.found)
    // Ids of deliveries are cut off.
    let because = failure.because.map { $0.text.en.prefix { $0 != "\n" } }
    #expect(because.count == c.because.count, "\(because)")
    for (line, start) in zip(because, c.because) { #expect(line.hasPrefix(start), "\(line)") }
    #expect(failure.expected.zh != failure.expected.en && failure.found.zh != failure.found.en)
  }

  @Test func factsCountFromTheDayTheyWereWrittenDown() {
    let late = Fact.done(Self.key, on: "2018-06-14", recorded: "2018-06-20")
    let result = Self.run(
      Self.book(), [late],
      [
        ("2018-06-19", [.state(Self.key, .overdue), .told(Self.telling(Self.liaison, "2018-06-19"))]),
        ("2018-06-20 11:59", [.state(Self.key, .overdue)]),
        ("2018-06-20 12:00", [.state(Self.key, .met)]),
        ("2018-06-29", [.notTold(Self.telling(Self.leader, "2018-06-20", to: "2018-06-29"))]),
      ])
    #expect(result.hasPassed, "\(result.failures)")
  }

  @Test func aStepsConditionShowsInTheAccount() {
    let result = Self.run(
      Self.book(), [.progress(Self.key, on: "2018-06-07", 4)],
      [
        (
          "2018-06-08",
          [
            .notTold(Self.telling(Self.liaison, "2018-06-08", .suppressed)),
            .notTold(Self.telling(Self.leader, "2018-06-08")),
          ]
        ),
        ("2018-06-15", [.told(Self.telling(Self.liaison, "2018-06-15"))]),
      ])
    #expect(result.hasPassed, "\(result.failures)")
  }

  /// On Saturday 9 June the step of Friday comes to be known; the letter waits for Monday, and by then it is met.
  @Test func whatIsHeldIsWithdrawnWhenItIsMetMeanwhile() {
    var test = TestBook([.on(.start), .on(.due)])
    test.add("t", .waiting)
    let key = "p/t@x"
    var event = Fact.event("p/t", on: "2018-06-06", ref: "x")
    event.recorded = instant("2018-06-09 12:00")
    let checks: [(String, [RuleTest.Expectation.Kind])] = [
      ("2018-06-09", [.notTold(Self.telling(Self.liaison, "2018-06-09", key: key, .held))]),
      ("2018-06-11 08:59", [.notTold(Self.telling(Self.liaison, "2018-06-09", key: key, .held))]),
    ]
    let sent = Self.run(
      test, [event],
      checks + [("2018-06-11", [.told(Self.telling(Self.liaison, "2018-06-11", key: key, .sent))])])
    #expect(sent.hasPassed, "\(sent.failures)")
    let withdrawn = Self.run(
      test, [event, .done(key, on: "2018-06-10")],
      checks + [("2018-06-11", [.notTold(Self.telling(Self.liaison, "2018-06-11", key: key, .cancelled))])])
    #expect(withdrawn.hasPassed, "\(withdrawn.failures)")
  }

  @Test func theOrderOfChecksMeansNothing() {
    let checks: [(String, [RuleTest.Expectation.Kind])] = [
      ("2018-06-19", [.state(Self.key, .overdue), .told(Self.telling(Self.liaison, "2018-06-15"))]),
      ("2018-02-01", [.state(Self.key, .upcoming), .overdue([], plans: [0])]),
      ("2018-06-08", [.told(Self.telling(Self.leader, "2018-06-08"))]),
    ]
    #expect(Self.run(Self.book(), [], checks).hasPassed)
    #expect(Self.run(Self.book(), [], checks.reversed()).hasPassed)
  }

  @Test func otherPlansAreAsIfTheyWereNotThere() {
    var book = Self.book().book
    var other = book.plans[0]
    other.id = "q"
    book.plans.append(other)
    let span = Self.span
    func result(plans: [Int32], _ keys: [String]) -> RuleTestResult {
      let check = RuleTest.Check(
        at: Self.at("2018-06-19"), day: day("2018-06-19"),
        expectations: [.init(.overdue(keys, plans: plans), span: span)])
      return Evaluator.run(
        RuleTest(id: "t", title: "测试", facts: [], checks: [check], plans: plans, span: span), book)
    }
    #expect(result(plans: [1], ["q/t"]).hasPassed)
    #expect(result(plans: [0, 1], ["q/t", "p/t"]).hasPassed)
    #expect(!result(plans: [0], ["q/t", "p/t"]).hasPassed)
  }

  /// Random books: what the agenda lists for sending is told, and nothing else is.
  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func whatTheAgendaSaysIsWhatATestFinds(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var test = RandomBook.make(&random)
    // What is held when a plan ends is withdrawn by a last look that the agenda does not take.
    test.plan.closed = nil
    test.office.channels = ["mail"]
    let book = test.book
    let first = book.plans[0].inForce
    let days = first...first.adding(days: 120)
    let zone = book.office.zone
    let agenda = Evaluator.agenda(
      book, Snapshot(), at: zone.instant(of: first, at: .startOfDay), on: days
    ).filter { $0.account.id.event.kind == .step }
    var told: [RuleTest.Telling] = []
    var silent: [RuleTest.Telling] = []
    for entry in agenda {
      guard let person = book.people.firstIndex(where: { $0.id == entry.account.id.recipient }) else { continue }
      let isSent = [.planned, .held, .merged].contains(entry.account.state)
      let on = isSent ? zone.day(at: entry.at) : entry.account.day
      let telling = RuleTest.Telling(
        person: PersonIndex(person), key: entry.account.id.event.subject, step: entry.account.id.event.step,
        days: on...on, account: isSent ? (entry.account.state == .merged ? .merged : .sent) : entry.account.state)
      if isSent { told.append(telling) } else { silent.append(telling) }
    }
    // A step that tells somebody on one day of one thing may also have been withheld from them on that day.
    silent.removeAll { quiet in
      told.contains {
        $0.person == quiet.person && $0.key == quiet.key && $0.step == quiet.step && $0.days == quiet.days
      }
    }
    let kinds = told.map(RuleTest.Expectation.Kind.told) + silent.map(RuleTest.Expectation.Kind.notTold)
    let check = RuleTest.Check(
      at: zone.end(of: days.upperBound).adding(seconds: -1), day: days.upperBound,
      expectations: kinds.map { .init($0, span: Self.span) })
    let result = Evaluator.run(
      RuleTest(id: "t", title: "测试", facts: [], checks: [check], plans: [0], span: Self.span), book)
    #expect(result.hasPassed, "seed \(seed): \(result.failures.prefix(3))")
    #expect(result.expectations == kinds.count)
  }

  // MARK: Coverage

  @Test func coverageNamesWhatNoTestLooksAt() {
    let test = Self.book()
    let result = Self.run(
      test, [],
      [
        (
          "2018-06-08",
          [
            .due(Self.key, day("2018-06-15")), .told(Self.telling(Self.liaison, "2018-06-08")),
            .due("p/v@x", nil),
          ]
        )
      ])
    #expect(result.hasPassed)
    let coverage = RuleTestCoverage([result], test.book)
    #expect(coverage.tasks == .init(touched: 2, total: 3))
    #expect(coverage.commitments == .init(touched: 2, total: 3))
    #expect(coverage.policies == .init(touched: 1, total: 1))
    #expect(coverage.steps == .init(touched: 1, total: 4))
    #expect(coverage.steps.percent == 25)
    #expect(coverage.untouchedTasks.map(\.name) == ["p/u"])
    #expect(
      coverage.untouchedSteps.map(\.name) == [
        "standard due", "standard after:1d/every:3wd", "standard after:5wd",
      ])
    #expect(coverage.untouchedPolicies.isEmpty)
    let nothing = RuleTestCoverage([], test.book)
    #expect(nothing.tasks == .init(touched: 0, total: 3))
    #expect(nothing.untouchedTasks.map(\.name) == ["p/t", "p/u", "p/v"])
    #expect(nothing.untouchedPolicies.map(\.name) == ["standard"] && nothing.untouchedSteps.isEmpty)
  }

  @Test func ofATaskThatIsLookedAtTheOtherCommitmentsAreListed() {
    var test = TestBook([.on(.due)])
    test.add("t", .due("2018-06-15"))
    test.addCommitment("a", .due("2018-06-15"))
    test.addCommitment("b", .due("2018-06-15"))
    let result = Self.run(test, [], [("2018-06-01", [.state("p/t/a", .open)])])
    let coverage = RuleTestCoverage([result], test.book)
    #expect(coverage.untouchedTasks.map(\.name) == ["p/t/b"])
    #expect(coverage.tasks == .init(touched: 1, total: 1))
    #expect(coverage.commitments == .init(touched: 1, total: 2))
  }
}
