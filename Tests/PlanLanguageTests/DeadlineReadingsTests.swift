import CivilTime
import Diagnostics
import PlanLanguage
import Testing

/// What a plan's readings settle, and how an unsettled phrase is noted.
@Suite struct DeadlineReadingsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String, phrase: String
    var readings = Readings()
    let due: String
    var other: String?
    var setting: String?
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "month-before unsettled", phrase: "8月前", due: "2018-07-31", other: "2018-08-31",
      setting: "month-before: inclusive"),
    Case(
      name: "month-before exclusive", phrase: "8月前", readings: Readings(monthBefore: .exclusive), due: "2018-07-31"),
    Case(
      name: "month-before inclusive", phrase: "8月以前", readings: Readings(monthBefore: .inclusive), due: "2018-08-31"
    ),
    Case(
      name: "year-before unsettled", phrase: "2020年前", due: "2019-12-31", other: "2020-12-31",
      setting: "year-before: inclusive"),
    Case(
      name: "year-before inclusive", phrase: "2020年前", readings: Readings(yearBefore: .inclusive), due: "2020-12-31"
    ),
    Case(
      name: "quarter before reads like a month", phrase: "三季度前", due: "2018-06-30", other: "2018-09-30",
      setting: "month-before: inclusive"),
    Case(name: "day-before unsettled is inclusive", phrase: "8月31日前", due: "2018-08-31"),
    Case(
      name: "day-before exclusive", phrase: "8月31日前", readings: Readings(dayBefore: .exclusive), due: "2018-08-30"),
    Case(
      name: "the brackets win over the plan", phrase: "8月31日前（含）", readings: Readings(dayBefore: .exclusive),
      due: "2018-08-31"),
    Case(name: "and the other way round", phrase: "8月31日前（不含当日）", due: "2018-08-30"),
    Case(
      name: "底前 is no question", phrase: "8月底前", readings: Readings(monthBefore: .exclusive, dayBefore: .exclusive),
      due: "2018-08-31"),
    Case(
      name: "year-beginning", phrase: "年初",
      readings: Readings(yearBeginning: MonthDayRange(MonthDay(1, 1), MonthDay(2, 28))), due: "2018-02-28"),
    Case(
      name: "year-middle", phrase: "年中",
      readings: Readings(yearMiddle: MonthDayRange(MonthDay(7, 11), MonthDay(7, 20))), due: "2018-07-20"),
    Case(
      name: "year-ending", phrase: "年末",
      readings: Readings(yearEnding: MonthDayRange(MonthDay(12, 11), MonthDay(12, 25))), due: "2018-12-25"),
    Case(name: "every month without a day", phrase: "每月", due: "2018-01-31"),
    Case(
      name: "every month, the last working day", phrase: "每月", readings: Readings(dayOfPeriod: .lastWorkingDay),
      due: "2018-01-31"),
    Case(
      name: "every month on a day of the plan's", phrase: "每月", readings: Readings(dayOfPeriod: .day(25)),
      due: "2018-01-25"),
    Case(
      name: "half-year report", phrase: "半年度和全年度",
      readings: Readings(halfYearDue: MonthDay(7, 10), fullYearDue: MonthDay(1, 10)), due: "2018-07-10"),
    Case(
      name: "every week on the plan's weekday", phrase: "每周", readings: Readings(dayOfWeek: 1), due: "2018-01-01"),
    Case(
      name: "a report by the 15th of the month after", phrase: "每月15日前",
      readings: Readings(reportsConcernPreviousMonthThrough: 15), due: "2018-02-15"),
  ]

  @Test(arguments: cases)
  func aReadingMovesTheDay(_ c: Case) throws {
    let answer = try DeadlineReader.read(c.phrase, in: Samples.plan(readings: c.readings))
    #expect(answer.occurrences.first.map { "\($0.due)" } == c.due)
    if let other = c.other { #expect(answer.ambiguity?.alternatives == [Samples.day(other)]) }
    if let setting = c.setting { #expect(answer.ambiguity?.setting == setting) }
    if c.readings.monthBefore != nil || c.readings.yearBefore != nil { #expect(answer.ambiguity == nil) }
  }

  @Test func officeHoursSettleWhenTheDayEnds() throws {
    let hours = Readings.OfficeHours(opens: TimeOfDay(8, 30)!, closes: TimeOfDay(18, 0)!)
    let settled = try DeadlineReader.read("3月5日下班前", in: Samples.plan(readings: Readings(officeHours: hours)))
    #expect(settled.occurrences.first?.dueTime == TimeOfDay(18, 0))
    #expect(settled.ambiguity == nil)
    let open = try DeadlineReader.read("3月5日下班前", in: Samples.plan)
    #expect(open.occurrences.first?.dueTime == TimeOfDay(17, 30))
    #expect(open.ambiguity?.setting?.hasPrefix("office-hours") ?? false)
  }

  @Test func theYearReportOfJanuaryIsInTheNextYear() throws {
    let readings = Readings(halfYearDue: MonthDay(7, 10), fullYearDue: MonthDay(1, 10))
    let answer = try DeadlineReader.read("半年度和全年度", in: Samples.plan(readings: readings))
    #expect(answer.occurrences.map(\.key) == ["2018-H1", "2018"])
    #expect(answer.occurrences.map { "\($0.due)" } == ["2018-07-10", "2019-01-10"])
  }

  @Test func aPeriodOfThePlanIsReadByItsDays() throws {
    let flood = [
      NamedPeriod(name: "汛期", start: (5, 1), end: (9, 30)), NamedPeriod(name: "“三夏”", start: (5, 20), end: (6, 20)),
    ]
    let context = Samples.plan(periods: flood)
    func days(_ phrase: String) throws -> [String] {
      try DeadlineReader.read(phrase, in: context).occurrences.map { "\($0.start)..\($0.due)" }
    }
    #expect(try days("汛期") == ["2018-05-01..2018-09-30"])
    #expect(try days("汛期前完成检修") == ["2018-03-01..2018-04-30"])
    #expect(try days("三夏期间") == ["2018-05-20..2018-06-20"])
    #expect(try DeadlineReader.read("汛期", in: Samples.plan).kind == .unresolvable)
  }

  @Test func aPlansOwnSummerReplacesTheUsualOne() throws {
    let context = Samples.plan(periods: [NamedPeriod(name: "暑期", start: (7, 10), end: (8, 25))])
    let answer = try DeadlineReader.read("每年暑期", in: context)
    #expect(answer.occurrences.map { "\($0.start)..\($0.due)" } == ["2018-07-10..2018-08-25"])
    #expect(answer.ambiguity == nil)
  }

  @Test func aLimitPastBeforeTheIssueIsAcceptedAndNoted() throws {
    let answer = try DeadlineReader.read("2月7日前", in: Samples.plan)
    #expect(answer.occurrences.first?.due == Samples.day("2018-02-07"))
    #expect(answer.steps.contains { $0.zh.contains("已过") })
  }

  @Test func aWiderWindowIsNeverDueEarlier() throws {
    for first in 1...12 {
      var before: CivilDate?
      for last in first...12 {
        let due = try #require(DeadlineReader.read("\(first)～\(last)月", in: Samples.plan).occurrences.first?.due)
        if let before { #expect(before < due) }
        before = due
      }
    }
  }

  @Test func aStretchWithinAnotherIsDueNoLaterThanThatOne() throws {
    for month in 1...12 {
      for (day, tenDays) in [(10, "上旬"), (15, "中旬"), (28, "下旬")] {
        let widening = [
          "\(month)月\(day)日", "\(month)月\(tenDays)", "\(month)月", "第\((month + 2) / 3)季度",
          month <= 6 ? "上半年" : "下半年",
          "全年", "2018—2019年", "“十三五”期间",
        ]
        let turns = try widening.map { try DeadlineReader.read($0, in: Samples.plan).occurrences[0] }
        for (narrow, wide) in zip(turns, turns.dropFirst()) {
          #expect(narrow.due <= wide.due, "\(month)月\(day)日: \(narrow.due), \(wide.due)")
        }
        // A day by which something is due opens with the plan; from the ten days on, the window opens earlier too.
        for (narrow, wide) in zip(turns.dropFirst(), turns.dropFirst(2)) { #expect(narrow.start >= wide.start) }
      }
    }
  }

  @Test func theWindowOpensWithTheIssueWhenThatLiesInThePlan() throws {
    #expect(try DeadlineReader.read("年底前", in: Samples.plan).occurrences.first?.start == Samples.day("2018-03-01"))
    #expect(
      try DeadlineReader.read("年底前", in: Samples.plan(issued: "2017-11-20")).occurrences.first?.start
        == Samples.day("2018-01-01"))
    #expect(
      try DeadlineReader.read("年底前", in: Samples.plan(issued: nil)).occurrences.first?.start
        == Samples.day("2018-01-01"))
  }
}
