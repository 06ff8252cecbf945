import GRDB

/// The tables of the ledger, as a list of named migrations.
///
/// A migration that was ever released is never edited: what changes is a new one below it.
enum LedgerSchema {
  /// `DUBN`, in the header of the SQLite file: tells our file from another program's.
  ///
  /// Source: https://www.sqlite.org/fileformat2.html#application_id
  static let applicationID: Int32 = 0x4455_424E

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 journal and its index") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: journalTables)
      try db.execute(sql: indexTables)
      try db.execute(sql: guards)
    }
    migrator.registerMigration("2 held edits of the rules") { try $0.execute(sql: heldEdits) }
    migrator.registerMigration("3 facts of workflows") { db in try db.execute(sql: workflowColumns) }
    migrator.registerMigration("4 numbered slips") { try $0.execute(sql: slips) }
    migrator.registerMigration("5 drills") { try $0.execute(sql: drills) }
    return migrator
  }
}
