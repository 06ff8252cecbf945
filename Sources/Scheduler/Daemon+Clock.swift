public import CivilTime
import Ledger
import Logging
public import Rules
import WorkCalendars

/// Jumps of the wall clock: held when they go far forward, until they are undone or somebody says that they are right.
extension Daemon {
  /// Whether `now` is to be gone by. What is held is noted beside the journal, for `duban clock`.
  func isClockBelieved(_ now: Instant) throws(LedgerError) -> Bool {
    let ledger = supervision.ledger
    let wasHeld = clockGuard.held != nil
    let accepted = wasHeld ? try ledger.noted(.clockAccepted) : nil
    switch clockGuard.look(at: now, uptime: clock.uptime, accepted: accepted) {
    case .held(let jump):
      guard saidJump != jump else { return false }
      saidJump = jump
      try ledger.note(.clockJump, jump.text)
      let zone = supervision.book?.office.zone ?? .shanghai
      logger.error(
        """
        the clock jumped from \(zone.civil(at: jump.expected)) to \(zone.civil(at: jump.found)): nothing is sent until \
        it is set right, or `duban clock --accept` says that it is
        """)
      return false
    case .jumped(let jump):
      logger.warning("the clock jumped by \(jump.seconds) seconds")
    case .believed: break
    }
    if wasHeld {
      saidJump = nil
      try ledger.note(.clockJump, "")
      logger.notice("the clock is believed again")
    }
    return true
  }

  /// Why a start at `now` is not believed: it is before the last pass, or beyond every plan and calendar by a year.
  func startDoubt(_ now: Instant) throws(LedgerError) -> ClockJump? {
    guard !(clock is ShiftedClock) else { return nil }
    if let last = try supervision.ledger.lastTick(), now < last.adding(seconds: -ClockGuard.limit) {
      return ClockJump(expected: last, found: now)
    }
    guard let book = supervision.book, let last = ClockGuard.horizon(of: book) else { return nil }
    let horizon = book.office.zone.end(of: last)
    return now > horizon ? ClockJump(expected: horizon, found: now) : nil
  }
}

extension ClockGuard {
  /// The day past which no clock is believed at a start: a year after every plan and calendar of `book` has ended; nil
  /// when nothing says when that is.
  public static func horizon(of book: RuleBook) -> CivilDate? {
    guard let end = book.plans.map(\.period.upperBound).max(),
      let covered = book.calendars.compactMap(\.coverage?.upperBound).max()
    else { return nil }
    return max(end, covered).adding(days: 366)
  }
}
