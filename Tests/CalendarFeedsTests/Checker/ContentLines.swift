/// The lines of a file as RFC 5545, section 3.1, wants them, and what is wrong with them.
struct ContentLines {
  /// Unfolded.
  private(set) var lines: [String] = []
  private(set) var faults: [String] = []

  init(_ bytes: [UInt8]) {
    guard bytes.suffix(2) == [0x0D, 0x0A] else {
      faults.append("the file does not end with CRLF")
      return
    }
    var unfolded: [[UInt8]] = []
    var start = 0
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0D, index + 1 == bytes.count || bytes[index + 1] != 0x0A {
        faults.append("a CR alone, at \(index)")
      }
      guard byte == 0x0A else { continue }
      var line = bytes[start..<index]
      start = index + 1
      if line.last == 0x0D {
        line.removeLast()
      } else {
        faults.append("a line that ends with LF alone, at \(index)")
      }
      look(at: Array(line))
      if line.first == 0x20 || line.first == 0x09 {
        if unfolded.isEmpty {
          faults.append("the first line is a continuation")
        } else {
          unfolded[unfolded.count - 1] += line.dropFirst()
        }
      } else {
        unfolded.append(Array(line))
      }
    }
    lines = unfolded.map { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func look(at line: [UInt8]) {
    let shown = String(decoding: line.prefix(40), as: UTF8.self)
    if line.isEmpty { faults.append("an empty line") }
    if line.count > 75 { faults.append("a line of \(line.count) octets: \(shown)") }
    if String(validating: line, as: UTF8.self) == nil {
      faults.append("a line that is not UTF-8 by itself: \(shown)")
    }
    if line.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) {
      faults.append("a control character: \(shown)")
    }
  }
}
