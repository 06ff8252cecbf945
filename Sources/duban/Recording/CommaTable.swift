import Diagnostics

/// A table of comma-separated values as spreadsheets save it, with the place of every field.
///
/// Source: RFC 4180; a byte order mark and lines that end with LF alone are taken too, and rows without anything in
/// them are left out. Where the first line holds more semicolons or tabs than commas, those separate the fields.
struct CommaTable {
  struct Field {
    var text: String
    var span: SourceSpan
  }

  enum Fault: Error {
    /// A quote that nobody closes, or that is followed by something else than a separator or the line's end.
    case strayQuote(SourceSpan)
  }

  /// Rows with their fields; a field's blanks at both ends are dropped unless it is quoted.
  private(set) var rows: [[Field]] = []

  /// What stands between two fields.
  let separator: Unicode.Scalar

  /// 逗号, 分号, 制表符.
  var separatorWords: Bilingual {
    switch separator {
    case ";": Bilingual(zh: "分号", en: "semicolons")
    case "\t": Bilingual(zh: "制表符", en: "tabs")
    default: Bilingual(zh: "逗号", en: "commas")
    }
  }

  init(_ text: String) throws(Fault) {
    var reader = Reader(text)
    separator = reader.separator
    while let row = try reader.row() { rows.append(row) }
  }

  private struct Reader {
    private let scalars: [Unicode.Scalar]
    let separator: Unicode.Scalar
    private var at = 0
    private var line = 1
    private var column = 1

    init(_ text: String) {
      let all = Array(text.unicodeScalars)
      scalars = all.first == "\u{FEFF}" ? Array(all.dropFirst()) : all
      separator = Self.separator(of: scalars)
    }

    /// The one of which the first line that holds anything has most, outside quotes; of equally many the comma.
    private static func separator(of scalars: [Unicode.Scalar]) -> Unicode.Scalar {
      var counts: [Unicode.Scalar: Int] = [",": 0, ";": 0, "\t": 0]
      var isQuoted = false
      var isBlank = true
      for scalar in scalars {
        if scalar == "\"" { isQuoted.toggle() }
        if scalar == "\n", !isQuoted, !isBlank { break }
        if counts[scalar] == nil, scalar != "\n", scalar != "\r", scalar != " " { isBlank = false }
        if !isQuoted { counts[scalar]? += 1 }
        if isBlank, scalar == "\n" { counts = counts.mapValues { _ in 0 } }
      }
      let most = counts.values.max() ?? 0
      return [",", ";", "\t"].first { counts[$0] == most } ?? ","
    }

    private func isBlank(_ scalar: Unicode.Scalar?) -> Bool {
      scalar == " " || scalar == "\u{3000}" || scalar == "\u{A0}" || scalar == "\t" && separator != "\t"
    }

    private var current: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

    private mutating func advance() {
      if scalars[at] == "\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
      at += 1
    }

    /// The next row that holds something; nil at the end.
    mutating func row() throws(Fault) -> [Field]? {
      while at < scalars.count {
        var fields = [try field()]
        while current == separator {
          advance()
          fields.append(try field())
        }
        if current == "\r" { advance() }
        if current == "\n" { advance() }
        if fields.contains(where: { !$0.text.isEmpty }) { return fields }
      }
      return nil
    }

    private mutating func field() throws(Fault) -> Field {
      while isBlank(current) { advance() }
      if current == "\"" { return try quoted() }
      let (firstLine, firstColumn) = (line, column)
      var text = String.UnicodeScalarView()
      while let scalar = current, scalar != separator, scalar != "\n", !isLineEnd {
        text.append(scalar)
        advance()
      }
      while isBlank(text.last) { text.removeLast() }
      return Field(
        text: String(text),
        span: SourceSpan(
          file: 0, line: firstLine, column: firstColumn, endColumn: firstColumn + max(1, text.count)))
    }

    /// Whether a carriage return stands before the line's end or the text's.
    private var isLineEnd: Bool {
      current == "\r" && (at + 1 == scalars.count || scalars[at + 1] == "\n")
    }

    private mutating func quoted() throws(Fault) -> Field {
      let start = SourceSpan(file: 0, line: line, column: column, endColumn: column + 1)
      advance()
      var text = String.UnicodeScalarView()
      while let scalar = current {
        advance()
        if scalar != "\"" {
          text.append(scalar)
        } else if current == "\"" {
          text.append("\"")
          advance()
        } else {
          while isBlank(current) { advance() }
          guard current == nil || current == separator || current == "\n" || isLineEnd else {
            throw .strayQuote(start)
          }
          var span = start
          if Int(span.line) == line { span.endColumn = Int32(column) }
          return Field(text: String(text), span: span)
        }
      }
      throw .strayQuote(start)
    }
  }
}
