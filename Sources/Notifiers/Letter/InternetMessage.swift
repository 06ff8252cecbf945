import CivilTime
import Delivery

/// An envelope as a mail message: what lies in a Maildir, and what SMTP will carry.
///
/// Source: RFC 5322; RFC 2045 for the body; RFC 3834, section 5, for `Auto-Submitted`.
struct InternetMessage {
  private let envelope: Envelope

  init(_ envelope: Envelope) { self.envelope = envelope }

  /// The message with lines ended by LF, as files hold it. Equal envelopes give equal bytes.
  func bytes() -> [UInt8] {
    let part = body
    let fields: [(String, String)] = [
      ("From", from), ("To", to), ("Subject", HeaderText.unstructured(subject)), ("Date", date),
      ("Message-ID", "<\(envelope.id)@\(domain)>"), ("Auto-Submitted", "auto-generated"), ("MIME-Version", "1.0"),
    ]
    var bytes: [UInt8] = []
    for (name, value) in fields + part.fields { bytes += "\(name): \(value)\n".utf8 }
    bytes.append(0x0A)
    return bytes + part.bytes
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

extension InternetMessage {
  private typealias Part = (fields: [(String, String)], bytes: [UInt8])

  private var body: Part {
    switch envelope.content {
    case .letter(let letter): InternetMessage.text(letter.text)
    case .document(let name, let bytes): InternetMessage.attachment(name, bytes)
    }
  }

  /// Text as it is where every line has at most 998 bytes, else as base64 (RFC 5322, section 2.1.1).
  private static func text(_ text: String) -> Part {
    var bytes = lineFeeds(text)
    if bytes.last != 0x0A { bytes.append(0x0A) }
    let fits = !bytes.contains(0) && bytes.split(separator: 0x0A).allSatisfy { $0.count <= 998 }
    return (
      [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", fits ? "8bit" : "base64"),
      ], fits ? bytes : Base64.lines(bytes)
    )
  }

  private static func attachment(_ name: String, _ bytes: [UInt8]) -> Part {
    let file = name.split(separator: "/").last.map { String($0) } ?? "document"
    return (
      [
        ("Content-Type", "application/octet-stream"), ("Content-Transfer-Encoding", "base64"),
        ("Content-Disposition", "attachment;\n filename*=utf-8''\(percent(file))"),
      ], Base64.lines(bytes)
    )
  }

  /// CR LF and lone CR become LF: a lone CR would end a line for some readers and not for others.
  private static func lineFeeds(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
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

  /// Source: RFC 5987, section 3.2.1, `value-chars`.
  private static func percent(_ text: String) -> String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    for byte in text.utf8 {
      encoded += plain.contains(byte) ? [byte] : [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}
