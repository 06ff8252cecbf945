import Diagnostics
import Notifiers
import Rules

/// What to do about a mail server that does not do.
enum MailAdvice {
  /// - Parameters:
  ///   - failure: As the notifier says it.
  ///   - steps: What the server said before it failed.
  static func of(_ failure: String, _ server: MailServer, _ steps: [MailStep]) -> Bilingual {
    let row = rows.first { failure.contains($0.says) }
    let advice =
      row?.advice
      ?? Bilingual(
        zh: "把这一行交给邮件服务器的管理员", en: "show this line to whoever runs the mail server")
    guard row?.says == "连接不上" || row?.says == "没有应答" else { return advice }
    return Bilingual(zh: "\(advice.zh)；\(port(server).zh)", en: "\(advice.en); \(port(server).en)")
  }

  /// What the notifier says, in part, and what mends it: the cause that is most often behind it first.
  private static let rows: [(says: String, advice: Bilingual)] = [
    (
      "查不到这个服务器名",
      Bilingual(
        zh: "看 server 有没有写错，本机能不能解析域名（getent hosts）",
        en: "check 'server' for a slip, and that this machine resolves names (getent hosts)")
    ),
    (
      "连接不上",
      Bilingual(
        zh: "看 server 和 port，以及防火墙让不让本机连出去",
        en: "check 'server' and 'port', and whether a firewall keeps this machine from it")
    ),
    (
      "没有应答",
      Bilingual(zh: "看 port 和 security 是否相配", en: "check that 'port' and 'security' go together")
    ),
    (
      "登录被拒绝",
      Bilingual(
        zh: "看 user 和密码文件；多数服务商要先开通 SMTP，并用授权码代替密码",
        en:
          "check 'user' and the password's file; most providers want SMTP switched on and a code of its own in place of the password"
      )
    ),
    (
      "没有提供加密",
      Bilingual(
        zh: "改用 security: tls（465 端口）；内网服务器确不加密的，写 security: none",
        en: "use security: tls (port 465); where a server inside really does not encrypt, security: none")
    ),
    (
      "证书",
      Bilingual(
        zh: "server 要写证书上的名字；自签证书的，在 authorities 写根证书文件；再看本机时钟",
        en:
          "'server' must be the name in the certificate; for a private one name its file in 'authorities'; and check this machine's clock"
      )
    ),
    (
      "加密协商失败",
      Bilingual(
        zh: "port 和 security 多半不相配：465 用 tls，587 用 starttls",
        en: "'port' and 'security' hardly go together: 465 wants tls, 587 starttls")
    ),
    (
      "密码",
      Bilingual(
        zh: "按 password 写的位置放好密码，让运行督办的用户能读",
        en: "put the password where 'password' says, readable by the user that runs duban")
    ),
    (
      "凭据", Bilingual(zh: "在服务单元里写 LoadCredential=", en: "write LoadCredential= into the service unit")
    ),
  ]

  private static func port(_ server: MailServer) -> Bilingual {
    let usual = server.security.usualPort
    guard server.port != usual else {
      return Bilingual(zh: "端口\(usual)是这种加密常用的", en: "port \(usual) is the usual one for this encryption")
    }
    return Bilingual(
      zh: "\(server.security.rawValue) 常用\(usual)端口，规则写的是\(server.port)",
      en: "\(server.security.rawValue) usually goes by port \(usual), the rules say \(server.port)")
  }
}
