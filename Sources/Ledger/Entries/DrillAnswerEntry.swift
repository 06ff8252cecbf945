import CivilTime
import GRDB
import JSONText

/// 演练答复: somebody answered a drill.
struct DrillAnswerEntry: EntryBody {
  static let kind = "drill-answer"

  /// Number of the drill.
  var number: Int
  /// Id of the person who answered.
  var person: String
  var by: String

  init(number: Int, person: String, by: String) {
    self.number = number
    self.person = person
    self.by = by
  }

  var json: JSONValue {
    .members(["number": .number(Int64(number)), "person": .string(person), "by": .string(by)])
  }

  func apply(to db: Database, seq: Int64, at: Instant) throws {
    try db.run(
      "INSERT INTO drill_answer (seq, number, person, at, author) VALUES (?, ?, ?, ?, ?)",
      [seq, number, person, at.seconds, by])
  }
}

extension DrillAnswerEntry {
  init(_ body: EntryReader) throws {
    number = Int(try body.number("number"))
    person = try body.text("person")
    by = try body.text("by")
  }
}
