public import CivilTime
import GRDB

/// What is worth knowing and not worth a journal entry: it can be lost without anything being told twice or never.
public enum StatusKey: String, Sendable, CaseIterable {
  /// When the last pass ran, in unix seconds.
  case lastTick = "last-tick"
  /// Process id of the daemon that wrote last.
  case daemon
  /// The jump of the clock that the daemon holds; empty when it holds none.
  case clockJump = "clock-jump"
  /// The last jump of the clock that somebody said is right.
  case clockAccepted = "clock-accepted"
  /// The folder that the daemon takes its rules from, from the root on.
  case rulesFolder = "rules-folder"
  /// Number of the last request to look at the rules.
  case reloadAsked = "reload-asked"
  /// Number of the last such request that was answered.
  case reloadAnswered = "reload-answered"
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

  /// Notes that nothing is known of the last pass: what runs from now on goes by a clock of its own.
  public func forgetTick() throws(LedgerError) { try note(.lastTick, "") }

  /// When the last pass ran; nil before the first.
  public func lastTick() throws(LedgerError) -> Instant? {
    Rows.instant(try noted(.lastTick).flatMap { Int64($0) })
  }

  /// Asks whoever runs on this ledger to look at its rules. Gives the number of the request.
  public func askForReload() throws(LedgerError) -> Int64 {
    try write { db, _ in
      try db.run(
        """
        INSERT INTO status (key, value) VALUES (?, '1')
        ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)
        """, [StatusKey.reloadAsked.rawValue])
      return try LedgerFile.number(db, .reloadAsked)
    }
  }

  /// The last request that nobody has answered; nil when there is none.
  public func openReloadRequest() throws(LedgerError) -> Int64? {
    try read { db in
      let asked = try LedgerFile.number(db, .reloadAsked)
      return asked > (try LedgerFile.number(db, .reloadAnswered)) ? asked : nil
    }
  }

  /// Notes that the rules were looked at after request `number` and all before it.
  public func answerReload(_ number: Int64) throws(LedgerError) { try note(.reloadAnswered, String(number)) }

  /// Whether request `number` was answered.
  public func isReloadAnswered(_ number: Int64) throws(LedgerError) -> Bool {
    try read { try LedgerFile.number($0, .reloadAnswered) >= number }
  }

  private static func number(_ db: Database, _ key: StatusKey) throws -> Int64 {
    let statement = try db.cachedStatement(sql: "SELECT value FROM status WHERE key = ?")
    return try String.fetchOne(statement, arguments: [key.rawValue]).flatMap { Int64($0) } ?? 0
  }
}
