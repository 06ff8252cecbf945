import CivilTime
import Testing
import WorkCalendars

@Suite struct NoticeVersionTests {
  let calendar = ChineseCalendar.calendar

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String, day: String, known: String, kind: DayKind
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "3 September 2015, before its notice", day: "2015-09-03", known: "2015-05-12", kind: .working),
    Case(
      name: "3 September 2015, after it", day: "2015-09-03", known: "2015-05-13",
      kind: .holiday(festival: "抗日战争胜利纪念日", isStatutory: true)),
    Case(
      name: "4 September 2015 is in lieu", day: "2015-09-04", known: "2026-01-01",
      kind: .holiday(festival: "抗日战争胜利纪念日", isStatutory: false)),
    Case(name: "6 September 2015, before", day: "2015-09-06", known: "2015-05-12", kind: .weekend),
    Case(
      name: "6 September 2015, after", day: "2015-09-06", known: "2015-05-13", kind: .makeUp(festival: "抗日战争胜利纪念日")),
    Case(name: "2 May 2019, before", day: "2019-05-02", known: "2019-03-21", kind: .working),
    Case(
      name: "2 May 2019, after", day: "2019-05-02", known: "2019-03-22",
      kind: .holiday(festival: "劳动节", isStatutory: false)),
    Case(name: "28 April 2019, before", day: "2019-04-28", known: "2019-03-21", kind: .weekend),
    Case(name: "28 April 2019, after", day: "2019-04-28", known: "2019-03-22", kind: .makeUp(festival: "劳动节")),
    Case(name: "1 February 2020, before", day: "2020-02-01", known: "2020-01-25", kind: .makeUp(festival: "春节")),
    Case(
      name: "1 February 2020, after", day: "2020-02-01", known: "2020-01-26",
      kind: .holiday(festival: "春节", isStatutory: false)),
    Case(name: "31 January 2020, before", day: "2020-01-31", known: "2020-01-25", kind: .working),
    Case(name: "3 February 2020 is a Monday like others", day: "2020-02-03", known: "2020-02-01", kind: .working),
    Case(
      name: "other festivals keep their word", day: "2019-10-12", known: "2019-12-31",
      kind: .makeUp(festival: "国庆节")),
    Case(name: "Spring Festival 2027 is not known yet", day: "2027-02-08", known: "2026-10-01", kind: .working),
  ]

  @Test(arguments: cases) func whatWasKnown(_ c: Case) throws {
    let day = try #require(CivilDate(iso: c.day))
    let known = calendar.asKnown(on: try #require(CivilDate(iso: c.known)))
    #expect(known.kind(of: day) == c.kind)
    #expect(known.isWorkingDay(day) == c.kind.isWorking)
  }

  @Test func aDayTellsEveryVersionThatDecidedIt() throws {
    let day = try #require(CivilDate(2020, 2, 1))
    let versions = calendar.versions(of: day)
    #expect(versions.map(\.version) == [1, 2])
    #expect(versions.map(\.kind) == [.makeUp(festival: "春节"), .holiday(festival: "春节", isStatutory: false)])
    #expect(versions.map(\.notice.issued) == [CivilDate(2019, 11, 21), CivilDate(2020, 1, 26)])
    #expect(calendar.notice(for: day)?.issued == CivilDate(2020, 1, 26))
    #expect(
      calendar.asKnown(on: try #require(CivilDate(2020, 1, 1))).notice(for: day)?.issued == CivilDate(2019, 11, 21))
  }

  @Test func aDayNoNoticeSpeaksOfHasNoVersion() throws {
    let day = try #require(CivilDate(2018, 7, 31))
    #expect(calendar.versions(of: day).isEmpty)
    #expect(calendar.notice(for: day) == nil)
  }

  /// An amendment that moves a make-up day: the day first named is an ordinary Saturday again.
  @Test func anAmendmentTakesBackWhatItDoesNotRepeat() throws {
    let saturday = try #require(CivilDate(2018, 9, 29))
    let sunday = try #require(CivilDate(2018, 9, 30))
    let first = try #require(CivilDate(2018, 10, 1))
    let autumn = try #require(CivilDate(2018, 9, 24))
    let original = HolidayNotice(
      year: 2018, link: "a", issued: CivilDate(2017, 11, 30), rest: [first: "国庆节", autumn: "中秋节"],
      work: [saturday: "国庆节"])
    let amendment = HolidayNotice(
      year: 2018, link: "b", issued: CivilDate(2018, 9, 1), rest: [first: "国庆节"], work: [sunday: "国庆节"])
    let calendar = WorkCalendar(name: "t", notices: [original, amendment])
    #expect(calendar.kind(of: saturday) == .weekend)
    #expect(calendar.kind(of: sunday) == .makeUp(festival: "国庆节"))
    #expect(calendar.kind(of: autumn) == .holiday(festival: "中秋节", isStatutory: false))
    #expect(calendar.versions(of: saturday).map(\.notice.link) == ["a", "b"])
    #expect(calendar.versions(of: saturday).map(\.kind) == [.makeUp(festival: "国庆节"), .weekend])
    #expect(calendar.notice(for: saturday)?.link == "b")
    #expect(calendar.notice(for: autumn)?.link == "a")
    #expect(calendar.restDays(of: "国庆节", year: 2018) == [first])
  }

  @Test func anAmendmentOfOneFestivalReplacesTheHolidayItShares() throws {
    let days = try (1...4).map { try #require(CivilDate(2018, 10, $0)) }
    let original = HolidayNotice(
      year: 2018, link: "a", issued: nil,
      rest: Dictionary(uniqueKeysWithValues: days.map { ($0, "国庆节、中秋节") }), work: [:])
    let amendment = HolidayNotice(year: 2018, link: "b", issued: nil, rest: [days[0]: "国庆节"], work: [:])
    let calendar = WorkCalendar(name: "t", notices: [original, amendment])
    #expect(days.map { calendar.isWorkingDay($0) } == [false, true, true, true])
  }

  @Test func aNoticeForAnotherYearAmendsNothing() throws {
    let day = try #require(CivilDate(2018, 12, 31))
    let first = HolidayNotice(year: 2018, link: "a", issued: nil, rest: [day: "元旦"], work: [:])
    let second = HolidayNotice(year: 2019, link: "b", issued: nil, rest: [day.adding(days: 1): "元旦"], work: [:])
    let calendar = WorkCalendar(name: "t", notices: [first, second])
    #expect(!calendar.isWorkingDay(day) && !calendar.isWorkingDay(day.adding(days: 1)))
  }

  @Test func aNoticeWithoutAnIssueDayCountsAsKnownFromTheFirstDayItMoves() throws {
    let notice = try #require(ChineseCalendar.notices.first { $0.issued == nil })
    #expect(notice.knownFrom == CivilDate(2007, 12, 29))
    let before = calendar.asKnown(on: try #require(CivilDate(2007, 12, 28)))
    #expect(before.coverage?.upperBound == CivilDate(2007, 12, 31))
    #expect(
      HolidayNotice(year: 2030, link: "", issued: nil, rest: [:], work: [:]).knownFrom == CivilDate(2030, 1, 1))
  }

  @Test func coverageGrowsWithWhatIsKnown() throws {
    #expect(calendar.coverage == CivilDate(clamping: 2007, 1, 1)...CivilDate(clamping: 2026, 12, 31))
    let early = calendar.asKnown(on: try #require(CivilDate(2025, 11, 3)))
    #expect(early.coverage?.upperBound == CivilDate(2025, 12, 31))
    #expect(early.isProvisional(try #require(CivilDate(2026, 1, 1))))
    #expect(calendar.asKnown(on: try #require(CivilDate(2000, 1, 1))).coverage == nil)
  }
}
