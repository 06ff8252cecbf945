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
  /// Runs `decide` now and at every telling hour after it (from midnight of the first of `days` when that day
  /// is past) on a copy of the snapshot: exactly what a daemon that runs from then on would do. What is
  /// suppressed, skipped or merged is listed with its reason.
  ///
  /// - Complexity: O(days × obligations × steps).
  public static func agenda(
    _ book: RuleBook, _ snapshot: Snapshot, at now: Instant, on days: ClosedRange<CivilDate>
  ) -> [AgendaEntry] {
    var index = ObligationIndex(book, snapshot)
    var copy = snapshot
    var entries: [AgendaEntry] = []
    let zone = book.office.zone
    var since: CivilDate?
    var instant = min(now, zone.instant(of: days.lowerBound, at: .startOfDay))
    if zone.day(at: now) == days.lowerBound { instant = now }
    var turns = TurnsByDay(book, index.obligations, in: zone.day(at: instant).adding(days: -1)...days.upperBound)
    while zone.day(at: instant) <= days.upperBound {
      let today = zone.day(at: instant)
      let concerned = since.map { turns.obligations(on: $0...today) } ?? index.obligations
      let ruling = decide(book, copy, obligations: concerned, at: instant, since: since)
      // The day before: this day's telling hour may be yet to come.
      since = today.adding(days: -1)
      for account in ruling.accounts {
        copy.accounted.insert(account.id.event)
        let delivery = ruling.deliveries.first { $0.id == account.delivery }
        let entry = AgendaEntry(
          account: account, at: max(delivery?.notBefore ?? instant, instant),
          obligation: account.id.event.kind == .report ? nil : index[account.id.event.subject])
        if days.contains(zone.day(at: entry.at)) { entries.append(entry) }
      }
      if ruling.accounts.contains(where: { $0.id.event.step == Event.settledNotice && $0.id.event.isAboutEdit }) {
        copy.edits.told = []
      }
      // A digest that goes out at this hour is frozen then.
      for delivery in ruling.deliveries where delivery.notBefore <= instant {
        copy.freeze(delivery)
      }
      // The reply day of a slip says when the next degree may be issued.
      if !ruling.slips.isEmpty {
        for slip in ruling.slips { copy.add(slip) }
        index = ObligationIndex(book, copy)
        turns = TurnsByDay(book, index.obligations, in: today.adding(days: -1)...max(today, days.upperBound))
      }
      instant = book.nextTellingInstant(after: instant)
    }
    return entries
  }
}
