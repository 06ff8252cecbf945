import CivilTime
import Diagnostics
import Evaluation
import JSONText
import Rules

/// A difference of two books for scripts: fields may be added, never renamed.
struct DifferenceJSON {
  private let difference: BookDifference
  private let zone: TimeZoneTable
  private let language: Language

  /// - Parameter zone: That of the office by the new rules.
  init(_ difference: BookDifference, zone: TimeZoneTable, language: Language) {
    self.difference = difference
    self.zone = zone
    self.language = language
  }

  func value(at now: Instant, hasLedger: Bool) -> JSONValue {
    let tasks = difference.tasks
    return .members([
      "changes": .bool(!difference.isEmpty), "at": .string(zone.rfc3339(now)),
      "until": .string("\(difference.period.upperBound)"), "ledger": .bool(hasLedger), "summary": summary,
      "tasks": .members([
        "before": number(tasks.before), "new": .strings(tasks.new), "gone": .strings(tasks.gone),
        "massRemoval": .bool(difference.removal.isHeld),
      ]),
      "people": .array(
        difference.people.map { person in
          .members([
            "person": .string(person.id), "before": number(person.notifications.before),
            "after": number(person.notifications.after), "lettersBefore": number(person.letters.before),
            "lettersAfter": number(person.letters.after),
          ])
        }),
      "obligations": .array(difference.obligations.map(obligation)),
      "overdue": .members([
        "becomes": .strings(difference.becomesOverdue.map(\.key)),
        "stops": .strings(difference.stopsBeingOverdue.map(\.key)),
      ]), "undated": .array(difference.undated.map(undated)),
      "notifications": .array(difference.notifications.map(notification)),
      "beforeRule": .array(
        difference.beforeRule.map { step in
          .members([
            "obligation": .string(step.key), "title": .string(step.title), "step": .string(step.step),
            "ordinal": number(step.ordinal), "day": .string("\(step.day)"), "to": .strings(step.recipients),
          ])
        }),
      "settings": .array(
        difference.settings.map { setting in
          .members([
            "area": .string(setting.area.rawValue), "id": .string(setting.id), "field": .string(setting.field),
            "old": .optional(setting.old?[language]), "new": .optional(setting.new?[language]),
          ])
        }),
    ])
  }

  private var summary: JSONValue {
    let counts: [(String, Int)] =
      [
        ("obligationsNew", difference.obligations(.new).count),
        ("obligationsGone", difference.obligations(.gone).count),
        ("obligationsRenamed", difference.obligations(.renamed).count),
        ("obligationsChanged", difference.obligations(.changed).count),
        ("dueMoved", difference.obligations.count { $0.move != nil }),
        ("becomesOverdue", difference.becomesOverdue.count),
        ("stopsBeingOverdue", difference.stopsBeingOverdue.count),
      ]
      + NotificationChange.Kind.allCases.map { ($0.rawValue, difference.notifications($0).count) }
      + [
        ("movedNotices", difference.movedNotices.count), ("beforeRule", difference.beforeRule.count),
        ("toldMore", difference.people.count { $0.notifications.after > $0.notifications.before }),
        ("toldLess", difference.people.count { $0.notifications.after < $0.notifications.before }),
        ("settings", difference.settings.count),
      ]
    return .object(counts.map { .init($0.0, number($0.1)) })
  }

  // MARK: Parts

  private func obligation(_ change: ObligationChange) -> JSONValue {
    .members([
      "change": .string(change.kind.rawValue), "key": .string(change.key),
      "dueMoves": change.move.map {
        .members(["days": number($0.days), "workingDays": number($0.workingDays)])
      } ?? .null, "strandedRecords": number(change.stranded), "old": change.old.map(side) ?? .null,
      "new": change.new.map(side) ?? .null,
    ])
  }

  private func side(_ side: ObligationSide) -> JSONValue {
    .members([
      "key": .string(side.key), "title": .string(side.title), "units": .strings(side.units),
      "support": .strings(side.support), "start": .string("\(side.start)"), "due": .string("\(side.due)"),
      "dueTime": .optional(side.dueTime.map { "\($0)" }), "provisional": .bool(side.isProvisional),
      "chased": .bool(side.isChased), "targets": .strings(side.targets), "evidence": .strings(side.evidence),
      "state": .string(side.state.rawValue), "lamp": .string(side.lamp.rawValue),
      "daysOverdue": number(side.daysOverdue), "place": .string(side.place),
    ])
  }

  private func undated(_ change: UndatedChange) -> JSONValue {
    func side(_ side: UndatedChange.Side) -> JSONValue {
      .members(["title": .string(side.title), "units": .strings(side.units), "phrase": .string(side.phrase)])
    }
    return .members([
      "key": .string(change.key), "old": change.old.map(side) ?? .null, "new": change.new.map(side) ?? .null,
    ])
  }

  private func notification(_ change: NotificationChange) -> JSONValue {
    let event = (change.new ?? change.old)?.event
    return .members([
      "change": .string(change.kind.rawValue), "event": .optional(event?.rawValue),
      "subject": .string(change.subject), "title": .string(change.title), "old": change.old.map(told) ?? .null,
      "new": change.new.map(told) ?? .null,
    ])
  }

  private func told(_ told: Told) -> JSONValue {
    .members([
      "to": .string(told.recipient), "channel": .string(told.channel), "step": .string(told.step),
      "ordinal": number(told.ordinal), "due": .string("\(told.due)"), "at": .string(zone.rfc3339(told.at)),
      "day": .string("\(told.day)"), "late": .bool(told.isLate),
    ])
  }

  private func number(_ count: Int) -> JSONValue { .number(Int64(count)) }
}
