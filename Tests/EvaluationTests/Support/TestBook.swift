import CivilTime
import Diagnostics
import Evaluation
import PlanLanguage
import Rules
import WorkCalendars

/// A small rule book, put together by hand and changed by the test that needs it otherwise.
///
/// One plan of 2018, supervised by 区对口办. Lines of the files are fixed, so that traces can be compared
/// literally: tasks stand on lines 10, 20, … of `rules/plan.yaml`, their deadlines two lines below, commitments
/// from the fourth line below on; steps from line 5 of `rules/policies.yaml`; people on lines of `rules/units.yaml`.
struct TestBook {
  // Units.
  static let agriculture: UnitIndex = 0
  static let commerce: UnitIndex = 1
  /// Has no leader.
  static let chunjiang: UnitIndex = 2
  /// Has no liaison officer.
  static let xixiashu: UnitIndex = 3
  /// Has nobody.
  static let benniu: UnitIndex = 4
  static let supervisor: UnitIndex = 5
  static let women: UnitIndex = 6

  // Groups.
  static let towns: Int32 = 0
  static let undefined: Int32 = 1
  /// 奔牛镇 and others that the plan does not name.
  static let open: Int32 = 2

  // People.
  static let agricultureLiaison: PersonIndex = 0
  static let agricultureLeader: PersonIndex = 1
  static let supervisorLiaison: PersonIndex = 6

  /// A day on which everybody is in office.
  static let inJune = CivilDate(2018, 6, 15)!

  var plan = Plan(
    id: "p", title: "2018年工作任务分解表", issued: day("2018-03-01"), period: day("2018-01-01")...day("2018-12-31"),
    year: 2018, source: "seeds/plan.txt", calendar: 0, policy: 0, supervisor: TestBook.supervisor,
    span: TestBook.span(0, 1))
  var policy = Policy(id: "standard", steps: [], span: TestBook.span(1, 1))
  var office = Office(calendar: 0, channels: ["mail"])
  var reports: [ReportRule] = []
  var answers: [DeadlineAnswer] = []
  var people: [Person] = TestBook.people
  var units: [Unit] = TestBook.units
  var groups: [UnitGroup] = TestBook.groups
  var calendar = TestCalendar.cn
  var workflows: [Workflow] = []

  init(_ steps: [Step] = []) { policy.steps = TestBook.placed(steps) }

  /// Everything so far, as a book.
  var book: RuleBook {
    var book = RuleBook(
      files: SourceFiles(["rules/plan.yaml", "rules/policies.yaml", "rules/units.yaml"]), plans: [plan],
      units: units, groups: groups, people: people, calendars: [calendar], policies: [policy],
      channels: [
        Channel(name: "mail", kind: "maildir", folder: "mail", span: TestBook.span(2, 90)),
        Channel(name: "file", kind: "file", folder: "files", span: TestBook.span(2, 91)),
      ], reports: reports, office: office, answers: answers)
    book.workflows = workflows
    return book
  }

  /// Lets the plan go by `workflow`.
  mutating func goBy(_ workflow: Workflow) {
    workflows = [workflow]
    plan.workflow = 0
  }

  // MARK: Tasks

  /// Adds a task that is its own only commitment.
  mutating func add(
    _ id: String, _ answer: DeadlineAnswer, lead: [Answerer] = [.unit(TestBook.agriculture)],
    support: [Answerer] = [], kind: Commitment.Kind = .artifact, answeredBy: Commitment.AnsweredBy = .lead,
    targets: [Target] = [], evidence: [String] = [], chase: Bool = true,
    origin: Commitment.DeadlineOrigin = .own
  ) {
    let line = 10 * (plan.tasks.count + 1)
    answers.append(answer)
    plan.tasks.append(
      Task(
        id: id, title: "任务\(id)", lead: lead, support: support,
        clause: Clause(line: 65, quote: "完成\(id)", span: TestBook.span(0, line + 3)),
        commitments: [
          Commitment(
            id: "", title: "任务\(id)", kind: kind, answeredBy: answeredBy, phrase: answer.canonical, origin: origin,
            answer: Int32(answers.count - 1), targets: targets, evidence: evidence, chase: chase,
            span: TestBook.span(0, line), dueSpan: TestBook.span(0, line + 2))
        ], span: TestBook.span(0, line)))
  }

  /// Adds a commitment with an id of its own to the last task, in place of its only one.
  mutating func addCommitment(
    _ id: String, _ answer: DeadlineAnswer, kind: Commitment.Kind = .artifact,
    answeredBy: Commitment.AnsweredBy = .lead
  ) {
    answers.append(answer)
    let index = plan.tasks.count - 1
    plan.tasks[index].commitments.removeAll { $0.id.isEmpty }
    let line = 10 * plan.tasks.count + 4 + plan.tasks[index].commitments.count
    plan.tasks[index].commitments.append(
      Commitment(
        id: id, title: "事项\(id)", kind: kind, answeredBy: answeredBy, phrase: answer.canonical, origin: .own,
        answer: Int32(answers.count - 1), span: TestBook.span(0, line), dueSpan: TestBook.span(0, line)))
  }

  /// Changes the commitment last added.
  mutating func change(_ change: (inout Commitment) -> Void) {
    let task = plan.tasks.count - 1
    change(&plan.tasks[task].commitments[plan.tasks[task].commitments.count - 1])
  }

  /// The obligation with `key` once the facts are those of `snapshot`.
  func obligation(_ key: String, _ snapshot: Snapshot = Snapshot()) -> Obligation {
    guard let found = ObligationIndex(book, snapshot)[key] else { fatalError("no obligation \(key)") }
    return found
  }

  // MARK: Parts

  static func span(_ file: Int, _ line: Int) -> SourceSpan {
    SourceSpan(file: file, line: line, column: 3, endColumn: 9)
  }

  /// The steps, each on its own line.
  static func placed(_ steps: [Step]) -> [Step] {
    steps.enumerated().map { index, step in
      var step = step
      step.span = span(1, 5 + index)
      return step
    }
  }

  static let units: [Unit] = [
    unit("agri", "区农业局", liaison: [0], leader: [1], line: 1),
    unit("commerce", "区商务局", liaison: [2], leader: [3], line: 2),
    unit("chunjiang", "春江镇", liaison: [4], leader: [], line: 3),
    unit("xixiashu", "西夏墅镇", liaison: [], leader: [5], line: 4),
    unit("benniu", "奔牛镇", liaison: [], leader: [], line: 5),
    unit("office", "区对口办", liaison: [6], leader: [7], line: 6),
    unit("women", "妇联", liaison: [8], leader: [], line: 7),
  ]

  static let groups: [UnitGroup] = [
    UnitGroup(id: "towns", name: "各区（镇）", members: [chunjiang, xixiashu, chunjiang], span: span(2, 20)),
    UnitGroup(id: "departments", name: "各有关部门", members: nil, span: span(2, 21)),
    UnitGroup(id: "parts", name: "各板块", members: [benniu], isOpen: true, span: span(2, 22)),
  ]

  static let people: [Person] = [
    "agri-liaison", "agri-leader", "commerce-liaison", "commerce-leader", "chunjiang-liaison", "xixiashu-leader",
    "office-liaison", "office-leader", "women-liaison",
  ].enumerated().map { index, id in
    Person(id: id, name: "人员\(index)", email: "\(id)@example.org", span: span(2, 30 + index))
  }

  private static func unit(
    _ id: String, _ name: String, liaison: [Contact], leader: [Contact], line: Int
  ) -> Unit {
    Unit(id: id, name: name, liaison: liaison, leader: leader, span: span(2, line))
  }
}

extension DeadlineAnswer {
  /// A deadline with one day, open from `start` on.
  static func due(
    _ due: String, from start: String = "2018-03-01", time: TimeOfDay? = nil, soft: Bool = false
  ) -> DeadlineAnswer {
    DeadlineAnswer(
      kind: .due, canonical: "\(due)前",
      occurrences: [DeadlineOccurrence(key: "", start: day(start), due: day(due), dueTime: time)], soft: soft,
      steps: [Bilingual(zh: "“\(due)前”含当日", en: "by \(due), the day included")])
  }

  /// Each month of 2018, due on its last day.
  static let monthly = DeadlineAnswer(
    kind: .recurring, canonical: "每月",
    occurrences: (1...12).map { month in
      let first = CivilDate(2018, month, 1)!
      return DeadlineOccurrence(
        key: "2018-\(month < 10 ? "0" : "")\(month)", start: first, due: first.lastOfMonth)
    })

  /// So many working days; by itself counted from the issue day.
  static func workingDays(_ count: Int) -> DeadlineAnswer {
    let due = TestCalendar.cn.day(count, after: day("2018-03-01"))
    return DeadlineAnswer(
      kind: .relative, canonical: "\(count)个工作日内",
      occurrences: [DeadlineOccurrence(key: "", start: day("2018-03-02"), due: due)])
  }

  /// Waits for its event.
  static let waiting = DeadlineAnswer(kind: .relative, canonical: "收到通知后10个工作日内", event: "收到通知")
}

extension Step {
  /// A step with its canonical id.
  static func on(
    _ anchor: Anchor, _ tell: [Role] = [.liaison], every: CountedSpan? = nil, times: Int? = nil,
    when: Condition? = nil, unless: Condition? = nil, urgent: Bool = false, slip: SlipRule? = nil, id: String? = nil
  ) -> Step {
    let offset: String =
      switch anchor {
      case .start: "start"
      case .before(let span): "before:\(span.canonical)"
      case .due: "due"
      case .after(let span): "after:\(span.canonical)"
      case .lapsed(let span): "lapsed:\(span.canonical)"
      }
    let canonical =
      offset + (every.map { "/every:\($0.canonical)" } ?? "") + (slip.map { "/slip:\($0.colour.rawValue)" } ?? "")
    return Step(
      id: id ?? canonical, anchor: anchor, every: every, times: times, tell: tell, when: when, unless: unless,
      urgent: urgent, slip: slip, span: TestBook.span(1, 1))
  }

  static func before(
    _ count: Int, _ measure: CountedSpan.Measure, _ tell: [Role] = [.liaison], unless: Condition? = nil,
    urgent: Bool = false
  ) -> Step { on(.before(CountedSpan(count, measure)), tell, unless: unless, urgent: urgent) }

  static func after(
    _ count: Int, _ measure: CountedSpan.Measure, _ tell: [Role] = [.liaison], every: CountedSpan? = nil,
    times: Int? = nil, when: Condition? = nil
  ) -> Step { on(.after(CountedSpan(count, measure)), tell, every: every, times: times, when: when) }
}

extension Condition {
  static func one(_ field: Field, _ op: Operator, _ value: Value, text: String) -> Condition {
    Condition([Comparison(field, op, value)], text: text)
  }

  static let allDone = one(.progress, .atLeast, .number(100), text: "progress >= 100%")
  static let isRed = one(.lamp, .equal, .word("red"), text: "lamp = red")
}

extension Target {
  static func atLeast(_ count: Int64, _ unit: String) -> Target {
    Target(text: "\(count)\(unit)以上", comparator: .atLeast, thousandths: count * 1000, unit: unit)
  }
}

extension Fact {
  /// `key` was done on a day, recorded at noon of it unless said otherwise.
  static func done(_ key: String, on: String, recorded: String? = nil) -> Fact {
    made(.done, key, on, recorded)
  }

  static func progress(_ key: String, on: String, _ count: Int64, unit: String? = nil) -> Fact {
    var fact = made(.progress, key, on, nil)
    fact.thousandths = count * 1000
    fact.unit = unit
    return fact
  }

  static func attach(_ key: String, on: String, _ note: String) -> Fact {
    var fact = made(.attach, key, on, nil)
    fact.note = note
    return fact
  }

  static func event(_ key: String, on: String, ref: String? = nil) -> Fact {
    var fact = made(.event, key, on, nil)
    fact.ref = ref
    return fact
  }

  /// Anything else that happens to an obligation.
  static func happened(
    _ kind: Kind, on: String, _ note: String? = nil, until: String? = nil, by: String = "人员0", unit: String? = nil,
    key: String = "p/t"
  ) -> Fact {
    Fact(
      kind: kind, key: key, on: day(on), recorded: instant("\(on) 12:00"), by: by, unit: unit, note: note,
      until: until.map { day($0) })
  }

  private static func made(_ kind: Kind, _ key: String, _ on: String, _ recorded: String?) -> Fact {
    Fact(kind: kind, key: key, on: day(on), recorded: instant("\(recorded ?? on) 12:00"), by: "人员0")
  }
}

extension Snapshot {
  init(_ facts: [Fact]) {
    self.init()
    for fact in facts { add(fact) }
  }
}
