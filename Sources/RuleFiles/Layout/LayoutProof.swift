/// Whether two readings of a file say the same, whatever the order of the keys inside a mapping.
struct LayoutProof {
  private let before: YAMLTree
  private let after: YAMLTree
  /// What became of each node that was seen: aliases stand for nodes.
  private var counterparts: [Int: Int] = [:]

  /// The first node of `before` that is not the same in `after`; nil when all are.
  static func difference(_ before: YAMLTree, _ after: YAMLTree) -> Int? {
    if before.isEmpty { return after.isEmpty ? nil : 0 }
    guard !after.isEmpty else { return 0 }
    var proof = LayoutProof(before: before, after: after)
    return proof.difference(0, 0)
  }

  private init(before: YAMLTree, after: YAMLTree) {
    self.before = before
    self.after = after
  }

  private mutating func difference(_ left: Int, _ right: Int) -> Int? {
    let node = before.nodes[left]
    guard node.kind == after.nodes[right].kind else { return left }
    counterparts[left] = right
    switch node.kind {
    case .alias: return counterparts[before.resolved(left)] == after.resolved(right) ? nil : left
    case .mapping: return inMapping(left, right)
    case .sequence:
      let items = Array(before.children(of: left))
      let others = Array(after.children(of: right))
      guard items.count == others.count else { return left }
      for (item, other) in zip(items, others) {
        if let found = difference(item, other) { return found }
      }
      return nil
    case .plain, .singleQuoted, .doubleQuoted, .block:
      return before.string(left) == after.string(right) ? nil : left
    }
  }

  private mutating func inMapping(_ left: Int, _ right: Int) -> Int? {
    let entries = Array(before.children(of: left))
    var others: [String: [Int]] = [:]
    let children = Array(after.children(of: right))
    guard entries.count == children.count else { return left }
    for index in stride(from: 0, to: children.count, by: 2) {
      others[after.string(children[index]), default: []].append(index)
    }
    for index in stride(from: 0, to: entries.count, by: 2) {
      // A key that comes twice keeps its order.
      let name = before.string(entries[index])
      guard let other = others[name]?.first else { return entries[index] }
      others[name]?.removeFirst()
      if let found = difference(entries[index], children[other]) { return found }
      if let found = difference(entries[index + 1], children[other + 1]) { return found }
    }
    return nil
  }
}
