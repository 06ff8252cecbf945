public import CivilTime
public import Delivery
import Foundation
import GRDB
public import Rules

extension LedgerFile {
  /// The deliveries of one channel whose hour has come, the longest waiting first, then by id.
  ///
  /// - Parameter limit: At most so many, 1 or more.
  public func dueDeliveries(at now: Instant, channel: String, limit: Int) throws(LedgerError) -> [PendingDelivery] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT \(Rows.deliveryColumns), body FROM delivery
          WHERE channel = ? AND next_try <= ? ORDER BY next_try, id LIMIT ?
          """)
      let rows = try Row.fetchAll(statement, arguments: [channel, now.seconds, limit])
      return try rows.map { row in
        let delivery = try Rows.delivery(row)
        let accounts = try LedgerFile.accounts(db, where: "delivery = ?", [delivery.id])
        return PendingDelivery(
          delivery: delivery, sealed: LedgerFile.sealed(delivery, row[11] as Data?),
          members: accounts.filter { !$0.state.isFinal }, merged: accounts.filter { $0.state == .merged })
      }
    }
  }

  private static func sealed(_ delivery: RecordedDelivery, _ body: Data?) -> SealedEnvelope? {
    guard let destination = delivery.destination, let body else { return nil }
    return SealedEnvelope(id: delivery.id, destination: destination, bytes: [UInt8](body))
  }

  /// When the next delivery of any channel is due; nil when none waits.
  public func nextDeliveryInstant() throws(LedgerError) -> Instant? {
    try read { db in
      Rows.instant(
        try Int64.fetchOne(
          db.cachedStatement(sql: "SELECT min(next_try) FROM delivery WHERE next_try IS NOT NULL")))
    }
  }

  /// Records that these are about to go out; when this returns they may.
  ///
  /// The first attempt freezes the delivery's members, destination and bytes.
  ///
  /// - Throws: `LedgerError.contradiction` when a delivery does not wait for an attempt, or a later attempt
  ///   brings other bytes than the first.
  public func beginAttempt(_ batch: [SealedEnvelope], at: Instant) throws(LedgerError) {
    try write { db, journal in try LedgerFile.beginAttempt(batch, db, &journal, at: at) }
  }

  private static func beginAttempt(
    _ batch: [SealedEnvelope], _ db: Database, _ journal: inout JournalWriter, at: Instant
  ) throws {
    let frozen = try db.cachedStatement(sql: "SELECT attempts, destination, body FROM delivery WHERE id = ?")
    for envelope in batch {
      guard let row = try Row.fetchOne(frozen, arguments: [envelope.id]) else {
        throw LedgerError.contradiction("an attempt at \(envelope.id), which is unknown")
      }
      let attempts: Int = row[0]
      if attempts > 0 {
        guard row[1] == envelope.destination, row[2] == Data(envelope.bytes) else {
          throw LedgerError.contradiction("attempt \(attempts + 1) at \(envelope.id) brings other bytes")
        }
      }
      try journal.append(AttemptEntry(envelope, number: attempts + 1), at: at)
    }
  }

  /// Records what became of attempts.
  ///
  /// `delivered` and `alreadyDelivered`: the delivery is sent, and its planned and held accounts with it.
  /// `tryLater` and `uncertain`: it waits for `nextTry`; without one it is dead, its accounts too, as `exhausted`.
  /// `refused`: dead, as `refused`. Accounts that are `merged` stay so in every case: they say how the notification
  /// was to be told, and their delivery says what became of that.
  ///
  /// - Throws: `LedgerError.contradiction` when no attempt is under way.
  public func record(_ outcomes: [OutcomeRecord], at: Instant) throws(LedgerError) {
    try write { db, journal in try LedgerFile.record(outcomes, db, &journal, at: at) }
  }

  /// Records what became of attempts, and that the next ones are about to go out, in one transaction: as `record` and
  /// `beginAttempt` do in two.
  ///
  /// - Parameter position: `Snapshot.position` of the last look at the next ones.
  /// - Returns: False when anything was written since that last look: then `next` is not to go out yet.
  public func record(
    _ outcomes: [OutcomeRecord], beginning next: [SealedEnvelope], ifStillAt position: Int64, at: Instant
  ) throws(LedgerError) -> Bool {
    try write { db, journal in
      let isStill = journal.seq == position
      try LedgerFile.record(outcomes, db, &journal, at: at)
      if isStill { try LedgerFile.beginAttempt(next, db, &journal, at: at) }
      return isStill
    }
  }

  private static func record(
    _ outcomes: [OutcomeRecord], _ db: Database, _ journal: inout JournalWriter, at: Instant
  ) throws {
    let attempts = try db.cachedStatement(sql: "SELECT attempts FROM delivery WHERE id = ?")
    for record in outcomes {
      let attempt = try Int.fetchOne(attempts, arguments: [record.id]) ?? 0
      try journal.append(
        OutcomeEntry(delivery: record.id, attempt: attempt, record.outcome, nextTry: record.nextTry), at: at)
    }
  }

  /// Takes notifications out of a delivery that has not been attempted yet: they need not be told any more.
  ///
  /// A delivery that loses its last planned or held account is cancelled; accounts merged into it stay
  /// `merged`, since what they were merged into was cancelled with its reason.
  ///
  /// - Throws: `LedgerError.contradiction` when one of them does not wait in the delivery, or the delivery is
  ///   frozen.
  public func cancel(
    members: [NotificationID], of delivery: String, reason: AccountReason, at: Instant
  ) throws(LedgerError) {
    guard !members.isEmpty else { return }
    try write { db, journal in
      let state = try String.fetchOne(
        db.cachedStatement(sql: "SELECT state FROM delivery WHERE id = ?"), arguments: [delivery])
      guard state == DeliveryState.planned.rawValue else {
        throw LedgerError.contradiction("cancelling in delivery \(delivery), which is \(state ?? "unknown")")
      }
      try journal.append(CancellationEntry(delivery: delivery, reason: reason, members: members), at: at)
    }
  }

  /// At a start: attempts without an outcome become uncertain and are due at once. Gives how many there were.
  public func recoverAttempts(at: Instant) throws(LedgerError) -> Int {
    let interrupted = "SELECT id, attempts FROM delivery WHERE state = 'attempting' ORDER BY id"
    // Looking first spares an idle start its write.
    guard try read({ try Row.fetchOne($0, sql: interrupted) }) != nil else { return 0 }
    return try write { db, journal in
      let rows = try Row.fetchAll(db, sql: interrupted)
      for row in rows { try journal.append(RecoveryEntry(delivery: row[0], attempt: row[1]), at: at) }
      return rows.count
    }
  }
}
