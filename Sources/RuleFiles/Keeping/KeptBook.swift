import CivilTime
import Diagnostics
import PlanLanguage
public import Rules

/// An accepted book in the form in which it is kept beside the ledger, so that the rules need not be read again.
///
/// The tasks are there as images, ready to be used in place. What surrounds them (plans, units, people, policies,
/// calendars) is kept as it was written: there is little of it, and reading it again needs no second way to write a
/// book down. Deadlines are kept as they were read. Stories and rule tests are left out.
public struct KeptBook: Sendable {
  /// Tasks of one image that follow one another in a plan.
  struct Run: Equatable, Sendable {
    var image: Int
    var first: Int
    var count: Int
  }

  /// One phrase and where it was read, by the number of its context.
  struct Phrase: Sendable {
    var context: Int
    var text: String
  }

  /// The names of all files, in order.
  var files: [String]
  /// What is read again, by the file's number.
  var surroundings: [(file: Int, bytes: [UInt8])]
  var images: [TaskImage]
  /// By plan.
  var runs: [[Run]]
  var contexts: [DeadlineMemo.ContextKey]
  /// By answer.
  var phrases: [Phrase]
  /// What the phrases were read as, in their order.
  var answers: [DeadlineAnswer]
  var reckonings: [Reckoning]
}

extension KeptBook {
  /// What is to be kept of a book just linked.
  ///
  /// - Parameter surroundings: What the first pass read, by the file's number.
  init(_ linker: Linker, surroundings: [(file: Int, bytes: [UInt8])]) {
    files = linker.files.names
    self.surroundings = surroundings
    contexts = linker.deadlines.contextKeys
    phrases = linker.deadlines.sources.map { Phrase(context: Int($0.context), text: $0.phrase) }
    answers = linker.deadlines.answers
    reckonings = linker.book.reckonings
    images = []
    runs = []
    var numbers: [ObjectIdentifier: Int] = [:]
    // Tasks that were written anew after their file was linked have an image each: together they have one.
    var anew = TaskImageBuilder()
    for plan in linker.book.plans {
      var own: [Run] = []
      for task in plan.tasks {
        let isAlone = task.image.taskCount == 1
        if isAlone { anew.add(task.fields) }
        let number = isAlone ? -1 : numbers[ObjectIdentifier(task.image)] ?? images.count
        if number == images.count {
          numbers[ObjectIdentifier(task.image)] = number
          images.append(task.image)
        }
        let at = isAlone ? anew.taskCount - 1 : task.number
        if let last = own.last, last.image == number, last.first + last.count == at {
          own[own.count - 1].count += 1
        } else {
          own.append(Run(image: number, first: at, count: 1))
        }
      }
      runs.append(own)
    }
    guard anew.taskCount > 0 else { return }
    for plan in runs.indices {
      for run in runs[plan].indices where runs[plan][run].image < 0 { runs[plan][run].image = images.count }
    }
    images.append(anew.finish())
  }

  /// The book again, without stories and tests; nil when what is kept is not what was written.
  ///
  /// - Complexity: O(surroundings + phrases), and eight bytes to copy for each task.
  public func book(settings: LoadSettings) -> RuleBook? {
    var drafts: [FileDraft] = []
    var tree = YAMLTree()
    for (file, bytes) in surroundings {
      guard files.indices.contains(file) else { return nil }
      var diagnostics: [Diagnostic] = []
      let draft = RuleLoader.read(
        RuleSource(path: files[file], bytes: bytes), file: file, settings: settings, storage: &tree,
        into: &diagnostics, eachTask: { _, _ in })
      guard let draft else { return nil }
      drafts.append(draft)
    }
    var linker = Linker(drafts: drafts, files: SourceFiles(files), settings: settings)
    linker.linkSurroundings()
    guard linker.book.plans.count == runs.count,
      linker.deadlines.restore(contexts, phrases, answers, linker.book.calendars)
    else { return nil }
    linker.book.reckonings = reckonings
    for (plan, runs) in runs.enumerated() {
      linker.book.plans[plan].tasks.reserveCapacity(runs.reduce(0) { $0 + $1.count })
      for run in runs {
        guard images.indices.contains(run.image), run.first >= 0, run.count >= 0,
          run.first + run.count <= images[run.image].taskCount
        else { return nil }
        for task in run.first..<run.first + run.count {
          linker.book.plans[plan].tasks.append(Task(images[run.image], at: task))
        }
      }
    }
    linker.linkVisibility()
    linker.linkReports()
    linker.book.answers = linker.deadlines.answers
    return linker.diagnostics.contains { $0.severity == .error } ? nil : linker.book
  }
}
