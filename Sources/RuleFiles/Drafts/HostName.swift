/// The syntax of a server's name or address.
///
/// Source: RFC 1123, section 2.1, for names and IPv4; RFC 4291, section 2.2, for IPv6, of which the letters are looked
/// at and not the sense.
enum HostName {
  static func isValid(_ text: String) -> Bool {
    guard (1...253).contains(text.utf8.count) else { return false }
    if text.utf8.contains(0x3A) {
      return text.utf8.allSatisfy { isDigit($0) || (0x61...0x66).contains($0 | 0x20) || $0 == 0x3A || $0 == 0x2E }
    }
    let labels = text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
    let isNumeric = labels.count == 4 && labels.allSatisfy { (1...3).contains($0.count) && $0.allSatisfy(isDigit) }
    guard isNumeric || labels.last?.first.map({ !isDigit($0) }) ?? false else { return false }
    return labels.allSatisfy { label in
      (1...63).contains(label.count) && label.first != 0x2D && label.last != 0x2D
        && label.allSatisfy { isDigit($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D }
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
