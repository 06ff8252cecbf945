public import Diagnostics

/// 办理流程: the stages an obligation goes through, who acts in each, what is required, within what time.
///
/// 立项 is the rule file itself, and 交办 the day the task is handed down; what people do begins after them.
public struct Workflow: Hashable, Sendable {
  /// Whose turn it is.
  public enum Actor: String, Sendable, CaseIterable {
    /// 责任单位: the answering units.
    case unit
    /// 督办单位: the plan's supervisor.
    case supervisor

    /// 责任单位, 督办单位.
    public var words: Bilingual {
      switch self {
      case .unit: Bilingual(zh: "责任单位", en: "the unit")
      case .supervisor: Bilingual(zh: "督办单位", en: "the supervisor")
      }
    }
  }

  /// What must be there before a stage is over.
  public enum Requirement: String, Sendable, CaseIterable {
    /// All the evidence that the commitment asks for.
    case evidence
    /// A remark with the fact that ends the stage.
    case note
    /// A document number with it.
    case ref
  }

  /// 环节: one stage. It begins when the one before it ends, and ends with one fact.
  public struct Stage: Hashable, Sendable {
    /// Stands in keys after `:`.
    public var id: String
    public var title: Bilingual
    /// The fact that ends it: `accept`, `submit`, `confirm` or `done`.
    public var action: Fact.Kind
    public var holder: Actor
    public var requires: [Requirement]
    /// How long it may take, from the day after it began; nil: as long as the obligation itself.
    public var within: CountedSpan?

    public init(
      id: String, title: Bilingual, action: Fact.Kind, holder: Actor, requires: [Requirement] = [],
      within: CountedSpan? = nil
    ) {
      self.id = id
      self.title = title
      self.action = action
      self.holder = holder
      self.requires = requires
      self.within = within
    }
  }

  public var id: String
  /// At least one. The last one closes the obligation.
  public var stages: [Stage]
  /// How long the supervisor may take over a request for more time; nil: not limited.
  public var extensionWithin: CountedSpan?
  /// Index into `RuleBook.policies` of the policy its stages are supervised by; nil: the task's own.
  public var policy: Int?

  public init(id: String, stages: [Stage], extensionWithin: CountedSpan? = nil, policy: Int? = nil) {
    self.id = id
    self.stages = stages
    self.extensionWithin = extensionWithin
    self.policy = policy
  }

  /// 一步办结: `done` closes at once. Holds for every plan that names no workflow.
  public static let oneStep = Workflow(
    id: "one-step",
    stages: [
      Stage(
        id: "done", title: Bilingual(zh: "办理", en: "in hand"), action: .done, holder: .unit, requires: [.evidence])
    ])

  /// 签收 within two working days, 办理 until the due day, 审核 within five working days; an extension is decided
  /// within three.
  public static let standard = Workflow(
    id: "standard",
    stages: [
      Stage(
        id: "receipt", title: Bilingual(zh: "签收", en: "receipt"), action: .accept, holder: .unit,
        within: CountedSpan(2, .workingDays)),
      Stage(
        id: "work", title: Bilingual(zh: "办理", en: "in hand"), action: .submit, holder: .unit,
        requires: [.evidence]),
      Stage(
        id: "review", title: Bilingual(zh: "审核", en: "review"), action: .confirm, holder: .supervisor,
        within: CountedSpan(5, .workingDays)),
    ], extensionWithin: CountedSpan(3, .workingDays))

  /// The workflows that are there without being declared, by the names rules call them.
  public static let builtIn = [oneStep, standard]
}
