public import Diagnostics
public import PlanLanguage

/// Everything a task says, as one is written down; `Task` is what is read.
public struct TaskFields: Sendable {
  public var id: String
  public var title: String
  public var section: String?
  public var lead: [Answerer]
  public var support: [Answerer]
  public var performedBy: String?
  public var chase: Bool
  public var policy: Int?
  public var workflow: Int?
  /// Every place of the document it comes from, in the order written.
  public var places: [Clause]
  public var tags: [String]
  public var indicators: [String]
  public var note: String?
  public var raised: Raised?
  public var commitments: [CommitmentFields]
  public var span: SourceSpan

  public init(
    id: String, title: String, section: String? = nil, lead: [Answerer], support: [Answerer] = [],
    performedBy: String? = nil, chase: Bool = true, policy: Int? = nil, workflow: Int? = nil,
    places: [Clause] = [], tags: [String] = [], indicators: [String] = [], note: String? = nil,
    raised: Raised? = nil, commitments: [CommitmentFields] = [],
    span: SourceSpan
  ) {
    self.id = id
    self.title = title
    self.section = section
    self.lead = lead
    self.support = support
    self.performedBy = performedBy
    self.chase = chase
    self.policy = policy
    self.workflow = workflow
    self.places = places
    self.tags = tags
    self.indicators = indicators
    self.note = note
    self.raised = raised
    self.commitments = commitments
    self.span = span
  }
}

/// Everything a commitment says, as one is written down; `Commitment` is what is read.
public struct CommitmentFields: Sendable {
  public var id: String
  public var title: String
  public var kind: Commitment.Kind
  public var answeredBy: Commitment.AnsweredBy
  public var phrase: String
  public var origin: Commitment.DeadlineOrigin
  public var answer: Int32
  public var reckoning: Int32?
  public var targets: [Target]
  public var quota: Commitment.Quota
  public var evidence: [String]
  public var performedBy: String?
  public var chase: Bool
  /// Every place of the document it comes from, in the order written.
  public var places: [Clause]
  public var note: String?
  public var span: SourceSpan
  public var dueSpan: SourceSpan
  public var rare: RareFields

  public init(
    id: String, title: String, kind: Commitment.Kind, answeredBy: Commitment.AnsweredBy = .lead, phrase: String,
    origin: Commitment.DeadlineOrigin, answer: Int32, reckoning: Int32? = nil, targets: [Target] = [],
    quota: Commitment.Quota = .each, evidence: [String] = [], performedBy: String? = nil, chase: Bool = true,
    places: [Clause] = [], note: String? = nil, span: SourceSpan, dueSpan: SourceSpan,
    rare: RareFields = RareFields()
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.answeredBy = answeredBy
    self.phrase = phrase
    self.origin = origin
    self.answer = answer
    self.reckoning = reckoning
    self.targets = targets
    self.quota = quota
    self.evidence = evidence
    self.performedBy = performedBy
    self.chase = chase
    self.places = places
    self.note = note
    self.span = span
    self.dueSpan = dueSpan
    self.rare = rare
  }
}

/// What few commitments say.
public struct RareFields: Hashable, Sendable {
  public var milestoneOf: Int32?
  public var feedback: Int32?
  public var decision: Decision?
  public var total: Target?
  public var after: CommitmentPlace?
  public var needs: [CommitmentPlace]
  public var support: [Answerer]?
  public var tags: [String]
  public var indicators: [String]
  public var unitDeadlines: [UnitIndex: UnitDeadline]
  public var evidenceEach: [String]

  public init(
    milestoneOf: Int32? = nil, decision: Decision? = nil, total: Target? = nil, after: CommitmentPlace? = nil,
    needs: [CommitmentPlace] = [], support: [Answerer]? = nil, tags: [String] = [], indicators: [String] = [],
    unitDeadlines: [UnitIndex: UnitDeadline] = [:], feedback: Int32? = nil, evidenceEach: [String] = []
  ) {
    self.feedback = feedback
    self.milestoneOf = milestoneOf
    self.decision = decision
    self.total = total
    self.after = after
    self.needs = needs
    self.support = support
    self.tags = tags
    self.indicators = indicators
    self.unitDeadlines = unitDeadlines
    self.evidenceEach = evidenceEach
  }

  /// Whether none of it is said.
  public var isEmpty: Bool {
    milestoneOf == nil && decision == nil && total == nil && after == nil && needs.isEmpty && support == nil
      && tags.isEmpty && indicators.isEmpty && unitDeadlines.isEmpty && feedback == nil
      && evidenceEach.isEmpty
  }
}
