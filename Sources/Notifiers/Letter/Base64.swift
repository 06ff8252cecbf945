/// Base64 with padding (RFC 4648, section 4).
enum Base64 {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: some Collection<UInt8>) -> [UInt8] {
    let bytes = Array(bytes)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    append(bytes[...], to: &text)
    return text
  }

  /// Lines of 76 letters, as mail wants them (RFC 2045, section 6.8), each ended by a line feed.
  static func lines(_ bytes: [UInt8]) -> [UInt8] {
    var lines: [UInt8] = []
    lines.reserveCapacity((bytes.count + 56) / 57 * 77)
    for start in stride(from: 0, to: bytes.count, by: 57) {
      append(bytes[start..<min(start + 57, bytes.count)], to: &lines)
      lines.append(0x0A)
    }
    return lines
  }

  private static func append(_ bytes: ArraySlice<UInt8>, to text: inout [UInt8]) {
    func letter(_ group: UInt32, _ place: Int) -> UInt8 { letters[Int(group >> UInt32(18 - 6 * place)) & 63] }
    var next = bytes.startIndex
    while next < bytes.endIndex {
      let count = min(3, bytes.endIndex - next)
      var group: UInt32 = 0
      for place in 0..<count { group |= UInt32(bytes[next + place]) << UInt32(16 - 8 * place) }
      for place in 0...3 { text.append(place <= count ? letter(group, place) : 0x3D) }
      next += count
    }
  }
}
