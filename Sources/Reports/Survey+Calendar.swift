import CivilTime
import Diagnostics
import Rules
import WorkCalendars

extension Survey {
  /// The calendars that the listed plans are counted by, how far each reaches and by which notice.
  var calendarWords: Bilingual {
    let book = basis.book
    let shown = book.plans.indices.filter(isShown).map { book.plans[$0] }
    let indices = shown.reduce(into: Set<Int>()) { $0.formUnion(book.calendars(of: $1)) }
    let words = (indices.isEmpty ? [book.office.calendar] : indices.sorted()).map { index in
      book.calendars[index].reachWords(today: basis.today)
    }
    return Bilingual(zh: words.map(\.zh).joined(separator: "；"), en: words.map(\.en).joined(separator: "; "))
  }
}

extension WorkCalendar {
  /// `cn，放假通知涵盖2017-01-01至2026-12-31，最近一份印发于2025-11-04`.
  fileprivate func reachWords(today: CivilDate) -> Bilingual {
    let name = OneLine.folded(name)
    guard let coverage else {
      return .init(zh: "\(name)，没有放假通知，只按周末推算（≈）", en: "\(name), no notice: weekends only (≈)")
    }
    let issued = notices.compactMap(\.issued).max()
    let beyond = isProvisional(today)
    return Bilingual(
      zh: "\(name)，放假通知涵盖\(coverage.lowerBound)至\(coverage.upperBound)"
        + (issued.map { "，最近一份印发于\($0)" } ?? "") + (beyond ? "；截至日未涵盖，工作日按周末推算（≈）" : ""),
      en: "\(name), notices reach from \(coverage.lowerBound) to \(coverage.upperBound)"
        + (issued.map { ", the latest issued \($0)" } ?? "")
        + (beyond ? "; the as-of day lies beyond: working days by weekends only (≈)" : ""))
  }
}
