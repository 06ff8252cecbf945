import CivilTime
import GRDB
import JSONText

/// 演练: somebody began one.
struct DrillEntry: EntryBody {
  static let kind = "drill"

  /// From 1.
  var number: Int
  var by: String

  init(number: Int, by: String) {
    self.number = number
    self.by = by
  }

  var json: JSONValue { .members(["number": .number(Int64(number)), "by": .string(by)]) }

  func apply(to db: Database, seq: Int64, at: Instant) throws {
    try db.run("INSERT INTO drill (seq, number, at, author) VALUES (?, ?, ?, ?)", [seq, number, at.seconds, by])
  }
}

extension DrillEntry {
  init(_ body: EntryReader) throws {
    number = Int(try body.number("number"))
    by = try body.text("by")
  }
}
