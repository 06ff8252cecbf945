public import CivilTime
public import Rules

/// 账目核对: for one day, every notification the rules call for and the account it has.
public struct Balance: Hashable, Sendable {
  public var day: CivilDate
  /// Notifications that the rules call for on that day, or called for when it was decided, each once.
  public var expected: Int
  public var counts: [AccountState: Int]
  /// Of the accounts of steps and reports, those that today's rules and facts would no longer call for: met
  /// since, or edited since.
  public var noLongerCalledFor: Int
  /// Called for, its hour past, and without an account. Nothing is owed once a tick has run.
  public var owed: [NotificationID]

  /// Whether every notification has exactly one account.
  public var isBalanced: Bool { owed.isEmpty && expected == counts.values.reduce(0, +) }
}

extension Evaluator {
  /// The balance of `day` at `now`, from the accounts the ledger holds for that day.
  ///
  /// What is called for is computed anew from the rules and the facts, without a
  /// look at what was accounted; an event that has accounts is settled by them,
  /// because recipients are settled when it is accounted for.
  public static func balance(
    _ book: RuleBook, _ snapshot: Snapshot, accounts: [Account], of day: CivilDate, at now: Instant
  ) -> Balance {
    var counts: [AccountState: Int] = [:]
    for account in accounts { counts[account.state, default: 0] += 1 }
    var owed: [NotificationID] = []
    var calledFor: Set<Event> = []
    // An event that a newer calendar brought to this day may have its accounts on another.
    let settled = snapshot.accounted.union(accounts.map(\.id.event))
    if let last = book.lastDayTold(at: now), day <= last {
      var blank = snapshot
      blank.accounted = []
      let ruling = decide(book, blank, obligations: book.obligations(snapshot), at: now, since: day)
      for account in ruling.accounts where account.day == day {
        calledFor.insert(account.id.event)
        if !settled.contains(account.id.event) { owed.append(account.id) }
      }
    }
    return Balance(
      day: day, expected: Set(accounts.map(\.id)).count + owed.count, counts: counts,
      noLongerCalledFor: accounts.count { $0.id.event.kind != .notice && !calledFor.contains($0.id.event) },
      owed: owed)
  }
}
