/// The syntax of mail addresses that are accepted: `local@domain` without comments, quotes or literals.
///
/// Source: RFC 5321, section 4.1.2 (dot-string and domain) and 4.5.3.1 (lengths); RFC 6531 lets both be UTF-8.
enum EmailAddress {
  static func isValid(_ text: String) -> Bool {
    let halves = text.split(separator: "@", omittingEmptySubsequences: false)
    guard halves.count == 2, (1...64).contains(halves[0].utf8.count), (1...255).contains(halves[1].utf8.count)
    else { return false }
    guard halves[0].split(separator: ".", omittingEmptySubsequences: false).allSatisfy({ isAtom($0) })
    else { return false }
    let labels = halves[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy(isLabel)
  }

  private static func isAtom(_ atom: Substring) -> Bool {
    !atom.isEmpty
      && atom.unicodeScalars.allSatisfy {
        isLetterOrDigit($0) || "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains($0)
      }
  }

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
      && label.unicodeScalars.allSatisfy { isLetterOrDigit($0) || $0 == "-" }
  }

  /// Of any script; full-width letters are a slip of the keyboard.
  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value) || scalar.properties.isAlphabetic && FullWidth.ascii(for: scalar) == nil
  }
}
