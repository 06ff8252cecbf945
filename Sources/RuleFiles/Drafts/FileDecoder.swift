import CivilTime
import Diagnostics
import Rules

/// Types one file's nodes by what each key wants, collecting every fault on the way.
struct FileDecoder {
  let tree: YAMLTree
  let file: Int
  let settings: LoadSettings
  var diagnostics: [Diagnostic] = []
  /// Lines that are indented by look-alikes of a blank, which YAML takes for part of the key.
  private var misindented: Set<Int32> = []

  init(tree: YAMLTree, file: Int, settings: LoadSettings) {
    self.tree = tree
    self.file = file
    self.settings = settings
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  // MARK: Places

  /// The place of a node; of a collection, its first key or bracket.
  func span(_ index: Int) -> SourceSpan {
    let node = tree.nodes[index]
    var end = node.column + 1
    if node.isScalar || node.kind == .alias {
      if node.isOnOneLine { end = max(end, node.endColumn) }
    } else if index + 1 < Int(node.end) {
      let first = tree.nodes[index + 1]
      if first.isScalar, first.isOnOneLine, first.line == node.line, first.column == node.column {
        end = max(end, first.endColumn)
      }
    }
    return SourceSpan(file: file, line: Int(node.line), column: Int(node.column), endColumn: Int(end))
  }

  /// The scalar as a text to be taken apart, without blanks around it.
  func phrase(_ index: Int) -> Phrase {
    let resolved = tree.resolved(index)
    let node = tree.nodes[resolved]
    let written = tree.string(resolved)
    let text = Self.trimmed(written)
    let quote: Int32 = node.kind == .plain ? 0 : 1
    let stands =
      resolved == index && node.kind != .block && node.isOnOneLine && text.utf8.count == written.utf8.count
      && Int(node.endColumn - node.column - 2 * quote) == text.unicodeScalars.count
    return Phrase(text: text, span: span(index), firstColumn: stands ? node.column + quote : nil)
  }

  // MARK: Mappings

  /// The values of `node` by the keys of a section; nil, with the fault reported, when it is no mapping.
  ///
  /// Unknown keys, keys that come twice and keys that are missing are reported; the rest is there.
  mutating func fields<Key: SectionKey>(_ node: Int, _ keys: Key.Type, _ kind: @autoclosure () -> ValueKind)
    -> Fields<Key>?
  {
    let mapping = tree.resolved(node)
    guard tree.nodes[mapping].kind == .mapping else {
      report(wrongType(node, wants: kind()))
      return nil
    }
    var fields = Fields<Key>(node: mapping)
    let lookup = Key.lookup
    var merged: [Int] = []
    collect(mapping, lookup, &fields, &merged)
    for source in merged { merge(source, lookup, &fields) }
    for row in lookup.required where fields.slots[row] == 0 {
      report(.missingKey(lookup.rows[row], at: span(node)))
    }
    return fields
  }

  private mutating func collect<Key: SectionKey>(
    _ mapping: Int, _ lookup: KeyLookup, _ fields: inout Fields<Key>, _ merged: inout [Int]
  ) {
    var key = mapping + 1
    let end = Int(tree.nodes[mapping].end)
    while key < end {
      let value = key + 1
      defer { key = Int(tree.nodes[value].end) }
      guard let row = row(of: key, lookup) else {
        if isMerge(key) {
          merged.append(value)
        } else {
          report(unknownKey(key, lookup))
          if startsWithLookalike(key) { misindented.insert(tree.nodes[key].line) }
        }
        continue
      }
      if fields.slots[row] != 0 {
        report(.duplicateKey(tree.string(key), first: span(Int(fields.slots[row]) - 1), at: span(key)))
      } else {
        fields.slots[row] = UInt32(value)
      }
    }
  }

  func row(of key: Int, _ lookup: KeyLookup) -> Int? {
    let node = tree.nodes[key]
    return tree.text.withUnsafeBufferPointer { text in
      lookup.index(
        of: UnsafeBufferPointer(rebasing: text[Int(node.textStart)..<Int(node.textStart + node.textLength)]))
    }
  }

  /// `<<` without quotes. Source: yaml.org/type/merge.html.
  private func isMerge(_ key: Int) -> Bool { tree.nodes[key].kind == .plain && tree.string(key) == "<<" }

  /// Takes over what `source`, a mapping or a list of them, has and the mapping itself has not.
  private mutating func merge<Key: SectionKey>(_ source: Int, _ lookup: KeyLookup, _ fields: inout Fields<Key>) {
    let node = tree.resolved(source)
    switch tree.nodes[node].kind {
    case .mapping:
      var inherited = Fields<Key>(node: node)
      var further: [Int] = []
      collect(node, lookup, &inherited, &further)
      for further in further { merge(further, lookup, &inherited) }
      for row in lookup.rows.indices where fields.slots[row] == 0 { fields.slots[row] = inherited.slots[row] }
    case .sequence:
      for item in tree.children(of: node) { merge(item, lookup, &fields) }
    default: report(.mergeOfNoMapping(at: span(source)))
    }
  }

  func unknownKey(_ key: Int, _ lookup: KeyLookup) -> Diagnostic {
    let text = tree.string(key)
    let spellings = lookup.rows.flatMap(\.spellings)
    if let fixed = fullWidthFix(text, spellings) {
      return .fullWidthKey(text, fixed: fixed, at: span(key))
    }
    return .unknownKey(text, nearest: Spelling.nearest(to: text, in: spellings), known: lookup.rows, at: span(key))
  }

  private func startsWithLookalike(_ key: Int) -> Bool {
    tree.string(key).unicodeScalars.first.map { $0 != " " && FullWidth.ascii(for: $0) == " " } ?? false
  }

  /// Drops what only follows from a line that is indented by look-alikes: the key before it has no value.
  mutating func dropFollowers() {
    guard !misindented.isEmpty else { return }
    diagnostics.removeAll { diagnostic in
      diagnostic.code == FaultCode.ruleEmptyValue.rawValue
        && diagnostic.span.map { misindented.contains($0.line + 1) } ?? false
    }
  }

  /// `标题：值` or `　title` as it should have been written.
  func fullWidthFix(_ text: String, _ spellings: [String]) -> String? {
    if let colon = text.firstIndex(of: "："), spellings.contains(String(text[..<colon])) {
      return "\(text[..<colon]): \(text[text.index(after: colon)...])"
    }
    guard let folded = FullWidth.folded(text) else { return nil }
    var trimmed = folded[...]
    while let first = trimmed.first, first == " " || first == "-" { trimmed.removeFirst() }
    while trimmed.last == " " { trimmed.removeLast() }
    let key = trimmed.prefix { $0 != ":" }
    // What is indented by look-alikes of a blank may belong to any section.
    let isKnown = spellings.contains(String(key)) || folded.hasPrefix(" ") && KeyTable.isKnown(String(key))
    return isKnown ? String(trimmed) : nil
  }

  /// The names and values of a mapping whose keys are free; a name that comes twice is reported.
  mutating func entries(_ node: Int, _ kind: @autoclosure () -> ValueKind) -> [(key: Int, value: Int)]? {
    let mapping = tree.resolved(node)
    guard tree.nodes[mapping].kind == .mapping else {
      report(wrongType(node, wants: kind()))
      return nil
    }
    var seen: [String: Int] = [:]
    var found: [(key: Int, value: Int)] = []
    var key = mapping + 1
    while key < Int(tree.nodes[mapping].end) {
      let value = key + 1
      let name = tree.string(key)
      if let first = seen[name] {
        report(.duplicateKey(name, first: span(first), at: span(key)))
      } else {
        seen[name] = key
        found.append((key, value))
      }
      key = Int(tree.nodes[value].end)
    }
    if found.isEmpty { report(.emptyList(at: span(node))) }
    return found
  }

  /// The items of a list; nil, with the fault reported, when it is none or empty.
  mutating func items(_ node: Int, _ kind: @autoclosure () -> ValueKind) -> [Int]? {
    let list = tree.resolved(node)
    guard tree.nodes[list].kind == .sequence else {
      report(wrongType(node, wants: kind()))
      return nil
    }
    let items = Array(tree.children(of: list))
    if items.isEmpty { report(.emptyList(at: span(node))) }
    return items
  }

  // MARK: Wrong types

  /// Says what stands at `node` and what `wants` asks for; a full-width colon is named as such.
  func wrongType(_ node: Int, wants: ValueKind) -> Diagnostic {
    let resolved = tree.resolved(node)
    let found = tree.nodes[resolved]
    if found.isEmptyPlain { return .emptyValue(wants: wants, at: span(node)) }
    if found.isScalar {
      let text = tree.string(resolved)
      if let colon = text.firstIndex(of: "："), KeyTable.isKnown(String(text[..<colon])) {
        var place = phrase(node).span(of: 0..<1)
        let offset = text.unicodeScalars.distance(from: text.startIndex, to: colon)
        place = phrase(node).span(of: offset..<offset + 1)
        return .fullWidthInYAML("：", at: place)
      }
      return .wrongType(.scalar(text), wants: wants, at: span(node))
    }
    return .wrongType(found.kind == .mapping ? .mapping : .sequence, wants: wants, at: span(node))
  }
}

/// The values of one mapping by the keys of its section: node indexes, 0 where there is none.
struct Fields<Key: SectionKey> {
  let node: Int
  /// As many as the longest section needs; node 0 is never a value.
  var slots = InlineArray<32, UInt32>(repeating: 0)

  init(node: Int) { self.node = node }

  subscript(key: Key) -> Int? {
    let slot = slots[Int(key.rawValue)]
    return slot == 0 ? nil : Int(slot)
  }
}
