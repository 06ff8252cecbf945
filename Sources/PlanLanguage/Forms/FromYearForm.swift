import CivilTime
import Diagnostics

/// Years counted from a year, that year included: `2012年起5年内`.
struct FromYearForm: DeadlineForm {
  static let name = Bilingual(zh: "自某年起若干年内", en: "so many years from a year on")
  static let examples = ["2012年起5年内", "自2018年起三年内", "within 5 years from 2012", "for three years from 2018"]

  var year: YearWord
  var count: Int

  static func parse(_ cursor: inout Cursor) -> FromYearForm? {
    cursor.attempt { cursor in
      if cursor.hasLatin, let form = cursor.attempt({ $0.takeEnglishFromYear() }) { return form }
      if cursor.take("自") || cursor.take("从") {}
      guard let year = cursor.takeYear(), cursor.takeOnward() else { return nil }
      if cursor.take(",") || cursor.take("的") || cursor.take("用") {}
      guard let term = cursor.takeTermWithin(required: false), term.unit == .years, term.lowest == nil else {
        return nil
      }
      if cursor.take("左右时间") || cursor.take("的时间") || cursor.take("时间") {}
      if cursor.takeModifier("内") {}
      return FromYearForm(year: year, count: term.count)
    }
  }

  var canonical: String { "\(year == .plan ? "本年" : year.canonical)起\(count)年内" }

  func plain(_ readings: Readings) -> Bilingual {
    let first = Span(year, .year).plain
    return Bilingual(
      zh: "\(first.zh)算第一年，到第\(count)年年底为止",
      en: "\(first.en) is the first year; by the end of year \(count)")
  }

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

extension Cursor {
  /// `within 5 years from 2012`, `for three years starting in 2018`.
  fileprivate mutating func takeEnglishFromYear() -> FromYearForm? {
    guard takeWord("within") || takeWord("for"), let term = takeEnglishTerm(), term.unit == .years,
      term.lowest == nil, takeWord("starting in") || takeWord("starting from") || takeWord("from"),
      let year = takeEnglishYear()
    else { return nil }
    return FromYearForm(year: .written(year), count: term.count)
  }
}
