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
  /// The same for each person, and each report, by channel; what they count adds up to the day's. By recipient and
  /// channel, reports behind people.
  public var lines: [Line]

  /// Whether every notification has exactly one account.
  public var isBalanced: Bool { owed.isEmpty && expected == counts.values.reduce(0, +) }

  /// What one recipient is told through one channel.
  public struct Line: Hashable, Sendable {
    /// Id of the person or the report.
    public var recipient: String
    public var channel: String
    public var isReport: Bool
    /// Notifications, each once.
    public var expected: Int
    public var counts: [AccountState: Int]
    /// How many are called for and have no account.
    public var owed: Int
    /// Of the accounts of steps and reports, those no longer called for.
    public var noLongerCalledFor: Int

    /// Whether each of them has exactly one account.
    public var isBalanced: Bool { owed == 0 && expected == counts.values.reduce(0, +) }
  }
}

extension Balance {
  fileprivate init(of day: CivilDate, accounts: [Account], calledFor: Set<Event>, owed: [NotificationID]) {
    self.day = day
    self.owed = owed
    var seen: Set<NotificationID> = []
    var lines: [LineKey: Line] = [:]
    for account in accounts {
      let key = LineKey(account.id)
      var line = lines[key] ?? key.line
      line.counts[account.state, default: 0] += 1
      if seen.insert(account.id).inserted { line.expected += 1 }
      if account.id.event.kind != .notice, !calledFor.contains(account.id.event) { line.noLongerCalledFor += 1 }
      lines[key] = line
    }
    for id in owed {
      let key = LineKey(id)
      var line = lines[key] ?? key.line
      line.owed += 1
      line.expected += 1
      lines[key] = line
    }
    self.lines = lines.sorted { $0.key < $1.key }.map(\.value)
    expected = seen.count + owed.count
    noLongerCalledFor = self.lines.reduce(0) { $0 + $1.noLongerCalledFor }
    counts = self.lines.reduce(into: [:]) { $0.merge($1.counts, uniquingKeysWith: +) }
  }

  /// What of it concerns `recipients`: ids of people or reports.
  public func only(_ recipients: Set<String>) -> Balance {
    var part = self
    part.lines = lines.filter { recipients.contains($0.recipient) }
    part.owed = owed.filter { recipients.contains($0.recipient) }
    part.expected = part.lines.reduce(0) { $0 + $1.expected }
    part.noLongerCalledFor = part.lines.reduce(0) { $0 + $1.noLongerCalledFor }
    part.counts = part.lines.reduce(into: [:]) { $0.merge($1.counts, uniquingKeysWith: +) }
    return part
  }

  /// The lines of several days, added up.
  public static func lines(of balances: [Balance]) -> [Line] {
    var sums: [LineKey: Line] = [:]
    for line in balances.flatMap(\.lines) {
      let key = LineKey(line)
      var sum = sums[key] ?? key.line
      sum.expected += line.expected
      sum.owed += line.owed
      sum.noLongerCalledFor += line.noLongerCalledFor
      sum.counts.merge(line.counts, uniquingKeysWith: +)
      sums[key] = sum
    }
    return sums.sorted { $0.key < $1.key }.map(\.value)
  }

  private struct LineKey: Hashable, Comparable {
    var isReport: Bool
    var recipient: String
    var channel: String

    init(_ id: NotificationID) {
      recipient = id.recipient
      channel = id.channel
      // What is written as a file is nobody's; a report's letter is its reader's like any other.
      if case .file = id.event.reportPart { isReport = true } else { isReport = false }
    }

    init(_ line: Line) { (isReport, recipient, channel) = (line.isReport, line.recipient, line.channel) }

    static func < (left: LineKey, right: LineKey) -> Bool {
      guard left.isReport == right.isReport else { return right.isReport }
      guard left.recipient == right.recipient else {
        return left.recipient.utf8.lexicographicallyPrecedes(right.recipient.utf8)
      }
      return left.channel.utf8.lexicographicallyPrecedes(right.channel.utf8)
    }

    var line: Line {
      Line(
        recipient: recipient, channel: channel, isReport: isReport, expected: 0, counts: [:], owed: 0,
        noLongerCalledFor: 0)
    }
  }
}

extension Evaluator {
  /// The balance of `day` at `now`, from the accounts the ledger holds for that day.
  public static func balance(
    _ book: RuleBook, _ snapshot: Snapshot, accounts: [Account], of day: CivilDate, at now: Instant
  ) -> Balance {
    balances(book, snapshot, accounts: accounts, of: day...day, at: now)[0]
  }

  /// The balances of `days` at `now`, from the accounts the ledger holds for them.
  ///
  /// What is called for is computed anew from the rules and the facts, without a
  /// look at what was accounted; an event that has accounts is settled by them,
  /// because recipients are settled when it is accounted for.
  public static func balances(
    _ book: RuleBook, _ snapshot: Snapshot, accounts: [Account], of days: ClosedRange<CivilDate>, at now: Instant
  ) -> [Balance] {
    var owed: [CivilDate: [NotificationID]] = [:]
    var calledFor: [CivilDate: Set<Event>] = [:]
    // An event that a newer calendar brought to these days may have its accounts on another.
    let settled = snapshot.accounted.union(accounts.map(\.id.event))
    if let last = book.lastDayTold(at: now), days.lowerBound <= last {
      var blank = snapshot
      blank.accounted = []
      let ruling = decide(
        book, blank, obligations: book.obligations(snapshot), at: now, since: days.lowerBound)
      for account in ruling.accounts where days.contains(account.day) {
        calledFor[account.day, default: []].insert(account.id.event)
        if !settled.contains(account.id.event) { owed[account.day, default: []].append(account.id) }
      }
    }
    let held = Dictionary(grouping: accounts, by: \.day)
    return days.map { day in
      Balance(of: day, accounts: held[day] ?? [], calledFor: calledFor[day] ?? [], owed: owed[day] ?? [])
    }
  }
}
