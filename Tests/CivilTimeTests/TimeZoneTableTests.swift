import CivilTime
import Testing

@Suite struct TimeZoneTableTests {
  struct Moment: Sendable, CustomTestStringConvertible {
    let name: String, seconds: Int64, text: String
    var testDescription: String { name }
  }

  static let shanghai = [
    Moment(name: "the epoch", seconds: 0, text: "1970-01-01T08:00:00+08:00"),
    Moment(name: "the second before summer time 1986", seconds: 515_527_199, text: "1986-05-04T01:59:59+08:00"),
    Moment(name: "summer time 1986 begins", seconds: 515_527_200, text: "1986-05-04T03:00:00+09:00"),
    Moment(name: "the second before it ends", seconds: 527_014_799, text: "1986-09-14T01:59:59+09:00"),
    Moment(name: "it ends, an hour comes twice", seconds: 527_014_800, text: "1986-09-14T01:00:00+08:00"),
    Moment(name: "July 1988", seconds: 584_668_800, text: "1988-07-12T09:00:00+09:00"),
    Moment(name: "summer time 1991 has ended", seconds: 684_867_600, text: "1991-09-15T01:00:00+08:00"),
    Moment(name: "July 1992", seconds: 710_899_200, text: "1992-07-12T08:00:00+08:00"),
    Moment(name: "a billion", seconds: 1_000_000_000, text: "2001-09-09T09:46:40+08:00"),
    Moment(name: "the second before the epoch", seconds: -1, text: "1970-01-01T07:59:59+08:00"),
    Moment(name: "before 1970 across midnight", seconds: -28_801, text: "1969-12-31T23:59:59+08:00"),
  ]

  @Test(arguments: shanghai) func shanghaiTime(_ c: Moment) {
    #expect(TimeZoneTable.shanghai.rfc3339(Instant(seconds: c.seconds)) == c.text)
  }

  @Test func utcHasNoOffset() {
    #expect(TimeZoneTable.utc.rfc3339(Instant(seconds: 1_000_000_000)) == "2001-09-09T01:46:40+00:00")
    #expect(TimeZoneTable.utc.rfc3339(Instant(seconds: -1)) == "1969-12-31T23:59:59+00:00")
  }

  @Test func aZoneWestOfGreenwichIsWrittenWithAMinus() {
    let zone = TimeZoneTable(name: "Test/West", initialOffset: -(3 * 3600 + 30 * 60))
    #expect(zone.rfc3339(Instant(seconds: 0)) == "1969-12-31T20:30:00-03:30")
  }

  @Test func aCivilTimeComesBackFromItsInstantOutsideTheChanges() throws {
    let zone = TimeZoneTable.shanghai
    var date = try #require(CivilDate(1985, 12, 30))
    let times = [TimeOfDay(0, 0), TimeOfDay(4, 30), TimeOfDay(12, 0), TimeOfDay(23, 59)].compactMap { $0 }
    while date.year < 1993 {
      for time in times { #expect(zone.civil(at: zone.instant(of: date, at: time)) == CivilDateTime(date, time)) }
      date = date.adding(days: 1)
    }
  }

  @Test func aTimeInTheGapStandsAsFarAfterIt() throws {
    let date = try #require(CivilDate(1986, 5, 4))
    let half = try #require(TimeOfDay(2, 30))
    let instant = TimeZoneTable.shanghai.instant(of: date, at: half)
    #expect(TimeZoneTable.shanghai.rfc3339(instant) == "1986-05-04T03:30:00+09:00")
  }

  @Test func aTimeThatComesTwiceStandsForTheFirst() throws {
    let date = try #require(CivilDate(1986, 9, 14))
    let half = try #require(TimeOfDay(1, 30))
    let instant = TimeZoneTable.shanghai.instant(of: date, at: half)
    #expect(TimeZoneTable.shanghai.rfc3339(instant) == "1986-09-14T01:30:00+09:00")
    #expect(TimeZoneTable.shanghai.rfc3339(instant.adding(seconds: 3600)) == "1986-09-14T01:30:00+08:00")
  }

  @Test func theEndOfADayIsTheStartOfTheNext() throws {
    let date = try #require(CivilDate(2018, 7, 31))
    let zone = TimeZoneTable.shanghai
    #expect(zone.end(of: date) == zone.instant(of: date.adding(days: 1), at: .startOfDay))
    #expect(zone.end(of: date) == zone.instant(of: date, at: .endOfDay))
    #expect(zone.rfc3339(zone.end(of: date)) == "2018-08-01T00:00:00+08:00")
  }

  @Test func instantsCompareAndSubtract() {
    let early = Instant(seconds: 5)
    #expect(early < early.adding(seconds: 1))
    #expect(early.adding(seconds: 60).seconds(since: early) == 60)
    #expect(early.seconds(since: early.adding(seconds: 60)) == -60)
  }
}
