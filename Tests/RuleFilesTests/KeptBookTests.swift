import CivilTime
import PlanLanguage
import Testing

@testable import RuleFiles

/// What is written down of a book, field by field.
@Suite struct KeptBookTests {
  /// Every field other than usual.
  private static let unusual = Readings(
    monthBefore: .inclusive, yearBefore: .exclusive, dayBefore: .inclusive, lastDayOnHoliday: .keep,
    weekendRolls: true, yearBeginning: MonthDayRange(MonthDay(2, 3), MonthDay(4, 5)),
    yearMiddle: MonthDayRange(MonthDay(5, 6), MonthDay(8, 9)),
    yearEnding: MonthDayRange(MonthDay(10, 11), MonthDay(12, 13)),
    yearClosing: MonthDayRange(MonthDay(12, 14), MonthDay(12, 30)), halfYearDue: MonthDay(7, 5),
    fullYearDue: MonthDay(1, 10), dayOfPeriod: .day(25), dayOfWeek: 3, dailyOnWorkingDays: true,
    officeHours: .usual, atOnceWorkingDays: 7, reportsConcernPreviousMonthThrough: 4, firstDayCounts: true,
    cutOff: TimeOfDay(16, 30), settled: ["month-before", "day-of-week"])

  @Test func everyFieldOfTheReadingsIsKept() throws {
    let (usual, unusual) = (Mirror(reflecting: Readings()).children, Mirror(reflecting: Self.unusual).children)
    for (left, right) in zip(usual, unusual) {
      #expect("\(left.value)" != "\(right.value)", "\(left.label ?? "") is as usual: the test sees nothing of it")
    }
    for readings in [Readings(), Self.unusual, Readings(dayOfPeriod: .lastWorkingDay)] {
      var writer = ByteWriter()
      writer.readings(readings)
      let read = try writer.bytes.withUnsafeBytes { bytes in
        var reader = ByteReader(bytes)
        let read = try reader.readings()
        #expect(reader.isAtEnd)
        return read
      }
      #expect(read == readings)
    }
  }

  @Test func whatIsCutShortIsAMisfit() {
    var writer = ByteWriter()
    writer.readings(Self.unusual)
    for count in 0..<writer.bytes.count {
      let isRead = writer.bytes[..<count].withUnsafeBytes { bytes in
        var reader = ByteReader(bytes)
        return (try? reader.readings()) != nil
      }
      #expect(!isRead)
    }
  }

  @Test func numbersOutOfAllBoundsAreMisfits() {
    for number in [-1, 5, .max, .min] {
      var writer = ByteWriter()
      writer.number(number)
      writer.bytes.withUnsafeBytes { bytes in
        for read in [
          { (reader: inout ByteReader) in _ = try reader.text() }, { _ = try $0.data() }, { _ = try $0.words() },
          { _ = try $0.list { reader throws(ByteReader.Misfit) in try reader.number() } },
        ] {
          var reader = ByteReader(bytes)
          #expect(throws: ByteReader.Misfit.self) { try read(&reader) }
        }
      }
    }
  }
}
