public import Diagnostics
public import Ledger
public import RuleFiles
import Rules

/// One state of the rules folder: its files as bytes, what they come to, and a name for the whole.
public struct RuleSet: Sendable {
  public let sources: [RuleSource]
  public let loaded: LoadedRules

  /// Checks and links `sources`, and compares the clauses with the documents they cite when `documents` reads them.
  public init(
    _ sources: [RuleSource], settings: LoadSettings, documents: ((String) -> [UInt8]?)? = nil
  ) {
    self.sources = sources
    var loaded = RuleLoader.load(sources, settings: settings)
    if let documents, let book = loaded.book {
      var texts: [String: [UInt8]] = [:]
      for path in Set(book.plans.compactMap(\.source)) { texts[path] = documents(path) }
      let cited = Citations.check(book, texts: texts)
      loaded.diagnostics = Diagnostic.ordered(loaded.diagnostics + cited)
    }
    self.loaded = loaded
  }

  /// The same as the ledger keeps it. O(bytes).
  public var revision: RuleRevision { RuleRevision(sources) }

  public var errors: [Diagnostic] { loaded.diagnostics.filter { $0.severity == .error } }
}

extension Diagnostic {
  /// By file, line, column; findings without a place last.
  public static func ordered(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.enumerated().sorted { left, right in
      let a = left.element.span
      let b = right.element.span
      guard let a, let b else {
        return a != nil && b == nil || (a == nil) == (b == nil) && left.offset < right.offset
      }
      return (a.file, a.line, a.column, Int32(left.offset)) < (b.file, b.line, b.column, Int32(right.offset))
    }.map(\.element)
  }
}

extension RuleRevision {
  public init(_ sources: [RuleSource]) {
    self.init(files: sources.map { File(path: $0.path, bytes: $0.bytes) })
  }
}
