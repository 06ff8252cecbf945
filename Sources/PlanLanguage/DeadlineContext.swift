public import CivilTime
public import WorkCalendars

/// What a plan says about how its words are read.
public struct Readings: Hashable, Sendable {
  public enum Bound: String, Sendable, CaseIterable {
    /// `8月前` ends with 31 July.
    case exclusive
    /// `8月前` ends with 31 August.
    case inclusive
  }

  public enum LastDayOnHoliday: String, Sendable, CaseIterable {
    /// A counted period whose last day is a statutory holiday ends on the day after the holiday.
    case roll
    case keep
  }

  /// `N月前`, `N月以前`; nil is exclusive, and noted as ambiguous.
  public var monthBefore: Bound?
  /// `N年前`; nil is exclusive, and noted as ambiguous.
  public var yearBefore: Bound?
  /// `N日前`; nil is inclusive.
  public var dayBefore: Bound?
  /// Source: Civil Code of the PRC, art. 203.
  public var lastDayOnHoliday: LastDayOnHoliday

  public init(
    monthBefore: Bound? = nil, yearBefore: Bound? = nil, dayBefore: Bound? = nil,
    lastDayOnHoliday: LastDayOnHoliday = .roll
  ) {
    self.monthBefore = monthBefore
    self.yearBefore = yearBefore
    self.dayBefore = dayBefore
    self.lastDayOnHoliday = lastDayOnHoliday
  }
}

/// A period with a name: 暑期, 汛期, 攻坚期, `“十三五”`.
public struct NamedPeriod: Hashable, Sendable {
  public var name: String
  /// Month and day of the first and last day, every year; an end before the start is in the next year.
  public var start: (month: Int, day: Int)
  public var end: (month: Int, day: Int)
  /// Fixed years, when the period does not come every year.
  public var years: ClosedRange<Int>?

  public init(name: String, start: (month: Int, day: Int), end: (month: Int, day: Int), years: ClosedRange<Int>? = nil)
  {
    self.name = name
    self.start = start
    self.end = end
    self.years = years
  }

  public static func == (left: NamedPeriod, right: NamedPeriod) -> Bool {
    left.name == right.name && left.start == right.start && left.end == right.end && left.years == right.years
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(start.month * 100 + start.day)
    hasher.combine(end.month * 100 + end.day)
  }
}

/// Everything a phrase is read against. Two equal contexts read a phrase alike.
public struct DeadlineContext: Hashable, Sendable {
  /// The plan's year, or of a plan over several years the year of issue: what `年内` and `8月` mean.
  public var year: Int
  /// The days the plan covers: recurring deadlines have an occurrence for each period named within it.
  public var period: ClosedRange<CivilDate>
  /// The plan's issue day: what `印发之日起`, `本月底前`, `今年` hang on.
  public var issued: CivilDate?
  /// When the event of a relative deadline happened; nil while it is awaited.
  public var event: CivilDateTime?
  public var calendar: WorkCalendar
  public var readings: Readings
  public var periods: [NamedPeriod]

  public init(
    year: Int, period: ClosedRange<CivilDate>? = nil, issued: CivilDate? = nil, event: CivilDateTime? = nil,
    calendar: WorkCalendar, readings: Readings = Readings(), periods: [NamedPeriod] = []
  ) {
    self.year = year
    self.period = period ?? CivilDate(clamping: year, 1, 1)...CivilDate(clamping: year, 12, 31)
    self.issued = issued
    self.event = event
    self.calendar = calendar
    self.readings = readings
    self.periods = periods
  }
}
