import Diagnostics
import Reports

/// The rows of a report as sheets of a workbook.
struct RowList {
  /// A row, with the list it stands in.
  struct Entry {
    var section: Int
    var row: Int
  }

  private let report: Report
  private let language: Language
  private let limit: Int
  private let columns: [ReportColumn]
  private let widths: [Int]
  /// Every row, in order.
  let all: [Entry]
  private let byNumber: [Int: Entry]

  /// - Parameter limit: Rows a sheet holds at most, the header among them.
  init(_ report: Report, _ language: Language, limit: Int) {
    self.report = report
    self.language = language
    self.limit = limit
    columns = report.allColumns
    all = report.sections.indices.flatMap { section in
      report.sections[section].rows.indices.map { Entry(section: section, row: $0) }
    }
    byNumber = Dictionary(
      all.map { (report.sections[$0.section].rows[$0.row].number, $0) }, uniquingKeysWith: { first, _ in first })
    // The first ones stand for all: a column is wide enough or its text wraps.
    let sample = all.prefix(200).map { report.sections[$0.section].rows[$0.row] }
    let texts =
      [[ReportWords.category[language]] + report.sections.map { $0.heading[language] }]
      + columns.map { column in
        [column.heading[language]] + sample.map { column.cell($0, language).plain(language) }
      }
    widths = texts.map { texts in
      // Two for the button that filters.
      let longest = texts.map(DisplayWidth.of).max() ?? 0
      return min(max(longest, DisplayWidth.of(texts[0]) + 2, 6) + 2, Self.widest)
    }
  }

  /// What stands on the screen only; nil where everything is printed.
  var printNote: Bilingual? {
    let printed = Sheet.printed(widths)
    // The first is the list that a row stands in.
    guard printed < widths.count, printed > 1 else { return nil }
    let last = columns[printed - 2].heading
    return Bilingual(
      zh: "各清单打印到“\(last.zh)”一列为止，其余各列在屏幕上看。",
      en: "The lists are printed as far as the column '\(last.en)'; the others are on the screen.")
  }

  /// Columns of characters; longer text wraps.
  private static let widest = 44

  /// The rows with `numbers`, in their order.
  func rows(_ numbers: [Int]) -> [Entry] { numbers.compactMap { byNumber[$0] } }

  /// Adds `entries` as a sheet called `name`, or as several where one cannot hold them.
  func add(_ entries: [Entry], named name: String, to book: Workbook) throws(RenderFault) {
    var rest = entries[...]
    repeat {
      var sheet = try book.addSheet(name, widths: widths)
      sheet.setPageHeader("\(report.title[language]) \(report.day)")
      sheet.add(
        [.text(ReportWords.category[language], .heading)] + columns.map { .text($0.heading[language], .heading) })
      for entry in rest.prefix(limit - 1) { sheet.add(cells(of: entry)) }
      rest = rest.dropFirst(limit - 1)
      sheet.makeFirstRowHeader()
    } while !rest.isEmpty
  }

  private func cells(of entry: Entry) -> [Cell] {
    let section = report.sections[entry.section]
    var cells = [Cell.text(section.heading[language], .text)]
    for column in columns {
      switch column.cell(section.rows[entry.row], language) {
      case .empty: cells.append(.empty(.text))
      case .number(let number): cells.append(.number(Double(number)))
      case .day(let day, let time, let provisional): cells.append(.day(day, time, provisional: provisional))
      case .lamp(let lamp):
        cells.append(
          .text(ReportCell.lamp(lamp).plain(language), .lamp(name: lamp.name, colour: lamp.colour)))
      case .text(let text): cells.append(.text(text, .text))
      }
    }
    return cells
  }
}
