public import CivilTime

/// What the journal held at one moment: all that deciding needs besides the rules and the clock.
///
/// A value: readers copy it out and close the ledger before they compute.
public struct Snapshot: Sendable {
  /// Number of the last journal entry it contains.
  public var position: Int64
  /// Hash of that entry as 64 hexadecimal digits: of an empty journal, zeros.
  public var head: String = Snapshot.emptyHead
  /// In the order written, by the key of their obligation or commitment.
  public var facts: [String: [Fact]]
  /// Events that have their accounts; an event is accounted for as a whole.
  public var accounted: Set<Event>
  /// Keys of the commitments that facts of a workflow were recorded of, whatever workflow their plan has.
  public private(set) var followed: Set<String> = []
  /// Ids of deliveries whose members and bytes are frozen: nothing can be added to them.
  public var frozenDeliveries: Set<String>
  /// The edit of the rules that is not in force, and who knows.
  public var edits: EditNews
  /// 未送达的信: in the order in which they were given up.
  public var dead: [DeadLetter] = []
  /// 演练: in the order in which they were begun.
  public var drills: [Drill] = []
  /// 督办单: the slips issued, in the order of their numbers, by the key of their obligation.
  public private(set) var slips: [String: [Slip]] = [:]
  /// The last number of each year.
  private var lastSlip: [Int: Int] = [:]
  /// How many letters each person got in each week, by `LetterWeek`.
  private var letters: [LetterWeek: Int] = [:]

  /// One person, one channel, one week.
  private struct LetterWeek: Hashable, Sendable {
    var recipient: String
    var channel: String
    /// Its Monday.
    var monday: CivilDate
  }

  public init(
    position: Int64 = 0, facts: [String: [Fact]] = [:], accounted: Set<Event> = [],
    frozenDeliveries: Set<String> = [], edits: EditNews = EditNews()
  ) {
    self.position = position
    self.facts = facts
    self.accounted = accounted
    self.frozenDeliveries = frozenDeliveries
    self.edits = edits
    for fact in facts.values.joined() where !fact.kind.isPlain { followed.insert(Self.commitment(of: fact.key)) }
  }

  /// The head of a journal without entries.
  public static let emptyHead = String(repeating: "0", count: 64)

  /// How many facts there are. O(keys).
  public var factCount: Int { facts.values.reduce(0) { $0 + $1.count } }

  public mutating func add(_ fact: Fact) {
    facts[fact.key, default: []].append(fact)
    if !fact.kind.isPlain { followed.insert(Self.commitment(of: fact.key)) }
  }

  /// How many slips there are.
  public private(set) var slipCount = 0

  public mutating func add(_ slip: Slip) {
    slips[slip.event.subject, default: []].append(slip)
    lastSlip[slip.on.year] = max(slip.number, lastSlip[slip.on.year] ?? 0)
    slipCount += 1
    followed.insert(Self.commitment(of: slip.event.subject))
  }

  /// The number of the next slip of `year`.
  public func nextSlip(of year: Int) -> Int { (lastSlip[year] ?? 0) + 1 }

  /// Marks a delivery as gone out, or under way: nothing can be added to it any more.
  ///
  /// - Parameter recipient: Nil for what is no letter to a person.
  public mutating func freeze(_ delivery: String, recipient: String?, channel: String, day: CivilDate) {
    guard frozenDeliveries.insert(delivery).inserted, let recipient else { return }
    letters[
      LetterWeek(recipient: recipient, channel: channel, monday: day.adding(days: 1 - day.weekday)), default: 0] +=
      1
  }

  public mutating func freeze(_ delivery: PlannedDelivery) {
    freeze(
      delivery.id, recipient: delivery.kind.counts ? delivery.recipient : nil, channel: delivery.channel,
      day: delivery.day)
  }

  /// How many letters `recipient` got through `channel` in the week of `day`, Monday to Sunday.
  public func letters(to recipient: String, through channel: String, inWeekOf day: CivilDate) -> Int {
    letters[LetterWeek(recipient: recipient, channel: channel, monday: day.adding(days: 1 - day.weekday))] ?? 0
  }

  /// The part of an obligation's key that names its commitment.
  private static func commitment(of key: String) -> String { String(key.prefix { $0 != "@" && $0 != "#" }) }

  /// What of this had happened by `day`: for judging a day that is past.
  ///
  /// Events stay: one that is recorded ahead opens what is due before it. O(facts).
  public func happened(by day: CivilDate) -> Snapshot {
    guard facts.values.contains(where: { $0.contains { $0.on > day && $0.kind != .event } }) else { return self }
    var past = self
    past.followed = []
    past.facts = facts.mapValues { $0.filter { $0.on <= day || $0.kind == .event } }.filter { !$0.value.isEmpty }
    for fact in past.facts.values.joined() where !fact.kind.isPlain {
      past.followed.insert(Self.commitment(of: fact.key))
    }
    for key in slips.keys { past.followed.insert(Self.commitment(of: key)) }
    return past
  }
}

/// One envelope to be: who gets it, through what, and not before when.
public struct PlannedDelivery: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// All that one person is told on one day through one channel.
    case digest
    /// One step that could not wait.
    case urgent
    /// 督办单: one slip.
    case slip
    /// One report in one format, as a file.
    case report
    /// One report for one person.
    case reportLetter = "report-letter"
    /// 演练: one drill.
    case drill

    /// Whether it is one of the letters of a person's week.
    public var counts: Bool { ![.report, .reportLetter, .drill].contains(self) }
  }

  /// Stable: 32 lower-case hexadecimal digits. Also the Message-ID, the file's name, the idempotency key.
  public var id: String
  public var kind: Kind
  /// Id of the person; for a report's file the report's id.
  public var recipient: String
  public var channel: String
  /// The day it is for.
  public var day: CivilDate
  public var notBefore: Instant

  public init(
    id: String, kind: Kind, recipient: String, channel: String, day: CivilDate, notBefore: Instant
  ) {
    self.id = id
    self.kind = kind
    self.recipient = recipient
    self.channel = channel
    self.day = day
    self.notBefore = notBefore
  }
}

/// What one pass decides: written to the journal in one transaction, or not at all.
public struct Ruling: Sendable {
  /// In the order of obligations, days, steps, recipients.
  public var accounts: [Account]
  /// The deliveries the accounts name; one that the ledger already holds unfrozen gains members.
  public var deliveries: [PlannedDelivery]
  /// 督办单: the slips that are issued, each once, in the order of their numbers.
  public var slips: [Slip]

  public init(accounts: [Account] = [], deliveries: [PlannedDelivery] = [], slips: [Slip] = []) {
    self.accounts = accounts
    self.deliveries = deliveries
    self.slips = slips
  }

  public var isEmpty: Bool { accounts.isEmpty }
}
