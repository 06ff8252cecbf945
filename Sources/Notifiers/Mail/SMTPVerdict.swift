import CCurl
import Delivery
import Rules

/// What became of a letter, from libcurl's word and the server's.
///
/// Source: RFC 5321, section 4.2.1 for the classes of replies, and 4.5.3.2 for why the end of the letter is apart: only
/// there a lost connection leaves it open whether the letter arrived.
struct SMTPVerdict {
  private let code: CURLcode
  private let exchange: SMTPExchange
  private let server: MailServer

  init(_ code: CURLcode, _ exchange: SMTPExchange, _ server: MailServer) {
    self.code = code
    self.exchange = exchange
    self.server = server
  }

  /// Seconds that a channel rests after its server refused the login: often enough to heal by itself, seldom enough
  /// for no server to lock the account.
  static let restAfterLogin: Int64 = 1800
  /// Seconds that a channel rests after its server could not be reached or spoke no sense.
  static let restAfterFailure: Int64 = 60

  var outcome: DeliveryOutcome {
    let last = exchange.last
    if code == CURLE_OK { return .delivered(receipt: last.reply) }
    let text = words
    if code == CURLE_LOGIN_DENIED || isAboutLogin(last) { return .unavailable(text, rest: Self.restAfterLogin) }
    if let verdict = last.code, code != CURLE_OPERATION_TIMEDOUT, isRefusal(code) {
      switch (last.command, verdict) {
      case ("RCPT", 500...), (".", 500...), ("DATA", 500...): return .refused(text)
      // Too large for this server: no other letter need wait for it (RFC 1870, section 6.3).
      case ("MAIL", 552): return .refused(text)
      case ("RCPT", 400..<500), (".", 400..<500), ("DATA", 400..<500):
        return verdict == 421 ? .unavailable(text, rest: Self.restAfterFailure) : .tryLater(text)
      default: return .unavailable(text, rest: verdict >= 500 ? Self.restAfterLogin : Self.restAfterFailure)
      }
    }
    // The last byte went out and no reply came back.
    if exchange.isHandedOver { return .uncertain(text) }
    return .unavailable(text, rest: Self.restAfterFailure)
  }

  /// Whether libcurl's word means that the server said no, and not that the connection is gone.
  private func isRefusal(_ code: CURLcode) -> Bool {
    if exchange.isHandedOver, exchange.steps.last.map({ $0.command == "." && $0.reply.isEmpty }) ?? false {
      return false
    }
    let refusals = [
      CURLE_SEND_ERROR, CURLE_WEIRD_SERVER_REPLY, CURLE_RECV_ERROR, CURLE_REMOTE_ACCESS_DENIED, CURLE_UPLOAD_FAILED,
    ]
    return refusals.contains(code) && (exchange.last.code ?? 0) >= 400
  }

  /// 530, 534, 535 and 538 speak of the login wherever they come (RFC 4954, section 6).
  private func isAboutLogin(_ step: SMTPExchange.Step) -> Bool {
    step.command == "AUTH" && (step.code ?? 0) >= 500 || [530, 534, 535, 538].contains(step.code ?? 0)
  }

  /// What happened, for the person who mends it; never a secret.
  private var words: String {
    let last = exchange.last
    let place = "\(server.host):\(server.port)"
    let reply = (last.code ?? 0) >= 400 ? "，\(Self.stage(last.command))时对方答复：\(last.reply)" : ""
    return "\(place) \(sentence)\(reply)"
  }

  private static func stage(_ command: String) -> String {
    switch command {
    case "": "连接"
    case ".": "交信"
    default: command
    }
  }

  private var sentence: String {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: "查不到这个服务器名"
    case CURLE_COULDNT_CONNECT: "连接不上"
    case CURLE_OPERATION_TIMEDOUT: "\(server.timeout)秒没有应答"
    case CURLE_LOGIN_DENIED: "登录被拒绝（用户名或密码不对，或须用授权码），暂停登录以免账号被锁"
    case CURLE_USE_SSL_FAILED: "没有提供加密（STARTTLS），没有发送"
    case CURLE_PEER_FAILED_VERIFICATION: "证书不可信、已过期或名称不符，没有发送"
    case CURLE_SSL_CONNECT_ERROR: "加密协商失败，没有发送"
    case CURLE_SSL_CACERT_BADFILE: "根证书文件读不了"
    case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR:
      exchange.isHandedOver ? "信已交出而没有答复，连接断了" : "连接断了"
    case CURLE_WEIRD_SERVER_REPLY: "答复不合规范"
    default: String(cString: duban_curl_words(code))
    }
  }
}
