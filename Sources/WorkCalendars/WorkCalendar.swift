public import CivilTime

/// The working days of one office: weekly rest days, the days that notices move, and local days.
///
/// A later notice of a year replaces what earlier notices of that year said of the festivals it names, their
/// make-up days included; of the other festivals they keep their word. An overlay stands above the notices.
///
/// Counting is in constant time. A day of a year without a notice is judged by its weekday and the local days
/// only, and is *provisional*: whoever shows it says so (≈).
public struct WorkCalendar: Sendable {
  public let name: String
  /// ISO weekdays (1 Monday … 7 Sunday) that are rest days.
  public let weekend: Set<Int>
  /// In order of their year, an amendment after what it amends.
  public let notices: [HolidayNotice]
  /// Local days, each laid over the ones before.
  public let overlays: [CalendarOverlay]
  /// The days from the first to the last year with a notice; nil when there is none.
  public let coverage: ClosedRange<CivilDate>?

  private let coveredYears: Set<Int>
  /// The days the notices and overlays speak of, as they stand now.
  private let exceptions: [CivilDate: DayKind]
  /// The days the notices speak of, as they stand now, without the overlays.
  let arrangements: [CivilDate: DayArrangement]
  private let table: WorkingDayTable

  /// - Precondition: `weekend` leaves at least one working day.
  public init(
    name: String, weekend: Set<Int> = [6, 7], notices: [HolidayNotice] = [], overlays: [CalendarOverlay] = []
  ) {
    precondition(!weekend.isSuperset(of: 1...7), "a week without a working day")
    self.name = name
    self.weekend = weekend
    self.notices = notices
    self.overlays = overlays
    coveredYears = Set(notices.map(\.year))
    arrangements = DayArrangement.settle(notices)

    var exceptions: [CivilDate: DayKind] = [:]
    for (day, arrangement) in arrangements {
      exceptions[day] = DayKind(arrangement, on: day, weekend: weekend)
    }
    for overlay in overlays {
      // Where an overlay only repeats what holds anyway, the notice's word, with its festival, stands.
      for (day, reason) in overlay.rest where exceptions[day]?.isWorking ?? !weekend.contains(day.weekday) {
        exceptions[day] = .holiday(festival: reason, isStatutory: false)
      }
      for (day, reason) in overlay.work where !(exceptions[day]?.isWorking ?? !weekend.contains(day.weekday)) {
        exceptions[day] = weekend.contains(day.weekday) ? .makeUp(festival: reason) : .working
      }
    }
    self.exceptions = exceptions

    if let first = notices.map(\.year).min(), let last = notices.map(\.year).max() {
      coverage = CivilDate(clamping: first, 1, 1)...CivilDate(clamping: last, 12, 31)
    } else {
      coverage = nil
    }
    // Days spoken of may lie outside the years covered: the notice for 2008 begins in December 2007.
    let spoken = (coverage.map { [$0.lowerBound, $0.upperBound] } ?? []) + Array(exceptions.keys)
    let stretch = spoken.min().map { $0...(spoken.max() ?? $0) }
    table = WorkingDayTable(weekend: weekend, stretch: stretch) { day in
      exceptions[day]?.isWorking ?? !weekend.contains(day.weekday)
    }
  }

  /// What this calendar says of `day`. O(1).
  public func kind(of day: CivilDate) -> DayKind {
    exceptions[day] ?? (weekend.contains(day.weekday) ? .weekend : .working)
  }

  public func isWorkingDay(_ day: CivilDate) -> Bool { table.isWorking(day) }

  /// Whether `day` lies in a year for which no notice has spoken, and no notice of another year names it.
  public func isProvisional(_ day: CivilDate) -> Bool {
    guard let coverage else { return true }
    if coverage.contains(day), coveredYears.contains(day.year) { return false }
    return arrangements[day] == nil
  }

  // MARK: Counting

  /// The `count`-th working day after `start`; `start` itself is never counted.
  ///
  /// Zero returns `start` unchanged, also when it is a rest day. A negative count is the same as counting
  /// before: `day(-3, after: d)` is `day(3, before: d)`. Going n days forward and n back returns to `start`
  /// when `start` is a working day; from a rest day it ends on the last working day before `start`, and going
  /// back first on the next one after it.
  ///
  /// - Precondition: The result lies in the years 1 to 9999.
  /// - Complexity: O(1), no allocation.
  ///
  /// Source: Civil Code of the PRC, art. 201 (the opening day is not counted).
  public func day(_ count: Int, after start: CivilDate) -> CivilDate {
    guard count != 0 else { return start }
    guard count > 0 else { return day(-count, before: start) }
    return table.day(ofRank: table.rank(of: start) + count)
  }

  /// The `count`-th working day before `end`; `end` itself is never counted.
  ///
  /// From a working day as from a rest day, one working day before is the last working day that is earlier.
  /// Zero returns `end` unchanged. O(1), no allocation.
  public func day(_ count: Int, before end: CivilDate) -> CivilDate {
    guard count != 0 else { return end }
    guard count > 0 else { return day(-count, after: end) }
    let strictlyBefore = table.rank(of: end) - (table.isWorking(end) ? 1 : 0)
    return table.day(ofRank: strictlyBefore - count + 1)
  }

  /// `day` itself when it is worked, else the last working day before it.
  public func rolledBack(_ day: CivilDate) -> CivilDate { isWorkingDay(day) ? day : self.day(1, before: day) }

  /// `day` itself when it is worked, else the first working day after it.
  public func rolledForward(_ day: CivilDate) -> CivilDate { isWorkingDay(day) ? day : self.day(1, after: day) }

  /// Working days after `start`, through `end`: how many working days are left at `start` until `end`.
  ///
  /// Negative when `end` is earlier: then the working days after `end` through `start`, negated. O(1).
  public func workingDays(after start: CivilDate, through end: CivilDate) -> Int {
    table.rank(of: end) - table.rank(of: start)
  }
}

extension WorkCalendar: Hashable {
  public static func == (left: WorkCalendar, right: WorkCalendar) -> Bool {
    left.name == right.name && left.weekend == right.weekend && left.notices == right.notices
      && left.overlays == right.overlays
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(weekend)
    hasher.combine(notices.count)
    hasher.combine(overlays.count)
  }
}
