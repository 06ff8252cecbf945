import CivilTime
import Diagnostics
import PlanLanguage
import Testing

@Suite struct DeadlineTableTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let id: String, phrase: String, kind: String, start: String, due: String, rrule: String, other: String
    var testDescription: String { "\(id) \(phrase)" }
  }

  static let rows: [Row] = ExpressionTable.text.split(separator: "\n").map { line in
    let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    return Row(
      id: cells[0], phrase: cells[1], kind: cells[2], start: cells[3], due: cells[5], rrule: cells[7],
      other: cells[8])
  }

  @Test func theTableIsWhole() { #expect(DeadlineTableTests.rows.count == 213) }

  @Test(arguments: rows)
  func everyExpressionIsReadAsTheTableSays(_ row: Row) throws {
    guard row.kind != "not_deadline" else {
      do {
        let answer = try DeadlineReader.read(row.phrase, in: Samples.plan)
        Issue.record("read as \(answer.kind) \(answer.canonical)")
      } catch {
        #expect(error.kind == .notADeadline)
      }
      return
    }
    let answer = try DeadlineReader.read(row.phrase, in: Samples.plan)
    #expect(answer.kind.rawValue == row.kind)
    if let first = answer.occurrences.first, answer.kind != .recurring,
      row.due.hasPrefix("20") || row.due.hasPrefix("19")
    {
      #expect("\(first.due)" + (first.dueTime.map { "T\($0)" } ?? "") == row.due)
    }
    if row.start.hasPrefix("20"), answer.kind == .window || answer.kind == .due,
      let first = answer.occurrences.first
    {
      #expect("\(first.start)" == row.start)
    }
    if row.due.hasPrefix("20") { #expect(!answer.occurrences.isEmpty) }
    if answer.kind == .recurring {
      if !row.rrule.isEmpty { #expect(answer.rrule == row.rrule) }
      #expect(!answer.occurrences.isEmpty)
    }
    // Where the table notes another reading of 前, the answer names it.
    if row.phrase.hasSuffix("月前") || row.phrase.hasSuffix("年前"), let other = CivilDate(iso: row.other) {
      #expect(answer.ambiguity?.alternatives == [other])
    }
    if answer.kind == .unresolvable { #expect(answer.missing != nil) }
    #expect(!answer.steps.isEmpty)
  }

  @Test(arguments: rows.filter { $0.kind != "not_deadline" })
  func theCanonicalWritingMeansTheSame(_ row: Row) throws {
    try expectCanonicalIsEqual(row.phrase, in: Samples.plan)
  }
}

/// The canonical writing of `phrase` reads as the same answer, and is its own canonical writing.
func expectCanonicalIsEqual(
  _ phrase: String, in context: DeadlineContext, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  var first = try DeadlineReader.read(phrase, in: context)
  var second: DeadlineAnswer
  do {
    second = try DeadlineReader.read(first.canonical, in: context)
  } catch {
    Issue.record("\(phrase): '\(first.canonical)' is not read: \(error.message.en)", sourceLocation: sourceLocation)
    return
  }
  // The steps quote the words of the phrase.
  first.steps = []
  second.steps = []
  #expect(first == second, "\(phrase) and \(first.canonical)", sourceLocation: sourceLocation)
}
