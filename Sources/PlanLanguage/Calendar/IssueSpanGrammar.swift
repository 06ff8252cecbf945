/// Stretches that hang on the issue day: 本月, 下周五, 季末, 明天.
extension Cursor {
  mutating func takeIssueSpan() -> Span? {
    attempt { cursor in cursor.takeIssuePart().map { Span(.plan, $0) } }
  }

  private mutating func takeIssuePart() -> Span.Part? {
    if take("本月") || take("当月") || take("这个月") { return takeIssueMonth(0) }
    if take("下月") || take("下个月") || take("下一月") { return takeIssueMonth(1) }
    if take("上月") || take("上个月") { return takeIssueMonth(-1) }
    if sees("月底") || sees("月末") || sees("月内") || sees("月初") || sees("月中旬") || sees("月上旬") || sees("月下旬") {
      take("月")
      return takeIssueMonth(0)
    }
    if take("本季度") || take("本季") || take("当季度") || take("当季") { return .issueQuarter(0) }
    if take("下季度") || take("下一季度") || take("下个季度") || take("下季") { return .issueQuarter(1) }
    if sees("季度末") || sees("季度底") || sees("季度内") {
      take("季度")
      return .issueQuarter(0)
    }
    if sees("季末") || sees("季底") {
      take("季")
      return .issueQuarter(0)
    }
    if take("本周") || take("这周") || take("本星期") || take("本礼拜") || take("这个星期") {
      return .issueWeek(0, takeWeekdayName())
    }
    if take("下周") || take("下星期") || take("下一周") || take("下礼拜") { return .issueWeek(1, takeWeekdayName()) }
    if let weekday = attempt({ $0.takeWeekday() }) { return .issueWeek(0, weekday) }
    if take("今日") || take("今天") || take("当日") || take("当天") { return .issueDay(0) }
    if take("明日") || take("明天") || take("次日") { return .issueDay(1) }
    if take("后天") || take("后日") { return .issueDay(2) }
    return hasLatin ? takeEnglishIssuePart() : nil
  }

  private mutating func takeIssueMonth(_ offset: Int) -> Span.Part {
    if take("份") {}
    if let day = takeDayNumber() { return .issueMonth(offset, .day(day)) }
    if let part = takeTenDays() { return .issueMonth(offset, .tenDays(part)) }
    if let part = takeCountedDay() { return .issueMonth(offset, part) }
    return .issueMonth(offset, .whole)
  }

  /// 一 … 六, 日, 天, 末 after 周 has been taken.
  mutating func takeWeekdayName() -> Int? {
    if take("末") || take("日") || take("天") { return 7 }
    guard let digit = scalar.flatMap(Numerals.digit) ?? digitHere(), (1...7).contains(digit) else { return nil }
    if let next = scalar(at: place)?.next { place = next }
    return digit
  }

  private func digitHere() -> Int? {
    guard place < bytes.count, (0x31...0x37).contains(bytes[place]) else { return nil }
    return Int(bytes[place] - 0x30)
  }

  /// 周五, 星期五, 礼拜五.
  mutating func takeWeekday() -> Int? {
    attempt { cursor in
      guard cursor.take("周") || cursor.take("星期") || cursor.take("礼拜") else { return nil }
      return cursor.takeWeekdayName()
    }
  }
}
