import CivilTime
import GRDB
import JSONText
import Rules

/// 台账记录: a fact was written down.
struct FactEntry: EntryBody {
  static let kind = "fact"

  var fact: Fact

  var json: JSONValue {
    .members([
      "kind": .string(fact.kind.rawValue), "key": .string(fact.key), "on": .string(fact.on.description),
      "recorded": .number(fact.recorded.seconds), "by": .string(fact.by),
      "thousandths": fact.thousandths.map { .number($0) }, "unit": fact.unit.map { .string($0) },
      "ref": fact.ref.map { .string($0) }, "note": fact.note.map { .string($0) },
      "until": fact.until.map { .string($0.description) }, "content": fact.content.map { .string($0) },
      "situation": fact.situation.map { .string($0) },
    ])
  }

  func apply(to db: Database, seq: Int64, at: Instant) throws {
    try db.run(
      """
      INSERT INTO fact (seq, kind, key, day, recorded, author, thousandths, unit, ref, note, until, content, situation)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        seq, fact.kind.rawValue, fact.key, fact.on.dayNumber, fact.recorded.seconds, fact.by, fact.thousandths,
        fact.unit, fact.ref, fact.note, fact.until?.dayNumber, fact.content, fact.situation,
      ])
  }
}

extension FactEntry {
  init(_ body: EntryReader) throws {
    fact = Fact(
      kind: try body.word("kind"), key: try body.text("key"), on: try body.day("on"),
      recorded: Instant(seconds: try body.number("recorded")), by: try body.text("by"),
      thousandths: try body.optionalNumber("thousandths"), unit: try body.optionalText("unit"),
      ref: try body.optionalText("ref"), note: try body.optionalText("note"),
      until: try body.optionalDay("until"), content: try body.optionalText("content"),
      situation: try body.optionalText("situation"))
  }

  /// The first field whose text SQLite would cut short.
  var unstorableField: String? {
    let texts = [
      ("key", fact.key), ("by", fact.by), ("unit", fact.unit), ("ref", fact.ref), ("note", fact.note),
      ("situation", fact.situation),
    ]
    return texts.first { $0.1?.utf8.contains(0) ?? false }?.0
  }
}
