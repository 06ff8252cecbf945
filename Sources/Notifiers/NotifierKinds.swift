public import Delivery
public import Rules

/// A notifier that puts files into a folder.
public protocol FolderNotifier: Notifier {
  /// - Parameter folder: Absolute, or relative to the process's folder; made at the first delivery.
  init(folder: String)
}

/// Every kind of notifier that a rule file may name, in one table.
public enum NotifierKinds {
  public static let folders: [any FolderNotifier.Type] = [MaildirNotifier.self, FileNotifier.self]

  /// The kinds' names, as rule files write them.
  public static var names: [String] {
    folders.map { $0.kind } + [MailNotifier.kind, SendmailNotifier.kind]
  }

  /// The notifier of `channel`; nil when there is none of its kind.
  ///
  /// - Parameters:
  ///   - base: The folder the ledger stands in: relative paths begin there.
  ///   - credentials: Where the service manager puts credentials; nil when it does not.
  public static func make(_ channel: Channel, base: String, credentials: String?) -> (any Notifier)? {
    switch channel.means {
    case .folder(let kind, let path):
      folders.first { $0.kind == kind }?.init(folder: path.hasPrefix("/") ? path : "\(base)/\(path)")
    case .mail(let server): MailNotifier(server, base: base, credentials: credentials)
    case .sendmail(let sendmail): SendmailNotifier(sendmail)
    }
  }
}
