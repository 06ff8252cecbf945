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
    bytes.withUnsafeBufferPointer { buffer -> [UInt8]? in
      var head: Int?
      var line = 0
      while line < buffer.count {
        let first = buffer[line]
        switch first {
        // A blank, a comment, an item, an empty line.
        case 0x20, 0x23, 0x2D, 0x0A, 0x0D: break
        default:
          if head != nil { return nil }
          if keys.contains(where: { key in
            line + key.count <= buffer.count && key.indices.allSatisfy { buffer[line + $0] == key[$0] }
          }) {
            head = line
          }
        }
        guard let end = Self.lineEnd(buffer, from: line) else { break }
        line = end + 1
      }
      guard let head, head > 0 else { return nil }
      return Array(buffer[..<head])
    }
  }

  /// The first LF at or behind `start`, eight bytes at a time.
  private static func lineEnd(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let raw = UnsafeRawBufferPointer(buffer)
    var at = start
    while at + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) ^ 0x0A0A_0A0A_0A0A_0A0A
      let hit = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
      if hit != 0 { return at + hit.littleEndian.trailingZeroBitCount / 8 }
      at += 8
    }
    while at < raw.count {
      if raw[at] == 0x0A { return at }
      at += 1
    }
    return nil
  }
}
