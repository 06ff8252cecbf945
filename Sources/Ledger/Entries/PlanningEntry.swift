import CivilTime
import GRDB
import JSONText
import Rules

/// A delivery was planned; the accounts that follow name it.
struct PlanningEntry: EntryBody {
  static let kind = "delivery"

  var delivery: PlannedDelivery

  var json: JSONValue {
    .members([
      "id": .string(delivery.id), "kind": .string(delivery.kind.rawValue), "to": .string(delivery.recipient),
      "channel": .string(delivery.channel), "day": .string(delivery.day.description),
      "notBefore": .number(delivery.notBefore.seconds),
    ])
  }

  func apply(to db: Database, seq: Int64, at: Instant) throws {
    try db.run(
      """
      INSERT INTO delivery (id, seq, kind, recipient, channel, day, not_before, state, next_try, attempts)
      VALUES (?, ?, ?, ?, ?, ?, ?, 'planned', ?, 0)
      """,
      [
        delivery.id, seq, delivery.kind.rawValue, delivery.recipient, delivery.channel, delivery.day.dayNumber,
        delivery.notBefore.seconds, delivery.notBefore.seconds,
      ])
  }
}

extension PlanningEntry {
  init(_ body: EntryReader) throws {
    delivery = PlannedDelivery(
      id: try body.text("id"), kind: try body.word("kind"), recipient: try body.text("to"),
      channel: try body.text("channel"), day: try body.day("day"),
      notBefore: Instant(seconds: try body.number("notBefore")))
  }
}
