import CivilTime
import Diagnostics

/// A day, a month, a year or another stretch with what modifies it: `8月前`, `年底`, `全年`, `到2020年`.
struct PointForm: DeadlineForm {
  static let name = Bilingual(zh: "某日、某月、某年及其前、底、内", en: "a day, month or year, and by or before it")
  static let examples = [
    "全年", "年内", "年底", "4月", "4～11月", "11-2月", "8月前", "8月底前", "8月31日前", "2018年12月31日前", "上半年", "一季度", "7月中旬",
    "12月中下旬", "年初", "年中",
    "到2020年", "2020年前", "十三五期间", "十三五末", "次年2月底前", "3月5日下午16:30前", "截至6月30日", "本周五前", "下月10日前", "本月底前",
    "2018-07-31",
    "国庆节前", "春节期间", "暑期", "by end of August", "by 31 August 2018", "before August", "Q1 2018", "all year",
  ]

  var point: Point

  static func parse(_ cursor: inout Cursor) -> PointForm? {
    cursor.attempt { cursor in
      let by = cursor.takeByWord()
      guard let point = cursor.takePoint(by: by), point.edge != .onward else { return nil }
      return PointForm(point: point)
    }
  }

  var canonical: String { point.canonical }

  func plain(_ readings: Readings) -> Bilingual {
    point.plain(readings)
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    let days = try point.resolve(frame.context, base: frame.base)
    var resolution = Resolution(kind(days))
    let start = days.start ?? frame.opening(due: days.due)
    resolution.occurrences = [
      DeadlineOccurrence(key: "", start: start, due: days.due, dueTime: days.time, provisional: days.provisional)
    ]
    resolution.ambiguity = days.ambiguity
    resolution.steps = yearStep(frame) + days.steps
    if let past = frame.pastStep(due: days.due) { resolution.steps.append(past) }
    return resolution
  }

  /// `2018年7月17日` with its year and without a modifier.
  var isFullDate: Bool {
    guard case .written = point.span.year else { return false }
    return point.span.isDay && point.edge == .whole
  }

  private func kind(_ days: Point.Days) -> DeadlineKind {
    if point.span.hangsOnIssue { return .relative }
    if point.edge == .before {
      if case .festivals = point.span.part { return .relative }
      if case .named(let period) = point.span.part, period.name == "全国两会" { return .relative }
    }
    return days.start == nil ? .due : .window
  }

  private func yearStep(_ frame: Frame) -> [Bilingual] {
    if point.span.hangsOnIssue, let issued = frame.context.issued {
      let name = frame.context.issueDayName
      return [Bilingual(zh: "以\(name.zh)\(issued.chinese)为准", en: "as of \(name.en), \(issued.english)")]
    }
    guard point.span.year == .plan, point.span.size != .fiveYears else { return [] }
    return [Bilingual(zh: "没有写年份，按计划年度\(frame.base)年", en: "no year is written: the plan's, \(frame.base)")]
  }
}

extension Cursor {
  /// 到, 至, 截至, 截止, 不迟于: the span that follows is meant by its end.
  mutating func takeByWord() -> Bool {
    for word in Cursor.byWords where take(word) { return true }
    return hasLatin && takeEnglishBy()
  }

  private static let byWords = [
    "最迟不晚于", "最迟不得晚于", "最晚不超过", "最晚不迟于", "截止到", "截至到", "截止至", "截至", "截止", "不迟于", "不晚于", "最迟不超过", "最迟于", "最迟在",
    "最迟到", "最迟", "最晚于", "最晚在", "最晚", "至迟于",
    "至迟", "不得晚于", "不得迟于", "不得超过", "不能晚于", "到", "至",
  ]
}
