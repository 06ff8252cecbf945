import CivilTime
import Diagnostics
import PlanLanguage
import RuleFiles
import Rules
import Testing
import WorkCalendars

/// A book that is right, and what its values come to.
@Suite struct RuleLoaderTests {
  private func book(_ files: [String: String] = Fixtures.book) throws -> RuleBook {
    let loaded = Fixtures.load(files)
    #expect(Fixtures.listing(loaded) == "")
    return try #require(loaded.book)
  }

  @Test func aRightBookHasNoFindings() throws {
    let book = try book()
    #expect(book.plans.map(\.id) == ["ziyang"])
    #expect(book.plans[0].tasks.map(\.id) == ["agri-firms", "mechanism"])
    #expect(book.units.map(\.name) == ["区农业局", "区发改委", "区对口办"])
    #expect(book.units[0].liaison.map(\.person) == [0] && book.units[0].leader.map(\.person) == [1])
    #expect(book.groups[0].members == [0, 1])
    #expect(book.office.at == TimeOfDay(9, 0) && book.office.channels == ["mail"])
    #expect(book.office.quiet == Office.QuietHours(from: TimeOfDay(18, 0)!, until: TimeOfDay(8, 30)!))
    #expect(book.reports[0].days.first == CivilDate(2018, 1, 1) && book.reports[0].days.count == 53)
    #expect(book.reports[0].files?.channel == "desk")
    #expect(book.calendars[0].isWorkingDay(CivilDate(2018, 2, 24)!))
    #expect(!book.calendars[0].isWorkingDay(CivilDate(2018, 2, 19)!))
  }

  @Test func aTaskIsTypedAndLinked() throws {
    let book = try book()
    let task = book.plans[0].tasks[0]
    #expect(task.lead == [.unit(0)] && task.support == [.group(0)])
    #expect(task.section == "产业帮扶" && task.chase)
    #expect(task.clause?.line == 2 && task.clause?.quote == "组织10家以上农业企业")
    #expect(task.span == SourceSpan(file: 1, line: 12, column: 5, endColumn: 7))
    let commitment = task.commitments[0]
    #expect(task.commitments.count == 1 && commitment.id.isEmpty && commitment.kind == .countable)
    #expect(commitment.phrase == "4～11月" && commitment.origin == .own && commitment.evidence == ["活动记录"])
    #expect(commitment.targets.map(\.text) == ["10家以上"])
    #expect(commitment.dueSpan == SourceSpan(file: 1, line: 17, column: 10, endColumn: 15))
    #expect(book.answers[Int(commitment.answer)].occurrences.map(\.due) == [CivilDate(2018, 11, 30)])
  }

  @Test func aCommitmentWithoutADeadlineHasItsTasksElseThePlansPeriod() throws {
    let plain = try book().plans[0].tasks[1].commitments[1]
    #expect(plain.phrase.isEmpty && plain.origin == .plan && plain.kind == .artifact && plain.answeredBy == .each)
    let book = try book(
      Fixtures.book(("    commitments:", "    due: 6月底前\n    chase: no\n    performed-by: 紫阳县\n    commitments:")))
    let inherited = book.plans[0].tasks[1].commitments
    #expect(inherited.map(\.origin) == [.own, .task])
    #expect(inherited.map(\.chase) == [false, false] && inherited.map(\.performedBy) == ["紫阳县", "紫阳县"])
    #expect(book.answers[Int(inherited[1].answer)].occurrences.map(\.due) == [CivilDate(2018, 6, 30)])
    #expect(inherited[1].dueSpan.line == 24)
  }

  @Test func thePlansPeriodIsAWindow() throws {
    let book = try book()
    let commitment = book.plans[0].tasks[1].commitments[1]
    let answer = book.answers[Int(commitment.answer)]
    #expect(answer.kind == .window)
    #expect(answer.occurrences.map(\.start) == [CivilDate(2018, 1, 1)])
    #expect(answer.occurrences.map(\.due) == [CivilDate(2018, 12, 31)])
    #expect(answer.steps.count == 1)
  }

  @Test func countsInADeadlineAreTargetsToo() throws {
    let book = try book(Fixtures.book(("due: 年底, target: 1次", "due: 年内至少3次")))
    let commitment = book.plans[0].tasks[1].commitments[0]
    #expect(commitment.kind == .countable)
    #expect(commitment.targets.map(\.thousandths) == [3000])
  }

  @Test func aNamedPeriodIsKnownToDeadlinesAndToTheBook() throws {
    let book = try book(
      Fixtures.book(
        ("name: 暑期, from: 07-01, to: 08-31", "name: 攻坚期, from: 09-01, to: 10-15"),
        ("    due: 4～11月", "    due: 攻坚期")))
    #expect(book.periods.map(\.name) == ["攻坚期"])
    let answer = book.answers[Int(book.plans[0].tasks[0].commitments[0].answer)]
    #expect(answer.occurrences.map(\.start) == [CivilDate(2018, 9, 1)])
    #expect(answer.occurrences.map(\.due) == [CivilDate(2018, 10, 15)])
  }

  @Test func equalPhrasesShareOneAnswer() throws {
    let book = try book(Fixtures.book(("    due: 4～11月", "    due: 年底")))
    let tasks = book.plans[0].tasks
    #expect(tasks[0].commitments[0].answer == tasks[1].commitments[0].answer)
  }

  static let stepIDs = ["before:30d", "before:5wd", "due", "after:1d/every:3wd", "after:10wd/every:1w"]

  @Test func aStepIsKnownByItsOffset() throws {
    let policy = try book().policies[0]
    #expect(policy.steps.map(\.id) == Self.stepIDs)
    #expect(policy.steps[1].tell == [.liaison, .leader, .support])
    #expect(policy.steps[1].unless?.comparisons == [Condition.Comparison(.progress, .atLeast, .number(100))])
    #expect(policy.yellowBefore == CountedSpan(10, .workingDays) && policy.pace == .linear)
    let other = try book(
      Fixtures.book(
        ("      - {on: due", "      - {id: urgent, on: start, tell: 发改委联络员, urgent: yes}\n      - {on: due")))
    #expect(other.policies[0].steps.map(\.id) == Self.stepIDs[..<2] + ["urgent"] + Self.stepIDs[2...])
    #expect(other.policies[0].steps[2].tell == [.person(2)] && other.policies[0].steps[2].urgent)
  }

  @Test func aStoryIsWrittenDownAtFiveInTheAfternoon() throws {
    let book = try book(Fixtures.book(("on: 2018-06-01, by", "on: 2018-06-01, recorded: 2018-06-04, by")))
    let fact = book.stories[0].facts[0].fact
    #expect(fact.on == CivilDate(2018, 6, 1) && fact.by == "农业局联络员")
    #expect(TimeZoneTable.shanghai.civil(at: fact.recorded).description == "2018-06-04T17:00")
  }

  // MARK: Units

  struct RoleCase: Sendable, CustomTestStringConvertible {
    let roles: String
    let lead: String
    let expected: [[Answerer]]
    var testDescription: String { "\(roles): \(lead)" }
  }

  static let roleCases = [
    RoleCase(roles: "joint", lead: "[区发改委, 区农业局]", expected: [[.unit(1), .unit(0)], [.group(0)]]),
    RoleCase(roles: "first", lead: "[区发改委, 区农业局]", expected: [[.unit(1)], [.unit(0), .group(0)]]),
    RoleCase(roles: "labelled", lead: "[区发改委, 区农业局]", expected: [[.unit(1), .unit(0)], [.group(0)]]),
    RoleCase(roles: "labelled", lead: "[区发改委（配合）, 区农业局（牵头）]", expected: [[.unit(0)], [.unit(1), .group(0)]]),
    RoleCase(roles: "按标注", lead: "[配合单位：区发改委, 牵头：区农业局]", expected: [[.unit(0)], [.unit(1), .group(0)]]),
  ]

  @Test(arguments: roleCases) func aBareListReadsAsThePlanSays(_ c: RoleCase) throws {
    let book = try book(
      Fixtures.book(
        ("  supervisor:", "  roles: \(c.roles)\n  supervisor:"), ("    lead: 区农业局", "    lead: \(c.lead)")))
    let task = book.plans[0].tasks[0]
    #expect([task.lead, task.support] == c.expected)
  }

  @Test(arguments: ["区农业局", "农业局", "区 农业局", "区农业局、", "　区农业局", "\"区农业局 \""])
  func aUnitIsKnownWithoutBlanksAndByItsAliases(_ name: String) throws {
    #expect(try book(Fixtures.book(("    lead: 区农业局", "    lead: \(name)"))).plans[0].tasks[0].lead == [.unit(0)])
  }

  @Test func groupsWithinGroupsAreExpandedOnce() throws {
    let group = "  - {name: 各有关部门, members: [区农业局, 区发改委]}"
    let book = try book(Fixtures.book((group, "\(group)\n  - {name: 全体, members: [区对口办, 各有关部门, 区农业局]}")))
    #expect(book.groups[1].members == [2, 0, 1])
  }

  // MARK: Periods of plans

  struct PeriodCase: Sendable, CustomTestStringConvertible {
    let written: String
    let first: CivilDate?
    let last: CivilDate?
    let year: Int
    var testDescription: String { written }
  }

  static let periodCases = [
    PeriodCase(written: "year: 2018", first: CivilDate(2018, 1, 1), last: CivilDate(2018, 12, 31), year: 2018),
    PeriodCase(
      written: "period: 2016..2020", first: CivilDate(2016, 1, 1), last: CivilDate(2020, 12, 31), year: 2018),
    PeriodCase(
      written: "period: 2019..2020", first: CivilDate(2019, 1, 1), last: CivilDate(2020, 12, 31), year: 2019),
    PeriodCase(
      written: "period: 2018-04-01..2018-06-30", first: CivilDate(2018, 4, 1), last: CivilDate(2018, 6, 30),
      year: 2018),
  ]

  @Test(arguments: periodCases) func aPlanCoversItsPeriod(_ c: PeriodCase) throws {
    let loaded = Fixtures.load(Fixtures.book(("  year: 2018", "  \(c.written)")))
    let plan = try #require(loaded.book).plans[0]
    #expect(plan.period.lowerBound == c.first && plan.period.upperBound == c.last && plan.year == c.year)
  }

  @Test func everyReadingCanBeSet() throws {
    let readings = """
      readings:
          month-before: inclusive
          year-before: inclusive
          day-before: exclusive
          last-day-on-holiday: keep
          weekend-rolls: yes
          year-beginning: 01-01..02-28
          year-middle: 06-15..07-15
          year-ending: 11-01..12-31
          year-closing: 12-20..01-10
          half-year-due: 07-05
          full-year-due: 01-05
          day-of-period: last-working-day
          day-of-week: 周三
          daily: working-days
          office-hours: 08:30..17:00
          at-once: 5 working days
          report-day-of-previous-month: 8
          first-day: counted
          cut-off: 17:00
      """
    let keys = readings.split(separator: "\n").dropFirst().map {
      $0.split(separator: ":")[0].trimmingPrefix { $0 == " " }
    }
    let loaded = try book(Fixtures.book(("readings: {month-before: exclusive}", readings))).plans[0].readings
    #expect(
      loaded
        == Readings(
          monthBefore: .inclusive, yearBefore: .inclusive, dayBefore: .exclusive, lastDayOnHoliday: .keep,
          weekendRolls: true, yearBeginning: MonthDayRange(MonthDay(1, 1), MonthDay(2, 28)),
          yearMiddle: MonthDayRange(MonthDay(6, 15), MonthDay(7, 15)),
          yearEnding: MonthDayRange(MonthDay(11, 1), MonthDay(12, 31)),
          yearClosing: MonthDayRange(MonthDay(12, 20), MonthDay(1, 10)), halfYearDue: MonthDay(7, 5),
          fullYearDue: MonthDay(1, 5), dayOfPeriod: .lastWorkingDay, dayOfWeek: 3, dailyOnWorkingDays: true,
          officeHours: Readings.OfficeHours(opens: TimeOfDay(8, 30)!, closes: TimeOfDay(17, 0)!),
          atOnceWorkingDays: 5,
          reportsConcernPreviousMonthThrough: 8, firstDayCounts: true, cutOff: TimeOfDay(17, 0),
          settled: Set(keys.map(String.init))))
    #expect(loaded.settled == Set(KeyTable.sections.first { $0.name == "readings" }?.keys.map(\.name) ?? []))
  }
}
