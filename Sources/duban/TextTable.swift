import ReportFormats

/// A table for the terminal, aligned for double-width characters.
enum TextTable {
  /// - Parameter rows: The first is the heading; a shorter row is filled up with empty cells.
  static func render(_ rows: [[String]]) -> String {
    guard let headings = rows.first else { return "" }
    let filled = rows.dropFirst().map { row in
      row + [String](repeating: "", count: max(0, headings.count - row.count))
    }
    let table = AlignedTable(headings: headings, rows: filled)
    return ([table.heading] + table.lines).map { $0 + "\n" }.joined()
  }
}
