/// Prints findings for people: place, severity, code, sentence; the line; a caret; help.
///
/// ```text
/// rules/plan.yaml:7:5: error[rule.unknown-key]: unknown key 'dealine'
/// 7 |     dealine: 8月前
///   |     ^~~~~~~
///   help: did you mean 'deadline'?
/// ```
public struct DiagnosticPrinter: Sendable {
  /// The text of a line (counted from 1) of a file, without its end; nil when it cannot be had.
  public typealias LineReader = @Sendable (_ file: Int, _ line: Int) -> String?

  public var files: SourceFiles
  public var language: Language
  /// Whether ANSI colours may be used.
  public var isColoured: Bool
  private let line: LineReader

  /// Columns of a source line that are shown at most; a longer one is cut around the caret.
  private static let shownColumns = 160

  public init(
    files: SourceFiles, language: Language = .zh, isColoured: Bool = false,
    line: @escaping LineReader = { _, _ in nil }
  ) {
    self.files = files
    self.language = language
    self.isColoured = isColoured
    self.line = line
  }

  /// One finding in as many lines as it needs, without a line end after the last.
  public func text(of diagnostic: Diagnostic) -> String {
    var lines = [heading(of: diagnostic)]
    if let span = diagnostic.span, span.line >= 1, let source = line(Int(span.file), Int(span.line)) {
      lines += excerpt(source, span, diagnostic.severity)
    }
    if let help = diagnostic.help {
      let label = language == .zh ? "建议：" : "help: "
      lines.append("  \(coloured(label, .help))\(Printable.line(help[language]))")
    }
    return lines.joined(separator: "\n")
  }

  /// All findings, one after the other, each followed by a line end.
  public func text(of diagnostics: some Sequence<Diagnostic>) -> String {
    diagnostics.map { text(of: $0) + "\n" }.joined()
  }

  /// `2 errors, 1 decision, 3 notes`, leaving out what there is none of; nil when there is nothing.
  public func summary(of diagnostics: some Sequence<Diagnostic>) -> String? {
    var counts: [Severity: Int] = [:]
    for diagnostic in diagnostics { counts[diagnostic.severity, default: 0] += 1 }
    let parts = Severity.allCases.compactMap { severity -> String? in
      guard let count = counts[severity] else { return nil }
      switch language {
      case .zh: return "\(severity.chinese) \(count) 处"
      case .en: return English.counted(count, severity.rawValue)
      }
    }
    return parts.isEmpty ? nil : parts.joined(separator: language == .zh ? "，" : ", ")
  }

  // MARK: Parts

  private func heading(of diagnostic: Diagnostic) -> String {
    let place = diagnostic.span.map { "\(Printable.line(files.name(of: $0))):\($0.line):\($0.column): " } ?? ""
    let word = language == .zh ? diagnostic.severity.chinese : diagnostic.severity.rawValue
    let label = coloured("\(word)[\(diagnostic.code)]", .severity(diagnostic.severity))
    let colon = language == .zh ? "：" : ": "
    return "\(coloured(place, .place))\(label)\(colon)\(Printable.line(diagnostic.message[language]))"
  }

  /// The line and, under it, the caret: as many columns to the right as the text before it takes on a terminal.
  private func excerpt(_ source: String, _ span: SourceSpan, _ severity: Severity) -> [String] {
    var scalars = Array(source.unicodeScalars)
    var first = min(Int(span.column) - 1, scalars.count)
    var last = min(max(Int(span.endColumn) - 1, first + 1), max(scalars.count, first + 1))
    var (before, after) = ("", "")
    if scalars.count > Self.shownColumns {
      let start = max(0, min(first - 40, scalars.count - Self.shownColumns))
      let end = min(scalars.count, start + Self.shownColumns)
      if start > 0 { before = "…" }
      if end < scalars.count { after = "…" }
      scalars = Array(scalars[start..<end])
      first -= start
      last = min(last - start, scalars.count)
    }
    let number = String(span.line)
    let shown = before + Printable.text(scalars[...]) + after
    let indent = Printable.columns(scalars[..<first]) + Printable.columns(before.unicodeScalars)
    let width = max(1, Printable.columns(scalars[min(first, scalars.count)..<min(max(last, first), scalars.count)]))
    let caret = "^" + String(repeating: "~", count: width - 1)
    return [
      "\(coloured("\(number) |", .place)) \(shown)",
      coloured("\(String(repeating: " ", count: number.count)) |", .place) + " "
        + String(repeating: " ", count: indent) + coloured(caret, .severity(severity)),
    ]
  }

  // MARK: Colours

  private enum Colour {
    case severity(Severity)
    case place
    case help
  }

  private func coloured(_ text: String, _ colour: Colour) -> String {
    guard isColoured, !text.isEmpty else { return text }
    let code =
      switch colour {
      case .severity(.error): "1;31"
      case .severity(.decision): "1;33"
      case .severity(.note): "1;36"
      case .place: "2"
      case .help: "32"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

extension Severity {
  /// 错误, 待定, 提示.
  public var chinese: String {
    switch self {
    case .error: "错误"
    case .decision: "待定"
    case .note: "提示"
    }
  }
}
