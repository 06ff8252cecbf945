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
    let form = try DeadlineReader.form(of: example.phrase, in: Samples.plan)
    #expect("\(type(of: form))" == example.form)
  }

  @Test(arguments: examples)
  func theFirstStepSaysInPlainWordsWhatWasUnderstood(_ example: Example) throws {
    let form = try DeadlineReader.form(of: example.phrase, in: Samples.plan)
    let plain = form.plain(Readings())
    let step = try #require(DeadlineReader.read(example.phrase, in: Samples.plan).steps.first)
    #expect(step.zh.hasSuffix("读作：\(plain.zh)") && step.en.hasSuffix("is read as: \(plain.en)"), "\(step)")
    #expect(!plain.zh.isEmpty && plain.zh != example.phrase && plain.zh != form.canonical)
    let han = plain.en.unicodeScalars.filter { (0x4E00...0x9FFF).contains($0.value) }
    // Only names keep their Chinese: of events, of named periods, of days of action.
    #expect(han.isEmpty || plain.en.contains("'") || form is PointForm || form is EveryYearForm, "\(plain.en)")
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
