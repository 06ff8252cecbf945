/// Texts in the header of a message: nothing that a person or a rule file wrote can end a line or begin a field.
enum HeaderText {
  /// Characters of a line that holds an encoded word, at most (RFC 2047, section 2).
  private static let longestLine = 76

  /// Unstructured text, such as a subject, as it may stand after `name: `.
  ///
  /// Short printable ASCII stands as it is; anything else becomes encoded words, each of them valid by itself
  /// and folded onto a line of its own.
  ///
  /// Source: RFC 2047, sections 2 and 5 (1).
  static func unstructured(_ text: String) -> String {
    let clean = withoutControls(text)
    return isPlain(clean) ? clean : encodedWords(clean)
  }

  /// A name and an address; without a usable address, a group of that name without members.
  ///
  /// The name is a quoted string, or encoded words. The address stands on a line of its own unless both fit on the
  /// first one.
  ///
  /// Source: RFC 5322, sections 3.2.4 and 3.4; RFC 2047, section 5 (3).
  static func mailbox(_ name: String, _ address: String?) -> String {
    let clean = withoutControls(name)
    let words = isPlain(clean) ? quoted(clean) : encodedWords(clean)
    guard let address else { return "\(words):;" }
    let fits = "From: \(words) <\(address)>".utf8.count <= longestLine && isPlain(clean)
    return "\(words)\(fits ? " " : "\n ")<\(address)>"
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
    return "\"\(String(escaped))\""
  }

  /// `address` when it may stand between `<` and `>`: ASCII, one `@` with something on both sides, and nothing
  /// that the grammar gives a meaning to; nil otherwise.
  ///
  /// Source: RFC 5322, section 3.4.1, without quoted local parts, comments and literals.
  static func address(_ address: String?) -> String? {
    // The lengths are SMTP's (RFC 5321, section 4.5.3.1).
    guard let address, address.utf8.count <= 254 else { return nil }
    let halves = address.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    let special = Set("()<>[]:;@\\,\" ".utf8)
    guard halves.count == 2, halves[0].count <= 64,
      halves.allSatisfy({ half in
        !half.isEmpty && half.allSatisfy { (0x21...0x7E).contains($0) && !special.contains($0) }
      })
    else { return nil }
    return address
  }

  /// Every control character, and every character that some reader takes for the end of a line, becomes a space.
  static func withoutControls(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: clean.append(" ")
      default: clean.append(scalar)
      }
    }
    return String(clean)
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.count <= 60 && text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
      && !text.hasPrefix(" ") && !text.hasSuffix(" ")
  }

  /// Words cut between characters, never inside one, and short enough that each fits on a line of 76 with the
  /// longest name of a field before it, or `:;` behind it.
  private static func encodedWords(_ text: String) -> String {
    let room = (longestLine - "Subject: =?utf-8?B??=:;".utf8.count) / 4 * 3
    var words: [[UInt8]] = [[]]
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if words[words.count - 1].count + bytes.count > room { words.append([]) }
      words[words.count - 1] += bytes
    }
    return words.map { "=?utf-8?B?\(String(decoding: Base64.encode($0), as: UTF8.self))?=" }.joined(
      separator: "\n ")
  }
}
