import Checksums
import Foundation
import GRDB

/// Where a journal ends. A copy kept elsewhere shows a journal that was cut, restored or exchanged.
public struct JournalHead: Hashable, Sendable {
  /// Number of the last entry; 0 for an empty journal.
  public var seq: Int64
  /// Hash of the last entry; 32 zero bytes for an empty journal.
  public var hash: [UInt8]

  public init(seq: Int64, hash: [UInt8]) {
    self.seq = seq
    self.hash = hash
  }

  public static let empty = JournalHead(seq: 0, hash: JournalEntry.origin)

  /// `hash` as 64 hexadecimal digits.
  public var hexadecimal: String { SHA256.hexadecimal(hash) }
}

extension JournalHead {
  init(_ db: Database) throws {
    let statement = try db.cachedStatement(sql: "SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1")
    self =
      try Row.fetchOne(statement).map { JournalHead(seq: $0[0], hash: [UInt8]($0[1] as Data)) } ?? .empty
  }
}
