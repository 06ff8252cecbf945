/// Reads messages as a mail reader does, written for the tests and sharing nothing with the builder.
struct MessageReader {
  /// Field names and unfolded values, in order.
  var fields: [(name: String, value: String)] = []
  var body = ""

  /// Nil when a line of the header is neither a field nor the continuation of one.
  init?(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    var rest = text[...]
    while true {
      guard let end = rest.utf8.firstIndex(of: 0x0A) else { return nil }
      let line = rest[..<end]
      rest = rest[rest.utf8.index(after: end)...]
      if line.isEmpty { break }
      if line.hasPrefix(" ") {
        guard !fields.isEmpty else { return nil }
        fields[fields.count - 1].value += String(line)
        continue
      }
      guard let colon = line.firstIndex(of: ":"),
        line[..<colon].utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x3A })
      else { return nil }
      fields.append((String(line[..<colon]), String(line[line.index(after: colon)...].dropFirst())))
    }
    body = String(rest)
  }

  func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// The text of a field with its encoded words read (RFC 2047): blanks between two of them do not count.
  func text(_ name: String) -> String? { value(name).flatMap { MessageReader.decoded($0) } }

  static func decoded(_ value: String) -> String? {
    var text = ""
    var rest = value[...]
    var afterWord = false
    while let start = rest.firstRange(of: "=?utf-8?B?") {
      let before = rest[..<start.lowerBound]
      if !(afterWord && before.allSatisfy { $0 == " " }) { text += before }
      guard let end = rest[start.upperBound...].firstRange(of: "?=") else { return nil }
      // Each word is valid by itself.
      guard let bytes = base64(String(rest[start.upperBound..<end.lowerBound])),
        let word = String(validating: bytes, as: UTF8.self)
      else { return nil }
      text += word
      afterWord = true
      rest = rest[end.upperBound...]
    }
    return text + rest
  }

  /// Base64 with padding; line feeds are skipped. Nil for anything else.
  static func base64(_ text: String) -> [UInt8]? {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var bytes: [UInt8] = []
    var bits = 0
    var count = 0
    var padding = 0
    var letterCount = 0
    for letter in text.utf8 where letter != 0x0A {
      letterCount += 1
      if letter == 0x3D {
        padding += 1
        continue
      }
      guard padding == 0, let value = letters.firstIndex(of: letter) else { return nil }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    guard letterCount % 4 == 0, padding <= 2, bits & ((1 << count) - 1) == 0 else { return nil }
    return bytes
  }
}
