import CivilTime
import GRDB
import JSONText

/// A rule revision was refused; the last good one stays in force.
struct RefusalEntry: EntryBody {
  static let kind = "refusal"

  var hash: String
  /// How many errors it has, at least 1.
  var count: Int
  /// The first of them.
  var message: String

  init(hash: String, count: Int, message: String) {
    self.hash = hash
    self.count = count
    self.message = message
  }

  var json: JSONValue {
    .members(["hash": .string(hash), "count": .number(Int64(count)), "message": .string(message)])
  }

  func apply(to db: Database, seq: Int64, at: Instant) throws {
    try db.run(
      "INSERT INTO refusal (seq, hash, at, count, message) VALUES (?, ?, ?, ?, ?)",
      [seq, hash, at.seconds, count, message])
  }
}

extension RefusalEntry {
  init(_ body: EntryReader) throws {
    hash = try body.text("hash")
    count = Int(try body.number("count"))
    message = try body.text("message")
  }
}
