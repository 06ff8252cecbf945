import CivilTime
import Evaluation
import Ledger
import RuleFiles
import Scheduler
import Testing

/// Where the rules stand does not matter: moved, split, reordered, commented, they are the same rules.
@Suite struct RearrangedFilesTests {
  /// SplitMix64: the same seed gives the same cases everywhere.
  private struct SeededRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static let count = 24

  private static func tasks() -> [String] {
    (0..<count).map { number in
      EditRules.task(
        "t\(number)", unit: "单位\(number % 2 + 1)", due: "2018-0\(number % 3 + 7)-\(10 + number % 18)", plan: "p")
    }
  }

  private static let plan =
    "plan: {id: p, title: 计划, year: 2018, issued: 2018-01-02, policy: standard, calendar: plain}\n"

  /// The rules, their tasks dealt at random to some files with comments and blank lines between them.
  private static func rearranged(_ random: inout SeededRandom) -> [String: String] {
    var files = [
      "rules/\(Int.random(in: 0..<100, using: &random)).yaml": "# 计划\n\n" + plan,
      "rules/office\(Int.random(in: 0..<9, using: &random)).yaml": EditRules.office + "\n# 末尾\n",
    ]
    let names = (0..<Int.random(in: 1...6, using: &random)).map {
      "rules/\($0 % 2 == 0 ? "deep/" : "")part\($0).yaml"
    }
    for task in tasks().shuffled(using: &random) {
      let name = names.randomElement(using: &random)!
      let comment = Bool.random(using: &random) ? "\n  # 说明：与上一项无关\n" : ""
      files[name, default: "tasks:\n"] += comment + task
    }
    return files
  }

  @Test func noArrangementOfTheSameTasksChangesAnything() throws {
    let office = try ClockedOffice()
    try office.take(
      ["rules/office.yaml": EditRules.office, "rules/plan.yaml": Self.plan + "tasks:\n" + Self.tasks().joined()],
      at: "2018-07-20 10:00")
    _ = office.post.newLetters()
    for seed in UInt64(1)...60 {
      var random = SeededRandom(state: seed)
      let before = try #require(office.supervision.book)
      let accounts = try office.ledger.counts().accounts
      let adoption = try office.take(Self.rearranged(&random), at: "2018-07-20 10:30")
      guard case .accepted(_, 0) = adoption else {
        Issue.record("seed \(seed): \(adoption)")
        return
      }
      #expect(try office.ledger.counts().accounts == accounts, "seed \(seed)")
      let after = try #require(office.supervision.book)
      let change = Evaluator.difference(
        from: before, to: after, try office.ledger.snapshot(), at: instant("2018-07-20 10:30"),
        until: civilDay("2018-12-31"))
      #expect(change.isEmpty, "seed \(seed)")
    }
    #expect(office.post.newLetters().isEmpty)
  }
}
