public import Diagnostics
public import Rules

/// One rule file as it was read: nothing is known of it yet.
public struct RuleSource: Sendable {
  /// As diagnostics show it.
  public var path: String
  public var bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// What loading came to: a book, or the faults that kept it from being one.
public struct LoadedRules: Sendable {
  /// Nil when any diagnostic is an error: rules are accepted whole or refused whole.
  public var book: RuleBook?
  /// In order of file, line and column; those without a place last.
  public var diagnostics: [Diagnostic]
  /// In order of their paths.
  public var files: SourceFiles
  /// The book as it may be kept; nil when there is none.
  public var kept: KeptBook?

  public init(book: RuleBook?, diagnostics: [Diagnostic], files: SourceFiles, kept: KeptBook? = nil) {
    self.book = book
    self.diagnostics = diagnostics
    self.files = files
    self.kept = kept
  }
}
