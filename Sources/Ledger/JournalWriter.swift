import CivilTime
import Foundation
import GRDB
import JSONText

/// Adds entries to the journal inside one transaction, and applies each to the present state.
struct JournalWriter {
  private let db: Database
  /// Number of the last entry; 0 for an empty journal.
  private(set) var seq: Int64
  private var head: [UInt8]

  /// Where the journal ends now.
  var last: JournalHead { JournalHead(seq: seq, hash: head) }

  init(_ db: Database) throws {
    self.db = db
    let last = try JournalHead(db)
    seq = last.seq
    head = last.hash
  }

  /// Writes one entry and gives its number.
  @discardableResult
  mutating func append(_ entry: some EntryBody, at: Instant) throws -> Int64 {
    let kind = type(of: entry).kind
    let body = entry.json.compact
    let hash = JournalEntry.hash(previous: head, seq: seq + 1, at: at, kind: kind, body: body)
    try db.run(
      "INSERT INTO entry (seq, at, kind, body, previous, hash) VALUES (?, ?, ?, ?, ?, ?)",
      [seq + 1, at.seconds, kind, body, Data(head), Data(hash)])
    seq += 1
    head = hash
    try entry.apply(to: db, seq: seq, at: at)
    return seq
  }
}
