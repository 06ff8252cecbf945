public import CivilTime

/// A month and a day of every year.
public struct MonthDay: Hashable, Sendable {
  /// 1...12.
  public var month: Int
  /// 1...31; clamped to the month's last day.
  public var day: Int

  public init(_ month: Int, _ day: Int) {
    self.month = month
    self.day = day
  }

  /// The day of `year`.
  func on(_ year: Int) -> CivilDate { CivilDate(clamping: year, min(max(month, 1), 12), max(day, 1)) }
}

/// From a day to a day of every year; an end before the start is in the next year.
public struct MonthDayRange: Hashable, Sendable {
  public var start: MonthDay
  public var end: MonthDay

  public init(_ start: MonthDay, _ end: MonthDay) {
    self.start = start
    self.end = end
  }

  init(_ period: NamedPeriod) {
    self.init(MonthDay(period.start.month, period.start.day), MonthDay(period.end.month, period.end.day))
  }

  /// The days of the range that starts in `year`.
  public func days(year: Int) -> ClosedRange<CivilDate> {
    let first = start.on(year)
    let last = end.on(year)
    return first <= last ? first...last : first...end.on(year + 1)
  }
}
