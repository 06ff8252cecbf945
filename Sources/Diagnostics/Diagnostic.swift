/// How bad a finding is.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// Cannot be read, or would leave someone untold: the rule book is refused.
  case error
  /// A person must decide: the obligation stays grey and the supervisor is told instead.
  case decision
  /// Accepted, and worth knowing: how an ambiguous phrase was read.
  case note

  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
  private var rank: Int {
    switch self {
    case .error: 0
    case .decision: 1
    case .note: 2
    }
  }
}

/// One finding about a rule file: a value, collected and reported together with the others.
public struct Diagnostic: Hashable, Sendable {
  public var severity: Severity
  /// Stable, dotted, lower case: `rule.unknown-key`. Documented and tested.
  public var code: String
  public var message: Bilingual
  /// Where it stands; nil when it concerns no place in a file.
  public var span: SourceSpan?
  /// What would mend it.
  public var help: Bilingual?

  public init(
    _ severity: Severity, _ code: String, _ message: Bilingual, at span: SourceSpan?, help: Bilingual? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.span = span
    self.help = help
  }
}
