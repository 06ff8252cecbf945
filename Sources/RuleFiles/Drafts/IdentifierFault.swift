public import Diagnostics

/// What keeps a text from being an id (编号) in the rules.
public enum IdentifierFault: Sendable, Equatable {
  case empty
  /// More than 80 characters.
  case long
  case blank
  /// It begins with `.` or `-`.
  case start
  /// It holds a character that keys, paths or shells read otherwise.
  case character(Unicode.Scalar)

  /// Nil when nothing keeps `text` from being an id.
  public init?(_ text: String) {
    guard let fault = Self.find(text) else { return nil }
    self = fault
  }

  private static func find(_ text: String) -> IdentifierFault? {
    if text.isEmpty { return .empty }
    if text.unicodeScalars.count > 80 { return .long }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "/", "@", "#", ":", "|", "\\", "<", ">", "\"", "'", "*", "?": return .character(scalar)
      default:
        if scalar.value < 0x21 || scalar.value > 0x7E && scalar.properties.isWhitespace { return .blank }
      }
    }
    return text.hasPrefix("-") || text.hasPrefix(".") ? .start : nil
  }

  /// Said of the text, `shown` as it may be printed.
  public func sentence(of shown: String) -> Bilingual {
    switch self {
    case .empty: Bilingual(zh: "编号是空的", en: "an id cannot be empty")
    case .long: Bilingual(zh: "编号超过 80 个字符", en: "an id has at most 80 characters")
    case .blank: Bilingual(zh: "编号“\(shown)”里有空格", en: "id '\(shown)' holds a blank")
    case .start: Bilingual(zh: "编号“\(shown)”不能以“.”或“-”开头", en: "id '\(shown)' starts with '.' or '-'")
    case .character(let scalar):
      Bilingual(zh: "编号“\(shown)”里有“\(Character(scalar))”", en: "id '\(shown)' holds '\(Character(scalar))'")
    }
  }
}
