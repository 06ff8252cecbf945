public import Diagnostics
public import Reports

/// GitHub-flavoured Markdown: a table a list, with every character that means something escaped.
public enum MarkdownFormat: ReportFormat {
  public static let name = "markdown"
  public static let fileExtension = "md"
  public static let mediaType = "text/markdown; charset=utf-8"

  public static func render(_ report: Report, language: Language) -> [UInt8] {
    var lines = ["# \(escape(report.title[language]))", ""]
    let notes = report.notes
    lines += notes.prefix(1).map { noteLine($0, language) }
    lines.append(
      "- **\(ReportWords.totals[language])**\(ReportWords.colon(language))\(report.totalsLine[language])")
    let summary = [""] + summaryLines(report.summary, language)
    if report.summary.standsFirst { lines += summary }
    for section in report.shownSections { lines += [""] + sectionLines(section, language) }
    if !report.summary.standsFirst { lines += summary }
    lines += ["", "## \(ReportWords.notes[language])", ""]
    lines += notes.dropFirst().map { noteLine($0, language) }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// `text` with a backslash before what Markdown would take for its own, and the two of HTML as entities.
  ///
  /// Source: GitHub Flavored Markdown Spec 0.29, sections 4.10 (tables), 6.1 (backslash escapes), 6.2 (entities).
  public static func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case "&": result += "&amp;"
      case "\\", "`", "*", "_", "[", "]", ">", "|", "~", "#", "!", "$": result += "\\\(scalar)"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func noteLine(_ note: ReportNote, _ language: Language) -> String {
    "- **\(note.label[language])**\(ReportWords.colon(language))\(escape(note.text[language]))"
  }

  private static func sectionLines(_ section: ReportSection, _ language: Language) -> [String] {
    var lines = ["## \(section.countedHeading(language))", ""]
    if let note = section.note { lines += [note[language], ""] }
    guard !section.rows.isEmpty else { return lines + [ReportWords.nothing[language]] }
    let columns = section.columns + section.details
    return lines
      + tableLines(
        headings: columns.map { $0.heading[language] }, numeric: columns.map(\.isNumeric),
        rows: section.rows.map { row in columns.map { $0.cell(row, language).plain(language) } })
  }

  private static func summaryLines(_ summary: UnitSummary, _ language: Language) -> [String] {
    let lines = ["## \(UnitSummary.heading[language])", "", UnitSummary.note[language], ""]
    guard !summary.lines.isEmpty else { return lines + [ReportWords.noUnits[language]] }
    let counts =
      lines
      + tableLines(
        headings: summary.headings(language), numeric: [false] + summary.columns.map { _ in true } + [false],
        rows: summary.shownLines.map { $0.countCells(language) })
    guard !summary.figureColumns.isEmpty else { return counts }
    return counts + ["", "## \(UnitSummary.figuresHeading[language])", ""]
      + tableLines(
        headings: summary.figureHeadings(language), numeric: [false] + summary.figureColumns.map { _ in true },
        rows: summary.shownLines.map { $0.figureCells(language) })
  }

  private static func tableLines(headings: [String], numeric: [Bool], rows: [[String]]) -> [String] {
    let rule = numeric.map { $0 ? "---:" : "---" }
    return [line(headings.map(escape)), line(rule)] + rows.map { line($0.map(escape)) }
  }

  private static func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
}
