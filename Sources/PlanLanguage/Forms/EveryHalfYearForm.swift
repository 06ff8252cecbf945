import CivilTime
import Diagnostics

/// Half-year after half-year: `半年度`, `每半年`, `半年一次`, `每半年结束后15日内`.
struct EveryHalfYearForm: RecurringForm {
  static let name = Bilingual(zh: "每半年", en: "every half-year")
  static let examples = ["半年度", "每半年", "半年一次", "每半年末", "每半年结束后15日内", "按半年", "half-yearly", "every half-year"]

  var bounds: Bounds?
  /// So long after the half-year has ended; nil is its end.
  var after: Term?
  /// Whether 末 or 底 is written, so that no reading moves the day.
  var atEnd: Bool

  static func parse(_ cursor: inout Cursor) -> EveryHalfYearForm? {
    cursor.attempt { cursor in
      let bounds = cursor.takeBounds()
      guard cursor.takeEveryHalfYear() else { return nil }
      let after = cursor.takeAfterPeriod()
      var atEnd = false
      if after == nil, cursor.take("末") || cursor.take("底") || cursor.take("结束") && cursor.sees("前") {
        atEnd = true
        if cursor.takeBeforeWord() {}
      }
      return EveryHalfYearForm(bounds: bounds, after: after, atEnd: atEnd)
    }
  }

  var canonical: String {
    (bounds?.canonical ?? "") + "每半年" + (after.map { "结束后\($0.canonical)内" } ?? (atEnd ? "末" : ""))
  }

  var per: String? { "每半年" }

  func plain(_ readings: Readings) -> Bilingual {
    let turn =
      after.map {
        Bilingual(zh: "每半年结束后\($0.plain.zh)之内", en: "within \($0.plain.en) of the end of every half-year")
      }
      ?? (atEnd
        ? Bilingual(zh: "每半年，到半年的最后一天为止", en: "every half-year, by its last day")
        : Bilingual(zh: "每半年一期", en: "every half-year"))
    return turn.bounded(bounds, readings)
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    let context = frame.context
    var steps: [Bilingual] = []
    let turns = try Turns.of(.half, bounds: bounds, frame, steps: &steps)
    var occurrences: [DeadlineOccurrence] = []
    var rule: String? = "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"
    for turn in turns {
      if let after {
        let end = after.end(after: CivilDateTime(turn.days.upperBound, .startOfDay), context)
        occurrences.append(DeadlineOccurrence(turn, due: end.day, provisional: end.provisional))
        if turn == turns.first { steps += end.steps }
        rule = after.unit == .days && after.count <= 28 ? "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=\(after.count)" : nil
      } else {
        let due = atEnd ? turn.days.upperBound : HalfYear.due(turn.days, context)
        occurrences.append(DeadlineOccurrence(turn, due: due))
      }
    }
    if after == nil, !atEnd { steps.append(HalfYear.step(context.readings)) }
    if after == nil, !atEnd, let own = HalfYear.rule(context.readings) { rule = own.isEmpty ? nil : own }
    return .recurring(occurrences, rrule: rule, until: try bounds?.days(frame).last, steps: steps)
  }
}

/// When reports of a half-year and of a year are due.
enum HalfYear {
  /// The due day of the half-year or year `days`, by the readings.
  static func due(_ days: ClosedRange<CivilDate>, _ context: DeadlineContext) -> CivilDate {
    let readings = context.readings
    let year = days.upperBound.year
    if days.upperBound.month == 6 { return readings.halfYearDue?.on(year) ?? Turns.due(days, context).day }
    guard let due = readings.fullYearDue else { return Turns.due(days, context).day }
    return due.on(due.month < 7 ? year + 1 : year)
  }

  static func step(_ readings: Readings) -> Bilingual {
    guard readings.halfYearDue != nil || readings.fullYearDue != nil else { return Turns.dayStep(readings) }
    return Bilingual(
      zh:
        "没有写日，按计划写明的\(readings.halfYearDue.map { "上半年\($0)" } ?? "上半年6月30日")、\(readings.fullYearDue.map { "全年\($0)" } ?? "全年12月31日")",
      en:
        "no day is written: by the readings \(readings.halfYearDue.map(String.init(describing:)) ?? "06-30") and \(readings.fullYearDue.map(String.init(describing:)) ?? "12-31")"
    )
  }

  /// The rule of two reports a year: nil for the usual one, empty when one rule cannot say it.
  static func rule(_ readings: Readings) -> String? {
    guard readings.halfYearDue != nil || readings.fullYearDue != nil || readings.dayOfPeriod != .lastDay else {
      return nil
    }
    return ""
  }
}

extension Cursor {
  fileprivate mutating func takeEveryHalfYear() -> Bool {
    for word in ["每个半年度", "每个半年", "每半年度", "每半年", "按半年度", "按半年", "逐半年"] where take(word) { return true }
    if hasLatin {
      for word in [
        "every half-year", "every half year", "each half-year", "half-yearly", "every six months", "twice a year",
        "semi-annually", "semiannually",
      ]
      where takeWord(word) { return true }
    }
    return attempt { cursor in
      if cursor.take("半年度") { return true }
      // 半年一次, and 半年 alone before a count.
      guard cursor.take("半年"), cursor.seesOnce() || cursor.sees("结束后") || cursor.sees("终了") else { return nil }
      return true
    } ?? false
  }
}
