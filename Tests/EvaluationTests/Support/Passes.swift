import CivilTime
import Evaluation
import Rules

extension Snapshot {
  /// What the ledger does with a ruling: its events have their accounts now.
  mutating func apply(_ ruling: Ruling) {
    for account in ruling.accounts { accounted.insert(account.id.event) }
    for slip in ruling.slips { add(slip) }
  }

  /// What draining the outbox at `now` does: what goes out is frozen.
  mutating func drain(_ ruling: Ruling, at now: Instant) {
    for delivery in ruling.deliveries where delivery.notBefore <= now { freeze(delivery) }
  }
}

/// A daemon that passes at nine o'clock of each of `days`: what it accounts for, in order.
func passes(
  _ book: RuleBook, _ snapshot: inout Snapshot, _ days: ClosedRange<CivilDate>,
  isRunning: (CivilDate) -> Bool = { _ in true }
) -> [Account] {
  var accounts: [Account] = []
  for day in days where isRunning(day) {
    let ruling = Evaluator.decide(book, snapshot, at: nine(day))
    snapshot.apply(ruling)
    snapshot.drain(ruling, at: nine(day))
    accounts += ruling.accounts
  }
  return accounts
}

extension Account {
  /// `2018-06-15 before:5wd agri-liaison planned due`: what tables of expected accounts are written in.
  var line: String {
    let ordinal = id.event.ordinal > 1 ? "·\(id.event.ordinal)" : ""
    return "\(day) \(id.event.step)\(ordinal) \(id.recipient) \(state.rawValue) \(reason.rawValue)"
  }
}
