/// 邮件服务器: where mail is handed in, and how.
public struct MailServer: Hashable, Sendable {
  /// 加密.
  public enum Security: String, Sendable, CaseIterable {
    /// Encrypted from the first byte on (implicit TLS; RFC 8314, section 3.3).
    case tls
    /// Encrypted before anything is said that matters; without that nothing is sent (RFC 3207).
    case starttls
    /// Not encrypted: for a server on the same machine or in a network that is trusted.
    case none

    /// The port of that way unless another is named (RFC 8314, section 7; RFC 6409, section 3.1; RFC 5321).
    public var usualPort: Int {
      switch self {
      case .tls: 465
      case .starttls: 587
      case .none: 25
      }
    }
  }

  /// 登录.
  public struct Login: Hashable, Sendable {
    public var user: String
    public var password: Secret

    public init(user: String, password: Secret) {
      self.user = user
      self.password = password
    }
  }

  public var host: String
  public var port: Int
  public var security: Security
  /// Nil: the server asks for none.
  public var login: Login?
  /// The address mails come from; replies of servers that cannot deliver go there too.
  public var from: String
  /// The address answers go to; nil: `from`.
  public var replyTo: String?
  /// A file of certificates (PEM) that are trusted in place of the system's; nil: the system's. Relative to the folder
  /// the ledger stands in unless absolute.
  public var authorities: String?
  /// How many connections are open at once at most.
  public var connections: Int
  /// Letters handed in within a minute at most; nil: no limit.
  public var rate: Int?
  /// Seconds without a word from the server after which it is given up.
  public var timeout: Int

  public static let usualConnections = 2
  public static let usualTimeout = 60

  public init(
    host: String, port: Int? = nil, security: Security = .starttls, login: Login? = nil, from: String,
    replyTo: String? = nil, authorities: String? = nil, connections: Int = usualConnections, rate: Int? = nil,
    timeout: Int = usualTimeout
  ) {
    self.host = host
    self.port = port ?? security.usualPort
    self.security = security
    self.login = login
    self.from = from
    self.replyTo = replyTo
    self.authorities = authorities
    self.connections = connections
    self.rate = rate
    self.timeout = timeout
  }
}

/// 密码: where a secret is kept. It never stands in a rule file itself.
public enum Secret: Hashable, Sendable {
  /// The first line of a file; relative to the folder the ledger stands in unless absolute.
  case file(String)
  /// A credential that the service manager hands over, by name (systemd.exec(5), `LoadCredential=`).
  case credential(String)
}

/// 邮件服务商: the servers of the usual Chinese providers, so that nobody has to look them up.
public enum MailProvider: String, Sendable, CaseIterable {
  case qqExmail = "qq-exmail"
  case qq
  case netease163 = "163"
  case netease126 = "126"
  case neteaseQiye = "163-qiye"
  case aliyun
  case feishu
  case mobile139 = "139"
  case telecom189 = "189"

  public var chinese: [String] {
    switch self {
    case .qqExmail: ["腾讯企业邮箱"]
    case .qq: ["QQ邮箱"]
    case .netease163: ["网易163邮箱"]
    case .netease126: ["网易126邮箱"]
    case .neteaseQiye: ["网易企业邮箱"]
    case .aliyun: ["阿里企业邮箱"]
    case .feishu: ["飞书邮箱"]
    case .mobile139: ["139邮箱"]
    case .telecom189: ["189邮箱"]
    }
  }

  /// All of them take mail on port 465 with implicit TLS.
  public var host: String {
    switch self {
    case .qqExmail: "smtp.exmail.qq.com"
    case .qq: "smtp.qq.com"
    case .netease163: "smtp.163.com"
    case .netease126: "smtp.126.com"
    case .neteaseQiye: "smtp.qiye.163.com"
    case .aliyun: "smtp.qiye.aliyun.com"
    case .feishu: "smtp.feishu.cn"
    case .mobile139: "smtp.139.com"
    case .telecom189: "smtp.189.cn"
    }
  }
}
