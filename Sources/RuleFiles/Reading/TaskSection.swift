/// Where the tasks of a file begin, told from its lines alone.
enum TaskSection {
  private static let keys = FileKey.lookup.rows[Int(FileKey.tasks.rawValue)].spellings.map { Array("\($0):".utf8) }

  /// The bytes before the line `tasks:` when no other line behind it begins at the margin with anything but an item
  /// or a comment; nil when it is not as simple as that.
  ///
  /// What is before it may still turn out to be no YAML by itself: then the file has to be read whole.
  ///
  /// - Complexity: O(bytes), at the speed of looking for line ends.
  static func before(_ bytes: [UInt8]) -> [UInt8]? {
    let head = bytes.withUnsafeBytes { raw -> Int? in
      let source = SourceBytes(raw)
      var head: Int?
      var line = 0
      while line < source.count {
        switch source[line] {
        case Sign.space, Sign.hash, Sign.dash, Sign.lineFeed, Sign.carriageReturn: break
        default:
          if head != nil { return nil }
          if keys.contains(where: { key in key.indices.allSatisfy { source[line + $0] == key[$0] } }) {
            head = line
          }
        }
        line = source.endOfLine(from: line) + 1
      }
      return head
    }
    guard let head, head > 0 else { return nil }
    return Array(bytes[..<head])
  }
}
