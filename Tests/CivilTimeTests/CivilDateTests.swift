import CivilTime
import Testing

@Suite struct CivilDateTests {
  /// An independent walk: the day after, by the lengths of the months as one knows them by heart.
  private func next(_ year: Int, _ month: Int, _ day: Int) -> (Int, Int, Int) {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    let length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    if day < length { return (year, month, day + 1) }
    return month < 12 ? (year, month + 1, 1) : (year + 1, 1, 1)
  }

  @Test func everyDayFrom1900To2200GoesThereAndBack() throws {
    var (year, month, day) = (1900, 1, 1)
    var number = -25_567  // 1 January 1900, from 1970
    var weekday = 1  // a Monday
    while year <= 2200 {
      let date = try #require(CivilDate(year, month, day))
      guard date.dayNumber == number, date.parts == (year, month, day), date.weekday == weekday,
        CivilDate(dayNumber: number) == date, CivilDate(iso: date.description) == date,
        date.quarter == (month + 2) / 3
      else {
        Issue.record("\(year)-\(month)-\(day) is held as \(date), weekday \(date.weekday)")
        return
      }
      (year, month, day) = next(year, month, day)
      number += 1
      weekday = weekday % 7 + 1
    }
    #expect(number == -25_567 + 109_938)
  }

  @Test func theRangeEndsWithTheYears1And9999() {
    #expect(CivilDate.earliest.description == "0001-01-01")
    #expect(CivilDate.latest.description == "9999-12-31")
    #expect(CivilDate(0, 12, 31) == nil)
    #expect(CivilDate(10_000, 1, 1) == nil)
    #expect(CivilDate.earliest.weekday == 1)
    #expect(CivilDate.latest.weekday == 5)
  }

  @Test(arguments: [
    (2018, 2, 29), (1900, 2, 29), (2100, 2, 29), (2018, 4, 31), (2018, 13, 1), (2018, 0, 1), (2018, 1, 0),
    (2018, 1, -1),
  ])
  func aDayThatDoesNotExistIsNil(_ year: Int, _ month: Int, _ day: Int) {
    #expect(CivilDate(year, month, day) == nil)
  }

  @Test(arguments: [
    "2018-2-01", "2018-02-30", "20180201", "2018-02-01 ", "2018/02/01", "", "２０１８-02-01", "2018-02-0a",
  ])
  func whatIsNoISODateIsNil(_ text: String) {
    #expect(CivilDate(iso: text) == nil)
  }

  struct Week: Sendable, CustomTestStringConvertible {
    let date: String, year: Int, week: Int
    init(_ date: String, _ year: Int, _ week: Int) { (self.date, self.year, self.week) = (date, year, week) }
    var testDescription: String { date }
  }

  static let weeks = [
    Week("1977-01-01", 1976, 53), Week("1977-01-02", 1976, 53), Week("1978-01-01", 1977, 52),
    Week("1978-01-02", 1978, 1), Week("1979-12-31", 1980, 1), Week("1980-12-28", 1980, 52),
    Week("1981-12-31", 1981, 53), Week("2008-12-29", 2009, 1), Week("2009-12-31", 2009, 53),
    Week("2010-01-03", 2009, 53), Week("2010-01-04", 2010, 1), Week("2015-12-31", 2015, 53),
    Week("2018-01-01", 2018, 1), Week("2018-05-21", 2018, 21), Week("2018-12-31", 2019, 1),
    Week("2020-12-31", 2020, 53), Week("2021-01-03", 2020, 53), Week("2026-12-31", 2026, 53),
  ]

  @Test(arguments: weeks) func isoWeek(_ c: Week) throws {
    let date = try #require(CivilDate(iso: c.date))
    #expect(date.isoWeek == (c.year, c.week))
  }

  @Test func everyISOWeekHasSevenDaysAndFollowsTheLast() throws {
    var date = try #require(CivilDate(1950, 1, 2))  // a Monday
    var last = date.adding(days: -1).isoWeek
    while date.year < 2060 {
      let week = date.isoWeek
      #expect(week.week == last.week + 1 && week.year == last.year || week.week == 1 && last.week >= 52)
      for offset in 1..<7 { #expect(date.adding(days: offset).isoWeek == week) }
      last = week
      date = date.adding(days: 7)
    }
  }

  struct Months: Sendable, CustomTestStringConvertible {
    let from: String, months: Int, to: String
    init(_ from: String, _ months: Int, _ to: String) { (self.from, self.months, self.to) = (from, months, to) }
    var testDescription: String { "\(from) + \(months) months" }
  }

  static let months = [
    Months("2018-01-31", 1, "2018-02-28"), Months("2020-01-31", 1, "2020-02-29"),
    Months("2018-01-31", 3, "2018-04-30"), Months("2018-03-31", -1, "2018-02-28"),
    Months("2018-01-15", -1, "2017-12-15"), Months("2018-12-31", 2, "2019-02-28"),
    Months("2020-02-29", 12, "2021-02-28"), Months("2020-02-29", 48, "2024-02-29"),
    Months("2018-01-31", 0, "2018-01-31"), Months("2018-07-31", -13, "2017-06-30"),
  ]

  @Test(arguments: months) func addingMonthsClampsToTheMonthsLastDay(_ c: Months) throws {
    let from = try #require(CivilDate(iso: c.from))
    #expect(from.adding(months: c.months).description == c.to)
  }

  @Test func addingMonthsOneByOneLosesTheAnchorAndRecurringFromItDoesNot() throws {
    let anchor = try #require(CivilDate(2018, 1, 31))
    #expect(anchor.adding(months: 1).adding(months: 1) == CivilDate(2018, 3, 28))
    #expect(anchor.adding(months: 2) == CivilDate(2018, 3, 31))
  }

  @Test func monthsThereAndBackComeHomeUpToThe28thAndNotAlwaysAfter() throws {
    for day in 1...28 {
      let date = try #require(CivilDate(2019, 5, day))
      for months in -40...40 { #expect(date.adding(months: months).adding(months: -months) == date) }
    }
    let last = try #require(CivilDate(2019, 5, 31))
    #expect(last.adding(months: 1).adding(months: -1) == CivilDate(2019, 5, 30))
  }

  @Test func moreMonthsAreNeverEarlier() throws {
    var date = try #require(CivilDate(2018, 12, 20))
    for _ in 0..<80 {
      for months in -30..<30 { #expect(date.adding(months: months) < date.adding(months: months + 1)) }
      date = date.adding(days: 1)
    }
  }

  @Test func monthsHaveFirstAndLastDays() throws {
    let date = try #require(CivilDate(2020, 2, 17))
    #expect(date.firstOfMonth == CivilDate(2020, 2, 1))
    #expect(date.lastOfMonth == CivilDate(2020, 2, 29))
    #expect(CivilDate(clamping: 2018, 2, 31) == CivilDate(2018, 2, 28))
  }

  @Test func aDateIsWrittenForPeople() throws {
    let date = try #require(CivilDate(2018, 7, 31))
    #expect(date.chinese == "2018年7月31日（周二）")
    #expect(date.englishWeekday == "Tue")
    #expect(try #require(CivilDate(2018, 7, 29)).chineseWeekday == "日")
  }

  @Test func daysBetweenAreSignedAndStride() throws {
    let first = try #require(CivilDate(2018, 2, 27))
    let last = try #require(CivilDate(2018, 3, 2))
    #expect(last.days(since: first) == 3)
    #expect(first.days(since: last) == -3)
    #expect((first...last).map(\.day) == [27, 28, 1, 2])
  }
}
