import CivilTime
import Evaluation
import Ledger
import RuleFiles
import Rules
import Scheduler
import Testing

/// Edits, restarts, letters that fail and a clock that jumps, all at once: nothing is lost, doubled or half taken.
@Suite struct EditStormTests {
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

  /// Edits that are good, broken, or take too much away.
  private static let edits: [[String: String]] = [
    EditRules.files(), EditRules.files(["a": "2018-07-27", "b": "2018-08-31"]),
    EditRules.files(["a": "2018-07-19", "b": "2018-08-31", "c": "2018-07-31"]),
    EditRules.files(["a": "2018-07-25"]),
    EditRules.files(["a": "猴年马月", "b": "2018-08-31"]),
    ["rules/office.yaml": EditRules.office, "rules/plan.yaml": "tasks: ["],
    ["rules/office.yaml": EditRules.office, "rules/plan.yaml": EditRules.many(0..<12, due: "2018-07-26")],
  ]

  @Test(arguments: UInt64(1)...24)
  func everyDayBalancesAndTheLastGoodRulesAreInForce(_ seed: UInt64) throws {
    var random = SeededRandom(state: seed)
    let office = try ClockedOffice()
    var now = instant("2018-07-16 08:00")
    var accepted = ""
    for _ in 0..<40 {
      now = now.adding(seconds: Int64.random(in: 60...40_000, using: &random))
      // A clock that is set back, and a machine that slept.
      if Int.random(in: 0..<10, using: &random) == 0 { now = now.adding(seconds: -7200) }
      if Int.random(in: 0..<12, using: &random) == 0 { now = now.adding(seconds: 3 * 86_400) }
      if Int.random(in: 0..<5, using: &random) == 0 { try office.restart() }
      if Int.random(in: 0..<5, using: &random) == 0 { office.post.fail(Int.random(in: 1...3, using: &random)) }
      let files = Self.edits.randomElement(using: &random)!
      let sources = files.map { RuleSource(path: $0.key, bytes: Array($0.value.utf8)) }
      switch try office.supervision.adopt(sources, at: now) {
      case .accepted(let hash, _): accepted = hash
      case .held(let hash, _) where Bool.random(using: &random):
        try office.ledger.consent(to: hash, by: "tester", at: now)
      case .unchanged, .refused, .held: break
      }
      if !accepted.isEmpty { #expect(try office.ledger.lastRevision()?.revision.hash == accepted) }
      _ = try office.supervision.tick(at: now)
      _ = try office.supervision.drain(at: now)
    }
    office.post.fail(0)
    for _ in 0..<20 {
      now = now.adding(seconds: 43_200)
      _ = try office.supervision.tick(at: now)
      _ = try office.supervision.drain(at: now)
    }
    #expect(try office.ledger.verify() == .intact(office.ledger.head()))
    let letters = office.post.letters
    #expect(Set(letters.map(\.id)).count == letters.count)
    guard let book = office.supervision.book else { return }
    let snapshot = try office.ledger.snapshot()
    for day in civilDay("2018-07-16")...book.office.zone.day(at: now) {
      let balance = Evaluator.balance(
        book, snapshot, accounts: try office.ledger.accounts(on: day), of: day, at: now)
      #expect(balance.isBalanced, "\(day): \(balance.owed)")
    }
  }
}
