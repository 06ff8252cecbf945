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
}
