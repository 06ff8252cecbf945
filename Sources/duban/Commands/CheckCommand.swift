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

      EXIT CODES
        0 no errors · 1 errors · 66 no such folder · 77 not readable
      """)

  @OptionGroup var options: CommonOptions

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let set = RuleSet(
        try workspace.ruleSources(), settings: Workspace.settings, documents: { workspace.document($0) })
      let found = set.loaded.diagnostics
      func count(_ severity: Severity) -> Int { found.count { $0.severity == severity } }
      if options.json {
        Console.print(json(set).pretty)
      } else {
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

  private func json(_ set: RuleSet) -> JSONValue {
    let found = set.loaded.diagnostics
    let language = options.messageLanguage
    func count(_ severity: Severity) -> JSONValue { .number(Int64(found.count { $0.severity == severity })) }
    return .members([
      "errors": count(.error), "decisions": count(.decision), "notes": count(.note),
      "diagnostics": .array(
        found.map { diagnostic in
          let span = diagnostic.span
          return .members([
            "severity": .string(diagnostic.severity.rawValue), "code": .string(diagnostic.code),
            "file": .optional(span.map { set.loaded.files.name(of: $0) }),
            "line": span.map { .number(Int64($0.line)) } ?? .null,
            "column": span.map { .number(Int64($0.column)) } ?? .null,
            "endColumn": span.map { .number(Int64($0.endColumn)) } ?? .null,
            "message": .string(diagnostic.message[language]), "help": .optional(diagnostic.help?[language]),
          ])
        }),
    ])
  }
}
