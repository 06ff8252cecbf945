public import CivilTime
import GRDB

/// What is worth knowing and not worth a journal entry: it can be lost without anything being told twice or never.
public enum StatusKey: String, Sendable, CaseIterable {
  /// When the last pass ran, in unix seconds.
  case lastTick = "last-tick"
  /// Process id of the daemon that wrote last.
  case daemon
}

extension LedgerFile {
  /// Notes `value` under `key`, in place of what stood there. The journal does not grow by it.
  public func note(_ key: StatusKey, _ value: String) throws(LedgerError) {
    try write { db, _ in
      try db.run(
        "INSERT INTO status (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [key.rawValue, value])
    }
  }

  public func noted(_ key: StatusKey) throws(LedgerError) -> String? {
    try read { db in
      try String.fetchOne(
        db.cachedStatement(sql: "SELECT value FROM status WHERE key = ?"), arguments: [key.rawValue])
    }
  }

  /// Notes that a pass ran at `now`.
  public func noteTick(at now: Instant) throws(LedgerError) { try note(.lastTick, String(now.seconds)) }

  /// When the last pass ran; nil before the first.
  public func lastTick() throws(LedgerError) -> Instant? {
    Rows.instant(try noted(.lastTick).flatMap { Int64($0) })
  }
}
