import ReportFormats

/// A part of the manual, and how it is written as Markdown or for the terminal.
enum ReferenceBlock {
  /// - Parameter level: 1 is the page's own.
  case heading(Int, String)
  case paragraph(String)
  case bullets([String])
  /// The first row is the heading.
  case table([[String]])

  enum Format: String, CaseIterable {
    case markdown
    case text

    /// A word as it is typed.
    func code(_ word: String) -> String { self == .markdown ? "`\(word)`" : word }

    /// The name of a section, as its chapter is called.
    func link(_ section: String) -> String { self == .markdown ? "[`\(section)`](#\(section))" : section }

    /// Words of the tables, which know nothing of Markdown.
    func plain(_ text: String) -> String { self == .markdown ? MarkdownFormat.escape(text) : text }
  }

  func written(as format: Format) -> String {
    switch (self, format) {
    case (.heading(let level, let text), .markdown): "\(String(repeating: "#", count: level)) \(text)\n"
    case (.heading(let level, let text), .text):
      "\(text)\n\(String(repeating: level == 1 ? "=" : "-", count: DisplayWidth.of(text)))\n"
    case (.paragraph(let text), _): text + "\n"
    case (.bullets(let lines), _): lines.map { "- \($0)\n" }.joined()
    case (.table(let rows), .markdown):
      rows.enumerated().map { index, row in
        let line = "| \(row.joined(separator: " | ")) |\n"
        return index == 0 ? line + "|\(String(repeating: " --- |", count: row.count))\n" : line
      }.joined()
    case (.table(let rows), .text): TextTable.render(rows)
    }
  }
}
