/// The collections of a file over its tokens: which entries a mapping has, and which bytes are whose.
final class LayoutNode {
  enum Kind {
    /// A scalar, an alias, or nothing written.
    case leaf
    case blockMapping, blockSequence, flowMapping, flowSequence
  }

  struct Entry {
    /// Of a mapping.
    var key: LayoutNode?
    var value: LayoutNode
    /// Its tokens, the `-`, `?` and `:` with them, a flow's comma not.
    var tokens: Range<Int>
  }

  let kind: Kind
  /// All its tokens: anchors, brackets, content.
  let tokens: Range<Int>
  let entries: [Entry]

  init(_ kind: Kind, tokens: Range<Int>, entries: [Entry] = []) {
    self.kind = kind
    self.tokens = tokens
    self.entries = entries
  }
}

/// Reads tokens into nodes, by libyaml's own grammar.
///
/// Source: the grammar in libyaml 0.2.5, `parser.c`.
struct LayoutReader {
  private let tokens: [LayoutToken]
  private var at = 0

  private init(_ tokens: [LayoutToken]) { self.tokens = tokens }

  /// The root of a document that the loader has read; nil when it has no content.
  static func root(of tokens: [LayoutToken]) -> LayoutNode? {
    var reader = LayoutReader(tokens)
    while reader.next == .document { reader.at += 1 }
    return reader.next == nil ? nil : reader.node(mayBeIndentless: false)
  }

  private var next: LayoutToken.Kind? { at < tokens.count ? tokens[at].kind : nil }

  private mutating func skip(_ kind: LayoutToken.Kind) -> Bool {
    guard next == kind else { return false }
    at += 1
    return true
  }

  private mutating func node(mayBeIndentless: Bool) -> LayoutNode {
    let start = at
    while next == .anchor || next == .tag { at += 1 }
    switch next {
    case .scalar, .blockScalar, .alias:
      at += 1
      return LayoutNode(.leaf, tokens: start..<at)
    case .blockMappingStart: return blockMapping(from: start)
    case .blockSequenceStart:
      at += 1
      let entries = items()
      _ = skip(.blockEnd)
      return LayoutNode(.blockSequence, tokens: start..<at, entries: entries)
    case .dash where mayBeIndentless:
      let entries = items()
      return LayoutNode(.blockSequence, tokens: start..<at, entries: entries)
    case .flowMappingStart: return flow(.flowMapping, until: .flowMappingEnd, from: start)
    case .flowSequenceStart: return flow(.flowSequence, until: .flowSequenceEnd, from: start)
    default: return LayoutNode(.leaf, tokens: start..<at)
    }
  }

  private mutating func items() -> [LayoutNode.Entry] {
    var entries: [LayoutNode.Entry] = []
    while next == .dash {
      let start = at
      at += 1
      let item = node(mayBeIndentless: false)
      entries.append(LayoutNode.Entry(key: nil, value: item, tokens: start..<at))
    }
    return entries
  }

  private mutating func blockMapping(from start: Int) -> LayoutNode {
    at += 1
    var entries: [LayoutNode.Entry] = []
    while next == .key || next == .value {
      let first = at
      let key = skip(.key) ? node(mayBeIndentless: true) : LayoutNode(.leaf, tokens: at..<at)
      let value = skip(.value) ? node(mayBeIndentless: true) : LayoutNode(.leaf, tokens: at..<at)
      entries.append(LayoutNode.Entry(key: key, value: value, tokens: first..<at))
    }
    _ = skip(.blockEnd)
    return LayoutNode(.blockMapping, tokens: start..<at, entries: entries)
  }

  private mutating func flow(
    _ kind: LayoutNode.Kind, until end: LayoutToken.Kind, from start: Int
  ) -> LayoutNode {
    at += 1
    var entries: [LayoutNode.Entry] = []
    while let next, next != end {
      if skip(.comma) { continue }
      let first = at
      var key: LayoutNode?
      var value: LayoutNode?
      if skip(.key) {
        key = node(mayBeIndentless: false)
      } else if next != .value {
        value = node(mayBeIndentless: false)
      }
      if skip(.value) {
        key = key ?? LayoutNode(.leaf, tokens: first..<first)
        value = node(mayBeIndentless: false)
      }
      // What no grammar knows would be read for ever.
      if at == first { break }
      if kind == .flowMapping, key == nil {
        key = value
        value = nil
      }
      entries.append(
        LayoutNode.Entry(key: key, value: value ?? LayoutNode(.leaf, tokens: at..<at), tokens: first..<at))
    }
    _ = skip(end)
    return LayoutNode(kind, tokens: start..<at, entries: entries)
  }
}
