/// A character that nobody sees and that changes what is read: control characters, marks of writing direction,
/// characters without width, line ends that other programs do not count.
///
/// Source: Unicode Technical Standard 55, "Source code handling"; the attack is CVE-2021-42574.
struct HiddenCharacter: Hashable {
  enum Kind: Hashable {
    case null
    case control
    /// Turns the order in which the text is shown.
    case direction
    case zeroWidth
    /// NEL, LS, PS, and a carriage return without a line feed.
    case lineEnd
  }

  let kind: Kind
  let scalar: Unicode.Scalar

  /// `U+202E`.
  var code: String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0: kind = .null
    case 0x09, 0x0A: return nil
    case 0x0D, 0x85, 0x2028, 0x2029: kind = .lineEnd
    case 0x01...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: kind = .control
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: kind = .direction
    // Soft hyphen, Mongolian vowel separator, invisible operators, interlinear annotation, tags: all unseen.
    case 0xAD, 0x180E, 0x200B...0x200D, 0x2060...0x2064, 0x206A...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
      0xE0000...0xE007F:
      kind = .zeroWidth
    default: return nil
    }
    self.scalar = scalar
  }

  /// The first one in `bytes`, which are UTF-8; none of them is written by fewer than one byte below 0x20 or
  /// at least two above 0x7E, so plain ASCII costs one comparison.
  static func first(in bytes: UnsafeBufferPointer<UInt8>) -> HiddenCharacter? {
    guard bytes.contains(where: { $0 < 0x20 || $0 > 0x7E }) else { return nil }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.lazy.compactMap { HiddenCharacter($0) }.first
  }
}
