public import Diagnostics

/// 督办规则: on which day to tell whom, and when a lamp turns.
public struct Policy: Sendable {
  public var id: String
  public var steps: [Step]
  /// Yellow from so long before the due day on.
  public var yellowBefore: CountedSpan
  /// What is not as usual with the lamps.
  public var lamps: [Lamp: LampRule]
  /// 序时进度: whether a countable commitment is behind when less than ⌊target × elapsed share⌋ is done.
  public var pace: Pace
  /// 知悉有效期: how long reminders rest once the unit said that it knows; nil: they do not rest.
  public var acknowledgement: CountedSpan?
  public var span: SourceSpan

  public enum Pace: String, Sendable, CaseIterable {
    case none
    case linear
  }

  public init(
    id: String, steps: [Step], yellowBefore: CountedSpan = CountedSpan(10, .workingDays),
    lamps: [Lamp: LampRule] = [:], pace: Pace = .none, acknowledgement: CountedSpan? = nil, span: SourceSpan
  ) {
    self.id = id
    self.steps = steps
    self.yellowBefore = yellowBefore
    self.lamps = lamps
    self.pace = pace
    self.acknowledgement = acknowledgement
    self.span = span
  }
}

/// A number of days, working days, weeks or months.
public struct CountedSpan: Hashable, Sendable {
  public enum Measure: String, Sendable, CaseIterable {
    case days
    case workingDays
    case weeks
    case months
  }

  /// At least 0.
  public var count: Int
  public var measure: Measure

  public init(_ count: Int, _ measure: Measure) {
    self.count = count
    self.measure = measure
  }

  /// `5wd`, `1d`, `2w`, `3m`: stands in step ids.
  public var canonical: String {
    switch measure {
    case .days: "\(count)d"
    case .workingDays: "\(count)wd"
    case .weeks: "\(count)w"
    case .months: "\(count)m"
    }
  }
}

/// 步骤: one line of a policy.
public struct Step: Hashable, Sendable {
  public enum Anchor: Hashable, Sendable {
    /// The day the window opens.
    case start
    /// So long before the due day.
    case before(CountedSpan)
    /// The due day.
    case due
    /// So long after the due day.
    case after(CountedSpan)
    /// 知悉到期后: so long after an acknowledgement ran out, once for each.
    case lapsed(CountedSpan)
  }

  /// Given, else the canonical offset text: `before:5wd`, `due`, `after:1d/every:3wd`.
  public var id: String
  public var anchor: Anchor
  /// Repeats so often from the unrolled day of the first turn, until the obligation is met.
  public var every: CountedSpan?
  /// Turns at most, the first included; nil: until met or the plan closes.
  public var times: Int?
  public var tell: [Role]
  /// Tells only when all of these hold.
  public var when: Condition?
  /// Does not tell when all of these hold.
  public var unless: Condition?
  /// Goes out at once instead of with the next digest.
  public var urgent: Bool
  /// 督办单: it issues a numbered slip instead of a line in a digest.
  public var slip: SlipRule?
  public var span: SourceSpan

  public init(
    id: String, anchor: Anchor, every: CountedSpan? = nil, times: Int? = nil, tell: [Role], when: Condition? = nil,
    unless: Condition? = nil, urgent: Bool = false, slip: SlipRule? = nil, span: SourceSpan
  ) {
    self.id = id
    self.anchor = anchor
    self.every = every
    self.times = times
    self.tell = tell
    self.when = when
    self.unless = unless
    self.urgent = urgent
    self.slip = slip
    self.span = span
  }
}

/// Whom a step tells.
public enum Role: Hashable, Sendable {
  /// The liaison officers of the answering units.
  case liaison
  /// The leaders in charge of the answering units.
  case leader
  /// The liaison officers of the supporting units.
  case support
  /// The liaison officers of the units that the answering units report to; the supervisor's where there is none.
  case superior
  /// 逐级: one rung of the reporting line a turn: the leader of the answering unit, then the leader of the unit it
  /// reports to, and so on; past the top, and for good, the plan's supervisor.
  case line
  /// The liaison officers of the plan's supervisor.
  case supervisor
  case person(PersonIndex)

  public var name: String {
    switch self {
    case .liaison: "liaison"
    case .leader: "leader"
    case .support: "support"
    case .superior: "superior"
    case .line: "line"
    case .supervisor: "supervisor"
    case .person: "person"
    }
  }

  /// 联络员, 分管领导, 配合单位联络员, 上级单位, 逐级领导, 督办单位.
  public var chinese: String {
    switch self {
    case .liaison: "联络员"
    case .leader: "分管领导"
    case .support: "配合单位联络员"
    case .superior: "上级单位"
    case .line: "逐级领导"
    case .supervisor: "督办单位"
    case .person: "指定人员"
    }
  }
}

/// Comparisons joined by `and`, over a closed list of fields; typed and checked when loaded.
public struct Condition: Hashable, Sendable {
  public enum Field: String, Sendable, CaseIterable {
    /// Per cent of the target done, 0...; 100 when met.
    case progress
    /// Working days left until the due day; negative past it.
    case workingDaysLeft = "working-days-left"
    /// Calendar days past the due day; 0 until then.
    case daysOverdue = "days-overdue"
    case lamp
    case kind
    /// `behind` when less is done than the elapsed share of the window asks for, else `kept`.
    case pace
  }

  public enum Operator: String, Sendable, CaseIterable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
  }

  public enum Value: Hashable, Sendable {
    case number(Int)
    case word(String)
  }

  public struct Comparison: Hashable, Sendable {
    public var field: Field
    public var op: Operator
    public var value: Value

    public init(_ field: Field, _ op: Operator, _ value: Value) {
      self.field = field
      self.op = op
      self.value = value
    }
  }

  public var comparisons: [Comparison]
  /// As written.
  public var text: String

  public init(_ comparisons: [Comparison], text: String) {
    self.comparisons = comparisons
    self.text = text
  }
}
