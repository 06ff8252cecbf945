import CivilTime
import Testing
import WorkCalendars

/// The calendar that comes with Duban against what others made of the same notices.
@Suite struct ChineseYearsTests {
  let calendar = ChineseCalendar.calendar

  @Test(arguments: DaysAgainstTheWeek.years)
  func everyDayOfTheYearIsWorkedOrNotAsTheTableHasIt(_ expected: DaysAgainstTheWeek.Year) throws {
    let first = try #require(CivilDate(expected.year, 1, 1))
    let last = try #require(CivilDate(expected.year, 12, 31))
    for day in first...last {
      let code = day.month * 100 + day.day
      let isWorking = day.weekday <= 5 ? !expected.off.contains(code) : expected.worked.contains(code)
      #expect(calendar.isWorkingDay(day) == isWorking, "\(day)")
      #expect(calendar.kind(of: day).isWorking == isWorking, "\(day)")
      #expect(!calendar.isProvisional(day), "\(day)")
    }
  }

  @Test(arguments: [
    (2007, 249), (2008, 251), (2009, 250), (2010, 250), (2011, 250), (2012, 249), (2013, 250), (2014, 250),
    (2015, 249),
    (2016, 250), (2017, 249), (2018, 250), (2019, 250), (2020, 249), (2021, 250), (2022, 249), (2023, 249),
    (2024, 251),
    (2025, 248), (2026, 248),
  ])
  func workingDaysOfTheYear(_ year: Int, _ count: Int) throws {
    let before = try #require(CivilDate(year - 1, 12, 31))
    let last = try #require(CivilDate(year, 12, 31))
    #expect(calendar.workingDays(after: before, through: last) == count)
  }

  @Test func everyYearHasItsStatutoryDays() {
    // 全国年节及纪念日放假办法: 10 days until 2007, 11 until 2024, 13 since; two festivals on one day count once.
    let coinciding = [2009: 1, 2020: 1]
    for year in 2007...2026 {
      let days = (CivilDate(clamping: year, 1, 1)...CivilDate(clamping: year, 12, 31))
        .filter { calendar.kind(of: $0).isStatutory }
      let byLaw = year == 2007 ? 10 : year < 2025 ? 11 : 13
      #expect(days.count == byLaw - coinciding[year, default: 0] + (year == 2015 ? 1 : 0), "\(year)")
    }
  }

  struct StatutoryCase: Sendable, CustomTestStringConvertible {
    let festival: String, year: Int, days: [String]
    init(_ festival: String, _ year: Int, _ days: [String]) {
      (self.festival, self.year, self.days) = (festival, year, days)
    }
    var testDescription: String { "\(festival) \(year)" }
  }

  static let statutory = [
    StatutoryCase("春节", 2007, ["2007-02-18", "2007-02-19", "2007-02-20"]),
    StatutoryCase("劳动节", 2007, ["2007-05-01", "2007-05-02", "2007-05-03"]),
    StatutoryCase("清明节", 2007, []),
    StatutoryCase("春节", 2008, ["2008-02-06", "2008-02-07", "2008-02-08"]),
    StatutoryCase("端午节", 2008, ["2008-06-08"]),
    StatutoryCase("国庆节", 2009, ["2009-10-01", "2009-10-02", "2009-10-03"]),
    StatutoryCase("中秋节", 2009, ["2009-10-03"]),
    StatutoryCase("春节", 2014, ["2014-01-31", "2014-02-01", "2014-02-02"]),
    StatutoryCase("抗日战争胜利纪念日", 2015, ["2015-09-03"]),
    StatutoryCase("中秋节", 2017, ["2017-10-04"]),
    StatutoryCase("劳动节", 2019, ["2019-05-01"]),
    StatutoryCase("中秋节", 2020, ["2020-10-01"]),
    StatutoryCase("春节", 2025, ["2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31"]),
    StatutoryCase("劳动节", 2026, ["2026-05-01", "2026-05-02"]),
    StatutoryCase("国庆", 2026, ["2026-10-01", "2026-10-02", "2026-10-03"]),
    StatutoryCase("重阳节", 2026, []),
  ]

  @Test(arguments: statutory) func statutoryDaysOfAFestival(_ c: StatutoryCase) {
    #expect(calendar.statutoryDays(of: c.festival, year: c.year).map(\.description) == c.days)
  }

  @Test func aHolidayTellsItsStatutoryDaysFromThoseInLieu() throws {
    func kind(_ text: String) throws -> DayKind { calendar.kind(of: try #require(CivilDate(iso: text))) }
    #expect(try kind("2018-10-03") == .holiday(festival: "国庆节", isStatutory: true))
    #expect(try kind("2018-10-04") == .holiday(festival: "国庆节", isStatutory: false))
    #expect(try kind("2018-09-30") == .makeUp(festival: "国庆节"))
    #expect(try kind("2018-10-13") == .weekend)
    #expect(try kind("2018-10-12") == .working)
    #expect(try kind("2006-12-30") == .makeUp(festival: "元旦"))
  }

  @Test func restDaysAreThoseOfTheWholeHoliday() {
    #expect(calendar.restDays(of: "国庆节", year: 2018).map(\.day) == [1, 2, 3, 4, 5, 6, 7])
    #expect(calendar.restDays(of: "中秋节", year: 2023).map(\.description).first == "2023-09-29")
    #expect(calendar.restDays(of: "国庆", year: 2023).count == 8)
    #expect(
      calendar.restDays(of: "元旦", year: 2019).map(\.description) == ["2018-12-30", "2018-12-31", "2019-01-01"])
    #expect(calendar.restDays(of: "国庆节", year: 2027).isEmpty)
  }

  @Test func everyNoticeHasALinkAndAllButThatFor2008AnIssueDayBeforeTheDaysItMoves() {
    for notice in ChineseCalendar.notices {
      #expect(notice.link.contains("://www.gov.cn/"))
      guard let issued = notice.issued else {
        #expect(notice.year == 2008)
        continue
      }
      // The extension of Spring Festival 2020 was issued while the holiday was running.
      if notice.link.contains("2020-01/27") { continue }
      #expect((Array(notice.rest.keys) + Array(notice.work.keys)).allSatisfy { $0 > issued }, "\(notice.year)")
      #expect(notice.statutory.keys.allSatisfy { notice.rest[$0] != nil }, "\(notice.year)")
    }
    #expect(ChineseCalendar.notices.count == 23)
  }
}
