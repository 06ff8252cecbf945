import CivilTime
import Diagnostics
import PlanLanguage

/// Writes tasks, one behind the other, into an image.
///
/// Texts that come again (headings, phrases, notes, kinds of evidence) are kept once.
public struct TaskImageBuilder: Sendable {
  private var tasks: [UInt32] = []
  private var commitments: [UInt32] = []
  private var idHashes: [UInt32] = []
  private var pool: [UInt32] = [0]
  private var texts = TextTable()
  /// Where in the pool answers and reckonings of single units stand, to be renumbered.
  private var unitDeadlines: [Int] = []
  /// Where in the pool the answers of reports stand, likewise.
  private var feedbacks: [Int] = []

  public init() {}

  public var taskCount: Int { tasks.count / TaskWord.count }

  /// Reserves room for the tasks of a file of so many bytes.
  public mutating func reserve(bytes count: Int) {
    tasks.reserveCapacity(count / 300 * TaskWord.count)
    commitments.reserveCapacity(count / 300 * CommitmentWord.count)
    pool.reserveCapacity(count / 5)
  }

  /// Adds a task with its commitments. O(what it says).
  public mutating func add(_ task: TaskFields) {
    let first = commitments.count / CommitmentWord.count
    let title = text(task.title)
    let note = optional(task.note)
    let places = clauses(task.places)
    for commitment in task.commitments { add(commitment, of: task, title, note, places) }
    let lead = answerers(task.lead)
    let support = answerers(task.support)
    let words: (UInt32, UInt32, UInt32) = (text(task.id), optional(task.section), optional(task.performedBy))
    idHashes.append(TaskImage.hash(of: task.id))
    let tags = list(task.tags)
    let indicators = list(task.indicators)
    let raised = cell(task.raised)
    for word in TaskWord.allCases {
      let value: UInt32 =
        switch word {
        case .id: words.0
        case .title: title
        case .section: words.1
        case .lead: lead
        case .support: support
        case .performedBy: words.2
        case .chase: task.chase ? 1 : 0
        case .policy: task.policy.map { UInt32($0 + 1) } ?? 0
        case .workflow: task.workflow.map { UInt32($0 + 1) } ?? 0
        case .clauses: places
        case .tags: tags
        case .indicators: indicators
        case .note: note
        case .raised: raised
        case .firstCommitment: UInt32(first)
        case .commitments: UInt32(task.commitments.count)
        case .file: UInt32(task.span.file)
        case .line: UInt32(task.span.line)
        case .column: UInt32(task.span.column)
        case .endColumn: UInt32(task.span.endColumn)
        }
      tasks.append(value)
    }
  }

  private mutating func add(
    _ commitment: CommitmentFields, of task: TaskFields, _ title: UInt32, _ note: UInt32, _ places: UInt32
  ) {
    let (traits, named) = CommitmentTraits.packed(commitment)
    let id = text(commitment.id)
    let ownTitle = commitment.title == task.title ? title : text(commitment.title)
    let answerers = named.map { self.answerers($0) } ?? 0
    let phrase = text(commitment.phrase)
    let targets = self.targets(commitment.targets)
    let evidence = list(commitment.evidence)
    let performedBy = optional(commitment.performedBy)
    let ownPlaces = commitment.places == task.places ? places : clauses(commitment.places)
    let ownNote = commitment.note == task.note ? note : optional(commitment.note)
    let rare = cell(commitment.rare)
    for word in CommitmentWord.allCases {
      let value: UInt32 =
        switch word {
        case .id: id
        case .title: ownTitle
        case .traits: traits
        case .answerers: answerers
        case .phrase: phrase
        case .answer: UInt32(bitPattern: commitment.answer)
        case .reckoning: commitment.reckoning.map { UInt32($0 + 1) } ?? 0
        case .targets: targets
        case .evidence: evidence
        case .performedBy: performedBy
        case .clauses: ownPlaces
        case .note: ownNote
        case .file: UInt32(commitment.span.file)
        case .line: UInt32(commitment.span.line)
        case .column: UInt32(commitment.span.column)
        case .endColumn: UInt32(commitment.span.endColumn)
        case .dueFile: UInt32(commitment.dueSpan.file)
        case .dueLine: UInt32(commitment.dueSpan.line)
        case .dueColumn: UInt32(commitment.dueSpan.column)
        case .dueEndColumn: UInt32(commitment.dueSpan.endColumn)
        case .rare: rare
        }
      commitments.append(value)
    }
  }

  /// Gives every answer and reckoning the number it has in the whole book. O(commitments).
  public mutating func renumber(answers: [Int32], reckonings: [Int32]) {
    func moved(_ word: UInt32, _ numbers: [Int32]) -> UInt32 {
      let old = Int(Int32(bitPattern: word))
      return numbers.indices.contains(old) ? UInt32(bitPattern: numbers[old]) : word
    }
    for record in stride(from: 0, to: commitments.count, by: CommitmentWord.count) {
      let (answer, reckoning) = (
        record + CommitmentWord.answer.rawValue, record + CommitmentWord.reckoning.rawValue
      )
      commitments[answer] = moved(commitments[answer], answers)
      if commitments[reckoning] > 0 { commitments[reckoning] = moved(commitments[reckoning] - 1, reckonings) + 1 }
    }
    for place in unitDeadlines {
      pool[place] = moved(pool[place], answers)
      pool[place + 1] = moved(pool[place + 1], reckonings)
    }
    for place in feedbacks { pool[place] = moved(pool[place] - 1, answers) + 1 }
  }

  /// The image of everything that was added.
  public func finish() -> TaskImage {
    let count = TaskImage.headerCount + tasks.count + commitments.count + idHashes.count + pool.count
    let words = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: count)
    var at = words.initialize(
      fromContentsOf: [
        TaskImage.version, UInt32(taskCount), UInt32(commitments.count / CommitmentWord.count), UInt32(pool.count),
      ])
    for part in [tasks, commitments, idHashes, pool] { at = words[at...].initialize(fromContentsOf: part) }
    return TaskImage(owning: words)
  }

  // MARK: Texts

  private mutating func text(_ text: String) -> UInt32 { texts.place(of: text, in: &pool) }

  private mutating func optional(_ text: String?) -> UInt32 { text.map { self.text($0) } ?? 0 }

  // MARK: Lists and cells

  /// Begins a list of so many items.
  private mutating func begin(_ count: Int) -> UInt32 {
    let place = UInt32(pool.count)
    pool.append(UInt32(count))
    return place
  }

  private mutating func list(_ texts: [String]) -> UInt32 {
    guard !texts.isEmpty else { return 0 }
    // The texts first, so that the list is in one piece.
    let places = texts.map { text($0) }
    let place = begin(texts.count)
    pool += places
    return place
  }

  private mutating func answerers(_ answerers: [Answerer]) -> UInt32 {
    guard !answerers.isEmpty else { return 0 }
    let place = begin(answerers.count)
    for answerer in answerers { pool.append(answerer.packed) }
    return place
  }

  private mutating func clauses(_ clauses: [Clause]) -> UInt32 {
    guard !clauses.isEmpty else { return 0 }
    let quotes = clauses.map { text($0.quote) }
    let place = begin(clauses.count)
    for (clause, quote) in zip(clauses, quotes) {
      pool += [UInt32(clause.line), quote]
      append(clause.span)
    }
    return place
  }

  private mutating func targets(_ targets: [Target]) -> UInt32 {
    guard !targets.isEmpty else { return 0 }
    let cells = targets.map { cell($0) }
    let place = begin(targets.count)
    pool += cells
    return place
  }

  private mutating func cell(_ target: Target) -> UInt32 {
    let (written, unit, per) = (text(target.text), text(target.unit), optional(target.per))
    let place = UInt32(pool.count)
    let comparator = Target.Comparator.allCases.firstIndex(of: target.comparator)!
    let upper = target.upperThousandths
    pool += [written, UInt32(comparator) << 2 | (target.each ? 2 : 0) | (upper == nil ? 0 : 1), unit, per]
    append(target.thousandths)
    append(upper ?? 0)
    return place
  }

  private mutating func cell(_ raised: Raised?) -> UInt32 {
    guard let raised else { return 0 }
    let (by, because) = (text(raised.by), text(raised.because))
    let kind = Raised.Kind.allCases.firstIndex(of: raised.kind)!
    let place = UInt32(pool.count)
    pool += [raised.on.packed, by, because, UInt32(kind)]
    return place
  }

  private mutating func cell(_ rare: RareFields) -> UInt32 {
    guard !rare.isEmpty else { return 0 }
    var decision: UInt32 = 0
    if let own = rare.decision {
      let (written, by, ref) = (text(own.written), text(own.by), optional(own.ref))
      decision = UInt32(pool.count)
      pool += [written, by, own.on.packed, ref]
    }
    let total = rare.total.map { cell($0) } ?? 0
    let support = rare.support.map { answerers($0) } ?? 0
    let tags = list(rare.tags)
    let indicators = list(rare.indicators)
    let evidenceEach = list(rare.evidenceEach)
    var needs: UInt32 = 0
    if !rare.needs.isEmpty {
      needs = begin(rare.needs.count)
      for place in rare.needs { pool += [UInt32(place.task), UInt32(place.commitment)] }
    }
    var deadlines: UInt32 = 0
    if !rare.unitDeadlines.isEmpty {
      deadlines = begin(rare.unitDeadlines.count)
      for (unit, deadline) in rare.unitDeadlines.sorted(by: { $0.key < $1.key }) {
        unitDeadlines.append(pool.count + 1)
        pool += [
          UInt32(unit), UInt32(bitPattern: deadline.answer), UInt32(bitPattern: deadline.reckoning),
        ]
      }
    }
    let place = UInt32(pool.count)
    if rare.feedback != nil { feedbacks.append(pool.count + RareWord.feedback.rawValue) }
    pool += RareWord.allCases.map { word -> UInt32 in
      switch word {
      case .milestoneOf: rare.milestoneOf.map { UInt32($0) + 1 } ?? 0
      case .decision: decision
      case .total: total
      case .afterTask: rare.after.map { UInt32($0.task) + 1 } ?? 0
      case .afterCommitment: rare.after.map { UInt32($0.commitment) } ?? 0
      case .needs: needs
      case .hasSupport: rare.support == nil ? 0 : 1
      case .support: support
      case .tags: tags
      case .indicators: indicators
      case .unitDeadlines: deadlines
      case .feedback: rare.feedback.map { UInt32($0) + 1 } ?? 0
      case .evidenceEach: evidenceEach
      }
    }
    return place
  }

  private mutating func append(_ span: SourceSpan) {
    pool += [UInt32(span.file), UInt32(span.line), UInt32(span.column), UInt32(span.endColumn)]
  }

  private mutating func append(_ number: Int64) {
    let bits = UInt64(bitPattern: number)
    pool += [UInt32(truncatingIfNeeded: bits), UInt32(truncatingIfNeeded: bits >> 32)]
  }
}

/// What the words of a cell of rare fields are.
enum RareWord: Int, CaseIterable {
  case milestoneOf, decision, total, afterTask, afterCommitment, needs, hasSupport, support, tags, indicators,
    unitDeadlines, feedback, evidenceEach
}

extension Answerer {
  var packed: UInt32 {
    switch self {
    case .unit(let index): UInt32(index) << 1
    case .group(let index): UInt32(index) << 1 | 1
    }
  }

  init(packed: UInt32) {
    self = packed & 1 == 0 ? .unit(Int32(packed >> 1)) : .group(Int32(packed >> 1))
  }
}

extension CivilDate {
  var packed: UInt32 { UInt32(bitPattern: Int32(dayNumber)) }
  init(packed: UInt32) { self.init(dayNumber: Int(Int32(bitPattern: packed))) }
}
