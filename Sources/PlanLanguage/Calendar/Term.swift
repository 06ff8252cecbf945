public import CivilTime
import Diagnostics
public import WorkCalendars

/// A length of time counted from a day: `10个工作日`, `30日`, `一周`, `3个月`, `24小时`.
struct Term: Hashable, Sendable {
  enum Unit: String, Hashable, Sendable {
    case hours = "小时"
    case days = "日"
    case workingDays = "个工作日"
    case weeks = "周"
    case months = "个月"
    case years = "年"
  }

  var count: Int
  /// The lower end, when the phrase allows a range (1—5日): the upper end is the limit.
  var lowest: Int?
  var unit: Unit

  var canonical: String { (lowest.map { "\($0)至" } ?? "") + "\(count)\(unit.rawValue)" }

  /// Longer terms are slips of the pen.
  static let limits: [Unit: Int] = [
    .hours: 8760, .days: 3660, .workingDays: 2600, .weeks: 520, .months: 600, .years: 50,
  ]
}

/// How the last day of a term was counted, for people who count along.
public struct DayCount: Hashable, Sendable {
  /// The day the count hangs on; it is not counted itself.
  public var anchor: CivilDate
  /// How many are counted; negative when counted backwards.
  public var count: Int
  /// Whether working days are counted, or every day.
  public var onWorkingDays: Bool
  /// The last day, after any roll off a holiday.
  public var last: CivilDate

  public init(anchor: CivilDate, count: Int, onWorkingDays: Bool, last: CivilDate) {
    self.anchor = anchor
    self.count = count
    self.onWorkingDays = onWorkingDays
    self.last = last
  }
}

/// One day that a count went over.
public struct CountedDay: Hashable, Sendable {
  public var day: CivilDate
  public var kind: DayKind
  /// Its number in the count; nil when it is skipped.
  public var ordinal: Int?

  public init(day: CivilDate, kind: DayKind, ordinal: Int?) {
    self.day = day
    self.kind = kind
    self.ordinal = ordinal
  }
}

extension DeadlineAnswer {
  /// The days between the anchor and the due day one by one, in the order they were counted, each with its
  /// number or as skipped; empty when nothing was counted by days. O(days).
  public func countedDays(in calendar: WorkCalendar) -> [CountedDay] {
    guard let counting else { return [] }
    var days: [CountedDay] = []
    var ordinal = 0
    var day = counting.anchor
    let step = counting.last < counting.anchor ? -1 : 1
    while day != counting.last {
      day = day.adding(days: step)
      let kind = calendar.kind(of: day)
      let counts = ordinal < abs(counting.count) && (!counting.onWorkingDays || kind.isWorking)
      if counts { ordinal += 1 }
      days.append(CountedDay(day: day, kind: kind, ordinal: counts ? ordinal : nil))
    }
    return days
  }
}

extension Term {
  struct End {
    var day: CivilDate
    var time: TimeOfDay?
    var provisional = false
    var counting: DayCount?
    /// The last day before it was moved off a holiday; nil when it was not.
    var unrolled: CivilDate?
    var steps: [Bilingual] = []
  }

  /// The last day (and time) of the term that `anchor` opens.
  ///
  /// The opening day is not counted (Civil Code of the PRC, art. 201); months end on the corresponding day or
  /// the month's last (art. 202); a last day on a statutory holiday moves to the day after it (art. 203).
  ///
  /// The plan may count the opening day in, and let what comes after its cut-off hour open the term a day later.
  func end(after anchor: CivilDateTime, _ context: DeadlineContext) -> End {
    var opening = anchor.date
    var late: Bilingual?
    if unit != .hours, let cutOff = context.readings.cutOff, anchor.time >= cutOff {
      opening = opening.adding(days: 1)
      late = Bilingual(
        zh: "\(anchor.time)已到计划写明的截止时刻\(cutOff)，视为\(opening.chinese)",
        en: "\(anchor.time) is not before the plan's cut-off hour \(cutOff): it counts as of \(opening.english)")
    }
    var end = end(after: CivilDateTime(opening, anchor.time), counting: context)
    if let late { end.steps.insert(late, at: 0) }
    return end
  }

  private func end(after anchor: CivilDateTime, counting context: DeadlineContext) -> End {
    let included = context.readings.firstDayCounts
    // The day that is not counted.
    let start = included && unit != .hours ? anchor.date.adding(days: -1) : anchor.date
    switch unit {
    case .hours:
      let minutes = Int(anchor.time.minutes) + count * 60
      let day = start.adding(days: minutes / 1440)
      let time = TimeOfDay(minutes / 60 % 24, minutes % 60)
      return End(
        day: day, time: time,
        steps: [
          Bilingual(zh: "自\(start) \(anchor.time)起\(count)小时", en: "\(count) hours from \(start) \(anchor.time)")
        ])
    case .workingDays:
      let day = context.calendar.day(count, after: start)
      var end = End(day: day, counting: DayCount(anchor: start, count: count, onWorkingDays: true, last: day))
      end.provisional = count > 0 && Term.isProvisional(start.adding(days: 1), day, context.calendar)
      end.steps = [Term.workingDaysStep(start, day, count, context.calendar, included: included)]
      return end
    case .days: return rolled(start, start.adding(days: count), count, context)
    case .weeks: return rolled(start, start.adding(days: count * 7), count * 7, context)
    case .months, .years:
      let corresponding = anchor.date.adding(months: unit == .years ? count * 12 : count)
      var end = rolled(start, included ? corresponding.adding(days: -1) : corresponding, nil, context)
      end.steps.insert(
        Bilingual(
          zh: "按月计算，到期月的对应日为最后一日，没有对应日的为月末日（民法典第202条）",
          en: "a term in months ends on the corresponding day, or the month's last (Civil Code art. 202)"), at: 0)
      if included {
        end.steps.insert(
          Bilingual(
            zh: "计划写明开始的当日计入，到对应日的前一日为止",
            en: "the plan counts the opening day in: it ends on the day before the corresponding one"), at: 1)
      }
      return end
    }
  }

  /// The day that lies the term before `anchor`; that day is not counted. Never rolled.
  func start(before anchor: CivilDateTime, _ context: DeadlineContext) -> End {
    let day = anchor.date
    switch unit {
    case .hours:
      let minutes = Int(anchor.time.minutes) - count * 60
      let days = minutes >= 0 ? 0 : (minutes - 1439) / 1440
      let within = minutes - days * 1440
      return End(
        day: day.adding(days: days), time: TimeOfDay(within / 60, within % 60),
        steps: [
          Bilingual(zh: "\(day) \(anchor.time)之前\(count)小时", en: "\(count) hours before \(day) \(anchor.time)")
        ])
    case .workingDays:
      let first = context.calendar.day(count, before: day)
      return End(
        day: first, provisional: count > 0 && Term.isProvisional(first, day, context.calendar),
        counting: DayCount(anchor: day, count: -count, onWorkingDays: true, last: first),
        steps: [Term.workingDaysStep(day, first, -count, context.calendar)])
    case .days, .weeks:
      let days = unit == .weeks ? count * 7 : count
      let first = day.adding(days: -days)
      return End(
        day: first, counting: DayCount(anchor: day, count: -days, onWorkingDays: false, last: first),
        steps: [
          Bilingual(
            zh: "自\(day.chinese)往前数\(days)日，当日不计", en: "\(days) days back from \(day.english), that day not counted"
          )
        ])
    case .months, .years:
      return End(day: day.adding(months: unit == .years ? -count * 12 : -count))
    }
  }

  private func rolled(_ start: CivilDate, _ last: CivilDate, _ count: Int?, _ context: DeadlineContext) -> End {
    var end = End(day: last)
    if let count {
      let first = start.adding(days: 1)
      end.steps.append(
        context.readings.firstDayCounts
          ? Bilingual(
            zh: "自\(first.chinese)当日起数\(count)日（计划写明开始的当日计入）",
            en: "\(count) days from \(first.english), which the plan counts in")
          : Bilingual(
            zh: "自\(start.chinese)的次日起数\(count)日（民法典第201条：开始的当日不计入）",
            en:
              "\(count) days from the day after \(start.english) (Civil Code art. 201: the opening day is not counted)"
          ))
      end.counting = DayCount(anchor: start, count: count, onWorkingDays: false, last: last)
    }
    let calendar = context.calendar
    func rolls(_ day: CivilDate) -> Bool {
      switch calendar.kind(of: day) {
      case .holiday: true
      case .weekend: context.readings.weekendRolls
      case .working, .makeUp: false
      }
    }
    if rolls(last) {
      let name = calendar.kind(of: last).festival
      if context.readings.lastDayOnHoliday == .keep {
        end.steps.append(
          Bilingual(
            zh: "最后一日\(last.chinese)是\(name ?? "休息日")，计划写明不顺延",
            en: "the last day, \(last.english), is a holiday; the plan keeps it"))
      } else {
        while rolls(end.day) { end.day = end.day.adding(days: 1) }
        end.unrolled = last
        end.steps.append(
          Bilingual(
            zh: "最后一日\(last.chinese)是\(name ?? "休息日")假期，顺延至次日\(end.day.chinese)（民法典第203条）",
            en:
              "the last day, \(last.english), is a statutory holiday; the day after it is \(end.day.english) (Civil Code art. 203)"
          ))
      }
    }
    if context.readings.lastDayOnHoliday == .roll { end.provisional = calendar.isProvisional(last) }
    end.counting?.last = end.day
    return end
  }

  static func isProvisional(_ first: CivilDate, _ last: CivilDate, _ calendar: WorkCalendar) -> Bool {
    calendar.isProvisional(first) || calendar.isProvisional(last)
  }

  private static func workingDaysStep(
    _ anchor: CivilDate, _ end: CivilDate, _ count: Int, _ calendar: WorkCalendar, included: Bool = false
  ) -> Bilingual {
    let (first, last) = count > 0 ? (anchor.adding(days: 1), end) : (end, anchor.adding(days: -1))
    let span = max(0, last.days(since: first) + 1)
    let skipped = max(0, span - abs(count))
    if included {
      return Bilingual(
        zh: "自\(first.chinese)当日起数\(count)个工作日（计划写明开始的当日计入），跳过休息日\(skipped)天",
        en: "\(count) working days from \(first.english), which the plan counts in, \(skipped) rest days skipped")
    }
    return count > 0
      ? Bilingual(
        zh: "自\(anchor.chinese)的次日起数\(count)个工作日，跳过休息日\(skipped)天",
        en: "\(count) working days from the day after \(anchor.english), \(skipped) rest days skipped")
      : Bilingual(
        zh: "自\(anchor.chinese)往前数\(-count)个工作日，当日不计，跳过休息日\(skipped)天",
        en: "\(-count) working days back from \(anchor.english), that day not counted, \(skipped) rest days skipped"
      )
  }
}

extension Cursor {
  /// `10个工作日`, `1—5日`, `一周`, `半个月`, `24小时`.
  mutating func takeTerm() -> Term? {
    attempt { cursor in
      guard let term = cursor.takeAnyTerm(), term.count <= Term.limits[term.unit] ?? 0 else { return nil }
      return term
    }
  }

  private mutating func takeAnyTerm() -> Term? {
    attempt { cursor in
      if cursor.take("半年") { return Term(count: 6, unit: .months) }
      if cursor.take("半个月") || cursor.take("半月") { return Term(count: 15, unit: .days) }
      if cursor.take("半个小时") || cursor.take("半小时") || cursor.take("半天") || cursor.take("半日") { return nil }
      guard let first = cursor.takeNumber(digits: 4) else { return nil }
      if first == 1, cursor.take("个半月") { return Term(count: 45, unit: .days) }
      if cursor.take("年半") { return Term(count: first * 12 + 6, unit: .months) }
      if let unit = cursor.takeTermUnit() { return Term(count: first, unit: unit) }
      guard cursor.takeRangeMark(), let last = cursor.takeNumber(digits: 4), last > first,
        let unit = cursor.takeTermUnit()
      else { return nil }
      return Term(count: last, lowest: first, unit: unit)
    }
  }

  private mutating func takeTermUnit() -> Term.Unit? {
    if take("个工作日") || take("个工作天") || take("工作日") || take("个办公日") { return .workingDays }
    if take("个自然日") || take("个日历日") || take("自然日") || take("日") || take("天") { return .days }
    if take("个星期") || take("星期") || take("周") || take("个周") || take("个礼拜") || take("礼拜") { return .weeks }
    if take("个月") || take("个自然月") { return .months }
    if take("个小时") || take("小时") || take("个钟头") { return .hours }
    if take("周年") || take("年") || take("个年度") { return .years }
    return hasLatin ? takeEnglishTermUnit() : nil
  }
}
