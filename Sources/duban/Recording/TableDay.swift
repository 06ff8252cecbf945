import CivilTime
import Diagnostics
import RuleFiles

/// A civil day as spreadsheets write it: year, month, day, in this order and no other.
enum TableDay {
  /// Why a cell is no day.
  enum Fault: Error, Equatable {
    /// Not of any form known here, or a day that no calendar has.
    case unread
    /// `1/2/2026`: the year comes last, and nobody can tell the day from the month. With the days it may mean.
    case yearLast([CivilDate])
    /// `26/1/17`.
    case shortYear
    /// `2026/1/17 0:00`.
    case hasTime(CivilDate)
  }

  /// Reads `2026-01-17`, `2026/1/17`, `2026.1.17` and `2026年1月17日`, in full-width digits too.
  static func read(_ text: String) throws(Fault) -> CivilDate {
    let text = FullWidth.folded(text) ?? text
    if let space = text.firstIndex(where: { $0 == " " || $0 == "T" }), let day = day(of: text[..<space]) {
      throw .hasTime(day)
    }
    if let day = day(of: text[...]) { return day }
    guard let parts = figures(text[...]), parts.count == 3 else { throw .unread }
    if parts[2].count == 4, let year = Int(parts[2]), let first = Int(parts[0]), let second = Int(parts[1]) {
      var meant: [CivilDate] = []
      for day in [CivilDate(year, first, second), CivilDate(year, second, first)].compactMap({ $0 })
      where !meant.contains(day) { meant.append(day) }
      throw meant.isEmpty ? .unread : .yearLast(meant)
    }
    if parts.allSatisfy({ $0.count <= 2 }) { throw .shortYear }
    throw .unread
  }

  private static func day(of text: Substring) -> CivilDate? {
    guard let parts = figures(text), parts.count == 3, parts[0].count == 4, parts[1].count <= 2,
      parts[2].count <= 2,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    return CivilDate(year, month, day)
  }

  /// The figures between separators of one kind, or before 年, 月 and 日 (号); nil when there is anything else.
  private static func figures(_ text: Substring) -> [Substring]? {
    let parts: [Substring]
    if let separator = text.first(where: { "-/.".contains($0) }) {
      parts = text.split(separator: separator, omittingEmptySubsequences: false)
    } else {
      guard let last = text.last, "日号".contains(last) else { return nil }
      let halves = text.dropLast().split(separator: "年", omittingEmptySubsequences: false)
      guard halves.count == 2 else { return nil }
      parts = [halves[0]] + halves[1].split(separator: "月", omittingEmptySubsequences: false)
    }
    return parts.allSatisfy { Amount.isDigits($0) } ? parts : nil
  }
}

extension TableDay.Fault {
  /// The finding about the cell `text`: what is wrong, and what to write.
  func words(_ text: String) -> (message: Bilingual, help: Bilingual) {
    let message = Bilingual(zh: "读不懂日期“\(text)”", en: "cannot read the day '\(text)'")
    switch self {
    case .unread:
      return (message, .init(zh: "写 2018-09-10、2018/9/10 或 2018年9月10日", en: "write it as 2018-09-10"))
    case .shortYear:
      return (
        .init(zh: "“\(text)”的年份不全", en: "'\(text)' has no year of four figures"),
        .init(zh: "写 2018-09-10", en: "write it as 2018-09-10")
      )
    case .hasTime(let day):
      return (
        .init(zh: "“\(text)”带了钟点，这里只写到日", en: "'\(text)' has a time; a day is wanted"),
        .init(zh: "写 \(day)", en: "write \(day)")
      )
    case .yearLast(let days):
      let list = days.map { "\($0)" }
      guard days.count > 1 else {
        return (
          .init(zh: "“\(text)”的年份写在了最后", en: "'\(text)' has its year at the end"),
          .init(zh: "写 \(list[0])", en: "write \(list[0])")
        )
      }
      return (
        .init(
          zh: "“\(text)”分不清哪个是月、哪个是日", en: "'\(text)' does not say which is the month and which the day"),
        .init(zh: "写 \(list.joined(separator: " 或 "))", en: "write \(list.joined(separator: " or "))")
      )
    }
  }
}
