public import CivilTime
public import Rules
import WorkCalendars

/// 日程: one notification to come.
public struct AgendaEntry: Hashable, Sendable {
  public var account: Account
  /// When it goes out.
  public var at: Instant
  /// The obligation; nil for a report.
  public var obligation: Obligation?
}

extension Evaluator {
  /// Who will be told what on `days`, if nothing more is recorded.
  ///
  /// Runs `decide` at every telling hour from `now` (or from the first of `days`
  /// when that is earlier) on a copy of the snapshot: exactly what the daemon
  /// would do. What is suppressed, skipped or merged is listed with its reason.
  ///
  /// - Complexity: O(days × obligations × steps).
  public static func agenda(
    _ book: RuleBook, _ snapshot: Snapshot, at now: Instant, on days: ClosedRange<CivilDate>
  ) -> [AgendaEntry] {
    let index = ObligationIndex(book, snapshot)
    var copy = snapshot
    var entries: [AgendaEntry] = []
    let today = book.office.zone.day(at: now)
    var since: CivilDate?
    for day in min(today, days.lowerBound)...days.upperBound {
      let instant = max(book.tellingInstant(day), day == today ? now : Instant(seconds: .min))
      let ruling = decide(book, copy, obligations: index.obligations, at: instant, since: since)
      since = day
      for account in ruling.accounts {
        copy.accounted.insert(account.id.event)
        let delivery = ruling.deliveries.first { $0.id == account.delivery }
        let entry = AgendaEntry(
          account: account, at: max(delivery?.notBefore ?? instant, instant),
          obligation: account.id.event.kind == .report ? nil : index[account.id.event.subject])
        if days.contains(book.office.zone.day(at: entry.at)) { entries.append(entry) }
      }
      // A digest that goes out at this hour is frozen then.
      for delivery in ruling.deliveries where delivery.notBefore <= instant {
        copy.frozenDeliveries.insert(delivery.id)
      }
    }
    return entries
  }
}
