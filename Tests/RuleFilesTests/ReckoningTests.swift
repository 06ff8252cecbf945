import CivilTime
import Diagnostics
import PlanLanguage
import RuleFiles
import Rules
import Testing
import WorkCalendars

/// How days are counted where a task, a commitment or a unit says otherwise than the plan.
@Suite struct ReckoningTests {
  /// Two units in two regions: the second rests on 5 and 6 March 2018 besides.
  static let rules = """
    plan: {id: p, title: 计划, year: 2018, issued: 2018-03-01, calendar: cn, policy: plain}
    office: {name: 督办室, calendar: cn, channels: [mail]}
    channels: {mail: {kind: maildir, folder: mailboxes}}
    policies: {plain: {steps: [{on: due, tell: liaison}]}}
    people: [{name: 联络员, email: a@example.org}]
    units:
      - {name: 甲局, liaison: 联络员}
      - {name: 乙局, liaison: 联络员, calendar: local}
    calendars:
      cn: {weekend: [saturday, sunday]}
      local: {base: cn, rest: {那达慕: 2018-03-05..2018-03-06}}
    tasks:
      - {id: usual, title: 甲, lead: 甲局, due: 印发之日起3个工作日内}
      - {id: unit, title: 乙, lead: 乙局, due: 印发之日起3个工作日内}
      - {id: joint, title: 甲乙, lead: [甲局, 乙局], due: 印发之日起3个工作日内}
      - {id: each, title: 各自, lead: [甲局, 乙局], answered-by: each, due: 印发之日起3个工作日内}
      - {id: task, title: 任务, lead: 甲局, calendar: local, due: 印发之日起3个工作日内}
      - {id: above, title: 任务优先, lead: 乙局, calendar: cn, due: 印发之日起3个工作日内}
      - id: parts
        title: 各事项
        lead: 甲局
        due: 8月前
        readings: {month-before: inclusive}
        commitments:
          - {id: inherits, title: 用任务的}
          - {id: own, title: 用自己的, readings: {month-before: exclusive}}
          - {id: other, title: 另改一处, readings: {year-before: inclusive}}
      - {id: event, title: 来文, lead: 乙局, due: 收到通知后1个工作日内}
    """

  private func book() throws -> RuleBook {
    let loaded = Fixtures.load(["rules.yaml": Self.rules])
    return try #require(loaded.book, "\(loaded.diagnostics.map(\.message.en))")
  }

  private func commitment(_ task: String, _ id: String = "", in book: RuleBook) throws -> Commitment {
    let found = try #require(book.plans[0].tasks.first { $0.id == task })
    return try #require(found.commitments.first { $0.id == id })
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var task: String
    var commitment = ""
    var due: CivilDate
    var testDescription: String { "\(task) \(commitment)" }

    init(_ task: String, _ commitment: String = "", due month: Int, _ day: Int) {
      self.task = task
      self.commitment = commitment
      due = CivilDate(2018, month, day)!
    }
  }

  // 1 March 2018 is a Thursday.
  static let cases = [
    Case("usual", due: 3, 6), Case("unit", due: 3, 8), Case("joint", due: 3, 6), Case("task", due: 3, 8),
    Case("above", due: 3, 6),
    Case("parts", "inherits", due: 8, 31), Case("parts", "own", due: 7, 31), Case("parts", "other", due: 8, 31),
  ]

  @Test(arguments: cases) func daysAreCountedAsTheNearestSays(_ c: Case) throws {
    let book = try book()
    let commitment = try commitment(c.task, c.commitment, in: book)
    #expect(book.answers[Int(commitment.answer)].occurrences.map(\.due) == [c.due])
    #expect(commitment.unitDeadlines.isEmpty)
  }

  @Test func unitsThatAnswerForThemselvesCountByTheirOwnCalendars() throws {
    let book = try book()
    let commitment = try commitment("each", in: book)
    #expect(book.answers[Int(commitment.answer)].occurrences.map(\.due) == [CivilDate(2018, 3, 6)])
    #expect(commitment.unitDeadlines.keys.map { book.units[Int($0)].name } == ["乙局"])
    let own = try #require(commitment.unitDeadlines.values.first)
    #expect(book.answers[Int(own.answer)].occurrences.map(\.due) == [CivilDate(2018, 3, 8)])
    #expect(book.calendars[book.reckonings[Int(own.reckoning)].calendar].name == "local")
  }

  @Test func anEventIsCountedFromByTheSameCalendar() throws {
    let book = try book()
    let event = CivilDateTime(try #require(CivilDate(2018, 3, 2)), .startOfDay)
    let context = book.deadlineContext(
      of: try commitment("event", in: book), in: book.plans[0].tasks[0], book.plans[0], event: event)
    #expect(context.calendar.name == "local")
    let answer = try DeadlineReader.read("收到通知后1个工作日内", in: context)
    #expect(answer.occurrences.map(\.due) == [CivilDate(2018, 3, 7)])
  }

  @Test func everyCalendarThatAPlanCountsByIsNamed() throws {
    let book = try book()
    #expect(Set(book.calendars(of: book.plans[0]).map { book.calendars[$0].name }) == ["cn", "local"])
  }

  @Test func anUnknownCalendarIsReportedOnceAtItsPlace() throws {
    let text = Self.rules.replacing("lead: 甲局, calendar: local", with: "lead: 甲局, calendar: loca")
    let loaded = Fixtures.load(["rules.yaml": text])
    #expect(loaded.book == nil)
    #expect(loaded.diagnostics.filter { $0.severity == .error }.map(\.code) == [FaultCode.ruleUnknownName.rawValue])
    #expect(loaded.diagnostics[0].span?.line == 17)
  }

  // MARK: Calendars that rest on another

  @Test func aCalendarOverAnotherHasItsDaysAndItsOwn() throws {
    let text = Self.rules.replacing(
      "  local: {",
      with:
        "  office: {base: local, source: 办〔2018〕1号, issued: 2018-02-01, work: {那达慕: 2018-03-06}}\n  local: {")
    let loaded = Fixtures.load(["rules.yaml": text])
    let book = try #require(loaded.book, "\(loaded.diagnostics.map(\.message.en))")
    let calendar = try #require(book.calendars.first { $0.name == "office" })
    let days = (5...7).map { CivilDate(2018, 3, $0)! }
    #expect(days.map(calendar.isWorkingDay) == [false, true, true])
    #expect(calendar.overlays.map(\.name) == ["local", "office"])
    #expect(calendar.overlays[1].source == "办〔2018〕1号")
    #expect(calendar.overlays[1].issued == CivilDate(2018, 2, 1))
  }

  @Test func calendarsThatRestOnEachOtherAreReportedEach() throws {
    let text = Self.rules.replacing("  cn: {weekend: [saturday, sunday]}", with: "  cn: {base: local}")
    let loaded = Fixtures.load(["rules.yaml": text])
    #expect(loaded.book == nil)
    #expect(
      loaded.diagnostics.filter { $0.severity == .error }.map(\.code) == ["calendar.cycle", "calendar.cycle"])
    #expect(loaded.diagnostics[0].message.en.contains("cn → local → cn"))
  }

  @Test func whatTheCalendarBelowSaysIsNotSaidAgain() throws {
    let text = Self.rules.replacing("{base: cn, rest", with: "{base: cn, weekend: sunday, rest")
    let loaded = Fixtures.load(["rules.yaml": text])
    #expect(loaded.diagnostics.filter { $0.severity == .error }.map(\.code) == ["rule.conflicting-keys"])
  }
}
