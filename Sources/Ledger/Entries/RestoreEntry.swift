public import CivilTime
import GRDB
import JSONText

/// What becomes of notifications that may have been sent after the backup was made.
public enum RestoreChoice: String, Sendable {
  /// They are not sent: their accounts say `restored`.
  case skip
  /// They are sent late, a second time where they had been sent.
  case resend
}

/// A backup took the ledger's place.
struct RestoreEntry: EntryBody {
  static let kind = "restore"

  /// Where the backup's journal ended.
  var backup: JournalHead
  /// Where the journal ended that it took the place of; nil when that could not be read.
  var replaced: JournalHead?
  var choice: RestoreChoice

  init(backup: JournalHead, replaced: JournalHead?, choice: RestoreChoice) {
    self.backup = backup
    self.replaced = replaced
    self.choice = choice
  }

  var json: JSONValue {
    .members([
      "seq": .number(backup.seq), "hash": .string(backup.hexadecimal), "choice": .string(choice.rawValue),
      "replacedSeq": replaced.map { .number($0.seq) }, "replacedHash": replaced.map { .string($0.hexadecimal) },
    ])
  }

  func apply(to db: Database, seq: Int64, at: Instant) throws {
    guard choice == .skip else { return }
    try db.run("UPDATE attempt SET outcome = 'interrupted', ended = ? WHERE outcome IS NULL", [at.seconds])
    try db.run(
      """
      UPDATE account SET state = 'cancelled', reason = 'restored'
      WHERE state IN ('planned', 'held') AND delivery IN (SELECT id FROM delivery WHERE state = 'planned')
      """, [])
    try db.run(
      "UPDATE delivery SET state = 'cancelled', next_try = NULL, frozen = ? WHERE state = 'planned'", [seq])
    try db.run("UPDATE account SET state = 'dead', reason = 'restored' WHERE state IN ('planned', 'held')", [])
    try db.run(
      """
      UPDATE delivery SET state = 'dead', next_try = NULL, said = 'restored'
      WHERE state IN ('attempting', 'retry', 'uncertain')
      """, [])
  }
}

extension RestoreEntry {
  init(_ body: EntryReader) throws {
    backup = try RestoreEntry.head(body.number("seq"), body.text("hash"))
    choice = try body.word("choice")
    replaced = try body.optionalNumber("replacedSeq").map { try RestoreEntry.head($0, body.text("replacedHash")) }
  }

  private static func head(_ seq: Int64, _ hash: String) throws -> JournalHead {
    guard let bytes = JournalHead.hash(hash) else { throw EntryReader.Fault.unreadable(member: "hash") }
    return JournalHead(seq: seq, hash: bytes)
  }
}

extension LedgerFile {
  /// Records that this is a backup which takes the ledger's place.
  ///
  /// `.skip` ends every delivery that is open: what was never attempted is cancelled, the rest dead, since whether it
  /// arrived is not known.
  ///
  /// - Parameter replaced: Where the journal ended that it takes the place of; nil when that cannot be read.
  public func recordRestore(
    of backup: JournalHead, replacing replaced: JournalHead?, _ choice: RestoreChoice, at: Instant
  ) throws(LedgerError) {
    try write { _, journal in
      _ = try journal.append(RestoreEntry(backup: backup, replaced: replaced, choice: choice), at: at)
    }
  }
}
