import Diagnostics
import Rules

/// One file's tasks, linked, with what can only be settled once those of all files are there.
struct LinkedFile: Sendable {
  /// Whose task it is, and where its id stands.
  struct Place: Sendable {
    var plan: Int32
    var id: SourceSpan
  }

  /// Index in the book's files.
  let file: Int
  /// In the order written, as in the image.
  var tasks: [Place] = []
  var builder = TaskImageBuilder()
  var diagnostics: [Diagnostic] = []
  /// What is said once, by the first file that has reason to.
  var notices: [(key: OnceKey, diagnostic: Diagnostic)] = []
  /// With the task's number in this file.
  var chains: [ChainDraft] = []
  var contacts = ContactCheck()

  init(file: Int) { self.file = file }
}

/// What is said once, however many tasks give reason to.
enum OnceKey: Hashable, Sendable {
  /// A phrase that can be read in several ways, once a context.
  case ambiguous(DeadlineMemo.ContextKey, String)
  /// A name of former days, once a plan.
  case formerName(String, plan: Int?)
  /// A unit without anybody in office, once a plan.
  case term(UnitIndex, plan: Int)
}

extension Linker {
  /// Says something that is said once for all files.
  mutating func reportOnce(_ key: OnceKey, _ diagnostic: Diagnostic) {
    guard once.insert(key).inserted else { return }
    notices.append((key, diagnostic))
  }

  /// Forgets what belongs to the file linked before.
  mutating func beginFile() {
    diagnostics = []
    once = []
    notices = []
    chains = []
    contacts.clear()
    checkedTerms = []
    reportedPhrases = []
  }

  func endFile(_ linked: inout LinkedFile) {
    linked.diagnostics = diagnostics
    linked.notices = notices
    linked.chains = chains
    linked.contacts = contacts
  }

  // MARK: All files together

  /// Takes over what `lane`, a linker that began as this one, has read: its answers and reckonings.
  ///
  /// - Returns: By the lane's numbers, the numbers here.
  mutating func take(_ lane: Linker) -> (answers: [Int32], reckonings: [Int32]) {
    (deadlines.take(lane.deadlines), lane.book.reckonings.map { number(of: $0) })
  }

  /// Puts the tasks of one file into their plans; files come in their order.
  mutating func take(_ linked: LinkedFile, _ image: TaskImage, _ seen: inout [[String: SourceSpan]]) {
    diagnostics += linked.diagnostics
    for notice in linked.notices { reportOnce(notice.key, notice.diagnostic) }
    contacts.take(linked.contacts)
    var positions: [Int?] = []
    positions.reserveCapacity(linked.tasks.count)
    for (number, place) in linked.tasks.enumerated() {
      let plan = Int(place.plan)
      let task = Task(image, at: number)
      let id = task.id
      if let first = seen[plan].updateValue(place.id, forKey: id) {
        seen[plan][id] = first
        report(.duplicateName(id, noun: .task, first: files.place(first), at: place.id))
        positions.append(nil)
      } else {
        positions.append(book.plans[plan].tasks.count)
        book.plans[plan].tasks.append(task)
      }
    }
    for var chain in linked.chains {
      guard let position = positions[Int(chain.place.task)] else { continue }
      chain.place.task = Int32(position)
      chains.append(chain)
    }
  }
}
