/// How the two ends of a range are written, and what the second leaves to the first.
extension Cursor {
  /// `2016-2020年`, `2016—2020年度`, `2016-2020`: the years share one 年.
  mutating func takeYears() -> RangeForm? {
    let start = place
    if take("今明两年") {
      return RangeForm(
        opening: .span(Point(span: Span(.fromIssue(0), .year, source: start..<place), edge: .whole)),
        closing: Point(span: Span(.fromIssue(1), .year, source: start..<place), edge: .whole))
    }
    guard let first = takeWrittenYear(), takeRangeMark() else { return nil }
    let middle = place
    guard let last = takeDigits(4...4) ?? takeChineseYear(), YearWord.range.contains(last) else { return nil }
    let end = place
    if take("年度") || take("年") {
      if take("期间") || take("之内") || take("内") || take("间") {}
    } else {
      // Without 年 a plain 2016-2020 is years only when nothing but a tail follows.
      guard atEnd || bytes[place] == 0x2C else { return nil }
    }
    return RangeForm(
      opening: .span(Point(span: Span(.written(first), .year, source: start..<middle), edge: .whole)),
      closing: Point(span: Span(.written(last), .year, source: middle..<end), edge: .whole))
  }

  private mutating func takeChineseYear() -> Int? {
    attempt { cursor in
      guard let year = cursor.takeChineseNumber(), year >= 1000 else { return nil }
      return year
    }
  }

  mutating func takeEnds(from: Bool) -> RangeForm? {
    guard var first = takePoint() ?? takeBareMonth() else { return nil }
    takeSpaces()
    if first.edge == .whole, takeOnward() || hasLatin && (takeWord("onwards") || takeWord("onward")) {
      first.edge = .onward
    }
    if take(",") {}
    guard takeRangeMark() || first.span.isDay && take("/") || from && takeWord("and") else {
      if from, first.edge == .whole { first.edge = .onward }
      return first.edge == .onward ? RangeForm(opening: .span(first), closing: nil) : nil
    }
    guard first.edge != .before, first.edge != .end || !first.span.isDay else { return nil }
    if first.edge == .onward { first.edge = .whole }
    if hasLatin { takeEnglishEnd() }
    guard
      let last = attempt({ $0.takeMonthEndOf(first) }) ?? takePoint(by: true) ?? takeInheritedDay(from: first)
        ?? attempt({ $0.takeInheritedFigures(from: first) })
    else { return nil }
    if hasLatin, first.span.year == .plan, case .written(let year) = last.span.year,
      let opens = first.span.monthOfYear, let closes = last.span.monthOfYear
    {
      // English writes the year once, behind the second half.
      first.span.year = .written(opens <= closes ? year : year - 1)
    }
    if take("这一期间") || take("期间") || take("之间") {}
    return RangeForm(opening: .span(first), closing: last)
  }

  /// The 月底 of `6月15日至月底`: the end of the month that the first half names.
  private mutating func takeMonthEndOf(_ first: Point) -> Point? {
    guard first.span.isDay, let month = first.span.monthOfYear else { return nil }
    let start = place
    if take("当") || take("本") {}
    guard take("月底") || take("月末") else { return nil }
    if takeBeforeWord() {}
    return Point(span: Span(.plan, .months(month, month), source: start..<place), edge: .end)
  }

  /// The 11 of `11～次年2月`, whose 月 stands behind the second half alone.
  private mutating func takeBareMonth() -> Point? {
    attempt { cursor in
      let start = cursor.place
      let year = cursor.takeYear() ?? .plan
      guard let month = cursor.takeMonthNumber() else { return nil }
      let end = cursor.place
      var ahead = cursor
      guard ahead.takeRangeMark(), ahead.takeYear() != nil, ahead.takeMonthNumber() != nil, ahead.sees("月") else {
        return nil
      }
      return Point(span: Span(year, .months(month, month), source: start..<end), edge: .whole)
    }
  }

  /// `2018.3.1-5.31`, `2018.4-11`: figures whose second half inherits the year or the month.
  private mutating func takeInheritedFigures(from first: Point) -> Point? {
    guard let source = first.span.source, bytes[source].contains(0x2E) || bytes[source].contains(0x2F),
      let month = first.span.monthOfYear
    else { return nil }
    let start = place
    guard let number = takeDigits(1...2) else { return nil }
    let part: Span.Part
    if take(".") || take("/") {
      guard let day = takeDigits(1...2), (1...12).contains(number) else { return nil }
      part = .days(month: number, day, day)
    } else if first.span.isDay {
      part = .days(month: month, number, number)
    } else {
      guard (1...12).contains(number) else { return nil }
      part = .months(number, number)
    }
    if takeDayWord() || take("月") {}
    guard atEnd || scalar.map({ $0 > 0x7F || $0 == 0x2C }) ?? true else { return nil }
    return Point(span: Span(.plan, part, source: start..<place), edge: .end)
  }

  /// `3月1日至15日`: the second half inherits the month.
  private mutating func takeInheritedDay(from first: Point) -> Point? {
    guard let month = first.span.monthOfYear else { return nil }
    return attempt { cursor in
      let start = cursor.place
      let part: Span.Part
      if first.span.isDay {
        guard let day = cursor.takeDayNumber() else { return nil }
        part = .days(month: month, day, day)
      } else {
        guard case .tenDays = first.span.part, let days = cursor.takeTenDays() else { return nil }
        part = .tenDays(month: month, days)
      }
      var point = Point(span: Span(.plan, part, source: start..<cursor.place), edge: .end)
      if first.span.isDay { point.weekday = cursor.takeWeekdayBeside() }
      point.clock = cursor.takeClock()
      if cursor.takeEdge(after: point.span) == nil {}
      return point
    }
  }

  /// 印发之日起, 自本方案发布之日起, 即日起: the issue day as the start of a window.
  mutating func takeIssueAnchor() -> Bool {
    attempt { cursor in
      if cursor.take("即日起") || cursor.take("现在起") || cursor.take("目前起") || cursor.take("今起") {
        if cursor.take("开始") {}
        return true
      }
      guard cursor.takeIssueWords() else { return nil }
      guard cursor.take("之日起") || cursor.take("日起") || cursor.take("之后") || cursor.take("后") || cursor.take("起")
      else { return nil }
      return true
    } ?? false
  }

  /// 本方案印发, 文件下发, 通知发布, 印发.
  mutating func takeIssueWords() -> Bool {
    attempt { cursor in
      if cursor.take("本") || cursor.take("该") || cursor.take("此") {}
      for word in ["工作方案", "实施方案", "方案", "通知", "文件", "计划", "意见", "办法", "细则", "任务分解表", "分解表", "规定", "文", "要点"]
      where cursor.take(word) {
        break
      }
      for word in ["正式印发", "印发", "发布", "下发", "公布", "发文", "成文", "颁布", "发出"] where cursor.take(word) { return true }
      return nil
    } ?? false
  }
}
