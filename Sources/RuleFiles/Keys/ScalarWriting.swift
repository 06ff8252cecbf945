import Rules

/// How the scalars of one kind are written, for readers that type a scalar before they know its key: the schema of
/// editors, where YAML's core schema has made a number of `2018` and a truth value of `true`.
///
/// Source: YAML 1.2.2, section 10.3 (core schema); ECMA-262 for patterns, of which only what other engines read alike
/// is used.
public struct ScalarWriting: Hashable, Sendable {
  /// The numbers that may stand for the text.
  public enum Numbers: Hashable, Sendable {
    case none
    /// From that one on.
    case any(from: Int?)
    case whole(ClosedRange<Int>)
  }

  /// What the kind is called, once among all kinds: `day`.
  public var name: String
  /// What the text matches, from its first character to its last.
  public var pattern: String
  /// Whether the loader takes every text that matches.
  public var isExact: Bool
  public var numbers: Numbers
  /// Whether `true` and `false` may stand for the text.
  public var mayBeBoolean: Bool
  /// What an editor offers.
  public var suggestions: [String]

  init(
    _ name: String, _ pattern: String, isExact: Bool = true, numbers: Numbers = .none, mayBeBoolean: Bool = false,
    suggestions: [String] = []
  ) {
    self.name = name
    self.pattern = "^(?:\(pattern))$"
    self.isExact = isExact
    self.numbers = numbers
    self.mayBeBoolean = mayBeBoolean
    self.suggestions = suggestions
  }

  /// A text of any sort, or what looks like a number or a truth value.
  private static func text(_ name: String, _ pattern: String) -> Self {
    ScalarWriting(name, pattern, numbers: .any(from: nil), mayBeBoolean: true)
  }

  fileprivate static let line = text("line", ScalarPattern.line)
  fileprivate static let several = text("text", ScalarPattern.text)
}

extension ValueKind {
  /// How its scalar is written; nil for words and for what is no scalar.
  public var writing: ScalarWriting? {
    switch self {
    case .line, .units, .obligation, .reference: .line
    // What deadlines and quantities may be is for their readers to say.
    case .text, .deadline, .quantity: .several
    case .identifier:
      ScalarWriting(
        "identifier", ScalarPattern.identifier, numbers: .any(from: 0), mayBeBoolean: true)
    case .day: ScalarWriting("day", ScalarPattern.day)
    case .monthDay: ScalarWriting("month-day", ScalarPattern.monthDay)
    case .monthDays: ScalarWriting("month-days", ScalarPattern.range(ScalarPattern.monthDay))
    case .year: ScalarWriting("year", ScalarPattern.year, numbers: .whole(ScalarText.years))
    // That a range does not end before it begins is more than a pattern can say.
    case .yearRange:
      ScalarWriting(
        "year-range", "\(ScalarPattern.year)|\(ScalarPattern.range(ScalarPattern.year))", isExact: false,
        numbers: .whole(ScalarText.years))
    case .period:
      ScalarWriting(
        "period",
        "\(ScalarPattern.year)|\(ScalarPattern.range(ScalarPattern.year))|\(ScalarPattern.range(ScalarPattern.day))",
        isExact: false, numbers: .whole(ScalarText.years))
    case .days:
      ScalarWriting("days", "\(ScalarPattern.day)|\(ScalarPattern.range(ScalarPattern.day))", isExact: false)
    case .moment:
      ScalarWriting("moment", "\(ScalarPattern.day)(?:T\(ScalarPattern.time))?", isExact: false)
    case .count: ScalarWriting("count", ScalarPattern.count, numbers: .whole(1...999_999_999))
    case .dayOfMonth: ScalarWriting("day-of-month", ScalarPattern.dayOfMonth, numbers: .whole(1...31))
    case .decimal: ScalarWriting("decimal", ScalarPattern.decimal, numbers: .any(from: nil))
    case .yesNo:
      ScalarWriting(
        "yes-no", (ScalarText.yes + ScalarText.no).map(ScalarPattern.anyCase).joined(separator: "|"),
        mayBeBoolean: true,
        suggestions: [ScalarText.yes, ScalarText.no].flatMap { [$0[0], $0[$0.count - 1]] })
    case .time: ScalarWriting("time", ScalarPattern.time)
    case .quietHours: ScalarWriting("quiet-hours", ScalarPattern.range(ScalarPattern.time), isExact: false)
    case .perWeek: ScalarWriting("per-week", ScalarPattern.perWeek)
    case .perMinute: ScalarWriting("per-minute", ScalarPattern.perMinute)
    case .host: ScalarWriting("host", ScalarPattern.host, isExact: false, mayBeBoolean: true)
    case .port: ScalarWriting("port", ScalarPattern.count, isExact: false, numbers: .whole(1...65_535))
    case .hours:
      ScalarWriting(
        "hours", "\(ScalarPattern.range(ScalarPattern.time))|\(ScalarPattern.time)-\(ScalarPattern.time)",
        isExact: false)
    case .span: ScalarWriting("span", "(?!0+(?![0-9]))\(SpanText.pattern)")
    case .spanBefore: ScalarWriting("span-before", SpanText.patternBefore)
    case .workingDays:
      ScalarWriting("working-days", "(?!0+(?![0-9]))\(SpanText.pattern { $0 == .workingDays })")
    case .condition: ScalarWriting("condition", ConditionReader.pattern)
    // Letters are those of any script.
    case .email: ScalarWriting("email", ScalarPattern.email, isExact: false)
    case .zone: ScalarWriting("zone", "[A-Za-z0-9+_/-]+", isExact: false)
    case .colour: ScalarWriting("colour", "#[0-9A-Fa-f]{6}")
    case .word, .oneOrMore, .anyNumber, .byObligation, .either, .section, .list, .map, .years, .festivalDays: nil
    }
  }
}
