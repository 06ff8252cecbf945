import CivilTime
import Diagnostics

/// Every so many months, weeks or years: `每两月`, `两年一次`, `每两周`, `三个月一次`.
struct IntervalForm: RecurringForm {
  static let name = Bilingual(zh: "每隔若干时间", en: "every so many months, weeks or years")
  static let examples = [
    "每两月", "每两个月", "两年一次", "每三年", "每两周", "三个月一次", "每10天", "隔周", "every two months", "every 2 weeks",
    "every three years",
  ]

  var count: Int
  var unit: Term.Unit

  static func parse(_ cursor: inout Cursor) -> IntervalForm? {
    cursor.attempt { cursor in
      if cursor.hasLatin, let form = cursor.attempt({ $0.takeEnglishInterval() }) { return form }
      if cursor.take("隔周") || cursor.take("双周") || cursor.take("每隔一周") || cursor.take("每隔1周") {
        return IntervalForm(count: 2, unit: .weeks)
      }
      if ["隔月", "双月", "每隔一个月", "每隔1个月", "每隔一月"].contains(where: { cursor.take($0) }) {
        if cursor.take("底") || cursor.takeModifier("末") { if cursor.takeBeforeWord() {} }
        return IntervalForm(count: 2, unit: .months)
      }
      if cursor.take("隔年") || cursor.take("每隔一年") || cursor.take("每隔1年") {
        return IntervalForm(count: 2, unit: .years)
      }
      let every = cursor.take("每隔") || cursor.take("每")
      guard let count = cursor.takeNumber(digits: 2), (2...60).contains(count) else { return nil }
      if cursor.take("个") {}
      let unit: Term.Unit
      if cursor.take("月") {
        unit = .months
      } else if cursor.take("年") {
        unit = .years
      } else if cursor.take("周") || cursor.take("星期") {
        unit = .weeks
      } else if cursor.take("天") || cursor.take("日") {
        unit = .days
      } else {
        return nil
      }
      // 两年一次, but 两年 alone is a length of time.
      guard every || cursor.seesOnce() else { return nil }
      return IntervalForm(count: count, unit: unit)
    }
  }

  var canonical: String {
    switch unit {
    case .months: "每\(count)个月"
    case .weeks: "每\(count)周"
    case .years: "每\(count)年"
    case .days, .workingDays, .hours: "每\(count)天"
    }
  }

  func plain(_ readings: Readings) -> Bilingual {
    let term = Term(count: count, unit: unit).plain
    return Bilingual(zh: "每\(term.zh)一期，从计划开始数起", en: "once in \(term.en), counted from the plan's beginning")
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    var steps: [Bilingual] = []
    let rule: String
    var occurrences: [DeadlineOccurrence] = []
    switch unit {
    case .years:
      // The first of them is due in the plan's first year, or a short plan would never see one.
      let turns = try Turns.of(.year, bounds: nil, frame, steps: &steps)
      for (index, turn) in turns.enumerated() where index % count == 0 {
        occurrences.append(DeadlineOccurrence(turn, due: turn.days.upperBound))
      }
      rule = "FREQ=YEARLY;INTERVAL=\(count);BYMONTH=12;BYMONTHDAY=31"
    case .months:
      let turns = try Turns.of(.month, every: count, bounds: nil, frame, steps: &steps)
      occurrences = turns.map { DeadlineOccurrence($0, due: $0.days.upperBound) }
      rule = "FREQ=MONTHLY;INTERVAL=\(count);BYMONTHDAY=-1"
    case .weeks:
      let weekday = min(max(frame.context.readings.dayOfWeek, 1), 7)
      let turns = try Turns.of(.week, every: count, bounds: nil, weekday: weekday, frame, steps: &steps)
      occurrences = turns.map { turn in
        DeadlineOccurrence(turn, due: turn.days.upperBound.adding(days: weekday - 7))
      }
      rule = "FREQ=WEEKLY;INTERVAL=\(count);BYDAY=\(Cursor.ruleWeekday(weekday))"
    case .days, .workingDays, .hours:
      let turns = try Turns.of(.day, every: count, bounds: nil, frame, steps: &steps)
      occurrences = turns.map { DeadlineOccurrence($0, due: $0.days.upperBound) }
      rule = "FREQ=DAILY;INTERVAL=\(count)"
    }
    steps.append(
      Bilingual(zh: "没有写从何时起，从计划开始之日起数", en: "no beginning is written: counted from the plan's first day"))
    var resolution = Resolution.recurring(occurrences, rrule: rule, steps: steps)
    resolution.ambiguity = Ambiguity(
      message: Bilingual(
        zh: "“\(canonical)”没有写从何时起，从计划开始之日起数",
        en: "'\(canonical)' names no beginning; it is counted from the plan's first day"),
      alternatives: [])
    return resolution
  }
}

extension Cursor {
  fileprivate mutating func takeEnglishInterval() -> IntervalForm? {
    if takeWord("biweekly") || takeWord("fortnightly") || takeWord("every other week") {
      return IntervalForm(count: 2, unit: .weeks)
    }
    if takeWord("bimonthly") || takeWord("every other month") { return IntervalForm(count: 2, unit: .months) }
    if takeWord("every other year") { return IntervalForm(count: 2, unit: .years) }
    guard takeWord("every") || takeWord("once every"), let term = takeEnglishTerm(), term.lowest == nil,
      (2...60).contains(term.count), term.unit != .hours, term.unit != .workingDays
    else { return nil }
    return IntervalForm(count: term.count, unit: term.unit)
  }
}
