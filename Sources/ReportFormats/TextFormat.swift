public import Diagnostics
public import Reports

/// Plain text in aligned columns, for a terminal or a letter.
public enum TextFormat: ReportFormat {
  public static let name = "text"
  public static let fileExtension = "txt"
  public static let mediaType = "text/plain; charset=utf-8"

  public static func render(_ report: Report, language: Language) -> [UInt8] {
    var lines = [report.title[language], String(repeating: "=", count: DisplayWidth.of(report.title[language]))]
    let notes = report.notes
    lines += notes.prefix(1).map { noteLine($0, language) }
    lines.append("\(ReportWords.totals[language])\(ReportWords.colon(language))\(report.totalsLine[language])")
    let summary = ["", ""] + summaryLines(report.summary, language)
    if report.summary.standsFirst { lines += summary }
    for section in report.shownSections { lines += ["", ""] + sectionLines(section, language) }
    if !report.summary.standsFirst { lines += summary }
    lines += ["", "", ReportWords.notes[language], ""]
    lines += notes.dropFirst().map { noteLine($0, language) }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static func noteLine(_ note: ReportNote, _ language: Language) -> String {
    "\(note.label[language])\(ReportWords.colon(language))\(note.text[language])"
  }

  private static func sectionLines(_ section: ReportSection, _ language: Language) -> [String] {
    var lines = [section.countedHeading(language)]
    if let note = section.note { lines.append(note[language]) }
    lines.append("")
    guard !section.rows.isEmpty else { return lines + [ReportWords.nothing[language]] }
    let table = AlignedTable(
      headings: section.columns.map { $0.heading[language] },
      rows: section.rows.map { row in section.columns.map { cell($0, row, language) } },
      rightAligned: Set(section.columns.indices.filter { section.columns[$0].isNumeric }))
    lines.append(table.heading)
    for (row, line) in zip(section.rows, table.lines) {
      lines.append(line)
      if row.units.count > mostUnits {
        let units = ReportColumn.units.cell(row, language).plain(language)
        lines.append("      \(ReportColumn.units.heading[language])\(ReportWords.colon(language))\(units)")
      }
      for detail in section.details {
        let text = detail.cell(row, language).plain(language)
        guard !text.isEmpty else { continue }
        lines.append("      \(detail.heading[language])\(ReportWords.colon(language))\(text)")
      }
    }
    return lines
  }

  /// A column holds so many units at most; the rest stands below the line.
  private static let mostUnits = 3

  private static func cell(_ column: ReportColumn, _ row: ReportRow, _ language: Language) -> String {
    guard column == .units, row.units.count > mostUnits else { return column.cell(row, language).plain(language) }
    return language == .zh
      ? "\(row.units[0])等\(row.units.count)家" : "\(row.units[0]) and \(row.units.count - 1) more"
  }

  private static func summaryLines(_ summary: UnitSummary, _ language: Language) -> [String] {
    let lines = [UnitSummary.heading[language], UnitSummary.note[language], ""]
    guard !summary.lines.isEmpty else { return lines + [ReportWords.noUnits[language]] }
    let table = AlignedTable(
      headings: summary.headings(language), rows: summary.shownLines.map { $0.countCells(language) },
      rightAligned: Set(1...summary.columns.count))
    return lines + [table.heading] + table.lines + figureLines(summary, language)
  }

  private static func figureLines(_ summary: UnitSummary, _ language: Language) -> [String] {
    guard !summary.figureColumns.isEmpty else { return [] }
    let table = AlignedTable(
      headings: summary.figureHeadings(language), rows: summary.shownLines.map { $0.figureCells(language) },
      rightAligned: Set(1...summary.figureColumns.count))
    return ["", "", UnitSummary.figuresHeading[language], "", table.heading] + table.lines
  }
}
