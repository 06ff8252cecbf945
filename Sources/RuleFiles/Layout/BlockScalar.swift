/// A scalar behind `|` or `>`: its lines are moved as a whole, so that its value stays.
///
/// Source: YAML 1.2.2, §8.1.
struct BlockScalar {
  /// Where it ends: behind the last line that counts, before that line's end.
  let end: Int
  /// Whether the line end behind its last line is no part of its value: `|-`.
  let isStripped: Bool
  private let header: ArraySlice<UInt8>
  private let lines: [ArraySlice<UInt8>]
  /// Column of its text as written.
  private let column: Int
  /// `2` of `|2`: how much deeper the text is than what it belongs to, when that is written.
  private let declared: Int?

  /// - Parameters:
  ///   - text: From the `|` or `>` to where libyaml says it ends, blank lines behind it included.
  ///   - isCut: Whether `text` goes to `end` only.
  init(_ text: ArraySlice<UInt8>, isCut: Bool = false) {
    var lines = text.split(separator: UInt8.lineFeed, omittingEmptySubsequences: false)
    let header = lines.removeFirst()
    let marks = header.prefix { !$0.isBlank }
    let column = lines.first { $0.contains { $0 != .blank } }.map { $0.prefix { $0 == .blank }.count } ?? 0
    // What stands behind the last line end is the beginning of the next line.
    let isEnded = !isCut && text.last == .lineFeed
    if isEnded { lines.removeLast() }
    // Blank lines at the end are part of the value only where `+` keeps them.
    if !marks.contains(UInt8(ascii: "+")) {
      while let last = lines.last, last.count <= column, last.allSatisfy({ $0 == .blank }), isEnded {
        lines.removeLast()
      }
    }
    isStripped = marks.contains(UInt8(ascii: "-"))
    self.header = header
    self.lines = lines
    self.column = column
    declared = marks.first { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }.map { Int($0) - 0x30 }
    end = lines.last?.endIndex ?? header.endIndex
  }

  /// The scalar with its text at `automatic`, or, where its depth is declared, as deep below `outer` as it was
  /// below `old`.
  func indented(to automatic: Int, outer: Int, was old: Int) -> [UInt8] {
    let from = declared.map { old + $0 } ?? column
    let to = declared.map { outer + $0 } ?? automatic
    var out = Array(header.prefix { !$0.isBlank })
    let comment = header.drop { !$0.isBlank }
    if !comment.trimmed.isEmpty {
      let gap = comment.prefix { $0.isBlank }
      out += Array(repeating: .blank, count: gap.contains(UInt8.tab) ? 2 : max(2, gap.count)) + comment.trimmed
    }
    for line in lines {
      out.append(.lineFeed)
      let text = line.dropFirst(min(from, line.prefix { $0 == .blank }.count))
      if !text.isEmpty { out += Array(repeating: .blank, count: to) + text }
    }
    return out
  }
}
