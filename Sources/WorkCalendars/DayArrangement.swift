import CivilTime

/// What the notices say of one day once all of them have spoken.
struct DayArrangement: Sendable {
  let kind: DayKind
  /// The festivals the day is arranged for, one by one.
  let festivals: [String]
  /// Index of the notice that says so.
  let notice: Int
  /// The year that notice arranges.
  let year: Int

  /// What `notice` says of `day`; nil when it is silent.
  init?(of day: CivilDate, in notice: HolidayNotice, index: Int) {
    if let festival = notice.work[day] {
      kind = .makeUp(festival: festival)
      festivals = HolidayNotice.festivals(in: festival)
    } else if let festival = notice.rest[day] {
      kind = .holiday(festival: festival, isStatutory: notice.statutory[day] != nil)
      festivals = HolidayNotice.festivals(in: festival)
    } else {
      return nil
    }
    self.notice = index
    year = notice.year
  }

  /// Whether a notice for `year` that speaks of `festivals` takes this back.
  func isReplaced(by festivals: Set<String>, year: Int) -> Bool {
    self.year == year && self.festivals.contains { festivals.contains($0) }
  }

  /// The last word on every day that a notice moves.
  static func settle(_ notices: [HolidayNotice]) -> [CivilDate: DayArrangement] {
    var settled: [CivilDate: DayArrangement] = [:]
    var years: Set<Int> = []
    for (index, notice) in notices.enumerated() {
      if !years.insert(notice.year).inserted {
        let festivals = notice.festivals
        settled = settled.filter { !$0.value.isReplaced(by: festivals, year: notice.year) }
      }
      for day in Array(notice.rest.keys) + Array(notice.work.keys) {
        settled[day] = DayArrangement(of: day, in: notice, index: index)
      }
    }
    return settled
  }
}

extension DayKind {
  /// The kind of `day` when the notices say `arrangement` of it.
  ///
  /// A notice may name the ordinary day on which work is resumed (3 February 2020): that day is a working day
  /// like others, and makes up for nothing.
  init(_ arrangement: DayArrangement?, on day: CivilDate, weekend: Set<Int>) {
    let isRestByWeek = weekend.contains(day.weekday)
    switch arrangement?.kind {
    case .none: self = isRestByWeek ? .weekend : .working
    case .some(let kind): self = kind.isWorking && !isRestByWeek ? .working : kind
    }
  }
}
