import CivilTime
import Diagnostics
import WorkCalendars

/// Quarter after quarter: `每季度`, `每季末25日前`, `每季度首月10日前`, `季度结束后10日内`.
struct EveryQuarterForm: RecurringForm {
  static let name = Bilingual(zh: "每季度", en: "every quarter")
  static let examples = [
    "每季度", "按季度", "以季度为节点", "每季度末", "每季末25日前", "每季度首月10日前", "每季度第一个月1日前", "每季度第二个月", "季度结束后10日内", "每季度最后一个工作日",
    "quarterly",
    "every quarter by the 10th of the first month", "within 10 days after the end of every quarter",
  ]

  enum Place: Hashable, Sendable {
    case whole
    case end
    /// A month of the quarter, 1...3, and a day or a part of it.
    case month(Int, Span.MonthPart, before: Bool)
    case workday(Int)
    case after(Term)
  }

  var bounds: Bounds?
  var place: Place

  static func parse(_ cursor: inout Cursor) -> EveryQuarterForm? {
    cursor.attempt { cursor in
      let bounds = cursor.takeBounds()
      if cursor.hasLatin, let place = cursor.attempt({ $0.takeEnglishEveryQuarter() }) {
        return EveryQuarterForm(bounds: bounds, place: place)
      }
      guard cursor.takeEveryQuarter() else { return nil }
      if cursor.take("于") || cursor.take("在") || cursor.take("的") {}
      return EveryQuarterForm(bounds: bounds, place: cursor.takeQuarterPlace() ?? .whole)
    }
  }

  var canonical: String {
    let place =
      switch place {
      case .whole: ""
      case .end: "末"
      case .month(let month, let part, let before):
        "第\(Numerals.chinese(month))个月" + Span.canonical(part) + (before ? "前" : "")
      case .workday(let count): count > 0 ? "第\(count)个工作日" : count == -1 ? "最后一个工作日" : "倒数第\(-count)个工作日"
      case .after(let term): "结束后\(term.canonical)内"
      }
    return (bounds?.canonical ?? "") + "每季度" + place
  }

  var per: String? { "每季度" }

  func plain(_ readings: Readings) -> Bilingual {
    place.plain.bounded(bounds, readings)
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    let context = frame.context
    let calendar = context.calendar
    var steps: [Bilingual] = []
    let turns = try Turns.of(.quarter, bounds: bounds, frame, steps: &steps)
    var rule: String?
    var occurrences: [DeadlineOccurrence]
    switch place {
    case .whole, .end:
      rule = "FREQ=MONTHLY;BYMONTH=3,6,9,12;" + (place == .end ? "BYMONTHDAY=-1" : Turns.ruleDay(context.readings))
      steps.append(
        place == .end
          ? Bilingual(zh: "季末，含最后一日", en: "by the end of each quarter") : Turns.dayStep(context.readings))
      occurrences = turns.map { turn in
        let due = place == .end ? (day: turn.days.upperBound, provisional: false) : Turns.due(turn.days, context)
        return DeadlineOccurrence(turn, due: due.day, provisional: due.provisional)
      }
    case .month(let index, let part, let before):
      // By a day of a quarter's first month, a report is about the quarter before.
      var later = false
      if case .day = part { later = before && index == 1 }
      let months = [0, 3, 6, 9].map { String($0 + index) }.joined(separator: ",")
      rule = "FREQ=MONTHLY;BYMONTH=\(months);" + EveryQuarterForm.ruleDay(part)
      occurrences = []
      for turn in turns {
        let month = turn.days.lowerBound.adding(months: index - 1 + (later ? 3 : 0))
        switch part {
        case .whole: occurrences.append(DeadlineOccurrence(turn, due: month.lastOfMonth, start: month))
        case .tenDays(let part):
          let days = part.days(length: month.lastOfMonth.day)
          occurrences.append(
            DeadlineOccurrence(
              turn, due: month.adding(days: days.upperBound - 1), start: month.adding(days: days.lowerBound - 1)))
        case .day(let day):
          let due = CivilDate(clamping: month.year, month.month, day)
            .adding(days: before && context.readings.dayBefore == .exclusive ? -1 : 0)
          occurrences.append(DeadlineOccurrence(turn, due: due))
        case .workday, .weekday:
          let counted = Span(.written(month.year), .counted(month: month.month, part))
          let due = try counted.days(context, base: month.year).lowerBound
          occurrences.append(DeadlineOccurrence(turn, due: due, provisional: calendar.isProvisional(due)))
        }
      }
      if later {
        steps.append(
          Bilingual(
            zh: "首月\(Span.canonical(part))前，说的是上一季度的事：以所涉季度命名，次季首月到期",
            en: "by a day of the first month it concerns the quarter before: named after that quarter"))
      }
    case .workday(let count):
      rule = "FREQ=MONTHLY;BYMONTH=\(count > 0 ? "1,4,7,10" : "3,6,9,12");BYDAY=MO,TU,WE,TH,FR;BYSETPOS=\(count)"
      occurrences = turns.map { turn in
        let day =
          count > 0
          ? calendar.day(count, after: turn.days.lowerBound.adding(days: -1))
          : calendar.day(-count, before: turn.days.upperBound.adding(days: 1))
        return DeadlineOccurrence(turn, due: day, provisional: calendar.isProvisional(day))
      }
    case .after(let term):
      if term.unit == .days, term.count <= 28 { rule = "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=\(term.count)" }
      occurrences = []
      for turn in turns {
        let end = term.end(after: CivilDateTime(turn.days.upperBound, .startOfDay), context)
        occurrences.append(DeadlineOccurrence(turn, due: end.day, provisional: end.provisional))
        if turn == turns.first { steps += end.steps }
      }
    }
    return .recurring(occurrences, rrule: rule, until: try bounds?.days(frame).last, steps: steps)
  }

  private static func ruleDay(_ part: Span.MonthPart) -> String {
    switch part {
    case .whole: "BYMONTHDAY=-1"
    case .day(let day): Turns.ruleDay(day)
    case .tenDays(let part): Turns.ruleDay(part.days(length: 31).upperBound)
    case .workday(let count): "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=\(count)"
    case .weekday(let count, let weekday): "BYDAY=\(count)\(Cursor.ruleWeekday(weekday))"
    }
  }
}

extension Cursor {
  fileprivate mutating func takeEveryQuarter() -> Bool {
    if takeOnceEvery(["季度", "季", "个季度"]) { return true }
    if sees("季后") || sees("季终了") { return take("季") }
    for word in ["每个季度", "每一季度", "每季度", "每季", "按季度", "按季", "逐季度", "逐季", "各季度", "以季度为节点", "以季度为单位"] where take(word)
    {
      return true
    }
    // A bare 季度 is every quarter; 季度末 is the end of this one.
    return attempt { cursor in
      guard cursor.take("季度"), !cursor.sees("末"), !cursor.sees("底"), !cursor.sees("内") else { return nil }
      return true
    } ?? false
  }

  fileprivate mutating func takeQuarterPlace() -> EveryQuarterForm.Place? {
    if let place = attempt({ $0.takeQuarterMonth() }) { return place }
    if let count = takeWorkdayPlace() { return .workday(count) }
    if let term = takeAfterPeriod() { return .after(term) }
    if take("季末") || take("末") || take("底") || takeLastDay() {
      if takeBeforeWord() {}
      return .end
    }
    return nil
  }

  /// 首月10日前, 第二个月, 末月25日前, 末25日前, 最后一个月20日前.
  private mutating func takeQuarterMonth() -> EveryQuarterForm.Place? {
    let month: Int
    var needsDay = false
    if take("首月") || take("首个月") || take("第一个月") || take("第1个月") || take("第一月") {
      month = 1
    } else if take("第二个月") || take("第2个月") || take("中间月") || take("次月") || take("第二月") {
      month = 2
    } else if take("末月") || take("第三个月") || take("第3个月") || take("最后一个月") || take("最后1个月") || take("最后一月")
      || take("第三月") || take("末的月")
    {
      month = 3
    } else if take("末") {
      month = 3
      needsDay = true
    } else {
      return nil
    }
    if take("的") {}
    if let day = takeDayNumber() {
      guard (1...31).contains(day) else { return nil }
      return .month(month, .day(day), before: takeBeforeWord())
    }
    guard !needsDay else { return nil }
    if let part = takeCountedDay() {
      if takeBeforeWord() {}
      return .month(month, part, before: false)
    }
    if let part = takeTenDays() {
      if takeBeforeWord() {}
      return .month(month, .tenDays(part), before: false)
    }
    if take("底") || take("末") { if takeBeforeWord() {} }
    return .month(month, .whole, before: false)
  }
}
