import CivilTime
import GRDB
import JSONText
import Rules

/// 督办单: a slip got its number.
struct SlipEntry: EntryBody {
  static let kind = "slip"

  var slip: Slip

  var json: JSONValue {
    let event = slip.event
    return .members([
      "number": .number(Int64(slip.number)), "on": .string(slip.on.description),
      "colour": .string(slip.colour.rawValue), "replyBy": .string(slip.replyBy.description),
      "subject": .string(event.subject), "step": .string(event.step), "ordinal": .number(Int64(event.ordinal)),
      "due": .string(event.due.description),
    ])
  }

  func apply(to db: Database, seq: Int64, at: Instant) throws {
    let event = slip.event
    try db.run(
      """
      INSERT INTO slip (seq, year, number, day, colour, reply_by, subject, step, ordinal, due)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        seq, slip.on.year, slip.number, slip.on.dayNumber, slip.colour.rawValue, slip.replyBy.dayNumber,
        event.subject, event.step, event.ordinal, event.due.dayNumber,
      ])
  }
}

extension SlipEntry {
  init(_ body: EntryReader) throws {
    slip = Slip(
      event: Event(
        kind: .step, subject: try body.text("subject"), step: try body.text("step"),
        ordinal: Int(try body.number("ordinal")), due: try body.day("due")),
      colour: try body.word("colour"), number: Int(try body.number("number")), on: try body.day("on"),
      replyBy: try body.day("replyBy"))
  }
}
