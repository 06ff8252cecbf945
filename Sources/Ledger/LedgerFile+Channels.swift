public import CivilTime
import GRDB

extension LedgerFile {
  /// The channels that a delivery waits for at `now`, by name.
  public func waitingChannels(at now: Instant) throws(LedgerError) -> [String] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT DISTINCT channel FROM delivery WHERE next_try <= ? ORDER BY channel")
      return try String.fetchAll(statement, arguments: [now.seconds])
    }
  }

  /// When the first of what waits for each channel is due; nothing for a channel that nothing waits for.
  public func nextDeliveryInstants() throws(LedgerError) -> [String: Instant] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT channel, min(next_try) FROM delivery WHERE next_try IS NOT NULL GROUP BY channel")
      var instants: [String: Instant] = [:]
      for row in try Row.fetchAll(statement) { instants[row[0]] = Instant(seconds: row[1]) }
      return instants
    }
  }
}
