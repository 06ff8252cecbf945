import Diagnostics
import Dispatch
import Foundation
import ProgramHarness
import Rules
import Testing

@testable import RuleFiles

/// However the work is shared out, and whether a file is read in one piece or two: the same book, the same findings.
@Suite struct RuleLoadTests {
  private static let rules: [RuleSource] = {
    let root = "\(Program.packageRoot)/rules"
    return BlockScannerPropertyTests.files.map {
      RuleSource(
        path: "rules/\($0)", bytes: FileManager.default.contents(atPath: "\(root)/\($0)").map { Array($0) } ?? [])
    }
  }()

  private static func load(_ sources: [RuleSource], lanes: Int) -> LoadedRules {
    var settings = LoadSettings(
      channelKinds: ["maildir", "file"],
      reportFormats: ["text", "markdown", "csv", "csv-gb18030", "json", "html", "xlsx"])
    settings.lanes = LoadLanes(count: lanes) { count, work in
      DispatchQueue.concurrentPerform(iterations: count) { @Sendable lane in work(lane) }
    }
    return RuleLoader.load(sources, settings: settings)
  }

  /// What a book says, the numbers of answers and reckonings resolved: these may differ.
  private static func text(_ book: RuleBook?) -> [String] {
    guard let book else { return [] }
    return book.plans.flatMap { plan in
      plan.tasks.flatMap { task in
        task.commitments.map { commitment in
          var fields = commitment.fields
          fields.answer = 0
          fields.reckoning = nil
          fields.rare.unitDeadlines = [:]
          let reckoning = commitment.reckoning.map { book.reckonings[Int($0)] }
          return "\(plan.id)/\(task.id) \(task.fields.lead) \(fields) \(book.answers[Int(commitment.answer)]) "
            + "\(String(describing: reckoning))"
        }
      }
    }
  }

  @Test(arguments: [2, 3, 8]) func anyNumberOfLanesGivesTheSameBook(_ lanes: Int) {
    let one = Self.load(Self.rules, lanes: 1)
    let several = Self.load(Self.rules, lanes: lanes)
    #expect(Self.text(one.book).count > 200 && Self.text(one.book) == Self.text(several.book))
    #expect(one.diagnostics == several.diagnostics && !one.diagnostics.isEmpty)
  }

  @Test func anyNumberOfLanesFindsTheSameFaults() {
    let broken = Self.rules.map { source in
      let text = String(decoding: source.bytes, as: UTF8.self)
      return RuleSource(
        path: source.path,
        bytes: Array(text.replacing("lead: ", with: "laed: ", maxReplacements: 2).replacing("年底", with: "年低").utf8))
    }
    let one = Self.load(broken, lanes: 1)
    #expect(one.book == nil && one.diagnostics.count > 10)
    for lanes in [2, 5] { #expect(Self.load(broken, lanes: lanes).diagnostics == one.diagnostics) }
  }

  // MARK: In one piece or two

  static let sections: [(text: String, before: String?)] = [
    ("plan: {id: a}\ntasks:\n  - {id: x}\n", "plan: {id: a}\n"),
    ("plan:\n  id: a\n任务:\n- {id: x}\n# end\n\n", "plan:\n  id: a\n"),
    ("\u{FEFF}plan: {id: a}\ntasks: [{id: x}]", "\u{FEFF}plan: {id: a}\n"),
    ("plan: {id: a}\r\ntasks:\r\n  - id: x\r\n", "plan: {id: a}\r\n"),
    ("tasks:\n  - {id: x}\n", nil), ("plan: {id: a}\n", nil), ("", nil),
    ("plan: {id: a}\ntasks:\n  - {id: x}\nunits: []\n", nil),
    ("plan: {id: a}\ntasks:\n  - {id: x}\ntasks:\n  - {id: y}\n", nil),
    ("plan: {id: a}\ntasks :\n  - {id: x}\n", nil), ("plan: {id: a}\n\"tasks\":\n  - {id: x}\n", nil),
    ("plan: {id: a}\ntask: 1\n", nil), ("plan: {id: a}\ntasks", nil),
  ]

  @Test func theTasksAreFoundAtTheMarginAndOnlyWhenTheyAreLast() {
    for (text, before) in Self.sections {
      #expect(TaskSection.before(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } == before, "\(text)")
    }
  }

  /// What the line `tasks:` stands in, when it does not begin a section.
  @Test(arguments: [
    "plan: {id: a, title: \"一\ntasks:\n 二\", year: 2018}\n", "plan: {id: a, year: 2018, title: '一\ntasks:\n '}\n",
    "plan: [\ntasks: 1]\n", "office: {name: \"\ntasks:\n  - x\n",
  ]) func aLineThatOnlyLooksLikeTheTasksIsReadAsWhatItIs(_ text: String) {
    #expect(TaskSection.before(Array(text.utf8)) != nil, "the line is not taken for the tasks: nothing is tested")
    var whole: [Diagnostic] = []
    var storage = YAMLTree()
    _ = RuleLoader.read(
      RuleSource(path: "plan.yaml", bytes: Array(text.utf8)), file: 0, settings: Fixtures.settings,
      storage: &storage, into: &whole)
    let loaded = Fixtures.load(["plan.yaml": text]).diagnostics
    #expect(whole.allSatisfy(loaded.contains))
    #expect(loaded.filter { $0.code.hasPrefix("yaml.") } == whole.filter { $0.code.hasPrefix("yaml.") })
  }

  @Test func aFaultBeforeTheTasksIsSaidOnceAndAtItsPlace() {
    let text = Fixtures.book(("  issued: 2018-03-01", "  issued: 2018-13-01"))
    let loaded = Fixtures.load(text)
    #expect(loaded.diagnostics.map(\.code) == ["rule.bad-value"])
  }
}
