import Checksums
import Foundation
import GRDB

/// The present state, made anew from the journal alone in a temporary database, to be compared with the real one.
final class IndexRebuild {
  private let queue: DatabaseQueue

  init() throws {
    var configuration = Configuration()
    // The entries themselves are not copied, so what refers to them refers to nothing here.
    configuration.foreignKeysEnabled = false
    // An empty path is a private file that SQLite removes when it is closed.
    queue = try DatabaseQueue(path: "", configuration: configuration)
    try LedgerSchema.migrator.migrate(queue)
  }

  /// Applies entries, in order.
  ///
  /// - Parameter contents: The real ledger, for the bytes that entries vouch for by their hash.
  /// - Returns: The first entry that cannot be applied; those before it were.
  func apply(_ entries: [JournalEntry], contents: Database) throws -> JournalFault? {
    guard !entries.isEmpty else { return nil }
    return try queue.write { db in
      for entry in entries {
        let unreadable = JournalFault.unreadable(seq: entry.seq, kind: entry.kind)
        guard let kind = EntryKinds.kind(named: entry.kind), let body = try? kind.init(EntryReader(entry.body))
        else {
          return unreadable
        }
        do {
          let (complete, fault) = try IndexRebuild.withContents(body, of: entry, from: contents)
          if let fault { return fault }
          try complete.apply(to: db, seq: entry.seq, at: entry.at)
        } catch is DatabaseError {
          return unreadable
        } catch LedgerError.contradiction {
          return unreadable
        }
      }
      return nil
    }
  }

  /// Adds the bytes that the journal knows by their hash only, and checks them.
  static func withContents(
    _ body: any EntryBody, of entry: JournalEntry, from db: Database
  ) throws -> (any EntryBody, JournalFault?) {
    switch body {
    case var attempt as AttemptEntry where attempt.number == 1:
      let statement = try db.cachedStatement(sql: "SELECT body FROM delivery WHERE id = ?")
      let bytes = try Data.fetchOne(statement, arguments: [attempt.delivery]).map { [UInt8]($0) }
      guard let bytes, SHA256.hexadecimal(SHA256.digest(bytes)) == attempt.digest else {
        return (body, .contents(seq: entry.seq, name: attempt.delivery))
      }
      attempt.bytes = bytes
      return (attempt, nil)
    case let revision as RevisionEntry:
      let statement = try db.cachedStatement(sql: "SELECT bytes FROM rule_file WHERE hash = ?")
      for file in revision.files {
        let bytes = try Data.fetchOne(statement, arguments: [file.hash])
        guard let bytes, SHA256.hexadecimal(SHA256.digest(bytes)) == file.hash else {
          return (body, .contents(seq: entry.seq, name: file.path))
        }
      }
      return (body, nil)
    default: return (body, nil)
    }
  }

  /// The tables that follow from the journal, with the columns that name a row.
  static let tables: [(name: String, key: [String])] = [
    ("fact", ["seq"]), ("delivery", ["id"]), ("attempt", ["delivery", "number"]), ("account", ["seq"]),
    ("revision", ["seq"]), ("refusal", ["seq"]), ("hold", ["seq"]), ("consent", ["seq"]), ("slip", ["seq"]),
    ("drill", ["seq"]), ("drill_answer", ["seq"]),
  ]

  /// The first row that is in one of the two and not in the other, or differs.
  func difference(from real: Database) throws -> JournalFault? {
    try queue.read { made in
      for table in IndexRebuild.tables {
        let sql = "SELECT * FROM \(table.name) ORDER BY \(table.key.joined(separator: ", "))"
        let expected = try Row.fetchCursor(made, sql: sql)
        let found = try Row.fetchCursor(real, sql: sql)
        while true {
          let pair = (try expected.next(), try found.next())
          if pair.0 == nil, pair.1 == nil { break }
          guard pair.0 == pair.1 else {
            let keys = [pair.0, pair.1].compactMap { row in
              row.map { row in table.key.map { row[$0] as DatabaseValue } }
            }
            let first = keys.min { IndexRebuild.precedes($0, $1) } ?? []
            return .index(table: table.name, row: first.map { "\($0)" }.joined(separator: " "))
          }
        }
      }
      return nil
    }
  }

  /// The order of the tables: by numbers or texts, the first column first.
  private static func precedes(_ left: [DatabaseValue], _ right: [DatabaseValue]) -> Bool {
    for (one, other) in zip(left, right) where one != other {
      switch (one.storage, other.storage) {
      case (.int64(let one), .int64(let other)): return one < other
      case (.string(let one), .string(let other)): return one.utf8.lexicographicallyPrecedes(other.utf8)
      default: return false
      }
    }
    return false
  }
}
