import Diagnostics
import RuleFiles
import Rules
import Testing

/// Whatever comes before whatever: the loader never falls, and no circle escapes it.
@Suite struct ChainPropertyTests {
  private struct Plan {
    /// By commitment: what it comes after, and what it needs.
    var after: [Int?]
    var needs: [[Int]]

    init(random: inout SplitMix) {
      let count = Int.random(in: 1...14, using: &random)
      let density = Int.random(in: 1...9, using: &random)
      func chance() -> Bool { Int.random(in: 0..<10, using: &random) < density }
      after = (0..<count).map { _ in chance() ? Int.random(in: 0..<count, using: &random) : nil }
      needs = (0..<count).map { _ in
        chance()
          ? (0..<Int.random(in: 1...3, using: &random)).map { _ in Int.random(in: 0..<count, using: &random) } : []
      }
    }

    init(after: [Int?]) {
      self.after = after
      needs = after.map { _ in [] }
    }

    var hasCircle: Bool {
      // What waits for nothing that is left can go; what stays stands in a circle or waits for one.
      var left = Set(after.indices)
      while let free = left.first(where: { index in
        ([after[index]] + needs[index]).compactMap { $0 }.allSatisfy { !left.contains($0) }
      }) { left.remove(free) }
      return !left.isEmpty
    }

    /// Three commitments a task, named in every way they may be.
    func text(random: inout SplitMix) -> String {
      func name(_ index: Int, from own: Int) -> String {
        index / 3 == own / 3 && Bool.random(using: &random) ? "c\(index)" : "t\(index / 3)/c\(index)"
      }
      var text = "tasks:\n"
      for index in after.indices {
        if index % 3 == 0 { text += "  - id: t\(index / 3)\n    title: 任务\n    lead: 区农业局\n    commitments:\n" }
        let due = ["年底", "6月底前", "5个工作日内", "10日内"].randomElement(using: &random)!
        text += "      - {id: c\(index), title: 事项, due: \(due)"
        if let after = after[index] { text += ", after: \(name(after, from: index))" }
        let needed = Set(needs[index]).sorted().map { name($0, from: index) }
        if !needed.isEmpty { text += ", needs: [\(needed.joined(separator: ", "))]" }
        text += "}\n"
      }
      return text
    }
  }

  private static let office = String(Fixtures.office.split(separator: "story:")[0])
  private static let plan = String(Fixtures.plan.split(separator: "tasks:")[0])

  private func load(_ plan: Plan, _ random: inout SplitMix) -> LoadedRules {
    Fixtures.load(["office.yaml": Self.office, "plan.yaml": Self.plan + plan.text(random: &random)])
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6]) func everyCircleIsReportedAndNothingElse(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    var circles = 0
    for round in 0..<60 {
      let plan = Plan(random: &random)
      let loaded = load(plan, &random)
      let codes = Set(loaded.diagnostics.filter { $0.severity == .error }.map(\.code))
      circles += plan.hasCircle ? 1 : 0
      #expect(
        codes == (plan.hasCircle ? ["chain.cycle"] : []),
        "seed \(seed), round \(round): \(Fixtures.listing(loaded))")
      for diagnostic in loaded.diagnostics where diagnostic.code == FaultCode.chainCycle.rawValue {
        // The circle is shown from one of its members back to the same.
        let names = diagnostic.message.en.split(separator: ": ")[1].split(separator: " → ")
        #expect(names.count > 1 && names.first == names.last, "\(diagnostic.message.en)")
        #expect(Set(names).count == names.count - 1, "\(diagnostic.message.en)")
      }
    }
    #expect(circles > 6 && circles < 54, "the cases show nothing: \(circles)")
  }

  @Test func aLongChainIsRefusedAndEndsTheReader() {
    var random = SplitMix(seed: 7)
    let fine = load(Plan(after: [nil] + (0..<64).map { $0 }), &random)
    #expect(fine.diagnostics.allSatisfy { $0.severity != .error }, "\(Fixtures.listing(fine))")
    let long = load(Plan(after: [nil] + (0..<65).map { $0 }), &random)
    #expect(long.diagnostics.filter { $0.severity == .error }.map(\.code) == ["chain.long"])
    let endless = load(Plan(after: [nil] + (0..<20_000).map { $0 }), &random)
    #expect(
      Set(endless.diagnostics.filter { $0.severity == .error }.map(\.code)) == [
        "chain.long"
      ])
  }

  @Test func aCircleOfThousandsIsReportedOnce() {
    var random = SplitMix(seed: 8)
    let loaded = load(Plan(after: [20_000] + (0..<20_000).map { $0 }), &random)
    #expect(loaded.diagnostics.filter { $0.severity == .error }.map(\.code) == ["chain.cycle"])
  }
}
