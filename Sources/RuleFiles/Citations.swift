public import Diagnostics
public import Rules

/// Checks that rules say what the documents they come from say.
public enum Citations {
  /// Holds every clause's quote against its plan's document.
  ///
  /// Blanks of any kind do not count, and a quote may run over the lines that follow. A quote that stands
  /// elsewhere or nowhere is an error, and so is each document that cannot be had.
  ///
  /// - Parameter texts: The documents by the `source` of their plans, UTF-8.
  /// - Complexity: a quote that stands where it should costs its own length; any other one pass over the document.
  public static func check(_ book: RuleBook, texts: [String: [UInt8]]) -> [Diagnostic] {
    var documents: [String: CitedDocument] = [:]
    for (path, bytes) in texts { documents[path] = CitedDocument(bytes) }
    var diagnostics: [Diagnostic] = []
    for plan in book.plans {
      let document = plan.source.flatMap { documents[$0] }
      var clauses =
        plan.notes.map(\.clause) + plan.pairs.compactMap(\.clause) + plan.evidenceRules.compactMap(\.clause)
      for task in plan.tasks {
        // A task that is its own only commitment has its clause in both.
        clauses += task.places
        // A task that is its own only commitment has its clause in both.
        for commitment in task.commitments where !commitment.id.isEmpty { clauses += commitment.places }
      }
      guard let document else {
        // Once a document: it is one thing to mend.
        let first = clauses.min {
          ($0.span.file, $0.span.line, $0.span.column) < ($1.span.file, $1.span.line, $1.span.column)
        }
        if let first { diagnostics.append(.noSource(plan.source, quotes: clauses.count, at: first.span)) }
        continue
      }
      for clause in clauses {
        switch document.find(clause.quote, line: clause.line) {
        case .there: break
        case .elsewhere(let lines): diagnostics.append(.quoteElsewhere(clause.line, lines, at: clause.span))
        case .nowhere: diagnostics.append(.quoteNotFound(clause.quote, at: clause.span))
        }
      }
    }
    return RuleLoader.sorted(diagnostics)
  }
}

/// One document, its blanks left out.
struct CitedDocument {
  enum Finding: Equatable {
    case there
    /// The lines it begins on, from 1.
    case elsewhere([Int])
    case nowhere
  }

  private let bytes: [UInt8]
  /// Where each line begins in `bytes`, and one more for the end.
  private let lineStarts: [Int]

  init(_ text: [UInt8]) {
    var kept: [UInt8] = []
    var starts = [0]
    kept.reserveCapacity(text.count)
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar == "\n" {
        starts.append(kept.count)
      } else if !Self.isBlank(scalar) {
        kept.append(contentsOf: UTF8.encode(scalar)!)
      }
    }
    bytes = kept
    lineStarts = starts + [kept.count]
  }

  func find(_ quote: String, line: Int) -> Finding {
    var wanted: [UInt8] = []
    for scalar in quote.unicodeScalars where !Self.isBlank(scalar) {
      wanted.append(contentsOf: UTF8.encode(scalar)!)
    }
    guard !wanted.isEmpty else { return .nowhere }
    if line >= 1, line < lineStarts.count,
      occurs(wanted, startingIn: lineStarts[line - 1]..<lineStarts[line])
    {
      return .there
    }
    let lines = (1..<lineStarts.count).filter { occurs(wanted, startingIn: lineStarts[$0 - 1]..<lineStarts[$0]) }
    return lines.isEmpty ? .nowhere : .elsewhere(lines)
  }

  private func occurs(_ wanted: [UInt8], startingIn range: Range<Int>) -> Bool {
    range.contains { start in
      bytes[start] == wanted[0] && start + wanted.count <= bytes.count
        && bytes[start..<start + wanted.count].elementsEqual(wanted)
    }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
  }
}
