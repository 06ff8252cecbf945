import CivilTime
import Diagnostics
import WorkCalendars

/// A stretch of the calendar that a phrase names: a year, a quarter, a day, 暑期, 本周五.
struct Span: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case year
    case half(Int)
    case quarters(Int, Int)
    case months(Int, Int)
    case tenDays(month: Int, TenDays)
    case days(month: Int, Int, Int)
    /// A working day or a weekday counted within a month: 6月最后一个工作日.
    case counted(month: Int, MonthPart)
    /// 年初, 年中, 年末, 年终.
    case season(YearPart)
    case named(NamedPeriod)
    case festivals(Festival, Festival)
    /// A five-year plan by its number: 13 is 2016 to 2020.
    case fiveYears(Int)
    /// 本月 0, 下月 1, and a part of it.
    case issueMonth(Int, MonthPart)
    case issueQuarter(Int)
    /// 本周 0, 下周 1, and a weekday of it.
    case issueWeek(Int, Int?)
    /// 今天 0, 明天 1.
    case issueDay(Int)
  }

  enum MonthPart: Hashable, Sendable {
    case whole
    case tenDays(TenDays)
    case day(Int)
    /// The n-th working day; from the month's end when negative.
    case workday(Int)
    /// The n-th such weekday (ISO); the last when -1.
    case weekday(Int, Int)
  }

  var year: YearWord
  var part: Part
  /// Bytes of the plain text it was read from; two spans that differ only in this are equal.
  var source: Range<Int>?

  init(_ year: YearWord = .plan, _ part: Part, source: Range<Int>? = nil) {
    self.year = year
    self.part = part
    self.source = source
  }

  static func == (left: Span, right: Span) -> Bool { left.year == right.year && left.part == right.part }

  func hash(into hasher: inout Hasher) {
    hasher.combine(year)
    hasher.combine(part)
  }

  static func day(_ year: YearWord, _ month: Int, _ day: Int) -> Span { Span(year, .days(month: month, day, day)) }

  /// Whether it is one day.
  var isDay: Bool {
    switch part {
    case .days(_, let first, let last): first == last
    case .issueMonth(_, .day), .issueMonth(_, .workday), .issueMonth(_, .weekday), .issueWeek(_, .some), .issueDay,
      .counted:
      true
    default: false
    }
  }

  /// Whether the working calendar or the weekdays decide which day of its month it is.
  var isCounted: Bool {
    switch part {
    case .counted, .issueMonth(_, .workday), .issueMonth(_, .weekday): true
    default: false
    }
  }

  /// Whether the issue day decides where it lies.
  var hangsOnIssue: Bool {
    switch part {
    case .issueMonth, .issueQuarter, .issueWeek, .issueDay: true
    default: false
    }
  }

  /// The month it begins in, when it names one.
  var monthOfYear: Int? {
    switch part {
    case .months(let month, _), .tenDays(let month, _), .days(let month, _, _), .counted(let month, _): month
    case .quarters(let quarter, _): quarter * 3 - 2
    case .half(let half): half * 6 - 5
    default: nil
    }
  }

  /// The size of the stretch, as its due days are compared and its list items share a unit.
  var size: Size {
    switch part {
    case .year: .year
    case .half: .half
    case .quarters, .issueQuarter: .quarter
    case .months, .issueMonth(_, .whole): .month
    case .tenDays, .issueMonth(_, .tenDays), .season: .tenDays
    case .days, .counted, .issueMonth, .issueDay, .issueWeek(_, .some): .day
    case .issueWeek(_, nil): .week
    case .named, .festivals: .named
    case .fiveYears: .fiveYears
    }
  }

  enum Size: Hashable, Sendable { case day, week, tenDays, month, quarter, half, year, fiveYears, named }
}

/// 年初, 年中, 年末, 年终: parts of the year without a definition; the plan's readings give them one.
enum YearPart: String, Hashable, Sendable, CaseIterable {
  case beginning = "年初"
  case middle = "年中"
  case ending = "年末"
  case closing = "年终"
}

extension Span {
  /// The first and the last day.
  ///
  /// - Parameter base: What an unsaid year means here.
  func days(_ context: DeadlineContext, base: Int) throws(Impossible) -> ClosedRange<CivilDate> {
    switch part {
    case .issueMonth(let offset, let inner):
      let first = try issueDay(context).firstOfMonth.adding(months: offset)
      return try monthPart(inner, year: first.year, month: first.month, context)
    case .issueQuarter(let offset):
      let issued = try issueDay(context)
      let first = CivilDate(clamping: issued.year, issued.quarter * 3 - 2, 1).adding(months: offset * 3)
      return first...first.adding(months: 3).adding(days: -1)
    case .issueWeek(let offset, let weekday):
      let issued = try issueDay(context)
      let monday = issued.adding(days: 1 - issued.weekday + offset * 7)
      guard let weekday else { return monday...monday.adding(days: 6) }
      let day = monday.adding(days: weekday - 1)
      return day...day
    case .issueDay(let offset):
      let day = try issueDay(context).adding(days: offset)
      return day...day
    case .fiveYears(let number):
      let first = Span.firstYear(ofPlan: number)
      return CivilDate(clamping: first, 1, 1)...CivilDate(clamping: first + 4, 12, 31)
    default: break
    }
    let year = try year.resolve(context, base: base, source: source)
    switch part {
    case .year: return Span.months(year, 1, 12)
    case .half(let half): return Span.months(year, half * 6 - 5, half * 6)
    case .quarters(let first, let last): return Span.months(year, first * 3 - 2, last * 3)
    case .months(let first, let last):
      return first <= last
        ? Span.months(year, first, last)
        : CivilDate(clamping: year, first, 1)...CivilDate(clamping: year + 1, last, 31)
    case .tenDays(let month, let part): return try monthPart(.tenDays(part), year: year, month: month, context)
    case .counted(let month, let part): return try monthPart(part, year: year, month: month, context)
    case .days(let month, let first, let last):
      guard let start = CivilDate(year, month, first) else {
        throw .noSuchDay(year, month, first, source: source)
      }
      guard let end = CivilDate(year, month, last) else { throw .noSuchDay(year, month, last, source: source) }
      guard start <= end else {
        throw Impossible(Bilingual(zh: "结束日早于开始日", en: "it ends before it starts"), source: source)
      }
      return start...end
    case .season(let part): return context.readings.days(of: part).days(year: year)
    case .named(let period):
      if let years = period.years {
        let first = MonthDay(period.start.month, period.start.day).on(max(years.lowerBound, 1))
        let last = MonthDay(period.end.month, period.end.day).on(min(years.upperBound, 9999))
        guard first <= last else {
          throw Impossible(Bilingual(zh: "结束日早于开始日", en: "it ends before it starts"), source: source)
        }
        return first...last
      }
      return MonthDayRange(period).days(year: year)
    case .festivals(let first, let last):
      let start = try FestivalDays.find(first, year: year, calendar: context.calendar, source: source).days
      let end = try FestivalDays.find(last, year: year, calendar: context.calendar, source: source).days
      guard start.lowerBound <= end.upperBound else {
        throw Impossible(Bilingual(zh: "结束日早于开始日", en: "it ends before it starts"), source: source)
      }
      return start.lowerBound...end.upperBound
    case .issueMonth, .issueQuarter, .issueWeek, .issueDay, .fiveYears:
      preconditionFailure("handled above")
    }
  }

  /// The first plan began in 1953, the second in 1958; from the third on (1966) they follow every five years.
  static func firstYear(ofPlan number: Int) -> Int {
    number >= 3 ? 1966 + (number - 3) * 5 : 1953 + (number - 1) * 5
  }

  private func issueDay(_ context: DeadlineContext) throws(Impossible) -> CivilDate {
    guard let issued = context.issued else { throw .issueDayMissing(source: source) }
    return issued
  }

  private func monthPart(
    _ part: MonthPart, year: Int, month: Int, _ context: DeadlineContext
  ) throws(Impossible) -> ClosedRange<CivilDate> {
    let length = CivilDate.lastDay(ofMonth: month, year: year)
    switch part {
    case .whole: return Span.months(year, month, month)
    case .tenDays(let part):
      let days = part.days(length: length)
      return CivilDate(clamping: year, month, days.lowerBound)...CivilDate(clamping: year, month, days.upperBound)
    case .day(let day):
      guard let date = CivilDate(year, month, day) else { throw .noSuchDay(year, month, day, source: source) }
      return date...date
    case .workday(let count):
      let days = Span.months(year, month, month)
      let day =
        count > 0
        ? context.calendar.day(count, after: days.lowerBound.adding(days: -1))
        : context.calendar.day(-count, before: days.upperBound.adding(days: 1))
      return day...day
    case .weekday(let count, let weekday):
      guard let day = EveryMonthForm.weekday(count, weekday, Span.months(year, month, month)) else {
        throw Impossible(
          Bilingual(
            zh: "\(year)年\(month)月没有第\(count)个周\(Span.weekdayName(weekday))", en: "that month has no such weekday"),
          source: source)
      }
      return day...day
    }
  }

  static func months(_ year: Int, _ first: Int, _ last: Int) -> ClosedRange<CivilDate> {
    CivilDate(clamping: year, first, 1)...CivilDate(clamping: year, last, 31)
  }
}

extension CivilDate {
  var firstOfMonth: CivilDate { adding(days: 1 - day) }
  var lastOfMonth: CivilDate { CivilDate(clamping: year, month, 31) }
}
