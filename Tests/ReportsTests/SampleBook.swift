import CivilTime
import Diagnostics
import Evaluation
import PlanLanguage
import Reports
import Rules
import WorkCalendars

/// A small rule book, put together by hand: units and people are fixed, plans and tasks are the test's.
///
/// Tasks stand on lines 10, 20, … of `rules/plan.yaml`.
struct SampleBook {
  // Units, and the people who are their liaison officers and leaders.
  static let agriculture: UnitIndex = 0
  static let commerce: UnitIndex = 1
  static let chunjiang: UnitIndex = 2
  static let supervisor: UnitIndex = 3

  static let agricultureLiaison: PersonIndex = 0
  static let commerceLeader: PersonIndex = 1
  static let supervisorLiaison: PersonIndex = 2
  static let nobody: PersonIndex = 3

  // Groups.
  static let towns: Int32 = 0
  static let undefined: Int32 = 1

  var plans = [SampleBook.plan("p")]
  var answers: [DeadlineAnswer] = []
  var snapshot = Snapshot(position: 42)
  var calendars = [SampleBook.calendar]
  var workflows: [Workflow] = []
  var office = Office(calendar: 0, channels: ["mail"])
  var units = [
    Unit(id: "agri", name: "区农业局", liaison: [0], span: span(1, 1)),
    Unit(id: "commerce", name: "区商务局", leader: [1], span: span(1, 2)),
    Unit(id: "chunjiang", name: "春江镇", span: span(1, 3)),
    Unit(id: "office", name: "区对口办", liaison: [2], span: span(1, 4)),
  ]

  static func span(_ file: Int, _ line: Int) -> SourceSpan {
    SourceSpan(file: file, line: line, column: 3, endColumn: 9)
  }

  static func plan(_ id: String) -> Plan {
    Plan(
      id: id, title: "2018年工作计划", issued: day("2018-03-01"), period: day("2018-01-01")...day("2018-12-31"),
      year: 2018, effective: day("2018-01-01"), source: "seeds/plan.txt", calendar: 0, policy: 0,
      supervisor: supervisor, span: span(0, 1))
  }

  /// 2018 with National Day as it was moved: 29 and 30 September are worked.
  static let calendar = WorkCalendar(
    name: "cn",
    notices: [
      HolidayNotice(
        year: 2018, link: "https://example.org/2018", issued: day("2017-11-30"),
        rest: Dictionary(uniqueKeysWithValues: (day("2018-10-01")...day("2018-10-07")).map { ($0, "国庆节") }),
        work: [day("2018-09-29"): "国庆节", day("2018-09-30"): "国庆节"])
    ])

  /// A deadline of one window.
  static func window(
    _ start: String, _ due: String, key: String = "", time: TimeOfDay? = nil, soft: Bool = false,
    provisional: Bool = false
  ) -> DeadlineAnswer {
    DeadlineAnswer(
      kind: .window, canonical: "年内",
      occurrences: [
        DeadlineOccurrence(key: key, start: day(start), due: day(due), dueTime: time, provisional: provisional)
      ], soft: soft)
  }

  /// Adds a task that is its own only commitment.
  mutating func add(
    _ id: String, _ answer: DeadlineAnswer, title: String? = nil,
    lead: [Answerer] = [.unit(SampleBook.agriculture)],
    kind: Commitment.Kind = .artifact, answeredBy: Commitment.AnsweredBy = .lead, targets: [Target] = [],
    evidence: [String] = [], chase: Bool = true, performedBy: String? = nil, clause: String? = nil, plan: Int = 0,
    support: [Answerer] = []
  ) {
    let line = 10 * (plans[plan].tasks.count + 1)
    answers.append(answer)
    let span = Self.span(0, line)
    let commitment = Commitment(
      id: "", title: title ?? "任务\(id)", kind: kind, answeredBy: answeredBy, phrase: answer.canonical, origin: .own,
      answer: Int32(answers.count - 1), targets: targets, evidence: evidence, chase: chase, span: span,
      dueSpan: span)
    plans[plan].tasks.append(
      Task(
        id: id, title: title ?? "任务\(id)", lead: lead, support: support, performedBy: performedBy,
        clause: clause.map { Clause(line: 64 + line / 10, quote: $0, span: span) }, commitments: [commitment],
        span: span))
  }

  /// Records a fact at noon of the day it happened.
  mutating func record(
    _ kind: Fact.Kind, _ key: String, on text: String, thousandths: Int64? = nil, note: String? = nil,
    until: String? = nil
  ) {
    snapshot.add(
      Fact(
        kind: kind, key: key, on: day(text), recorded: nine(text), by: "张三", thousandths: thousandths, note: note,
        until: until.map { day($0) }))
  }

  var book: RuleBook {
    var book = RuleBook(
      files: SourceFiles(["rules/plan.yaml", "rules/units.yaml"]), plans: plans, units: units,
      groups: [
        UnitGroup(id: "towns", name: "各镇", members: [Self.chunjiang, Self.commerce], span: Self.span(1, 20)),
        UnitGroup(id: "departments", name: "各有关部门", members: nil, span: Self.span(1, 21)),
      ],
      people: ["农业局联络员", "商务局分管领导", "对口办联络员", "局外人"].enumerated().map { index, name in
        Person(id: "person\(index)", name: name, span: Self.span(1, 30 + index))
      }, calendars: calendars, policies: [Policy(id: "standard", steps: [], pace: .linear, span: Self.span(1, 50))],
      channels: [], reports: [], office: office, answers: answers)
    book.workflows = workflows
    return book
  }

  func basis(
    _ now: Instant, scope: ReportScope = .everything, includesInternal: Bool = false
  ) -> ReportBasis {
    let book = book
    return ReportBasis(
      book: book, obligations: book.obligations(snapshot), snapshot: snapshot, now: now, scope: scope,
      includesInternal: includesInternal)
  }

  /// The overdue list at nine o'clock of that day.
  func overdue(
    _ day: String, scope: ReportScope = .everything, includesInternal: Bool = false
  ) -> Report { Report.overdue(basis(nine(day), scope: scope, includesInternal: includesInternal)) }
}

extension Report {
  func keys(_ section: String) -> [String] { sections.first { $0.id == section }?.rows.map(\.key) ?? [] }

  func total(_ id: String) -> Int? { totals.first { $0.id == id }?.count }

  /// `区农业局 2,5,0 1 3`: unit, counts, row numbers.
  var summaryLines: [String] {
    summary.lines.map { line in
      "\(line.unit.zh) \(line.counts.map { String($0) }.joined(separator: ",")) "
        + line.rows.map { String($0) }.joined(separator: " ")
    }
  }
}

func day(_ text: String) -> CivilDate {
  guard let day = CivilDate(iso: text) else { fatalError("\(text) is no day") }
  return day
}

func nine(_ text: String) -> Instant { at(text, TimeOfDay(9, 0)!) }

func at(_ text: String, _ time: TimeOfDay) -> Instant { TimeZoneTable.shanghai.instant(of: day(text), at: time) }

func target(_ text: String, _ number: Int64, _ unit: String) -> Target {
  Target(text: text, comparator: .atLeast, thousandths: number * 1000, unit: unit)
}
