public import CivilTime

/// The working days of one office: weekly rest days, and the days that notices move.
///
/// Counting is in constant time: inside the covered years by two tables (the
/// rank of each day among the working days, and the day of each rank), outside
/// them by the week's arithmetic. A day outside the covered years is judged by
/// its weekday only and is *provisional*: whoever shows it says so (≈).
public struct WorkCalendar: Sendable {
  public let name: String
  /// ISO weekdays (1 Monday … 7 Sunday) that are rest days.
  public let weekend: Set<Int>
  /// In order of their year, an amendment after what it amends.
  public let notices: [HolidayNotice]
  /// The days from the first to the last year with a notice; nil when there is none.
  public let coverage: ClosedRange<CivilDate>?

  private let exceptions: [CivilDate: DayKind]
  /// `ranks[i]`: working days from the first covered day through the i-th covered day.
  private let ranks: [Int32]
  /// `days[r - 1]`: the covered working day of rank r, as an offset from the first covered day.
  private let days: [Int32]
  /// `weekRanks[w]`: working days from Monday through ISO weekday w, by weekday only.
  private let weekRanks: [Int]

  /// - Precondition: `weekend` leaves at least one working day.
  public init(name: String, weekend: Set<Int> = [6, 7], notices: [HolidayNotice] = []) {
    precondition(!weekend.isSuperset(of: 1...7), "a week without a working day")
    self.name = name
    self.weekend = weekend
    self.notices = notices
    var exceptions: [CivilDate: DayKind] = [:]
    // A later notice of the same year replaces what the earlier one said of that year.
    for notice in notices {
      for (day, festival) in notice.rest { exceptions[day] = .holiday(festival: festival) }
      for (day, festival) in notice.work { exceptions[day] = .makeUp(festival: festival) }
    }
    self.exceptions = exceptions
    var weekRanks = [0]
    for weekday in 1...7 { weekRanks.append(weekRanks[weekday - 1] + (weekend.contains(weekday) ? 0 : 1)) }
    self.weekRanks = weekRanks

    guard let first = notices.map(\.year).min(), let last = notices.map(\.year).max() else {
      coverage = nil
      ranks = []
      days = []
      return
    }
    let start = CivilDate(clamping: first, 1, 1)
    let end = CivilDate(clamping: last, 12, 31)
    coverage = start...end
    var ranks: [Int32] = []
    var days: [Int32] = []
    ranks.reserveCapacity(end.days(since: start) + 1)
    var rank: Int32 = 0
    for offset in 0...end.days(since: start) {
      let day = start.adding(days: offset)
      if exceptions[day]?.isWorking ?? !weekend.contains(day.weekday) {
        rank += 1
        days.append(Int32(offset))
      }
      ranks.append(rank)
    }
    self.ranks = ranks
    self.days = days
  }

  /// What this calendar says of `day`. O(1).
  public func kind(of day: CivilDate) -> DayKind {
    exceptions[day] ?? (weekend.contains(day.weekday) ? .weekend : .working)
  }

  public func isWorkingDay(_ day: CivilDate) -> Bool {
    guard let coverage, coverage.contains(day) else { return !weekend.contains(day.weekday) }
    let offset = day.days(since: coverage.lowerBound)
    return ranks[offset] != (offset == 0 ? 0 : ranks[offset - 1])
  }

  /// Whether `day` lies where no notice has spoken yet.
  public func isProvisional(_ day: CivilDate) -> Bool { coverage.map { !$0.contains(day) } ?? true }

  // MARK: Counting

  /// The `count`-th working day after `start`; `start` itself is never counted.
  ///
  /// Zero returns `start` unchanged, also when it is a rest day. A negative count
  /// is the same as counting before: `day(-3, after: d)` is `day(3, before: d)`.
  /// O(1), no allocation.
  ///
  /// Source: Civil Code of the PRC, art. 201 (the opening day is not counted).
  public func day(_ count: Int, after start: CivilDate) -> CivilDate {
    guard count != 0 else { return start }
    guard count > 0 else { return day(-count, before: start) }
    return workingDay(rank: rank(of: start) + count)
  }

  /// The `count`-th working day before `end`; `end` itself is never counted.
  ///
  /// From a working day as from a rest day, one working day before is the last
  /// working day that is earlier. Zero returns `end` unchanged. O(1).
  public func day(_ count: Int, before end: CivilDate) -> CivilDate {
    guard count != 0 else { return end }
    guard count > 0 else { return day(-count, after: end) }
    let strictlyBefore = rank(of: end) - (isWorkingDay(end) ? 1 : 0)
    return workingDay(rank: strictlyBefore - count + 1)
  }

  /// `day` itself when it is worked, else the last working day before it.
  public func rolledBack(_ day: CivilDate) -> CivilDate { isWorkingDay(day) ? day : self.day(1, before: day) }

  /// `day` itself when it is worked, else the first working day after it.
  public func rolledForward(_ day: CivilDate) -> CivilDate { isWorkingDay(day) ? day : self.day(1, after: day) }

  /// Working days after `start`, through `end`: how many working days are left at `start` until `end`.
  ///
  /// Negative when `end` is earlier: then the working days after `end` through `start`, negated. O(1).
  public func workingDays(after start: CivilDate, through end: CivilDate) -> Int { rank(of: end) - rank(of: start) }

  /// Working days through `day`, counted from the day before the first covered one; negative before it.
  private func rank(of day: CivilDate) -> Int {
    guard let coverage else { return weekRank(day) }
    if day < coverage.lowerBound {
      return weekRank(day) - weekRank(coverage.lowerBound.adding(days: -1))
    }
    if day > coverage.upperBound {
      return Int(ranks[ranks.count - 1]) + weekRank(day) - weekRank(coverage.upperBound)
    }
    return Int(ranks[day.days(since: coverage.lowerBound)])
  }

  private func workingDay(rank: Int) -> CivilDate {
    guard let coverage else { return weekWorkingDay(rank: rank) }
    if rank <= 0 {
      return weekWorkingDay(rank: rank + weekRank(coverage.lowerBound.adding(days: -1)))
    }
    if rank > days.count {
      return weekWorkingDay(rank: rank - days.count + weekRank(coverage.upperBound))
    }
    return coverage.lowerBound.adding(days: Int(days[rank - 1]))
  }

  /// Working days by weekday alone, from Monday 1970-01-05 through `day`.
  private func weekRank(_ day: CivilDate) -> Int {
    let fromMonday = Int(day.dayNumber) - 4
    let week = (fromMonday >= 0 ? fromMonday : fromMonday - 6) / 7
    return week * weekRanks[7] + weekRanks[day.weekday]
  }

  private func weekWorkingDay(rank: Int) -> CivilDate {
    let perWeek = weekRanks[7]
    let zeroBased = rank - 1
    let week = (zeroBased >= 0 ? zeroBased : zeroBased - perWeek + 1) / perWeek
    let within = zeroBased - week * perWeek + 1
    let weekday = (1...7).first { weekRanks[$0] == within && !weekend.contains($0) }!
    return CivilDate(dayNumber: 4 + week * 7 + weekday - 1)
  }

  // MARK: Festivals

  /// The rest days of `festival` that the notices for `year` name, in order; empty when none does.
  public func restDays(of festival: String, year: Int) -> [CivilDate] {
    var found: Set<CivilDate> = []
    for notice in notices where notice.year == year {
      for (day, name) in notice.rest where name.contains(festival) || festival.contains(name) {
        if exceptions[day] == .holiday(festival: name) { found.insert(day) }
      }
    }
    return found.sorted()
  }

  /// The notice that arranges `day`, when one moves it: the last one that speaks of it.
  public func notice(for day: CivilDate) -> HolidayNotice? {
    notices.last { $0.rest[day] != nil || $0.work[day] != nil }
  }
}

extension WorkCalendar: Hashable {
  public static func == (left: WorkCalendar, right: WorkCalendar) -> Bool {
    left.name == right.name && left.weekend == right.weekend && left.notices == right.notices
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(weekend)
    hasher.combine(notices.count)
  }
}
