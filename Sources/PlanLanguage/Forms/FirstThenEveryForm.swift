import CivilTime
import Diagnostics

/// Once, and then again and again: `首次2019年9月底前，2020年起每年1月底前`.
struct FirstThenEveryForm: RecurringForm {
  static let name = Bilingual(zh: "首次与以后", en: "a first time, and then every so often")
  static let examples = [
    "首次2019年9月底前，2020年起每年1月底前", "首次于3月底前，以后每季度末", "第一次4月15日前，之后每月5日前", "first by end of March, then every quarter",
  ]

  var first: Point
  var then: any DeadlineForm

  static func parse(_ cursor: inout Cursor) -> FirstThenEveryForm? {
    cursor.attempt { cursor in
      guard
        cursor.take("首次") || cursor.take("第一次") || cursor.take("首期") || cursor.take("首批")
          || cursor.hasLatin && cursor.takeWord("first")
      else { return nil }
      if cursor.take("报送") || cursor.take("上报") || cursor.take("报告") || cursor.take("提交") || cursor.take("为")
        || cursor.take(":")
      {
      }
      if cursor.take("时间"), cursor.take("为") || cursor.take(":") {}
      if cursor.take("于") || cursor.take("在") {}
      let by = cursor.takeByWord()
      guard let first = cursor.takePoint(by: by), first.edge != .onward else { return nil }
      for word in ["完成", "报送", "上报", "提交"] where cursor.take(word) { break }
      guard cursor.take(",") || cursor.take(";") || cursor.take("、") || cursor.sees("以后") || cursor.sees("此后")
      else { return nil }
      cursor.takeSpaces()
      for word in ["以后", "此后", "之后", "后续", "其后", "随后", "今后"] where cursor.take(word) { break }
      if cursor.hasLatin { _ = cursor.takeWord("then") || cursor.takeWord("afterwards") }
      if cursor.take("于") || cursor.take("按") && !cursor.sees("月") {}
      let start = cursor.place
      var best: (form: any DeadlineForm, end: Int)?
      for form in FirstThenEveryForm.recurring {
        cursor.place = start
        guard let read = form.parse(&cursor), cursor.place > best?.end ?? start else { continue }
        best = (read, cursor.place)
      }
      guard let best else { return nil }
      cursor.place = best.end
      return FirstThenEveryForm(first: first, then: best.form)
    }
  }

  private static let recurring: [any DeadlineForm.Type] = [
    EveryMonthForm.self, EveryQuarterForm.self, EveryHalfYearForm.self, EveryYearForm.self, EveryWeekForm.self,
    IntervalForm.self, PartsOfMonthForm.self,
  ]

  var canonical: String { "首次\(first.canonical)，以后\(then.canonical)" }

  func plain(_ readings: Readings) -> Bilingual {
    let (once, then) = (first.plain(readings), then.plain(readings))
    return Bilingual(zh: "第一次\(once.zh)；以后\(then.zh)", en: "the first time \(once.en); then \(then.en)")
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    let days = try first.resolve(frame.context, base: frame.base)
    var resolution = try then.resolve(frame)
    resolution.kind = .recurring
    let later = resolution.occurrences.filter { $0.due > days.due }
    let start = days.start ?? frame.opening(due: days.due)
    let key = first.span.key(try first.span.days(frame.context, base: frame.base))
    resolution.occurrences =
      [DeadlineOccurrence(key: key, start: start, due: days.due, dueTime: days.time, provisional: days.provisional)]
      + later
    resolution.ambiguity = days.ambiguity ?? resolution.ambiguity
    resolution.steps.insert(
      Bilingual(
        zh: "首次到\(days.due.chinese)，以后的期次都在其后",
        en: "the first is due on \(days.due.english); all later turns come after it"), at: 0)
    return resolution
  }
}
