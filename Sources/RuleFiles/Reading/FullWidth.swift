/// Characters of a Chinese keyboard that look like the ASCII ones YAML and typed values need.
public enum FullWidth {
  /// `text` with full-width letters, digits, punctuation and spaces as their ASCII counterparts; nil when
  /// there are none.
  public static func folded(_ text: String) -> String? {
    guard text.unicodeScalars.contains(where: { ascii(for: $0) != nil }) else { return nil }
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { folded.append(ascii(for: scalar) ?? scalar) }
    return String(folded)
  }

  /// `text` in ASCII, without Chinese quotes around it, when `isRead` takes that.
  static func fixed(_ text: String, for isRead: (String) -> Bool) -> String? {
    guard let folded = folded(text) else { return nil }
    if isRead(folded) { return folded }
    guard folded.count >= 2, let quote = folded.first, quote == "\"" || quote == "'", folded.last == quote else {
      return nil
    }
    let bare = String(folded.dropFirst().dropLast())
    return isRead(bare) ? bare : nil
  }

  /// `text` with full-width letters and digits in ASCII; nil when there are none. Brackets may belong to a name.
  static func fixedLetters(_ text: String) -> String? {
    func fix(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
      switch scalar.value {
      case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: ascii(for: scalar)
      default: nil
      }
    }
    guard text.unicodeScalars.contains(where: { fix($0) != nil }) else { return nil }
    var fixed = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { fixed.append(fix(scalar) ?? scalar) }
    return String(fixed)
  }

  /// The ASCII character that was meant; nil for everything that is not a look-alike.
  static func ascii(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    // U+FF01...U+FF5E are the printable ASCII characters in full width (Halfwidth and Fullwidth Forms).
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFF01 + 0x21)
    case 0x3000, 0xA0, 0x2002...0x200A, 0x202F: " "
    case 0x201C, 0x201D: "\""
    case 0x2018, 0x2019: "'"
    case 0x2010...0x2013: "-"
    case 0x3010: "["
    case 0x3011: "]"
    default: nil
    }
  }

  /// The look-alikes in `text` that matter to YAML's structure, with their offsets in Unicode scalars.
  static func structural(in text: String) -> [(offset: Int, scalar: Unicode.Scalar)] {
    let matters: Set<Unicode.Scalar> = [":", ",", "[", "]", "{", "}", "\"", "'", "-", "#", " "]
    return text.unicodeScalars.enumerated().compactMap { offset, scalar in
      guard let meant = ascii(for: scalar), matters.contains(meant) else { return nil }
      return (offset, scalar)
    }
  }
}
