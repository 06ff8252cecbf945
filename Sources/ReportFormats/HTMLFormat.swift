public import Diagnostics
public import Reports

/// One HTML page: complete in itself, without scripts, for the screen, the telephone and A4 paper.
///
/// Tables have captions and header cells with a scope; lamps are told apart by
/// mark and word; every text is escaped. On a narrow screen each row becomes a
/// card whose cells carry their heading with them.
public enum HTMLFormat: ReportFormat {
  public static let name = "html"
  public static let fileExtension = "html"

  public static func render(_ report: Report, language: Language) -> [UInt8] {
    let tag = language == .zh ? "zh-Hans" : "en"
    let notes = report.notes
    var page = """
      <!DOCTYPE html>
      <html lang="\(tag)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(escape(report.title[language])) \(report.day)</title>
      <style>
      \(HTMLStyle.sheet)
      </style>
      </head>
      <body>
      <header>
      <h1>\(escape(report.title[language]))</h1>
      <p>\(notes.prefix(1).map { noteText($0, language) }.joined())</p>
      <p class="totals">\(escape(report.totalsLine[language]))</p>
      </header>
      <main>

      """
    let summary = summaryHTML(report.summary, language)
    if report.summary.standsFirst { page += summary }
    for section in report.shownSections { page += sectionHTML(section, language) }
    if !report.summary.standsFirst { page += summary }
    page += """
      </main>
      <footer>
      <h2>\(ReportWords.notes[language])</h2>
      <ul>
      \(notes.dropFirst().map { "<li>\(noteText($0, language))</li>" }.joined(separator: "\n"))
      </ul>
      </footer>
      </body>
      </html>

      """
    return Array(page.utf8)
  }

  /// `text` with what means something in HTML written as entities; fit for content and for quoted attributes.
  static func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func noteText(_ note: ReportNote, _ language: Language) -> String {
    "<b>\(note.label[language])</b>\(ReportWords.colon(language))\(escape(note.text[language]))"
  }

  // MARK: Lists

  private static func sectionHTML(_ section: ReportSection, _ language: Language) -> String {
    var html = "<section>\n<h2>\(escape(section.countedHeading(language)))</h2>\n"
    if let note = section.note { html += "<p>\(escape(note[language]))</p>\n" }
    guard !section.rows.isEmpty else { return html + "<p>\(ReportWords.nothing[language])</p>\n</section>\n" }
    html += "<table class=\"list\" data-list=\"\(section.id)\">\n"
    html += "<caption>\(escape(section.heading[language]))</caption>\n<thead>\n<tr>"
    for column in section.columns { html += headerCell(column, language) }
    html += "</tr>\n</thead>\n<tbody>\n"
    for row in section.rows {
      html += "<tr>"
      for column in section.columns { html += bodyCell(column, row, section.details, language) }
      html += "</tr>\n"
    }
    return html + "</tbody>\n</table>\n</section>\n"
  }

  private static func headerCell(_ column: ReportColumn, _ language: Language) -> String {
    "<th scope=\"col\"\(column.isNumeric ? " class=\"n\"" : "")>\(escape(column.heading[language]))</th>"
  }

  private static func bodyCell(
    _ column: ReportColumn, _ row: ReportRow, _ details: [ReportColumn], _ language: Language
  ) -> String {
    let cell = column.cell(row, language)
    let heading = escape(column.heading[language])
    let marks =
      "data-column=\"\(column.rawValue)\" data-label=\"\(heading)\"\(column.isNumeric ? " class=\"n\"" : "")"
    if column == .title {
      return "<th scope=\"row\" \(marks)>\(value(cell, language))\(detailsHTML(details, row, language))</th>"
    }
    return "<td \(marks)>\(value(cell, language))</td>"
  }

  private static func value(_ cell: ReportCell, _ language: Language) -> String {
    guard case .lamp(let lamp) = cell else { return "<span>\(escape(cell.plain(language)))</span>" }
    // A colour of the rules' own is drawn as the edge, so that the words stay readable on any.
    let style = lamp.colour.map { " style=\"border-left: .4rem solid \(escape($0))\"" } ?? ""
    return "<span class=\"lamp \(lamp.name)\"\(style)><span aria-hidden=\"true\">\(escape(lamp.mark))</span> "
      + "\(escape(lamp.word[language]))</span>"
  }

  private static func detailsHTML(_ details: [ReportColumn], _ row: ReportRow, _ language: Language) -> String {
    let items = details.compactMap { column -> String? in
      let text = column.cell(row, language).plain(language)
      guard !text.isEmpty else { return nil }
      return
        "<dt>\(escape(column.heading[language]))</dt><dd data-column=\"\(column.rawValue)\">\(escape(text))</dd>"
    }
    return items.isEmpty ? "" : "<dl>\(items.joined())</dl>"
  }

  // MARK: Summary

  private static func summaryHTML(_ summary: UnitSummary, _ language: Language) -> String {
    var html = "<section>\n<h2>\(UnitSummary.heading[language])</h2>\n<p>\(UnitSummary.note[language])</p>\n"
    guard !summary.lines.isEmpty else { return html + "<p>\(ReportWords.noUnits[language])</p>\n</section>\n" }
    html += tableHTML(
      UnitSummary.heading[language], summary.headings(language),
      isNumeric: [false] + summary.columns.map { _ in true } + [false],
      summary.shownLines.map { $0.countCells(language) })
    html += "</section>\n"
    guard !summary.figureColumns.isEmpty else { return html }
    let heading = UnitSummary.figuresHeading[language]
    return html + "<section>\n<h2>\(heading)</h2>\n"
      + tableHTML(
        heading, summary.figureHeadings(language), isNumeric: [false] + summary.figureColumns.map { _ in true },
        summary.shownLines.map { $0.figureCells(language) }) + "</section>\n"
  }

  /// A table whose first column names the rows.
  private static func tableHTML(
    _ caption: String, _ headings: [String], isNumeric: [Bool], _ rows: [[String]]
  ) -> String {
    let headings = headings.map(escape)
    let classes = isNumeric.map { $0 ? " class=\"n\"" : "" }
    var html = "<table class=\"summary\">\n<caption>\(caption)</caption>\n<thead>\n<tr>"
    for (heading, style) in zip(headings, classes) { html += "<th scope=\"col\"\(style)>\(heading)</th>" }
    html += "</tr>\n</thead>\n<tbody>\n"
    for row in rows {
      html += "<tr>"
      for (column, cell) in row.enumerated() {
        let tag = column == 0 ? "th" : "td"
        html +=
          "<\(tag)\(column == 0 ? " scope=\"row\"" : classes[column]) data-label=\"\(headings[column])\">"
          + "<span>\(escape(cell))</span></\(tag)>"
      }
      html += "</tr>\n"
    }
    return html + "</tbody>\n</table>\n"
  }
}
