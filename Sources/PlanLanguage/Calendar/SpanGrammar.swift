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
    if take("、") || take("和") || take("以及") || take("及") || take("与") || take("/") || take("或") { return true }
    guard hasLatin else { return false }
    return attempt { cursor in
      cursor.takeSpaces()
      return cursor.takeWord("and") ? true : nil
    } ?? false
  }

  // MARK: With a year

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
    if let part = attempt({ $0.takeFirstParts() }) { return part }
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

  /// 一季度, 第二季度, 1-3季度, 三季.
  private mutating func takeQuarters() -> Span.Part? {
    if take("第") {}
    guard let first = takeNumber(digits: 1), (1...4).contains(first) else { return nil }
    if take("个") {}
    if takeQuarterWord() { return .quarters(first, first) }
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
    guard let month = takeNumber(digits: 2), (1...12).contains(month) else { return nil }
    if !take("月") {
      guard takeRangeMark(), let last = takeNumber(digits: 2), (1...12).contains(last), take("月") else {
        return nil
      }
      if take("份") {}
      // 4-11月5日 would be two readings at once.
      guard takeDayNumber() == nil else { return nil }
      return .months(month, last)
    }
    if take("份") {}
    if let days = attempt({ $0.takeDays(month: month) }) { return days }
    if let part = takeTenDays() { return .tenDays(month: month, part) }
    if sees("中"), let part = attempt({ $0.takeMonthMiddle() }) { return .tenDays(month: month, part) }
    return .months(month, month)
  }

  /// 8月中 at the end or before 前 is the middle ten days; 8月中期 is not.
  private mutating func takeMonthMiddle() -> TenDays? {
    takeModifier("中") && (atEnd || sees("前") || sees("完成")) ? .middle : nil
  }

  private mutating func takeDays(month: Int) -> Span.Part? {
    guard let first = takeNumber(digits: 2) else { return nil }
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
      return cursor.takeFestival()
    }
    for word in ["小长假", "长假", "假期", "假日", "黄金周"] where take(word) { break }
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

  // MARK: Hanging on the issue day

  private mutating func takeIssueSpan() -> Span? {
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
    if take("本周") || take("这周") || take("本星期") { return .issueWeek(0, takeWeekdayName()) }
    if take("下周") || take("下星期") || take("下一周") { return .issueWeek(1, takeWeekdayName()) }
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

  // MARK: Figures

  /// `2018-07-31`, `2018/7/31`, `2018.7.31`, `20180731`, `2018-07`, `2018-Q2`, `2018-H1`.
  private mutating func takeFigures() -> Span? {
    guard place + 4 <= bytes.count, (0x30...0x39).contains(bytes[place]) else { return nil }
    return attempt { cursor in
      guard let year = cursor.takeDigits(4...4), YearWord.range.contains(year) else {
        return cursor.takeSolidDate()
      }
      if cursor.atEnd { return Span(.written(year), .year) }
      if cursor.hasLatin, let part = cursor.attempt({ $0.takeLettered() }) { return Span(.written(year), part) }
      for mark in ["-", "/", "."] where cursor.take(mark) {
        if cursor.hasLatin, mark == "-" {
          if cursor.take("q"), let quarter = cursor.takeDigits(1...1), (1...4).contains(quarter) {
            return Span(.written(year), .quarters(quarter, quarter))
          }
          if cursor.take("h"), let half = cursor.takeDigits(1...1), (1...2).contains(half) {
            return Span(.written(year), .half(half))
          }
        }
        guard let month = cursor.takeDigits(1...2), (1...12).contains(month) else { return nil }
        let day = cursor.attempt { cursor -> Int? in
          guard cursor.take(mark), let day = cursor.takeDigits(1...2) else { return nil }
          return day
        }
        if let day {
          // 2018-07-31日 and 2018.7.31日 are written too.
          if cursor.takeDayWord() {}
          return Span.day(.written(year), month, day)
        }
        // 2018-10 with one figure could be a range of months; 2018-2020年 is a range of years.
        if cursor.take("月") {}
        guard !cursor.sees("年"), !cursor.sees("-") || mark != "-" else { return nil }
        return Span(.written(year), .months(month, month))
      }
      return nil
    }
  }

  /// `Q2`, `H1`.
  private mutating func takeLettered() -> Span.Part? {
    if take("q") {
      guard let quarter = takeDigits(1...1), (1...4).contains(quarter) else { return nil }
      return .quarters(quarter, quarter)
    }
    guard take("h"), let half = takeDigits(1...1), (1...2).contains(half) else { return nil }
    return .half(half)
  }

  /// `20180731`.
  private mutating func takeSolidDate() -> Span? {
    guard let number = takeDigits(8...8) else { return nil }
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
    guard YearWord.range.contains(year), (1...12).contains(month), day >= 1 else { return nil }
    return Span.day(.written(year), month, day)
  }
}
