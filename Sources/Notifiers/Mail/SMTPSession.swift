import CCurl
import Delivery
import Rules

/// One connection to a mail server, kept open from letter to letter. Blocks; used from one thread at a time.
final class SMTPSession {
  private let curl: UnsafeMutableRawPointer
  private let exchange = SMTPExchange()
  private let server: MailServer
  private let authorities: String?

  /// - Parameter authorities: Path of the certificates that are trusted; nil: the system's.
  /// - Returns: nil when it cannot be made: `whyNone` says why.
  init?(_ server: MailServer, authorities: String?) {
    guard duban_curl_start(), let curl = duban_curl_open() else { return nil }
    self.curl = curl
    self.server = server
    self.authorities = authorities
  }

  /// Why there is no connection to be had: libcurl is not installed, or there is no memory.
  static var whyNone: String {
    let fault = String(cString: duban_curl_fault())
    return fault.isEmpty ? "内存不足" : "发信要用的 libcurl 装不上：\(fault)"
  }

  deinit { duban_curl_close(curl) }

  /// What was said in the last exchange.
  var steps: [SMTPExchange.Step] { exchange.steps }

  /// Hands one letter to the server.
  ///
  /// - Parameter password: Of the login; nil when there is none.
  func send(_ envelope: SealedEnvelope, password: String?) -> DeliveryOutcome {
    exchange.begin(envelope.bytes)
    duban_curl_reset(curl)
    var recipients: UnsafeMutablePointer<curl_slist>? = duban_curl_append(nil, "<\(envelope.destination)>")
    defer {
      duban_curl_free(recipients)
      recipients = nil
    }
    setConnection(password)
    duban_curl_set_text(curl, CURLOPT_MAIL_FROM, "<\(server.from)>")
    duban_curl_set_list(curl, CURLOPT_MAIL_RCPT, recipients)
    duban_curl_set_long(curl, CURLOPT_UPLOAD, 1)
    duban_curl_set_offset(curl, CURLOPT_INFILESIZE_LARGE, curl_off_t(envelope.bytes.count))
    duban_curl_set_reader(curl, SMTPCallbacks.read)
    duban_curl_set_pointer(curl, CURLOPT_READDATA, Unmanaged.passUnretained(exchange).toOpaque())
    return SMTPVerdict(duban_curl_perform(curl), exchange, server).outcome
  }

  /// Connects, negotiates encryption, logs in and says goodbye; nothing is sent.
  ///
  /// - Returns: nil when all went well, else what failed.
  func probe(password: String?) -> DeliveryOutcome? {
    exchange.begin([])
    duban_curl_reset(curl)
    setConnection(password)
    // A command that every server takes and that sends nothing (RFC 5321, section 4.1.1.9).
    duban_curl_set_text(curl, CURLOPT_CUSTOMREQUEST, "NOOP")
    let code = duban_curl_perform(curl)
    return code == CURLE_OK ? nil : SMTPVerdict(code, exchange, server).outcome
  }

  private func setConnection(_ password: String?) {
    let scheme = server.security == .tls ? "smtps" : "smtp"
    let host = server.host.contains(":") ? "[\(server.host)]" : server.host
    duban_curl_set_text(curl, CURLOPT_URL, "\(scheme)://\(host):\(server.port)/\(Self.ownName(server.from))")
    duban_curl_set_text(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    // Whatever the environment says of proxies, mail goes to the server that the rules name.
    duban_curl_set_text(curl, CURLOPT_PROXY, "")
    duban_curl_set_long(curl, CURLOPT_NOSIGNAL, 1)
    duban_curl_set_long(
      curl, CURLOPT_USE_SSL,
      Int(server.security == .none ? CURLUSESSL_NONE.rawValue : CURLUSESSL_ALL.rawValue))
    duban_curl_set_long(curl, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    if let authorities { duban_curl_set_text(curl, CURLOPT_CAINFO, authorities) }
    if let login = server.login, let password {
      duban_curl_set_text(curl, CURLOPT_USERNAME, login.user)
      duban_curl_set_text(curl, CURLOPT_PASSWORD, password)
    }
    duban_curl_set_long(curl, CURLOPT_CONNECTTIMEOUT, min(server.timeout, 30))
    duban_curl_set_long(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, server.timeout)
    // A server that says a byte now and then never runs into the limit for one reply.
    duban_curl_set_long(curl, CURLOPT_TIMEOUT, server.timeout * 4)
    duban_curl_set_long(curl, CURLOPT_VERBOSE, 1)
    duban_curl_set_listener(curl, SMTPCallbacks.listen)
    duban_curl_set_pointer(curl, CURLOPT_DEBUGDATA, Unmanaged.passUnretained(exchange).toOpaque())
  }

  /// What it calls itself in EHLO: the sender's domain, which says more than the name of a machine inside.
  private static func ownName(_ from: String) -> String {
    let domain = from.split(separator: "@").last.map { String($0) } ?? "localhost"
    return domain.utf8.allSatisfy { $0 < 0x80 } ? domain : "localhost"
  }
}
