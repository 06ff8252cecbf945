import CivilTime
import GRDB
public import Rules
import Synchronization

extension LedgerFile {
  /// What the journal holds now: the facts, the events that have their accounts, the deliveries that are frozen.
  ///
  /// Kept in memory between calls; only the entries that are new since the last call are read.
  ///
  /// - Throws: `LedgerError.wentBack` when the journal is shorter than before, besides what the disk says.
  /// - Complexity: O(new entries), but O(all) when an older snapshot is still held elsewhere, which copies.
  public func snapshot() throws(LedgerError) -> Snapshot {
    do {
      return try cache.withLock { cached in
        try read { db in try SnapshotReader.bringUpToDate(&cached, from: db, path: path) }
        return cached
      }
    } catch {
      throw LedgerError(error, path: path, seconds: Int(busySeconds))
    }
  }
}

/// Adds to a snapshot what the index tables hold beyond its position.
enum SnapshotReader {
  static func bringUpToDate(_ snapshot: inout Snapshot, from db: Database, path: String) throws {
    let head = try JournalHead(db)
    guard head.seq >= snapshot.position else {
      throw LedgerError.wentBack(path: path, had: snapshot.position, has: head.seq)
    }
    guard head.seq > snapshot.position else { return }
    // Read first, change then: an error on the way must not leave half of it in the snapshot.
    let facts = try facts(after: snapshot.position, db)
    let events = try events(after: snapshot.position, db)
    let frozen = try frozen(after: snapshot.position, db)
    let slips = try slips(after: snapshot.position, db)
    let dead = try deadLetters(db)
    let drills = try LedgerFile.drills(db)
    let edits = try LedgerFile.editNews(db)
    for fact in facts { snapshot.add(fact) }
    // The first time there may be hundreds of thousands; later a few at a time, for which growing by itself is right.
    if events.count > snapshot.accounted.count {
      snapshot.accounted.reserveCapacity(snapshot.accounted.count + events.count)
    }
    snapshot.accounted.formUnion(events)
    for (delivery, isLetter) in frozen {
      snapshot.freeze(
        delivery.id, recipient: isLetter ? delivery.recipient : nil, channel: delivery.channel, day: delivery.day)
    }
    for slip in slips { snapshot.add(slip) }
    snapshot.dead = dead
    snapshot.drills = drills
    snapshot.edits = edits
    snapshot.position = head.seq
    snapshot.head = head.hexadecimal
  }

  private static func facts(after position: Int64, _ db: Database) throws -> [Fact] {
    let statement = try db.cachedStatement(sql: "SELECT \(Rows.factColumns) FROM fact WHERE seq > ? ORDER BY seq")
    return try Array(Row.fetchCursor(statement, arguments: [position]).map { try Rows.fact($0) })
  }

  /// What is frozen since, each with whether it is a letter that somebody gets: what was cancelled is none.
  private static func frozen(
    after position: Int64, _ db: Database
  ) throws -> [(delivery: PlannedDelivery, isLetter: Bool)] {
    let statement = try db.cachedStatement(
      sql: "SELECT \(Rows.deliveryColumns) FROM delivery WHERE frozen > ? ORDER BY frozen, id")
    return try Array(
      Row.fetchCursor(statement, arguments: [position]).map { row in
        let recorded = try Rows.delivery(row)
        return (recorded.planned, recorded.planned.kind.counts && recorded.state != .cancelled)
      })
  }

  private static func deadLetters(_ db: Database) throws -> [DeadLetter] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT delivery.id, delivery.recipient, delivery.channel, attempt.ended, coalesce(delivery.said, ''),
          EXISTS (SELECT 1 FROM account WHERE account.delivery = delivery.id AND kind = 'notice' AND step = ?)
        FROM delivery JOIN attempt ON attempt.delivery = delivery.id AND attempt.number = delivery.attempts
        WHERE delivery.state = 'dead' ORDER BY attempt.ended, delivery.id
        """)
    return try Row.fetchAll(statement, arguments: [Event.deadNotice]).map { row in
      DeadLetter(
        delivery: row[0], recipient: row[1], channel: row[2], at: Instant(seconds: row[3]), said: row[4],
        toldOfDead: row[5])
    }
  }

  private static func slips(after position: Int64, _ db: Database) throws -> [Slip] {
    let statement = try db.cachedStatement(
      sql: "SELECT \(Rows.slipColumns) FROM slip WHERE seq > ? ORDER BY seq")
    return try Array(Row.fetchCursor(statement, arguments: [position]).map { try Rows.slip($0) })
  }

  private static func events(after position: Int64, _ db: Database) throws -> [Event] {
    let statement = try db.cachedStatement(
      sql: "SELECT kind, subject, step, ordinal, due FROM account WHERE seq > ? ORDER BY seq")
    return try Array(Row.fetchCursor(statement, arguments: [position]).map { try Rows.event($0) })
  }
}
