import CivilTime
import Diagnostics
import PlanLanguage
import Rules

/// How a plan, a task or a commitment says its words are read.
extension FileDecoder {
  mutating func readings(_ node: Int?) -> ReadingsDraft? {
    guard let node else { return nil }
    var readings = ReadingsDraft()
    guard let fields = fields(node, ReadingsKey.self, .section("readings")) else { return readings }
    readings.set(\.monthBefore, word(fields[.monthBefore], ReadingsKey.boundWords))
    readings.set(\.yearBefore, word(fields[.yearBefore], ReadingsKey.boundWords))
    readings.set(\.dayBefore, word(fields[.dayBefore], ReadingsKey.boundWords))
    readings.set(\.lastDayOnHoliday, word(fields[.lastDayOnHoliday], ReadingsKey.holidayWords))
    readings.set(\.weekendRolls, yesNo(fields[.weekendRolls]))
    readings.set(\.yearBeginning, monthDays(fields[.yearBeginning]))
    readings.set(\.yearMiddle, monthDays(fields[.yearMiddle]))
    readings.set(\.yearEnding, monthDays(fields[.yearEnding]))
    readings.set(\.yearClosing, monthDays(fields[.yearClosing]))
    readings.set(\.halfYearDue, monthDay(fields[.halfYearDue]).map { MonthDay($0.month, $0.day) })
    readings.set(\.fullYearDue, monthDay(fields[.fullYearDue]).map { MonthDay($0.month, $0.day) })
    readings.set(\.dayOfPeriod, dayOfPeriod(fields[.dayOfPeriod]))
    readings.set(\.dayOfWeek, word(fields[.dayOfWeek], CalendarKey.weekdayWords))
    readings.set(\.dailyOnWorkingDays, word(fields[.daily], ReadingsKey.dailyWords))
    readings.set(\.officeHours, officeHours(fields[.officeHours]))
    readings.set(\.atOnceWorkingDays, workingDays(fields[.atOnce]))
    readings.set(\.reportsConcernPreviousMonthThrough, dayOfMonth(fields[.reportDayOfPreviousMonth]))
    readings.set(\.firstDayCounts, word(fields[.firstDay], ReadingsKey.firstDayWords))
    readings.set(\.cutOff, time(fields[.cutOff]))
    for key in ReadingsKey.allCases where fields[key] != nil { readings.settle(key.row.name) }
    return readings
  }

  private mutating func monthDays(_ node: Int?) -> MonthDayRange? {
    guard let node else { return nil }
    return parsed(node, .monthDays) { text in
      guard let (from, to) = ScalarText.range(text), let start = ScalarText.monthDay(from),
        let end = ScalarText.monthDay(to)
      else { return nil }
      return MonthDayRange(MonthDay(start.month, start.day), MonthDay(end.month, end.day))
    }
  }

  /// A word, or a day of the month.
  private mutating func dayOfPeriod(_ node: Int?) -> Readings.DayOfPeriod? {
    guard let node else { return nil }
    return parsed(node, ReadingsKey.dayOfPeriod.row.value) { text in
      ReadingsKey.dayOfPeriodWords.value(of: text) ?? Self.dayOfMonth(text).map { .day($0) }
    }
  }

  private mutating func dayOfMonth(_ node: Int?) -> Int? {
    guard let node else { return nil }
    return parsed(node, .dayOfMonth, Self.dayOfMonth)
  }

  private static func dayOfMonth(_ text: String) -> Int? {
    ScalarText.digits(text).flatMap { (1...31).contains($0) ? $0 : nil }
  }

  private mutating func officeHours(_ node: Int?) -> Readings.OfficeHours? {
    guard let node else { return nil }
    return parsed(node, .hours) { text in
      let halves = ScalarText.range(text).map { [$0.0, $0.1] } ?? text.split(separator: "-")
      guard halves.count == 2, let opens = TimeOfDay(halves[0]), let closes = TimeOfDay(halves[1]), opens < closes
      else { return nil }
      return Readings.OfficeHours(opens: opens, closes: closes)
    }
  }

  /// A span in working days.
  private mutating func workingDays(_ node: Int?) -> Int? {
    guard let node else { return nil }
    return parsed(node, .workingDays) { text in
      SpanText.read(text).flatMap { $0.measure == .workingDays && $0.count >= 1 ? $0.count : nil }
    }
  }
}
