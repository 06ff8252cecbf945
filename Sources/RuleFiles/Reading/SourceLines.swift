/// The lines of one source, found only when a fault has to be shown.
struct SourceLines {
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// Line `number`, counted from 1, without its end; nil when there is no such line. O(bytes).
  func line(_ number: Int) -> String? {
    var current = 1
    var start = bytes.startIndex
    var at = start
    while at < bytes.endIndex {
      if bytes[at] == 0x0A {
        if current == number { break }
        current += 1
        start = at + 1
      }
      at += 1
    }
    guard current == number, start <= at else { return nil }
    let end = at > start && bytes[at - 1] == 0x0D ? at - 1 : at
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Whether nothing but white space stands on line `number` and below. O(bytes).
  func isBlank(from number: Int) -> Bool {
    var current = 1
    for byte in bytes {
      if byte == 0x0A { current += 1 }
      if current >= number, byte != 0x0A, byte != 0x0D, byte != 0x20, byte != 0x09 { return false }
    }
    return true
  }

  /// Line and column (from 1, in Unicode scalars) of a byte, counted as far as the text before it is UTF-8.
  func place(ofByte offset: Int) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    for byte in bytes.prefix(offset) {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }
}
