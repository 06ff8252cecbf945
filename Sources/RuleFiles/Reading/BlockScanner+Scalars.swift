extension BlockScanner {
  /// Adds the scalar that begins here and ends on this line, and goes behind it.
  mutating func readScalar(isInFlow: Bool) throws(GivesUp) {
    switch source[at] {
    case Sign.apostrophe: return try readQuoted(by: Sign.apostrophe, .singleQuoted)
    case Sign.quote: return try readQuoted(by: Sign.quote, .doubleQuoted)
    case Sign.dash:
      guard Self.beginsPlain(source[at + 1]) else { throw GivesUp() }
    case Sign.dot:
      // Three dots in the first column end the document.
      guard at != origin else { throw GivesUp() }
    case let byte:
      guard Self.beginsPlain(byte) else { throw GivesUp() }
    }
    if isInFlow { try readPlainInFlow() } else { try readPlain() }
  }

  /// Whether a plain scalar may begin with a byte, wherever it stands: no blank, and none of YAML's indicators.
  @inline(__always)
  private static func beginsPlain(_ byte: UInt8) -> Bool {
    // One bit for each of `"$()+./`, digits, `;<=` and for each of letters, `\^_` and `~`.
    let below64: UInt64 = 0x3BFF_CB10_0000_0000
    let above64: UInt64 = 0x47FF_FFFE_D7FF_FFFE
    return switch byte {
    case 0..<64: below64 >> UInt64(byte) & 1 == 1
    case 64..<128: above64 >> UInt64(byte - 64) & 1 == 1
    default: true
    }
  }

  // MARK: Plain

  private mutating func readPlain() throws(GivesUp) {
    let start = at
    var continuations = 0
    while true {
      let eight = source.eight(from: at)
      let stops = eight.controls(and: Sign.colon, Sign.hash)
      if stops.isEmpty {
        continuations += eight.continuations
        at += 8
        continue
      }
      continuations += eight.before(stops).continuations
      at += stops.first
      if try endsPlain() { return addPlain(from: start, continuations) }
      at += 1
    }
  }

  private mutating func readPlainInFlow() throws(GivesUp) {
    let start = at
    var continuations = 0
    while true {
      let eight = source.eight(from: at)
      let stops = eight.endsOfPlainInFlow
      if stops.isEmpty {
        continuations += eight.continuations
        at += 8
        continue
      }
      continuations += eight.before(stops).continuations
      at += stops.first
      switch source[at] {
      case Sign.comma, Sign.rightBracket, Sign.rightBrace: return addPlain(from: start, continuations)
      case Sign.leftBracket, Sign.leftBrace: throw GivesUp()
      case Sign.questionMark where !Self.beginsPlain(source[at + 1]): throw GivesUp()
      case Sign.colon where !Self.beginsPlain(source[at + 1]) && source[at + 1] != Sign.space: throw GivesUp()
      default: if try endsPlain() { return addPlain(from: start, continuations) }
      }
      at += 1
    }
  }

  /// Whether the byte on which a plain scalar might end does end it.
  @inline(__always)
  private func endsPlain() throws(GivesUp) -> Bool {
    switch source[at] {
    case Sign.colon:
      guard source[at + 1] != Sign.tab else { throw GivesUp() }
      return endsWord(at + 1)
    case Sign.hash: return source[at - 1] == Sign.space
    case Sign.lineFeed, Sign.carriageReturn, 0: return true
    case 0..<Sign.space: throw GivesUp()
    default: return false
    }
  }

  private mutating func addPlain(from start: Int, _ continuations: Int) {
    var end = at
    while end > start, source[end - 1] == Sign.space { end -= 1 }
    add(.plain, from: start, to: end, continuations, textFrom: start, length: end - start)
  }

  // MARK: Quoted

  private mutating func readQuoted(by mark: UInt8, _ kind: YAMLNode.Kind) throws(GivesUp) {
    let start = at
    var continuations = 0
    // Where the text begins that has not been copied; nothing is copied before the first escape.
    var copied = start + 1
    let unescapedStart = unescaped.count
    var hasEscapes = false
    at += 1
    while true {
      let eight = source.eight(from: at)
      // In single quotes a backslash is a character as any other.
      let stops = eight.controls(and: mark, kind == .doubleQuoted ? Sign.backslash : mark)
      if stops.isEmpty {
        continuations += eight.continuations
        at += 8
        continue
      }
      continuations += eight.before(stops).continuations
      at += stops.first
      let byte = source[at]
      guard byte >= Sign.space else { throw GivesUp() }
      if byte == mark, kind == .doubleQuoted || source[at + 1] != mark { break }
      hasEscapes = true
      appendBytes(from: copied, to: at)
      unescaped.append(byte == mark ? mark : try Self.meaning(ofEscaped: source[at + 1]))
      at += 2
      copied = at
    }
    let end = at
    at += 1
    guard hasEscapes else {
      return add(kind, from: start, to: at, continuations, textFrom: start + 1, length: end - start - 1)
    }
    appendBytes(from: copied, to: end)
    add(
      kind, from: start, to: at, continuations, textFrom: source.count + unescapedStart,
      length: unescaped.count - unescapedStart)
  }

  private mutating func appendBytes(from start: Int, to end: Int) {
    for place in start..<end { unescaped.append(source[place]) }
  }

  /// The simple escapes; those that name a character by its number could hide something.
  private static func meaning(ofEscaped byte: UInt8) throws(GivesUp) -> UInt8 {
    switch byte {
    case Sign.quote, Sign.backslash, UInt8(ascii: "/"), Sign.space: byte
    case UInt8(ascii: "n"): Sign.lineFeed
    case UInt8(ascii: "t"): Sign.tab
    default: throw GivesUp()
    }
  }

  // MARK: Nodes

  private mutating func add(
    _ kind: YAMLNode.Kind, from start: Int, to end: Int, _ continuations: Int, textFrom: Int, length: Int
  ) {
    let column = start - origin + 1
    origin += continuations
    nodes.append(
      YAMLNode(
        kind: kind, isOnOneLine: true, line: line, column: Int32(truncatingIfNeeded: column),
        endColumn: Int32(truncatingIfNeeded: column + end - start - continuations),
        textStart: UInt32(truncatingIfNeeded: textFrom), textLength: UInt32(truncatingIfNeeded: length),
        end: UInt32(truncatingIfNeeded: nodes.count + 1)))
  }
}
