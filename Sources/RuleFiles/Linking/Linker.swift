import CivilTime
import Diagnostics
import PlanLanguage
import Rules
import WorkCalendars

/// Looks up every name one file uses and another declares, and resolves every phrase.
struct Linker {
  let drafts: [FileDraft]
  let files: SourceFiles
  let settings: LoadSettings
  var diagnostics: [Diagnostic] = []
  /// Sections from which something was lost: what refers to them is not called unknown.
  var damaged: Set<FileKey>

  var channels = Registry<Int>(kind: .channel)
  var people = Registry<PersonIndex>(kind: .person)
  var answerers = Registry<Answerer>(kind: .unit)
  var calendars = Registry<Int>(kind: .calendar)
  var policies = Registry<Int>(kind: .policy)
  var workflows = Registry<Int32>(kind: .workflow)
  var plans = Registry<Int>(kind: .plan)

  var book: RuleBook
  var deadlines = DeadlineMemo()
  /// The context of each plan's deadlines; nil when its calendar is not known.
  var contexts: [Int32?] = []
  /// The numbers of `book.reckonings`.
  var reckonings: [Reckoning: Int32] = [:]
  /// Whether any unit counts by a calendar of its own.
  var hasUnitCalendars = false
  /// What was said of the file being linked that is said once for all files.
  var once: Set<OnceKey> = []
  var notices: [(key: OnceKey, diagnostic: Diagnostic)] = []
  /// Where a deadline phrase has been reported, so that those who inherit it do not repeat it.
  var reportedPhrases: Set<SourceSpan> = []
  var contacts = ContactCheck()
  /// For commitments that are not there.
  var suggestions = SuggestionBudget()
  /// Plans that are not there, by the file whose stories or tests are about them: each is reported once.
  var missingPlans: Set<String> = []
  /// Names units had before they were renamed, by normalized name, with the first day of the new one.
  var formerNames: [String: CivilDate?] = [:]
  /// Units, each with the plan it was looked at for.
  var checkedTerms: Set<[Int]> = []
  /// What comes before what, to be looked up once every task is there.
  var chains: [ChainDraft] = []
  /// The regions of all plans.
  let regions: Set<String>
  /// By index in the book's plans.
  var planDrafts: [PlanDraft] = []

  init(drafts: [FileDraft], files: SourceFiles, settings: LoadSettings) {
    self.drafts = drafts
    self.files = files
    self.settings = settings
    regions = Set(drafts.compactMap { $0.plan?.region })
    damaged = drafts.reduce(into: []) { $0.formUnion($1.damaged) }
    book = RuleBook(
      files: files, plans: [], units: [], groups: [], people: [], calendars: [], policies: [], channels: [],
      reports: [], office: Office(calendar: 0, channels: []), answers: [])
  }

  /// Everything but tasks and what hangs on them: after this, files of tasks can be linked beside each other.
  mutating func linkSurroundings() {
    linkChannels()
    linkPeople()
    linkCalendars()
    linkUnits()
    linkPolicies()
    linkWorkflows()
    linkOffice()
    linkPlans()
  }

  /// The book as far as it could be linked, once the tasks are there; it counts only when no diagnostic is an error.
  mutating func finish() -> RuleBook {
    linkChains()
    linkVisibility()
    checkContacts()
    checkSteps()
    linkReports()
    linkStories()
    linkTests()
    book.answers = deadlines.answers
    return book
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  // MARK: Names

  /// Declares `id` and `name` in a registry; one that is taken is reported and stays with the first.
  mutating func declare<Index>(
    _ index: Index, _ id: Named, _ name: Named?, in registry: WritableKeyPath<Linker, Registry<Index>>
  ) {
    var spellings = [id]
    if let name, name.text != id.text { spellings.append(name) }
    for spelling in spellings {
      let key = Names.normalized(spelling.text)
      if let first = self[keyPath: registry].places[key] {
        report(
          .duplicateName(
            spelling.text, self[keyPath: registry].kind, first: files.place(first), at: spelling.span))
      } else {
        self[keyPath: registry].places[key] = spelling.span
        self[keyPath: registry].exact[key] = index
        self[keyPath: registry].spellings.append(spelling.text)
      }
    }
  }

  /// What `name` refers to; nil with the fault reported, or without when its section was damaged.
  mutating func look<Index>(_ name: Named, in registry: WritableKeyPath<Linker, Registry<Index>>) -> Index? {
    let key = Names.normalized(name.text)
    if let found = self[keyPath: registry].exact[key] { return found }
    let candidates = self[keyPath: registry].aliases[key] ?? []
    if candidates.count == 1 { return candidates[0].index }
    let kind = self[keyPath: registry].kind
    if candidates.count > 1 {
      report(
        .ambiguousName(
          name.text, kind, candidates.map { "\($0.name)（\(files.place($0.span))）" }, at: name.span))
    } else if damaged.isDisjoint(with: kind.sections) {
      let nearest = self[keyPath: registry].nearest(to: name.text)
      report(
        .unknownName(
          name.text, kind, nearest: nearest,
          like: nearest == nil ? self[keyPath: registry].containing(name.text) : [],
          at: name.span))
    }
    return nil
  }

  /// What is named, else the only one there is, else the one called `usual`; else the fault is reported.
  mutating func choose<Index>(
    _ name: Named?, usual: String, in registry: WritableKeyPath<Linker, Registry<Index>>, all: [Index],
    at span: SourceSpan
  ) -> Index? {
    if let name { return look(name, in: registry) }
    if all.count == 1 { return all[0] }
    if let found = self[keyPath: registry].exact[usual] { return found }
    let kind = self[keyPath: registry].kind
    if damaged.isDisjoint(with: kind.sections) { report(.notNamed(kind, count: all.count, at: span)) }
    return nil
  }
}
