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

  /// `SEQ HEX`: the line that is kept elsewhere.
  public var line: String { "\(seq) \(hexadecimal)" }

  /// Reads what `line` wrote.
  public init?(line: some StringProtocol) {
    let parts = line.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let seq = Int64(parts[0]), seq >= 0, let hash = JournalHead.hash(parts[1]) else {
      return nil
    }
    self.init(seq: seq, hash: hash)
  }

  /// The 32 bytes of 64 hexadecimal digits.
  public static func hash(_ text: some StringProtocol) -> [UInt8]? {
    let digits = text.utf8.map { digit -> UInt8? in
      switch digit {
      case 0x30...0x39: digit - 0x30
      case 0x41...0x46: digit - 0x41 + 10
      case 0x61...0x66: digit - 0x61 + 10
      default: nil
      }
    }
    guard digits.count == 64, !digits.contains(nil) else { return nil }
    return stride(from: 0, to: 64, by: 2).map { (digits[$0] ?? 0) << 4 | (digits[$0 + 1] ?? 0) }
  }
}

extension JournalHead {
  init(_ db: Database) throws {
    let statement = try db.cachedStatement(sql: "SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1")
    self =
      try Row.fetchOne(statement).map { JournalHead(seq: $0[0], hash: [UInt8]($0[1] as Data)) } ?? .empty
  }
}
