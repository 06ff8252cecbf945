import Diagnostics

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
    if first.utf8.count + text.utf8.count <= bytes, columns(first) + columns(text) <= width {
      return [withoutSpace(first + text)]
    }
    var lines: [String] = []
    var prefix = first
    var start = text.startIndex
    var (lineColumns, lineBytes) = (columns(first), first.utf8.count)
    for piece in pieces(text) {
      let pieceBytes = piece.utf8.count
      let pieceColumns = columns(piece)
      let trimmed = piece.utf8.last == UInt8(ascii: " ") ? pieceColumns - 1 : pieceColumns
      if piece.startIndex != text.startIndex, lineColumns + trimmed > width || lineBytes + pieceBytes > bytes {
        lines.append(withoutSpace(prefix + text[start..<piece.startIndex]))
        prefix = rest
        start = piece.startIndex
        (lineColumns, lineBytes) = (columns(rest), rest.utf8.count)
      }
      lineColumns += pieceColumns
      lineBytes += pieceBytes
    }
    lines.append(withoutSpace(prefix + text[start...]))
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
  static func columns(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + (isWide($1) ? 2 : 1) }
  }

  /// From Hangul Jamo on, but for the block of punctuation and symbols.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x1100 && !(0x2000...0x2BFF).contains(scalar.value)
  }

  /// The parts of `text` between which a line may break; a space stays with what is before it.
  private static func pieces(_ text: String) -> [Substring] {
    text.unicodeScalars.allSatisfy(\.standsAlone)
      ? pieces(text, at: text.unicodeScalars.indices) : pieces(text, at: text.indices)
  }

  private static func pieces(_ text: String, at indices: some Sequence<String.Index>) -> [Substring] {
    var pieces: [Substring] = []
    var start = text.startIndex
    var before: Kind?
    for index in indices {
      let kind = Kind(text.unicodeScalars[index])
      if let before, kind.canFollow(before) {
        pieces.append(text[start..<index])
        start = index
      }
      before = kind
    }
    return start == text.endIndex ? pieces : pieces + [text[start...]]
  }

  /// What a character is to a line's end, told by its first scalar.
  private enum Kind {
    case space, digit, opening, closing, wide, other

    init(_ scalar: Unicode.Scalar) {
      switch scalar {
      case " ": self = .space
      case "0"..."9": self = .digit
      case "，", "。", "、", "；", "：", "！", "？", "）", "”", "’", "》", "】", "〕", "…", "%": self = .closing
      case "（", "“", "‘", "《", "【", "〔": self = .opening
      default: self = LetterWrap.isWide(scalar) ? .wide : .other
      }
    }

    /// Whether a line may end between `before` and this.
    func canFollow(_ before: Kind) -> Bool {
      switch (before, self) {
      case (_, .space), (_, .closing), (.opening, _): false
      // A number stays with its measure word: 1项, 5个工作日.
      case (.digit, .opening), (.digit, .wide): false
      case (.space, _), (.closing, _), (.wide, _), (_, .opening), (_, .wide): true
      default: false
      }
    }
  }

  private static func withoutSpace(_ line: String) -> String {
    line.utf8.last == UInt8(ascii: " ") ? String(line.unicodeScalars.dropLast()) : line
  }
}
