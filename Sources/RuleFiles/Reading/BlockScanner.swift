/// Reads the YAML that rule files are usually written in, several times faster than libyaml.
///
/// It knows block mappings and sequences, flow collections, comments, plain and quoted scalars that end on the line
/// they begin on, and nothing else. At the first byte that it is not sure of it gives up the whole file, which is
/// then `YAMLReader`'s: all faults, aliases, tags and unusual layouts are judged in one place. What it does read
/// has node for node what `YAMLReader` makes of it; `BlockScannerTests` holds the two against each other.
///
/// Texts are not copied: the tree's text is the file itself, with the values of escaped scalars behind it.
struct BlockScanner {
  /// Thrown where libyaml has to read the file.
  struct GivesUp: Error {}

  /// A place for a value that nothing has been written for so far.
  struct Place {
    var line: Int32
    var column: Int32
  }

  /// A block collection that may go on on the next line.
  struct OpenBlock {
    enum Kind {
      case mapping
      case sequence
      /// Its dashes stand in the column of the key that it belongs to.
      case sequenceUnderKey
    }

    var kind: Kind
    /// The column, from 0, of its keys or dashes.
    var column: Int
    var node: Int
  }

  /// A key is no longer one when its colon comes after so many characters; libyaml's limit is 1024.
  static let keyBytes = 1000
  /// More nesting than anybody writes, less than what libyaml takes.
  private static let mostDepth = 500

  let source: SourceBytes
  let depth: Int
  var nodes: [YAMLNode] = []
  /// Values of scalars with escapes; in the tree they stand behind the bytes of the file.
  var unescaped: [UInt8] = []
  /// The next byte to be read.
  var at: Int
  var line: Int32 = 1
  /// The offset from which columns count: the line's first byte, moved by the bytes that are no character's first.
  var origin: Int
  var flowDepth = 0
  private var open: [OpenBlock] = []
  /// Where the value is missing that the next line may bring; at the beginning, the document's own.
  private var awaited: Place? = Place(line: 0, column: 0)

  private init(_ source: SourceBytes, from start: Int, depth: Int) {
    self.source = source
    self.depth = depth
    at = start
    origin = start
  }

  /// The tree of a file, or nil when `YAMLReader` has to read it.
  ///
  /// - Parameters:
  ///   - bytes: What `ByteCheck` has passed: UTF-8 in which nothing is hidden.
  ///   - start: The offset of the first byte, behind a byte order mark.
  ///   - storage: A tree that is done with, whose memory is used again; as it was when the result is nil.
  /// - Complexity: linear in the bytes.
  static func read(_ bytes: [UInt8], from start: Int, limits: LoadLimits, storage: inout YAMLTree) -> YAMLTree? {
    // Offsets have to fit a node.
    guard start <= bytes.count, bytes.count < Int(Int32.max) / 2 else { return nil }
    var tree = YAMLTree()
    swap(&tree.nodes, &storage.nodes)
    let unescaped = bytes.withUnsafeBytes { buffer -> [UInt8]? in
      var scanner = BlockScanner(
        SourceBytes(buffer), from: start, depth: min(limits.depth, mostDepth))
      swap(&scanner.nodes, &tree.nodes)
      defer { swap(&scanner.nodes, &tree.nodes) }
      scanner.nodes.removeAll(keepingCapacity: true)
      do throws(GivesUp) {
        try scanner.readDocument()
        return scanner.unescaped
      } catch {
        return nil
      }
    }
    guard let unescaped else {
      swap(&tree.nodes, &storage.nodes)
      return nil
    }
    tree.text = bytes
    if !unescaped.isEmpty { tree.text += unescaped }
    return tree
  }

  // MARK: Lines

  private mutating func readDocument() throws(GivesUp) {
    var isMarked = false
    while let column = try nextContent() {
      if column == 0, source[at] == Sign.dash, source[at + 1] == Sign.dash {
        guard !isMarked, nodes.isEmpty, source[at + 2] == Sign.dash, endsWord(at + 3) else { throw GivesUp() }
        isMarked = true
        at += 3
        try endLine()
      } else {
        try takeLine(column: column)
      }
    }
    if isMarked, nodes.isEmpty { throw GivesUp() }
    if let place = awaited, !open.isEmpty { appendNothing(at: place) }
    while !open.isEmpty { close() }
  }

  /// One line with something on it, or several when a flow collection goes on.
  private mutating func takeLine(column: Int) throws(GivesUp) {
    let isEntry = source[at] == Sign.dash && endsWord(at + 1)
    if let place = awaited {
      awaited = nil
      guard let parent = open.last else { return try readValue(column: column, isUnderKey: false) }
      let isUnderKey = isEntry && column == parent.column && parent.kind == .mapping
      if column > parent.column || isUnderKey { return try readValue(column: column, isUnderKey: isUnderKey) }
      appendNothing(at: place)
    }
    while let last = open.last,
      last.column > column || last.column == column && last.kind == .sequenceUnderKey && !isEntry
    { close() }
    guard let last = open.last, last.column == column, isEntry == (last.kind != .mapping) else { throw GivesUp() }
    if isEntry { return try readEntry() }
    let start = at
    try readScalar(isInFlow: false)
    guard try skipColon(keyFrom: start) else { throw GivesUp() }
    try readValueOfKey()
  }

  // MARK: Values

  /// What stands in the line's first column or behind a dash.
  private mutating func readValue(column: Int, isUnderKey: Bool) throws(GivesUp) {
    let byte = source[at]
    if byte == Sign.dash, endsWord(at + 1) {
      try begin(isUnderKey ? .sequenceUnderKey : .sequence, column: column)
      try readEntry()
    } else if byte == Sign.leftBracket || byte == Sign.leftBrace {
      try readFlow()
      try endLine()
    } else {
      let start = at
      let index = nodes.count
      try readScalar(isInFlow: false)
      guard try skipColon(keyFrom: start) else { return try endLine() }
      // The mapping comes before its first key.
      try begin(.mapping, column: column, as: index)
      try readValueOfKey()
    }
  }

  /// A dash and what follows it.
  private mutating func readEntry() throws(GivesUp) {
    at += 1
    let place = Place(line: line, column: column)
    skipSpaces()
    if isAtLineEnd {
      awaited = place
      try endLine()
    } else {
      try readValue(column: at - origin, isUnderKey: false)
    }
  }

  /// What follows a key and its colon.
  private mutating func readValueOfKey() throws(GivesUp) {
    let place = Place(line: line, column: column)
    skipSpaces()
    if isAtLineEnd {
      awaited = place
    } else if source[at] == Sign.leftBracket || source[at] == Sign.leftBrace {
      try readFlow()
    } else {
      try readScalar(isInFlow: false)
    }
    try endLine()
  }

  // MARK: Collections

  /// Opens a sequence that begins here, or a mapping whose first key is the node `index`, which moves up by one.
  private mutating func begin(_ kind: OpenBlock.Kind, column: Int, as index: Int? = nil) throws(GivesUp) {
    guard open.count < depth else { throw GivesUp() }
    let place = index.map { nodes[$0].column } ?? self.column
    // libyaml counts the first dash as part of a sequence under its key, and nothing as part of any other.
    let collection = YAMLNode(
      kind: kind == .mapping ? .mapping : .sequence, isOnOneLine: true, line: line, column: place,
      endColumn: kind == .sequenceUnderKey ? place + 1 : place, textStart: 0, textLength: 0, end: 0)
    open.append(OpenBlock(kind: kind, column: column, node: index ?? nodes.count))
    guard let index else { return nodes.append(collection) }
    var key = nodes[index]
    key.end += 1
    nodes[index] = collection
    nodes.append(key)
  }

  private mutating func close() {
    guard let last = open.popLast() else { return }
    nodes[last.node].end = UInt32(truncatingIfNeeded: nodes.count)
  }

  var openCollections: Int { open.count + flowDepth }

  private mutating func appendNothing(at place: Place) {
    nodes.append(
      YAMLNode(
        kind: .plain, isOnOneLine: true, line: place.line, column: place.column, endColumn: place.column,
        textStart: 0, textLength: 0, end: UInt32(truncatingIfNeeded: nodes.count + 1)))
  }
}
