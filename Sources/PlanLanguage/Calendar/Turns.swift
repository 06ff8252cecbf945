import CivilTime
import Diagnostics
import WorkCalendars

/// The periods a recurring deadline turns by.
enum Period: Hashable, Sendable {
  case day, workingDay, week, tenDays, halfMonth, month, quarter, half, year
}

/// One period and what an occurrence is called that concerns it.
struct Turn: Hashable, Sendable {
  var key: String
  var days: ClosedRange<CivilDate>

  /// The month the period ends in.
  var lastMonth: CivilDate { days.upperBound.firstOfMonth }
}

/// The years or months a recurrence is limited to: `2016年至2020年每年`, `2020年起每年`, `4～11月每月`.
struct Bounds: Hashable, Sendable {
  var first: Point
  /// Nil: from `first` on.
  var last: Point?

  var canonical: String {
    guard let last else { return first.canonical.hasSuffix("起") ? first.canonical : first.canonical + "起" }
    var (from, to) = (first, last)
    from.edge = .whole
    to.edge = .whole
    return last == first ? first.canonical : "\(from.canonical)至\(to.canonical)"
  }

  func days(_ frame: Frame) throws(Impossible) -> (first: CivilDate, last: CivilDate?) {
    let start = try first.span.days(frame.context, base: frame.base)
    guard let last else { return (start.lowerBound, nil) }
    var end = try last.span.days(frame.context, base: start.lowerBound.year).upperBound
    if end < start.lowerBound, last.span.year == .plan {
      end = try last.span.days(frame.context, base: start.lowerBound.year + 1).upperBound
    }
    guard start.lowerBound <= end else {
      throw Impossible(Bilingual(zh: "结束早于开始", en: "it ends before it starts"), source: last.span.source)
    }
    return (start.lowerBound, end)
  }
}

enum Turns {
  /// The periods whose last day lies within the plan and the bounds; of weeks, whose `weekday` does.
  ///
  /// A plan too short to hold the end of one period has the one it ends in.
  static func of(
    _ period: Period, every interval: Int = 1, bounds: Bounds?, weekday: Int = 7, _ frame: Frame,
    steps: inout [Bilingual]
  ) throws(Impossible) -> [Turn] {
    let plan = frame.context.period
    var first = max(plan.lowerBound, CivilDate(clamping: YearWord.range.lowerBound, 1, 1))
    var last = min(plan.upperBound, CivilDate(clamping: YearWord.range.upperBound, 12, 31))
    if let bounds {
      let days = try bounds.days(frame)
      let upper = days.last ?? max(last, days.first)
      if max(first, days.first) <= min(last, upper) {
        first = max(first, days.first)
        last = min(last, upper)
      } else {
        // Written years that the plan does not hold stand for themselves.
        first = days.first
        last = days.last ?? CivilDate(clamping: days.first.year, 12, 31)
        steps.append(
          Bilingual(
            zh: "写明的时间在计划期间之外，以写明的为准",
            en: "the years written lie outside the plan's period and stand for themselves"))
      }
      steps.append(
        Bilingual(zh: "限于\(first.chinese)至\(last.chinese)", en: "limited to \(first.english) to \(last.english)"))
    }
    guard first <= last else {
      throw Impossible(Bilingual(zh: "计划期间不在1900至2200年之间", en: "the plan's period lies outside 1900 to 2200"))
    }
    var turns: [Turn] = []
    var start = opening(of: period, containing: first)
    var index = 0
    let origin = start
    while start <= last {
      let next = opening(of: period, after: origin, index + 1)
      let end = next.adding(days: -1)
      let held = period == .week ? start.adding(days: weekday - 1) : end
      if held >= first, held <= last, index % interval == (interval - 1) % interval || interval == 1 {
        turns.append(
          turn(period, interval == 1 ? start : opening(of: period, after: origin, index + 1 - interval), end))
      }
      start = next
      index += 1
    }
    if turns.isEmpty {
      let start = opening(of: period, containing: last)
      turns = [turn(period, start, opening(of: period, after: start, 1).adding(days: -1))]
    }
    return turns
  }

  private static func turn(_ period: Period, _ start: CivilDate, _ end: CivilDate) -> Turn {
    let key =
      switch period {
      case .day, .workingDay, .tenDays, .halfMonth: "\(end)"
      case .week: weekKey(end)
      case .month: monthKey(end)
      case .quarter: "\(end.year)-Q\(end.quarter)"
      case .half: "\(end.year)-H\(end.month <= 6 ? 1 : 2)"
      case .year: "\(end.year)"
      }
    return Turn(key: key, days: start...end)
  }

  private static func opening(of period: Period, containing day: CivilDate) -> CivilDate {
    switch period {
    case .day, .workingDay: day
    case .week: day.adding(days: 1 - day.weekday)
    case .tenDays: CivilDate(clamping: day.year, day.month, day.day <= 10 ? 1 : day.day <= 20 ? 11 : 21)
    case .halfMonth: CivilDate(clamping: day.year, day.month, day.day <= 15 ? 1 : 16)
    case .month: day.firstOfMonth
    case .quarter: CivilDate(clamping: day.year, day.quarter * 3 - 2, 1)
    case .half: CivilDate(clamping: day.year, day.month <= 6 ? 1 : 7, 1)
    case .year: CivilDate(clamping: day.year, 1, 1)
    }
  }

  /// The first day of the period `count` periods after the one that `origin` opens.
  private static func opening(of period: Period, after origin: CivilDate, _ count: Int) -> CivilDate {
    switch period {
    case .day, .workingDay: return origin.adding(days: count)
    case .week: return origin.adding(days: 7 * count)
    case .tenDays: return part(of: origin, count, [1, 11, 21])
    case .halfMonth: return part(of: origin, count, [1, 16])
    case .month: return origin.adding(months: count)
    case .quarter: return origin.adding(months: 3 * count)
    case .half: return origin.adding(months: 6 * count)
    case .year: return origin.adding(months: 12 * count)
    }
  }

  private static func part(of origin: CivilDate, _ count: Int, _ days: [Int]) -> CivilDate {
    let index = (days.firstIndex(of: origin.day) ?? 0) + count
    return origin.firstOfMonth.adding(months: index / days.count).adding(days: days[index % days.count] - 1)
  }

  /// The due day of a period without a day, as the readings have it, with the words that say so.
  static func due(_ days: ClosedRange<CivilDate>, _ context: DeadlineContext) -> (day: CivilDate, provisional: Bool)
  {
    switch context.readings.dayOfPeriod {
    case .lastDay: return (days.upperBound, false)
    case .lastWorkingDay:
      let day = context.calendar.rolledBack(days.upperBound)
      return (day, context.calendar.isProvisional(days.upperBound))
    case .day(let day):
      return (CivilDate(clamping: days.upperBound.year, days.upperBound.month, max(1, day)), false)
    }
  }

  /// The part of a rule that says that day, for a rule by months.
  static func ruleDay(_ readings: Readings) -> String {
    switch readings.dayOfPeriod {
    case .lastDay: "BYMONTHDAY=-1"
    case .lastWorkingDay: "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
    case .day(let day): ruleDay(day)
    }
  }

  /// A day of the month that is clamped in shorter months.
  static func ruleDay(_ day: Int) -> String {
    switch day {
    case 31...: "BYMONTHDAY=-1"
    case 30: "BYMONTHDAY=28,29,30;BYSETPOS=-1"
    case 29: "BYMONTHDAY=28,29;BYSETPOS=-1"
    default: "BYMONTHDAY=\(day)"
    }
  }

  static func dayStep(_ readings: Readings) -> Bilingual {
    switch readings.dayOfPeriod {
    case .lastDay: Bilingual(zh: "没有写日，按每期最后一日", en: "no day is written: the last day of each period")
    case .lastWorkingDay:
      Bilingual(zh: "没有写日，按计划写明的每期最后一个工作日", en: "no day is written: the last working day, as the plan says")
    case .day(let day):
      Bilingual(
        zh: "没有写日，按计划写明的最后一月\(day)日", en: "no day is written: day \(day) of the last month, as the plan says")
    }
  }
}

extension Cursor {
  /// `2016年至2020年`, `2020年起`, `4～11月`, `2018年`, `7月起` in front of 每.
  mutating func takeBounds() -> Bounds? {
    guard saysEvery else { return nil }
    return attempt { cursor in
      if cursor.take("自") || cursor.take("从") || cursor.takeEnglishFrom() {}
      guard let range = RangeForm.parse(&cursor) else {
        guard let point = cursor.takePoint(), point.edge == .whole, !point.span.isDay, !point.span.hangsOnIssue
        else {
          return nil
        }
        if cursor.take(",") || cursor.take("间") {}
        return Bounds(first: point, last: point)
      }
      guard case .span(let first) = range.opening, !first.span.hangsOnIssue else { return nil }
      if cursor.take("期间") {}
      if cursor.take(",") {}
      return Bounds(first: first, last: range.closing)
    }
  }
}
