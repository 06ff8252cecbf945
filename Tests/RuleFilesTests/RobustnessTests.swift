import Diagnostics
import RuleFiles
import Rules
import Testing

/// No bytes bring the loader down or hold it up.
@Suite struct RobustnessTests {
  private static let bytes = Array((Fixtures.office + Fixtures.plan).utf8)

  /// Loads, and holds the result to what it always promises.
  private func load(_ bytes: [UInt8], _ what: @autoclosure () -> String) {
    let loaded = RuleLoader.load([RuleSource(path: "a.yaml", bytes: bytes)], settings: Fixtures.settings)
    #expect((loaded.book == nil) == loaded.diagnostics.contains { $0.severity == .error }, "\(what())")
    for diagnostic in loaded.diagnostics {
      #expect(FaultCode(rawValue: diagnostic.code) != nil, "\(what()): \(diagnostic.code)")
      guard let span = diagnostic.span else { continue }
      #expect(span.line >= 1 && span.column >= 1 && span.endColumn >= span.column, "\(what()): \(span)")
    }
  }

  @Test func aFileCutAtAnyByteIsReadOrRefused() {
    for length in 0...Self.bytes.count { load(Array(Self.bytes[..<length]), "cut at \(length)") }
  }

  @Test(arguments: [UInt64(1), 2, 3, 4]) func randomChangesAreReadOrRefused(_ seed: UInt64) {
    var generator = SplitMix(seed: seed)
    let interesting = Array(":-[]{},#&*!|>'\"%@`\n\t \\<=：，“　0".utf8)
    for round in 0..<400 {
      var bytes = Self.bytes
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        let at = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes[at] = interesting.randomElement(using: &generator)!
        case 2: bytes.insert(interesting.randomElement(using: &generator)!, at: at)
        case 3: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...40, using: &generator)))
        default:
          let from = Int.random(in: 0..<bytes.count, using: &generator)
          let piece = bytes[from..<min(bytes.count, from + Int.random(in: 1...60, using: &generator))]
          bytes.insert(contentsOf: piece, at: at)
        }
      }
      load(bytes, "seed \(seed), round \(round)")
    }
  }

  struct Bomb: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    var testDescription: String { name }
  }

  static let bombs = [
    Bomb(name: "brackets", text: String(repeating: "[", count: 200_000)),
    Bomb(name: "braces", text: String(repeating: "{", count: 200_000)),
    Bomb(name: "brackets on lines of their own", text: String(repeating: "[\n", count: 100_000)),
    Bomb(name: "braces with keys", text: String(repeating: "{a: ", count: 50_000)),
    Bomb(name: "dashes", text: String(repeating: "- ", count: 100_000)),
    Bomb(name: "questions", text: String(repeating: "? ", count: 100_000)),
    Bomb(
      name: "aliases that stand for ten thousand million nodes",
      text: "a0: &a0 [x]\n"
        + (1...9).map { level in
          "a\(level): &a\(level) [\((0..<10).map { _ in "*a\(level - 1)" }.joined(separator: ","))]\n"
        }.joined()),
    Bomb(
      name: "merges of merges",
      text: "a0: &a0 {x: 1}\n"
        + (1...200).map { level in
          "a\(level): &a\(level) {<<: [\((0..<40).map { _ in "*a\(level - 1)" }.joined(separator: ","))]}\n"
        }
        .joined()),
  ]

  /// libyaml by itself takes 28 s for the first of them. Where the finding stands shows how little was read.
  @Test(arguments: bombs) func isRefusedAtItsBeginning(_ bomb: Bomb) throws {
    let loaded = Fixtures.load(["bomb.yaml": bomb.text])
    #expect(loaded.book == nil && loaded.diagnostics.count == 1)
    let span = try #require(loaded.diagnostics.first?.span)
    #expect(span.line <= 70 && span.column <= 400, "\(span)")
  }

  /// Dates at the ends of the calendar: sums of days must not leave it.
  @Test(arguments: ["0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31"]) func farDaysAreRefused(_ day: String) {
    let issued = Fixtures.load(Fixtures.book(("  issued: 2018-03-01", "  issued: \(day)")))
    #expect(issued.diagnostics.map(\.code) == ["rule.bad-value"])
    let period = Fixtures.load(Fixtures.book(("  year: 2018", "  period: 2018-01-01..\(day)")))
    #expect(period.diagnostics.map(\.code) == ["rule.bad-value"])
  }

  @Test(arguments: [
    "9999年底", "9999年12月31日前", "0年底", "1年前", "10000年底", "99999999年底", "9999999999999个工作日内", "印发之日起9999999日内",
    "印发之日起3660个月内", "每99999999月", "13月", "每月99日", "2月31日", "第999季度", "每周八", "二〇九九年", "100年内",
  ])
  func extremePhrasesAreReadOrRefused(_ phrase: String) {
    for due in [phrase, "\(phrase)前", "\(phrase)后3个工作日内"] {
      let loaded = Fixtures.load(
        Fixtures.book(("    due: 4～11月", "    due: \(due)"), ("    target: 10家以上", "    target: \(phrase)")))
      #expect((loaded.book == nil) == loaded.diagnostics.contains { $0.severity == .error })
    }
  }
  @Test func manyAliasesOfASmallThingAreFine() throws {
    let tasks = (1...50).map { "  - {<<: *usual, id: t\($0), title: 第\($0)项}\n" }.joined()
    let book =
      String(Fixtures.plan.split(separator: "tasks:")[0]) + "tasks:\n"
      + "  - &usual {id: t0, title: 样板, lead: 区农业局, due: 年底}\n" + tasks
    let office = String(Fixtures.office.split(separator: "story:")[0])
    let loaded = Fixtures.load(["office.yaml": office, "plan.yaml": book])
    #expect(Fixtures.listing(loaded) == "")
    let plan = try #require(loaded.book).plans[0]
    #expect(plan.tasks.count == 51 && plan.tasks.allSatisfy { $0.lead == [Answerer.unit(0)] })
    #expect(plan.tasks[50].title == "第50项")
  }

  @Test func aFaultThatManyMergesTakeOverIsReportedOnce() {
    let tasks = (1...20).map { "  - {<<: *usual, id: t\($0), title: 第\($0)项}\n" }.joined()
    let plan =
      String(Fixtures.plan.split(separator: "tasks:")[0]) + "tasks:\n"
      + "  - &usual {id: t0, title: 样板, lead: 区农牧局, deu: 年底}\n" + tasks
    let office = String(Fixtures.office.split(separator: "story:")[0])
    let loaded = Fixtures.load(["office.yaml": office, "plan.yaml": plan])
    #expect(loaded.diagnostics.map(\.code) == ["rule.unknown-name", "rule.unknown-key"])
  }

  /// What stands at one place is in an order too.
  @Test func findingsOfOneRangeAreInTheOrderOfTheirDays() {
    let book = Fixtures.book(("statutory: {春节: 2018-02-16..2018-02-18}", "statutory: {春节: 2018-03-16..2018-03-31}"))
    let found = Fixtures.load(book).diagnostics.map(\.message.en)
    #expect(found == (16...31).map { "2018-03-\($0) is statutory but not among the rest days" })
  }

  private static func book(_ lines: String) -> String {
    "plan: {id: p, title: 计划, year: 2018}\npeople: [{name: 张三, email: a@example.org}]\n\(lines)"
  }

  private static func many(_ count: Int, _ line: (Int) -> String) -> String { (0..<count).map(line).joined() }

  /// As much of one fault as a file can hold: were its cost to grow by the square, the test would not end.
  static let floods = [
    Bomb(name: "unknown keys", text: many(5_000) { "key\($0): x\n" }),
    Bomb(name: "one key, again and again", text: many(200_000) { _ in "plan: {}\n" }),
    Bomb(name: "free keys, each twice", text: "policies:\n" + many(50_000) { "  p\($0 / 2): {}\n" }),
    Bomb(
      name: "as many unknown units as known ones",
      text: book(
        "units:\n" + many(5_000) { "  - {name: 单位名称\($0), liaison: 张三}\n" } + "tasks:\n"
          + many(5_000) { "  - {id: t\($0), title: 甲, lead: 单位名\($0)号, due: 年底}\n" })),
    Bomb(
      name: "as many unknown commitments as known ones",
      text: book(
        "units: [{name: 甲局, liaison: 张三}]\ntasks:\n"
          + many(5_000) { "  - {id: task-\($0), title: 甲, lead: 甲局, after: tsak-\($0)}\n" })),
    Bomb(
      name: "as many unknown obligations as known ones",
      text: book(
        "units: [{name: 甲局, liaison: 张三}]\ntasks:\n"
          + many(5_000) { "  - {id: task-\($0), title: 甲, lead: 甲局, due: 年底}\n" } + "story:\n"
          + many(5_000) { "  - {done: p/tsak-\($0), on: 2018-06-01}\n" })),
    Bomb(name: "fifty megabytes of title", text: book("x: " + String(repeating: "甲", count: 17_000_000))),
    Bomb(name: "four megabytes of one key", text: String(repeating: "k", count: 4_000_000) + ": x\n"),
    Bomb(name: "a million items", text: String(repeating: "- x\n", count: 1_000_000)),
  ]

  @Test(arguments: floods) func manyFaultsAreRefusedInLinearTime(_ flood: Bomb) {
    let loaded = Fixtures.load(["flood.yaml": flood.text])
    #expect(loaded.book == nil && !loaded.diagnostics.isEmpty)
    #expect(loaded.diagnostics.count < 600)
  }
}
