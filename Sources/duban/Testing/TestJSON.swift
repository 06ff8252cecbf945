import Diagnostics
import Evaluation
import JSONText
import Rules

/// Results of rule tests for scripts.
struct TestJSON {
  var files: SourceFiles
  var language: Language

  func value(of results: [RuleTestResult], _ coverage: RuleTestCoverage?) -> JSONValue {
    let failed = results.count { !$0.hasPassed }
    return .members([
      "tests": .number(Int64(results.count)), "passed": .number(Int64(results.count - failed)),
      "failed": .number(Int64(failed)),
      "expectations": .number(Int64(results.reduce(0) { $0 + $1.expectations })),
      "results": .array(results.map(value)), "coverage": coverage.map(value),
    ])
  }

  private func value(_ result: RuleTestResult) -> JSONValue {
    .members([
      "id": .string(result.test.id), "title": .string(result.test.title),
      "file": .string(files.name(of: result.test.span)), "line": .number(Int64(result.test.span.line)),
      "passed": .bool(result.hasPassed), "expectations": .number(Int64(result.expectations)),
      "failures": .array(result.failures.map(value)),
    ])
  }

  private func value(_ failure: RuleTestResult.Failure) -> JSONValue {
    .members([
      "file": .string(files.name(of: failure.span)), "line": .number(Int64(failure.span.line)),
      "column": .number(Int64(failure.span.column)), "expected": .string(failure.expected[language]),
      "found": .string(failure.found[language]),
      "because": .array(
        failure.because.map { line in
          .members([
            "part": .string(line.part.rawValue), "text": .string(line.text[language]),
            "place": .optional(line.place),
          ])
        }),
    ])
  }

  private func value(_ coverage: RuleTestCoverage) -> JSONValue {
    func share(_ share: RuleTestCoverage.Share) -> JSONValue {
      .members(["touched": .number(Int64(share.touched)), "total": .number(Int64(share.total))])
    }
    func list(_ untouched: [RuleTestCoverage.Untouched]) -> JSONValue {
      .array(
        untouched.map { item in
          .members([
            "name": .string(item.name), "file": .string(files.name(of: item.span)),
            "line": .number(Int64(item.span.line)),
          ])
        })
    }
    return .members([
      "tasks": share(coverage.tasks), "commitments": share(coverage.commitments),
      "policies": share(coverage.policies), "steps": share(coverage.steps),
      "untouchedTasks": list(coverage.untouchedTasks), "untouchedPolicies": list(coverage.untouchedPolicies),
      "untouchedSteps": list(coverage.untouchedSteps),
    ])
  }
}
