import CivilTime
import Diagnostics
import Evaluation
import PlanLanguage
import Rules
import WorkCalendars

/// A small office, put together by hand: one plan of 2018, three units, five people, one policy.
///
/// Tasks stand on lines 10, 20, … of `rules/plan.yaml`, steps from line 5 of `rules/policy.yaml` on.
struct SmallOffice {
  static let labour: UnitIndex = 0
  static let agriculture: UnitIndex = 1
  static let commerce: UnitIndex = 2

  /// Liaison officer of 区人社局 and of 区农业局.
  static let liaison: PersonIndex = 0
  /// Leader of 区农业局, which has no liaison officer of its own in some tests.
  static let leader: PersonIndex = 1

  var units = [
    Unit(id: "区人社局", name: "区人社局", liaison: [0], span: span(1, 1)),
    Unit(id: "区农业局", name: "区农业局", liaison: [0], leader: [1], span: span(1, 2)),
    Unit(id: "区商务局", name: "区商务局", span: span(1, 3)),
  ]
  var people = [
    Person(id: "liaison", name: "王联络", email: "liaison@example.org", span: span(1, 10)),
    Person(id: "leader", name: "李局长", email: "leader@example.org", span: span(1, 11)),
  ]
  var steps = [
    Step(id: "start", anchor: .start, tell: [.liaison], span: span(2, 5)),
    Step(
      id: "before:5wd", anchor: .before(CountedSpan(5, .workingDays)), tell: [.liaison, .leader], span: span(2, 6)),
    Step(id: "due", anchor: .due, tell: [.liaison], span: span(2, 7)),
    Step(
      id: "after:1d/every:3wd", anchor: .after(CountedSpan(1, .days)), every: CountedSpan(3, .workingDays),
      tell: [.liaison, .leader], span: span(2, 8)),
  ]
  var pace = Policy.Pace.linear
  var office = Office(name: "新北区对口协作办公室", email: "duban@example.org", calendar: 0, channels: ["mail"])
  var tasks: [Task] = []
  var answers: [DeadlineAnswer] = []
  var snapshot = Snapshot(position: 7)

  static func span(_ file: Int, _ line: Int) -> SourceSpan {
    SourceSpan(file: file, line: line, column: 3, endColumn: 9)
  }

  /// 2018 with one holiday: 24 and 25 September.
  static let calendar = WorkCalendar(
    name: "cn",
    notices: [
      HolidayNotice(
        year: 2018, link: "https://example.org/2018", issued: CivilDate(2017, 11, 30),
        rest: [CivilDate(2018, 9, 24)!: "中秋节"], work: [:])
    ])

  /// Adds a task whose window and phrase are given, quoted from line 65 on.
  mutating func add(
    _ id: String, _ title: String, _ phrase: String, _ start: String, _ due: String, time: TimeOfDay? = nil,
    lead: [UnitIndex] = [SmallOffice.labour], targets: [Target] = [], evidence: [String] = [], soft: Bool = false,
    provisional: Bool = false, ambiguity: Ambiguity? = nil, quote: String? = nil
  ) {
    let line = 10 * (tasks.count + 1)
    answers.append(
      DeadlineAnswer(
        kind: .window, canonical: phrase,
        occurrences: [
          DeadlineOccurrence(key: "", start: day(start), due: day(due), dueTime: time, provisional: provisional)
        ], soft: soft, ambiguity: ambiguity))
    let commitment = Commitment(
      id: "", title: title, kind: targets.isEmpty ? .artifact : .countable, phrase: phrase, origin: .own,
      answer: Int32(answers.count - 1), targets: targets, evidence: evidence, span: Self.span(0, line),
      dueSpan: Self.span(0, line + 2))
    let clause = quote.map { Clause(line: 64 + tasks.count, quote: $0, span: Self.span(0, line + 3)) }
    tasks.append(
      Task(
        id: id, title: title, lead: lead.map { .unit($0) }, clause: clause, commitments: [commitment],
        span: Self.span(0, line)))
  }

  var book: RuleBook {
    RuleBook(
      files: SourceFiles(["rules/plan.yaml", "rules/units.yaml", "rules/policy.yaml"]),
      plans: [
        Plan(
          id: "p", title: "2018年工作计划", issued: day("2018-03-01"), period: day("2018-01-01")...day("2018-12-31"),
          year: 2018, source: "seeds/plan.txt", calendar: 0, policy: 0, tasks: tasks, span: Self.span(0, 1))
      ], units: units, groups: [], people: people, calendars: [Self.calendar],
      policies: [Policy(id: "standard", steps: steps, pace: pace, span: Self.span(2, 1))],
      channels: [Channel(name: "mail", kind: "maildir", folder: "mail", span: Self.span(1, 90))], reports: [],
      office: office, answers: answers)
  }

  /// The account of a step that told the liaison officer of task `id`; a late one on the day most letters are of.
  func account(
    _ id: String, _ step: String, ordinal: Int = 1, on told: String, due: String, reason: AccountReason = .due,
    kind: Event.Kind = .step, state: AccountState = .planned, to recipient: String = "liaison"
  ) -> Account {
    Account(
      id: NotificationID(
        event: Event(kind: kind, subject: "p/\(id)", step: step, ordinal: ordinal, due: day(due)),
        recipient: recipient, channel: "mail"),
      day: day(told), state: state, reason: reason, delivery: deliveryID,
      at: nine(reason == .late ? "2018-07-24" : told))
  }
}

let deliveryID = "0123456789abcdef0123456789abcdef"

func day(_ text: String) -> CivilDate {
  guard let day = CivilDate(iso: text) else { fatalError("\(text) is no day") }
  return day
}

/// Nine o'clock in Shanghai on that day.
func nine(_ text: String) -> Instant { TimeZoneTable.shanghai.instant(of: day(text), at: TimeOfDay(9, 0)!) }

func target(_ text: String, _ number: Int64, _ unit: String) -> Target {
  Target(text: text, comparator: .atLeast, thousandths: number * 1000, unit: unit)
}
