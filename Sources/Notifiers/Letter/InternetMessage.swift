import Checksums
import CivilTime
import Delivery

/// An envelope as a mail message: what lies in a Maildir, and what SMTP carries.
///
/// Source: RFC 5322; RFC 2045 and 2046 for the body; RFC 3834, section 5, for `Auto-Submitted`; RFC 2919 for `List-Id`.
struct InternetMessage {
  /// Who will carry it.
  enum Carrier {
    /// A file: lines end with LF, text is UTF-8 as it is.
    case file
    /// A server: lines end with CR LF, and no byte has more than seven bits, so that every server may carry it.
    case server
  }

  private let envelope: Envelope
  private let carrier: Carrier
  private let replyTo: String?

  init(_ envelope: Envelope, for carrier: Carrier = .file, replyTo: String? = nil) {
    self.envelope = envelope
    self.carrier = carrier
    self.replyTo = HeaderText.address(replyTo)
  }

  /// The whole message. Equal envelopes give equal bytes.
  func bytes() -> [UInt8] {
    let part = MessagePart(envelope.content, id: envelope.id, isSevenBit: carrier == .server)
    var fields: [(String, String)] = [("From", from)]
    if let replyTo { fields.append(("Reply-To", "<\(replyTo)>")) }
    fields += [
      ("To", to), ("Subject", HeaderText.unstructured(subject)), ("Date", date),
      ("Message-ID", "<\(envelope.id)@\(domain)>"),
    ]
    if let thread { fields += [("In-Reply-To", thread), ("References", thread)] }
    fields += [
      ("Auto-Submitted", "auto-generated"), ("X-Auto-Response-Suppress", "All"), ("List-Id", "<duban.\(domain)>"),
      ("MIME-Version", "1.0"),
    ]
    var bytes: [UInt8] = []
    for (name, value) in fields + part.fields { bytes += "\(name): \(value)\n".utf8 }
    bytes.append(0x0A)
    bytes += part.bytes
    return carrier == .file ? bytes : Self.withLineEnds(bytes)
  }

  /// LF becomes CR LF; nothing else in the message is either of them.
  static func withLineEnds(_ bytes: [UInt8]) -> [UInt8] {
    let lineEnds = bytes.withUnsafeBufferPointer { $0.count { $0 == 0x0A } }
    return [UInt8](unsafeUninitializedCapacity: bytes.count + lineEnds) { result, filled in
      for byte in bytes {
        if byte == 0x0A {
          result[filled] = 0x0D
          filled += 1
        }
        result[filled] = byte
        filled += 1
      }
    }
  }

  private var subject: String {
    switch envelope.content {
    case .letter(let letter): letter.subject
    case .document(let name, _): name
    }
  }

  private var from: String {
    let address = HeaderText.address(envelope.senderAddress) ?? "duban@\(domain)"
    return HeaderText.mailbox(envelope.sender, address)
  }

  private var to: String { HeaderText.mailbox(envelope.recipient, HeaderText.address(envelope.address)) }

  /// A message that never was and that all letters to this recipient about the same thing refer to, so that readers
  /// gather them; nil for a letter about several things, which would gather what does not belong together.
  private var thread: String? {
    guard case .letter(let letter) = envelope.content, letter.threads.count == 1 else { return nil }
    let name = SHA256.hex("\(letter.threads[0])\n\(envelope.recipient)").prefix(32)
    return "<\(name)@\(domain)>"
  }

  /// The sender's domain, else one that can never exist (RFC 2606, section 2).
  private var domain: String {
    guard let address = HeaderText.address(envelope.senderAddress), let at = address.lastIndex(of: "@") else {
      return "duban.invalid"
    }
    return String(address[address.index(after: at)...])
  }

  /// `Wed, 25 Jul 2018 09:00:00 +0800`, in the envelope's zone (RFC 5322, section 3.3).
  private var date: String {
    let offset = envelope.zone.offset(at: envelope.date)
    let civil = envelope.zone.civil(at: envelope.date)
    let local = envelope.date.seconds + Int64(offset)
    let second = Int((local % 60 + 60) % 60)
    let (year, month, day) = civil.date.parts
    let size = abs(offset) / 60
    let zone = "\(offset < 0 ? "-" : "+")\(digits(size / 60, 2))\(digits(size % 60, 2))"
    return "\(civil.date.englishWeekday), \(day) \(Self.months[month - 1]) \(digits(year, 4)) "
      + "\(civil.time):\(digits(second, 2)) \(zone)"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
