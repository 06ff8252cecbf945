/// How a stretch of the calendar is written in Chinese and in figures.
extension Cursor {
  /// A span with its year, or nil. Never takes the words after it (前, 底, 内): `takeBound` does.
  mutating func takeSpan() -> Span? {
    let start = place
    guard var span = takeIssueSpan() ?? takeDatedSpan() else { return nil }
    span.source = start..<place
    return span
  }

  /// 至, 到, a dash, `..`: what stands between the two ends of a range.
  mutating func takeRangeMark() -> Bool {
    take("-") || take("至") || take("到") || take("..") || (hasLatin && takeEnglishRangeMark())
  }

  /// 、 和 及 与 or a comma between the items of a list.
  mutating func takeListMark() -> Bool {
    if take(",") {
      if take("和") || take("以及") || take("及") {}
      return true
    }
    if take("、") || take("和") || take("以及") || take("及") || take("与") || take("/") { return true }
    guard hasLatin else { return false }
    return attempt { cursor in
      cursor.takeSpaces()
      return cursor.takeWord("and") ? true : nil
    } ?? false
  }

  private mutating func takeDatedSpan() -> Span? {
    if let span = takeFigures() { return span }
    if var span = attempt({ $0.takeWrittenDated() }) {
      if hasLatin, span.year == .plan {
        takeSpaces()
        if let year = takeEnglishYear() { span.year = .written(year) }
      }
      return span
    }
    return hasLatin ? takeEnglishSpan() : nil
  }

  private mutating func takeWrittenDated() -> Span? {
    if let part = takeFiveYears() { return Span(.plan, part) }
    if let year = takeYear() {
      // 2018年年底, 今年年内: the second 年 adds nothing.
      if sees("年底") || sees("年内") || sees("年初") || sees("年中") || sees("年末") || sees("年终") || sees("年尾") {
        take("年")
      }
      if take("的") {}
      if let season = takeSeason(afterYear: true) { return Span(year, .season(season)) }
      return Span(year, takePart() ?? .year)
    }
    if take("全年度") || take("全年") || take("整年") || take("年度内") { return Span(.plan, .year) }
    if let season = takeSeason(afterYear: false) { return Span(.plan, .season(season)) }
    if sees("年底") || sees("年内") || sees("年之内") || sees("年以内") {
      take("年")
      return Span(.plan, .year)
    }
    return takePart().map { Span(.plan, $0) }
  }

  /// What follows a year: a half, a quarter, a month, a day, a festival, a named period.
  private mutating func takePart() -> Span.Part? {
    if take("全年度") || take("全年") { return .year }
    if take("上半年度") || take("上半年") || take("前半年") { return .half(1) }
    if take("下半年度") || take("下半年") || take("后半年") { return .half(2) }
    if take("首季度") || take("首季") { return .quarters(1, 1) }
    if let part = attempt({ $0.takeFirstParts() }) ?? attempt({ $0.takeLastParts() }) { return part }
    if let part = attempt({ $0.takeQuarters() }) { return part }
    if let part = attempt({ $0.takeMonths() }) { return part }
    if hasLatin, let part = attempt({ $0.takeLettered() }) { return part }
    if let part = takeFestivals() { return part }
    return takeNamedPeriod().map { .named($0) }
  }

  /// 年初, 年中, 年末, 年终; after a year the 年 has been taken.
  private mutating func takeSeason(afterYear: Bool) -> YearPart? {
    attempt { cursor in
      if !afterYear {
        if cursor.take("岁末") { return .ending }
        guard cursor.take("年") else { return nil }
      } else if cursor.take("年") {
      }
      if cursor.takeModifier("初") { return .beginning }
      if cursor.takeModifier("中") { return .middle }
      if cursor.takeModifier("末") || cursor.take("尾") { return .ending }
      return cursor.take("终") ? .closing : nil
    }
  }

  /// 前三季度, 前8个月, 头两个月.
  private mutating func takeFirstParts() -> Span.Part? {
    guard take("前") || take("头"), let count = takeNumber(digits: 2), count >= 1 else { return nil }
    if take("个") {}
    if take("季度") { return count <= 4 ? .quarters(1, count) : nil }
    return take("月") && count <= 12 ? .months(1, count) : nil
  }

  /// 最后一个季度, 最后两个月, 末季度.
  private mutating func takeLastParts() -> Span.Part? {
    if take("末季度") { return .quarters(4, 4) }
    guard take("最后"), let count = takeNumber(digits: 2), count >= 1 else { return nil }
    if take("个") {}
    if take("季度") { return count <= 4 ? .quarters(5 - count, 4) : nil }
    return take("月") && count <= 12 ? .months(13 - count, 12) : nil
  }

  /// 一季度, 第二季度, 1-3季度, 三季.
  private mutating func takeQuarters() -> Span.Part? {
    let isOrdinal = take("第")
    guard let first = takeNumber(digits: 1), (1...4).contains(first) else { return nil }
    if take("个") {}
    if takeQuarterWord() {
      // 一季度一通报 is every quarter.
      if !isOrdinal, first == 1, bytes[..<place].suffix(9).elementsEqual("一季度".utf8), seesOnce() { return nil }
      return .quarters(first, first)
    }
    guard takeRangeMark() else { return nil }
    if take("第") {}
    guard let last = takeNumber(digits: 1), (first...4).contains(last), takeQuarterWord() else { return nil }
    return .quarters(first, last)
  }

  private mutating func takeQuarterWord() -> Bool {
    if take("季度") { return true }
    // 三季 is a quarter at the end or before a modifier; 三季稻 is rice.
    let start = place
    if take("季"), atEnd || sees("前") || sees("底") || sees("末") || sees("内") || sees("完成") { return true }
    place = start
    return false
  }

  /// 8月, 3月份, 4-11月, 7月中旬, 5月20日, 5月5-10日.
  private mutating func takeMonths() -> Span.Part? {
    guard let month = takeMonthNumber() else { return nil }
    if !take("月") {
      guard takeRangeMark(), let last = takeMonthNumber(), take("月") else {
        return nil
      }
      if take("份") {}
      // 4-11月5日 would be two readings at once.
      guard takeDayNumber() == nil else { return nil }
      return .months(month, last)
    }
    // 一月一次 is once a month, not once in January.
    if month == 1, bytes[..<place].suffix(6).elementsEqual("一月".utf8), seesOnce() { return nil }
    if take("份") {}
    if let days = attempt({ $0.takeDays(month: month) }) { return days }
    if let part = takeTenDays() { return .tenDays(month: month, part) }
    if let part = takeCountedDay() { return .counted(month: month, part) }
    if let week = attempt({ $0.takeWeekOfMonth() }) { return .days(month: month, week * 7 - 6, week * 7) }
    if sees("中"), let part = attempt({ $0.takeMonthMiddle() }) { return .tenDays(month: month, part) }
    return .months(month, month)
  }

  /// 1 to 12 in front of 月; 元 is the first.
  mutating func takeMonthNumber() -> Int? {
    attempt { cursor in
      if cursor.sees("元月") { return cursor.take("元") ? 1 : nil }
      guard let month = cursor.takeNumber(digits: 2), (1...12).contains(month) else { return nil }
      return month
    }
  }

  /// 第一周, 首周: the month's first seven days, as in 每月第一周.
  private mutating func takeWeekOfMonth() -> Int? {
    if take("首周") { return 1 }
    guard take("第"), let week = takeNumber(digits: 1), (1...4).contains(week), take("周") || take("个星期") else {
      return nil
    }
    return takeWeekday() == nil ? week : nil
  }

  /// 8月中 at the end or before 前 is the middle ten days; 8月中期 is not.
  private mutating func takeMonthMiddle() -> TenDays? {
    takeModifier("中") && (atEnd || sees("前") || sees("完成")) ? .middle : nil
  }

  private mutating func takeDays(month: Int) -> Span.Part? {
    guard let first = takeNumber(digits: 2) else { return nil }
    // The 5 of 3月5、6日: the list goes on with a day.
    var ahead = self
    if ahead.take("、"), ahead.takeDayNumber() != nil { return .days(month: month, first, first) }
    if takeDayWord() {
      let last = attempt { cursor -> Int? in
        guard cursor.takeRangeMark(), let last = cursor.takeNumber(digits: 2), cursor.takeDayWord() else {
          return nil
        }
        return last
      }
      return .days(month: month, first, last ?? first)
    }
    guard takeRangeMark(), let last = takeNumber(digits: 2), takeDayWord() else { return nil }
    return .days(month: month, first, last)
  }

  /// 日 or 号, but not 日 of 日前.
  mutating func takeDayWord() -> Bool { take("日") || take("号") }

  /// `5日`, `5号` without a month.
  mutating func takeDayNumber() -> Int? {
    attempt { cursor in
      guard let day = cursor.takeNumber(digits: 2), cursor.takeDayWord() else { return nil }
      return day
    }
  }

  /// 春节, 元旦春节, 元旦、春节, 中秋国庆.
  private mutating func takeFestivals() -> Span.Part? {
    guard let first = takeFestival() else { return nil }
    let second = attempt { cursor -> Festival? in
      if cursor.take("、") || cursor.take("和") || cursor.take("至") || cursor.take("-") {}
      // 元旦春节 and 中秋国庆 are one season; 春节、国庆节 are two festivals.
      return cursor.takeFestival().flatMap { $0.joins(first) ? $0 : nil }
    }
    if second != nil, take("双节") || take("两节") {}
    for word in ["小长假", "长假", "假期", "假日", "黄金周"] where take(word) { break }
    if hasLatin {
      takeSpaces()
      _ = takeWord("holidays") || takeWord("holiday")
    }
    return .festivals(first, second ?? first)
  }

  /// 十三五, 十四五规划, 第十四个五年规划.
  private mutating func takeFiveYears() -> Span.Part? {
    attempt { cursor in
      if cursor.take("第") {
        guard let number = cursor.takeNumber(digits: 2), (1...30).contains(number), cursor.take("个五年") else {
          return nil
        }
        if cursor.take("规划") || cursor.take("计划") {}
        return .fiveYears(number)
      }
      guard cursor.take("十"), let unit = cursor.scalar.flatMap(Numerals.digit), (1...9).contains(unit) else {
        return nil
      }
      cursor.place += 3
      guard cursor.take("五"), !cursor.sees("日"), !cursor.sees("号"), !cursor.sees("天"), !cursor.sees("个") else {
        return nil
      }
      if cursor.take("规划") || cursor.take("计划") {}
      return .fiveYears(10 + unit)
    }
  }
}
