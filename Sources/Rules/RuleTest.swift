public import CivilTime
public import Diagnostics

/// 规则测试: some facts, and what must be due, lit and sent by them on certain days.
public struct RuleTest: Sendable {
  /// Unique among the tests of a book.
  public var id: String
  public var title: String
  /// In the order written.
  public var facts: [Fact]
  /// In the order written; at least one.
  public var checks: [Check]
  /// Indexes into `RuleBook.plans` of the plans it speaks of, ascending: the others are as if they were not there.
  public var plans: [Int32]
  public var span: SourceSpan

  public init(
    id: String, title: String, facts: [Fact], checks: [Check], plans: [Int32], span: SourceSpan
  ) {
    self.id = id
    self.title = title
    self.facts = facts
    self.checks = checks
    self.plans = plans
    self.span = span
  }

  /// 核对: what must hold at one instant.
  public struct Check: Sendable {
    /// The clock; of a day without a time its last second, so that all that happened on it counts.
    public var at: Instant
    /// The day of `at` in the office's zone.
    public var day: CivilDate
    /// In the order of the keys, then as written; at least one.
    public var expectations: [Expectation]

    public init(at: Instant, day: CivilDate, expectations: [Expectation]) {
      self.at = at
      self.day = day
      self.expectations = expectations
    }
  }

  /// One thing that must hold.
  public struct Expectation: Sendable {
    public enum Kind: Sendable {
      /// The obligation with this key is due on the day; nil: there is none.
      case due(String, CivilDate?)
      case lamp(String, Lamp)
      case state(String, ObligationState)
      /// Exactly these obligations of `plans` are overdue, in whatever order.
      case overdue([String], plans: [Int32])
      case told(Telling)
      case notTold(Telling)
    }

    public var kind: Kind
    public var span: SourceSpan

    public init(_ kind: Kind, span: SourceSpan) {
      self.kind = kind
      self.span = span
    }
  }

  /// 通知: who is told, or not told, of what on which days.
  public struct Telling: Hashable, Sendable {
    public var person: PersonIndex
    /// Key of the obligation.
    public var key: String
    /// Id of the step; nil: whichever.
    public var step: String?
    /// Some day of these; not told: none of these.
    public var days: ClosedRange<CivilDate>
    /// What became of the notification; nil: it went out (told), or it did not (not told).
    public var account: AccountState?

    public init(
      person: PersonIndex, key: String, step: String? = nil, days: ClosedRange<CivilDate>,
      account: AccountState? = nil
    ) {
      self.person = person
      self.key = key
      self.step = step
      self.days = days
      self.account = account
    }
  }
}
