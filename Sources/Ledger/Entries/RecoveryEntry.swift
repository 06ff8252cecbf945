import CivilTime
import GRDB
import JSONText

/// A start found an attempt that no outcome was recorded for: whether it arrived is uncertain.
struct RecoveryEntry: EntryBody {
  static let kind = "recovery"

  var delivery: String
  /// The attempt that was cut short, from 1.
  var attempt: Int

  init(delivery: String, attempt: Int) {
    self.delivery = delivery
    self.attempt = attempt
  }

  var json: JSONValue {
    .members(["delivery": .string(delivery), "attempt": .number(Int64(attempt))])
  }

  func apply(to db: Database, seq: Int64, at: Instant) throws {
    try db.runOnOne(
      "UPDATE attempt SET outcome = 'interrupted', ended = ? WHERE delivery = ? AND number = ? AND outcome IS NULL",
      [at.seconds, delivery, attempt],
      otherwise: "recovery of attempt \(attempt) at \(delivery), which is not under way")
    try db.runOnOne(
      "UPDATE delivery SET state = 'uncertain', next_try = ? WHERE id = ? AND state = 'attempting'",
      [at.seconds, delivery],
      otherwise: "recovery of \(delivery), which is not under way")
  }
}

extension RecoveryEntry {
  init(_ body: EntryReader) throws {
    delivery = try body.text("delivery")
    attempt = Int(try body.number("attempt"))
  }
}
