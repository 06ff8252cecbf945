import CivilTime
import Diagnostics

/// Week after week: `每周`, `每周五`, `每周一、三`, `每周五下班前`.
struct EveryWeekForm: RecurringForm {
  static let name = Bilingual(zh: "每周", en: "every week")
  static let examples = [
    "每周", "每周五", "每周一、三、五", "每周一至周五", "每周五下班前", "每星期三17:00前", "weekly", "every Friday", "every Monday and Thursday",
  ]

  var bounds: Bounds?
  /// ISO weekdays; empty when none is written.
  var weekdays: [Int]
  var clock: ClockWord?

  static func parse(_ cursor: inout Cursor) -> EveryWeekForm? {
    cursor.attempt { cursor in
      let bounds = cursor.takeBounds()
      guard var weekdays = cursor.takeEveryWeek() else { return nil }
      if Set(weekdays).count < weekdays.count { weekdays = Array(Set(weekdays)) }
      var form = EveryWeekForm(bounds: bounds, weekdays: weekdays.sorted(), clock: nil)
      if !weekdays.isEmpty {
        form.clock = cursor.takeEnglishClock() ?? cursor.takeClock()
        if cursor.takeBeforeWord() {}
      }
      return form
    }
  }

  var canonical: String {
    let clock = clock.map { $0.isOfficeHour ? "\($0.canonical)前" : " \($0.canonical)前" } ?? ""
    return (bounds?.canonical ?? "") + "每周" + weekdays.map(Span.weekdayName).joined(separator: "、") + clock
  }

  var per: String? { "每周" }

  func plain(_ readings: Readings) -> Bilingual {
    let names = weekdays.map { "周" + Span.weekdayName($0) }.joined(separator: "、")
    let days = weekdays.map { English.name(ofWeekday: $0) }.joined(separator: ", ")
    let turn =
      weekdays.isEmpty
      ? Bilingual(zh: "每周一期", en: "every week") : Bilingual(zh: "每周的\(names)", en: "every week on \(days)")
    return turn.bounded(bounds, readings, clock: clock)
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    let readings = frame.context.readings
    var steps: [Bilingual] = []
    let days = weekdays.isEmpty ? [min(max(readings.dayOfWeek, 1), 7)] : weekdays
    if weekdays.isEmpty {
      steps.append(
        Bilingual(
          zh: "没有写星期几，按周\(Span.weekdayName(days[0]))", en: "no weekday is written: weekday \(days[0]) (1 is Monday)"
        ))
    }
    var occurrences: [DeadlineOccurrence] = []
    for (index, weekday) in days.enumerated() {
      // What limits the turns is said once.
      var said: [Bilingual] = []
      let turns = try Turns.of(.week, bounds: bounds, weekday: weekday, frame, steps: &said)
      if index == 0 { steps += said }
      for turn in turns {
        var occurrence = DeadlineOccurrence(
          turn, due: turn.days.lowerBound.adding(days: weekday - 1), time: clock?.resolve(readings))
        if days.count > 1 { occurrence.key += "-\(weekday)" }
        occurrences.append(occurrence)
      }
    }
    occurrences.sort { $0.due < $1.due }
    let rule = "FREQ=WEEKLY;BYDAY=\(days.map(Cursor.ruleWeekday).joined(separator: ","))"
    return .recurring(occurrences, rrule: rule, until: try bounds?.days(frame).last, steps: steps)
  }
}

extension Cursor {
  fileprivate mutating func takeEveryWeek() -> [Int]? {
    if hasLatin, let days = attempt({ $0.takeEnglishEveryWeek() }) { return days }
    if takeOnceEvery(["周", "星期"]) { return [] }
    guard
      take("每周") || take("每个星期") || take("每星期") || take("按周") || take("逐周") || take("每一周") || take("周度")
        || take("每个周") || take("每礼拜")
    else { return nil }
    // 每周周五: the second 周 adds nothing.
    if sees("周") || sees("星期") || sees("的周") {
      var ahead = self
      if ahead.take("的") {}
      if ahead.take("周") || ahead.take("星期") {}
      if ahead.attempt({ $0.takeListedWeekday() }) != nil {
        if take("的") {}
        if take("周") || take("星期") {}
      }
    }
    guard let first = attempt({ $0.takeListedWeekday() }) else { return [] }
    var days = [first]
    while let next = attempt({ $0.takeAdjoinedWeekday() }) { days.append(next) }
    if days.count > 1 { return days }
    let last = attempt { cursor -> Int? in
      guard cursor.takeRangeMark() else { return nil }
      if cursor.take("周") || cursor.take("星期") {}
      return cursor.takeListedWeekday()
    }
    if let last, last > first { return Array(first...last) }
    while let next = attempt({ cursor -> Int? in
      guard cursor.takeListMark() else { return nil }
      if cursor.take("每") {}
      if cursor.take("周") || cursor.take("星期") {}
      return cursor.takeListedWeekday()
    }) { days.append(next) }
    return days
  }

  /// A weekday, but not the 一 of 一次 or the 2 of 2次.
  private mutating func takeListedWeekday() -> Int? {
    let isFigure = place < bytes.count && bytes[place] < 0x80
    guard let day = takeWeekdayName() else { return nil }
    // 每周10名: a figure that goes on, or that no weekday's word follows, is a count.
    if isFigure, !atEnd, !["、", ",", "和", "至", "-", "前", "上午", "下午", "的", " "].contains(where: sees) { return nil }
    if isFigure, attempt({ $0.takeRangeMark() ? $0.takeNumber(digits: 3) : nil }) != nil, !atEnd, !sees("前") {
      return nil
    }
    if sees("项目") { return day }
    // 每周一报 is once a week; 每周一报送 is on Mondays.
    if day == 1, sees("报"), scalar(at: place + 3) == nil { return nil }
    for word in Cursor.measures where sees(word) { return nil }
    return attempt { $0.takeCountRange() ? true : nil } == nil ? day : nil
  }

  /// The 三 and 五 of 每周一三五, the 周四 of 每周二周四.
  private mutating func takeAdjoinedWeekday() -> Int? {
    if let day = attempt({ $0.take("周") || $0.take("星期") ? $0.takeListedWeekday() : nil }) { return day }
    guard let digit = scalar.flatMap(Numerals.digit), (1...6).contains(digit) else { return nil }
    return takeListedWeekday()
  }

  /// 一至两次 and 一到三篇 are counts.
  private mutating func takeCountRange() -> Bool {
    guard takeRangeMark(), takeNumber(digits: 3) != nil else { return false }
    return Cursor.measures.contains { sees($0) }
  }

  private static let measures = [
    "次", "期", "篇", "条", "场", "批", "份", "家", "个", "名", "人", "轮", "户", "件", "项", "元", "万", "亿", "吨", "亩", "趟", "遍",
    "以上",
  ]
}
