import CivilTime
import Diagnostics
import PlanLanguage
import Testing
import WorkCalendars

/// How a plan says that terms are counted, and what it settles by saying it.
@Suite struct CountingRulesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var phrase: String
    /// When the document came.
    var event: String
    var time = TimeOfDay(10, 0)!
    var readings: Readings
    var due: String
    var testDescription: String { "\(phrase) from \(event)" }
  }

  private static let counted = Readings(firstDayCounts: true)
  private static let cutOff = Readings(cutOff: TimeOfDay(17, 0))

  static let cases = [
    // 18 September 2018 is a Tuesday, 24 September is Mid-Autumn, 29 and 30 September are worked.
    Case(phrase: "收到通知后3日内", event: "2018-09-18", readings: Readings(), due: "2018-09-21"),
    Case(phrase: "收到通知后3日内", event: "2018-09-18", readings: counted, due: "2018-09-20"),
    Case(phrase: "收到通知后1日内", event: "2018-09-18", readings: counted, due: "2018-09-18"),
    Case(phrase: "收到通知后5个工作日内", event: "2018-09-18", readings: Readings(), due: "2018-09-26"),
    Case(phrase: "收到通知后5个工作日内", event: "2018-09-18", readings: counted, due: "2018-09-25"),
    // A term that hangs on a rest day counts the first working day either way.
    Case(phrase: "收到通知后1个工作日内", event: "2018-09-22", readings: counted, due: "2018-09-25"),
    Case(phrase: "收到通知后一周内", event: "2018-09-11", readings: counted, due: "2018-09-17"),
    Case(phrase: "收到通知后2个月内", event: "2018-09-18", readings: Readings(), due: "2018-11-18"),
    Case(phrase: "收到通知后2个月内", event: "2018-09-18", readings: counted, due: "2018-11-17"),
    Case(phrase: "收到通知后1个月内", event: "2018-10-31", readings: counted, due: "2018-11-29"),
    Case(phrase: "收到通知后3日内", event: "2018-09-18", time: TimeOfDay(16, 59)!, readings: cutOff, due: "2018-09-21"),
    Case(phrase: "收到通知后3日内", event: "2018-09-18", time: TimeOfDay(17, 0)!, readings: cutOff, due: "2018-09-22"),
    Case(
      phrase: "收到通知后5个工作日内", event: "2018-09-18", time: TimeOfDay(17, 30)!, readings: cutOff, due: "2018-09-27"),
    Case(phrase: "收到通知后24小时内", event: "2018-09-18", time: TimeOfDay(17, 30)!, readings: cutOff, due: "2018-09-19"),
    // Backwards nothing is counted in.
    Case(phrase: "活动开始前3个工作日", event: "2018-09-28", readings: counted, due: "2018-09-25"),
  ]

  @Test(arguments: cases) func aTermIsCountedAsThePlanSays(_ c: Case) throws {
    let context = Samples.plan(event: CivilDateTime(Samples.day(c.event), c.time), readings: c.readings)
    let answer = try DeadlineReader.read(c.phrase, in: context)
    #expect(answer.occurrences.map(\.due) == [Samples.day(c.due)], "\(answer.steps.map(\.zh))")
    for step in answer.steps { #expect(!step.zh.isEmpty && !step.en.isEmpty) }
    let days = answer.countedDays(in: Samples.calendar)
    if !days.isEmpty { #expect(days.last?.day == Samples.day(c.due)) }
  }

  @Test(arguments: [
    ("年中", "year-middle"), ("年初", "year-beginning"), ("3月5日下班前", "office-hours"), ("立即整改", "at-once"),
    ("8月前", "month-before"),
  ])
  func whatThePlanSaysIsNotAskedAgain(_ phrase: String, _ key: String) throws {
    let open = try DeadlineReader.read(phrase, in: Samples.plan())
    #expect(open.ambiguity?.setting?.hasPrefix(key) == true, "\(open.ambiguity.debugDescription)")
    let settled = try DeadlineReader.read(phrase, in: Samples.plan(readings: Readings(settled: [key])))
    #expect(settled.ambiguity == nil)
    #expect(settled.occurrences == open.occurrences)
  }

  struct Weekly: Sendable, CustomTestStringConvertible {
    var phrase: String
    var year: Int
    var first: String
    var last: String
    var testDescription: String { "\(phrase) in \(year)" }
  }

  static let weeks = [
    // 2001 ends on a Monday, 1997 begins on a Wednesday.
    Weekly(phrase: "每周一", year: 2001, first: "2001-01-01", last: "2001-12-31"),
    Weekly(phrase: "每周一", year: 1997, first: "1997-01-06", last: "1997-12-29"),
    Weekly(phrase: "每周日", year: 2095, first: "2095-01-02", last: "2095-12-25"),
    Weekly(phrase: "每周二、周五", year: 2015, first: "2015-01-02", last: "2015-12-29"),
  ]

  @Test(arguments: weeks) func aWeeksTurnIsThePlansWhenItsDayIs(_ c: Weekly) throws {
    let days = try DeadlineReader.read(c.phrase, in: Samples.plan(c.year)).occurrences.map(\.due)
    #expect(days.first == Samples.day(c.first))
    #expect(days.last == Samples.day(c.last))
    #expect(days == days.sorted())
  }

  @Test(arguments: ["截至6月30日", "6月30日止", "截止到2018年6月30日", "by 30 June"])
  func aDayThatIsNamedAsAnEndIsIncludedHoweverBeforeIsRead(_ phrase: String) throws {
    let context = Samples.plan(readings: Readings(dayBefore: .exclusive))
    let answer = try DeadlineReader.read(phrase, in: context)
    #expect(answer.occurrences.map(\.due) == [Samples.day("2018-06-30")])
    let again = try DeadlineReader.read(answer.canonical, in: context)
    #expect(again.occurrences == answer.occurrences)
    #expect(again.canonical == answer.canonical)
  }
}
