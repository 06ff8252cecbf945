/// Base64 with padding (RFC 4648, section 4).
enum Base64 {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var group: UInt32 = 0
    var held = 0
    func flush(_ count: Int) {
      for place in 0..<4 {
        let letter = letters[Int(group >> UInt32(18 - 6 * place)) & 63]
        text.append(place <= count ? letter : 0x3D)
      }
    }
    for byte in bytes {
      group |= UInt32(byte) << UInt32(16 - 8 * held)
      held += 1
      if held == 3 {
        flush(3)
        (group, held) = (0, 0)
      }
    }
    if held > 0 { flush(held) }
    return text
  }

  /// Lines of 76 letters, as mail wants them (RFC 2045, section 6.8), each ended by a line feed.
  static func lines(_ bytes: some Collection<UInt8>) -> [UInt8] {
    let text = encode(bytes)
    var lines: [UInt8] = []
    for start in stride(from: 0, to: text.count, by: 76) {
      lines += text[start..<min(start + 76, text.count)]
      lines.append(0x0A)
    }
    return lines
  }
}
