public import Diagnostics
public import Reports

/// One HTML page: complete in itself, without scripts, for the screen, the telephone and A4 paper.
///
/// Tables have captions and header cells with a scope; lamps are told apart by
/// mark and word; every text is escaped. On a narrow screen each row becomes a
/// card whose cells carry their heading with them. Where the report has the
/// months of its year and its timeline, both are drawn, each with a table of the
/// same beneath it.
///
/// - Complexity: O(bytes).
public enum HTMLFormat: ReportFormat {
  public static let name = "html"
  public static let fileExtension = "html"

  public static func render(_ report: Report, language: Language) -> [UInt8] {
    var page = HTMLWriter()
    head(report, language, &page)
    page.raw("<body>\n")
    header(report, language, &page)
    page.raw("<main>\n")
    // Where everything is listed, the picture of all says more than the first rows.
    let beginsWithPictures = report.kind == "progress"
    if report.summary.standsFirst { summary(report.summary, language, &page) }
    if beginsWithPictures { pictures(report, language, &page) }
    for section in report.shownSections { list(section, language, &page) }
    if !report.summary.standsFirst { summary(report.summary, language, &page) }
    if !beginsWithPictures { pictures(report, language, &page) }
    page.raw("</main>\n<footer id=\"notes\">\n<h2>\(ReportWords.notes[language])</h2>\n<ul>\n")
    for line in report.notes.dropFirst() {
      page.raw("<li>")
      note(line, language, &page)
      page.raw("</li>\n")
    }
    page.raw("</ul>\n</footer>\n</body>\n</html>\n")
    return page.bytes
  }

  static func escape(_ text: String) -> String { HTMLText.escaped(text) }

  private static func head(_ report: Report, _ language: Language, _ page: inout HTMLWriter) {
    page.raw(
      """
      <!DOCTYPE html>
      <html lang="\(language == .zh ? "zh-Hans" : "en")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>
      """)
    page.text("\(report.title[language]) \(report.day)")
    page.raw(
      "</title>\n<style>\n\(HTMLStyle.sheet)\n\(HTMLStyle.labels(of: report, language))\n</style>\n</head>\n")
  }

  // MARK: Top

  private static func header(_ report: Report, _ language: Language, _ page: inout HTMLWriter) {
    page.raw("<header>\n")
    page.element("h1", report.title[language])
    page.raw("\n<p>")
    if let first = report.notes.first { note(first, language, &page) }
    page.raw("</p>\n")
    if let scope = report.scope {
      page.raw("<p>")
      page.text(scope[language])
      page.raw("</p>\n")
    }
    page.raw("<ul class=\"totals\">\n")
    for total in report.totals {
      page.raw("<li data-total=\"\(total.id)\" class=\"\(total.count == 0 ? "none" : "some")\">")
      page.text(total.label[language])
      page.raw(" <b>\(total.count)</b>\(language == .zh ? " 项" : "")</li>\n")
    }
    page.raw("</ul>\n")
    contents(report, language, &page)
    page.raw("</header>\n")
  }

  /// Links to what lies further down.
  private static func contents(_ report: Report, _ language: Language, _ page: inout HTMLWriter) {
    var links = report.shownSections.map { (id: $0.id, text: $0.heading[language]) }
    let summary = [(id: "summary", text: UnitSummary.heading[language])]
    var pictures: [(id: String, text: String)] = []
    if report.months != nil { pictures.append(("months", MonthGrid.heading[language])) }
    if report.drawnTimeline != nil { pictures.append(("timeline", Timeline.heading[language])) }
    if report.kind == "progress" { links = pictures + links } else { links += pictures }
    let at = report.summary.standsFirst ? 0 : report.kind == "progress" ? links.count : links.count - pictures.count
    links.insert(contentsOf: summary, at: at)
    links.append((id: "notes", text: ReportWords.notes[language]))
    page.raw("<nav aria-label=\"\(ReportWords.contents[language])\">\n")
    for link in links { page.element("a", " href=\"#\(link.id)\"", link.text) }
    page.raw("\n</nav>\n")
  }

  private static func note(_ note: ReportNote, _ language: Language, _ page: inout HTMLWriter) {
    page.element("b", note.label[language])
    page.raw(ReportWords.colon(language))
    page.text(note.text[language])
  }

  // MARK: Lists

  private static func list(_ section: ReportSection, _ language: Language, _ page: inout HTMLWriter) {
    page.raw("<section id=\"\(section.id)\">\n")
    page.element("h2", section.countedHeading(language))
    page.raw("\n")
    if let note = section.note { page.element("p", note[language]) }
    guard !section.rows.isEmpty else {
      page.raw("<p>\(ReportWords.nothing[language])</p>\n</section>\n")
      return
    }
    page.raw("<table class=\"list\" data-list=\"\(section.id)\">\n")
    page.element("caption", section.heading[language])
    page.raw("\n<thead>\n<tr>")
    for column in section.columns {
      page.element("th", " scope=\"col\"\(column.isNumeric ? " class=\"n\"" : "")", column.heading[language])
    }
    page.raw("</tr>\n</thead>\n<tbody>\n")
    let columns = section.columns.map { column in
      (
        column: column, tag: column == .number ? "th" : "td",
        open: "<\(column == .number ? "th scope=\"row\"" : "td") data-column=\"\(column.rawValue)\""
          + "\(column.isNumeric ? " class=\"n\"" : "")>"
      )
    }
    let details = section.details.map { column in
      (
        column: column,
        open: "<div><dt>\(escape(column.heading[language]))</dt><dd data-column=\"\(column.rawValue)\">"
      )
    }
    for row in section.rows {
      page.raw("<tr>")
      for (column, tag, open) in columns {
        page.raw(open)
        value(column.cell(row, language), isTitle: column == .title, language, &page)
        if column == .title { detailList(details, row, language, &page) }
        page.raw("</\(tag)>")
      }
      page.raw("</tr>\n")
    }
    page.raw("</tbody>\n</table>\n</section>\n")
  }

  private static func value(_ cell: ReportCell, isTitle: Bool, _ language: Language, _ page: inout HTMLWriter) {
    guard case .lamp(let lamp) = cell else {
      return isTitle ? page.element("b", cell.plain(language)) : page.text(cell.plain(language))
    }
    self.lamp(lamp, language, &page)
  }

  /// A lamp by shape, word and colour.
  static func lamp(_ lamp: RowLamp, _ language: Language, _ page: inout HTMLWriter) {
    page.raw("<span class=\"lamp \(lamp.name)\"")
    // A colour of the rules' own is drawn as the edge, so that the words stay readable on any.
    if let colour = lamp.colour { page.raw(" style=\"border-left: .4rem solid \(escape(colour))\"") }
    page.raw("><span aria-hidden=\"true\">")
    page.text(lamp.mark)
    page.raw("</span> ")
    page.text(lamp.word[language])
    page.raw("</span>")
  }

  private static func detailList(
    _ details: [(column: ReportColumn, open: String)], _ row: ReportRow, _ language: Language,
    _ page: inout HTMLWriter
  ) {
    var isEmpty = true
    for (column, open) in details {
      let text = column.cell(row, language).plain(language)
      guard !text.isEmpty else { continue }
      if isEmpty { page.raw("<dl>") }
      isEmpty = false
      page.raw(open)
      page.text(text)
      page.raw("</dd></div>")
    }
    if !isEmpty { page.raw("</dl>") }
  }

  // MARK: Summary

  private static func summary(_ summary: UnitSummary, _ language: Language, _ page: inout HTMLWriter) {
    let heading = UnitSummary.heading[language]
    page.raw("<section id=\"summary\">\n<h2>\(heading)</h2>\n<p>\(UnitSummary.note[language])</p>\n")
    guard !summary.lines.isEmpty else {
      page.raw("<p>\(ReportWords.noUnits[language])</p>\n</section>\n")
      return
    }
    page.table(
      "summary", caption: heading, headings: summary.headings(language),
      isNumeric: [false] + summary.columns.map { _ in true } + [false],
      rows: summary.shownLines.map { $0.countCells(language) })
    page.raw("</section>\n")
    guard !summary.figureColumns.isEmpty else { return }
    let figures = UnitSummary.figuresHeading[language]
    page.raw("<section>\n<h2>\(figures)</h2>\n")
    page.table(
      "summary", caption: figures, headings: summary.figureHeadings(language),
      isNumeric: [false] + summary.figureColumns.map { _ in true },
      rows: summary.shownLines.map { $0.figureCells(language) })
    page.raw("</section>\n")
  }

  private static func pictures(_ report: Report, _ language: Language, _ page: inout HTMLWriter) {
    if let months = report.months { HTMLMonths.write(months, language, &page) }
    if let timeline = report.drawnTimeline { HTMLTimeline.write(timeline, language, &page) }
  }
}
