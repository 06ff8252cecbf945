import Diagnostics
import Notifiers
import Rules

/// 邮件服务器: whether each can be found, reached, trusted and logged in to. Nothing is sent.
struct MailCheck: HealthCheck {
  static let name = "mail"
  static let title = Bilingual(zh: "邮件", en: "mail")

  struct Look {
    var channel: String
    var server: MailServer
    /// What was said, and what failed; nil when it was not asked.
    var answer: (steps: [MailStep], failure: String?)?
  }

  var looks: [Look]

  init(_ looks: [Look]) { self.looks = looks }

  init(_ site: Site) {
    looks = []
    for channel in site.book?.channels ?? [] {
      guard case .mail(let server) = channel.means else { continue }
      let notifier = site.asksServers ? try? site.workspace.notifier(of: channel) as? MailNotifier : nil
      looks.append(
        Look(channel: channel.name, server: server, answer: notifier?.probe()))
    }
  }

  var findings: [Finding] {
    looks.flatMap { look in Self.state(look).map { [$0] + Self.doubts(look) } ?? Self.doubts(look) }
  }

  /// Whether it answers; nil when it was not asked.
  private static func state(_ look: Look) -> Finding? {
    guard let (steps, failure) = look.answer else { return nil }
    let server = look.server
    let place = "\(server.host):\(server.port)"
    if let failure {
      return Finding(
        .wrong, look.channel, zh: failure, en: failure, advice: MailAdvice.of(failure, server, steps))
    }
    let login = server.login == nil ? Bilingual(zh: "（不登录）", en: " (no login)") : Bilingual("")
    return Finding(
      .fine, look.channel,
      zh: "\(place) 能连接" + (server.security == .none ? "" : "、能加密") + (server.login == nil ? login.zh : "、能登录"),
      en: "\(place) answers" + (server.security == .none ? "" : ", encrypts")
        + (server.login == nil ? login.en : ", takes the login"))
  }

  /// What will probably not do, though it may work.
  private static func doubts(_ look: Look) -> [Finding] {
    let server = look.server
    var found: [Finding] = []
    let isHere = ["localhost", "127.0.0.1", "::1"].contains(server.host)
    if server.security == .none, !isHere {
      found.append(
        Finding(
          .warning, look.channel, zh: "不加密：信件\(server.login == nil ? "" : "和密码")在网上是明文",
          en: "not encrypted: letters\(server.login == nil ? "" : " and the password") can be read on their way",
          advice: Bilingual(zh: "写 security: tls 或 starttls", en: "write security: tls or starttls")))
    }
    if let user = server.login?.user, user.contains("@"), user.lowercased() != server.from.lowercased() {
      found.append(
        Finding(
          .warning, look.channel, zh: "以 \(user) 登录而从 \(server.from) 发出：多数服务商会退信",
          en: "logs in as \(user) and sends from \(server.from): most providers refuse that",
          advice: Bilingual(
            zh: "from 写成登录的那个地址，回信地址写在 reply-to",
            en: "make 'from' the address that logs in, and name the other in 'reply-to'")))
    }
    return found
  }
}
