import CYAML
import Diagnostics

/// Reads one document's events into a tree, and stops at the first thing that no rule file may hold.
struct YAMLReader {
  let file: Int
  let limits: LoadLimits
  private var tree: YAMLTree
  private var diagnostics: [Diagnostic] = []
  private var open: [OpenCollection] = []
  private var anchors: [String: Anchor] = [:]
  /// Nodes as if every alias had been written out; nothing can make it overflow before the limit stops it.
  private var expanded = 0
  private var aliased = 0
  private var documents = 0

  private struct OpenCollection {
    var node: Int
    var isMapping: Bool
    /// Keys and values, or items, so far.
    var count: Int
    var anchor: String?
    /// `expanded` where it began.
    var began: Int
  }

  private struct Anchor {
    var node: Int
    /// Nodes it stands for; nil while it is still open.
    var weight: Int?
  }

  private init(file: Int, limits: LoadLimits, storage: consuming YAMLTree) {
    self.file = file
    self.limits = limits
    tree = storage
    tree.nodes.removeAll(keepingCapacity: true)
    tree.text.removeAll(keepingCapacity: true)
  }

  /// The tree of `bytes`, UTF-8 without a byte order mark, or nil with the fault appended to `diagnostics`.
  ///
  /// - Parameter storage: A tree that is done with: its memory is used again, so that many files cost what the
  ///   largest costs.
  /// - Complexity: linear in the bytes, because nesting is bounded by `limits.depth`: libyaml itself
  ///   is quadratic in flow nesting.
  static func read(
    _ bytes: ArraySlice<UInt8>, file: Int, limits: LoadLimits, storage: consuming YAMLTree = YAMLTree(),
    into diagnostics: inout [Diagnostic]
  ) -> YAMLTree? {
    var reader = YAMLReader(file: file, limits: limits, storage: storage)
    let isWhole = reader.run(bytes)
    diagnostics += reader.diagnostics
    return isWhole ? reader.tree : nil
  }

  private mutating func run(_ bytes: ArraySlice<UInt8>) -> Bool {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    let event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
    defer {
      parser.deallocate()
      event.deallocate()
    }
    guard yaml_parser_initialize(parser) == 1 else { preconditionFailure("no memory for a YAML parser") }
    defer { yaml_parser_delete(parser) }
    return bytes.withUnsafeBufferPointer { buffer in
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
      tree.text.reserveCapacity(buffer.count / 2)
      tree.nodes.reserveCapacity(buffer.count / 16)
      while true {
        guard yaml_parser_parse(parser, event) == 1 else {
          let lines = SourceLines(bytes)
          diagnostics.append(SyntaxFault(parser.pointee).diagnostic(file: file, lines: lines))
          return false
        }
        defer { yaml_event_delete(event) }
        if event.pointee.type == YAML_STREAM_END_EVENT { return true }
        guard take(event) else { return false }
      }
    }
  }

  /// Adds one event to the tree; false when reading must stop.
  private mutating func take(_ event: UnsafeMutablePointer<yaml_event_t>) -> Bool {
    switch event.pointee.type {
    case YAML_SCALAR_EVENT: return takeScalar(event)
    case YAML_MAPPING_START_EVENT:
      let data = event.pointee.data.mapping_start
      return begin(.mapping, event, anchor: data.anchor, tag: data.tag)
    case YAML_SEQUENCE_START_EVENT:
      let data = event.pointee.data.sequence_start
      return begin(.sequence, event, anchor: data.anchor, tag: data.tag)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
      end()
      return true
    case YAML_ALIAS_EVENT: return takeAlias(event)
    case YAML_DOCUMENT_START_EVENT:
      documents += 1
      guard documents == 1 else { return fail(.severalDocuments(at: span(of: event))) }
      return true
    default: return true
    }
  }

  private mutating func fail(_ diagnostic: Diagnostic) -> Bool {
    diagnostics.append(diagnostic)
    return false
  }

  // MARK: Scalars

  private mutating func takeScalar(_ event: UnsafeMutablePointer<yaml_event_t>) -> Bool {
    let scalar = event.pointee.data.scalar
    if let tag = scalar.tag { return fail(.tag(String(cString: tag), at: span(of: event))) }
    let kind: YAMLNode.Kind =
      switch scalar.style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
      default: .plain
      }
    let value = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    // Only an escape can bring in a character that the check of the bytes has not seen.
    if kind == .doubleQuoted, let character = HiddenCharacter.first(in: value) {
      return fail(.hiddenCharacter(character, at: span(of: event)))
    }
    let index = tree.nodes.count
    tree.nodes.append(node(kind, event, textStart: tree.text.count, textLength: value.count, end: index + 1))
    tree.text.append(contentsOf: value)
    expanded += 1
    count()
    if let anchor = scalar.anchor { anchors[String(cString: anchor)] = Anchor(node: index, weight: 1) }
    return true
  }

  // MARK: Collections

  private mutating func begin(
    _ kind: YAMLNode.Kind, _ event: UnsafeMutablePointer<yaml_event_t>, anchor: UnsafeMutablePointer<UInt8>?,
    tag: UnsafeMutablePointer<UInt8>?
  ) -> Bool {
    if let tag { return fail(.tag(String(cString: tag), at: span(of: event))) }
    guard open.count < limits.depth else { return fail(.tooDeep(limits.depth, at: span(of: event))) }
    if isAtKey { return fail(.complexKey(at: span(of: event))) }
    let index = tree.nodes.count
    tree.nodes.append(node(kind, event, textStart: 0, textLength: 0, end: index + 1))
    count()
    let name = anchor.map { String(cString: $0) }
    if let name { anchors[name] = Anchor(node: index, weight: nil) }
    open.append(
      OpenCollection(node: index, isMapping: kind == .mapping, count: 0, anchor: name, began: expanded))
    expanded += 1
    return true
  }

  private mutating func end() {
    guard let closed = open.popLast() else { return }
    tree.nodes[closed.node].end = UInt32(tree.nodes.count)
    if let anchor = closed.anchor, anchors[anchor]?.node == closed.node {
      anchors[anchor]?.weight = expanded - closed.began
    }
  }

  private var isAtKey: Bool {
    guard let last = open.last else { return false }
    return last.isMapping && last.count.isMultiple(of: 2)
  }

  private mutating func count() {
    guard !open.isEmpty else { return }
    open[open.count - 1].count += 1
  }

  // MARK: Aliases

  private mutating func takeAlias(_ event: UnsafeMutablePointer<yaml_event_t>) -> Bool {
    let name = String(cString: event.pointee.data.alias.anchor)
    let place = span(of: event)
    if isAtKey { return fail(.complexKey(at: place)) }
    guard let anchor = anchors[name] else {
      return fail(.unknownAnchor(name, nearest: Spelling.nearest(to: name, in: anchors.keys.sorted()), at: place))
    }
    guard let weight = anchor.weight else { return fail(.aliasInsideItself(name, at: place)) }
    aliased += weight
    guard aliased <= limits.aliasNodes else { return fail(.tooManyAliases(limits.aliasNodes, at: place)) }
    expanded += weight
    let index = tree.nodes.count
    let target = tree.resolved(anchor.node)
    tree.nodes.append(node(.alias, event, textStart: target, textLength: 0, end: index + 1))
    count()
    return true
  }

  // MARK: Places

  private func node(
    _ kind: YAMLNode.Kind, _ event: UnsafeMutablePointer<yaml_event_t>, textStart: Int, textLength: Int, end: Int
  ) -> YAMLNode {
    let from = event.pointee.start_mark
    let to = event.pointee.end_mark
    return YAMLNode(
      kind: kind, isOnOneLine: from.line == to.line, line: Int32(from.line + 1), column: Int32(from.column + 1),
      endColumn: Int32(to.column + 1), textStart: UInt32(textStart), textLength: UInt32(textLength),
      end: UInt32(end))
  }

  private func span(of event: UnsafeMutablePointer<yaml_event_t>) -> SourceSpan {
    let from = event.pointee.start_mark
    let to = event.pointee.end_mark
    let end = from.line == to.line ? max(to.column, from.column + 1) : from.column + 1
    return SourceSpan(file: file, line: from.line + 1, column: from.column + 1, endColumn: end + 1)
  }
}
