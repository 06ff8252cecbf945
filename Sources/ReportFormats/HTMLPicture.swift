import Diagnostics

/// What the drawings of the page share: widths in parts of the page's own, so that letters keep their size on a
/// telephone, and pieces short enough for a sheet of paper.
enum HTMLPicture {
  /// A share of the whole width as `12.345%`, from a fraction.
  static func percent(_ part: Int, of whole: Int) -> String {
    let thousandths = part * 100_000 / whole
    let decimals = String(1000 + thousandths % 1000).dropFirst()
    return "\(thousandths / 1000).\(decimals)%"
  }

  /// Opens a drawing that is read out as its title and its description.
  static func open(
    id: String, height: Int, title: String, description: String, _ page: inout HTMLWriter
  ) {
    page.raw(
      "<svg class=\"picture\" height=\"\(height)\" role=\"img\" aria-labelledby=\"\(id)-title \(id)-text\">\n")
    page.element("title", " id=\"\(id)-title\"", title)
    page.element("desc", " id=\"\(id)-text\"", description)
    page.raw("\n")
  }

  static func line(
    _ style: String, x1: String, y1: Int, x2: String, y2: Int, _ page: inout HTMLWriter
  ) {
    page.raw("<line class=\"\(style)\" x1=\"\(x1)\" y1=\"\(y1)\" x2=\"\(x2)\" y2=\"\(y2)\"></line>")
  }

  static func text(_ style: String, x: String, y: Int, _ text: String, _ page: inout HTMLWriter) {
    page.element("text", " class=\"\(style)\" x=\"\(x)\" y=\"\(y)\"", text)
  }

  /// A label in full where there is room for `wide` columns, and cut for a telephone where there are `narrow`.
  static func label(x: String, y: Int, _ text: String, wide: Int, narrow: Int, _ page: inout HTMLWriter) {
    let (long, short) = (cut(text, to: wide), cut(text, to: narrow))
    guard long != short else { return self.text("label", x: x, y: y, long, &page) }
    self.text("label wide", x: x, y: y, long, &page)
    self.text("label narrow", x: x, y: y, short, &page)
  }

  /// `text`, or as much of its beginning as has room in `columns` with `…` behind it.
  static func cut(_ text: String, to columns: Int) -> String {
    guard DisplayWidth.of(text) > columns else { return text }
    var kept = ""
    var width = 1
    for character in text {
      width += DisplayWidth.of(character)
      guard width <= columns else { break }
      kept.append(character)
    }
    return kept + "…"
  }
}
