import Evaluation
import Rules
import Testing

@Suite struct ConditionCheckTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String, comparisons: [Condition.Comparison], holds: Bool
    var now = "2018-06-18"
    var testDescription: String { name }
  }

  /// Due on 15 June, four of ten done, judged on 18 June: overdue by three days and no working day.
  static let cases = [
    Case(name: "progress = 40", comparisons: [.init(.progress, .equal, .number(40))], holds: true),
    Case(name: "progress != 40", comparisons: [.init(.progress, .notEqual, .number(40))], holds: false),
    Case(name: "progress < 40", comparisons: [.init(.progress, .less, .number(40))], holds: false),
    Case(name: "progress <= 40", comparisons: [.init(.progress, .atMost, .number(40))], holds: true),
    Case(name: "progress > 40", comparisons: [.init(.progress, .greater, .number(40))], holds: false),
    Case(name: "progress > 39", comparisons: [.init(.progress, .greater, .number(39))], holds: true),
    Case(name: "progress >= 40", comparisons: [.init(.progress, .atLeast, .number(40))], holds: true),
    Case(name: "days-overdue = 3", comparisons: [.init(.daysOverdue, .equal, .number(3))], holds: true),
    Case(name: "working-days-left = 0", comparisons: [.init(.workingDaysLeft, .equal, .number(0))], holds: true),
    Case(
      name: "working-days-left = -1 a working day later",
      comparisons: [.init(.workingDaysLeft, .equal, .number(-1))],
      holds: true, now: "2018-06-19"),
    Case(name: "lamp = red", comparisons: [.init(.lamp, .equal, .word("red"))], holds: true),
    Case(name: "lamp != red", comparisons: [.init(.lamp, .notEqual, .word("red"))], holds: false),
    Case(name: "kind = countable", comparisons: [.init(.kind, .equal, .word("countable"))], holds: true),
    Case(name: "kind = artifact", comparisons: [.init(.kind, .equal, .word("artifact"))], holds: false),
    Case(
      name: "all must hold",
      comparisons: [.init(.lamp, .equal, .word("red")), .init(.progress, .atLeast, .number(50))], holds: false),
    Case(
      name: "a word against a number never holds", comparisons: [.init(.progress, .notEqual, .word("40"))],
      holds: false),
  ]

  @Test(arguments: cases)
  func aConditionComparesWhereTheObligationStands(_ row: Case) {
    var test = TestBook()
    test.add("a", .due("2018-06-15"), kind: .countable, targets: [.atLeast(10, "家")])
    let snapshot = Snapshot([.progress("p/a", on: "2018-05-01", 4)])
    let standing = test.book.standing(of: test.obligation("p/a"), snapshot, at: nine(row.now))
    #expect(Condition(row.comparisons, text: row.name).holds(for: standing, kind: .countable) == row.holds)
  }

  @Test func whatIsMetIsDoneToAHundredPerCent() {
    var test = TestBook()
    test.add("a", .due("2018-06-15"))
    let open = test.book.standing(of: test.obligation("p/a"), Snapshot(), at: nine("2018-06-01"))
    #expect(!Condition.allDone.holds(for: open, kind: .artifact))
    let facts = Snapshot([.done("p/a", on: "2018-05-01")])
    let met = test.book.standing(of: test.obligation("p/a"), facts, at: nine("2018-06-01"))
    #expect(Condition.allDone.holds(for: met, kind: .artifact))
  }
}
