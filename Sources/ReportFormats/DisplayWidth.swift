/// How many columns text takes in a fixed-width font: what aligned tables are counted by.
///
/// Chinese characters take two columns. Characters whose width depends on the
/// font (class Ambiguous: `■`, `≈`, `“`) count as one, as terminals of today
/// draw them. Marks that join the character before them take none.
///
/// Source: Unicode Standard Annex #11, East Asian Width.
public enum DisplayWidth {
  /// Columns of `text`; control characters count as none.
  ///
  /// - Complexity: O(length).
  public static func of(_ text: String) -> Int {
    let bytes = text.utf8
    if bytes.allSatisfy({ (0x20...0x7E).contains($0) }) { return bytes.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// Columns of one character as readers see it: an emoji of several scalars takes two.
  public static func of(_ character: Character) -> Int {
    var width = 0
    for scalar in character.unicodeScalars {
      // A flag is two letters of their own block, each narrow.
      if (0x1F1E6...0x1F1FF).contains(scalar.value) { return 2 }
      // U+FE0F asks for the emoji form of the character before it, which is wide.
      if scalar.value == 0xFE0F { width = 2 }
      width = max(width, of(scalar))
    }
    return width
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if (0x20...0x7E).contains(scalar.value) { return 1 }
    switch scalar.properties.generalCategory {
    case .control, .format, .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator: return 0
    default: return EastAsianWidth.isWide(scalar) ? 2 : 1
    }
  }

  /// `text` with spaces behind it up to `columns`; longer text is left as it is.
  public static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - of(text)))
  }

  /// `text` with spaces before it up to `columns`; longer text is left as it is.
  public static func padded(before text: String, to columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - of(text))) + text
  }
}
