public import Diagnostics

/// 任务: one clause of a plan with its own responsible units.
///
/// A position in an image: copying one costs nothing, and each field is read when it is asked for. Changing a field
/// writes the task anew.
public struct Task: Sendable {
  public let image: TaskImage
  let index: Int32

  /// The task at `index` of `image`.
  public init(_ image: TaskImage, at index: Int) {
    self.image = image
    self.index = Int32(index)
  }

  /// Which of its image's tasks it is.
  public var number: Int { Int(index) }

  public init(_ fields: TaskFields) {
    var builder = TaskImageBuilder()
    builder.add(fields)
    self.init(builder.finish(), at: 0)
  }

  public init(
    id: String, title: String, section: String? = nil, lead: [Answerer], support: [Answerer] = [],
    performedBy: String? = nil, chase: Bool = true, policy: Int? = nil, clause: Clause? = nil,
    furtherClauses: [Clause] = [], tags: [String] = [], indicators: [String] = [], note: String? = nil,
    raised: Raised? = nil, commitments: [Commitment], span: SourceSpan
  ) {
    self.init(
      TaskFields(
        id: id, title: title, section: section, lead: lead, support: support, performedBy: performedBy,
        chase: chase, policy: policy, places: (clause.map { [$0] } ?? []) + furtherClauses, tags: tags,
        indicators: indicators, note: note, raised: raised, commitments: commitments.map(\.fields), span: span))
  }

  /// Everything it says. O(what it says).
  public var fields: TaskFields {
    TaskFields(
      id: id, title: title, section: section, lead: lead, support: support, performedBy: performedBy, chase: chase,
      policy: policy, workflow: workflow.map { Int($0) }, places: places, tags: tags, indicators: indicators,
      note: note, raised: raised,
      commitments: commitments.map(\.fields), span: span)
  }

  /// Writes the task anew with a change. O(what it says).
  public mutating func change(_ change: (inout TaskFields) -> Void) {
    var fields = fields
    change(&fields)
    self = Task(fields)
  }

  /// An id that is looked for among many tasks.
  public struct SoughtID: Sendable {
    let text: String
    let hash: UInt32

    public init(_ text: some StringProtocol) {
      self.text = String(text)
      hash = TaskImage.hash(of: self.text)
    }
  }

  /// Whether this is the one that is looked for.
  public func isCalled(_ id: SoughtID) -> Bool { image.mayBeCalled(id.hash, index) && self.id == id.text }

  private func word(_ word: TaskWord) -> UInt32 { image.word(word, of: index) }
}

extension Task {
  public var id: String { image.text(word(.id)) }

  public var title: String {
    get { image.text(word(.title)) }
    set { change { $0.title = newValue } }
  }

  /// 板块: the heading it stands under.
  public var section: String? { image.optionalText(word(.section)) }

  /// 牵头单位, 责任单位, in the order written.
  public var lead: [Answerer] {
    get { image.answerers(word(.lead)) }
    set { change { $0.lead = newValue } }
  }

  /// 配合单位.
  public var support: [Answerer] {
    get { image.answerers(word(.support)) }
    set { change { $0.support = newValue } }
  }

  /// Who does it, when it is not the unit that answers for it: `紫阳县`.
  public var performedBy: String? { image.optionalText(word(.performedBy)) }

  /// 催办: whether anyone is reminded.
  public var chase: Bool {
    get { word(.chase) != 0 }
    set { change { $0.chase = newValue } }
  }

  /// Index into `RuleBook.policies` when the task names its own; nil: the plan's.
  public var policy: Int? {
    get { word(.policy) == 0 ? nil : Int(word(.policy)) - 1 }
    set { change { $0.policy = newValue } }
  }

  /// Index into `RuleBook.workflows` when the task names its own; nil: the plan's.
  public var workflow: Int32? {
    get { word(.workflow) == 0 ? nil : Int32(word(.workflow)) - 1 }
    set { change { $0.workflow = newValue.map { Int($0) } } }
  }

  /// Every place of the document it comes from, in the order written.
  public var places: [Clause] { image.clauses(word(.clauses)) }

  public var clause: Clause? { places.first }

  /// Where the document says it again.
  public var furtherClauses: [Clause] { Array(places.dropFirst()) }

  /// 标签: words of the rules' own, by which lists are narrowed and evidence rules apply.
  public var tags: [String] { image.texts(word(.tags)) }

  /// 指标: which indicators of the plan's assessment it serves.
  public var indicators: [String] { image.texts(word(.indicators)) }

  /// 备注: what an editor of the rules wants remembered.
  public var note: String? { image.optionalText(word(.note)) }

  /// 交办: who raised it and why; nil for a task of the document.
  public var raised: Raised? {
    get { image.raised(word(.raised)) }
    set { change { $0.raised = newValue } }
  }

  /// At least one. A task that lists none is its own only commitment, with an empty id.
  public var commitments: CommitmentList {
    get {
      CommitmentList(image, from: word(.firstCommitment), count: word(.commitments))
    }
    set { change { $0.commitments = newValue.map(\.fields) } }
  }

  public var span: SourceSpan {
    get {
      image.span(file: word(.file), line: word(.line), column: word(.column), end: word(.endColumn))
    }
    set { change { $0.span = newValue } }
  }

  /// Stands between the headings of a section that lies within another.
  public static let sectionSeparator = " · "
}

/// The commitments of one task, in the order written.
public struct CommitmentList: RandomAccessCollection, MutableCollection, RangeReplaceableCollection, Sendable {
  private enum Storage: Sendable {
    case image(TaskImage, from: Int32, count: Int32)
    /// While it is being changed.
    case own([Commitment])
  }

  private var storage: Storage

  init(_ image: TaskImage, from first: UInt32, count: UInt32) {
    storage = .image(image, from: Int32(first), count: Int32(count))
  }

  public init() { storage = .own([]) }

  public var startIndex: Int { 0 }

  public var endIndex: Int {
    switch storage {
    case .image(_, _, let count): Int(count)
    case .own(let commitments): commitments.count
    }
  }

  public subscript(index: Int) -> Commitment {
    get {
      switch storage {
      case .image(let image, let first, let count):
        precondition(index >= 0 && index < Int(count), "no such commitment")
        return Commitment(image, at: first + Int32(index))
      case .own(let commitments): return commitments[index]
      }
    }
    set {
      var commitments = Array(self)
      commitments[index] = newValue
      storage = .own(commitments)
    }
  }

  public mutating func replaceSubrange(_ range: Range<Int>, with new: some Collection<Commitment>) {
    var commitments = Array(self)
    commitments.replaceSubrange(range, with: new)
    storage = .own(commitments)
  }
}
