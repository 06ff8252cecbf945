/// Text of a rule made fit for one line of a report, a table or a letter.
///
/// Titles and clauses come from files that anyone of the office may edit. A line
/// break in one of them must not break a table, and an invisible control that
/// turns the reading direction must not make a list say what it does not.
public enum OneLine {
  /// `text` with every run of white space and control characters as one space, without space at its ends, and
  /// without the controls that change the direction of writing.
  ///
  /// - Complexity: O(length).
  /// Source: Unicode Standard Annex #9, table 2 (Bidi_Control).
  public static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { return text }
    var result = String.UnicodeScalarView()
    var isSpaceOwed = false
    for scalar in text.unicodeScalars {
      if isIgnored(scalar) { continue }
      if isSpace(scalar) {
        isSpaceOwed = !result.isEmpty
        continue
      }
      if isSpaceOwed { result.append(" ") }
      isSpaceOwed = false
      result.append(scalar)
    }
    return String(result)
  }

  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    // U+FEFF has no width and no meaning inside a text.
    scalar.value > 0x7F && (scalar.properties.isBidiControl || scalar == "\u{FEFF}")
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value <= 0x20 || scalar.value == 0x7F { return true }
    guard scalar.value > 0x7F else { return false }
    return scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
  }
}
