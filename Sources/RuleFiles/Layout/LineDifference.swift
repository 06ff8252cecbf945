/// Two texts line by line, as a unified diff that people and `patch` read.
///
/// Every line is accounted for; where much has changed it is not always the shortest account.
///
/// Source: POSIX.1-2017, `diff -u`, as GNU diffutils documents it.
public struct LineDifference {
  private enum Change {
    case kept(ArraySlice<UInt8>)
    case removed(ArraySlice<UInt8>)
    case added(ArraySlice<UInt8>)

    var isKept: Bool { if case .kept = self { true } else { false } }
  }

  private let changes: [Change]
  /// Lines shown around a change.
  private static let context = 3
  /// How far ahead the next line that both have is looked for.
  private static let reach = 64

  /// - Complexity: linear in the lines, with a bound for each that differs.
  public init(_ old: [UInt8], _ new: [UInt8]) {
    let before = Self.lines(old)
    let after = Self.lines(new)
    var changes: [Change] = []
    var (left, right) = (0, 0)
    while left < before.count || right < after.count {
      if left < before.count, right < after.count, before[left] == after[right] {
        changes.append(.kept(before[left]))
        (left, right) = (left + 1, right + 1)
        continue
      }
      let (skipped, made) = Self.nextCommon(before[left...], after[right...])
      changes += before[left..<left + skipped].map { .removed($0) }
      changes += after[right..<right + made].map { .added($0) }
      (left, right) = (left + skipped, right + made)
    }
    self.changes = changes
  }

  /// How many lines of each stand before the next one that both have; at least one of one.
  private static func nextCommon(
    _ before: ArraySlice<ArraySlice<UInt8>>, _ after: ArraySlice<ArraySlice<UInt8>>
  ) -> (Int, Int) {
    for distance in 1...reach * 2 {
      for skipped in max(0, distance - reach)...min(distance, reach) {
        let (left, right) = (before.startIndex + skipped, after.startIndex + distance - skipped)
        guard left < before.endIndex, right < after.endIndex else { continue }
        // Blank lines meet everywhere and say nothing.
        if before[left] == after[right], before[left].contains(where: { !$0.isBlank && $0 != .lineFeed }) {
          return (skipped, distance - skipped)
        }
      }
    }
    return (min(reach, before.count), min(reach, after.count))
  }

  /// With their ends, so that a missing one is a difference.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var found: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: .lineFeed).map { $0 + 1 } ?? bytes.count
      found.append(bytes[start..<end])
      start = end
    }
    return found
  }

  /// The diff under the two names; empty when nothing differs.
  public func unified(_ old: String, _ new: String) -> String {
    let changed = changes.indices.filter { !changes[$0].isKept }
    guard let first = changed.first else { return "" }
    var text = "--- \(old)\n+++ \(new)\n"
    var start = first
    var last = first
    for index in changed.dropFirst() {
      if index - last > 2 * Self.context {
        text += hunk(start, last)
        start = index
      }
      last = index
    }
    return text + hunk(start, last)
  }

  private func hunk(_ first: Int, _ last: Int) -> String {
    let range = max(0, first - Self.context)..<min(changes.count, last + 1 + Self.context)
    var (before, after) = (0, 0)
    for change in changes[..<range.lowerBound] {
      switch change {
      case .kept: (before, after) = (before + 1, after + 1)
      case .removed: before += 1
      case .added: after += 1
      }
    }
    var (removed, added) = (0, 0)
    var body = ""
    func line(_ mark: String, _ bytes: ArraySlice<UInt8>) {
      let isEnded = bytes.last == .lineFeed
      body += mark + String(decoding: isEnded ? bytes.dropLast() : bytes, as: UTF8.self) + "\n"
      if !isEnded { body += "\\ No newline at end of file\n" }
    }
    for change in changes[range] {
      switch change {
      case .kept(let bytes):
        (removed, added) = (removed + 1, added + 1)
        line(" ", bytes)
      case .removed(let bytes):
        removed += 1
        line("-", bytes)
      case .added(let bytes):
        added += 1
        line("+", bytes)
      }
    }
    func place(_ start: Int, _ count: Int) -> String { "\(count == 0 ? start : start + 1),\(count)" }
    return "@@ -\(place(before, removed)) +\(place(after, added)) @@\n" + body
  }
}
