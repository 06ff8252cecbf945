import CivilTime
import GRDB
import JSONText

/// Somebody said that a revision which was held is meant.
struct ConsentEntry: EntryBody {
  static let kind = "consent"

  /// `RuleRevision.hash` of what is meant; of nothing else.
  var hash: String
  var by: String

  init(hash: String, by: String) {
    self.hash = hash
    self.by = by
  }

  var json: JSONValue { .members(["hash": .string(hash), "by": .string(by)]) }

  func apply(to db: Database, seq: Int64, at: Instant) throws {
    try db.run(
      "INSERT INTO consent (seq, hash, at, author) VALUES (?, ?, ?, ?)", [seq, hash, at.seconds, by])
  }
}

extension ConsentEntry {
  init(_ body: EntryReader) throws {
    hash = try body.text("hash")
    by = try body.text("by")
  }
}
