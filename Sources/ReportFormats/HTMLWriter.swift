import Diagnostics

/// Bytes of a page in the making: markup of ours as it is, and text of others escaped.
///
/// Appending takes time in what is appended only, however long the page has become.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  /// Adds `markup` as it is: never anything that a rule or a person wrote.
  mutating func raw(_ markup: String) { bytes += markup.utf8 }

  /// Adds `text` with what means something in HTML written as entities; fit for content and for quoted attributes.
  mutating func text(_ text: String) { HTMLText.append(text, to: &bytes) }

  /// Adds an element without attributes that holds nothing but `text`.
  mutating func element(_ tag: String, _ text: String) { element(tag, "", text) }

  /// Adds an element that holds nothing but `text`; `attributes` begin with a space each.
  mutating func element(_ tag: String, _ attributes: String, _ text: String) {
    raw("<\(tag)\(attributes)>")
    self.text(text)
    raw("</\(tag)>")
  }

  /// A table whose first column names the rows.
  ///
  /// - Parameters:
  ///   - style: Names of its classes.
  ///   - isNumeric: One for each column; the first is never.
  mutating func table(
    _ style: String, caption: String, headings: [String], isNumeric: [Bool], rows: [[String]]
  ) {
    let labels = headings.map(HTMLFormat.escape)
    let classes = isNumeric.map { $0 ? " class=\"n\"" : "" }
    raw("<table class=\"\(style)\">\n")
    element("caption", caption)
    raw("\n<thead>\n<tr>")
    for (label, style) in zip(labels, classes) { raw("<th scope=\"col\"\(style)>\(label)</th>") }
    raw("</tr>\n</thead>\n<tbody>\n")
    for row in rows {
      raw("<tr>")
      for (column, cell) in row.enumerated() {
        let tag = column == 0 ? "th" : "td"
        element(tag, "\(column == 0 ? " scope=\"row\"" : classes[column]) data-label=\"\(labels[column])\"", cell)
      }
      raw("</tr>\n")
    }
    raw("</tbody>\n</table>\n")
  }
}
