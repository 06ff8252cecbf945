@testable import CalendarFeeds
import CivilTime
import Testing

@Suite struct ZoneLinesTests {
  /// Two hours ahead from the last Sunday of March to the last of October, as in Berlin; local mean time before 1893.
  static let berlin = TimeZoneTable(
    name: "Europe/Berlin", initialOffset: 3208,
    periods: [
      (-2_422_054_408, 3600), (1_521_939_600, 7200), (1_540_688_400, 3600), (1_553_994_000, 7200),
    ].map { TimeZoneTable.Period(start: Instant(seconds: $0.0), offset: $0.1) })

  private func span(_ first: String, _ last: String) -> ClosedRange<Instant> {
    instant("\(first) 12:00")...instant("\(last) 12:00")
  }

  @Test func shanghaiNeedsOneOffsetToday() {
    #expect(
      ZoneLines.lines(.shanghai, span("2018-01-01", "2030-12-31")) == [
        "BEGIN:VTIMEZONE", "TZID:Asia/Shanghai", "BEGIN:STANDARD", "DTSTART:19910915T020000", "TZOFFSETFROM:+0900",
        "TZOFFSETTO:+0800", "END:STANDARD", "END:VTIMEZONE",
      ])
  }

  @Test func shanghaisSummersOfOldAreThereWhenTheyAreNeeded() {
    let lines = ZoneLines.lines(.shanghai, span("1988-01-01", "1988-12-31"))
    #expect(
      lines.filter { $0.hasPrefix("DTSTART") } == [
        "DTSTART:19870913T020000", "DTSTART:19880417T020000", "DTSTART:19880911T020000",
      ])
    #expect(lines.count { $0 == "BEGIN:DAYLIGHT" } == 1)
  }

  @Test func aZoneWithSummerTimeHasEveryChangeOfTheSpan() {
    let lines = ZoneLines.lines(Self.berlin, span("2018-02-01", "2018-12-31"))
    #expect(
      lines == [
        "BEGIN:VTIMEZONE", "TZID:Europe/Berlin",
        "BEGIN:STANDARD", "DTSTART:18930401T000000", "TZOFFSETFROM:+005328", "TZOFFSETTO:+0100", "END:STANDARD",
        "BEGIN:DAYLIGHT", "DTSTART:20180325T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT",
        "BEGIN:STANDARD", "DTSTART:20181028T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD",
        "END:VTIMEZONE",
      ])
  }

  @Test func aZoneThatNeverChangedHasOneOffset() {
    let lines = ZoneLines.lines(
      TimeZoneTable(name: "Etc/X", initialOffset: -12_600), span("2018-02-01", "2018-12-31"))
    #expect(lines.contains("TZOFFSETTO:-0330") && lines.contains("DTSTART:19700101T000000"))
  }
}
