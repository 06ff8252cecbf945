import Diagnostics
import Evaluation
import Rules

/// Results of rule tests for people: a line for each, failures in full.
struct TestText {
  var files: SourceFiles
  var language: Language
  /// Whether ANSI colours may be used.
  var isColoured: Bool

  func text(of results: [RuleTestResult]) -> String { results.map { lines(of: $0) + "\n" }.joined() }

  private func lines(of result: RuleTestResult) -> String {
    let mark = result.hasPassed ? coloured("✓", "32") : coloured("✗", "1;31")
    let heading = "\(mark) \(result.test.id)  \(result.test.title)"
    return ([heading] + result.failures.flatMap(lines)).joined(separator: "\n")
  }

  private func lines(of failure: RuleTestResult.Failure) -> [String] {
    let label: (expected: String, found: String, because: String) =
      language == .zh ? ("应为：", "实为：", "因为：") : ("expected: ", "found:    ", "because:  ")
    var lines = ["  \(place(failure.span))"]
    lines.append("    \(label.expected)\(failure.expected[language])")
    lines.append("    \(coloured(label.found, "31"))\(failure.found[language])")
    let indent = String(repeating: " ", count: language == .zh ? 6 : label.because.count)
    for (index, line) in failure.because.enumerated() {
      let source = line.place.map { "  [\($0)]" } ?? ""
      lines.append("    \(index == 0 ? label.because : indent)\(line.text[language])\(source)")
    }
    return lines
  }

  /// `file:line:column`.
  private func place(_ span: SourceSpan) -> String { "\(files.place(span)):\(span.column)" }

  func summary(of results: [RuleTestResult]) -> String {
    let failed = results.count { !$0.hasPassed }
    let compared = results.reduce(0) { $0 + $1.expectations }
    if results.isEmpty {
      return Bilingual(zh: "规则里没有测试（tests）", en: "the rules hold no tests (section 'tests')")[language]
    }
    return Bilingual(
      zh: "\(results.count)个测试，核对\(compared)处：" + (failed == 0 ? "全部通过" : "\(failed)个不通过"),
      en: "\(English.counted(results.count, "test")), \(English.counted(compared, "expectation")): "
        + (failed == 0 ? "all pass" : "\(failed) failed"))[language]
  }

  // MARK: Coverage

  func text(of coverage: RuleTestCoverage) -> String {
    func share(_ share: RuleTestCoverage.Share, _ name: Bilingual) -> String {
      "\(name[language]) \(share.touched)/\(share.total) (\(share.percent)%)"
    }
    let shares = [
      share(coverage.tasks, .init(zh: "任务", en: "tasks")),
      share(coverage.commitments, .init(zh: "事项", en: "commitments")),
      share(coverage.policies, .init(zh: "督办规则", en: "policies")),
      share(coverage.steps, .init(zh: "步骤", en: "steps")),
    ]
    var lines = [
      (language == .zh ? "覆盖：" : "coverage: ") + shares.joined(separator: language == .zh ? "，" : ", ")
    ]
    lines += list(
      coverage.untouchedTasks, .init(zh: "没有测试涉及的任务、事项", en: "tasks and commitments that no test looks at"))
    lines += list(coverage.untouchedPolicies, .init(zh: "没有测试涉及的督办规则", en: "policies that no test looks at"))
    lines += list(coverage.untouchedSteps, .init(zh: "没有测试涉及的步骤", en: "steps that no test looks at"))
    return lines.joined(separator: "\n") + "\n"
  }

  private func list(_ untouched: [RuleTestCoverage.Untouched], _ heading: Bilingual) -> [String] {
    guard !untouched.isEmpty else { return [] }
    return ["\(heading[language])\(language == .zh ? "：" : ":")"]
      + untouched.map { "  \($0.name)  [\(files.place($0.span))]" }
  }

  private func coloured(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
