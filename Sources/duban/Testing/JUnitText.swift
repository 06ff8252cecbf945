import Diagnostics
import Evaluation
import Rules

/// Results of rule tests as JUnit XML: a suite for each file, a case for each test, without times and host names, so
/// that equal results give equal bytes.
///
/// There is no one schema; these are the elements and attributes that Jenkins and GitLab read.
struct JUnitText {
  var files: SourceFiles
  var language: Language

  func text(of results: [RuleTestResult]) -> String {
    var suites: [(file: String, results: [RuleTestResult])] = []
    for result in results {
      let file = files.name(of: result.test.span)
      if suites.last?.file == file {
        suites[suites.count - 1].results.append(result)
      } else {
        suites.append((file, [result]))
      }
    }
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    lines.append("<testsuites name=\"duban test\"\(counts(of: results))>")
    for suite in suites {
      lines.append("  <testsuite name=\"\(escaped(suite.file))\"\(counts(of: suite.results))>")
      lines += suite.results.map { testCase($0, in: suite.file) }
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    return lines.joined(separator: "\n") + "\n"
  }

  private func counts(of results: [RuleTestResult]) -> String {
    " tests=\"\(results.count)\" failures=\"\(results.count { !$0.hasPassed })\" errors=\"0\" skipped=\"0\""
  }

  private func testCase(_ result: RuleTestResult, in file: String) -> String {
    let head =
      "    <testcase classname=\"\(escaped(file))\" name=\"\(escaped("\(result.test.id) \(result.test.title)"))\""
      + " file=\"\(escaped(file))\" line=\"\(result.test.span.line)\" assertions=\"\(result.expectations)\""
    guard !result.hasPassed else { return head + "/>" }
    return ([head + ">"] + result.failures.map(failure) + ["    </testcase>"]).joined(separator: "\n")
  }

  private func failure(_ failure: RuleTestResult.Failure) -> String {
    let (expected, found) = (failure.expected[language], failure.found[language])
    let message = language == .zh ? "应为：\(expected)；实为：\(found)" : "expected: \(expected); found: \(found)"
    let because = failure.because.map { line in
      "\n" + line.text[language] + (line.place.map { "  [\($0)]" } ?? "")
    }
    let body = "\(files.place(failure.span)):\(failure.span.column)" + because.joined()
    return "      <failure type=\"rule-test\" message=\"\(escaped(message))\">\(escaped(body))</failure>"
  }

  /// As it may stand in an attribute or an element; what XML 1.0 has no way to write becomes `�`.
  ///
  /// Source: XML 1.0 (Fifth Edition), section 2.2 (characters) and 2.4 (escapes).
  private func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&apos;".unicodeScalars)
      case "\t", "\n", "\r": result.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
      default:
        let isWritable = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        result.append(isWritable ? scalar : "\u{FFFD}")
      }
    }
    return String(result)
  }
}
