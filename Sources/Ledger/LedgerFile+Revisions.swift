import Checksums
public import CivilTime
import Foundation
import GRDB
public import Rules

extension LedgerFile {
  /// Takes a rule revision into force, with the accounts it brings along, in one transaction.
  ///
  /// Accepting the revision that is in force, with nothing to account for and no edit refused or held since, writes nothing.
  ///
  /// - Parameters:
  ///   - ruling: The past steps that the revision adds to obligations that existed before, as `skipped`.
  ///   - position: `Snapshot.position` of the snapshot the ruling was made from.
  /// - Returns: False when the journal has grown since; then nothing was written.
  public func accept(
    _ revision: RuleRevision, _ ruling: Ruling = Ruling(), ifStillAt position: Int64, at: Instant
  ) throws(LedgerError) -> Bool {
    try write { db, journal in
      guard journal.seq == position else { return false }
      let last = try LedgerFile.lastRevisionRow(db)
      if let last, last.hash == revision.hash, ruling.isEmpty, try LedgerFile.pendingEdit(db) == nil { return true }
      for (file, hash) in zip(revision.files, revision.fileHashes) {
        try db.run(
          "INSERT INTO rule_file (hash, bytes) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING",
          [hash, Data(file.bytes)])
      }
      let files = zip(revision.files, revision.fileHashes).map { RevisionEntry.File(path: $0.path, hash: $1) }
      try journal.append(RevisionEntry(hash: revision.hash, files: files), at: at)
      try LedgerFile.write(ruling, to: db, &journal, at: at)
      return true
    }
  }

  /// The revision in force, with its bytes; nil before the first.
  public func lastRevision() throws(LedgerError) -> AcceptedRevision? {
    try read { db in
      guard let row = try LedgerFile.lastRevisionRow(db) else { return nil }
      return AcceptedRevision(
        revision: try revision(RevisionEntry(hash: row.hash, files: row.files), db), accepted: row.at)
    }
  }

  /// The revision that `entry` accepted, with its bytes.
  func revision(_ entry: RevisionEntry, _ db: Database) throws -> RuleRevision {
    let bytes = try db.cachedStatement(sql: "SELECT bytes FROM rule_file WHERE hash = ?")
    let files = try entry.files.map { file in
      guard let found = try Data.fetchOne(bytes, arguments: [file.hash]) else {
        throw LedgerError.corrupt(path: path, detail: "the bytes of \(file.path) are missing")
      }
      return RuleRevision.File(path: file.path, bytes: [UInt8](found))
    }
    let revision = RuleRevision(files: files)
    guard revision.hash == entry.hash else {
      throw LedgerError.corrupt(path: path, detail: "the rule files are not those that were accepted")
    }
    return revision
  }

  /// Hash of the revision in force; nil before the first.
  public func lastRevisionHash() throws(LedgerError) -> String? {
    try read { try LedgerFile.lastRevisionRow($0)?.hash }
  }

  private static func lastRevisionRow(_ db: Database) throws -> (
    hash: String, at: Instant, files: [RevisionEntry.File]
  )? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT entry.body, entry.at FROM entry
        WHERE entry.seq = (SELECT max(seq) FROM revision)
        """)
    guard let row = try Row.fetchOne(statement) else { return nil }
    let entry = try RevisionEntry(EntryReader(row[0]))
    return (entry.hash, Instant(seconds: row[1]), entry.files)
  }
}
