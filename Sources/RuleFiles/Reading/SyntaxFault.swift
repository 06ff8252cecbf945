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
    var place = isLateKey || isOpenQuote ? (contextLine ?? line, contextColumn ?? column) : (line, column)
    // What is missing at the end of the file is missing behind its last words, not on the empty line below them.
    while place.0 > 1, lines.isBlank(from: place.0) {
      place.0 -= 1
      place.1 = (lines.line(place.0)?.unicodeScalars.count ?? 0) + 1
    }
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

  /// Offset of a look-alike that stands for structure; one that is part of a text does not.
  static func lookalike(in line: String) -> Int? {
    let scalars = Array(line.unicodeScalars)
    for (offset, scalar) in FullWidth.structural(in: line) {
      let before = Self.text(scalars[..<offset])
      if before.contains("#") || before.contains("\"") || before.contains("'") { return nil }
      let isStructure =
        switch FullWidth.ascii(for: scalar) {
        case ":": isAfterKey(before, of: line)
        case ",": before.contains("{") && isBeforeKey(Self.text(scalars[(offset + 1)...]))
        case " ", "-": before.allSatisfy { $0 == " " || $0 == "-" }
        default: before.hasSuffix(": ") || before.hasSuffix("- ")
        }
      if isStructure { return offset }
    }
    return nil
  }

  /// Whether `before` ends with a key that is known, or the line has no other colon to be a key's.
  private static func isAfterKey(_ before: String, of line: String) -> Bool {
    var part = before[...]
    if before.contains("{"), let start = before.lastIndex(where: { $0 == "{" || $0 == "," }) {
      part = before[before.index(after: start)...]
    }
    let key = part.drop { $0 == " " || $0 == "-" }
    guard !key.contains(": ") else { return false }
    return KeyTable.isKnown(String(key)) || !line.contains(": ") && !line.hasSuffix(":")
  }

  private static func isBeforeKey(_ after: String) -> Bool {
    let key = after.drop { $0 == " " }.prefix { $0 != ":" && $0 != "：" }
    return KeyTable.isKnown(String(key))
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
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
