public import Diagnostics
public import Reports

/// One way to write a bulletin (督办通报): a text that a person edits before it is issued.
public protocol BulletinFormat: Sendable {
  /// Its name in rule files and on the command line, the same as of reports: `markdown`.
  static var name: String { get }
  static var fileExtension: String { get }
  static var mediaType: String { get }

  /// The bulletin as the bytes of a file, UTF-8. Equal bulletins give equal bytes.
  static func render(_ bulletin: Bulletin, language: Language) -> [UInt8]
}

/// The formats of bulletins: adding one is one file and one line here.
public enum BulletinFormats {
  public static let all: [any BulletinFormat.Type] = [MarkdownBulletin.self, HTMLBulletin.self]
}
