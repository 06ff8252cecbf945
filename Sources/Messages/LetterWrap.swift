/// Lines of a letter: wrapped for plain-text mail, never so long that a server would have to break them.
enum LetterWrap {
  /// Columns of a wrapped line; a Chinese character takes two.
  static let width = 78
  /// Bytes that no line exceeds. A mail line holds 998 (RFC 5322, section 2.1.1).
  static let bytes = 900

  /// `text` in lines: `first` before the first one, `rest` before the others.
  ///
  /// Breaks at spaces and between Chinese characters, not before closing nor after opening punctuation. A word
  /// wider than a line, such as a path or a key, is left whole.
  static func lines(_ text: String, first: String, rest: String) -> [String] {
    var lines: [String] = []
    var line = first
    var columns = self.columns(first)
    var isEmpty = true
    for piece in pieces(text) {
      let size = self.columns(piece)
      let trimmed = piece.hasSuffix(" ") ? size - 1 : size
      if !isEmpty, columns + trimmed > width || line.utf8.count + piece.utf8.count > bytes {
        lines.append(withoutSpace(line))
        line = rest
        columns = self.columns(rest)
      }
      line += piece
      columns += size
      isEmpty = false
    }
    lines.append(withoutSpace(line))
    return lines.flatMap(split)
  }

  /// `line` as it is, in as many lines as its bytes need.
  static func split(_ line: String) -> [String] {
    guard line.utf8.count > bytes else { return [line] }
    var lines: [String] = []
    var part = ""
    for scalar in line.unicodeScalars {
      if part.utf8.count + 4 > bytes {
        lines.append(part)
        part = ""
      }
      part.unicodeScalars.append(scalar)
    }
    return lines + [part]
  }

  /// The columns `text` takes, near enough for wrapping.
  static func columns(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + (isWide($1) ? 2 : 1) } }

  /// From Hangul Jamo on, but for the block of punctuation and symbols.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x1100 && !(0x2000...0x2BFF).contains(scalar.value)
  }

  /// The parts of `text` between which a line may break; a space stays with what is before it.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var before: Character?
    for character in text {
      if let before, canBreak(before, character) {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
      before = character
    }
    return piece.isEmpty ? pieces : pieces + [piece]
  }

  private static func canBreak(_ before: Character, _ after: Character) -> Bool {
    // A number stays with its measure word: 1项, 5个工作日.
    if before.isASCII, before.isNumber, isIdeographic(after) { return false }
    if after == " " || closing.contains(after) || opening.contains(before) { return false }
    return before == " " || isIdeographic(before) || isIdeographic(after)
  }

  private static func isIdeographic(_ character: Character) -> Bool {
    closing.contains(character) || opening.contains(character)
      || character.unicodeScalars.first.map(isWide) ?? false
  }

  private static let closing = Set("，。、；：！？）”’》】〕…%")
  private static let opening = Set("（“‘《【〔")

  private static func withoutSpace(_ line: String) -> String {
    line.hasSuffix(" ") ? String(line.dropLast()) : line
  }
}
