import CivilTime
import Diagnostics
import Rules
import WorkCalendars

/// 工作日历: how far the holiday notices of each calendar in use reach, against today and against the ends of the plans.
struct CalendarCheck: HealthCheck {
  static let name = "calendar"
  static let title = Bilingual(zh: "工作日历", en: "calendar")

  struct Reach {
    var calendar: String
    /// The last day that a notice speaks for; nil when there is none.
    var until: CivilDate?
    /// The last day of the plans that go by it and have not ended.
    var needed: CivilDate?
  }

  /// Days before its end from which a calendar is asked to be brought up to date: the notice for the next year is out
  /// by then, as it was every year since 2008.
  static let warningDays = 30

  var today: CivilDate
  var reaches: [Reach]

  init(today: CivilDate, _ reaches: [Reach]) {
    self.today = today
    self.reaches = reaches
  }

  init(_ site: Site) {
    guard let book = site.book else {
      (today, reaches) = (.earliest, [])
      return
    }
    let today = book.office.zone.day(at: site.now)
    self.today = today
    var needed: [Int: CivilDate] = [:]
    var used: Set<Int> = [book.office.calendar]
    for plan in book.plans {
      let end = min(plan.closed ?? .latest, plan.period.upperBound)
      guard end >= today else { continue }
      for calendar in book.calendars(of: plan) {
        used.insert(calendar)
        needed[calendar] = max(end, needed[calendar] ?? end)
      }
    }
    reaches = used.sorted().map { index in
      let calendar = book.calendars[index]
      return Reach(calendar: calendar.name, until: calendar.coverage?.upperBound, needed: needed[index])
    }
  }

  var findings: [Finding] { reaches.map { finding($0) } }

  private func finding(_ reach: Reach) -> Finding {
    guard let until = reach.until else {
      return Finding(
        .warning, reach.calendar, zh: "没有放假通知：每天都按星期推算（≈）",
        en: "no notices of holidays: every day is judged by its weekday (≈)",
        advice: Bilingual(
          zh: "取得通知后，用 duban calendar import 转换", en: "turn notices into rules by duban calendar import"))
    }
    let notice = Bilingual(
      zh: "取得\(until.year + 1)年的放假通知后，用 duban calendar import 转换",
      en: "turn the notice for \(until.year + 1) into rules by duban calendar import")
    if today > until {
      return Finding(
        .wrong, reach.calendar, zh: "只涵盖到 \(until)，已经过了：现在的工作日按星期推算（≈）",
        en: "reaches to \(until), which is past: working days are judged by weekdays now (≈)", advice: notice)
    }
    let days = until.days(since: today)
    let plans = reach.needed.flatMap { $0 > until ? $0 : nil }
    let beyond =
      plans.map {
        Bilingual(zh: "；计划到 \($0)，以后的日子是暂定（≈）", en: "; plans run to \($0), later days are provisional (≈)")
      }
      ?? Bilingual("")
    guard days >= Self.warningDays else {
      return Finding(
        .warning, reach.calendar, zh: "涵盖到 \(until)，还有\(days)天\(beyond.zh)",
        en: "reaches to \(until), \(English.counted(days, "day")) from now\(beyond.en)", advice: notice)
    }
    return Finding(
      .fine, reach.calendar, zh: "涵盖到 \(until)\(beyond.zh)", en: "reaches to \(until)\(beyond.en)")
  }
}
