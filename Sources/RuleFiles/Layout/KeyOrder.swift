/// Moves the keys of every known section into the order of the key table: with their values, their comments and the
/// blank lines above them.
struct KeyOrder {
  private let file: LayoutFile
  private var regions: [Region] = []

  /// A stretch of the file whose parts change places.
  private struct Region {
    var range: Range<Int>
    var pieces: [Piece]
  }

  private enum Piece {
    case stretch(Range<Int>)
    case blanks(Int)
    case written([UInt8])
  }

  /// `bytes`, whose blanks are laid out, with its keys in order; nil when they are.
  static func ordered(_ bytes: [UInt8]) -> [UInt8]? {
    guard let file = LayoutFile(bytes), let root = file.root else { return nil }
    var order = KeyOrder(file: file)
    order.visit(root, .section("file"))
    guard !order.regions.isEmpty else { return nil }
    order.regions.sort { ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound) }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    order.write(0..<bytes.count, into: &out)
    return out
  }

  private init(file: LayoutFile) { self.file = file }

  private func write(_ range: Range<Int>, into out: inout [UInt8]) {
    var at = range.lowerBound
    var low = 0
    var high = regions.count
    while low < high {
      let middle = (low + high) / 2
      if regions[middle].range.lowerBound < at { low = middle + 1 } else { high = middle }
    }
    for region in regions[low...] {
      guard region.range.upperBound <= range.upperBound else {
        if region.range.lowerBound >= range.upperBound { break }
        continue
      }
      guard region.range.lowerBound >= at else { continue }
      out += file.bytes[at..<region.range.lowerBound]
      for piece in region.pieces {
        switch piece {
        case .stretch(let stretch): write(stretch, into: &out)
        case .blanks(let count): out += repeatElement(.blank, count: count)
        case .written(let bytes): out += bytes
        }
      }
      at = region.range.upperBound
    }
    out += file.bytes[at..<range.upperBound]
  }

  // MARK: Sections

  private mutating func visit(_ node: LayoutNode, _ kind: ValueKind) {
    switch node.kind {
    case .leaf: break
    case .blockSequence, .flowSequence:
      guard let item = kind.item else { return }
      for entry in node.entries { visit(entry.value, item) }
    case .blockMapping, .flowMapping:
      if let section = kind.sectionOfMapping, let ranks = KeyRanks.of(section) {
        let names = node.entries.map { name(of: $0) }
        if let order = ranks.order(of: names), keepsAliases(node, order) { arrange(node, order) }
        for (entry, name) in zip(node.entries, names) {
          if name == "<<" {
            visit(entry.value, kind)
          } else if let value = ranks.value(of: name) {
            visit(entry.value, value)
          }
        }
      } else if let value = kind.entry {
        for entry in node.entries { visit(entry.value, value) }
      }
    }
  }

  /// A key as written, without plain quotes; one that is written in another way is none that is known.
  private func name(of entry: LayoutNode.Entry) -> String {
    guard let key = entry.key, let token = key.tokens.last else { return "" }
    var text = file.bytes[file.tokens[token].start..<file.tokens[token].end]
    if let quote = text.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), text.count >= 2 {
      text = text.dropFirst().dropLast()
      if text.contains(.backslash) || text.contains(quote) { return "" }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether every alias stands for the same anchor in the new order, in the mapping and behind it.
  private func keepsAliases(_ node: LayoutNode, _ order: [Int]) -> Bool {
    let used = node.tokens.filter { file.tokens[$0].kind == .anchor || file.tokens[$0].kind == .alias }
    guard !used.isEmpty else { return true }
    func meanings(_ entries: [LayoutNode.Entry]) -> (of: [Int: Int], last: [ArraySlice<UInt8>: Int]) {
      var last: [ArraySlice<UInt8>: Int] = [:]
      var of: [Int: Int] = [:]
      for entry in entries {
        for token in entry.tokens {
          let name = file.bytes[file.tokens[token].start..<file.tokens[token].end].dropFirst()
          if file.tokens[token].kind == .anchor { last[name] = token }
          if file.tokens[token].kind == .alias { of[token] = last[name] ?? -1 }
        }
      }
      return (of, last)
    }
    let before = meanings(node.entries)
    let after = meanings(order.map { node.entries[$0] })
    return before.of == after.of && before.last == after.last
  }

  private mutating func arrange(_ node: LayoutNode, _ order: [Int]) {
    let region = node.kind == .flowMapping ? flow(node, order) : block(node, order)
    if let region { regions.append(region) }
  }

  // MARK: Between brackets

  /// Nil where a comment stands between the entries, for nobody can say which of them it is about, and where an entry
  /// has no value.
  private func flow(_ node: LayoutNode, _ order: [Int]) -> Region? {
    let visible = node.tokens.filter { file.tokens[$0].isVisible }
    guard let first = visible.first, let last = visible.last else { return nil }
    for (token, next) in zip(visible, visible.dropFirst())
    where file.bytes[file.tokens[token].end..<file.tokens[next].start].contains(.hash) { return nil }
    var stretches: [Range<Int>] = []
    for entry in node.entries {
      let own = entry.tokens.filter { file.tokens[$0].isVisible }
      guard let from = own.first, let to = own.last, file.tokens[to].kind != .value else { return nil }
      stretches.append(file.tokens[from].start..<file.tokens[to].end)
    }
    let range = file.tokens[first].start..<file.tokens[last].end
    var pieces: [Piece] = []
    var at = range.lowerBound
    for (place, index) in order.enumerated() {
      pieces += [.stretch(at..<stretches[place].lowerBound), .stretch(stretches[index])]
      at = stretches[place].upperBound
    }
    return Region(range: range, pieces: pieces + [.stretch(at..<range.upperBound)])
  }

  // MARK: On lines of their own

  /// One entry of a block mapping.
  private struct Lines {
    /// Blank lines and comments above it that move with it.
    var above: Range<Int>
    /// From its key to behind its last line.
    var body: Range<Int>
  }

  /// Nil where the mapping shares its first line with more than the dash of a list.
  private func block(_ node: LayoutNode, _ order: [Int]) -> Region? {
    guard let lines = lines(of: node), let first = lines.first, let last = lines.last,
      file.bytes[last.body.upperBound - 1] == .lineFeed
    else { return nil }
    let lineStart = file.lineStart(first.body.lowerBound)
    let column = first.body.lowerBound - lineStart
    let prefix = file.bytes[lineStart..<first.body.lowerBound]
    var pieces: [Piece] = []
    var start = first.above.lowerBound
    var rest = order[...]
    if !prefix.allSatisfy({ $0 == .blank }) {
      guard prefix.trimmed.elementsEqual([UInt8(ascii: "-")]), let head = rest.popFirst() else { return nil }
      start = lineStart
      // What stands above the first key of an item stands above its dash.
      pieces = [.written(moved(lines[head].above, to: column - 2)), .stretch(lineStart..<first.body.lowerBound)]
      pieces.append(.stretch(lines[head].body))
    }
    for index in rest {
      pieces += [.stretch(lines[index].above), .blanks(column), .stretch(lines[index].body)]
    }
    return Region(range: start..<last.body.upperBound, pieces: pieces)
  }

  /// Comments at another column.
  private func moved(_ range: Range<Int>, to column: Int) -> [UInt8] {
    file.bytes[range].split(separator: .lineFeed, omittingEmptySubsequences: false).dropLast().flatMap { line in
      let text = line.trimmed
      return text.isEmpty ? [.lineFeed] : Array(repeating: .blank, count: column) + text + [.lineFeed]
    }
  }

  private func lines(of node: LayoutNode) -> [Lines]? {
    var found: [Lines] = []
    for entry in node.entries {
      let own = entry.tokens.filter { file.tokens[$0].isVisible }
      guard let from = own.first, let to = own.last else { return nil }
      let start = file.tokens[from].start
      let column = start - file.lineStart(start)
      let above: Range<Int>
      if let previous = found.last {
        above = previous.body.upperBound..<max(previous.body.upperBound, file.lineStart(start))
      } else {
        above = aboveFirst(start)
      }
      let end = endOfComments(from: file.lineEnd(file.tokens[to].end), deeperThan: column)
      found.append(Lines(above: above, body: start..<end))
    }
    return found
  }

  /// Behind the comments that are indented deeper than `column`: they belong to what stands above them.
  private func endOfComments(from start: Int, deeperThan column: Int) -> Int {
    var end = start
    var at = start
    while at < file.bytes.count {
      let next = file.lineEnd(at)
      let line = file.bytes[at..<next]
      let text = line.drop { $0.isBlank || $0 == .lineFeed }
      if text.first == .hash, text.startIndex - at > column { end = next }
      if let first = text.first, first != .hash { break }
      at = next
    }
    return end
  }

  /// What moves with the first key: the comments right above it. What is parted from it by a blank line belongs to
  /// the whole, as does the head of the file.
  private func aboveFirst(_ start: Int) -> Range<Int> {
    let end = file.lineStart(start)
    guard file.bytes[end..<start].allSatisfy({ $0 == .blank }) else { return end..<end }
    var at = end
    while at > 0 {
      let line = file.lineStart(at - 1)
      guard file.bytes[line..<at].first(where: { !$0.isBlank }) == .hash else { break }
      at = line
    }
    return at == 0 ? end..<end : at..<end
  }
}
