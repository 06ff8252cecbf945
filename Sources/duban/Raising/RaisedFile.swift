import CivilTime
import Diagnostics
import RuleFiles
import Rules

/// What `duban raise` was told, as the rule file it comes to; knows which option each part of the file came from.
struct RaisedFile {
  /// The id of the plan as the rules write it, else as it was typed.
  var plan: String
  var units: [String]
  var due: String
  var because: String
  /// Nil: the reason, on one line.
  var title: String?
  var by: String
  var kind: Raised.Kind
  /// The day it is raised.
  var on: CivilDate
  var id: String

  /// One value of the file: where it stands, and what was typed for it.
  private struct Place {
    var option: String
    var typed: String
    var line: Int
    /// Column of its first character, from 1.
    var column: Int
    /// Whether it stands in the file as it was typed, character by character.
    var isVerbatim: Bool
  }

  /// The place of the file in the folder of rules.
  func path(in rules: String) -> String { "\(rules)\(rules.hasSuffix("/") ? "" : "/")raised/\(plan)/\(id).yaml" }

  func source(in rules: String) -> RuleSource { RuleSource(path: path(in: rules), bytes: Array(lines.text.utf8)) }

  // MARK: The file

  /// The lines of the file, and the places of what was typed.
  private struct Lines {
    var text = ""
    var places: [Place] = []
    private var count = 0

    mutating func add(_ line: String) {
      text += line + "\n"
      count += 1
    }

    /// `prefix` and then the value of an option.
    mutating func add(_ prefix: String, _ value: String, from option: String, typed: String? = nil) {
      let scalar = CalendarYAML.scalar(value)
      let quote = scalar.hasPrefix("\"") ? 1 : 0
      let isVerbatim =
        (typed ?? value) == value && scalar.unicodeScalars.count == value.unicodeScalars.count + 2 * quote
      add(prefix + scalar)
      places.append(
        Place(
          option: option, typed: typed ?? value, line: count, column: prefix.unicodeScalars.count + quote + 1,
          isVerbatim: isVerbatim))
    }
  }

  private var lines: Lines {
    var lines = Lines()
    lines.add("# \(kind.words.zh)任务：\(on.chinese)用 duban raise 登记，不在计划原文里。")
    lines.add("# 期限里“10个工作日内”这样的话从交办的日期（on）起算；这一天以前不作提醒。")
    lines.add("# 和其他规则一样可以修改，编号（id）不改；办结用 duban done 登记，文件不用删。")
    lines.add("tasks:")
    lines.add("  - id: ", id, from: "--id")
    lines.add("    plan: ", plan, from: "--plan")
    if let title {
      lines.add("    title: ", title, from: "--title")
    } else {
      lines.add("    title: ", OneLine.folded(because), from: "--because", typed: because)
    }
    lines.add("    lead:")
    for unit in units { lines.add("      - ", unit, from: "--unit") }
    lines.add("    due: ", due, from: "--due")
    lines.add("    raised:")
    lines.add("      on: \(on)")
    lines.add("      by: ", by, from: "--by")
    lines.add("      because: ", because, from: "--because")
    lines.add("      kind: \(kind.words.zh)")
    return lines
  }

  // MARK: Findings

  /// Findings with those about this file moved to the option that was typed, and what prints them.
  ///
  /// - Parameter printed: How the line of another file is read.
  func pointingAtOptions(
    _ diagnostics: [Diagnostic], of loaded: LoadedRules, in rules: String, _ language: Language, isColoured: Bool,
    line printed: @escaping DiagnosticPrinter.LineReader
  ) -> (diagnostics: [Diagnostic], printer: DiagnosticPrinter) {
    let own = loaded.files.names.firstIndex(of: ShownPath.of(path(in: rules))).map { Int32($0) }
    var files = loaded.files
    let first = files.names.count
    var typed: [String] = []
    let moved = diagnostics.map { diagnostic in
      guard let span = diagnostic.span, span.file == own, let place = place(on: Int(span.line)) else {
        return diagnostic
      }
      var diagnostic = diagnostic
      let index = files.add(place.option)
      typed.append(place.typed)
      diagnostic.span = Self.span(span, at: place, file: index)
      return diagnostic
    }
    let options = typed
    let printer = DiagnosticPrinter(files: files, language: language, isColoured: isColoured) { file, line in
      file < first ? printed(file, line) : options[file - first]
    }
    return (moved, printer)
  }

  private func place(on line: Int) -> Place? { lines.places.first { $0.line == line } }

  /// Where `span` of the file stands in what was typed; all of it when that cannot be told.
  private static func span(_ span: SourceSpan, at place: Place, file: Int) -> SourceSpan {
    let count = place.typed.unicodeScalars.count
    let first = Int(span.column) - place.column + 1
    let end = Int(span.endColumn) - place.column + 1
    guard place.isVerbatim, first >= 1, first <= count else {
      return SourceSpan(file: file, line: 1, column: 1, endColumn: count + 1)
    }
    return SourceSpan(file: file, line: 1, column: first, endColumn: min(end, count + 1))
  }
}
