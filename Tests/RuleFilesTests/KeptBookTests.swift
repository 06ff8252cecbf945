import CivilTime
import Diagnostics
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

  /// Every field there is, and in the second one as little as there may be.
  private static let answers = [
    DeadlineAnswer(
      kind: .relative, canonical: "收到通知后10个工作日内",
      occurrences: [
        DeadlineOccurrence(
          key: "2018-05", start: CivilDate(2018, 5, 1)!, due: CivilDate(2018, 5, 31)!, dueTime: TimeOfDay(16, 30),
          provisional: true),
        DeadlineOccurrence(key: "", start: CivilDate(2018, 6, 1)!, due: CivilDate(2018, 6, 2)!),
      ], soft: true,
      ambiguity: Ambiguity(
        message: .init(zh: "两读", en: "two readings"), alternatives: [CivilDate(2018, 8, 31)!],
        setting: "month-before: inclusive"),
      rrule: "FREQ=MONTHLY;BYMONTHDAY=-1",
      targets: [
        Target(
          text: "2～3名", comparator: .range, thousandths: 2000, upperThousandths: 3000, unit: "名", per: "每月",
          each: true),
        Target(text: "10家", comparator: .atLeast, thousandths: 10_000, unit: "家"),
      ], steps: [.init(zh: "一", en: "one"), .init(zh: "二", en: "two")], event: "收到通知",
      missing: .init(zh: "缺", en: "missing"),
      counting: DayCount(
        anchor: CivilDate(2018, 5, 1)!, count: -10, onWorkingDays: true, last: CivilDate(2018, 4, 16)!),
      unrolledDue: CivilDate(2018, 5, 30)!),
    DeadlineAnswer(kind: .unresolvable, canonical: ""),
  ]

  @Test(arguments: answers) func everyFieldOfAReadDeadlineIsKept(answer: DeadlineAnswer) throws {
    var writer = ByteWriter()
    writer.answer(answer)
    let read = try writer.bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(bytes)
      let read = try reader.answer()
      #expect(reader.isAtEnd)
      return read
    }
    #expect(read == answer)
    for count in 0..<writer.bytes.count {
      let isRead = writer.bytes[..<count].withUnsafeBytes { bytes in
        var reader = ByteReader(bytes)
        return (try? reader.answer()) != nil
      }
      #expect(!isRead)
    }
  }

  @Test func everyFieldOfAReadDeadlineIsTried() {
    for (label, value) in Mirror(reflecting: Self.answers[0]).children {
      let usual = Mirror(reflecting: Self.answers[1]).children.first { $0.label == label }
      #expect("\(value)" != "\(usual!.value)", "\(label ?? "") is as usual: the test sees nothing of it")
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
