import Rules

enum ChannelKey: UInt8, SectionKey {
  case kind, folder, provider, server, port, security, user, password, from, replyTo, authorities, connections, rate
  case timeout, program

  static let lookup = KeyLookup(ChannelKey.self)

  static let securityWords = WordList<MailServer.Security>([
    (.tls, "tls", ["加密"]), (.starttls, "starttls", ["先协商加密"]), (.none, "none", ["不加密"]),
  ])
  static let providerWords = WordList<MailProvider>(MailProvider.allCases.map { ($0, $0.rawValue, $0.chinese) })

  /// What a channel of `kind` may say besides its kind.
  static func keys(ofKind kind: String) -> Set<ChannelKey> {
    switch kind {
    case Channel.mailKind:
      [
        .provider, .server, .port, .security, .user, .password, .from, .replyTo, .authorities, .connections, .rate,
        .timeout,
      ]
    case Channel.sendmailKind: [.program, .from, .replyTo]
    default: [.folder]
    }
  }

  var row: RuleKey {
    switch self {
    case .kind:
      RuleKey(
        "kind", ["类型"], .line, required: true, zh: "渠道类型，如 mail（邮件）、maildir、file",
        en: "kind of channel, such as mail, maildir, file")
    case .folder:
      RuleKey("folder", ["文件夹"], .line, zh: "写到哪个文件夹（maildir、file）", en: "the folder it writes to (maildir, file)")
    case .provider:
      RuleKey(
        "provider", ["服务商"], Self.providerWords.kind, zh: "邮件服务商，用它就不用写服务器、端口和加密",
        en: "a provider of mail, in place of server, port and security")
    case .server:
      RuleKey("server", ["服务器"], .host, zh: "发信服务器（SMTP）", en: "the server that mail is handed to (SMTP)")
    case .port:
      RuleKey(
        "port", ["端口"], .port, zh: "端口，默认 tls 465、starttls 587、none 25",
        en: "its port: by default 465 with tls, 587 with starttls, 25 with none")
    case .security:
      RuleKey(
        "security", ["加密方式"], Self.securityWords.kind, zh: "怎样加密，默认 starttls，协商不成就不发；不加密只宜用于本机的服务器",
        en: "starttls by default: nothing is sent without it; none is for a server on the same machine")
    case .user: RuleKey("user", ["用户"], .line, zh: "登录名", en: "who logs in")
    case .password:
      RuleKey(
        "password", ["密码"], .section("secret"), zh: "登录密码放在哪里；密码本身不写进规则",
        en: "where the password is kept; it never stands here itself")
    case .from:
      RuleKey("from", ["发件人"], .email, zh: "发件地址，默认本单位的邮箱", en: "the sender, the office's address by default")
    case .replyTo:
      RuleKey("reply-to", ["回复到"], .email, zh: "回复发到哪里，默认发件地址", en: "where answers go, to the sender by default")
    case .authorities:
      RuleKey(
        "authorities", ["根证书"], .line, zh: "自建服务器的根证书文件（PEM），默认用系统的",
        en: "a file of certificates (PEM) to trust in place of the system's")
    case .connections:
      RuleKey(
        "connections", ["连接数"], .count, zh: "同时最多几个连接，默认 \(MailServer.usualConnections)",
        en: "connections at once at most, \(MailServer.usualConnections) by default")
    case .rate: RuleKey("rate", ["速率"], .perMinute, zh: "每分钟最多发几封，默认不限", en: "letters a minute at most")
    case .timeout:
      RuleKey(
        "timeout", ["等待秒数"], .count, zh: "对方多少秒没有应答就放弃，默认 \(MailServer.usualTimeout)",
        en: "seconds without an answer after which it is given up, \(MailServer.usualTimeout) by default")
    case .program:
      RuleKey(
        "program", ["程序"], .line, zh: "发信程序的绝对路径，如 /usr/sbin/sendmail",
        en: "absolute path of the program that takes mail, such as /usr/sbin/sendmail")
    }
  }
}

enum SecretKey: UInt8, SectionKey {
  case file, credential

  static let lookup = KeyLookup(SecretKey.self)

  var row: RuleKey {
    switch self {
    case .file:
      RuleKey(
        "file", ["文件"], .line, zh: "第一行就是密码的文件，只有本程序能读；相对路径从台账所在的文件夹算起",
        en: "a file whose first line it is, for this program alone to read; relative to where the ledger stands")
    case .credential:
      RuleKey(
        "credential", ["凭据"], .line, zh: "服务管理器交给本程序的凭据名称（systemd 的 LoadCredential）",
        en: "name of a credential that the service manager hands over (systemd's LoadCredential)")
    }
  }
}
