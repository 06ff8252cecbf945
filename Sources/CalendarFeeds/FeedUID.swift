import Checksums
import Rules

/// The identity of an entry: the same for one obligation in every file, every run and every year.
enum FeedUID {
  /// 32 hexadecimal digits of the key's SHA-256, and the office's domain.
  ///
  /// Keys are stable for ever and hold any script; a UID is passed through programs that are not used to that.
  static func uid(_ key: String, _ office: Office) -> String {
    "\(SHA256.hex(key).prefix(32))@\(domain(of: office))"
  }

  /// A to-do beside an event in one collection needs a name of its own.
  static func forToDo(_ uid: String) -> String {
    let at = uid.firstIndex(of: "@") ?? uid.endIndex
    return "\(uid[..<at])-todo\(uid[at...])"
  }

  /// What follows the `@` of the office's address; `duban.invalid` without one (RFC 2606).
  private static func domain(of office: Office) -> String {
    guard let email = office.email, let at = email.lastIndex(of: "@") else { return "duban.invalid" }
    let domain = email[email.index(after: at)...].lowercased()
    return !domain.isEmpty && domain.utf8.count <= 200 && domain.utf8.allSatisfy(isPlain) ? domain : "duban.invalid"
  }

  /// Whether `text` could have come from here.
  static func isOurs(_ text: String) -> Bool {
    guard let at = text.firstIndex(of: "@"), text.utf8.count <= 260 else { return false }
    var name = text[..<at]
    if name.hasSuffix("-todo") { name = name.dropLast(5) }
    let domain = text[text.index(after: at)...]
    return name.utf8.count == 32 && name.allSatisfy { $0.isHexDigit } && !domain.isEmpty
      && domain.utf8.allSatisfy(isPlain)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
  }
}
