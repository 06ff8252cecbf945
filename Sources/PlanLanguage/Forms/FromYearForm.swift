import CivilTime
import Diagnostics

/// Years counted from a year, that year included: `2012年起5年内`.
struct FromYearForm: DeadlineForm {
  static let name = Bilingual(zh: "自某年起若干年内", en: "so many years from a year on")
  static let examples = ["2012年起5年内", "自2018年起三年内"]

  var year: YearWord
  var count: Int

  static func parse(_ cursor: inout Cursor) -> FromYearForm? {
    cursor.attempt { cursor in
      if cursor.take("自") || cursor.take("从") {}
      guard let year = cursor.takeYear(), cursor.takeOnward() else { return nil }
      if cursor.take(",") || cursor.take("的") || cursor.take("用") {}
      guard let term = cursor.takeTermWithin(required: false), term.unit == .years, term.lowest == nil else {
        return nil
      }
      return FromYearForm(year: year, count: term.count)
    }
  }

  var canonical: String { "\(year == .plan ? "本年" : year.canonical)起\(count)年内" }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    let first = try year.resolve(frame.context, base: frame.base, source: nil)
    let last = try YearWord.written(first + max(1, count) - 1).resolve(frame.context, base: first, source: nil)
    var resolution = Resolution(.window)
    resolution.occurrences = [
      DeadlineOccurrence(key: "", start: CivilDate(clamping: first, 1, 1), due: CivilDate(clamping: last, 12, 31))
    ]
    resolution.steps.append(
      Bilingual(zh: "起始年\(first)年算第一年，到\(last)年底", en: "\(first) is the first year, so it ends with \(last)"))
    return resolution
  }
}
