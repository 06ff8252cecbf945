import CivilTime
import Diagnostics

/// One report for the half-year and one for the year: `半年度和全年度`.
struct HalfAndFullYearForm: RecurringForm {
  static let name = Bilingual(zh: "半年度和全年度", en: "half-year and full year")
  static let examples = ["半年度和全年度", "半年、全年", "上半年和全年度", "半年度、年度", "半年和年终", "half-year and full-year"]

  var year: YearWord

  static func parse(_ cursor: inout Cursor) -> HalfAndFullYearForm? {
    cursor.attempt { cursor in
      let year = cursor.takeYear() ?? .plan
      if cursor.hasLatin, cursor.takeWord("half-year") || cursor.takeWord("half year") {
        guard cursor.takeWord("and"),
          cursor.takeWord("full-year") || cursor.takeWord("full year") || cursor.takeWord("year-end")
        else { return nil }
        return HalfAndFullYearForm(year: year)
      }
      guard
        cursor.take("上半年度") || cursor.take("上半年") || cursor.take("半年度") || cursor.take("半年") || cursor.take("年中")
      else { return nil }
      guard cursor.takeListMark() else { return nil }
      guard
        cursor.take("全年度") || cursor.take("全年") || cursor.take("年度") || cursor.take("年终") || cursor.take("年底")
          || cursor.take("年末") || cursor.take("一年")
      else { return nil }
      return HalfAndFullYearForm(year: year)
    }
  }

  var canonical: String { year.canonical + "半年度和全年度" }

  func plain(_ readings: Readings) -> Bilingual {
    let year = year.canonical
    return Bilingual(zh: "\(year)上半年一次，全年一次", en: "once for the first half-year and once for the whole year")
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    var steps: [Bilingual] = []
    var years = try Turns.of(.year, bounds: nil, frame, steps: &steps)
    if year != .plan {
      let written = try year.resolve(frame.context, base: frame.base, source: nil)
      years = [Turn(key: "\(written)", days: Span.months(written, 1, 12))]
    }
    let readings = frame.context.readings
    steps.append(HalfYear.step(readings))
    let occurrences = years.flatMap { year in
      let half = Turn(
        key: "\(year.key)-H1", days: year.days.lowerBound...year.days.lowerBound.adding(months: 6).adding(days: -1))
      return [half, year].map { DeadlineOccurrence($0, due: HalfYear.due($0.days, frame.context)) }
    }
    var rule: String? = "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"
    if let own = HalfYear.rule(readings) { rule = own.isEmpty ? nil : own }
    return .recurring(occurrences, rrule: rule, steps: steps)
  }
}
