/// Writes small documents of the pieces that rule files are made of, and spoils them.
struct RandomYAML {
  private var generator: SplitMix

  init(seed: UInt64) { generator = SplitMix(seed: seed) }

  private static let usual = ["a", "甲局", "due", "每月28日前", "b c", "2018", "lead", "区农业局", "\"甲：乙\"", "'a'"]
  /// Texts with signs in them, at the beginning, inside, and behind a blank.
  private static let unusual = [
    "2018-01-01", "https://x.org/?a=1#b", "a:b", "a#b", "10%", "<<", "：", "“甲”", "é", "𠀀", "\u{A0}", "-5", "--",
    "-a", "...", "..", "---", "=", "~", "a?b", "a?", "a'b", "a\"b", "a&b", "a*b", "a!b", "a|b", "a>b", "a[b", "a]b",
    "a{b", "a}b", "a,b", "a, b", "a -b", "- a", "?a", ":a", "\\n", "@", "%a", "`", "a\tb", "a- b", "Y_y", "'it''s'",
    "\"a\\nb\"", "\"\\\"\"", "''", "\"\"", "\" a \"", "'# b'", "\"\\u4e2d\"", "\"\\x07\"", "'a: b'", "\"a, [b]\"",
    "'''a'''", "\"\\/\\ \"", "\"a\n  b\"", "'a\n b'", "&a b", "*a", "!a b", "|\n  a", ">\n  a",
  ]
  private static let signs = [
    ":", ",", "-", "#", "[", "]", "{", "}", "&", "*", "!", "|", ">", "'", "\"", "%", "@", "`", "?", "\\", "\t",
    "\r",
    "\n", "\r\n", " ", "  ", "\u{A0}", "中", "：", "\u{2028}", "\u{FEFF}", ": ", "- ", " #", "? ", "0", ".", "...",
    "---", "--- ", "\n\n", "\n  ", "\u{85}", "\0",
  ].map { Array($0.utf8) }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
  private mutating func chance(_ percent: Int) -> Bool { number(0...99) < percent }
  private mutating func blanks(_ range: ClosedRange<Int>) -> String {
    String(repeating: " ", count: number(range))
  }
  private mutating func scalar() -> String {
    (chance(75) ? Self.usual : Self.unusual).randomElement(using: &generator)!
  }

  // MARK: Documents

  mutating func document() -> [UInt8] {
    var text = chance(3) ? "---\n" : ""
    text += block(column: chance(95) ? 0 : number(1...3), isInLine: false, depth: 0)
    if chance(20) { text += block(column: 0, isInLine: false, depth: 0) }
    if chance(10) { text = text.replacing("\n", with: "\r\n") }
    if chance(10) { text.removeLast() }
    return Array(text.utf8)
  }

  private mutating func lineEnd() -> String {
    var text = chance(10) ? blanks(0...2) + "# c, 注 " : chance(10) ? blanks(1...3) : ""
    text += "\n"
    if chance(8) { text += blanks(0...3) + "\n" }
    if chance(8) { text += blanks(0...6) + "# 注 a: b\n" }
    return text
  }

  private mutating func block(column: Int, isInLine: Bool, depth: Int) -> String {
    let margin = String(repeating: " ", count: column)
    let kind = depth > 4 ? 9 : number(0...9)
    var text = ""
    guard kind < 8 else {
      return (isInLine ? "" : margin) + (chance(70) ? scalar() : flow(depth: 0)) + lineEnd()
    }
    for index in 0..<number(1...4) {
      text += index == 0 && isInLine ? "" : margin
      text += kind < 5 ? value(column: column, depth: depth) : entry(column: column, depth: depth)
    }
    return text
  }

  private mutating func value(column: Int, depth: Int) -> String {
    let key = scalar() + (chance(5) ? " " : "") + ":"
    return switch number(0...9) {
    case 0...4: key + blanks(1...2) + scalar() + lineEnd()
    case 5: key + " " + flow(depth: 0) + lineEnd()
    case 6: key + lineEnd()
    default:
      key + lineEnd() + block(column: column + (chance(30) ? 0 : number(1...3)), isInLine: false, depth: depth + 1)
    }
  }

  private mutating func entry(column: Int, depth: Int) -> String {
    if chance(10) {
      return "-" + lineEnd()
        + (chance(60) ? block(column: column + number(1...3), isInLine: false, depth: depth + 1) : "")
    }
    let gap = number(1...3)
    return "-" + String(repeating: " ", count: gap)
      + (chance(30)
        ? flow(depth: 0) + lineEnd() : block(column: column + 1 + gap, isInLine: true, depth: depth + 1))
  }

  private mutating func flow(depth: Int) -> String {
    guard depth <= 3, chance(50) else { return scalar() }
    let isMapping = chance(50)
    var text = (isMapping ? "{" : "[") + gap()
    for index in 0..<number(0...3) {
      if index > 0 { text += gap() + "," + gap() }
      if isMapping { text += scalar() + (chance(10) ? " " : "") + (chance(95) ? ": " : ":") }
      text += flow(depth: depth + 1)
    }
    return text + gap() + (isMapping ? "}" : "]")
  }

  private mutating func gap() -> String { chance(6) ? lineEnd() + blanks(0...4) : blanks(0...1) }

  // MARK: Mistakes

  mutating func spoil(_ bytes: inout [UInt8]) {
    for _ in 0..<number(1...4) where !bytes.isEmpty {
      let at = number(0...(bytes.count - 1))
      switch number(0...9) {
      case 0...3: bytes.insert(contentsOf: Self.signs.randomElement(using: &generator)!, at: at)
      case 4: bytes.replaceSubrange(at...at, with: Self.signs.randomElement(using: &generator)!)
      case 5, 6: bytes.removeSubrange(at..<min(bytes.count, at + number(1...6)))
      case 7: bytes.insert(contentsOf: Array(bytes[at..<min(bytes.count, at + number(1...20))]), at: at)
      default: spoilLine(around: at, &bytes)
      }
    }
  }

  private mutating func spoilLine(around at: Int, _ bytes: inout [UInt8]) {
    let start = bytes[..<at].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = bytes[at...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    switch number(0...3) {
    case 0: bytes.removeSubrange(start..<end)
    case 1: bytes.insert(contentsOf: Array(bytes[start..<end]), at: start)
    case 2: bytes.insert(contentsOf: Array(repeating: 0x20, count: number(1...3)), at: start)
    default: if bytes[start] == 0x20 { bytes.remove(at: start) }
    }
  }
}
