import Diagnostics
import RuleFiles
import Testing

/// Findings as people read them.
@Suite struct DiagnosticPrinterTests {
  private static let files = SourceFiles(["rules/plan.yaml"])
  private static let help = Bilingual(zh: "是不是“deadline”？", en: "did you mean 'deadline'?")

  private func diagnostic(_ column: Int, _ endColumn: Int, _ severity: Severity = .error) -> Diagnostic {
    Diagnostic(
      severity, "rule.unknown-key", Bilingual(zh: "没有“dealine”这个键", en: "unknown key 'dealine'"),
      at: SourceSpan(file: 0, line: 7, column: column, endColumn: endColumn), help: Self.help)
  }

  private func printer(_ line: String, _ language: Language = .en, isColoured: Bool = false) -> DiagnosticPrinter {
    DiagnosticPrinter(files: Self.files, language: language, isColoured: isColoured) { file, number in
      file == 0 && number == 7 ? line : nil
    }
  }

  @Test func theCaretStandsUnderTheWords() {
    #expect(
      printer("    dealine: 8月前").text(of: diagnostic(5, 12)) == """
        rules/plan.yaml:7:5: error[rule.unknown-key]: unknown key 'dealine'
        7 |     dealine: 8月前
          |     ^~~~~~~
          help: did you mean 'deadline'?
        """)
  }

  @Test func chineseIsTwoColumnsWide() {
    #expect(
      printer("  - {期限：八月, 单位: 甲}", .zh).text(of: diagnostic(13, 15)) == """
        rules/plan.yaml:7:13: 错误[rule.unknown-key]：没有“dealine”这个键
        7 |   - {期限：八月, 单位: 甲}
          |                  ^~~~
          建议：是不是“deadline”？
        """)
  }

  @Test func aPlaceWithoutItsLineIsStillShown() {
    let printer = DiagnosticPrinter(files: Self.files, language: .en)
    #expect(
      printer.text(of: diagnostic(5, 12)) == """
        rules/plan.yaml:7:5: error[rule.unknown-key]: unknown key 'dealine'
          help: did you mean 'deadline'?
        """)
  }

  @Test func whatHasNoPlaceHasNone() {
    let diagnostic = Diagnostic(.error, "rule.no-plan", Bilingual(zh: "没有计划", en: "there is no plan"), at: nil)
    #expect(printer("").text(of: diagnostic) == "error[rule.no-plan]: there is no plan")
  }

  @Test func aLongLineIsCutAroundTheCaret() {
    let line = String(repeating: "甲", count: 200) + "dealine" + String(repeating: "乙", count: 200)
    let lines = printer(line).text(of: diagnostic(201, 208)).split(separator: "\n")
    #expect(lines[1].hasPrefix("7 | …甲") && lines[1].hasSuffix("乙…"))
    let before = lines[1].split(separator: "dealine")[0].dropFirst(4)
    #expect(lines[2] == "  | " + String(repeating: " ", count: 1 + 2 * (before.count - 1)) + "^~~~~~~")
  }

  @Test func nothingInALineReachesTheTerminal() {
    let text = printer("    \u{1B}[2Jdealine\u{202E}: x").text(of: diagnostic(9, 16))
    #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    #expect(text.contains("\u{FFFD}[2Jdealine\u{FFFD}: x"))
  }

  @Test func coloursAreAskedFor() {
    let text = printer("    dealine: x", isColoured: true).text(of: diagnostic(5, 12))
    #expect(text.contains("\u{1B}[1;31merror[rule.unknown-key]\u{1B}[0m"))
    #expect(!printer("    dealine: x").text(of: diagnostic(5, 12)).contains("\u{1B}"))
  }

  @Test func theSummaryCountsBySeverity() {
    let findings = [diagnostic(1, 2), diagnostic(1, 2), diagnostic(1, 2, .note)]
    #expect(printer("").summary(of: findings) == "2 errors, 1 note")
    #expect(printer("", .zh).summary(of: findings) == "错误 2 处，提示 1 处")
    #expect(printer("").summary(of: []) == nil)
  }
}
