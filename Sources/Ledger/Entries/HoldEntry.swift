import CivilTime
import GRDB
import JSONText
import Rules

/// A rule revision waits for somebody's word, because of all that it takes away; the last good one stays in force.
struct HoldEntry: EntryBody {
  static let kind = "hold"

  var hash: String
  var removal: Removal

  init(hash: String, removal: Removal) {
    self.hash = hash
    self.removal = removal
  }

  var json: JSONValue {
    .members([
      "hash": .string(hash), "items": .number(Int64(removal.items)),
      "itemsBefore": .number(Int64(removal.itemsBefore)), "obligations": .number(Int64(removal.obligations)),
      "causes": .array(removal.causes.map(HoldEntry.json)),
      "first": .array(removal.first.map { .members(["key": .string($0.key), "title": .string($0.title)]) }),
    ])
  }

  func apply(to db: Database, seq: Int64, at: Instant) throws {
    try db.run(
      "INSERT INTO hold (seq, hash, at, items, obligations) VALUES (?, ?, ?, ?, ?)",
      [seq, hash, at.seconds, removal.items, removal.obligations])
  }

  private static func json(_ cause: Removal.Cause) -> JSONValue {
    switch cause {
    case .many: .members(["cause": .string("many")])
    case .plan(let id): .members(["cause": .string("plan"), "name": .string(id)])
    case .cut(let path): .members(["cause": .string("cut"), "name": .string(path)])
    }
  }
}

extension HoldEntry {
  init(_ body: EntryReader) throws {
    hash = try body.text("hash")
    removal = Removal(
      causes: try body.list("causes") { cause in
        switch try cause.text("cause") {
        case "many": .many
        case "plan": .plan(try cause.text("name"))
        case "cut": .cut(try cause.text("name"))
        default: throw EntryReader.Fault.unreadable(member: "cause")
        }
      },
      items: Int(try body.number("items")), itemsBefore: Int(try body.number("itemsBefore")),
      obligations: Int(try body.number("obligations")),
      first: try body.list("first") { Removal.Item(key: try $0.text("key"), title: try $0.text("title")) })
  }
}
