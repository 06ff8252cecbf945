import CivilTime
import Testing
import WorkCalendars

@Suite struct CalendarOverlayTests {
  /// 广西 rests on 三月三 (18 and 19 April 2018); the Sunday before is worked by an office of its own will.
  private func overlay() throws -> CalendarOverlay {
    CalendarOverlay(
      name: "gx", source: "桂政发〔2014〕13号", issued: CivilDate(2018, 3, 1),
      rest: [try #require(CivilDate(2018, 4, 18)): "壮族三月三", try #require(CivilDate(2018, 4, 19)): "壮族三月三"],
      work: [try #require(CivilDate(2018, 4, 22)): "集中办公"])
  }

  @Test func localDaysStandAboveTheNotices() throws {
    let calendar = ChineseCalendar.calendar.overlaid(with: try overlay())
    let festival = try #require(CivilDate(2018, 4, 18))
    #expect(calendar.kind(of: festival) == .holiday(festival: "壮族三月三", isStatutory: false))
    #expect(!calendar.isWorkingDay(festival))
    #expect(calendar.kind(of: try #require(CivilDate(2018, 4, 22))) == .makeUp(festival: "集中办公"))
    #expect(calendar.day(1, after: try #require(CivilDate(2018, 4, 17))) == CivilDate(2018, 4, 20))
    #expect(calendar.overlay(for: festival)?.name == "gx")
    #expect(calendar.overlay(for: festival.adding(days: 5)) == nil)
    #expect(ChineseCalendar.calendar.isWorkingDay(festival))
  }

  @Test func anOverlayThatOnlyRepeatsLeavesTheNoticesWord() throws {
    let day = try #require(CivilDate(2018, 10, 1))
    let monday = try #require(CivilDate(2018, 4, 23))
    let repeated = CalendarOverlay(name: "x", source: "y", rest: [day: "本地假"], work: [monday: "上班"])
    let calendar = ChineseCalendar.calendar.overlaid(with: repeated)
    #expect(calendar.kind(of: day) == .holiday(festival: "国庆节", isStatutory: true))
    #expect(calendar.kind(of: monday) == .working)
    #expect(calendar.overlay(for: day) == nil)
  }

  @Test func anOverlayMayWorkAHolidayOrRestOnAMakeUpDay() throws {
    let holiday = try #require(CivilDate(2018, 10, 4))  // a Thursday
    let makeUp = try #require(CivilDate(2018, 9, 29))
    let local = CalendarOverlay(name: "x", source: "y", rest: [makeUp: "停电"], work: [holiday: "值班"])
    let calendar = ChineseCalendar.calendar.overlaid(with: local)
    #expect(calendar.kind(of: holiday) == .working)
    #expect(calendar.kind(of: makeUp) == .holiday(festival: "停电", isStatutory: false))
    #expect(calendar.overlay(for: holiday)?.name == "x")
  }

  @Test func aLaterOverlayStandsAboveAnEarlierOne() throws {
    let day = try #require(CivilDate(2018, 7, 31))
    let off = CalendarOverlay(name: "off", source: "s", rest: [day: "台风停工"])
    let on = CalendarOverlay(name: "on", source: "s", work: [day: "复工"])
    #expect(!ChineseCalendar.calendar.overlaid(with: off).isWorkingDay(day))
    #expect(ChineseCalendar.calendar.overlaid(with: off).overlaid(with: on).isWorkingDay(day))
    #expect(!ChineseCalendar.calendar.overlaid(with: on).overlaid(with: off).isWorkingDay(day))
  }

  @Test func anOverlayIsKnownFromItsIssueDay() throws {
    let calendar = ChineseCalendar.calendar.overlaid(with: try overlay())
    let day = try #require(CivilDate(2018, 4, 18))
    #expect(calendar.asKnown(on: try #require(CivilDate(2018, 2, 28))).isWorkingDay(day))
    #expect(!calendar.asKnown(on: try #require(CivilDate(2018, 3, 1))).isWorkingDay(day))
  }

  @Test func aLocalDayOutsideTheCoveredYearsCountsAndStaysProvisional() throws {
    let day = try #require(CivilDate(2031, 6, 2))  // a Monday
    let local = CalendarOverlay(name: "x", source: "y", rest: [day: "县庆"])
    for base in [ChineseCalendar.calendar, WorkCalendar(name: "bare")] {
      let calendar = base.overlaid(with: local)
      #expect(!calendar.isWorkingDay(day))
      #expect(calendar.isProvisional(day))
      #expect(calendar.day(1, after: day.adding(days: -3)) == day.adding(days: 1))
      #expect(calendar.day(1, before: day.adding(days: 1)) == day.adding(days: -3))
      #expect(calendar.coverage == base.coverage)
    }
  }
}
