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
    "missingEvidence": .list(.text), "lastFact": .optional(.members([:])),
  ])

  static let overdue = Shape.members([
    "asOf": .text, "countingRule": .text, "obligations": .list(overdueRow), "behind": .list(overdueRow),
  ])

  static let agenda = Shape.list(
    .members([
      "key": .text, "at": .text, "obligation": .optional(.text), "title": .text, "unit": .text, "step": .text,
      "ordinal": .number, "to": .list(.text), "channels": .list(.text), "reason": .text,
      "rule": .members(["file": .text, "line": .number]), "provisional": .bool,
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
}
