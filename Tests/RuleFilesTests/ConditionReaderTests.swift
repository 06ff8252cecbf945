import Rules
import Testing

@testable import RuleFiles

/// Conditions, typed while they are read.
@Suite struct ConditionReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let comparisons: [Condition.Comparison]
    var testDescription: String { text }
  }

  static let cases = [
    Case(text: "progress >= 100%", comparisons: [.init(.progress, .atLeast, .number(100))]),
    Case(text: "progress>=100", comparisons: [.init(.progress, .atLeast, .number(100))]),
    Case(text: "进度 ≥ 80%", comparisons: [.init(.progress, .atLeast, .number(80))]),
    Case(
      text: "lamp = red and working-days-left < 3",
      comparisons: [.init(.lamp, .equal, .word("red")), .init(.workingDaysLeft, .less, .number(3))]),
    Case(
      text: "灯色 != 绿灯 且 剩余工作日 <= -1",
      comparisons: [.init(.lamp, .notEqual, .word("green")), .init(.workingDaysLeft, .atMost, .number(-1))]),
    Case(text: "kind = 计数", comparisons: [.init(.kind, .equal, .word("countable"))]),
    Case(
      text: "序时进度 = 滞后 且 pace != kept",
      comparisons: [.init(.pace, .equal, .word("behind")), .init(.pace, .notEqual, .word("kept"))]),
    Case(text: "days-overdue > 30", comparisons: [.init(.daysOverdue, .greater, .number(30))]),
  ]

  @Test(arguments: cases) func isRead(_ c: Case) throws {
    let condition = try ConditionReader.read(c.text)
    #expect(condition.comparisons == c.comparisons)
    #expect(condition.text == c.text)
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let text: String
    let kind: ConditionReader.Fault.Kind
    let range: Range<Int>
    var testDescription: String { text.isEmpty ? "nothing" : text }
  }

  static let faults = [
    Fault(text: "", kind: .field(nearest: nil), range: 0..<0),
    Fault(text: "progres > 1", kind: .field(nearest: "progress"), range: 0..<7),
    Fault(text: "progress", kind: .comparison, range: 8..<8),
    Fault(text: "progress over 5", kind: .comparison, range: 9..<13),
    Fault(text: "progress >=", kind: .value(.progress), range: 11..<11),
    Fault(text: "progress > much", kind: .value(.progress), range: 11..<15),
    Fault(text: "lamp = pink", kind: .value(.lamp), range: 7..<11),
    Fault(text: "kind = 3", kind: .value(.kind), range: 7..<8),
    Fault(text: "pace = fast", kind: .value(.pace), range: 7..<11),
    Fault(text: "lamp < red", kind: .order, range: 5..<6),
    Fault(text: "progress > 1 or lamp = red", kind: .join, range: 13..<15),
    Fault(text: "progress > 1 and", kind: .field(nearest: nil), range: 16..<16),
  ]

  @Test(arguments: faults) func isPointedAt(_ c: Fault) {
    do throws(ConditionReader.Fault) {
      let read = try ConditionReader.read(c.text)
      Issue.record("read as \(read.comparisons)")
    } catch {
      #expect(error.kind == c.kind && error.range == c.range)
    }
  }
}
