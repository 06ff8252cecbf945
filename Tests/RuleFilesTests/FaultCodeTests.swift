import Diagnostics
import RuleFiles
import Testing

/// The list of codes against the tests that show them.
@Suite struct FaultCodeTests {
  @Test func everyCodeIsShownByACase() {
    let cases =
      YAMLFaultTests.cases + KeyFaultTests.cases + ValueFaultTests.cases + LinkFaultTests.names
      + LinkFaultTests.phrases + LinkFaultTests.reports + LinkFaultTests.recipients + UnitFaultTests.cases
      + ChainFaultTests.cases
      + TestFaultTests.cases + WorkflowFaultTests.cases + MailFaultTests.cases
    let shown = cases.reduce(into: Set<String>()) { $0.formUnion($1.codes) }
      .union(ByteCheckTests.cases.map(\.code) + ["file.too-many-faults", "file.ignored", "chain.long"]).union(
        CitationsTests.codes)
    #expect(Set(FaultCode.allCases.map(\.rawValue)).subtracting(shown) == [])
    #expect(shown.subtracting(FaultCode.allCases.map(\.rawValue)) == [])
  }

  @Test func everyCodeIsDottedLowerCaseAndExplainedInBothLanguages() {
    for code in FaultCode.allCases {
      #expect(code.rawValue.split(separator: ".").count == 2)
      #expect(code.rawValue.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "." || $0 == "-" }, "\(code)")
      #expect(!code.about.zh.isEmpty && !code.about.en.isEmpty && code.about.zh != code.about.en, "\(code)")
    }
  }
}
