import CivilTime
import Diagnostics
import Reports

/// 热力图: the months of a year by unit, darker where more is due, with a mark and a number where something is overdue.
enum HTMLMonths {
  /// So many units are drawn at most; the table holds all.
  static let mostLines = 60
  /// So many of them stand on a sheet of paper.
  private static let linesOfPiece = 16
  private static let rowHeight = 30
  private static let headHeight = 22
  /// Of the whole width, in percent: the names of the units.
  private static let labelShare = 24

  static func write(_ grid: MonthGrid, _ language: Language, _ page: inout HTMLWriter) {
    let heading = MonthGrid.heading[language]
    page.raw("<section id=\"months\">\n")
    page.element("h2", heading)
    page.raw("\n")
    page.element("p", grid.note[language])
    page.raw("\n")
    guard !grid.lines.isEmpty else {
      page.raw("<p>\(ReportWords.nothing[language])</p>\n</section>\n")
      return
    }
    page.element("p", " class=\"legend\"", legend[language])
    page.raw("\n")
    let drawn = Array(grid.lines.prefix(mostLines))
    let most =
      drawn.flatMap { line in
        zip(grid.columns, line.cells).filter { isMonth($0.0) }.map(\.1.due)
      }.max() ?? 0
    let pieces = stride(from: 0, to: drawn.count, by: linesOfPiece).map {
      Array(drawn[$0..<min($0 + linesOfPiece, drawn.count)])
    }
    for (index, piece) in pieces.enumerated() {
      let isLast = index == pieces.count - 1
      draw(
        piece + (isLast ? [grid.together] : []), grid, most: most, number: index + 1, hasSum: isLast, language,
        &page)
    }
    if drawn.count < grid.lines.count {
      page.element("p", notDrawn(grid.lines.count - drawn.count)[language])
      page.raw("\n")
    }
    page.raw("<details>\n")
    page.element("summary", tableHeading[language])
    page.raw("\n")
    page.table(
      "summary months", caption: heading,
      headings: [UnitSummary.unitHeading[language]] + grid.columns.map { $0.heading[language] } + [sum[language]],
      isNumeric: [false] + grid.columns.map { _ in true } + [true],
      rows: (grid.lines + [grid.together]).map { line in
        [line.unit[language]] + (line.cells + [line.sum]).map { words($0)[language] }
      })
    page.raw("</details>\n</section>\n")
  }

  private static func draw(
    _ lines: [MonthGrid.Line], _ grid: MonthGrid, most: Int, number: Int, hasSum: Bool, _ language: Language,
    _ page: inout HTMLWriter
  ) {
    HTMLPicture.open(
      id: "months-\(number)", height: headHeight + lines.count * rowHeight, title: MonthGrid.heading[language],
      description: description[language], &page)
    // What is summed up has wider columns than a month, for larger numbers.
    let weights = grid.columns.map { isMonth($0) ? 2 : 3 } + [3]
    let whole = weights.reduce(0, +)
    /// In thousandths of a percent, to be exact.
    func left(_ column: Int) -> Int {
      labelShare * 1000 + (100 - labelShare) * 1000 * weights.prefix(column).reduce(0, +) / whole
    }
    func share(_ thousandths: Int) -> String { HTMLPicture.percent(thousandths, of: 100_000) }
    func middle(_ column: Int) -> String { share((left(column) + left(column + 1)) / 2) }
    for (column, heading) in (grid.columns.map { $0.heading[language] } + [sum[language]]).enumerated() {
      guard column < grid.columns.count, case .month(let month) = grid.columns[column] else {
        HTMLPicture.text("head", x: middle(column), y: 15, heading, &page)
        continue
      }
      HTMLPicture.text("head wide", x: middle(column), y: 15, heading, &page)
      HTMLPicture.text("head narrow", x: middle(column), y: 15, "\(month.month)", &page)
    }
    page.raw("\n")
    for (index, line) in lines.enumerated() {
      let top = headHeight + index * rowHeight
      let isSum = hasSum && index == lines.count - 1
      HTMLPicture.line("row", x1: "0", y1: top + rowHeight - 1, x2: "100%", y2: top + rowHeight - 1, &page)
      HTMLPicture.label(x: "0", y: top + 19, line.unit[language], wide: 34, narrow: 12, &page)
      for (column, cell) in (line.cells + [line.sum]).enumerated() where cell.due > 0 {
        let isPlain = isSum || column == line.cells.count || !isMonth(grid.columns[column])
        let level = isPlain ? 0 : 1 + (cell.due - 1) * 4 / most
        page.raw(
          "<rect class=\"heat-\(level)\" x=\"\(share(left(column)))\" y=\"\(top)\" "
            + "width=\"\(share(left(column + 1) - left(column) - 200))\" height=\"\(rowHeight - 2)\"></rect>")
        let second = cell.overdue > 0 ? "■\(cell.overdue)" : cell.met == cell.due ? "✓" : nil
        HTMLPicture.text(
          style("due", "\(cell.due)"), x: middle(column), y: top + (second == nil ? 18 : 13), "\(cell.due)", &page)
        if let second {
          HTMLPicture.text(
            style(cell.overdue > 0 ? "late" : "met", second), x: middle(column), y: top + 25, second, &page)
        }
      }
      page.raw("\n")
    }
    page.raw("</svg>\n")
  }

  /// Three characters are too many for a month on a telephone at the usual size.
  private static func style(_ name: String, _ text: String) -> String { text.count > 2 ? "\(name) long" : name }

  private static func isMonth(_ column: MonthGrid.Column) -> Bool {
    if case .month = column { true } else { false }
  }

  /// `5：办结3（逾期1），超期2`.
  static func words(_ cell: MonthGrid.Cell) -> Bilingual {
    var zh: [String] = []
    var en: [String] = []
    if cell.met > 0 {
      zh.append("办结\(cell.met)" + (cell.metLate > 0 ? "（逾期\(cell.metLate)）" : ""))
      en.append("\(cell.met) met" + (cell.metLate > 0 ? " (\(cell.metLate) late)" : ""))
    }
    if cell.overdue > 0 {
      zh.append("超期\(cell.overdue)")
      en.append("\(cell.overdue) overdue")
    }
    guard !zh.isEmpty else { return Bilingual(zh: "\(cell.due)", en: "\(cell.due)") }
    return Bilingual(
      zh: "\(cell.due)：\(zh.joined(separator: "，"))", en: "\(cell.due): \(en.joined(separator: ", "))")
  }

  private static let sum = Bilingual(zh: "合计", en: "all")
  private static let tableHeading = Bilingual(zh: "同样的数字列成表", en: "The same numbers as a table")
  private static let legend = Bilingual(
    zh: "格内数字是到期项数，越多颜色越深；■ 其中超期未结的项数；✓ 全部办结。",
    en: "The number is how many are due, darker for more; ■ how many of them are overdue; ✓ all met.")
  private static let description = Bilingual(
    zh: "每行一个单位，每列一个月，最右为合计；同样的数字列在图下的表中。",
    en: "A row for each unit, a column for each month, all at the right; the table below holds the same numbers.")

  private static func notDrawn(_ count: Int) -> Bilingual {
    Bilingual(zh: "另有\(count)个单位未画，见表。", en: "\(count) more units are in the table only.")
  }
}
