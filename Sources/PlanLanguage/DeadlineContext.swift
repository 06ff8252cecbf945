public import CivilTime
import Diagnostics
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

  /// Whether an ordinary weekend counts as a holiday there, as some courts hold.
  public var weekendRolls: Bool
  /// 年初, 年中, 年末, 年终: no statute says when they are.
  public var yearBeginning: MonthDayRange
  public var yearMiddle: MonthDayRange
  public var yearEnding: MonthDayRange
  public var yearClosing: MonthDayRange
  /// The day the first half-year's report is due; nil is 30 June. A day before July is in the same half.
  public var halfYearDue: MonthDay?
  /// The day the whole year's report is due; nil is 31 December. A day before July is in the next year.
  public var fullYearDue: MonthDay?
  /// `每月`, `每季度` and so on without a day.
  public var dayOfPeriod: DayOfPeriod
  /// `每周` without a weekday: ISO, 1 Monday … 7 Sunday.
  public var dayOfWeek: Int
  /// `每日`: whether only working days are meant.
  public var dailyOnWorkingDays: Bool
  /// `下班前`, `上班时`; nil is 09:00 to 17:30, and noted as ambiguous.
  public var officeHours: OfficeHours?
  /// Whether the day a term hangs on is its first day.
  ///
  /// Source: Civil Code of the PRC, art. 201, by which it is not.
  public var firstDayCounts: Bool
  /// An event at this time or later counts as of the next day; nil: the day it happened counts whatever the hour.
  public var cutOff: TimeOfDay?
  /// Keys of `readings` that the rules write: what they settle is not asked about.
  public var settled: Set<String>
  /// `立即`: within so many working days of the issue day.
  public var atOnceWorkingDays: Int
  /// `每月5日前`: up to this day of the month the phrase concerns the month before.
  public var reportsConcernPreviousMonthThrough: Int

  /// On which day of its period a recurring deadline without a day is due.
  public enum DayOfPeriod: Hashable, Sendable {
    case lastDay
    case lastWorkingDay
    /// This day of the period's last month, clamped to the month's last day.
    case day(Int)
  }

  /// When an office opens and closes.
  public struct OfficeHours: Hashable, Sendable {
    public var opens: TimeOfDay
    public var closes: TimeOfDay

    public init(opens: TimeOfDay, closes: TimeOfDay) {
      self.opens = opens
      self.closes = closes
    }

    /// 09:00 to 17:30.
    public static let usual = OfficeHours(opens: TimeOfDay(9, 0)!, closes: TimeOfDay(17, 30)!)
  }

  public init(
    monthBefore: Bound? = nil, yearBefore: Bound? = nil, dayBefore: Bound? = nil,
    lastDayOnHoliday: LastDayOnHoliday = .roll, weekendRolls: Bool = false,
    yearBeginning: MonthDayRange = MonthDayRange(MonthDay(1, 1), MonthDay(3, 31)),
    yearMiddle: MonthDayRange = MonthDayRange(MonthDay(6, 1), MonthDay(7, 31)),
    yearEnding: MonthDayRange = MonthDayRange(MonthDay(12, 1), MonthDay(12, 31)),
    yearClosing: MonthDayRange = MonthDayRange(MonthDay(12, 11), MonthDay(12, 31)), halfYearDue: MonthDay? = nil,
    fullYearDue: MonthDay? = nil, dayOfPeriod: DayOfPeriod = .lastDay, dayOfWeek: Int = 5,
    dailyOnWorkingDays: Bool = false, officeHours: OfficeHours? = nil, atOnceWorkingDays: Int = 3,
    reportsConcernPreviousMonthThrough: Int = 10, firstDayCounts: Bool = false, cutOff: TimeOfDay? = nil,
    settled: Set<String> = []
  ) {
    self.monthBefore = monthBefore
    self.yearBefore = yearBefore
    self.dayBefore = dayBefore
    self.lastDayOnHoliday = lastDayOnHoliday
    self.weekendRolls = weekendRolls
    self.yearBeginning = yearBeginning
    self.yearMiddle = yearMiddle
    self.yearEnding = yearEnding
    self.yearClosing = yearClosing
    self.halfYearDue = halfYearDue
    self.fullYearDue = fullYearDue
    self.dayOfPeriod = dayOfPeriod
    self.dayOfWeek = dayOfWeek
    self.dailyOnWorkingDays = dailyOnWorkingDays
    self.officeHours = officeHours
    self.firstDayCounts = firstDayCounts
    self.cutOff = cutOff
    self.settled = settled
    self.atOnceWorkingDays = atOnceWorkingDays
    self.reportsConcernPreviousMonthThrough = reportsConcernPreviousMonthThrough
  }

  func days(of part: YearPart) -> MonthDayRange {
    switch part {
    case .beginning: yearBeginning
    case .middle: yearMiddle
    case .ending: yearEnding
    case .closing: yearClosing
    }
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

  public init(
    name: String, start: (month: Int, day: Int), end: (month: Int, day: Int), years: ClosedRange<Int>? = nil
  ) {
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
  /// 交办: whether `issued` is not the day of a document but the day on which this one task was raised. A term that
  /// names no beginning (`10个工作日内`) then counts from it.
  public var isRaised: Bool
  /// When the event of a relative deadline happened; nil while it is awaited.
  public var event: CivilDateTime?
  public var calendar: WorkCalendar
  public var readings: Readings
  public var periods: [NamedPeriod]

  public init(
    year: Int, period: ClosedRange<CivilDate>? = nil, issued: CivilDate? = nil, isRaised: Bool = false,
    event: CivilDateTime? = nil, calendar: WorkCalendar, readings: Readings = Readings(),
    periods: [NamedPeriod] = []
  ) {
    self.year = year
    self.period = period ?? CivilDate(clamping: year, 1, 1)...CivilDate(clamping: year, 12, 31)
    self.issued = issued
    self.isRaised = isRaised
    self.event = event
    self.calendar = calendar
    self.readings = readings
    self.periods = periods
  }
}

extension DeadlineContext {
  /// What the day is called that relative words hang on.
  var issueDayName: Bilingual {
    isRaised ? Bilingual(zh: "交办日", en: "the day it was raised") : Bilingual(zh: "印发日", en: "the issue day")
  }

  /// A form's words of the issue day, which of a task that was raised is another day.
  func worded(_ plain: Bilingual) -> Bilingual {
    guard isRaised else { return plain }
    return Bilingual(
      zh: plain.zh.replacing("印发", with: "交办").replacing("起算之后", with: "交办之后").replacing("，没有写从何时起算", with: ""),
      en: plain.en.replacing("the issue day", with: "the day it was raised")
        .replacing("of issue", with: "of its being raised").replacing("after issue", with: "after it was raised")
        .replacing("before issue", with: "before it was raised")
        .replacing("of an event that is not named", with: "of its being raised"))
  }

  /// The day a term counts from that names no beginning; nil when only an event can tell.
  var unnamedBeginning: CivilDateTime? {
    event ?? (isRaised ? issued.map { CivilDateTime($0, .startOfDay) } : nil)
  }
}
