/// The bytes that YAML's structure is written with.
enum Sign {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let hash: UInt8 = 0x23
  static let apostrophe: UInt8 = 0x27
  static let comma: UInt8 = 0x2C
  static let dash: UInt8 = 0x2D
  static let dot: UInt8 = 0x2E
  static let colon: UInt8 = 0x3A
  static let questionMark: UInt8 = 0x3F
  static let leftBracket: UInt8 = 0x5B
  static let backslash: UInt8 = 0x5C
  static let rightBracket: UInt8 = 0x5D
  static let leftBrace: UInt8 = 0x7B
  static let rightBrace: UInt8 = 0x7D
}

extension BlockScanner {
  /// The column of the next byte, from 1, in Unicode scalars.
  var column: Int32 { Int32(truncatingIfNeeded: at - origin + 1) }

  /// Whether a blank or a line's end stands there. A zero that is written is found where the line should end.
  @inline(__always)
  func endsWord(_ at: Int) -> Bool {
    switch source[at] {
    case Sign.space, Sign.lineFeed, Sign.carriageReturn, 0: true
    default: false
    }
  }

  /// Whether nothing follows but a comment; blanks before it have been skipped.
  @inline(__always)
  var isAtLineEnd: Bool {
    switch source[at] {
    case Sign.lineFeed, Sign.carriageReturn, Sign.hash, 0: true
    default: false
    }
  }

  @inline(__always)
  mutating func skipSpaces() {
    while source[at] == Sign.space { at += 1 }
  }

  /// Goes to the first byte of the next line that has something to say; nil at the end of the file.
  ///
  /// - Returns: Its column, from 0.
  mutating func nextContent() throws(GivesUp) -> Int? {
    while true {
      skipSpaces()
      switch source[at] {
      case Sign.lineFeed, Sign.carriageReturn, Sign.hash: try endLine()
      case 0:
        guard at >= source.count else { throw GivesUp() }
        return nil
      default: return at - origin
      }
    }
  }

  /// Skips blanks, a comment and the line's end, and gives up when there is anything else.
  mutating func endLine() throws(GivesUp) {
    skipSpaces()
    if source[at] == Sign.hash {
      // libyaml also takes `"a"#b` for a comment, but nobody means it.
      guard at == origin || source[at - 1] == Sign.space else { throw GivesUp() }
      at = source.endOfLine(from: at)
      if source[at - 1] == Sign.carriageReturn { at -= 1 }
    }
    if source[at] == Sign.carriageReturn { at += 1 }
    if source[at] == Sign.lineFeed {
      at += 1
    } else {
      guard at >= source.count else { throw GivesUp() }
    }
    line += 1
    origin = at
  }

  /// Skips the colon that makes a scalar a key, with blanks before it; false when there is none.
  mutating func skipColon(keyFrom start: Int) throws(GivesUp) -> Bool {
    skipSpaces()
    guard source[at] == Sign.colon, endsWord(at + 1) else { return false }
    guard at - start <= Self.keyBytes else { throw GivesUp() }
    at += 1
    return true
  }
}
