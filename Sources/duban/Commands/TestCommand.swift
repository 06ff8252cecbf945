import ArgumentParser
import Diagnostics
import Evaluation
import Foundation
import JSONText
import Rules

/// `duban test`: runs the tests that stand in the rule files.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs the tests in the rule files: what must be due, lit, overdue and told on which day.",
    discussion: """
      A test stands in a section 'tests' of any rule file: facts as the ledger would
      hold them, and checks of certain days. The facts are replayed day by day by the
      pass that the daemon makes; no ledger is opened, nothing is sent.

      EXAMPLES
        duban test
        duban test --filter xinbei-ziyang-2018
        duban test --coverage
        duban test --junit test-results.xml --json

      EXIT CODES
        0 all pass · 1 a test fails, or the rules have errors · 65 no test fits --filter
        66 no such folder
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: "Only tests whose id, title or file contains this.")
  var filter: String?

  @Option(
    name: .long, help: "Also writes the results as JUnit XML into this file, in place of an earlier one.",
    completion: .file(extensions: ["xml"]))
  var junit: String?

  @Flag(name: .long, help: "Also lists the tasks, policies and steps that no test looks at.")
  var coverage = false

  func run() throws {
    try reporting(options) {
      let book = try Workspace(options).book(rehearsing: true)
      let tests = try chosen(book)
      let results = tests.map { Evaluator.run($0, book) }
      let covered = coverage ? RuleTestCoverage(results, book) : nil
      let language = options.messageLanguage
      if let junit {
        try write(JUnitText(files: book.files, language: language).text(of: results), to: junit)
      }
      if options.json {
        Console.print(TestJSON(files: book.files, language: language).value(of: results, covered).pretty)
      } else {
        let text = TestText(files: book.files, language: language, isColoured: options.useColor)
        Console.printRaw(text.text(of: results))
        if let covered { Console.printRaw(text.text(of: covered)) }
        Console.error(text.summary(of: results))
      }
      if results.contains(where: { !$0.hasPassed }) { throw ExitCode(Failure.Code.findings.rawValue) }
    }
  }

  private func chosen(_ book: RuleBook) throws -> [RuleTest] {
    guard let filter else { return book.tests }
    let found = book.tests.filter {
      $0.id.contains(filter) || $0.title.contains(filter) || book.files.name(of: $0.span).contains(filter)
    }
    guard found.isEmpty else { return found }
    let near = Spelling.nearest(to: filter, in: book.tests.map(\.id))
    let help = near.map { (zh: "；是不是“\($0)”？", en: "; did you mean '\($0)'?") } ?? (zh: "", en: "")
    throw Failure(
      .badData, zh: "没有编号、标题或文件里有“\(filter)”的测试\(help.zh)",
      en: "no test has '\(filter)' in its id, title or file\(help.en)")
  }

  /// Whole or not at all, over an earlier file.
  private func write(_ text: String, to path: String) throws {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Failure(.cannotCreate, zh: "不能写入 \(path)", en: "cannot write \(path)")
    }
  }
}
