public import CivilTime
public import Diagnostics
public import PlanLanguage

/// One issued document whose tasks are supervised.
public struct Plan: Sendable {
  /// How a bare list of responsible units reads.
  public enum Roles: String, Sendable, CaseIterable {
    /// All of them answer together.
    case joint
    /// The first leads, the others support.
    case first
    /// Only labels (牵头, 配合) decide.
    case labelled
  }

  public enum Visibility: String, Sendable, CaseIterable {
    case `public`
    /// Only people of the plan's own units, its supervisor and its readers see it.
    case `internal`
  }

  /// Stable for ever; keys hang on it.
  public var id: String
  public var title: String
  /// 文号.
  public var number: String?
  /// 印发单位.
  public var issuer: String?
  public var issued: CivilDate?
  /// The days the plan covers.
  public var period: ClosedRange<CivilDate>
  /// The year that `年内` and `8月` mean: the plan's, or of a plan over several years the year of issue.
  public var year: Int
  /// From this day its steps are told; else from its issue day, else from the first day of its period.
  public var effective: CivilDate?
  /// The day it ended; what is open then is waived or carried over.
  public var closed: CivilDate?
  /// 结转: the plan that goes on with what is open when this one ends, as index into `RuleBook.plans`; nil: waived.
  public var carryOver: Int32?
  /// 地区: whose plan it is; its units may be written without it, as 区农业局 or 农业局 for 相城区农业局.
  public var region: String?
  /// Path of the document, relative to the folder above the rules; clauses are cited against it.
  public var source: String?
  public var zone: TimeZoneTable
  /// Index into `RuleBook.calendars`.
  public var calendar: Int
  /// Index into `RuleBook.policies`.
  public var policy: Int
  /// Index into `RuleBook.workflows`; nil: one step closes, `done`.
  public var workflow: Int32?
  /// 督办单位.
  public var supervisor: UnitIndex?
  public var roles: Roles
  public var visibility: Visibility
  /// Of an internal plan, everyone who may be told of it: the people of its own units, of its supervisor, and
  /// its readers; nil when it is public.
  public var insiders: Set<PersonIndex>?
  public var readings: Readings
  /// 结对: who helps whom, in the order written.
  public var pairs: [Pair]
  /// 佐证规则: what everything with a tag must show.
  public var evidenceRules: [EvidenceRule]
  /// 指标清单: the indicators of its assessment that tasks may name.
  public var indicators: [String]
  /// 备注: what the document says that assigns nothing to anybody: goals, organisation, exhortations to all.
  public var notes: [PlanNote]
  /// In the order of the files' names, then as written.
  public var tasks: [Task]
  public var span: SourceSpan

  public init(
    id: String, title: String, number: String? = nil, issuer: String? = nil, issued: CivilDate? = nil,
    period: ClosedRange<CivilDate>, year: Int, effective: CivilDate? = nil, closed: CivilDate? = nil,
    carryOver: Int32? = nil, region: String? = nil, source: String? = nil, zone: TimeZoneTable = .shanghai,
    calendar: Int, policy: Int, supervisor: UnitIndex? = nil, roles: Roles = .joint,
    visibility: Visibility = .public, insiders: Set<PersonIndex>? = nil, readings: Readings = Readings(),
    pairs: [Pair] = [], evidenceRules: [EvidenceRule] = [], indicators: [String] = [], notes: [PlanNote] = [],
    tasks: [Task] = [], span: SourceSpan
  ) {
    self.id = id
    self.title = title
    self.number = number
    self.issuer = issuer
    self.issued = issued
    self.period = period
    self.year = year
    self.effective = effective
    self.closed = closed
    self.carryOver = carryOver
    self.region = region
    self.source = source
    self.zone = zone
    self.calendar = calendar
    self.policy = policy
    self.supervisor = supervisor
    self.roles = roles
    self.visibility = visibility
    self.insiders = insiders
    self.readings = readings
    self.pairs = pairs
    self.evidenceRules = evidenceRules
    self.indicators = indicators
    self.notes = notes
    self.tasks = tasks
    self.span = span
  }

  /// The first day on which anything of this plan is told.
  public var inForce: CivilDate { effective ?? issued ?? period.lowerBound }
}

/// 佐证规则: evidence that every commitment with a tag must show.
public struct EvidenceRule: Hashable, Sendable {
  public var tag: String
  public var evidence: [String]
  public var clause: Clause?

  public init(tag: String, evidence: [String], clause: Clause? = nil) {
    self.tag = tag
    self.evidence = evidence
    self.clause = clause
  }
}

/// 对子: one of ours and one of theirs.
public struct Pair: Hashable, Sendable {
  /// Stands in keys after `#`; by default both names, ours first.
  public var id: String
  public var ours: Side
  public var theirs: Side
  public var clause: Clause?
  public var span: SourceSpan

  /// One side: a unit of the rules, or somebody only named.
  public struct Side: Hashable, Sendable {
    public var name: String
    public var unit: UnitIndex?

    public init(name: String, unit: UnitIndex? = nil) {
      self.name = name
      self.unit = unit
    }
  }

  public init(id: String, ours: Side, theirs: Side, clause: Clause? = nil, span: SourceSpan) {
    self.id = id
    self.ours = ours
    self.theirs = theirs
    self.clause = clause
    self.span = span
  }

  /// The units among its two sides.
  public var units: [UnitIndex] { [ours.unit, theirs.unit].compactMap { $0 } }
}

/// A place of the document that is recorded and not supervised.
public struct PlanNote: Hashable, Sendable {
  public var clause: Clause
  /// What the editor of the rules says of it.
  public var about: String?

  public init(clause: Clause, about: String? = nil) {
    self.clause = clause
    self.about = about
  }
}

extension Plan {
  /// The places of the tasks that are called one of `ids`, or of all. O(tasks), without looking into them.
  public func places(of ids: [Task.SoughtID], orAll isAll: Bool = false) -> [Int] {
    guard !isAll else { return Array(tasks.indices) }
    return tasks.withUnsafeBufferPointer { tasks in
      tasks.indices.filter { place in ids.contains { tasks[place].isCalled($0) } }
    }
  }
}

/// Where a rule stands in the document it comes from.
public struct Clause: Hashable, Sendable {
  /// Line of the source document, counted from 1.
  public var line: Int
  /// The document's own words, or the part of them that the rule carries.
  public var quote: String
  public var span: SourceSpan

  public init(line: Int, quote: String, span: SourceSpan) {
    self.line = line
    self.quote = quote
    self.span = span
  }
}
