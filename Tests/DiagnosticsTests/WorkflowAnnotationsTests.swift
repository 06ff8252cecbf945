import Diagnostics
import Testing

/// Findings as a GitHub workflow shows them.
@Suite struct WorkflowAnnotationsTests {
  private let files = SourceFiles(["rules/a,b:c.yaml"])

  private func finding(_ severity: Severity, _ message: String, help: String? = nil) -> Diagnostic {
    Diagnostic(
      severity, "rule.unknown-key", Bilingual(message), at: SourceSpan(file: 0, line: 7, column: 5, endColumn: 12),
      help: help.map { Bilingual($0) })
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var severity: Severity
    var message: String
    var help: String?
    var line: String
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "an error", severity: .error, message: "unknown key 'dealine'", help: nil,
      line:
        "::error file=rules/a%2Cb%3Ac.yaml,line=7,col=5,endColumn=11,title=rule.unknown-key::unknown key 'dealine'"),
    Case(
      name: "a decision is a warning", severity: .decision, message: "定期", help: nil,
      line: "::warning file=rules/a%2Cb%3Ac.yaml,line=7,col=5,endColumn=11,title=rule.unknown-key::定期"),
    Case(
      name: "a note with help, and what ends a command escaped", severity: .note, message: "100%\r\n: a, b",
      help: "x",
      line:
        "::notice file=rules/a%2Cb%3Ac.yaml,line=7,col=5,endColumn=11,title=rule.unknown-key::100%25%0D%0A: a, b%0Ahelp: x"
    ),
  ]

  @Test(arguments: cases) func aFindingIsOneLine(_ c: Case) {
    let text = WorkflowAnnotations(files: files, language: .en).text(of: [
      finding(c.severity, c.message, help: c.help)
    ])
    #expect(text == c.line + "\n")
  }

  @Test func aFindingWithoutAPlaceHasItsCodeOnly() {
    let finding = Diagnostic(.error, "rule.no-plan", Bilingual("there is no plan"), at: nil)
    #expect(
      WorkflowAnnotations(files: files, language: .en).text(of: [finding])
        == "::error title=rule.no-plan::there is no plan\n")
  }
}
