import Checksums
public import CivilTime
public import Rules

/// The one function that decides who is told what on which day.
///
/// `run`, `tick`, `simulate`, `agenda`, reports of the outbox and rule tests all
/// come through `decide`; there is no second way, so a dry run prints what the
/// daemon does. It is pure: the same book, snapshot and instant give the same
/// ruling, byte for byte.
public enum Evaluator {
  /// What is to be written to the journal at `now`: an account for every notification that came due and that
  /// the journal does not hold yet.
  ///
  /// Of one obligation's unaccounted turns for one person the latest is told, worded as late when its day is
  /// past; an earlier one is skipped as superseded, another of the same day merged. There is no cursor: a rule
  /// accepted at ten with a step at nine, a back-dated fact and a month of downtime are the same case. Of a plan
  /// that has ended nothing is told: what it left unaccounted is skipped as withdrawn.
  ///
  /// - Parameters:
  ///   - since: A day up to which an earlier pass over the same book and facts has accounted for everything;
  ///     only saves work. Nil looks at everything.
  ///   - isQuiet: Whether neither a telling hour nor a day has come since that pass: then nothing can have come due.
  /// - Complexity: O(obligations × steps), and O(reports) where it is quiet.
  public static func decide(
    _ book: RuleBook, _ snapshot: Snapshot, at now: Instant, since: CivilDate? = nil, isQuiet: Bool = false
  ) -> Ruling {
    decide(book, snapshot, obligations: isQuiet ? [] : book.obligations(snapshot), at: now, since: since)
  }

  static func decide(
    _ book: RuleBook, _ snapshot: Snapshot, obligations: [Obligation], at now: Instant, since: CivilDate?
  ) -> Ruling {
    var draft = RulingDraft(book, snapshot, now)
    draft.addEditNotices()
    draft.addDeadLetterNotices()
    draft.addDrillNotices()
    guard let last = book.lastDayTold(at: now) else { return draft.ruling }
    let first = since ?? .earliest
    guard first <= last else { return draft.ruling }
    for obligation in obligations { draft.addSteps(of: obligation, in: first...last) }
    for report in book.reports { draft.addRuns(of: report, through: last) }
    return draft.ruling
  }
}

extension RuleBook {
  /// The last day whose telling hour has come by `now`.
  public func lastDayTold(at now: Instant) -> CivilDate? {
    let local = office.zone.civil(at: now)
    return local.time >= office.at ? local.date : local.date.adding(days: -1)
  }

  /// The instant at which what falls on `day` is told.
  public func tellingInstant(_ day: CivilDate) -> Instant { office.zone.instant(of: day, at: office.at) }

  /// The first telling instant after `now`.
  public func nextTellingInstant(after now: Instant) -> Instant {
    let today = office.zone.day(at: now)
    let instant = tellingInstant(today)
    return instant > now ? instant : tellingInstant(today.adding(days: 1))
  }
}

/// The ids of deliveries: derived from what they are, so that equal input gives equal ids.
enum DeliveryID {
  static func digest(recipient: String, channel: String, day: CivilDate) -> String {
    short("digest|\(recipient)|\(channel)|\(day)")
  }

  static func single(_ notification: NotificationID) -> String { short(notification.identity) }

  private static func short(_ identity: String) -> String { String(SHA256.hex(identity).prefix(32)) }
}
