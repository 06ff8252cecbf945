import GRDB

/// The settings that durability rests on, set for every connection and read back.
///
/// The rollback journal rather than WAL: SQLite 3.7.0 to 3.51.2 can corrupt a WAL database that two connections
/// write and checkpoint at once, and Debian 12 has 3.40.1.
///
/// Source: https://www.sqlite.org/pragma.html; the WAL-reset bug in https://www.sqlite.org/releaselog/3_51_3.html.
enum LedgerSettings {
  static let wanted: [(pragma: String, set: String, reads: String)] = [
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "FULL", "2"),
    ("foreign_keys", "ON", "1"),
    ("cell_size_check", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    // KiB. Durability does not rest on it: what a pass writes stays in memory until it is committed.
    ("cache_size", "-32768", "-32768"),
  ]

  static func set(_ db: Database) throws {
    for setting in wanted { try db.execute(sql: "PRAGMA \(setting.pragma) = \(setting.set)") }
  }

  /// - Throws: `LedgerError.wrongSetting` for the first one that did not take.
  static func check(_ db: Database, path: String) throws {
    for setting in wanted {
      let found = try String.fetchOne(db, sql: "PRAGMA \(setting.pragma)") ?? "nothing"
      guard found == setting.reads else {
        throw LedgerError.wrongSetting(path: path, setting: "\(setting.pragma)=\(setting.set)", found: found)
      }
    }
  }
}
