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
    // `A1`, `2018` and `History` would be taken for a cell, a number and a sheet of Excel's own.
    let isPlain = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
        || byte == 0x2E
    }
    return isPlain ? "\(text) ·" : text
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
