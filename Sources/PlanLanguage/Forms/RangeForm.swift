import CivilTime
import Diagnostics

/// From one stretch to another: `2018年6月-2019年3月`, `11月至次年2月`, `即日起至6月底`.
struct RangeForm: DeadlineForm, Hashable {
  static let name = Bilingual(zh: "起止时间", en: "from one day to another")
  static let examples = [
    "4月至11月", "11月至次年2月", "2018年6月-2019年3月", "2019年9月16日—10月16日", "3月1日至5月31日",
    "自本方案印发之日起至2018年12月31日", "2016-2020年", "一季度至三季度", "即日起至6月底", "3月起至年底", "8月起", "2018-03-01..2018-11-30",
    "April to November",
    "from 1 March to 31 May",
  ]

  /// Where the window opens.
  enum Opening: Hashable, Sendable {
    case span(Point)
    /// The day the plan was issued.
    case issue
  }

  var opening: Opening
  /// Nil: to the end of the plan.
  var closing: Point?

  static func parse(_ cursor: inout Cursor) -> RangeForm? {
    cursor.attempt { cursor in
      var from = false
      if cursor.take("自") || cursor.take("从") {} else { from = cursor.takeEnglishFrom() }
      if cursor.takeIssueAnchor() {
        guard cursor.takeRangeMark() || cursor.take(",") && cursor.takeRangeMark() else {
          return RangeForm(opening: .issue, closing: nil)
        }
        return cursor.takePoint(by: true).map { RangeForm(opening: .issue, closing: $0) }
      }
      return cursor.attempt { $0.takeYears() } ?? cursor.attempt { $0.takeEnds(from: from) }
    }
  }

  var canonical: String {
    let first =
      switch opening {
      case .issue: "印发之日"
      case .span(let point): point.canonical
      }
    guard let closing else { return first.hasSuffix("起") ? first : first + "起" }
    var last = closing
    if last.edge == .end || last.edge == .onward { last.edge = .whole }
    return "\(first.hasSuffix("起") ? first : first + (opening == .issue ? "起" : ""))至\(last.canonical)"
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    var resolution = Resolution(.window)
    var inherited = frame
    let context = frame.context
    let start: CivilDate
    var openingFlows = false
    switch opening {
    case .issue:
      start = context.issued ?? context.period.lowerBound
      resolution.steps.append(
        context.issued == nil
          ? Bilingual(zh: "计划没有写印发日期，自计划开始之日起", en: "the plan names no issue day: from its first day")
          : Bilingual(zh: "自印发日\(start.chinese)起", en: "from the issue day, \(start.english)"))
    case .span(let point):
      let days = try point.resolve(context, base: frame.base)
      start = try point.span.days(context, base: frame.base).lowerBound
      resolution.ambiguity = days.ambiguity
      inherited.base = start.year
      openingFlows = point.span.year == .plan
    }
    guard let closing else {
      let end = max(context.period.upperBound, start)
      resolution.occurrences = [DeadlineOccurrence(key: "", start: start, due: end)]
      resolution.steps.append(
        Bilingual(
          zh: "没有写结束日，到计划结束\(end.chinese)为止", en: "no end is written: to the plan's last day, \(end.english)"))
      return resolution
    }
    var days = try closing.resolve(context, base: inherited.base)
    if days.due < start, closing.span.year == .plan, !closing.span.hangsOnIssue {
      inherited.base += 1
      days = try closing.resolve(context, base: inherited.base)
      resolution.steps.append(
        Bilingual(
          zh: "结束早于开始，结束在次年（\(days.due.year)年）",
          en: "it ends before it starts, so it ends in the next year, \(days.due.year)"))
    }
    guard start <= days.due else {
      throw Impossible(
        Bilingual(
          zh: "结束日\(days.due.chinese)早于开始日\(start.chinese)",
          en: "it ends on \(days.due.english), before it starts on \(start.english)"))
    }
    if openingFlows {
      resolution.steps.insert(
        Bilingual(zh: "没有写年份，按计划年度\(frame.base)年", en: "no year is written: the plan's, \(frame.base)"), at: 0)
    }
    resolution.ambiguity = resolution.ambiguity ?? days.ambiguity
    resolution.steps += days.steps
    resolution.occurrences = [
      DeadlineOccurrence(key: "", start: start, due: days.due, dueTime: days.time, provisional: days.provisional)
    ]
    if let past = frame.pastStep(due: days.due) { resolution.steps.append(past) }
    return resolution
  }
}

extension Cursor {
  /// `2016-2020年`, `2016—2020年度`, `2016-2020`: the years share one 年.
  fileprivate mutating func takeYears() -> RangeForm? {
    let start = place
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

  fileprivate mutating func takeEnds(from: Bool) -> RangeForm? {
    guard var first = takePoint() else { return nil }
    takeSpaces()
    if first.edge == .whole, takeOnward() { first.edge = .onward }
    if take(",") {}
    guard takeRangeMark() || from && takeWord("and") else {
      if from, first.edge == .whole { first.edge = .onward }
      return first.edge == .onward ? RangeForm(opening: .span(first), closing: nil) : nil
    }
    guard first.edge == .whole || first.edge == .onward else { return nil }
    first.edge = .whole
    guard let last = takePoint(by: true) ?? takeInheritedDay(from: first) else { return nil }
    if hasLatin, first.span.year == .plan, case .written(let year) = last.span.year,
      let opens = first.span.monthOfYear, let closes = last.span.monthOfYear
    {
      // English writes the year once, behind the second half.
      first.span.year = .written(opens <= closes ? year : year - 1)
    }
    if take("这一期间") || take("期间") || take("之间") {}
    return RangeForm(opening: .span(first), closing: last)
  }

  /// `3月1日至15日`: the second half inherits the month.
  private mutating func takeInheritedDay(from first: Point) -> Point? {
    guard case .days(let month, _, _) = first.span.part else { return nil }
    return attempt { cursor in
      let start = cursor.place
      guard let day = cursor.takeDayNumber() else { return nil }
      var point = Point(span: Span(.plan, .days(month: month, day, day), source: start..<cursor.place), edge: .end)
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
