import CivilTime
import Evaluation
import Rules
import Testing

/// Lamps as a policy lights them.
@Suite struct LampRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let rules: [Lamp: LampRule]
    let on: String
    let lamp: Lamp
    var facts: [Fact] = []
    var soft = false
    var closed: String?
    var testDescription: String { name }
  }

  private static func when(_ conditions: Condition...) -> LampRule { LampRule(when: conditions) }

  private static let overThree = Condition.one(.daysOverdue, .greater, .number(3), text: "days-overdue > 3")
  private static let lastTwo = Condition.one(.workingDaysLeft, .less, .number(2), text: "working-days-left < 2")
  private static let behind = Condition.one(.pace, .equal, .word("behind"), text: "pace = behind")
  private static let kept = Condition.one(.pace, .equal, .word("kept"), text: "pace = kept")

  /// All ten of the target are done on 1 March.
  private static let done = [Fact.progress("p/a", on: "2018-03-01", 10)]

  static let cases = [
    Case(
      name: "a word alone leaves red as usual", rules: [.red: LampRule(word: "超时")], on: "2018-06-16", lamp: .red,
      facts: done),
    Case(
      name: "overdue and not yet red is yellow", rules: [.red: when(overThree)], on: "2018-06-18", lamp: .yellow,
      facts: done),
    Case(
      name: "red on the day its condition holds", rules: [.red: when(overThree)], on: "2018-06-19", lamp: .red,
      facts: done),
    Case(name: "red before the due day", rules: [.red: when(lastTwo)], on: "2018-06-14", lamp: .red, facts: done),
    Case(name: "the day before that", rules: [.red: when(lastTwo)], on: "2018-06-13", lamp: .yellow, facts: done),
    Case(
      name: "any of several conditions", rules: [.red: when(overThree, lastTwo)], on: "2018-06-14", lamp: .red,
      facts: done),
    Case(
      name: "yellow by its condition only", rules: [.yellow: when(lastTwo)], on: "2018-06-05", lamp: .green,
      facts: done),
    Case(
      name: "yellow where its condition holds", rules: [.yellow: when(lastTwo)], on: "2018-06-14", lamp: .yellow,
      facts: done),
    Case(name: "behind pace", rules: [.yellow: when(behind)], on: "2018-05-02", lamp: .yellow),
    Case(
      name: "behind pace is red where the rules say so", rules: [.red: when(behind)], on: "2018-05-02", lamp: .red),
    Case(
      name: "keeping pace", rules: [.yellow: when(kept), .red: when(behind)], on: "2018-05-02", lamp: .yellow,
      facts: done),
    Case(
      name: "red goes before yellow", rules: [.yellow: when(lastTwo), .red: when(lastTwo)], on: "2018-06-14",
      lamp: .red, facts: done),
    Case(
      name: "overdue is never green", rules: [.yellow: when(lastTwo), .red: when(overThree)], on: "2018-06-16",
      lamp: .yellow, facts: done),
    Case(
      name: "soft and behind is yellow as usual", rules: [.red: LampRule(word: "超期")], on: "2018-06-16",
      lamp: .yellow, facts: done, soft: true),
    Case(
      name: "met stays blue", rules: [.red: when(behind), .yellow: when(kept)], on: "2018-06-16", lamp: .blue,
      facts: done + [.done("p/a", on: "2018-06-01")]),
    Case(
      name: "not open yet stays grey", rules: [.red: when(behind), .yellow: when(kept)], on: "2018-02-01",
      lamp: .grey),
    Case(
      name: "waived stays grey", rules: [.red: when(behind)], on: "2018-06-16", lamp: .grey, closed: "2018-06-10"),
  ]

  @Test(arguments: cases) func aPolicyLightsTheLamp(_ row: Case) {
    var test = TestBook()
    test.policy.pace = .linear
    test.policy.lamps = row.rules
    test.plan.closed = row.closed.map { day($0) }
    test.add("a", .due("2018-06-15", soft: row.soft), kind: .countable, targets: [.atLeast(10, "家")])
    let standing = test.book.standing(of: test.obligation("p/a"), Snapshot(row.facts), at: nine(row.on))
    #expect(standing.lamp == row.lamp)
  }

  @Test func yellowBeginsSoLongBeforeTheDueDayAsThePolicySays() {
    var test = TestBook()
    test.policy.yellowBefore = CountedSpan(2, .workingDays)
    test.policy.lamps = [.yellow: LampRule(word: "预警", colour: "#f9a825")]
    test.add("a", .due("2018-06-15"))
    func lamp(_ on: String) -> Lamp {
      test.book.standing(of: test.obligation("p/a"), Snapshot(), at: nine(on)).lamp
    }
    #expect(lamp("2018-06-12") == .green && lamp("2018-06-13") == .yellow)
  }

  @Test func aTaskIsLitByItsOwnPolicy() {
    var test = TestBook()
    test.add("a", .due("2018-06-15"))
    test.plan.tasks[0].policy = 1
    var book = test.book
    var strict = test.policy
    strict.lamps = [.red: Self.when(Self.lastTwo)]
    book.policies.append(strict)
    let standing = book.standing(of: test.obligation("p/a"), Snapshot(), at: nine("2018-06-14"))
    #expect(standing.lamp == .red)
  }
}
