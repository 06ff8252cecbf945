/// How modifiers and times of day are written after a span.
extension Cursor {
  /// A span with its time of day and modifier: `8月前`, `3月5日17:00前`, `年底`.
  ///
  /// - Parameter by: Whether 到, 截至 or another word in front already says that it is an end.
  mutating func takePoint(by: Bool = false) -> Point? {
    attempt { cursor in
      let edgeInFront = by ? nil : cursor.takeEnglishEdge()
      // by 16:30 on 5 March: the time may come first in English.
      var clock =
        cursor.hasLatin
        ? cursor.attempt { cursor -> ClockWord? in
          guard let clock = cursor.takeClock() else { return nil }
          cursor.takeSpaces()
          return cursor.takeWord("on") || !cursor.atEnd ? clock : nil
        } : nil
      if cursor.hasLatin, cursor.takeWord("year-end") || cursor.takeWord("year end") {
        return Point(span: Span(.plan, .year), edge: .end)
      }
      // Saturday, 30 June: the weekday in front is checked, not counted from the issue day.
      var weekday = cursor.hasLatin ? cursor.takeWeekdayInFront() : nil
      guard let span = cursor.takeSpan() else { return nil }
      if clock != nil, !span.isDay { return nil }
      var beside: Span?
      if span.isDay {
        weekday = weekday ?? cursor.takeWeekdayBeside()
        if span.hangsOnIssue { beside = cursor.attempt { $0.takeDayBeside() } }
        clock = clock ?? cursor.takeClock()
      }
      var point = Point(span: span, edge: .whole, clock: clock, weekday: weekday, beside: beside)
      if span.isDay { point.including = cursor.takeInclusion() }
      if let edgeInFront {
        point.edge = edgeInFront
      } else if let edge = cursor.takeEdge(after: span) {
        // 到8月前 is before August as 8月前 is; 到8月内 makes no sense of its own.
        point.edge = by && edge == .whole ? .end : edge
      } else if by {
        point.edge = .end
      }
      if point.edge == .before, span.isDay { point.including = point.including ?? cursor.takeInclusion() }
      if point.edge != .before { point.including = nil }
      return point
    }
  }

  /// （星期五）, (本周五) or 星期五 behind a day.
  mutating func takeWeekdayBeside() -> Int? {
    attempt { cursor in
      let open = cursor.take("(")
      if open, cursor.take("本") || cursor.take("这") {}
      guard let weekday = cursor.takeWeekday(), !open || cursor.take(")") else { return nil }
      return weekday
    }
  }

  /// （3月2日） behind 本周五.
  private mutating func takeDayBeside() -> Span? {
    guard take("("), let day = takeSpan(), day.isDay, !day.hangsOnIssue, take(")") else { return nil }
    return day
  }

  /// `Saturday, ` in front of a dated day.
  private mutating func takeWeekdayInFront() -> Int? {
    attempt { cursor in
      guard let weekday = cursor.takeEnglishWeekday() else { return nil }
      if cursor.take(",") { cursor.takeSpaces() }
      var ahead = cursor
      guard let span = ahead.takeSpan(), span.isDay, !span.hangsOnIssue else { return nil }
      return weekday
    }
  }

  /// （含）, （含当日）, （不含）.
  private mutating func takeInclusion() -> Bool? {
    for (word, including) in [
      ("(含)", true), ("(含当日)", true), ("(含当天)", true), ("(含本日)", true), ("(不含)", false), ("(不含当日)", false),
      ("(不含当天)", false),
    ]
    where take(word) { return including }
    // （含31日） repeats the day.
    return attempt { cursor in
      guard cursor.take("("), let including = cursor.take("含") ? true : cursor.take("不含") ? false : nil,
        cursor.takeDayNumber() != nil, cursor.take(")")
      else { return nil }
      return including
    }
  }

  /// 前, 底前, 内, 期间, 止, 起 after `span`; nil when there is none.
  mutating func takeEdge(after span: Span) -> Edge? {
    if takeEnd(after: span) { return .end }
    if !span.isDay {
      for word in ["结束之前", "结束以前", "结束前", "届满前", "期满前", "过完前", "收官之前", "收官前"] where take(word) { return .end }
      for word in ["开始之前", "开始前", "到来之前", "到来前", "来临前", "来临之前", "放假前", "前夕"] where take(word) { return .before }
    }
    if takeModifierWord("之前") || takeModifierWord("以前") || takeModifier("前") { return .before }
    if take("期间") || take("放假期间") || take("时期内") || take("时期") || take("期内") { return takeLate() ?? .whole }
    if take("之内") || take("以内") || takeModifier("内") { return .whole }
    if take("为止") || take("截止") || take("止") { return .end }
    if takeOnward() { return .onward }
    return nil
  }

  /// 底, 末, 底前, 末之前; 期末 of a five-year plan.
  private mutating func takeEnd(after span: Span) -> Bool {
    attempt { cursor in
      if span.isDay { return nil }
      if case .fiveYears = span.part, cursor.take("期") {}
      guard
        span.size == .month && (cursor.take("月底") || cursor.take("月末")) || cursor.takeModifier("底")
          || cursor.takeModifier("末") || cursor.takeLastDay()
      else { return nil }
      if case .fiveYears = span.part, cursor.take("期") {}
      if cursor.take("月") {}
      for word in ["之前", "以前", "为止", "截止", "止", "内"] where cursor.take(word) { return true }
      if cursor.takeModifier("前") {}
      return true
    } ?? false
  }

  /// 十三五期间末 is its end.
  private mutating func takeLate() -> Edge? {
    guard takeModifier("末") || takeModifier("底") else { return nil }
    if takeModifier("前") {}
    return .end
  }

  /// 起, 开始, 以来 are not the same: only the first two open a window.
  mutating func takeOnward() -> Bool {
    takeModifier("起") || take("开始") || take("以后起")
  }

  private mutating func takeModifierWord(_ word: String) -> Bool { take(word) }
}
