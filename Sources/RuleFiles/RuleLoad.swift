import Diagnostics
import Rules

/// One load of all rule files, in two passes, so that no more than a few files of tasks are in memory as drafts.
///
/// The first pass reads what all tasks refer to: plans, units, people, policies. Once that is linked, the tasks of
/// each file can be linked without looking at those of another, several files at the same time; what is between
/// files (ids that come twice, what comes before what, stories) is settled at the end, in the order of the files.
struct RuleLoad {
  private let sources: [RuleSource]
  private let files: SourceFiles
  private let settings: LoadSettings
  /// What is worth keeping of the book that `run` gave.
  private(set) var kept: KeptBook?
  /// Of all files; in no order.
  private(set) var diagnostics: [Diagnostic] = []

  init(_ sources: [RuleSource], files: SourceFiles, settings: LoadSettings) {
    self.sources = sources
    self.files = files
    self.settings = settings
  }

  /// The book as far as it could be linked; nil when a file could not be read at all.
  mutating func run() -> RuleBook? {
    let first = FirstPass(sources, settings)
    let drafts = first.results.compactMap(\.draft)
    var surroundings = Linker(drafts: drafts, files: files, settings: settings)
    if drafts.count == sources.count { surroundings.linkSurroundings() }
    let second = SecondPass(sources, first.results, surroundings, settings)
    diagnostics += first.results.filter(\.isWhole).flatMap(\.diagnostics) + second.results.flatMap(\.diagnostics)
    guard drafts.count == sources.count, second.results.allSatisfy(\.isRead) else { return nil }

    var linker = surroundings
    linker.damaged.formUnion(second.results.flatMap(\.damaged))
    let numbers = second.lanes.map { linker.take($0) }
    var seen = [[String: SourceSpan]](repeating: [:], count: linker.book.plans.count)
    for var result in second.results {
      guard let lane = result.lane, result.linked != nil else { continue }
      // The first lane's numbers are the book's.
      if lane > 0 {
        result.linked?.builder.renumber(answers: numbers[lane].answers, reckonings: numbers[lane].reckonings)
      }
      guard let linked = result.linked else { continue }
      linker.take(linked, linked.builder.finish(), &seen)
    }
    let book = linker.finish()
    kept = KeptBook(
      linker,
      surroundings: zip(sources.indices, first.results).filter { !$1.isOnlyRehearsed }.map { file, result in
        (file, result.head ?? sources[file].bytes)
      })
    diagnostics += linker.diagnostics + linker.notices.map(\.diagnostic)
    return book
  }
}

/// What one file says of which tasks of all files may depend.
private struct FirstPass {
  struct Result: Sendable {
    /// Without the tasks when they wait for the second pass; nil when the file could not be read.
    var draft: FileDraft?
    /// Counts only when the file was read whole.
    var diagnostics: [Diagnostic] = []
    /// What was read of the file when that was not all.
    var head: [UInt8]?

    var isWhole: Bool { head == nil }

    /// Whether the file holds stories and rule tests and nothing that the book is made of.
    var isOnlyRehearsed: Bool {
      guard isWhole, var rest = draft, !rest.story.isEmpty || !rest.tests.isEmpty else { return false }
      rest.story = []
      rest.tests = []
      return rest == FileDraft(file: rest.file)
    }
  }

  let results: [Result]

  init(_ sources: [RuleSource], _ settings: LoadSettings) {
    results = Lanes.map(sources.map(\.bytes.count), settings.lanes) {
      YAMLTree()
    } each: { tree, file in
      let source = sources[file]
      if let head = TaskSection.before(source.bytes) {
        var result = Result(head: head)
        result.draft = RuleLoader.read(
          RuleSource(path: source.path, bytes: head), file: file, settings: settings, storage: &tree,
          into: &result.diagnostics)
        // What is wrong with the head may look different once the rest is read.
        if result.diagnostics.isEmpty, result.draft != nil { return result }
      }
      var result = Result()
      result.draft = RuleLoader.read(
        source, file: file, settings: settings, storage: &tree, into: &result.diagnostics)
      return result
    }.results.map(\.0)
  }
}

/// The tasks of every file.
private struct SecondPass {
  struct Result: Sendable {
    var diagnostics: [Diagnostic] = []
    /// Whether the file could be read.
    var isRead = true
    var damaged: Set<FileKey> = []
    var linked: LinkedFile?
    /// Whose numbers of answers the linked tasks have.
    var lane: Int?
  }

  let results: [Result]
  /// Each with the answers it has read.
  let lanes: [Linker]

  init(
    _ sources: [RuleSource], _ first: [FirstPass.Result], _ surroundings: Linker, _ settings: LoadSettings
  ) {
    let isLinking = first.allSatisfy { $0.draft != nil }
    struct State {
      var linker: Linker
      var tree = YAMLTree()
    }
    // What need not be looked at again weighs nothing.
    let weights = zip(sources, first).map { source, known in
      known.isWhole && known.draft?.tasks.isEmpty ?? true ? 0 : source.bytes.count
    }
    let (results, states) = Lanes.map(weights, settings.lanes) {
      var linker = surroundings
      linker.beginFile()
      return State(linker: linker)
    } each: { state, file -> Result in
      var result = Result()
      guard weights[file] > 0 else { return result }
      var linked = LinkedFile(file: file)
      linked.builder.reserve(bytes: weights[file])
      state.linker.beginFile()
      func link(_ task: TaskDraft, _ draft: inout FileDraft) {
        if isLinking { state.linker.link(task, of: draft, into: &linked) }
      }
      if first[file].isWhole, var draft = first[file].draft {
        for task in draft.tasks { link(task, &draft) }
      } else if let draft = RuleLoader.read(
        sources[file], file: file, settings: settings, storage: &state.tree, into: &result.diagnostics,
        eachTask: link)
      {
        result.damaged = draft.damaged
      } else {
        result.isRead = false
      }
      state.linker.endFile(&linked)
      if isLinking { result.linked = linked }
      return result
    }
    self.results = results.map { result, lane in
      var result = result
      result.lane = lane
      return result
    }
    lanes = states.map(\.linker)
  }
}
