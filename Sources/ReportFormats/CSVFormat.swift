public import Diagnostics
public import Reports

/// A spreadsheet's table: UTF-8 with a byte-order mark, as Excel and WPS want it, and CRLF.
///
/// The first record is the header; then one record a row of every list, the
/// list's name first; after an empty record the summary by unit, the totals and
/// the notes. Every record has as many fields as the header.
///
/// Source: RFC 4180.
public enum CSVFormat: ReportFormat {
  public static let name = "csv"
  public static let fileExtension = "csv"
  public static let mediaType = "text/csv; charset=utf-8"

  public static func render(_ report: Report, language: Language) -> [UInt8] {
    [0xEF, 0xBB, 0xBF] + Array(text(of: report, language).utf8)
  }

  /// The records as one text, without a byte-order mark.
  static func text(of report: Report, _ language: Language) -> String {
    let columns = report.allColumns
    var records = [[ReportWords.category[language]] + columns.map { $0.heading[language] }]
    for section in report.sections {
      for row in section.rows {
        records.append(
          [text(section.heading[language])] + columns.map { field($0.cell(row, language), language) })
      }
    }
    records.append([])
    records.append([UnitSummary.heading[language]] + report.summary.headings(language))
    for line in report.summary.shownLines {
      records.append(
        [UnitSummary.heading[language], text(line.unit[language])] + line.counts.map { String($0) }
          + [text(line.rowsText(language))])
    }
    records.append([UnitSummary.heading[language], text(UnitSummary.note[language])])
    if !report.summary.figureColumns.isEmpty {
      let heading = UnitSummary.figuresHeading[language]
      records += [[], [heading] + report.summary.figureHeadings(language)]
      for line in report.summary.shownLines {
        records.append([heading, text(line.unit[language])] + line.figures.map { $0.plain(language) })
      }
    }
    records.append([])
    for total in report.totals {
      records.append([ReportWords.totals[language], text(total.label[language]), String(total.count)])
    }
    records.append([])
    records.append([ReportWords.notes[language], text(report.title[language])])
    for note in report.notes {
      records.append([ReportWords.notes[language], text(note.label[language]), text(note.text[language])])
    }

    let width = records.map(\.count).max() ?? 0
    var text = ""
    for record in records {
      let padded = record + Array(repeating: "", count: width - record.count)
      text += padded.map(quote).joined(separator: ",")
      text += "\r\n"
    }
    return text
  }

  private static func field(_ cell: ReportCell, _ language: Language) -> String {
    switch cell {
    case .empty, .number, .day: cell.plain(language)
    case .lamp, .text: text(cell.plain(language))
    }
  }

  /// `text` so that a spreadsheet does not take it for a formula: with an apostrophe before it where it begins
  /// like one, also in full-width forms, which Chinese input methods write and spreadsheets accept.
  ///
  /// Source: OWASP, CSV Injection.
  static func text(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    switch first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "−": return "'" + text
    default: return text
    }
  }

  private static func quote(_ field: String) -> String {
    let needsQuotes =
      field.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0D || $0 == 0x0A }
      || field.utf8.first == 0x20 || field.utf8.last == 0x20
    guard needsQuotes else { return field }
    var doubled = ""
    for scalar in field.unicodeScalars {
      if scalar == "\"" { doubled += "\"\"" } else { doubled.unicodeScalars.append(scalar) }
    }
    return "\"\(doubled)\""
  }
}
