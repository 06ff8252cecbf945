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
    furtherClauses: [Clause] = [], note: String? = nil, raised: Raised? = nil,
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
    /// The named units together.
    case named([Answerer])
  }

  /// Where its deadline was written.
  public enum DeadlineOrigin: String, Sendable {
    case own
    /// Inherited from the task.
    case task
    /// Inherited from the plan's period.
    case plan
  }

  /// Empty when it is its task's only commitment.
  public var id: String
  public var title: String
  public var kind: Kind
  public var answeredBy: AnsweredBy
  /// The phrase as written; empty when nothing but the plan's period is to be met.
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
  /// 佐证材料: kinds of document that must be there before it counts as met.
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

  public init(
    id: String, title: String, kind: Kind, answeredBy: AnsweredBy = .lead, phrase: String, origin: DeadlineOrigin,
    answer: Int32, reckoning: Int32? = nil, unitDeadlines: [UnitIndex: UnitDeadline] = [:], targets: [Target] = [],
    evidence: [String] = [], performedBy: String? = nil, chase: Bool = true,
    clause: Clause? = nil, furtherClauses: [Clause] = [], note: String? = nil, span: SourceSpan, dueSpan: SourceSpan
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
  }
}

extension Task {
  /// Every place of the document it comes from, in the order written.
  public var places: [Clause] { (clause.map { [$0] } ?? []) + furtherClauses }
}

extension Commitment {
  /// Every place of the document it comes from, in the order written.
  public var places: [Clause] { (clause.map { [$0] } ?? []) + furtherClauses }
}
