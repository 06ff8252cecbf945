public import Delivery

/// A notifier that puts files into a folder.
public protocol FolderNotifier: Notifier {
  /// - Parameter folder: Absolute, or relative to the process's folder; made at the first delivery.
  init(folder: String)
}

/// Every kind of notifier that a rule file may name, in one table.
public enum NotifierKinds {
  public static let all: [any FolderNotifier.Type] = [MaildirNotifier.self, FileNotifier.self]

  /// The kinds' names, as rule files write them.
  public static var names: [String] { all.map { $0.kind } }

  /// A notifier of the kind named `kind` over `folder`; nil when there is no such kind.
  public static func make(kind: String, folder: String) -> (any Notifier)? {
    all.first { $0.kind == kind }?.init(folder: folder)
  }
}
