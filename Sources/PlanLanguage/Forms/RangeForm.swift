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
      if cursor.takeIssueAnchor() || from && cursor.takeEnglishIssueDay() {
        guard cursor.takeRangeMark() || cursor.take(",") && cursor.takeRangeMark() else {
          return RangeForm(opening: .issue, closing: nil)
        }
        if cursor.hasLatin { cursor.takeEnglishEnd() }
        return cursor.takePoint(by: true).map { RangeForm(opening: .issue, closing: $0) }
      }
      return cursor.attempt { $0.takeYears() } ?? cursor.attempt { $0.takeEnds(from: from) }
    }
  }

  var canonical: String {
    let first =
      switch opening {
      case .issue: "印发之日"
      case .span(let point): point.edge == .end ? String(point.canonical.dropLast()) : point.canonical
      }
    guard let closing else { return first.hasSuffix("起") ? first : first + "起" }
    var last = closing
    if last.edge == .end || last.edge == .onward { last.edge = .whole }
    return "\(first.hasSuffix("起") ? first : first + (opening == .issue ? "起" : ""))至\(last.canonical)"
  }

  /// 5月31日至5月1日 is a slip, not most of a year.
  private var isWithinOneMonth: Bool {
    guard case .span(let first) = opening, let closing, first.span.isDay, closing.span.isDay else { return false }
    return first.span.monthOfYear == closing.span.monthOfYear
  }

  func plain(_ readings: Readings) -> Bilingual {
    let from: Bilingual
    switch opening {
    case .issue: from = Bilingual(zh: "印发日", en: "the issue day")
    case .span(let point):
      let span = point.span.plain
      from =
        point.span.isDay
        ? span
        : point.edge == .end
          ? Bilingual(zh: "\(span.zh)最后一天", en: "the last day of \(span.en)")
          : Bilingual(zh: "\(span.zh)第一天", en: "the first day of \(span.en)")
    }
    guard let closing else {
      return Bilingual(zh: "自\(from.zh)起，到计划结束为止", en: "from \(from.en) to the end of the plan")
    }
    var last = closing
    if last.edge != .before { last.edge = .end }
    let to = last.plain(readings)
    return Bilingual(zh: "自\(from.zh)起，\(to.zh)", en: "from \(from.en) on, \(to.en)")
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
          : Bilingual(
            zh: "自\(context.issueDayName.zh)\(start.chinese)起",
            en: "from \(context.issueDayName.en), \(start.english)"))
    case .span(let point):
      let days = try point.resolve(context, base: frame.base)
      let span = try point.span.days(context, base: frame.base)
      // 3月底至6月初 opens with the last day of March.
      start = point.edge == .end ? span.upperBound : span.lowerBound
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
    if days.due < start, closing.span.year == .plan, !closing.span.hangsOnIssue, !isWithinOneMonth {
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
