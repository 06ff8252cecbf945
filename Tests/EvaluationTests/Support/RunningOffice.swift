import CivilTime
import Evaluation
import Rules

/// An office as it runs: it hears of facts when they are written down, decides at nine and whenever it heard of one,
/// and sends what may go out.
struct RunningOffice {
  /// What one waking came to.
  struct Waking {
    var now: Instant
    var today: CivilDate
    var ruling: Ruling
    /// What the ledger holds with `ruling` written down.
    var snapshot: Snapshot
    /// The obligations by that.
    var index: ObligationIndex
    /// The accounts whose letters went out at that moment.
    var sent: [Account]
  }

  let book: RuleBook
  private(set) var snapshot = Snapshot()
  /// In the order of their writing, the latest first.
  private var unheard: [Fact]
  /// The obligations by the facts and slips so far.
  private var index: ObligationIndex
  /// Up to which day the last waking has accounted for everything; nil when there is news.
  private var since: CivilDate?
  private var outbox: [(delivery: PlannedDelivery, members: [Account])] = []

  init(_ book: RuleBook, _ facts: [Fact]) {
    self.book = book
    index = ObligationIndex(book, snapshot)
    unheard = facts.enumerated().sorted { ($0.element.recorded, $0.offset) > ($1.element.recorded, $1.offset) }.map(
      \.element)
  }

  /// Wakes through `days`, and hands each waking to `look`.
  ///
  /// - Parameter isRunning: Whether it wakes at nine of a day; it always does when there is something to hear.
  mutating func run(
    _ days: ClosedRange<CivilDate>, isRunning: (CivilDate) -> Bool = { _ in true },
    _ look: (Waking) throws -> Void
  ) rethrows {
    for date in days {
      if isRunning(date) { try wake(at: nine(date), look) }
      while let next = unheard.last?.recorded, book.office.zone.day(at: next) <= date { try wake(at: next, look) }
    }
  }

  private mutating func wake(at now: Instant, _ look: (Waking) throws -> Void) rethrows {
    while let fact = unheard.last, fact.recorded <= now {
      snapshot.add(fact)
      unheard.removeLast()
      since = nil
    }
    if since == nil { index = ObligationIndex(book, snapshot) }
    let today = book.office.zone.day(at: now)
    let ruling = Evaluator.decide(book, snapshot, at: now, since: since)
    snapshot.apply(ruling)
    since = today.adding(days: -1)
    if !ruling.slips.isEmpty {
      index = ObligationIndex(book, snapshot)
      since = nil
    }
    for delivery in ruling.deliveries where !outbox.contains(where: { $0.delivery.id == delivery.id }) {
      outbox.append((delivery, []))
    }
    for account in ruling.accounts where account.delivery != nil && account.state != .merged {
      if let place = outbox.firstIndex(where: { $0.delivery.id == account.delivery }) {
        outbox[place].members.append(account)
      }
    }
    let sent = send(at: now)
    try look(
      Waking(now: now, today: today, ruling: ruling, snapshot: snapshot, index: index, sent: sent))
  }

  /// Sends what may go out; what a last look withdraws stays behind.
  private mutating func send(at now: Instant) -> [Account] {
    var sent: [Account] = []
    for (delivery, members) in outbox where delivery.notBefore <= now {
      let gone = Set(Evaluator.lastLook(members, book, index, snapshot, at: now).map(\.0))
      let left = members.filter { !gone.contains($0.id) }
      if !left.isEmpty { snapshot.freeze(delivery) }
      sent += left
    }
    outbox.removeAll { $0.delivery.notBefore <= now }
    return sent
  }
}
