import ProgramHarness

/// What a piece of JSON must look like: the fields that scripts rely on, with their types.
indirect enum Shape: Sendable {
  case text
  case number
  case bool
  /// `2018-07-31`.
  case day
  /// One of these words.
  case word([String])
  case optional(Shape)
  case list(Shape)
  /// These members at least: fields may be added, never renamed.
  case members([String: Shape])

  /// Every place in `json` that is not as this says.
  func faults(in json: JSON, at place: String = "$") -> [String] {
    switch (self, json) {
    case (.optional, .null), (.text, .string), (.number, .number), (.bool, .bool): []
    case (.optional(let shape), _): shape.faults(in: json, at: place)
    case (.day, .string(let text)) where Shape.isDay(text): []
    case (.word(let words), .string(let text)) where words.contains(text): []
    case (.list(let shape), .array(let elements)):
      elements.enumerated().flatMap { shape.faults(in: $1, at: "\(place)[\($0)]") }
    case (.members(let shapes), .object(let members)):
      shapes.keys.sorted().flatMap { name in
        members[name].map { shapes[name]!.faults(in: $0, at: "\(place).\(name)") } ?? [
          "\(place).\(name) is missing"
        ]
      }
    default: ["\(place) is \(json), not \(self)"]
    }
  }

  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [4, 2, 2] && parts.allSatisfy { Int($0) != nil }
  }
}

extension Shape {
  static let target = Shape.members([
    "text": .text, "comparator": .word([">=", "<=", "=", "~", "range"]), "value": .number,
    "upper": .optional(.number), "unit": .text, "per": .optional(.text), "each": .bool,
  ])

  static let deadline = Shape.members([
    "phrase": .text, "kind": .word(["due", "window", "recurring", "relative", "ongoing", "unresolvable"]),
    "start": .optional(.day), "due": .optional(.day), "dueTime": .optional(.text), "soft": .bool,
    "ambiguous": .bool, "alternatives": .list(.day), "provisional": .bool, "rrule": .optional(.text),
    "occurrences": .list(.members(["key": .text, "start": .day, "due": .day])), "targets": .list(.target),
    "steps": .list(.text),
  ])

  private static let taskMembers: [String: Shape] = [
    "plan": .text, "id": .text, "title": .text, "lead": .list(.text), "support": .list(.text), "due": .deadline,
    "targets": .list(.target), "evidence": .list(.text),
    "kind": .word(["countable", "artifact", "trigger", "exhortation"]),
    "clause": .optional(.members(["source": .optional(.text), "line": .number, "quote": .text])), "file": .text,
    "line": .number,
  ]

  static let tasks = Shape.list(
    .members(
      taskMembers.merging(["section": .optional(.text), "commitments": .list(.members(taskMembers))]) { $1 }))

  private static let overdueRow = Shape.members([
    "key": .text, "plan": .text, "task": .text, "title": .text, "units": .list(.text), "due": .day,
    "originalDue": .day, "daysOverdue": .number, "workingDaysOverdue": .number,
    "lamp": .word(["grey", "green", "yellow", "red", "blue"]), "progress": .optional(.members([:])),
    "missingEvidence": .list(.text), "lastFact": .optional(.members([:])), "start": .day, "metOn": .optional(.day),
  ])

  private static let monthCell = Shape.members([
    "month": .text, "due": .number, "met": .number, "metLate": .number, "overdue": .number,
  ])

  private static let monthLine = Shape.members([
    "unit": .text, "due": .list(monthCell),
    "all": .members(["due": .number, "met": .number, "metLate": .number, "overdue": .number]),
  ])

  static let overdue = Shape.members([
    "asOf": .text, "countingRule": .text, "obligations": .list(overdueRow), "behind": .list(overdueRow),
    "months": .members([
      "from": .text, "through": .text, "units": .list(monthLine), "allUnits": monthLine,
    ]),
    "timeline": .members(["from": .text, "through": .text, "rows": .list(.number), "notDrawn": .number]),
  ])

  static let agenda = Shape.list(
    .members([
      "key": .text, "at": .text, "obligation": .optional(.text), "title": .text, "unit": .text, "step": .text,
      "ordinal": .number, "to": .list(.text), "channels": .list(.text), "reason": .text,
      "rule": .optional(.members(["file": .text, "line": .number])), "provisional": .bool,
    ]))

  static let check = Shape.members([
    "errors": .number, "decisions": .number, "notes": .number,
    "diagnostics": .list(
      .members([
        "severity": .word(["error", "decision", "note"]), "code": .text, "file": .optional(.text),
        "line": .optional(.number), "column": .optional(.number), "endColumn": .optional(.number), "message": .text,
        "help": .optional(.text),
      ])),
  ])

  private static let differenceSide = Shape.members([
    "key": .text, "title": .text, "units": .list(.text), "support": .list(.text), "start": .day, "due": .day,
    "dueTime": .optional(.text), "provisional": .bool, "chased": .bool, "targets": .list(.text),
    "evidence": .list(.text),
    "state": .word(["upcoming", "open", "submitted", "met", "met-late", "overdue", "behind", "closed"]),
    "lamp": .word(["grey", "green", "yellow", "red", "blue"]), "daysOverdue": .number, "place": .text,
  ])

  private static let told = Shape.members([
    "to": .text, "channel": .text, "step": .text, "ordinal": .number, "due": .day, "at": .text, "day": .day,
    "late": .bool,
  ])

  private static let undatedSide = Shape.members(["title": .text, "units": .list(.text), "phrase": .text])

  static let difference = Shape.members([
    "changes": .bool, "at": .text, "until": .day, "ledger": .bool,
    "summary": .members(
      Dictionary(
        uniqueKeysWithValues: [
          "obligationsNew", "obligationsGone", "obligationsRenamed", "obligationsChanged", "dueMoved",
          "becomesOverdue", "stopsBeingOverdue", "appears", "vanishes", "readdressed", "moves", "restepped",
          "rechannelled", "movedNotices", "beforeRule", "toldMore", "toldLess", "settings",
        ].map { ($0, Shape.number) })),
    "tasks": .members(["before": .number, "new": .list(.text), "gone": .list(.text), "massRemoval": .bool]),
    "people": .list(
      .members([
        "person": .text, "before": .number, "after": .number, "lettersBefore": .number, "lettersAfter": .number,
      ])),
    "obligations": .list(
      .members([
        "change": .word(["new", "gone", "renamed", "changed"]), "key": .text,
        "dueMoves": .optional(.members(["days": .number, "workingDays": .number])), "strandedRecords": .number,
        "old": .optional(differenceSide), "new": .optional(differenceSide),
      ])),
    "overdue": .members(["becomes": .list(.text), "stops": .list(.text)]),
    "undated": .list(
      .members(["key": .text, "old": .optional(undatedSide), "new": .optional(undatedSide)])),
    "notifications": .list(
      .members([
        "change": .word(["appears", "vanishes", "readdressed", "moves", "restepped", "rechannelled"]),
        "event": .word(["step", "report", "notice"]), "subject": .text, "title": .text, "old": .optional(told),
        "new": .optional(told),
      ])),
    "beforeRule": .list(
      .members([
        "obligation": .text, "title": .text, "step": .text, "ordinal": .number, "day": .day, "to": .list(.text),
      ])),
    "settings": .list(
      .members([
        "area": .word(["office", "person", "unit", "plan", "policy", "channel", "report"]), "id": .text,
        "field": .text, "old": .optional(.text), "new": .optional(.text),
      ])),
  ])
}
