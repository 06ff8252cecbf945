import CivilTime
import Testing
import WorkCalendars

@Suite struct WorkCalendarTests {
  let calendar = ChineseCalendar.calendar

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String, count: Int, start: String, after: String, before: String
    init(_ name: String, _ count: Int, from start: String, after: String, before: String) {
      (self.name, self.count, self.start, self.after, self.before) = (name, count, start, after, before)
    }
    var testDescription: String { name }
  }

  static let cases = [
    Case("zero on a working day", 0, from: "2018-07-31", after: "2018-07-31", before: "2018-07-31"),
    Case("zero on a rest day stays there", 0, from: "2018-10-03", after: "2018-10-03", before: "2018-10-03"),
    Case("one from an ordinary Wednesday", 1, from: "2018-08-01", after: "2018-08-02", before: "2018-07-31"),
    Case("one from a Friday", 1, from: "2018-08-03", after: "2018-08-06", before: "2018-08-02"),
    Case("one from a Saturday", 1, from: "2018-08-04", after: "2018-08-06", before: "2018-08-03"),
    Case("across National Day", 3, from: "2018-09-30", after: "2018-10-10", before: "2018-09-27"),
    Case(
      "a make-up Saturday is a start like others", 1, from: "2018-09-29", after: "2018-09-30", before: "2018-09-28"),
    Case("from the middle of the holiday", 1, from: "2018-10-04", after: "2018-10-08", before: "2018-09-30"),
    Case("ten across Spring Festival", 10, from: "2018-02-09", after: "2018-02-28", before: "2018-01-26"),
    Case("minus one is one the other way", -1, from: "2018-10-08", after: "2018-09-30", before: "2018-10-09"),
    Case("minus three from a rest day", -3, from: "2018-10-07", after: "2018-09-28", before: "2018-10-10"),
    Case("over the end of what is covered", 5, from: "2026-12-30", after: "2027-01-06", before: "2026-12-23"),
    Case("over the start of what is covered", 5, from: "2007-01-04", after: "2007-01-11", before: "2006-12-27"),
    Case("far behind the end", 1, from: "2030-10-01", after: "2030-10-02", before: "2030-09-30"),
    Case("far before the start", 1, from: "1999-10-01", after: "1999-10-04", before: "1999-09-30"),
    Case("a year of working days", 250, from: "2017-12-31", after: "2018-12-29", before: "2016-12-30"),
  ]

  @Test(arguments: cases) func countedWorkingDays(_ c: Case) throws {
    let start = try #require(CivilDate(iso: c.start))
    #expect(calendar.day(c.count, after: start).description == c.after)
    #expect(calendar.day(c.count, before: start).description == c.before)
  }

  @Test func rollingLeavesWorkingDaysAlone() throws {
    let working = try #require(CivilDate(2018, 9, 30))
    let rest = try #require(CivilDate(2018, 10, 3))
    #expect(calendar.rolledBack(working) == working && calendar.rolledForward(working) == working)
    #expect(calendar.rolledBack(rest) == working)
    #expect(calendar.rolledForward(rest) == CivilDate(2018, 10, 8))
  }

  // MARK: Laws

  /// Day by day, with nothing but `kind(of:)`.
  private func walked(_ count: Int, from start: CivilDate, in calendar: WorkCalendar) -> CivilDate {
    var day = start
    var left = abs(count)
    while left > 0 {
      day = day.adding(days: count > 0 ? 1 : -1)
      if calendar.kind(of: day).isWorking { left -= 1 }
    }
    return day
  }

  /// The numbers of Knuth's linear congruential generator, from a fixed seed.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  @Test func countingEqualsWalkingOnSeededCases() throws {
    let first = try #require(CivilDate(2005, 1, 1))
    let gaps = WorkCalendar(
      name: "gaps", weekend: [5], notices: ChineseCalendar.notices.filter { $0.year % 3 == 0 })
    let overlay = CalendarOverlay(name: "late", source: "", rest: [try #require(CivilDate(2028, 3, 1)): "县庆"])
    for calendar in [calendar, calendar.overlaid(with: overlay), gaps, WorkCalendar(name: "bare")] {
      var numbers = Numbers(state: 20_180_731)
      for turn in 0..<2500 {
        let start = first.adding(days: Int.random(in: 0..<8800, using: &numbers))
        let count = Int.random(in: -90...90, using: &numbers)
        let day = walked(count, from: start, in: calendar)
        guard calendar.day(count, after: start) == day, calendar.day(-count, before: start) == day else {
          Issue.record("turn \(turn) of \(calendar.name): \(count) from \(start) is \(day) when walked")
          return
        }
      }
    }
  }

  @Test func workingDaysBetweenEqualTheCountAndAreSigned() throws {
    var numbers = Numbers(state: 7)
    let first = try #require(CivilDate(2006, 6, 1))
    for _ in 0..<1500 {
      let start = first.adding(days: Int.random(in: 0..<8000, using: &numbers))
      let end = start.adding(days: Int.random(in: 0..<120, using: &numbers))
      let between = start == end ? 0 : (start.adding(days: 1)...end).count { calendar.kind(of: $0).isWorking }
      #expect(calendar.workingDays(after: start, through: end) == between)
      #expect(calendar.workingDays(after: end, through: start) == -between)
    }
  }

  @Test func forwardAndBackReturnsToAWorkingDayAndNotToARestDay() throws {
    let first = try #require(CivilDate(2018, 1, 1))
    for day in first...first.adding(days: 364) {
      for count in 1...12 {
        let back = calendar.day(count, before: calendar.day(count, after: day))
        #expect(back == calendar.rolledBack(day), "\(count) from \(day)")
        let forth = calendar.day(count, after: calendar.day(count, before: day))
        #expect(forth == calendar.rolledForward(day), "\(count) from \(day)")
        #expect(calendar.day(count, after: calendar.day(-count, after: day)) == forth)
      }
    }
  }

  @Test func stepsAddUp() throws {
    let first = try #require(CivilDate(2018, 9, 1))
    for day in first...first.adding(days: 60) {
      for one in 1...8 {
        for two in 1...8 {
          #expect(calendar.day(two, after: calendar.day(one, after: day)) == calendar.day(one + two, after: day))
        }
      }
    }
  }

  @Test func aLaterStartIsNeverDueEarlier() throws {
    let first = try #require(CivilDate(2018, 1, 1))
    for day in first...first.adding(days: 364) {
      for count in -10...10 where count != 0 {
        #expect(calendar.day(count, after: day) <= calendar.day(count, after: day.adding(days: 1)))
      }
    }
  }

  // MARK: Coverage

  @Test func withoutNoticesTheWeekCountsAndAllIsProvisional() throws {
    let bare = WorkCalendar(name: "bare")
    let friday = try #require(CivilDate(2018, 9, 28))
    #expect(bare.coverage == nil)
    #expect(bare.day(2, after: friday) == CivilDate(2018, 10, 2))
    #expect(bare.isProvisional(friday))
    #expect(bare.kind(of: friday.adding(days: 1)) == .weekend)
    #expect(bare.notice(for: friday) == nil)
  }

  @Test func daysOutsideTheYearsOfTheNoticesAreProvisional() throws {
    #expect(!calendar.isProvisional(try #require(CivilDate(2026, 12, 31))))
    #expect(calendar.isProvisional(try #require(CivilDate(2027, 1, 1))))
    #expect(calendar.isProvisional(try #require(CivilDate(2006, 12, 29))))
    #expect(!calendar.isProvisional(try #require(CivilDate(2006, 12, 30))))  // the notice for 2007 names it
  }

  @Test func aYearLeftOutBetweenTwoNoticesIsProvisional() throws {
    let gaps = WorkCalendar(
      name: "gaps", notices: ChineseCalendar.notices.filter { $0.year == 2016 || $0.year == 2018 })
    #expect(gaps.isProvisional(try #require(CivilDate(2017, 6, 1))))
    #expect(!gaps.isProvisional(try #require(CivilDate(2018, 6, 1))))
  }

  @Test func theWeekendIsAnySetOfWeekdaysButAll() throws {
    let sixDays = WorkCalendar(name: "six", weekend: [7])
    let friday = try #require(CivilDate(2018, 8, 3))
    #expect(sixDays.day(2, after: friday) == CivilDate(2018, 8, 6))
    let never = WorkCalendar(name: "never", weekend: [])
    #expect(never.day(3, after: friday) == friday.adding(days: 3))
    let scattered = WorkCalendar(name: "scattered", weekend: [1, 3, 5])
    for count in [-9, -4, -1, 1, 4, 9] {
      #expect(scattered.day(count, after: friday) == walked(count, from: friday, in: scattered))
    }
  }

  @Test func theEndsOfTheHoldableDaysCanBeAsked() {
    let bare = WorkCalendar(name: "bare")
    #expect(bare.isWorkingDay(.earliest))
    #expect(bare.day(1, before: bare.day(1, after: .earliest)) == .earliest)
    #expect(bare.rolledBack(.latest) == .latest)
  }

  @Test func equalCalendarsAreEqualAndDifferentOnesAreNot() throws {
    #expect(calendar == WorkCalendar(name: "cn", notices: ChineseCalendar.notices))
    #expect(calendar != WorkCalendar(name: "cn"))
    let local = CalendarOverlay(name: "x", source: "", rest: [try #require(CivilDate(2018, 1, 2)): "y"])
    #expect(calendar != calendar.overlaid(with: local))
    #expect(Set([calendar, WorkCalendar(name: "cn", notices: ChineseCalendar.notices)]).count == 1)
  }
}
