import Reports

/// One tag or one stretch of text of a page.
enum HTMLToken: Equatable {
  case open(name: String, attributes: [String: String])
  case close(name: String)
  case text(String)
}

/// Reads a page strictly: every attribute quoted, every element closed in order, nothing but what we write.
struct HTMLReader {
  private(set) var tokens: [HTMLToken] = []

  /// Nil when the page is not well formed.
  init?(_ page: String) {
    var rest = Substring(page)
    var open: [String] = []
    while !rest.isEmpty {
      guard rest.first == "<" else {
        let text = rest.prefix { $0 != "<" }
        rest = rest[text.endIndex...]
        guard !text.contains(">") || open.last == "style" else { return nil }
        if open.last != "style" { tokens.append(.text(unescapedEntities(String(text)))) }
        continue
      }
      guard let end = rest.firstIndex(of: ">") else { return nil }
      let inside = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      if inside == "!DOCTYPE html" { continue }
      if inside.first == "/" {
        guard open.popLast() == String(inside.dropFirst()) else { return nil }
        tokens.append(.close(name: String(inside.dropFirst())))
        continue
      }
      let name = String(inside.prefix { $0 != " " })
      guard let attributes = Self.attributes(inside.dropFirst(name.count)) else { return nil }
      tokens.append(.open(name: name, attributes: attributes))
      if name != "meta" { open.append(name) }
    }
    guard open.isEmpty else { return nil }
  }

  private static func attributes(_ text: Substring) -> [String: String]? {
    var found: [String: String] = [:]
    var rest = text
    while let first = rest.first {
      guard first == " " else { return nil }
      rest = rest.dropFirst()
      guard let equals = rest.firstIndex(of: "=") else { return nil }
      let name = rest[..<equals]
      rest = rest[rest.index(after: equals)...]
      guard rest.first == "\"" else { return nil }
      rest = rest.dropFirst()
      guard let quote = rest.firstIndex(of: "\"") else { return nil }
      found[String(name)] = unescapedEntities(String(rest[..<quote]))
      rest = rest[rest.index(after: quote)...]
    }
    return found
  }

  /// All text of the page.
  var text: String {
    tokens.map { if case .text(let text) = $0 { text } else { "" } }.joined()
  }

  /// The rows of the lists, by the column that each cell and each detail says it is.
  var rows: [ReadRow] {
    var rows: [ReadRow] = []
    var columns: [(column: ReportColumn?, depth: Int)] = []
    var depth = 0
    for token in tokens {
      switch token {
      case .open(let name, let attributes):
        if name == "meta" { continue }
        depth += 1
        if name == "tr", !columns.isEmpty { continue }
        if name == "dt" { columns.append((nil, depth)) }
        if let column = attributes["data-column"].flatMap(ReportColumn.init) {
          if column == .number { rows.append([:]) }
          columns.append((column, depth))
        }
      case .close:
        if columns.last?.depth == depth { columns.removeLast() }
        depth -= 1
      case .text(let text):
        guard let column = columns.last?.column else { continue }
        rows[rows.count - 1][column, default: ""] += text
      }
    }
    return rows
  }
}
