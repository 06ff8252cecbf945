import Diagnostics
import Evaluation
import Rules

extension ReportDraft {
  /// Adds the list of what units in scope only support (配合), where there is any: marked by standing apart, under
  /// the units that answer for it, and never counted under those that support it.
  ///
  /// - Returns: Its total; none when there is nothing to list.
  mutating func addSupported(
    columns: [ReportColumn], where belongs: (Survey.Item) -> Bool,
    by areInOrder: ((ReportRow, ReportRow) -> Bool)?
  ) -> [ReportTotal] {
    let items = survey.supported.filter { $0.isChased && belongs($0) }
    guard !items.isEmpty else { return [] }
    add(
      ReportSection(
        id: "supported", heading: .init(zh: "配合事项", en: "Supported"),
        note: .init(
          zh: "由所列责任单位负责、本单位配合，不计入上列项数。",
          en: "The units listed answer for these and the scope's only support them: not counted above."),
        columns: columns, details: [.progress, .lastFact, .key, .place], rows: []),
      of: items, countsByUnit: false, by: areInOrder)
    return [ReportTotal(id: "supported", label: .init(zh: "另有配合事项", en: "supported"), count: items.count)]
  }
}
