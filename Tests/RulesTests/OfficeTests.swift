import CivilTime
import Rules
import Testing

@Suite struct OfficeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String, from: String, until: String, quiet: [String], loud: [String]
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "over midnight", from: "18:00", until: "08:30", quiet: ["18:00", "23:59", "00:00", "08:29"],
      loud: ["08:30", "12:00", "17:59"]),
    Case(
      name: "within a day", from: "12:00", until: "14:00", quiet: ["12:00", "13:59"], loud: ["11:59", "14:00"]),
    Case(name: "of no length", from: "12:00", until: "12:00", quiet: [], loud: ["00:00", "12:00", "23:59"]),
    Case(
      name: "from midnight", from: "00:00", until: "07:00", quiet: ["00:00", "06:59"], loud: ["07:00", "23:59"]),
    Case(
      name: "until midnight", from: "22:00", until: "24:00", quiet: ["22:00", "23:59"], loud: ["00:00", "21:59"]),
  ]

  @Test(arguments: cases)
  func quietHoursHoldTheirFirstMinuteAndNotTheirLast(_ row: Case) throws {
    let hours = Office.QuietHours(
      from: try #require(TimeOfDay(row.from)), until: try #require(TimeOfDay(row.until)))
    for time in row.quiet { #expect(hours.contains(try #require(TimeOfDay(time))), "\(time)") }
    for time in row.loud { #expect(!hours.contains(try #require(TimeOfDay(time))), "\(time)") }
  }
}
