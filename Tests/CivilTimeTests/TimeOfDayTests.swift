import CivilTime
import Testing

@Suite struct TimeOfDayTests {
  @Test func everyMinuteOfTheDayComesBackFromItsWriting() {
    for minutes in 0..<1440 {
      let time = TimeOfDay(minutes / 60, minutes % 60)
      #expect(time.map { Int($0.minutes) } == minutes)
      #expect(time.flatMap { TimeOfDay($0.description) } == time)
    }
  }

  @Test func theEndOfTheDayIsTwentyFourHundredAndAfterEverythingElse() throws {
    #expect(TimeOfDay(24, 0) == .endOfDay)
    #expect(TimeOfDay.endOfDay.description == "24:00")
    #expect(try #require(TimeOfDay(23, 59)) < .endOfDay)
    #expect(TimeOfDay.startOfDay.description == "00:00")
    #expect(TimeOfDay.endOfDay.hour == 24 && TimeOfDay.endOfDay.minute == 0)
  }

  @Test(arguments: [
    "24:01", "25:00", "12:60", "-1:00", "1:5", "100:00", "12", "12:30:00", "", ":", "１２:30", " 9:00",
  ])
  func whatIsNoTimeIsRefused(_ text: String) {
    #expect(TimeOfDay(text) == nil)
  }

  @Test func oneDigitOfTheHourIsEnough() {
    #expect(TimeOfDay("9:05") == TimeOfDay(9, 5))
  }
}
