/// Text as a cell of a spreadsheet can hold it.
enum CellText {
  /// So many code units of UTF-16 a cell holds.
  ///
  /// Source: Microsoft, "Excel specifications and limits".
  static let longest = 32_767
  /// Stands at the end of what is longer.
  static let mark = "…〔已截短 cut〕"

  /// `text` without what XML cannot carry, and so that nothing in it is read as an escape; cut, with a mark, where it
  /// is longer than a cell.
  ///
  /// Source: XML 1.0, 2.2; ECMA-376 Part 1, 22.9.2.19 (`_x000D_` stands for a control character).
  static func safe(_ text: String) -> String {
    if isPlain(text) { return text }
    var result = ""
    var length = 0
    let scalars = Array(text.unicodeScalars)
    let isLong = text.utf16.count > longest
    let room = isLong ? longest - mark.utf16.count : longest
    for (index, scalar) in scalars.enumerated() {
      var written = String(scalar)
      switch scalar {
      case "\n", "\t": break
      case "\r": written = index + 1 < scalars.count && scalars[index + 1] == "\n" ? "" : "\n"
      case "\u{FFFE}", "\u{FFFF}": written = "\u{FFFD}"
      case _ where scalar.value < 0x20: written = "\u{FFFD}"
      case "_" where isEscape(scalars, at: index): written = "_x005F_"
      default: break
      }
      // An escape counts by its seven letters: a reader that does not know it must find room too.
      guard length + written.utf16.count <= room else { return result + mark }
      length += written.utf16.count
      result += written
    }
    return isLong ? result + mark : result
  }

  /// Whether `text` may stay as it is, as nearly every text may.
  private static func isPlain(_ text: String) -> Bool {
    let bytes = text.utf8
    // No character takes fewer bytes in UTF-8 than code units in UTF-16.
    guard bytes.count <= longest else { return false }
    var before: UInt8 = 0
    for byte in bytes {
      if byte < 0x20 || (before == 0x5F && byte == 0x78) || (before == 0xBF && byte >= 0xBE) { return false }
      before = byte
    }
    return true
  }

  /// `_x`, four hexadecimal digits, `_`.
  private static func isEscape(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard index + 6 < scalars.count, scalars[index + 1] == "x", scalars[index + 6] == "_" else { return false }
    return scalars[index + 2...index + 5].allSatisfy { $0.properties.isASCIIHexDigit }
  }
}
