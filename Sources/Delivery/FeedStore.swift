/// Where calendar files are kept up to date: whole or as they were, whoever reads them meanwhile.
///
/// They are derived from rules and journal at any time, so nothing of them stands in the outbox.
public protocol FeedStore: Sendable {
  /// The file's name for a reader with that id: safe in every file system, another for every id.
  func name(of reader: String) -> String

  /// The names of the calendar files in `folder`, a path below the store's own; none when there is no such folder.
  func names(in folder: String) throws(FeedStoreFault) -> [String]

  /// What a file holds; nil when there is none.
  func read(_ name: String, in folder: String) throws(FeedStoreFault) -> [UInt8]?

  /// Puts `bytes` in the place of what is there. Folders that are missing are made.
  func write(_ bytes: [UInt8], _ name: String, in folder: String) throws(FeedStoreFault)
}

/// Why a calendar file could not be kept up to date, in words for the person who mends it.
public struct FeedStoreFault: Error, Hashable, Sendable {
  public var text: String

  public init(_ text: String) { self.text = text }
}
