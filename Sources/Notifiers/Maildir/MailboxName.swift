/// The name of a recipient's mailbox folder: the recipient's own name where a file system takes it.
///
/// Letters of every script are kept. `%`, `/`, `\`, control characters, leading dots and leading or trailing
/// spaces become `%` and two hexadecimal digits for each byte, so that different recipients never share a
/// folder; an empty name becomes `%`. A name of more than 200 bytes is cut, and `%~` with a hash of the whole
/// stands for the rest.
enum MailboxName {
  static let longest = 200

  static func encode(_ recipient: String) -> String {
    guard !recipient.isEmpty else { return "%" }
    let scalars = Array(recipient.unicodeScalars)
    var pieces: [String] = []
    for (index, scalar) in scalars.enumerated() {
      let isEdge = index == 0 || index == scalars.count - 1
      let isAwkward =
        scalar == "%" || scalar == "/" || scalar == "\\" || isControl(scalar)
        || (scalar == "." && index == 0) || (scalar == " " && isEdge)
      pieces.append(isAwkward ? percent(scalar) : String(scalar))
    }
    let whole = pieces.joined()
    return whole.utf8.count <= longest ? whole : cut(pieces, of: recipient)
  }

  private static func cut(_ pieces: [String], of recipient: String) -> String {
    let tail = "%~" + hash(recipient)
    var kept = ""
    for piece in pieces {
      guard kept.utf8.count + piece.utf8.count + tail.utf8.count <= longest else { break }
      kept += piece
    }
    return kept + tail
  }

  /// C0, DEL, C1, and the characters that break lines or turn the direction of writing.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  private static func percent(_ scalar: Unicode.Scalar) -> String {
    let digits = Array("0123456789ABCDEF")
    return Array(String(scalar).utf8).map { "%\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" }.joined()
  }

  /// FNV-1a of 64 bits as 16 hexadecimal digits.
  ///
  /// Source: http://www.isthe.com/chongo/tech/comp/fnv/
  private static func hash(_ text: String) -> String {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension MailboxName {
  /// Whether a name could have come from `encode`: one folder's name, not hidden, not above.
  static func isSafe(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".") && name.utf8.count <= longest
      && !name.utf8.contains { $0 == 0x2F || $0 < 0x20 }
  }
}
