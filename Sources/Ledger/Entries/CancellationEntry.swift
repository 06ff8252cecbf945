import CivilTime
import GRDB
import JSONText
import Rules

/// The last look before sending found notifications that need not be told any more.
struct CancellationEntry: EntryBody {
  static let kind = "cancel"

  var delivery: String
  var reason: AccountReason
  var members: [NotificationID]

  init(delivery: String, reason: AccountReason, members: [NotificationID]) {
    self.delivery = delivery
    self.reason = reason
    self.members = members
  }

  var json: JSONValue {
    .members([
      "delivery": .string(delivery), "reason": .string(reason.rawValue),
      "members": .array(members.map { .object($0.members) }),
    ])
  }

  func apply(to db: Database, seq: Int64, at: Instant) throws {
    for member in members {
      let event = member.event
      try db.runOnOne(
        """
        UPDATE account SET state = 'cancelled', reason = ?
        WHERE subject = ? AND step = ? AND ordinal = ? AND due = ? AND kind = ? AND recipient = ? AND channel = ?
          AND delivery = ? AND state IN ('planned', 'held')
        """,
        [
          reason.rawValue, event.subject, event.step, event.ordinal, event.due.dayNumber, event.kind.rawValue,
          member.recipient, member.channel, delivery,
        ],
        otherwise: "cancelling \(member.identity), which does not wait in \(delivery)")
    }
    let left = try Int.fetchOne(
      db.cachedStatement(
        sql: "SELECT EXISTS (SELECT 1 FROM account WHERE delivery = ? AND state IN ('planned', 'held'))"),
      arguments: [delivery])
    guard left == 0 else { return }
    try db.run(
      "UPDATE delivery SET state = 'cancelled', next_try = NULL, frozen = ? WHERE id = ? AND state = 'planned'",
      [seq, delivery])
  }
}

extension CancellationEntry {
  init(_ body: EntryReader) throws {
    delivery = try body.text("delivery")
    reason = try body.word("reason")
    members = try body.list("members") { try NotificationID($0) }
  }
}
