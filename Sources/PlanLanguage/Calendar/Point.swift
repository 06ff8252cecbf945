import CivilTime
import Diagnostics
import WorkCalendars

/// What a modifier makes of a span.
enum Edge: Hashable, Sendable {
  /// Nothing or 内, 期间: from its first to its last day.
  case whole
  /// 底, 底前, 末, 止, or 到 in front: by its last day.
  case end
  /// 前, 之前, 以前: before it, as the plan reads it.
  case before
  /// 起: from its first day on.
  case onward
}

/// A span with its modifier and time of day: `8月前`, `3月5日下午16:30前`, `年底`.
struct Point: Hashable, Sendable {
  var span: Span
  var edge: Edge
  var clock: ClockWord?
  /// ISO weekday written beside a day, 2018年8月31日（星期五）; a wrong one is a fault.
  var weekday: Int?
  /// A date written in brackets behind a day of this week, 本周五（3月2日）; another day is a fault.
  var beside: Span?
  /// （含） or （不含） written beside a day; nil when nothing is.
  var including: Bool?

  /// What the point comes to.
  struct Days {
    /// Nil when the words give none: the window opens with the plan.
    var start: CivilDate?
    var due: CivilDate
    var time: TimeOfDay?
    var ambiguity: Ambiguity?
    var provisional = false
    var steps: [Bilingual] = []
  }

  var canonical: String {
    let (span, edge) = (span.canonical, edge)
    let clock = clock.map { $0.isOfficeHour ? $0.canonical : " \($0.canonical)" } ?? ""
    switch edge {
    case .whole: return span + clock
    case .end:
      // Not 前, which a plan may read as leaving the day out.
      if self.span.isDay { return "\(span)\(clock)止" }
      switch self.span.part {
      case .year where self.span.year == .plan: return "年底前"
      case .season(.ending), .season(.closing): return "\(span)前"
      case .year, .fiveYears, .issueMonth(_, .whole): return "\(span)底前"
      case .months(let first, let last) where first == last: return "\(span)底前"
      default: return "\(span)末前"
      }
    case .before: return "\(span)\(clock)前" + (including.map { $0 ? "(含)" : "(不含)" } ?? "")
    case .onward: return "\(span)起"
    }
  }

  func resolve(_ context: DeadlineContext, base: Int) throws(Impossible) -> Days {
    if edge == .before, case .festivals(let first, _) = span.part { return try before(first, context, base: base) }
    let days = try span.days(context, base: base)
    if let weekday, days.lowerBound.weekday != weekday {
      throw Impossible(
        Bilingual(
          zh: "\(days.lowerBound.chinese)不是星期\(Span.weekdayName(weekday))",
          en: "\(days.lowerBound.english) is not the weekday written beside it"),
        source: span.source)
    }
    if let beside {
      let written = try beside.days(context, base: days.lowerBound.year).lowerBound
      guard written == days.lowerBound else {
        throw Impossible(
          Bilingual(
            zh: "括号里的\(written.chinese)不是\(days.lowerBound.chinese)",
            en: "\(written.english) in brackets is not \(days.lowerBound.english)"), source: beside.source)
      }
    }
    var result = Days(start: nil, due: days.upperBound, time: clock?.resolve(context.readings))
    if span.isCounted { result.provisional = context.calendar.isProvisional(days.upperBound) }
    switch edge {
    case .whole:
      if !span.isDay { result.start = days.lowerBound }
    case .end, .onward: break
    case .before: before(days, context, &result)
    }
    note(days, context, &result)
    if let clock, clock.isOfficeHour, context.readings.officeHours == nil, result.ambiguity == nil {
      let time = clock.resolve(context.readings)
      result.ambiguity = Ambiguity(
        message: Bilingual(zh: "没有写明办公时间，按\(time)计", en: "office hours are not stated; \(time) is assumed"),
        alternatives: [],
        setting: "office-hours: 09:00-17:30")
    }
    return result
  }

  /// The last working day before a festival's days off.
  private func before(_ festival: Festival, _ context: DeadlineContext, base: Int) throws(Impossible) -> Days {
    let year = try span.year.resolve(context, base: base, source: span.source)
    var found = try FestivalDays.find(festival, year: year, calendar: context.calendar, source: span.source)
    var result = Days(start: nil, due: context.calendar.day(1, before: found.days.lowerBound))
    if span.year == .plan, result.due < context.period.lowerBound, year < YearWord.range.upperBound {
      // 元旦前 lies before the plan begins; the next one is meant.
      found = try FestivalDays.find(festival, year: year + 1, calendar: context.calendar, source: span.source)
      result.due = context.calendar.day(1, before: found.days.lowerBound)
    }
    result.provisional = found.provisional || context.calendar.isProvisional(result.due)
    result.steps = [
      Bilingual(
        zh: "\(festival.rawValue)放假自\(found.days.lowerBound.chinese)起，前指放假前的最后一个工作日（含调休上班日）",
        en:
          "the days off of \(festival.englishNames[0]) begin on \(found.days.lowerBound.english); before them is the last working day, make-up days included"
      )
    ]
    return result
  }

  /// 前: settled by the readings for months and years, by practice for days.
  private func before(_ days: ClosedRange<CivilDate>, _ context: DeadlineContext, _ result: inout Days) {
    let readings = context.readings
    let exclusive = days.lowerBound.adding(days: -1)
    switch span.part {
    case .named(let period):
      result.due = exclusive
      if period.name == "全国两会" {
        result.due = context.calendar.rolledBack(exclusive)
        result.provisional = context.calendar.isProvisional(result.due)
      }
      result.steps.append(
        Bilingual(
          zh: "\(period.name)自\(days.lowerBound.chinese)开始，前指开始之前",
          en: "\(period.name) begins on \(days.lowerBound.english); before it is before that day"))
    case .season(.ending), .season(.closing): break
    default:
      if span.isDay {
        if let including {
          if !including { result.due = exclusive }
          result.steps.append(
            including
              ? Bilingual(zh: "写明含当日", en: "that day is written to be included")
              : Bilingual(zh: "写明不含当日", en: "that day is written to be left out"))
        } else if readings.dayBefore == .exclusive {
          result.due = exclusive
          result.steps.append(
            Bilingual(zh: "计划写明“N日前”不含当日", en: "the plan says that 'before a day' leaves that day out"))
        } else if clock == nil {
          result.steps.append(
            Bilingual(zh: "“N日前”含当日，到当日24:00为止", en: "'before a day' includes that day, to its end at 24:00"))
        }
        return
      }
      let yearly = span.size == .year || span.size == .fiveYears
      let reading = yearly ? readings.yearBefore : readings.monthBefore
      let setting = yearly ? "year-before" : "month-before"
      let taken = reading == .inclusive ? days.upperBound : exclusive
      let other = reading == .inclusive ? exclusive : days.upperBound
      result.due = taken
      if reading == nil {
        let words = canonical
        result.ambiguity = Ambiguity(
          message: Bilingual(
            zh: "“\(words)”按\(taken.chinese)为止读；也可读作到\(other.chinese)为止",
            en: "'\(words)' is read as by \(taken.english); by \(other.english) is the other reading"),
          alternatives: [other], setting: "\(setting): inclusive")
      }
      if reading == .inclusive {
        result.steps.append(
          Bilingual(
            zh: "计划写明\(setting): inclusive，“前”含\(span.canonical)",
            en: "the plan says \(setting): inclusive, so it ends with \(span.plain.en)"))
      }
    }
  }

  /// Words that no statute defines are noted once, with what would settle them.
  private func note(_ days: ClosedRange<CivilDate>, _ context: DeadlineContext, _ result: inout Days) {
    guard result.ambiguity == nil else { return }
    switch span.part {
    case .season(let part):
      result.ambiguity = .undefined(part.rawValue, days, setting: "\(part.key): \(MonthDayRange(days).setting)")
      result.ambiguity?.alternatives = part.alternatives(year: days.lowerBound.year).filter { $0 != result.due }
    case .named(let period) where !NamedPeriods.isFirm(period):
      result.ambiguity = .undefined(period.name, days, setting: "periods: \(period.name)")
    default: break
    }
  }
}

extension Ambiguity {
  /// A name without a definition, taken by its usual days.
  static func undefined(_ name: String, _ days: ClosedRange<CivilDate>, setting: String) -> Ambiguity {
    Ambiguity(
      message: Bilingual(
        zh: "“\(name)”没有统一规定，按\(days.lowerBound.chinese)至\(days.upperBound.chinese)计",
        en: "'\(name)' has no fixed days; \(days.lowerBound.english) to \(days.upperBound.english) is assumed"),
      alternatives: [], setting: setting)
  }
}

extension YearPart {
  /// The key of `readings:`.
  var key: String {
    switch self {
    case .beginning: "year-beginning"
    case .middle: "year-middle"
    case .ending: "year-ending"
    case .closing: "year-closing"
    }
  }

  /// The due days others read into it.
  func alternatives(year: Int) -> [CivilDate] {
    switch self {
    case .beginning: [CivilDate(clamping: year, 2, 29)]
    case .middle: [CivilDate(clamping: year, 6, 30)]
    case .ending, .closing: []
    }
  }
}

extension MonthDayRange {
  init(_ days: ClosedRange<CivilDate>) {
    self.init(
      MonthDay(days.lowerBound.month, days.lowerBound.day), MonthDay(days.upperBound.month, days.upperBound.day))
  }

  /// `01-01..03-31`, the writing of `readings:`.
  var setting: String { "\(start)..\(end)" }
}

extension MonthDay: CustomStringConvertible {
  /// `MM-DD`.
  public var description: String {
    "\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}

extension CivilDate {
  /// `Tue 2018-07-31`.
  var english: String { "\(englishWeekday) \(self)" }
}
