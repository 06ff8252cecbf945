import CivilTime
import Rules

/// 报表: the runs of reports, as files and as letters.
extension RulingDraft {
  /// Accounts for the runs of `report` that have come due: the latest is made, earlier ones are superseded.
  mutating func addRuns(of report: ReportRule, through last: CivilDate) {
    guard let inForce = book.plans.map(\.inForce).min() else { return }
    for part in report.parts {
      let open = report.days.filter { $0 >= inForce && $0 <= last }.map { report.event(part, on: $0) }
        .filter { !snapshot.accounted.contains($0) }
      for event in open {
        for id in notified(event, part, of: report) {
          guard event == open.last else {
            add(id, event.due, .skipped, .superseded)
            continue
          }
          add(id, event.due, in: slot(for: id, part), event.due < today ? .late : .due)
        }
      }
    }
  }

  private func notified(_ event: Event, _ part: ReportPart, of report: ReportRule) -> [NotificationID] {
    switch part {
    case .file:
      (report.files.map { [$0.channel] } ?? []).map {
        NotificationID(event: event, recipient: report.id, channel: $0)
      }
    case .letter:
      book.readers(of: report, on: today).map {
        NotificationID(event: event, recipient: book.people[Int($0.person)].id, channel: $0.channel)
      }
    }
  }

  /// A file is written at its hour, on rest days too: it disturbs nobody. A letter waits as slips do.
  private func slot(for id: NotificationID, _ part: ReportPart) -> DeliverySlot {
    switch part {
    case .file:
      DeliverySlot(
        delivery: PlannedDelivery(
          id: DeliveryID.single(id), kind: .report, recipient: id.recipient, channel: id.channel, day: id.event.due,
          notBefore: book.tellingInstant(id.event.due)))
    case .letter: singleLetter(id, .reportLetter)
    }
  }
}
