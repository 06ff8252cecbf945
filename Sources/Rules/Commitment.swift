public import CivilTime
public import Diagnostics
public import PlanLanguage

/// 事项: one separately checkable promise inside a task.
///
/// A position in an image, like its task.
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

    /// The units and groups that answer, together or each, in a task led by `lead`.
    public func answerers(lead: @autoclosure () -> [Answerer]) -> [Answerer] {
      switch self {
      case .named(let named), .eachOf(let named): named
      case .lead, .each, .pairs: lead()
      }
    }
  }

  /// 指标口径: what a target counts where several obligations share it.
  public enum Quota: String, Sendable, CaseIterable {
    /// Every unit, or every pair, owes the whole of it.
    case each
    /// All of them together owe it once.
    case total
  }

  /// Where its deadline was written.
  public enum DeadlineOrigin: String, Sendable, CaseIterable {
    case own
    /// Inherited from the task.
    case task
    /// Inherited from the plan's defaults.
    case defaults
    /// Inherited from the plan's period.
    case plan
  }

  private let image: TaskImage
  private let index: Int32

  init(_ image: TaskImage, at index: Int32) {
    self.image = image
    self.index = index
  }

  public init(_ fields: CommitmentFields) {
    var builder = TaskImageBuilder()
    builder.add(TaskFields(id: "", title: "", lead: [], commitments: [fields], span: fields.span))
    self.init(builder.finish(), at: 0)
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
    self.init(
      CommitmentFields(
        id: id, title: title, kind: kind, answeredBy: answeredBy, phrase: phrase, origin: origin, answer: answer,
        reckoning: reckoning, targets: targets, quota: quota, evidence: evidence, performedBy: performedBy,
        chase: chase, places: (clause.map { [$0] } ?? []) + furtherClauses, note: note, span: span,
        dueSpan: dueSpan,
        rare: RareFields(
          milestoneOf: milestoneOf, decision: decision, total: total, after: after, needs: needs, support: support,
          tags: tags, indicators: indicators, unitDeadlines: unitDeadlines)))
  }

  /// Everything it says. O(what it says).
  public var fields: CommitmentFields {
    CommitmentFields(
      id: id, title: title, kind: kind, answeredBy: answeredBy, phrase: phrase, origin: origin, answer: answer,
      reckoning: reckoning, targets: targets, quota: quota, evidence: evidence, performedBy: performedBy,
      chase: chase, places: places, note: note, span: span, dueSpan: dueSpan,
      rare: RareFields(
        milestoneOf: milestoneOf, decision: decision, total: total, after: after, needs: needs, support: support,
        tags: tags, indicators: indicators, unitDeadlines: unitDeadlines, feedback: feedback,
        evidenceEach: evidenceEach))
  }

  /// Writes the commitment anew with a change. O(what it says).
  public mutating func change(_ change: (inout CommitmentFields) -> Void) {
    var fields = fields
    change(&fields)
    self = Commitment(fields)
  }

  private func word(_ word: CommitmentWord) -> UInt32 { image.word(word, of: index) }
  private func word(_ word: RareWord) -> UInt32 { image.word(word, of: index) }
}

extension Commitment {
  /// Empty when it is its task's only commitment; of a milestone with its commitment's id and a colon before it.
  public var id: String {
    get { image.text(word(.id)) }
    set { change { $0.id = newValue } }
  }

  public var title: String {
    get { image.text(word(.title)) }
    set { change { $0.title = newValue } }
  }

  public var kind: Kind {
    get { CommitmentTraits.kind(word(.traits)) }
    set { change { $0.kind = newValue } }
  }

  /// 承办: who of the task's units answers.
  public var answeredBy: AnsweredBy {
    get { CommitmentTraits.answeredBy(word(.traits), image.answerers(word(.answerers))) }
    set { change { $0.answeredBy = newValue } }
  }

  /// The phrase as written, or as it was decided; empty when nothing but the plan's period is to be met.
  public var phrase: String {
    get { image.text(word(.phrase)) }
    set { change { $0.phrase = newValue } }
  }

  public var origin: DeadlineOrigin { CommitmentTraits.origin(word(.traits)) }

  /// Index into `RuleBook.answers`: equal phrases in equal contexts share one answer.
  public var answer: Int32 {
    get { Int32(bitPattern: word(.answer)) }
    set { change { $0.answer = newValue } }
  }

  /// Index into `RuleBook.reckonings`; nil: its days are counted as its plan counts.
  public var reckoning: Int32? {
    get { word(.reckoning) == 0 ? nil : Int32(word(.reckoning)) - 1 }
    set { change { $0.reckoning = newValue } }
  }

  /// 目标, the deadline's own counts included.
  public var targets: [Target] {
    get { image.targets(word(.targets)) }
    set { change { $0.targets = newValue } }
  }

  public var quota: Quota {
    get { CommitmentTraits.quota(word(.traits)) }
    set { change { $0.quota = newValue } }
  }

  /// 佐证材料: kinds of document that must be there before it counts as met; those of the plan's rules included.
  public var evidence: [String] {
    get { image.texts(word(.evidence)) }
    set { change { $0.evidence = newValue } }
  }

  public var performedBy: String? {
    get { image.optionalText(word(.performedBy)) }
    set { change { $0.performedBy = newValue } }
  }

  public var chase: Bool {
    get { CommitmentTraits.isChased(word(.traits)) }
    set { change { $0.chase = newValue } }
  }

  /// Every place of the document it comes from, in the order written.
  public var places: [Clause] { image.clauses(word(.clauses)) }

  public var clause: Clause? { places.first }

  /// Where the document says it again.
  public var furtherClauses: [Clause] { Array(places.dropFirst()) }

  public var note: String? { image.optionalText(word(.note)) }

  public var span: SourceSpan {
    get { image.span(file: word(.file), line: word(.line), column: word(.column), end: word(.endColumn)) }
    set { change { $0.span = newValue } }
  }

  /// Where the deadline phrase stands.
  public var dueSpan: SourceSpan {
    get {
      image.span(file: word(.dueFile), line: word(.dueLine), column: word(.dueColumn), end: word(.dueEndColumn))
    }
    set { change { $0.dueSpan = newValue } }
  }

  /// Its tags and indicators, by which lists are narrowed.
  public var words: [String] { tags + indicators }
}

// MARK: What few say

extension Commitment {
  /// 里程碑: the commitment of the same task that it is a milestone of; nil for all others.
  public var milestoneOf: Int32? {
    get { word(.milestoneOf) == 0 ? nil : Int32(word(.milestoneOf)) - 1 }
    set { change { $0.rare.milestoneOf = newValue } }
  }

  /// 反馈周期: index into `RuleBook.answers` of the days by which units say how it goes; nil: they need not.
  public var feedback: Int32? {
    get { word(.feedback) == 0 ? nil : Int32(word(.feedback)) - 1 }
    set { change { $0.rare.feedback = newValue } }
  }

  /// 逐项佐证材料: which of `evidence` is asked for once for each whole unit that was reached, such as the record of
  /// each activity.
  public var evidenceEach: [String] {
    get { image.texts(word(.evidenceEach)) }
    set { change { $0.rare.evidenceEach = newValue } }
  }

  /// 决定: what a person settled where the document leaves the deadline open.
  public var decision: Decision? {
    get { image.decision(word(.decision)) }
    set { change { $0.rare.decision = newValue } }
  }

  /// 合计: what all turns of a recurring commitment add up to.
  public var total: Target? {
    get { image.total(word(.total)) }
    set { change { $0.rare.total = newValue } }
  }

  /// 前置: the term begins when that commitment is met, and until then is reckoned from its due day.
  public var after: CommitmentPlace? {
    get {
      word(.afterTask) == 0
        ? nil : CommitmentPlace(task: Int(word(.afterTask)) - 1, commitment: Int(word(.afterCommitment)))
    }
    set { change { $0.rare.after = newValue } }
  }

  /// 依赖: must be met before this one can be.
  public var needs: [CommitmentPlace] {
    get { image.places(word(.needs)) }
    set { change { $0.rare.needs = newValue } }
  }

  /// 配合单位 of its own; nil: the task's.
  public var support: [Answerer]? {
    get { word(.hasSupport) == 0 ? nil : image.answerers(word(.support)) }
    set { change { $0.rare.support = newValue } }
  }

  /// Its own and its task's.
  public var tags: [String] {
    get { image.texts(word(.tags)) }
    set { change { $0.rare.tags = newValue } }
  }

  /// Its own, else its task's.
  public var indicators: [String] {
    get { image.texts(word(.indicators)) }
    set { change { $0.rare.indicators = newValue } }
  }

  /// Units that answer for themselves and count by a calendar of their own.
  public var unitDeadlines: [UnitIndex: UnitDeadline] {
    get { image.unitDeadlines(word(.unitDeadlines)) }
    set { change { $0.rare.unitDeadlines = newValue } }
  }
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
