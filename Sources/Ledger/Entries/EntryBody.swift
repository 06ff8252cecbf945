import CivilTime
import GRDB
import JSONText

/// What one kind of journal entry says, and what it does to the present state.
///
/// The same `apply` runs when the entry is written and when the present state is
/// made anew from the journal, so the two cannot come apart unnoticed.
protocol EntryBody: Sendable {
  /// Stands in the journal for ever.
  static var kind: String { get }

  /// What is written, in a fixed order of members.
  var json: JSONValue { get }

  /// Reads what `json` wrote.
  init(_ body: EntryReader) throws

  /// Brings the index tables up to date with this entry.
  func apply(to db: Database, seq: Int64, at: Instant) throws
}

/// Every kind of entry, in one table.
enum EntryKinds {
  static let all: [any EntryBody.Type] = [
    FactEntry.self, PlanningEntry.self, AccountEntry.self, AttemptEntry.self, OutcomeEntry.self,
    RecoveryEntry.self, CancellationEntry.self, RevisionEntry.self, RefusalEntry.self,
    HoldEntry.self, ConsentEntry.self, SlipEntry.self, RestoreEntry.self,
    DrillEntry.self, DrillAnswerEntry.self,
  ]

  static func kind(named name: String) -> (any EntryBody.Type)? { all.first { $0.kind == name } }
}

extension Database {
  /// Runs one statement, prepared once per connection.
  func run(_ sql: String, _ arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// Runs one statement that must change exactly one row.
  func runOnOne(_ sql: String, _ arguments: StatementArguments, otherwise complaint: String) throws {
    try run(sql, arguments)
    guard changesCount == 1 else { throw LedgerError.contradiction(complaint) }
  }
}
