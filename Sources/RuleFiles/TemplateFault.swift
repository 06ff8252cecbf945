public import Diagnostics

/// What is wrong with a template of letters, which the program around the loader reads.
public struct TemplateFault: Hashable, Sendable {
  /// From 1.
  public var line: Int
  /// From 1, in Unicode scalars.
  public var column: Int
  public var endColumn: Int
  public var message: Bilingual
  public var help: Bilingual?

  public init(line: Int, column: Int, endColumn: Int, zh: String, en: String, help: Bilingual?) {
    self.line = line
    self.column = column
    self.endColumn = endColumn
    message = Bilingual(zh: zh, en: en)
    self.help = help
  }

  /// Templates of the same name in several places: which one counts is for a person to say.
  static func twice(in sources: [RuleSource]) -> [Diagnostic] {
    var first: [Substring: String] = [:]
    var found: [Diagnostic] = []
    for (file, source) in sources.enumerated() where source.isTemplate {
      let name = source.path.split(separator: "/").last ?? ""
      if let other = first[name] {
        let fault = TemplateFault(
          line: 1, column: 1, endColumn: 2, zh: "模板“\(name)”已经有了：\(other)",
          en: "template '\(name)' is there already: \(other)",
          help: Bilingual(zh: "删去其中一个", en: "remove one of them"))
        found.append(fault.diagnostic(file: file))
      }
      first[name] = first[name] ?? source.path
    }
    return found
  }

  func diagnostic(file: Int) -> Diagnostic {
    Diagnostic(
      .error, .templateUnread, zh: message.zh, en: message.en,
      at: SourceSpan(file: file, line: line, column: column, endColumn: endColumn), help: help)
  }
}

extension RuleSource {
  /// Whether it is a template of letters, and no YAML.
  public var isTemplate: Bool { path.utf8.suffix(9).elementsEqual(".mustache".utf8) }
}
