import CivilTime
import Diagnostics
import Testing

@testable import PlanLanguage

@Suite struct DeadlineFormsTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let form: String, phrase: String
    var testDescription: String { "\(form): \(phrase)" }
  }

  static let examples = DeadlineForms.all.flatMap { form in
    form.examples.map { Example(form: "\(form)", phrase: $0) }
  }

  @Test(arguments: examples)
  func everyExampleIsReadByItsForm(_ example: Example) throws {
    let answer = try DeadlineReader.read(example.phrase, in: Samples.plan)
    let form = try #require(DeadlineForms.all.first { "\($0)" == example.form })
    #expect(answer.steps.first?.en.hasSuffix("(\(form.name.en))") ?? false, "\(answer.steps.first?.en ?? "")")
  }

  @Test(arguments: examples)
  func theCanonicalWritingOfEveryExampleMeansTheSame(_ example: Example) throws {
    try expectCanonicalIsEqual(example.phrase, in: Samples.plan)
  }

  @Test func theManualShowsEveryForm() {
    #expect(DeadlineForms.descriptions.count == DeadlineForms.all.count)
    #expect(DeadlineForms.descriptions.allSatisfy { !$0.examples.isEmpty && !$0.name.zh.isEmpty })
    #expect(Set(DeadlineForms.descriptions.map(\.name)).count == DeadlineForms.all.count)
  }
}
