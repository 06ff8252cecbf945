import CivilTime
import PlanLanguage

/// How a plan's words are read, written down as numbers.
extension ByteWriter {
  mutating func readings(_ readings: Readings) {
    for bound in [readings.monthBefore, readings.yearBefore, readings.dayBefore] {
      number(bound.map { Readings.Bound.allCases.firstIndex(of: $0)! + 1 } ?? 0)
    }
    number(Readings.LastDayOnHoliday.allCases.firstIndex(of: readings.lastDayOnHoliday)!)
    number(readings.weekendRolls ? 1 : 0)
    for range in [readings.yearBeginning, readings.yearMiddle, readings.yearEnding, readings.yearClosing] {
      monthDay(range.start)
      monthDay(range.end)
    }
    monthDay(readings.halfYearDue)
    monthDay(readings.fullYearDue)
    switch readings.dayOfPeriod {
    case .lastDay: number(-1)
    case .lastWorkingDay: number(-2)
    case .day(let day): number(day)
    }
    number(readings.dayOfWeek)
    number(readings.dailyOnWorkingDays ? 1 : 0)
    number(readings.officeHours.map { Int($0.opens.minutes) } ?? -1)
    number(readings.officeHours.map { Int($0.closes.minutes) } ?? -1)
    number(readings.firstDayCounts ? 1 : 0)
    number(readings.cutOff.map { Int($0.minutes) } ?? -1)
    list(readings.settled.sorted()) { $0.text($1) }
    number(readings.atOnceWorkingDays)
    number(readings.reportsConcernPreviousMonthThrough)
  }

  private mutating func monthDay(_ day: MonthDay?) { number(day.map { $0.month * 100 + $0.day } ?? 0) }
}

extension ByteReader {
  mutating func readings() throws(Misfit) -> Readings {
    var readings = Readings()
    readings.monthBefore = try bound()
    readings.yearBefore = try bound()
    readings.dayBefore = try bound()
    readings.lastDayOnHoliday = try choice(Readings.LastDayOnHoliday.allCases)
    readings.weekendRolls = try number() == 1
    readings.yearBeginning = try range()
    readings.yearMiddle = try range()
    readings.yearEnding = try range()
    readings.yearClosing = try range()
    readings.halfYearDue = try monthDay()
    readings.fullYearDue = try monthDay()
    switch try number() {
    case -1: readings.dayOfPeriod = .lastDay
    case -2: readings.dayOfPeriod = .lastWorkingDay
    case let day: readings.dayOfPeriod = .day(day)
    }
    readings.dayOfWeek = try number()
    readings.dailyOnWorkingDays = try number() == 1
    let (opens, closes) = (try time(), try time())
    if let opens, let closes { readings.officeHours = Readings.OfficeHours(opens: opens, closes: closes) }
    readings.firstDayCounts = try number() == 1
    readings.cutOff = try time()
    readings.settled = Set(try list { reader throws(Misfit) in try reader.text() })
    readings.atOnceWorkingDays = try number()
    readings.reportsConcernPreviousMonthThrough = try number()
    return readings
  }

  private mutating func choice<Value>(_ values: [Value]) throws(Misfit) -> Value {
    let index = try number()
    guard values.indices.contains(index) else { throw Misfit() }
    return values[index]
  }

  private mutating func bound() throws(Misfit) -> Readings.Bound? {
    try choice([nil] + Readings.Bound.allCases.map { Optional($0) })
  }

  private mutating func monthDay() throws(Misfit) -> MonthDay? {
    let both = try number()
    guard both != 0 else { return nil }
    guard (1...12).contains(both / 100), (1...31).contains(both % 100) else { throw Misfit() }
    return MonthDay(both / 100, both % 100)
  }

  private mutating func range() throws(Misfit) -> MonthDayRange {
    guard let from = try monthDay(), let through = try monthDay() else { throw Misfit() }
    return MonthDayRange(from, through)
  }

  private mutating func time() throws(Misfit) -> TimeOfDay? {
    let minutes = try number()
    guard minutes >= 0 else { return nil }
    guard let time = TimeOfDay(minutes / 60, minutes % 60) else { throw Misfit() }
    return time
  }
}
