/// Names of sheets as spreadsheets allow them: each its own, without `[]:*?/\`, of at most 31 characters.
///
/// Source: Microsoft, "Rename a worksheet"; ECMA-376 Part 1, 18.2.19.
struct SheetNames {
  private static let longest = 31
  private var taken: Set<String> = []

  /// A name like `wish` that no sheet has yet, whatever the case of its letters.
  mutating func name(for wish: String) -> String {
    let legal = Self.legal(wish)
    var name = Self.cut(legal, to: Self.longest)
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      let suffix = " (\(number))"
      name = Self.cut(legal, to: Self.longest - suffix.count) + suffix
      number += 1
    }
    return name
  }

  private static func legal(_ wish: String) -> String {
    var text = ""
    for scalar in wish.unicodeScalars {
      switch scalar {
      case "[", "]", ":", "*", "?", "/", "\\": text += "·"
      // One at either end is refused, and one inside has to be doubled wherever the name is used.
      case "'": text += "’"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: text += " "
      case "\u{FFFE}", "\u{FFFF}": text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    while text.hasPrefix(" ") { text.removeFirst() }
    while text.hasSuffix(" ") { text.removeLast() }
    return isTakenForAnother(text) ? "\(text) ·" : text
  }

  /// Whether a formula would take the name for something else, as the library does not quote names of plain letters
  /// and digits: `A1` for a cell, `2018` for a number, `R` for a row; and `History` is Excel's own.
  private static func isTakenForAnother(_ text: String) -> Bool {
    let letters = text.utf8.allSatisfy { (0x41...0x5A).contains($0 & 0xDF) }
    if letters { return text.utf8.count <= 2 || text.lowercased() == "history" }
    return text.utf8.allSatisfy { byte in
      (0x41...0x5A).contains(byte & 0xDF) || (0x30...0x39).contains(byte) || byte == 0x5F || byte == 0x2E
    }
  }

  /// The beginning of `text` of at most `count` code units of UTF-16, without half a character.
  private static func cut(_ text: String, to count: Int) -> String {
    guard text.utf16.count > count else { return text }
    var kept = ""
    var length = 0
    for character in text {
      length += character.utf16.count
      guard length <= count else { break }
      kept.append(character)
    }
    while kept.hasSuffix(" ") { kept.removeLast() }
    return kept
  }
}
