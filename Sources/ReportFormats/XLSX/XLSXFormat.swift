public import Diagnostics
public import Reports

/// A workbook for Excel and WPS (台账): a summary, all rows, the rows of each unit, and the notes.
///
/// Numbers are numbers, days are dates and every text is a string: nothing becomes a formula or a link. Lists have a
/// header that stays in sight and filters; they print on A4, lying, as wide as the page, with the header on each.
///
/// Source: ECMA-376.
public enum XLSXFormat: ReportFormat {
  public static let name = "xlsx"
  public static let fileExtension = "xlsx"
  public static let mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  public static func render(_ report: Report, language: Language) throws(RenderFault) -> [UInt8] {
    try render(report, language: language, rowLimit: Workbook.mostRows, unitLimit: mostUnits)
  }

  /// So many units have a sheet of their own; more would be more sheets than anybody leafs through.
  static let mostUnits = 200

  /// - Parameters:
  ///   - rowLimit: Rows a sheet holds at most, the header among them; more make another sheet.
  ///   - unitLimit: Units that have a sheet of their own, the first of the summary with any row.
  /// - Complexity: O(cells); the memory taken is that of the finished file, and of one row.
  static func render(
    _ report: Report, language: Language, rowLimit: Int, unitLimit: Int
  ) throws(RenderFault) -> [UInt8] {
    let book = try Workbook(title: report.title[language], author: "", created: report.asOf)
    let list = RowList(report, language, limit: rowLimit)
    try addSummary(of: report, to: book, language)
    try list.add(list.all, named: ReportWords.allRows[language], to: book)
    // A sheet without a row tells nothing that the summary does not.
    let lines = report.summary.lines.filter { !$0.rows.isEmpty }
    for line in lines.prefix(unitLimit) {
      try list.add(list.rows(line.rows), named: line.unit[language], to: book)
    }
    try addNotes(on: report, to: book, language, list.printNote, units: lines.count, unitLimit: unitLimit)
    return try book.finish()
  }

  // MARK: Summary

  private static func addSummary(
    of report: Report, to book: Workbook, _ language: Language
  ) throws(RenderFault) {
    let summary = report.summary
    let columns = max(summary.columns.count + 1, summary.figureColumns.count)
    var sheet = try book.addSheet(
      UnitSummary.summaryName[language], widths: [28] + Array(repeating: 16, count: max(columns, 1)))
    sheet.add([.text(report.title[language], .title)])
    for note in report.notes.prefix(report.scope == nil ? 1 : 2) {
      sheet.add([.text("\(note.label[language])\(ReportWords.colon(language))\(note.text[language])", .plain)])
    }
    sheet.skip()
    sheet.add([.text(ReportWords.totals[language], .heading), .text(ReportWords.count[language], .heading)])
    for total in report.totals { sheet.add([.text(total.label[language], .text), .number(Double(total.count))]) }
    sheet.skip()
    sheet.add([.text(UnitSummary.heading[language], .title)])
    sheet.add([.text(UnitSummary.note[language], .plain)])
    guard !summary.lines.isEmpty else { return sheet.add([.text(ReportWords.noUnits[language], .plain)]) }
    sheet.add(summary.headings(language).map { .text($0, .heading) })
    for line in summary.shownLines {
      sheet.add(
        [.text(line.unit[language], .text)] + line.counts.map { .number(Double($0)) }
          + [.text(line.rowsText(language), .text)])
    }
    guard !summary.figureColumns.isEmpty else { return }
    sheet.skip()
    sheet.add([.text(UnitSummary.figuresHeading[language], .title)])
    sheet.add(summary.figureHeadings(language).map { .text($0, .heading) })
    for line in summary.shownLines {
      sheet.add([.text(line.unit[language], .text)] + line.figures.map { cell($0, language) })
    }
  }

  private static func cell(_ figure: SummaryFigure, _ language: Language) -> Cell {
    if case .count(let count) = figure { return .number(Double(count)) }
    return .text(figure.plain(language), .text)
  }

  // MARK: Notes

  private static func addNotes(
    on report: Report, to book: Workbook, _ language: Language, _ printNote: Bilingual?, units: Int,
    unitLimit: Int
  ) throws(RenderFault) {
    var sheet = try book.addSheet(ReportWords.notes[language], widths: [18, 110])
    sheet.add([.text(report.title[language], .title)])
    sheet.skip()
    for note in report.notes {
      sheet.add([.text(note.label[language], .heading), .text(note.text[language], .text)])
    }
    for section in report.shownSections {
      guard let note = section.note else { continue }
      sheet.add([.text(section.heading[language], .heading), .text(note[language], .text)])
    }
    if let printNote {
      sheet.add([.text(Bilingual(zh: "打印", en: "Printing")[language], .heading), .text(printNote[language], .text)])
    }
    let more = units - unitLimit
    guard more > 0 else { return }
    let text = Bilingual(
      zh: "单位较多，只为分单位汇总的前\(unitLimit)个单位各列一页，其余\(more)个在“全部”页中筛选。",
      en:
        "Only the first \(unitLimit) units of the summary have a sheet; filter the sheet of all rows for the other "
        + "\(more).")
    sheet.add([.text(UnitSummary.unitHeading[language], .heading), .text(text[language], .text)])
  }
}
