import CivilTime
import Diagnostics
import WorkCalendars

/// Month after month: `每月`, `每月5日前`, `每月最后一个工作日`.
struct EveryMonthForm: RecurringForm {
  static let name = Bilingual(zh: "每月", en: "every month")
  static let examples = [
    "每月", "按月", "每月5日前", "每月15日前", "于每月23日前", "每月底前", "每月末", "每月1-5日", "每月5日、20日前", "每月上旬", "每月最后一个工作日",
    "每月前5个工作日内",
    "每月第2个周五", "每月结束后5个工作日内", "4～11月每月10日前", "每月次月5日前", "every month by the 5th", "monthly",
    "last working day of every month",
  ]

  enum Place: Hashable, Sendable {
    case whole
    case end
    /// Days of the month; `before` when they are limits, not appointments.
    case days([Int], before: Bool)
    /// From a day to a day.
    case stretch(Int, Int)
    /// A ten-day period; `before` when the words say before it.
    case tenDays(TenDays, before: Bool)
    /// The n-th seven days of the month; the last seven when -1.
    case week(Int)
    /// The n-th working day; from the month's end when negative.
    case workday(Int)
    case weekday(Int, Int)
    /// So long after the month has ended.
    case after(Term)
    /// A day of the month after.
    case nextMonth(Int)
  }

  var bounds: Bounds?
  var place: Place
  var clock: ClockWord?

  static func parse(_ cursor: inout Cursor) -> EveryMonthForm? {
    cursor.attempt { cursor in
      let bounds = cursor.takeBounds()
      if cursor.hasLatin, var form = cursor.attempt({ $0.takeEnglishEveryMonth(bounds) }) {
        form.bounds = form.bounds ?? cursor.takeEnglishBounds()
        return form
      }
      guard cursor.takeEveryMonth() else { return nil }
      if cursor.take("于") || cursor.take("在") || cursor.take("的") {}
      let place = cursor.takeMonthPlace() ?? .whole
      var form = EveryMonthForm(bounds: bounds, place: place, clock: nil)
      if case .days(let days, _) = place {
        form.clock = cursor.takeClock()
        if cursor.takeBeforeWord() { form.place = .days(days, before: true) }
      }
      return form
    }
  }

  var canonical: String { (bounds?.canonical ?? "") + "每月" + place.canonical(clock) }

  var per: String? { "每月" }

  func plain(_ readings: Readings) -> Bilingual {
    place.plain.bounded(bounds, readings, clock: clock)
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    let context = frame.context
    var steps: [Bilingual] = []
    let turns = try Turns.of(.month, bounds: bounds, frame, steps: &steps)
    var occurrences: [DeadlineOccurrence] = []
    var rule = "FREQ=MONTHLY;"
    var ambiguity: Ambiguity?
    let time = clock?.resolve(context.readings)
    switch place {
    case .whole, .end:
      rule += place == .end ? "BYMONTHDAY=-1" : Turns.ruleDay(context.readings)
      steps.append(
        place == .end ? Bilingual(zh: "每月底前，含月末日", en: "by the end of each month") : Turns.dayStep(context.readings)
      )
      occurrences = turns.map { turn in
        let due = place == .end ? (day: turn.days.upperBound, provisional: false) : Turns.due(turn.days, context)
        return DeadlineOccurrence(turn, due: due.day, time: time, provisional: due.provisional)
      }
    case .days(let days, let before):
      let threshold = context.readings.reportsConcernPreviousMonthThrough
      let later = before && days.count == 1 && days[0] <= threshold
      let exclusive = before && context.readings.dayBefore == .exclusive ? -1 : 0
      rule +=
        days.count == 1 ? Turns.ruleDay(days[0]) : "BYMONTHDAY=\(days.map(String.init).joined(separator: ","))"
      for turn in turns {
        for (index, day) in days.enumerated() {
          let month = turn.lastMonth.adding(months: later ? 1 : 0)
          let due = CivilDate(clamping: month.year, month.month, day).adding(days: exclusive)
          var occurrence = DeadlineOccurrence(turn, due: due, time: time)
          if days.count > 1 { occurrence.key += "-\(day < 10 ? "0" : "")\(day)" }
          if index > 0, let before = occurrences.last { occurrence.start = min(due, before.due.adding(days: 1)) }
          occurrences.append(occurrence)
        }
      }
      if before, days.count == 1 {
        steps.append(
          later
            ? Bilingual(
              zh: "\(days[0])日前，说的是上一个月的事：以所涉月份命名，次月到期",
              en: "by day \(days[0]) it concerns the month before: named after that month, due in the next")
            : Bilingual(zh: "\(days[0])日前，说的是当月的事", en: "by day \(days[0]) it concerns the running month"))
        if (11...15).contains(days[0]), !later {
          ambiguity = Ambiguity(
            message: Bilingual(
              zh: "“\(canonical)”按当月的事读；也可能说的是上一个月",
              en: "'\(canonical)' is read as about the running month; it may be about the month before"),
            alternatives: [], setting: "report-day-of-previous-month: \(days[0])")
        }
      }
    case .stretch(let first, let last):
      rule += Turns.ruleDay(last)
      occurrences = turns.map { turn in
        let month = turn.lastMonth
        return DeadlineOccurrence(
          turn, due: CivilDate(clamping: month.year, month.month, last),
          start: CivilDate(clamping: month.year, month.month, first))
      }
    case .tenDays(let part, let before):
      let exclusive = before && context.readings.monthBefore != .inclusive
      occurrences = turns.map { turn in
        let days = part.days(length: turn.days.upperBound.day)
        let first = turn.days.lowerBound
        return DeadlineOccurrence(
          turn, due: first.adding(days: exclusive ? days.lowerBound - 2 : days.upperBound - 1),
          start: before
            ? min(first, first.adding(days: days.lowerBound - 2)) : first.adding(days: days.lowerBound - 1))
      }
      let days = part.days(length: 31)
      rule += Turns.ruleDay(exclusive ? (days.lowerBound == 1 ? 31 : days.lowerBound - 1) : days.upperBound)
      if before, context.readings.monthBefore == nil, let turn = turns.first {
        let other = part.days(length: turn.days.upperBound.day).upperBound
        ambiguity = Ambiguity(
          message: Bilingual(
            zh: "“\(canonical)”按\(part.rawValue)开始之前读；也可读作到\(part.rawValue)结束",
            en: "'\(canonical)' is read as before those days begin; to their end is the other reading"),
          alternatives: [turn.days.lowerBound.adding(days: other - 1)], setting: "month-before: inclusive")
      }
    case .week(let count):
      rule += count > 0 ? Turns.ruleDay(count * 7) : "BYMONTHDAY=-1"
      occurrences = turns.map { turn in
        let first = turn.days.lowerBound
        let last = turn.days.upperBound
        return count > 0
          ? DeadlineOccurrence(
            turn, due: first.adding(days: count * 7 - 1), start: first.adding(days: count * 7 - 7))
          : DeadlineOccurrence(turn, due: last, start: last.adding(days: -6))
      }
      steps.append(
        count > 0
          ? Bilingual(
            zh: "第\(count)周按当月\(count * 7 - 6)日至\(count * 7)日计",
            en: "week \(count) is taken as days \(count * 7 - 6) to \(count * 7) of the month")
          : Bilingual(zh: "最后一周按当月最后七天计", en: "the last week is taken as the last seven days of the month"))
    case .workday(let count):
      rule += "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=\(count)"
      occurrences = turns.map { turn in
        let calendar = context.calendar
        let day =
          count > 0
          ? calendar.day(count, after: turn.days.lowerBound.adding(days: -1))
          : calendar.day(-count, before: turn.days.upperBound.adding(days: 1))
        return DeadlineOccurrence(
          turn, due: day, time: time,
          provisional: Term.isProvisional(turn.days.lowerBound, turn.days.upperBound, calendar))
      }
      steps.append(Bilingual(zh: "按工作日历数，含调休上班日", en: "counted by the working calendar, make-up days included"))
    case .weekday(let count, let weekday):
      rule += "BYDAY=\(count)\(Cursor.ruleWeekday(weekday))"
      for turn in turns {
        guard let day = EveryMonthForm.weekday(count, weekday, turn.days) else { continue }
        occurrences.append(DeadlineOccurrence(turn, due: day, time: time))
      }
    case .after(let term):
      for turn in turns {
        let end = term.end(after: CivilDateTime(turn.days.upperBound, .startOfDay), context)
        occurrences.append(DeadlineOccurrence(turn, due: end.day, provisional: end.provisional))
        if turn == turns.first { steps += end.steps }
      }
      let ruleDay = term.unit == .days ? Turns.ruleDay(term.count) : nil
      var resolution = Resolution.recurring(
        occurrences, rrule: ruleDay.map { rule + $0 }, until: try until(frame), steps: steps)
      resolution.ambiguity = ambiguity
      return resolution
    case .nextMonth(let day):
      rule += Turns.ruleDay(day)
      occurrences = turns.map { turn in
        let month = turn.lastMonth.adding(months: 1)
        return DeadlineOccurrence(turn, due: CivilDate(clamping: month.year, month.month, day), time: time)
      }
      steps.append(
        Bilingual(zh: "次月\(day)日前，以所涉月份命名", en: "by day \(day) of the month after, named after the month concerned")
      )
    }
    var resolution = Resolution.recurring(occurrences, rrule: rule, until: try until(frame), steps: steps)
    resolution.ambiguity = ambiguity
    return resolution
  }

  private func until(_ frame: Frame) throws(Impossible) -> CivilDate? {
    guard let bounds else { return nil }
    return try bounds.days(frame).last
  }

  /// The n-th `weekday` of the month `days`, or nil when it has fewer.
  static func weekday(_ count: Int, _ weekday: Int, _ days: ClosedRange<CivilDate>) -> CivilDate? {
    if count > 0 {
      let first = days.lowerBound.adding(days: (weekday - days.lowerBound.weekday + 7) % 7)
      let day = first.adding(days: 7 * (count - 1))
      return day <= days.upperBound ? day : nil
    }
    let last = days.upperBound.adding(days: -((days.upperBound.weekday - weekday + 7) % 7))
    let day = last.adding(days: 7 * (count + 1))
    return day >= days.lowerBound ? day : nil
  }
}
