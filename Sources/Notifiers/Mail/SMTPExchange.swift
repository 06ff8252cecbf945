import CCurl

/// What was said between this program and a server, command by command, and the bytes it was about.
///
/// Commands are kept by their first word alone: what follows `AUTH` is a password.
final class SMTPExchange {
  /// One command with the server's reply; the greeting has no command.
  struct Step: Hashable, Sendable {
    /// `EHLO`, `MAIL`, `RCPT`, `DATA`; `.` for the end of the letter; empty for the greeting.
    var command: String
    /// The last line of the reply; empty while there is none.
    var reply: String

    /// The code of the reply; nil when there is none.
    var code: Int? { reply.utf8.count >= 3 ? Int(reply.prefix(3)) : nil }
  }

  private(set) var steps = [Step(command: "", reply: "")]
  private var bytes: [UInt8] = []
  private var taken = 0
  /// Whether all bytes of the letter were handed over: from here on it may have arrived.
  private(set) var isHandedOver = false
  /// Whether it has said goodbye.
  private var isOver = false

  private static let commands: Set<String> = [
    "EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "QUIT", "RSET",
  ]
  /// Characters of a reply that are kept.
  private static let longestReply = 400

  /// Begins the exchange of one letter.
  func begin(_ bytes: [UInt8]) {
    self.bytes = bytes
    taken = 0
    (isHandedOver, isOver) = (false, false)
    steps = [Step(command: "", reply: "")]
  }

  /// The last reply, and what it answered.
  var last: Step { steps.last { !$0.reply.isEmpty } ?? steps[0] }

  /// Moves the next bytes of the letter to `buffer`.
  fileprivate func take(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - taken)
    if count > 0 {
      bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[taken..<taken + count])) }
      taken += count
    }
    // libcurl asks no more once it has as many bytes as it was told of.
    if taken == bytes.count, !isHandedOver {
      isHandedOver = true
      steps.append(Step(command: ".", reply: ""))
    }
    return count
  }

  fileprivate func sent(_ text: String) {
    let word = String(text.prefix { $0.isLetter }).uppercased()
    // libcurl says goodbye after a refusal: what is answered to that is no part of it.
    if word == "QUIT" { isOver = true }
    guard !isOver, Self.commands.contains(word) else { return }
    steps.append(Step(command: word, reply: ""))
  }

  fileprivate func heard(_ text: String) {
    guard !isOver else { return }
    for line in text.split(whereSeparator: \.isNewline)
    where line.utf8.first.map({ (0x32...0x35).contains($0) }) ?? false {
      steps[steps.count - 1].reply = HeaderText.withoutControls(String(line.prefix(Self.longestReply)))
    }
  }
}

/// libcurl's callbacks; the exchange travels as their user data.
enum SMTPCallbacks {
  static let read: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
    buffer, size, count, user in
    guard let buffer, let user else { return 0 }
    let exchange = Unmanaged<SMTPExchange>.fromOpaque(user).takeUnretainedValue()
    return exchange.take(UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
  }

  static let listen:
    @convention(c) (
      UnsafeMutableRawPointer?, curl_infotype, UnsafeMutablePointer<CChar>?, Int, UnsafeMutableRawPointer?
    )
      -> Int32 = { _, kind, data, size, user in
        guard let data, let user, kind == CURLINFO_HEADER_IN || kind == CURLINFO_HEADER_OUT else { return 0 }
        let exchange = Unmanaged<SMTPExchange>.fromOpaque(user).takeUnretainedValue()
        let text = String(decoding: UnsafeRawBufferPointer(start: data, count: size), as: UTF8.self)
        if kind == CURLINFO_HEADER_IN { exchange.heard(text) } else { exchange.sent(text) }
        return 0
      }
}
