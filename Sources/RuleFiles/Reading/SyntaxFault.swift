import CYAML
import Diagnostics

/// What libyaml could not read, and where.
struct SyntaxFault {
  /// In libyaml's words.
  let problem: String
  /// From 1.
  let line: Int
  let column: Int
  /// Line where the construct began that could not be finished.
  let contextLine: Int?
  let contextColumn: Int?

  init(_ parser: yaml_parser_t) {
    problem = parser.problem.map { String(cString: $0) } ?? "not YAML"
    if parser.error == YAML_READER_ERROR {
      // The bytes are checked before they come here, so this is only reached by what both refuse.
      line = Int(parser.mark.line) + 1
      column = Int(parser.mark.column) + 1
      contextLine = nil
      contextColumn = nil
      return
    }
    line = Int(parser.problem_mark.line) + 1
    column = Int(parser.problem_mark.column) + 1
    let hasContext = parser.context != nil
    contextLine = hasContext ? Int(parser.context_mark.line) + 1 : nil
    contextColumn = hasContext ? Int(parser.context_mark.column) + 1 : nil
  }

  /// The fault as a person would name it: a full-width colon or a tab before anything that follows from it.
  func diagnostic(file: Int, lines: SourceLines) -> Diagnostic {
    if let found = fullWidth(file: file, lines: lines) ?? tab(file: file, lines: lines) { return found }
    // These two are noticed far behind the place that has to be mended.
    let isLateKey = problem == "could not find expected ':'"
    let isOpenQuote = problem == "found unexpected end of stream"
    let place = isLateKey || isOpenQuote ? (contextLine ?? line, contextColumn ?? column) : (line, column)
    let end = isLateKey ? lines.line(place.0)?.unicodeScalars.count : nil
    let span = SourceSpan(
      file: file, line: place.0, column: place.1, endColumn: max(place.1 + 1, (end ?? place.1) + 1))
    let began = contextLine.flatMap { $0 == place.0 ? nil : $0 }
    return .syntax(SyntaxSentence.of(problem), began: began, at: span)
  }

  // MARK: Look-alikes

  /// A full-width colon, comma or bracket near the fault, in a place where YAML needs the ASCII one.
  private func fullWidth(file: Int, lines: SourceLines) -> Diagnostic? {
    var near = [contextLine, line - 1, line].compactMap { $0 }.filter { $0 >= 1 }
    near = near.enumerated().filter { !near[..<$0.offset].contains($0.element) }.map(\.element)
    for number in near {
      guard let text = lines.line(number), let offset = Self.lookalike(in: text) else { continue }
      let scalar = text.unicodeScalars[text.unicodeScalars.index(text.unicodeScalars.startIndex, offsetBy: offset)]
      let span = SourceSpan(file: file, line: number, column: offset + 1, endColumn: offset + 2)
      return .fullWidthInYAML(scalar, at: span)
    }
    return nil
  }

  /// Offset of a look-alike that stands for structure: after a key that is known, or with no ASCII colon before it.
  static func lookalike(in line: String) -> Int? {
    for (offset, scalar) in FullWidth.structural(in: line) {
      let before = String(line.unicodeScalars.prefix(offset).map(Character.init))
      if before.contains("#") || before.contains("\"") || before.contains("'") { return nil }
      switch FullWidth.ascii(for: scalar) {
      case ":":
        let key =
          before.split(whereSeparator: { " \t-{,".contains($0) || $0 == "\u{3000}" }).last.map(String.init) ?? ""
        if !before.contains(": ") || KeyTable.isKnown(key) { return offset }
      case " ", "-": if before.allSatisfy({ $0 == " " || $0 == "-" }) { return offset }
      case ",", "[", "]", "{", "}":
        if before.contains("[") || before.contains("{") || scalar == "［" { return offset }
      default: if before.hasSuffix(": ") || before.hasSuffix("- ") { return offset }
      }
    }
    return nil
  }

  // MARK: Tabs

  private func tab(file: Int, lines: SourceLines) -> Diagnostic? {
    for number in [line, line - 1] {
      guard let text = lines.line(number) else { continue }
      let blank = text.unicodeScalars.prefix { $0 == " " || $0 == "\t" || $0 == "-" }
      if let tab = blank.firstIndex(of: "\t") {
        let column = blank.distance(from: blank.startIndex, to: tab) + 1
        return .tab(at: SourceSpan(file: file, line: number, column: column, endColumn: column + 1))
      }
    }
    return nil
  }
}
