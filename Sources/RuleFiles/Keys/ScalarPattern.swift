import Rules

/// Patterns of what `ScalarText` and its neighbours read. `[0-9]`, since elsewhere `\d` is a digit of any script; no
/// `\p{…}` and no `\s`, which not every engine reads alike.
enum ScalarPattern {
  /// The years of `ScalarText.years`.
  static let year = "(?:19|2[0-9])[0-9]{2}"

  /// `MM-DD` of every year.
  private static let everyYear =
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    + "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
  private static let leapYear = "(?:(?:19|2[0-9])(?:0[48]|[2468][048]|[13579][26])|2[048]00)"

  static let day = "(?:\(year)-\(everyYear)|\(leapYear)-02-29)"
  static let monthDay = "(?:\(everyYear)|02-29)"
  static let time = "(?:(?:[01]?[0-9]|2[0-3]):[0-5][0-9]|24:00)"
  static let count = "(?=[0-9]{1,9}$)0*[1-9][0-9]*"
  static let perWeek = "[1-9][0-9]{0,2} a week|每周[1-9][0-9]{0,2}件"
  static let perMinute = "[1-9][0-9]{0,4} a minute|每分钟[1-9][0-9]{0,4}封"
  /// A name whose last part begins with a letter, so that no number looks like one; IPv4; IPv6.
  static let host =
    "(?:[A-Za-z0-9][A-Za-z0-9-]*\\.)*[A-Za-z][A-Za-z0-9-]*|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}"
    + "|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*"
  static let dayOfMonth = "(?=[0-9]{1,9}$)0*(?:[1-9]|[12][0-9]|3[01])"
  static let decimal = "-?[0-9]{1,12}(?:\\.[0-9]{1,3})?"
  static let email = "[^@ .]+(?:\\.[^@ .]+)*@[^@ .]+(?:\\.[^@ .]+)+"

  /// What `FileDecoder.trimmed` takes away.
  private static let blank = "\\t-\\r "
  static let text = "[\(blank)]*[^\(blank)][\\s\\S]*"
  static let line = "[\(blank)]*[^\(blank)](?:[^\\n]*[^\(blank)])?[\(blank)]*"

  /// What `IdentifierFault` finds nothing in, without the full-width letters and digits that are slips.
  static let identifier =
    "(?![.-])[^\\u0000-\\u0020/@#:|\\\\<>\"'*?\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
    + "\\uff10-\\uff19\\uff21-\\uff3a\\uff41-\\uff5a]{1,80}"

  /// `a..b`, with blanks around each.
  static func range(_ side: String) -> String { " *\(side) *\\.\\. *\(side) *" }

  /// `word` in small or capital letters.
  static func anyCase(_ word: some StringProtocol) -> String {
    word.map { letter in
      letter.isASCII && letter.isLetter ? "[\(letter.lowercased())\(letter.uppercased())]" : "\(letter)"
    }
    .joined()
  }

  /// One of `words`, longer ones first, so that none is cut short.
  static func oneOf(_ words: some Sequence<String>) -> String {
    "(?:\(words.sorted { ($1.count, $0) < ($0.count, $1) }.joined(separator: "|")))"
  }
}

extension SpanText {
  static let pattern = pattern { _ in true }

  /// What `read` takes, measured by one that `isWanted`.
  static func pattern(_ isWanted: (CountedSpan.Measure) -> Bool) -> String {
    let words = measures.filter { isWanted($0.value) }.keys.map { word in
      word.split(separator: " ").map(ScalarPattern.anyCase).joined(separator: " +")
    }
    return "(?=[0-9]{1,9}(?![0-9]))0*(?:[0-9]{1,3}|[12][0-9]{3}|3[0-5][0-9]{2}|36[0-5][0-9]|3660) *"
      + "\(ScalarPattern.oneOf(words)) *"
  }

  /// What `readBefore` takes.
  static var patternBefore: String { "(?:到期前|提前)?\(pattern)|\(pattern)(?: before(?: due)?|前)" }
}

extension ConditionReader {
  /// What `read` takes.
  static let pattern: String = {
    let comparisons = fields.map { field, names in
      let (signs, value) = (
        operators.filter { !field.isWord || [.equal, .notEqual].contains($0.value) }, values(field)
      )
      return "\(ScalarPattern.oneOf(names)) *\(ScalarPattern.oneOf(signs.keys)) *\(value)"
    }
    let comparison = "(?:\(comparisons.joined(separator: "|")))"
    return " *\(comparison)(?: +(?:\(joins.joined(separator: "|"))) +\(comparison))* *"
  }()

  private static func values(_ field: Condition.Field) -> String {
    switch field {
    case .lamp: ScalarPattern.oneOf(lampWords.words.flatMap(\.spellings))
    case .pace: ScalarPattern.oneOf(paceWords.words.flatMap(\.spellings))
    case .kind: ScalarPattern.oneOf(CommitmentKey.kindWords.words.flatMap(\.spellings))
    case .progress: "[0-9]{1,9}%?"
    case .workingDaysLeft, .daysOverdue: "-?[0-9]{1,9}"
    }
  }
}

extension Condition.Field {
  /// Whether words are its values, which are equal or not.
  fileprivate var isWord: Bool {
    switch self {
    case .lamp, .pace, .kind: true
    case .progress, .workingDaysLeft, .daysOverdue: false
    }
  }
}
