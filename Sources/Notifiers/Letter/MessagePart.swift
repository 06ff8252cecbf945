import Delivery

/// A part of a message, or its whole body: header fields and bytes, lines ended by LF.
///
/// Source: RFC 2045, RFC 2046; RFC 2183 and RFC 2231 for the names of attachments.
struct MessagePart {
  var fields: [(String, String)]
  var bytes: [UInt8]

  /// - Parameters:
  ///   - id: Of the delivery; boundaries are made from it.
  ///   - isSevenBit: Whether no byte may have more than seven bits.
  init(_ content: Envelope.Content, id: String, isSevenBit: Bool) {
    switch content {
    case .letter(let letter): self = Self.letter(letter, id, isSevenBit)
    case .document(let name, let bytes):
      self = Self.attachment(.init(name: name, mediaType: "application/octet-stream", bytes: bytes))
    }
  }

  private init(_ fields: [(String, String)], _ bytes: [UInt8]) {
    self.fields = fields
    self.bytes = bytes
  }

  private static func letter(_ letter: Envelope.Letter, _ id: String, _ isSevenBit: Bool) -> MessagePart {
    var part = text(letter.text, "plain", isSevenBit)
    if let html = letter.html {
      // The best comes last (RFC 2046, section 5.1.4).
      part = multipart("alternative", [part, text(html, "html", isSevenBit)], "\(id).text")
    }
    guard !letter.attachments.isEmpty else { return part }
    return multipart("mixed", [part] + letter.attachments.map(attachment), "\(id).parts")
  }

  private static func multipart(_ kind: String, _ parts: [MessagePart], _ name: String) -> MessagePart {
    var boundary = "=_duban.\(name)"
    // No text of a rule can know the delivery's id; should it all the same, another boundary is taken.
    while parts.contains(where: { $0.holds(boundary) }) { boundary += "=" }
    var bytes: [UInt8] = []
    for part in parts {
      bytes += "--\(boundary)\n".utf8
      for (name, value) in part.fields { bytes += "\(name): \(value)\n".utf8 }
      bytes.append(0x0A)
      bytes += part.bytes
      // The line end before a boundary belongs to the boundary.
      bytes.append(0x0A)
    }
    bytes += "--\(boundary)--\n".utf8
    return MessagePart([("Content-Type", "multipart/\(kind);\n boundary=\"\(boundary)\"")], bytes)
  }

  /// Whether a line of it begins like a boundary of that name.
  private func holds(_ boundary: String) -> Bool {
    let wanted = Array("--\(boundary)".utf8)
    // Most lines are told by their first byte alone.
    return bytes.indices.contains { start in
      bytes[start] == wanted[0] && (start == 0 || bytes[start - 1] == 0x0A)
        && bytes[start...].starts(with: wanted)
    }
  }

  /// Text as it is where mail can carry it, else as base64 (RFC 5322, section 2.1.1).
  private static func text(_ text: String, _ kind: String, _ isSevenBit: Bool) -> MessagePart {
    var bytes = lineFeeds(text)
    if bytes.last != 0x0A { bytes.append(0x0A) }
    let isPlain = bytes.allSatisfy { $0 < 0x80 }
    let fits = (isPlain || !isSevenBit) && !bytes.contains(0) && hasShortLines(bytes)
    let encoding = !fits ? "base64" : isPlain && isSevenBit ? "7bit" : "8bit"
    // Encoded text has line ends of its own: those of mail (RFC 2046, section 4.1.1).
    return MessagePart(
      [("Content-Type", "text/\(kind); charset=utf-8"), ("Content-Transfer-Encoding", encoding)],
      fits ? bytes : Base64.lines(isSevenBit ? InternetMessage.withLineEnds(bytes) : bytes))
  }

  /// Whether no line is longer than a line of mail may be (RFC 5322, section 2.1.1).
  private static func hasShortLines(_ bytes: [UInt8]) -> Bool {
    var length = 0
    for byte in bytes {
      length = byte == 0x0A ? 0 : length + 1
      if length > 998 { return false }
    }
    return true
  }

  private static func attachment(_ attachment: Envelope.Attachment) -> MessagePart {
    let file = attachment.name.split(separator: "/").last.map { String($0) } ?? "document"
    return MessagePart(
      [
        ("Content-Type", HeaderText.withoutControls(attachment.mediaType)), ("Content-Transfer-Encoding", "base64"),
        ("Content-Disposition", "attachment;\n \(fileName(file))"),
      ], Base64.lines(attachment.bytes))
  }

  /// CR LF and lone CR become LF: a lone CR would end a line for some readers and not for others.
  private static func lineFeeds(_ text: String) -> [UInt8] {
    guard text.utf8.contains(0x0D) else { return Array(text.utf8) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var afterReturn = false
    for byte in text.utf8 {
      if byte == 0x0D || (byte == 0x0A && !afterReturn) {
        bytes.append(0x0A)
      } else if byte != 0x0A {
        bytes.append(byte)
      }
      afterReturn = byte == 0x0D
    }
    return bytes
  }

  /// The parameter `filename`, on several lines when it is long (RFC 2231, sections 3 and 4).
  private static func fileName(_ name: String) -> String {
    var lines = [""]
    for piece in percent(name) {
      if lines[lines.count - 1].utf8.count + piece.utf8.count > 48 { lines.append("") }
      lines[lines.count - 1] += piece
    }
    guard lines.count > 1 else { return "filename*=utf-8''\(lines[0])" }
    return lines.enumerated().map { "filename*\($0.offset)*=\($0.offset == 0 ? "utf-8''" : "")\($0.element)" }
      .joined(separator: ";\n ")
  }

  /// Source: RFC 5987, section 3.2.1, `value-chars`; the bytes of one character stay together.
  private static func percent(_ text: String) -> [String] {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    return text.unicodeScalars.map { scalar in
      let encoded = String(scalar).utf8.flatMap { byte -> [UInt8] in
        plain.contains(byte) ? [byte] : [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
      return String(decoding: encoded, as: UTF8.self)
    }
  }
}
