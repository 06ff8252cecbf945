/// Base64 with padding (RFC 4648, section 4).
enum Base64 {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: some Collection<UInt8>) -> [UInt8] { text(Array(bytes), line: nil) }

  /// Lines of 76 letters, as mail wants them (RFC 2045, section 6.8), each ended by a line feed.
  static func lines(_ bytes: [UInt8]) -> [UInt8] { text(bytes, line: 57) }

  /// - Parameter line: Bytes that make one line, a multiple of three; nil: no line ends.
  private static func text(_ bytes: [UInt8], line: Int?) -> [UInt8] {
    let lineEnds = line.map { (bytes.count + $0 - 1) / $0 } ?? 0
    return [UInt8](unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4 + lineEnds) { text, filled in
      letters.withUnsafeBufferPointer { letters in
        bytes.withUnsafeBufferPointer { bytes in
          func byte(_ at: Int) -> Int { at < bytes.count ? Int(bytes[at]) : 0 }
          for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = byte(start) << 16 | byte(start + 1) << 8 | byte(start + 2)
            let count = min(3, bytes.count - start)
            for place in 0...3 {
              text[filled + place] = place <= count ? letters[group >> (18 - 6 * place) & 63] : UInt8(ascii: "=")
            }
            filled += 4
            guard let line, (start + 3) % line == 0 || start + 3 >= bytes.count else { continue }
            text[filled] = 0x0A
            filled += 1
          }
        }
      }
    }
  }
}
