/// One file's nodes in the order written: a mapping's keys and values and a sequence's items stand behind it.
///
/// An arena: a node is a struct of positions, texts are stretches of one buffer, and a string is made
/// only when somebody wants it.
struct YAMLTree {
  var nodes: [YAMLNode] = []
  /// What the values of scalars are stretches of, quotes and escapes resolved: `YAMLReader` sets them one behind
  /// the other, `BlockScanner` leaves them in the file.
  var text: [UInt8] = []

  /// Node 0 when the file says anything at all.
  var isEmpty: Bool { nodes.isEmpty }

  /// Follows an alias to what it stands for.
  func resolved(_ node: Int) -> Int {
    nodes[node].kind == .alias ? Int(nodes[node].textStart) : node
  }

  /// The scalar's value.
  func string(_ node: Int) -> String {
    let node = nodes[node]
    return text.withUnsafeBufferPointer { bytes in
      String(
        decoding: UnsafeBufferPointer(
          rebasing: bytes[Int(node.textStart)..<Int(node.textStart + node.textLength)]), as: UTF8.self)
    }
  }

  /// The direct children of a collection: items, or keys and values in turn.
  func children(of node: Int) -> Children { Children(tree: self, at: node + 1, end: Int(nodes[node].end)) }

  struct Children: Sequence, IteratorProtocol {
    let tree: YAMLTree
    var at: Int
    let end: Int

    mutating func next() -> Int? {
      guard at < end else { return nil }
      defer { at = Int(tree.nodes[at].end) }
      return at
    }
  }
}

/// A scalar, a collection or an alias, with its place.
struct YAMLNode {
  enum Kind: UInt8 {
    /// A scalar without quotes.
    case plain
    case singleQuoted
    case doubleQuoted
    /// `|` and `>`.
    case block
    case sequence
    case mapping
    /// `textStart` is the node it stands for.
    case alias
  }

  var kind: Kind
  /// Whether it ends on the line it starts on.
  var isOnOneLine: Bool
  /// From 1.
  var line: Int32
  /// From 1, in Unicode scalars.
  var column: Int32
  /// The column after its last, when it is on one line.
  var endColumn: Int32
  var textStart: UInt32
  var textLength: UInt32
  /// The node after this one and everything in it.
  var end: UInt32

  var isScalar: Bool { kind.rawValue <= Kind.block.rawValue }
  /// Nothing written where a value could stand.
  var isEmptyPlain: Bool { kind == .plain && textLength == 0 }
}
