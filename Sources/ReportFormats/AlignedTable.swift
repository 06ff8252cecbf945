/// Cells in columns of equal width, counted in display columns; two spaces between them, none at the end.
public struct AlignedTable: Sendable {
  public let heading: String
  public let lines: [String]

  /// - Parameters:
  ///   - headings: One for each column.
  ///   - rows: As many cells each as there are headings.
  ///   - rightAligned: The columns whose cells stand at the right edge.
  public init(headings: [String], rows: [[String]], rightAligned: Set<Int> = []) {
    let widths = headings.indices.map { column in
      rows.reduce(DisplayWidth.of(headings[column])) { max($0, DisplayWidth.of($1[column])) }
    }
    func line(_ cells: [String]) -> String {
      var text = ""
      for (column, cell) in cells.enumerated() {
        if column > 0 { text += "  " }
        text +=
          rightAligned.contains(column)
          ? DisplayWidth.padded(before: cell, to: widths[column]) : DisplayWidth.padded(cell, to: widths[column])
      }
      while text.hasSuffix(" ") { text.removeLast() }
      return text
    }
    heading = line(headings)
    lines = rows.map(line)
  }
}
