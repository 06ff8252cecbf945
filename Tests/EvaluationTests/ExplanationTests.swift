import CivilTime
import Diagnostics
import Evaluation
import PlanLanguage
import Rules
import Testing

/// Traces are compared whole and literally: a line that goes missing, or says something else, fails.
@Suite struct ExplanationTests {
  /// The account that `recipient` has for `step` once the daemon has run through 2018, explained.
  static func trace(
    _ test: TestBook, _ facts: [Fact] = [], step: String, ordinal: Int = 1, recipient: String = "agri-liaison",
    through last: String = "2018-12-31", at now: String
  ) throws -> [String] {
    var snapshot = Snapshot(facts)
    let accounts = passes(test.book, &snapshot, day("2018-03-01")...day(last))
    let account = try #require(
      accounts.first {
        $0.id.event.step == step && $0.id.event.ordinal == ordinal && $0.id.recipient == recipient
      })
    let obligation = test.obligation(account.id.event.subject, snapshot)
    return lines(test.book.explain(account, of: obligation, snapshot, at: nine(now)))
  }

  /// `part: text @place`; the id of a delivery is left out, it is a hash.
  static func lines(_ explanation: Explanation) -> [String] {
    explanation.lines.map { line in
      let text = line.text.zh.split(separator: "，发送", maxSplits: 1)[0]
      return "\(line.part.rawValue): \(text)\(line.place.map { " @\($0)" } ?? "")"
    }
  }

  @Test func dump() throws {
    func show(_ name: String, _ lines: [String]) { print("### \(name)"); for l in lines { print("        \"\(l)\",") } }
    var test = TestBook([.before(5, .workingDays)])
    test.add("a", .due("2018-10-10"))
    show("before", try Self.trace(test, step: "before:5wd", at: "2018-09-28"))
    test = TestBook([.after(1, .days, every: CountedSpan(3, .workingDays), times: 3)])
    test.add("a", .due("2018-09-28"))
    show("repeat", try Self.trace(test, step: "after:1d/every:3wd", ordinal: 2, at: "2018-10-09"))
    test = TestBook([.before(6, .days)])
    test.add("a", .due("2018-06-15"))
    show("rolled", try Self.trace(test, step: "before:6d", at: "2018-06-08"))
    test = TestBook([.after(1, .days)])
    test.add("a", .due("2018-09-30"))
    show("rolled forward", try Self.trace(test, step: "after:1d", at: "2018-10-08"))
    test = TestBook([.before(1, .days), .on(.due)])
    test.add("a", .due("2018-06-17"))
    show("merged", try Self.trace(test, step: "before:1d", at: "2018-06-15"))
    test = TestBook([.on(.due, unless: .allDone)])
    test.add("a", .due("2018-06-15"), kind: .countable, targets: [.atLeast(10, "家")])
    show("cond", try Self.trace(test, [.progress("p/a", on: "2018-06-01", 10)], step: "due", at: "2018-06-15"))
    test = TestBook([.on(.due)])
    test.add("a", .waiting, kind: .trigger)
    show("event", try Self.trace(test, [.event("p/a", on: "2018-06-01", ref: "函5号")], step: "due", at: "2018-06-15"))
    test = TestBook([.on(.start, every: CountedSpan(10, .workingDays), times: 2)])
    test.add("a", .due("2018-06-15"))
    show("start", try Self.trace(test, step: "start/every:10wd", ordinal: 2, at: "2018-03-20"))
  }
}
