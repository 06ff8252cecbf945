import CivilTime
import Diagnostics
import PlanLanguage
import Rules
import RuleFiles
import Scheduler
import WorkCalendars

/// What the desk calculator reads phrases by: a calendar, and the words of one plan when one is named.
///
/// Loaded once for however many phrases.
struct DeadlineDesk {
  let calendar: WorkCalendar
  /// The plan whose year, issue day and readings are taken.
  let plan: Plan?
  let periods: [NamedPeriod]
  let zone: TimeZoneTable
  /// Whether there are no rules: only weekends are known.
  let knowsWeekendsOnly: Bool

  /// - Parameters:
  ///   - calendarName: Nil takes the plan's, else the one called `cn`, else the office's.
  ///   - planID: Nil reads by the usual readings.
  init(_ options: CommonOptions, calendarName: String?, planID: String?) throws {
    guard let book = try CalendarChoice.book(options, isNeeded: calendarName != nil || planID != nil) else {
      calendar = WorkCalendar(name: "")
      plan = nil
      periods = []
      zone = .shanghai
      knowsWeekendsOnly = true
      return
    }
    if let planID {
      guard let found = book.plans.first(where: { $0.id == planID }) else {
        throw Failure(
          .badData, zh: "没有计划“\(planID)”（有：\(book.plans.map(\.id).joined(separator: "、"))）",
          en: "no plan '\(planID)' (there are: \(book.plans.map(\.id).joined(separator: ", ")))")
      }
      plan = found
    } else {
      plan = nil
    }
    if let calendarName {
      calendar = try CalendarChoice.calendar(calendarName, in: book)
    } else {
      calendar = plan.map { book.calendars[$0.calendar] } ?? CalendarChoice.usual(in: book)
    }
    periods = book.periods
    zone = book.office.zone
    knowsWeekendsOnly = false
  }

  /// What one phrase is read against. What is not given comes from the plan, else from the issue day, else from
  /// `today`.
  func context(year: Int?, issued: CivilDate?, event: CivilDateTime?, today: CivilDate) -> DeadlineContext {
    let issueDay = issued ?? plan?.issued
    let ownYear = year ?? plan?.year ?? issued?.year ?? today.year
    return DeadlineContext(
      year: ownYear, period: year == nil ? plan?.period : nil, issued: issueDay, event: event, calendar: calendar,
      readings: plan?.readings ?? Readings(), periods: periods)
  }

  /// Which days were taken to be worked, in words.
  var basis: Bilingual {
    if knowsWeekendsOnly {
      return Bilingual(
        zh: "没有规则文件夹，只按周六、周日休息推算（≈），不知道节假日",
        en: "there is no folder of rules: weekends only (≈), holidays are not known")
    }
    guard let coverage = calendar.coverage else {
      return Bilingual(
        zh: "工作日历 \(calendar.name)（没有放假通知，只按每周休息日推算）",
        en: "calendar \(calendar.name) (no notices: weekly rest days only)")
    }
    let years = "\(coverage.lowerBound.year)–\(coverage.upperBound.year)"
    return Bilingual(
      zh: "工作日历 \(calendar.name)（\(years)年有放假通知）", en: "calendar \(calendar.name) (notices for \(years))")
  }
}

/// Finds calendars by name.
enum CalendarChoice {
  /// The rules, or nil when the usual folder is not there, or empty, and nothing of it is needed.
  static func book(_ options: CommonOptions, isNeeded: Bool) throws -> RuleBook? {
    let workspace = Workspace(options)
    let isUsual = options.rules == "rules"
    do {
      if isUsual, !isNeeded, try workspace.ruleSources().isEmpty { return nil }
    } catch let fault as RuleFolderFault where isUsual && !isNeeded && fault.faults.first?.kind == .missing {
      return nil
    }
    return try workspace.book()
  }

  static func calendar(_ name: String, in book: RuleBook) throws -> WorkCalendar {
    if let found = book.calendars.first(where: { $0.name == name }) { return found }
    let names = book.calendars.map(\.name)
    let near = Spelling.nearest(to: name, in: names)
    throw Failure(
      .badData,
      zh: "没有工作日历“\(name)”\(near.map { "；是不是“\($0)”？" } ?? "")（有：\(names.joined(separator: "、"))）",
      en:
        "no calendar '\(name)'\(near.map { "; did you mean '\($0)'?" } ?? "") (there are: \(names.joined(separator: ", ")))"
    )
  }

  /// The calendar called `cn`, else the office's.
  static func usual(in book: RuleBook) -> WorkCalendar {
    book.calendars.first { $0.name == "cn" } ?? book.calendars[book.office.calendar]
  }
}

/// Reads `2026-09-18` (its midnight) or `2026-09-18T16:40`, as given to `option`.
func civilMoment(_ text: String, _ option: String) throws -> CivilDateTime {
  if let day = CivilDate(iso: text) { return CivilDateTime(day, .startOfDay) }
  let halves = text.split(separator: "T", omittingEmptySubsequences: false)
  if halves.count == 2, let day = CivilDate(iso: halves[0]), let time = TimeOfDay(halves[1].prefix(5)),
    halves[1].utf8.count <= 5 || halves[1].dropFirst(5).first == ":"
  {
    return CivilDateTime(day, time)
  }
  throw Failure(
    .usage, zh: "\(option) 读不懂时间“\(text)”；请写 2018-09-18 或 2018-09-18T16:40",
    en: "\(option): cannot read the time '\(text)'; write 2018-09-18 or 2018-09-18T16:40")
}
