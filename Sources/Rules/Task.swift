public import CivilTime
public import Diagnostics
public import PlanLanguage

/// 任务: one clause of a plan with its own responsible units.
public struct Task: Sendable {
  public var id: String
  public var title: String
  /// 板块: the heading it stands under.
  public var section: String?
  /// 牵头单位, 责任单位, in the order written.
  public var lead: [Answerer]
  /// 配合单位.
  public var support: [Answerer]
  /// Who does it, when it is not the unit that answers for it: `紫阳县`.
  public var performedBy: String?
  /// 催办: whether anyone is reminded.
  public var chase: Bool
  /// Index into `RuleBook.policies` when the task names its own; nil: the plan's.
  public var policy: Int?
  public var clause: Clause?
  /// Where the document says it again.
  public var furtherClauses: [Clause]
  /// 标签: words of the rules' own, by which lists are narrowed and evidence rules apply.
  public var tags: [String]
  /// 指标: which indicators of the plan's assessment it serves.
  public var indicators: [String]
  /// 备注: what an editor of the rules wants remembered.
  public var note: String?
  /// 交办: who raised it and why; nil for a task of the document.
  public var raised: Raised?
  /// At least one. A task that lists none is its own only commitment, with an empty id.
  public var commitments: [Commitment]
  public var span: SourceSpan

  public init(
    id: String, title: String, section: String? = nil, lead: [Answerer], support: [Answerer] = [],
    performedBy: String? = nil, chase: Bool = true, policy: Int? = nil, clause: Clause? = nil,
    furtherClauses: [Clause] = [], tags: [String] = [], indicators: [String] = [], note: String? = nil,
    raised: Raised? = nil,
    commitments: [Commitment], span: SourceSpan
  ) {
    self.id = id
    self.title = title
    self.section = section
    self.lead = lead
    self.support = support
    self.performedBy = performedBy
    self.chase = chase
    self.policy = policy
    self.clause = clause
    self.furtherClauses = furtherClauses
    self.tags = tags
    self.indicators = indicators
    self.note = note
    self.raised = raised
    self.commitments = commitments
    self.span = span
  }
}

/// 事项: one separately checkable promise inside a task.
public struct Commitment: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// 计数: numbers to reach.
    case countable
    /// 成果: something to hand in or to happen.
    case artifact
    /// 触发: each time something happens.
    case trigger
    /// 倡导: shown, never due.
    case exhortation
  }

  /// 承办: who of the task's units answers.
  public enum AnsweredBy: Hashable, Sendable {
    /// The lead units together, with one obligation.
    case lead
    /// Every lead unit for itself, groups expanded.
    case each
    /// Every one of the named units for itself, groups expanded.
    case eachOf([Answerer])
    /// The named units together.
    case named([Answerer])
    /// One obligation for each of the plan's pairs.
    case pairs
  }

  /// 指标口径: what a target counts where several obligations share it.
  public enum Quota: String, Sendable, CaseIterable {
    /// Every unit, or every pair, owes the whole of it.
    case each
    /// All of them together owe it once.
    case total
  }

  /// Where its deadline was written.
  public enum DeadlineOrigin: String, Sendable {
    case own
    /// Inherited from the task.
    case task
    /// Inherited from the plan's defaults.
    case defaults
    /// Inherited from the plan's period.
    case plan
  }

  /// Empty when it is its task's only commitment.
  public var id: String
  public var title: String
  public var kind: Kind
  public var answeredBy: AnsweredBy
  /// The phrase as written, or as it was decided; empty when nothing but the plan's period is to be met.
  public var phrase: String
  public var origin: DeadlineOrigin
  /// Index into `RuleBook.answers`: equal phrases in equal contexts share one answer.
  public var answer: Int32
  /// Index into `RuleBook.reckonings`; nil: its days are counted as its plan counts.
  public var reckoning: Int32?
  /// Units that answer for themselves and count by a calendar of their own.
  public var unitDeadlines: [UnitIndex: UnitDeadline]
  /// 目标, the deadline's own counts included.
  public var targets: [Target]
  /// 佐证材料: kinds of document that must be there before it counts as met; those of the plan's rules included.
  public var evidence: [String]
  public var performedBy: String?
  public var chase: Bool
  public var clause: Clause?
  /// Where the document says it again.
  public var furtherClauses: [Clause]
  public var note: String?
  public var span: SourceSpan
  /// Where the deadline phrase stands.
  public var dueSpan: SourceSpan
  /// What few commitments say; nil when this one says none of it.
  private var rare: Box<Rare>?

  /// What few commitments say.
  private struct Rare: Sendable {
    var milestoneOf: Int32?
    var decision: Decision?
    var quota = Quota.each
    var total: Target?
    var after: CommitmentPlace?
    var needs: [CommitmentPlace] = []
    var support: [Answerer]?
    var tags: [String] = []
    var indicators: [String] = []

    /// Stands for what none of it is said of.
    static let none = Rare()
  }

  public init(
    id: String, title: String, kind: Kind, answeredBy: AnsweredBy = .lead, milestoneOf: Int32? = nil,
    phrase: String, decision: Decision? = nil, origin: DeadlineOrigin, answer: Int32, reckoning: Int32? = nil,
    unitDeadlines: [UnitIndex: UnitDeadline] = [:], targets: [Target] = [], quota: Quota = .each,
    total: Target? = nil, evidence: [String] = [], after: CommitmentPlace? = nil, needs: [CommitmentPlace] = [],
    performedBy: String? = nil, chase: Bool = true, support: [Answerer]? = nil, tags: [String] = [],
    indicators: [String] = [], clause: Clause? = nil, furtherClauses: [Clause] = [], note: String? = nil,
    span: SourceSpan, dueSpan: SourceSpan
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.answeredBy = answeredBy
    self.phrase = phrase
    self.origin = origin
    self.answer = answer
    self.reckoning = reckoning
    self.unitDeadlines = unitDeadlines
    self.targets = targets
    self.evidence = evidence
    self.performedBy = performedBy
    self.chase = chase
    self.clause = clause
    self.furtherClauses = furtherClauses
    self.note = note
    self.span = span
    self.dueSpan = dueSpan
    let isUsual =
      milestoneOf == nil && decision == nil && quota == .each && total == nil && after == nil && needs.isEmpty
      && support == nil && tags.isEmpty && indicators.isEmpty
    if !isUsual {
      rare = Box(
        Rare(
          milestoneOf: milestoneOf, decision: decision, quota: quota, total: total, after: after, needs: needs,
          support: support, tags: tags, indicators: indicators))
    }
  }

  private mutating func change(_ change: (inout Rare) -> Void) {
    var fields = rare?.value ?? .none
    change(&fields)
    rare = Box(fields)
  }
}

// MARK: What few say

extension Commitment {
  /// 里程碑: the commitment of the same task that it is a milestone of; nil for all others.
  public var milestoneOf: Int32? {
    get { rare?.value.milestoneOf }
    set { change { $0.milestoneOf = newValue } }
  }

  /// 决定: what a person settled where the document leaves the deadline open.
  public var decision: Decision? {
    get { rare?.value.decision }
    set { change { $0.decision = newValue } }
  }

  public var quota: Quota {
    get { rare?.value.quota ?? .each }
    set { change { $0.quota = newValue } }
  }

  /// 合计: what all turns of a recurring commitment add up to.
  public var total: Target? {
    get { rare?.value.total }
    set { change { $0.total = newValue } }
  }

  /// 前置: the term begins when that commitment is met, and until then is reckoned from its due day.
  public var after: CommitmentPlace? {
    get { rare?.value.after }
    set { change { $0.after = newValue } }
  }

  /// 依赖: must be met before this one can be.
  public var needs: [CommitmentPlace] {
    get { rare?.value.needs ?? [] }
    set { change { $0.needs = newValue } }
  }

  /// 配合单位 of its own; nil: the task's.
  public var support: [Answerer]? {
    get { rare?.value.support }
    set { change { $0.support = newValue } }
  }

  /// Its own and its task's.
  public var tags: [String] {
    get { rare?.value.tags ?? [] }
    set { change { $0.tags = newValue } }
  }

  /// Its own, else its task's.
  public var indicators: [String] {
    get { rare?.value.indicators ?? [] }
    set { change { $0.indicators = newValue } }
  }
}

extension Task {
  /// Stands between the headings of a section that lies within another.
  public static let sectionSeparator = " · "

  /// Every place of the document it comes from, in the order written.
  public var places: [Clause] { (clause.map { [$0] } ?? []) + furtherClauses }
}

extension Commitment {
  /// Its tags and indicators, by which lists are narrowed.
  public var words: [String] { tags + indicators }

  /// Every place of the document it comes from, in the order written.
  public var places: [Clause] { (clause.map { [$0] } ?? []) + furtherClauses }
}

/// 决定: a deadline that a person settled where the document states a vague one.
public struct Decision: Hashable, Sendable {
  /// What the document says: `定期`.
  public var written: String
  /// Who decided.
  public var by: String
  public var on: CivilDate
  /// 依据: the minutes or instruction it rests on.
  public var ref: String?

  public init(written: String, by: String, on: CivilDate, ref: String? = nil) {
    self.written = written
    self.by = by
    self.on = on
    self.ref = ref
  }
}

/// Where a commitment stands in its plan.
public struct CommitmentPlace: Hashable, Sendable {
  /// Index into `Plan.tasks`.
  public var task: Int32
  /// Index into `Task.commitments`.
  public var commitment: Int32

  public init(task: Int, commitment: Int) {
    self.task = Int32(task)
    self.commitment = Int32(commitment)
  }
}
