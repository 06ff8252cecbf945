/// How a place within every month is written: `5日前`, `最后一个工作日`, `次月5日前`.
extension Cursor {
  /// 前, 之前, 以前, 内, 止 after a day; the day is then a limit.
  mutating func takeBeforeWord() -> Bool {
    take("之前") || take("以前") || takeModifier("前") || take("以内") || take("之内") || takeModifier("内")
      || take("为止") || take("止")
  }

  mutating func takeEveryMonth() -> Bool {
    if takeOnceEvery(["月", "个月"]) { return true }
    for word in ["每个月", "每一个月", "每月度", "每月份", "每月", "按月度", "按月", "逐月", "各月", "月度"] where take(word) { return true }
    // 月后10日内, 月终了后15日内: the month that has ended.
    if sees("月后") || sees("月终了") || sees("月份终了") {
      if take("月份") || take("月") {}
      return true
    }
    return false
  }

  mutating func takeMonthPlace() -> EveryMonthForm.Place? {
    if let place = attempt({ $0.takeMonthEnd() }) { return place }
    if let part = takeTenDays() { return .tenDays(part, before: takeEdgeBefore()) }
    if take("月中") || takeModifier("中") { return .tenDays(.middle, before: takeEdgeBefore()) }
    if take("次月") || take("下月") || take("下个月") {
      guard let day = takeDayNumber(), (1...31).contains(day) else { return nil }
      if takeBeforeWord() {}
      return .nextMonth(day)
    }
    if let count = takeWorkdayPlace() { return .workday(count) }
    if let week = attempt({ $0.takeMonthWeek() }) { return week }
    if let place = attempt({ $0.takeNthWeekday() }) { return .weekday(place.0, place.1) }
    if let term = takeAfterPeriod() { return .after(term) }
    return attempt { $0.takeMonthDays() }
  }

  /// 底前, 月末, 最后一天; 末最后一个工作日 is that working day.
  private mutating func takeMonthEnd() -> EveryMonthForm.Place? {
    guard take("月底") || take("月末") || take("底") || takeModifier("末") || takeLastDay() else { return nil }
    if let count = takeWorkdayPlace() { return .workday(count) }
    if takeBeforeWord() {}
    return .end
  }

  /// 最后一天, 最后一日, 最后1天.
  mutating func takeLastDay() -> Bool {
    attempt { cursor in
      if cursor.take("的") {}
      return ["最后一天", "最后一日", "最后1天", "最后1日"].contains { cursor.take($0) } ? true : nil
    } ?? false
  }

  /// 第3个工作日, 前5个工作日内, 首个工作日, 最后一个工作日, 倒数第2个工作日.
  mutating func takeWorkdayPlace() -> Int? {
    attempt { cursor in
      let count: Int?
      if cursor.take("前") || cursor.take("头") {
        count = cursor.takeWorkdayCount()
      } else {
        count = cursor.takeCountedWorkday()
      }
      if count != nil, cursor.takeBeforeWord() {}
      return count
    }
  }

  /// 第3个工作日, 最后一个工作日, 第二个周五: a day counted within a month.
  mutating func takeCountedDay() -> Span.MonthPart? {
    if let count = takeCountedWorkday() { return .workday(count) }
    return attempt { $0.takeCountedWeekday() }.map { .weekday($0.0, $0.1) }
  }

  private mutating func takeCountedWorkday() -> Int? {
    attempt { cursor in
      if cursor.take("的") {}
      if cursor.take("最后") || cursor.take("末") { return cursor.takeWorkdayCount(orOne: true).map { -$0 } }
      if cursor.take("倒数") {
        if cursor.take("第") {}
        return cursor.takeWorkdayCount().map { -$0 }
      }
      if cursor.take("首") { return cursor.takeWorkdayCount(orOne: true) }
      return cursor.take("第") ? cursor.takeWorkdayCount() : nil
    }
  }

  /// - Parameter orOne: Whether the number may be left out.
  private mutating func takeWorkdayCount(orOne: Bool = false) -> Int? {
    guard let count = takeNumber(digits: 2) ?? (orOne ? 1 : nil), (1...20).contains(count) else { return nil }
    return take("个工作日") || take("工作日") ? count : nil
  }

  /// 前 counts, 内 and 底 do not move the day.
  private mutating func takeEdgeBefore() -> Bool {
    if take("之前") || take("以前") || takeModifier("前") { return true }
    if takeBeforeWord() {}
    return false
  }

  /// 第一周, 首周, 最后一周.
  private mutating func takeMonthWeek() -> EveryMonthForm.Place? {
    var count = -1
    if take("首周") {
      count = 1
    } else if take("最后一周") || take("最后1周") || take("末周") {
      count = -1
    } else {
      guard take("第"), let number = takeNumber(digits: 1), (1...4).contains(number), take("周") else { return nil }
      count = number
    }
    // 第一周周五 is the first Friday, for the first week is the month's first seven days.
    if take("的") {}
    if let weekday = takeWeekday() {
      if takeBeforeWord() {}
      return .weekday(count, weekday)
    }
    if takeBeforeWord() {}
    return .week(count)
  }

  private mutating func takeNthWeekday() -> (Int, Int)? {
    guard let place = takeCountedWeekday() else { return nil }
    if takeBeforeWord() {}
    return place
  }

  private mutating func takeCountedWeekday() -> (Int, Int)? {
    if take("的") {}
    var count = -1
    if take("最后") {
      if take("一个") || take("1个") || take("一") {}
    } else if take("第") {
      guard let number = takeNumber(digits: 1), (1...5).contains(number), take("个") || sees("周") || sees("星期")
      else {
        return nil
      }
      count = number
    } else if take("首个") {
      count = 1
    } else {
      return nil
    }
    guard let weekday = takeWeekday() else { return nil }
    return (count, weekday)
  }

  /// 结束后10日内, 终了后5个工作日内, 后15日内.
  mutating func takeAfterPeriod() -> Term? {
    attempt { cursor in
      let ends = ["结束", "终了", "期满", "末"].contains { cursor.take($0) }
      guard ["之日起", "之后", "以后", "后"].contains(where: { cursor.take($0) }) || ends, let term = cursor.takeTerm()
      else { return nil }
      guard cursor.take("之内") || cursor.take("以内") || cursor.takeModifier("内") else { return nil }
      return term
    }
  }

  /// 5日, 5日、20日, 5、20日, 1-5日, 1日至5日.
  private mutating func takeMonthDays() -> EveryMonthForm.Place? {
    var days: [Int] = []
    while true {
      guard let day = takeNumber(digits: 2), (1...31).contains(day) else { return nil }
      days.append(day)
      let marked = takeDayWord()
      if days.count == 1 {
        let last = attempt { cursor -> Int? in
          guard cursor.takeRangeMark() else { return nil }
          if cursor.take("月底") || cursor.take("月末") || cursor.take("底") { return 31 }
          guard let last = cursor.takeNumber(digits: 2), (day...31).contains(last),
            cursor.takeDayWord()
          else { return nil }
          return last
        }
        if let last { return .stretch(day, last) }
      }
      if attempt({ $0.takeListMark() && $0.seesDayOfList() ? true : nil }) != nil { continue }
      guard marked else { return nil }
      return .days(days, before: false)
    }
  }

  /// Whether a day of the month follows that ends in 日 or goes on as a list.
  private func seesDayOfList() -> Bool {
    var ahead = self
    guard let day = ahead.takeNumber(digits: 2), (1...31).contains(day) else { return false }
    return ahead.takeDayWord() || ahead.sees("、") || ahead.sees("和")
  }

  static func ruleWeekday(_ weekday: Int) -> String { ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][weekday - 1] }
}
