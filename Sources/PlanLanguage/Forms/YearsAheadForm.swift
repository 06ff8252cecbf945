import Diagnostics

/// A vision, not a task's day: `三至五年`, `3-5年`; the upper end counts, from the issue day.
struct YearsAheadForm: DeadlineForm {
  static let name = Bilingual(zh: "三至五年", en: "three to five years")
  static let examples = ["三至五年", "3-5年", "3～5年内", "用3到5年时间", "未来三年", "three to five years"]

  var term: Term

  static func parse(_ cursor: inout Cursor) -> YearsAheadForm? {
    cursor.attempt { cursor in
      let ahead = ["用", "未来", "今后", "经过"].contains { cursor.take($0) }
      let term = cursor.takeTerm() ?? (cursor.hasLatin ? cursor.takeEnglishTerm() : nil)
      guard let term, term.unit == .years, ahead || term.lowest != nil else { return nil }
      if cursor.take("左右的时间") || cursor.take("左右时间") || cursor.take("的时间") || cursor.take("时间") {}
      if cursor.take("之内") || cursor.take("以内") || cursor.takeModifier("内") {}
      return YearsAheadForm(term: term)
    }
  }

  var canonical: String { (term.lowest == nil ? "未来" : "") + term.canonical }

  func plain(_ readings: Readings) -> Bilingual {
    Bilingual(zh: "印发之后\(term.plain.zh)之内", en: "within \(term.plain.en) of issue")
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    var resolution = try Resolution.relative(term, .issue, backwards: false, frame)
    resolution.steps.insert(
      Bilingual(zh: "这是远景，不是任务期限；以上限计", en: "a vision rather than a task's day; the upper end is taken"), at: 0)
    return resolution
  }
}
