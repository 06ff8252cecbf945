import CivilTime

/// The working days of a stretch of days, counted once, and of all other days by their weekday.
///
/// Inside the stretch two tables answer (the rank of each day among the working days, and the day of each
/// rank), outside it the week's arithmetic. Every question costs O(1) and allocates nothing.
struct WorkingDayTable: Sendable {
  private let stretch: ClosedRange<CivilDate>?
  /// `ranks[i]`: working days from the first day of the stretch through its i-th day.
  private let ranks: [Int32]
  /// `days[r - 1]`: the working day of rank r, as an offset from the first day of the stretch.
  private let days: [Int32]
  /// `weekRanks[w]`: working days from Monday through ISO weekday w, by weekday only.
  private let weekRanks: [Int]

  /// - Parameter isWorking: Asked once for each day of the stretch.
  init(weekend: Set<Int>, stretch: ClosedRange<CivilDate>?, isWorking: (CivilDate) -> Bool) {
    var weekRanks = [0]
    for weekday in 1...7 { weekRanks.append(weekRanks[weekday - 1] + (weekend.contains(weekday) ? 0 : 1)) }
    self.weekRanks = weekRanks
    self.stretch = stretch
    var ranks: [Int32] = []
    var days: [Int32] = []
    if let stretch {
      ranks.reserveCapacity(stretch.upperBound.days(since: stretch.lowerBound) + 1)
      var rank: Int32 = 0
      for (offset, day) in stretch.enumerated() {
        if isWorking(day) {
          rank += 1
          days.append(Int32(offset))
        }
        ranks.append(rank)
      }
    }
    self.ranks = ranks
    self.days = days
  }

  func isWorking(_ day: CivilDate) -> Bool {
    guard let stretch, stretch.contains(day) else {
      let weekday = day.weekday
      return weekRanks[weekday] != weekRanks[weekday - 1]
    }
    let offset = day.days(since: stretch.lowerBound)
    return ranks[offset] != (offset == 0 ? 0 : ranks[offset - 1])
  }

  /// Working days through `day`, counted from the first day of the stretch; zero or negative before it.
  func rank(of day: CivilDate) -> Int {
    guard let stretch else { return weekRank(day) }
    if day < stretch.lowerBound { return weekRank(day) - weekRank(before: stretch.lowerBound) }
    if day > stretch.upperBound { return days.count + weekRank(day) - weekRank(stretch.upperBound) }
    return Int(ranks[day.days(since: stretch.lowerBound)])
  }

  /// The working day of `rank`: the inverse of `rank(of:)` on working days.
  func day(ofRank rank: Int) -> CivilDate {
    guard let stretch else { return weekDay(ofRank: rank) }
    if rank <= 0 { return weekDay(ofRank: rank + weekRank(before: stretch.lowerBound)) }
    if rank > days.count { return weekDay(ofRank: rank - days.count + weekRank(stretch.upperBound)) }
    return stretch.lowerBound.adding(days: Int(days[rank - 1]))
  }

  /// Working days by weekday alone, from Monday 1970-01-05 through `day`.
  private func weekRank(_ day: CivilDate) -> Int { weekRank(dayNumber: Int(day.dayNumber)) }

  /// The same through the day before, which need not be a day that can be held.
  private func weekRank(before day: CivilDate) -> Int { weekRank(dayNumber: Int(day.dayNumber) - 1) }

  private func weekRank(dayNumber: Int) -> Int {
    let fromMonday = dayNumber - 4
    let week = (fromMonday >= 0 ? fromMonday : fromMonday - 6) / 7
    return week * weekRanks[7] + weekRanks[fromMonday - week * 7 + 1]
  }

  private func weekDay(ofRank rank: Int) -> CivilDate {
    let perWeek = weekRanks[7]
    let zeroBased = rank - 1
    let week = (zeroBased >= 0 ? zeroBased : zeroBased - perWeek + 1) / perWeek
    let within = zeroBased - week * perWeek + 1
    var weekday = 1
    while weekRanks[weekday] < within { weekday += 1 }
    return CivilDate(dayNumber: 4 + week * 7 + weekday - 1)
  }
}
