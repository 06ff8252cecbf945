import CivilTime
import Diagnostics
import WorkCalendars

/// The days off of a festival in one year, by the calendar's notices.
struct FestivalDays {
  /// The days off with the ordinary rest days next to them, within the year.
  var days: ClosedRange<CivilDate>
  /// No notice names them: a fixed festival stands by its own day alone.
  var provisional: Bool

  static func find(_ festival: Festival, year: Int, calendar: WorkCalendar, source: Range<Int>?) throws(Impossible)
    -> FestivalDays
  {
    let rest = calendar.restDays(of: festival.rawValue, year: year)
    var first: CivilDate
    var last: CivilDate
    var provisional = false
    if let start = rest.first, let end = rest.last {
      first = start
      last = end
    } else if let day = festival.fixedDay {
      first = CivilDate(clamping: year, day.month, day.day)
      last = first
      provisional = true
    } else {
      throw Impossible(
        Bilingual(
          zh: "工作日历没有\(year)年\(festival.rawValue)的放假安排",
          en: "the calendar names no days off for \(festival.rawValue) in \(year)"),
        help: Bilingual(zh: "补上该年的放假通知，或写明日期", en: "add that year's notice to the calendar, or write the day"),
        source: source)
    }
    // The weekend before or after belongs to the days off, as notices say (与周末连休).
    let newYearsDay = CivilDate(clamping: year, 1, 1)
    while first > newYearsDay, !calendar.isWorkingDay(first.adding(days: -1)) { first = first.adding(days: -1) }
    while !calendar.isWorkingDay(last.adding(days: 1)) { last = last.adding(days: 1) }
    return FestivalDays(days: first...last, provisional: provisional)
  }
}
