import CivilTime
import Rules

/// 预演: the passes of a daemon over some facts, day by day, on a ledger that is kept in mind.
///
/// Decides with `Evaluator.decide` and withdraws with `Evaluator.lastLook`, at the instants at which the daemon would
/// be awake: when a fact is written down, at every telling hour, and when a letter that was held may go out. Whatever
/// is due for sending is sent at once.
struct Rehearsal {
  /// One notification and what became of it so far.
  struct Entry {
    var account: Account
    /// When its letter went out; nil as long as it has not.
    var wentOut: Instant?
    /// The day its letter went out or it was withdrawn; until then the day it was put on hold. Of what is in no
    /// letter the step's.
    var day: CivilDate
  }

  let book: RuleBook
  private(set) var snapshot = Snapshot()
  /// The obligations by the facts so far.
  private(set) var index: ObligationIndex
  private(set) var entries: [Entry] = []
  /// In the order of their recording.
  private let facts: [Fact]
  /// How many of them have been written down.
  private var heard = 0
  private var turns: TurnsByDay
  private let horizon: CivilDate
  /// Letters that have not gone out, in the order planned.
  private var waiting: [PlannedDelivery] = []
  /// The next pass.
  private var next: Instant
  /// Up to which day the last pass has accounted for everything; nil before the first.
  private var since: CivilDate?

  /// - Parameters:
  ///   - start: The first pass.
  ///   - horizon: A day after which nothing is asked.
  init(_ book: RuleBook, _ facts: [Fact], from start: Instant, horizon: CivilDate) {
    self.book = book
    self.facts = facts.enumerated().sorted { ($0.element.recorded, $0.offset) < ($1.element.recorded, $1.offset) }
      .map(\.element)
    self.horizon = horizon
    next = start
    index = ObligationIndex(book, snapshot)
    turns = TurnsByDay(book, [], in: horizon...horizon)
  }

  /// Makes every pass up to `instant`, which is never earlier than the one before.
  mutating func advance(to instant: Instant) {
    while next <= instant {
      let now = next
      pass(at: now)
      next = upcoming(after: now)
    }
  }

  private func upcoming(after now: Instant) -> Instant {
    var upcoming = book.nextTellingInstant(after: now)
    if heard < facts.count { upcoming = min(upcoming, max(facts[heard].recorded, now.adding(seconds: 1))) }
    for delivery in waiting where delivery.notBefore > now { upcoming = min(upcoming, delivery.notBefore) }
    return upcoming
  }

  private mutating func pass(at now: Instant) {
    let today = book.office.zone.day(at: now)
    let isNews = hear(by: now)
    let looksBack = isNews ? nil : since
    let concerned = looksBack.map { turns.obligations(on: min($0, today)...today) } ?? index.obligations
    let ruling = Evaluator.decide(book, snapshot, obligations: concerned, at: now, since: looksBack)
    // The day before: this day's telling hour may be yet to come.
    since = today.adding(days: -1)
    for account in ruling.accounts {
      snapshot.accounted.insert(account.id.event)
      entries.append(Entry(account: account, wentOut: nil, day: account.delivery == nil ? account.day : today))
    }
    for delivery in ruling.deliveries where !waiting.contains(where: { $0.id == delivery.id }) {
      waiting.append(delivery)
    }
    for slip in ruling.slips { snapshot.add(slip) }
    if !ruling.slips.isEmpty { list(at: now) }
    deliver(at: now)
  }

  /// Writes down the facts that were recorded by `now`; whether there were any, or this is the first pass.
  private mutating func hear(by now: Instant) -> Bool {
    let before = heard
    while heard < facts.count, facts[heard].recorded <= now {
      snapshot.add(facts[heard])
      heard += 1
    }
    guard heard > before || since == nil else { return false }
    list(at: now)
    return true
  }

  /// Lists the obligations anew, by the facts and slips so far.
  private mutating func list(at now: Instant) {
    index = ObligationIndex(book, snapshot)
    let yesterday = book.office.zone.day(at: now).adding(days: -1)
    turns = TurnsByDay(book, index.obligations, in: yesterday...max(yesterday, horizon))
  }

  /// Sends what may go out by `now`; what has been met since it was planned is withdrawn.
  private mutating func deliver(at now: Instant) {
    let due = waiting.filter { $0.notBefore <= now }
    guard !due.isEmpty else { return }
    waiting.removeAll { $0.notBefore <= now }
    let today = book.office.zone.day(at: now)
    for delivery in due {
      let carried = entries.indices.filter { entries[$0].account.delivery == delivery.id }
      let members = carried.filter { entries[$0].account.state != .merged }
      let withdrawn = Evaluator.lastLook(
        members.map { entries[$0].account }, book, index, snapshot, at: now)
      for (id, reason) in withdrawn {
        for place in members where entries[place].account.id == id {
          entries[place].account.state = .cancelled
          entries[place].account.reason = reason
          entries[place].day = today
        }
      }
      guard members.contains(where: { entries[$0].account.state != .cancelled }) else { continue }
      snapshot.freeze(delivery)
      for place in carried where entries[place].account.state != .cancelled {
        if entries[place].account.state != .merged { entries[place].account.state = .sent }
        entries[place].wentOut = now
        entries[place].day = today
      }
    }
  }
}
