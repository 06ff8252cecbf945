/// Where every token stands once the file is laid out: two blanks a level, a list's dashes one level in.
struct LayoutPlaces {
  /// Where one token belongs.
  struct Place {
    /// Its column when it begins a line.
    var indent = 0
    /// Column of the further lines of a scalar that has several.
    var further = 0
    /// Index of the innermost block it stands in; -1 at the top.
    var block = -1
    /// Whether it stands between brackets, the opening one excluded.
    var isInFlow = false
  }

  /// A block mapping or sequence: its column as written, and as it will be.
  struct Block {
    var old: Int
    var new: Int
    /// Index of the block around it; -1 at the top.
    var outer: Int
  }

  private(set) var places: [Place]
  private(set) var blocks: [Block] = []
  private let tokens: [LayoutToken]
  private let startsLine: (Int) -> Bool

  /// - Parameter startsLine: Whether a token is the first of its line.
  init(_ root: LayoutNode?, _ tokens: [LayoutToken], startsLine: @escaping (Int) -> Bool) {
    self.tokens = tokens
    self.startsLine = startsLine
    places = Array(repeating: Place(), count: tokens.count)
    if let root { put(root, at: 0, below: -2, in: -1) }
  }

  /// - Parameters:
  ///   - column: Where the node goes when it begins a line.
  ///   - outer: Column of the block around it; -2 at the top.
  private mutating func put(_ node: LayoutNode, at column: Int, below outer: Int, in block: Int) {
    set(node.tokens, Place(indent: column, further: max(0, outer + 2), block: block))
    switch node.kind {
    case .leaf: break
    case .blockMapping, .blockSequence:
      guard let first = node.entries.first else { return }
      let inner = blocks.count
      blocks.append(Block(old: tokens[first.tokens.lowerBound].column, new: column, outer: block))
      for entry in node.entries {
        set(entry.tokens, Place(indent: column, further: column + 2, block: inner))
        if let key = entry.key { put(key, at: column, below: column, in: inner) }
        put(entry.value, at: column + 2, below: column, in: inner)
      }
    case .flowMapping, .flowSequence:
      let base = startsLine(node.tokens.lowerBound) ? column : max(0, outer)
      putFlow(node, base: base, least: outer < 0 ? 0 : outer + 2, depth: 1, in: block)
    }
  }

  private mutating func putFlow(_ node: LayoutNode, base: Int, least: Int, depth: Int, in block: Int) {
    let column = base + 2 * depth
    let opening = node.tokens.first { [.flowMappingStart, .flowSequenceStart].contains(tokens[$0].kind) }
    guard let opening, let closing = node.tokens.last else { return }
    set(opening + 1..<closing, Place(indent: column, further: column, block: block, isInFlow: true))
    // Strict readers want the closing bracket further in than the key.
    places[closing] = Place(indent: max(least, column - 2), further: column, block: block, isInFlow: true)
    for entry in node.entries {
      for child in [entry.key, entry.value] {
        guard let child, child.kind != .leaf else { continue }
        putFlow(child, base: base, least: least, depth: depth + 1, in: block)
      }
    }
  }

  private mutating func set(_ range: Range<Int>, _ place: Place) {
    for token in range { places[token] = place }
  }
}
