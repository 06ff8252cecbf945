public import Diagnostics

/// 渠道: one way to reach people.
public struct Channel: Hashable, Sendable {
  public var name: String
  public var means: Means
  public var span: SourceSpan

  /// By what means it reaches them.
  public enum Means: Hashable, Sendable {
    /// Files in a folder, each kind in its own way: `maildir`, `file`. The path is relative to the folder the ledger
    /// stands in unless absolute.
    case folder(kind: String, path: String)
    /// 邮件, handed to a server.
    case mail(MailServer)
    /// 邮件, handed to a program of this machine.
    case sendmail(Sendmail)
  }

  public init(name: String, means: Means, span: SourceSpan) {
    self.name = name
    self.means = means
    self.span = span
  }

  public init(name: String, kind: String, folder: String, span: SourceSpan) {
    self.init(name: name, means: .folder(kind: kind, path: folder), span: span)
  }

  /// Names the notifier in rule files: `maildir`, `file`, `mail`, `sendmail`.
  public var kind: String {
    switch means {
    case .folder(let kind, _): kind
    case .mail: Self.mailKind
    case .sendmail: Self.sendmailKind
    }
  }

  /// Its folder; nil when it has none.
  public var folder: String? {
    guard case .folder(_, let path) = means else { return nil }
    return path
  }

  /// Whether nobody is reached through it without an address of mail.
  public var needsAddress: Bool {
    switch means {
    case .folder: false
    case .mail, .sendmail: true
    }
  }

  /// Deliveries within a minute at most; nil: no limit.
  public var rate: Int? {
    guard case .mail(let server) = means else { return nil }
    return server.rate
  }

  /// The same for a rehearsal: letters that would go out by mail, and folders elsewhere, stay beside the ledger in a
  /// folder of the channel's name.
  public var rehearsed: Channel {
    var rehearsed = self
    switch means {
    case .folder(let kind, let path) where path.hasPrefix("/"): rehearsed.means = .folder(kind: kind, path: name)
    case .folder: break
    case .mail, .sendmail: rehearsed.means = .folder(kind: "maildir", path: name)
    }
    return rehearsed
  }

  public static let mailKind = "mail"
  public static let sendmailKind = "sendmail"
}

/// 发信程序: a program that takes mail as sendmail does.
public struct Sendmail: Hashable, Sendable {
  /// Its absolute path.
  public var program: String
  /// The address mails come from.
  public var from: String
  /// The address answers go to; nil: `from`.
  public var replyTo: String?

  public init(program: String, from: String, replyTo: String? = nil) {
    self.program = program
    self.from = from
    self.replyTo = replyTo
  }
}
