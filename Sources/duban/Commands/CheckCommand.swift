import ArgumentParser
import Diagnostics
import JSONText
import RuleFiles
import Scheduler

/// `duban check`: every fault of the rule files at once.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Lists every fault of the rule files at once, with its place and what would mend it.",
    discussion: """
      Errors refuse the rules; decisions ask a person; notes say how an ambiguous
      phrase was read. Quotes are compared with the documents they cite.

      EXAMPLES
        duban check
        duban check --rules /etc/duban/rules --json
        duban check --format github --lang zh
        duban check --explain deadline.undecided

      EXIT CODES
        0 no errors · 1 errors · 65 no such code · 66 no such folder
        77 not readable
      """)

  @OptionGroup var options: CommonOptions

  /// How findings are written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    /// Annotations of a GitHub workflow.
    case github
  }

  @Option(name: .long, help: "text, json, github.")
  var format: Format?

  @Option(name: .long, help: "Explains a code such as rule.unknown-key by an example; 'all' lists them.")
  var explain: String?

  func run() throws {
    try reporting(options) {
      if let explain { return try printExplanation(of: explain) }
      let workspace = Workspace(options)
      let set = RuleSet(
        try workspace.ruleSources(), settings: Workspace.settings, documents: { workspace.document($0) })
      let found = set.loaded.diagnostics + RuleFolder(options.rules).notes()
      func count(_ severity: Severity) -> Int { found.count { $0.severity == severity } }
      switch format ?? (options.json ? .json : .text) {
      case .json: Console.print(json(found, in: set.loaded.files).pretty)
      case .github:
        let annotations = WorkflowAnnotations(files: set.loaded.files, language: options.messageLanguage)
        Console.printRaw(annotations.text(of: found))
      case .text:
        let printer = workspace.printer(set)
        Console.printRaw(printer.text(of: found))
        let (errors, decisions, notes) = (count(.error), count(.decision), count(.note))
        let summary = Bilingual(
          zh: "\(set.sources.count)个文件：\(errors)处错误，\(decisions)处待定，\(notes)处提示",
          en: "\(English.counted(set.sources.count, "file")): \(English.counted(errors, "error")), "
            + "\(English.counted(decisions, "decision")), \(English.counted(notes, "note"))")
        Console.error(summary[options.messageLanguage])
      }
      if count(.error) > 0 { throw ExitCode(Failure.Code.findings.rawValue) }
    }
  }

  private func printExplanation(of text: String) throws {
    let language = options.messageLanguage
    if text == "all" {
      let rows = FaultCode.allCases.map { [$0.rawValue, $0.about[language]] }
      return Console.printRaw(TextTable.render(rows))
    }
    guard let code = FaultCode(rawValue: text) else {
      let near = Spelling.nearest(to: text, in: FaultCode.allCases.map(\.rawValue))
      throw Failure(
        .badData, zh: "没有代码“\(text)”\(near.map { "；是不是“\($0)”？" } ?? "")（--explain all 列出全部）",
        en: "no code '\(text)'\(near.map { "; did you mean '\($0)'?" } ?? "") (--explain all lists them)")
    }
    Console.printRaw(FaultExplanation(code: code, language: language).text)
  }

  private func json(_ found: [Diagnostic], in files: SourceFiles) -> JSONValue {
    let language = options.messageLanguage
    func count(_ severity: Severity) -> JSONValue { .number(Int64(found.count { $0.severity == severity })) }
    return .members([
      "errors": count(.error), "decisions": count(.decision), "notes": count(.note),
      "diagnostics": DiagnosticJSON.array(found, files, language),
    ])
  }
}
