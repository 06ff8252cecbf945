import Diagnostics
import Reports

/// The few words that the formats for people share.
enum ReportWords {
  static let category = Bilingual(zh: "类别", en: "List")
  static let totals = Bilingual(zh: "合计", en: "Totals")
  static let nothing = Bilingual(zh: "没有。", en: "None.")
  static let notes = Bilingual(zh: "说明", en: "Notes")
  static let contents = Bilingual(zh: "目录", en: "Contents")
  static let allRows = Bilingual(zh: "全部", en: "All")
  static let count = Bilingual(zh: "项数", en: "Count")
  static let noUnits = Bilingual(zh: "没有涉及的单位。", en: "No unit is concerned.")

  /// What stands between a label and its text.
  static func colon(_ language: Language) -> String { language == .zh ? "：" : ": " }
}

extension Report {
  /// The lists that formats for people show: the first one always, the others where they hold something.
  var shownSections: [ReportSection] {
    sections.enumerated().filter { $0.offset == 0 || !$0.element.rows.isEmpty }.map(\.element)
  }

  /// The columns of all lists, each once, the first list's first.
  var allColumns: [ReportColumn] {
    var found: [ReportColumn] = []
    for section in sections {
      for column in section.columns + section.details where !found.contains(column) { found.append(column) }
    }
    return found
  }
}

extension ReportSection {
  /// `超期：2项`.
  func countedHeading(_ language: Language) -> String {
    language == .zh ? "\(heading.zh)：\(rows.count)项" : "\(heading.en): \(rows.count)"
  }
}

extension UnitSummary {
  /// What a sheet of it is called.
  static let summaryName = Bilingual(zh: "汇总", en: "Summary")

  /// The headings of its table.
  func headings(_ language: Language) -> [String] {
    [Self.unitHeading[language]] + columns.map { $0.heading[language] } + [Self.rowsHeading[language]]
  }
}

extension UnitSummary {
  /// The headings of its second table.
  func figureHeadings(_ language: Language) -> [String] {
    [Self.unitHeading[language]] + figureColumns.map { $0.heading[language] }
  }
}

extension UnitSummary.Line {
  /// The unit and its counts, with the numbers of its rows.
  func countCells(_ language: Language) -> [String] {
    [unit[language]] + counts.map { String($0) } + [rowsText(language)]
  }

  /// The unit and its figures.
  func figureCells(_ language: Language) -> [String] { [unit[language]] + figures.map { $0.plain(language) } }

  /// `1、3、5`: the numbers of its rows.
  func rowsText(_ language: Language) -> String {
    rows.map { String($0) }.joined(separator: language == .zh ? "、" : ", ")
  }
}
