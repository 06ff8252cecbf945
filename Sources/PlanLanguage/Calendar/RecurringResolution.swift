import CivilTime
import Diagnostics

extension Resolution {
  /// A recurring deadline with its turns in order of their due days.
  static func recurring(
    _ turns: [DeadlineOccurrence], rrule: String?, until: CivilDate? = nil, steps: [Bilingual]
  ) -> Resolution {
    var resolution = Resolution(.recurring)
    resolution.occurrences = turns
    resolution.rrule = rrule.map { rule in
      guard let until else { return rule }
      let last = max(until, turns.last?.due ?? until)
      let digits = last.description.utf8.filter { $0 != 0x2D }
      return "\(rule);UNTIL=\(String(decoding: digits, as: UTF8.self))"
    }
    resolution.steps = steps
    if let first = turns.first, let last = turns.last {
      resolution.steps.append(
        Bilingual(
          zh: "计划期间内共\(turns.count)期，\(first.key)至\(last.key)",
          en: "\(English.count(turns.count, "turn")) within the plan's period, \(first.key) to \(last.key)"))
    }
    return resolution
  }
}

extension DeadlineOccurrence {
  /// An occurrence that concerns `turn`.
  init(_ turn: Turn, due: CivilDate, start: CivilDate? = nil, time: TimeOfDay? = nil, provisional: Bool = false) {
    self.init(
      key: turn.key, start: min(start ?? turn.days.lowerBound, due), due: due, dueTime: time,
      provisional: provisional)
  }
}
