import ProgramHarness

/// A year of seed plans as `duban simulate` runs it with their stories, done once for all tests that look at it.
struct PlanYear: Sendable {
  let folder: TemporaryFolder
  let duban: Program
  let finished: Finished
  /// The plans whose counts are looked at; others may be in the rules as well.
  let plans: [String]
  let year: Int
  /// Every obligation by key, with what its evidence must be.
  let obligations: [String: (due: String, evidence: [String])]
  /// The journal, one entry a line.
  let journal: [JSON]

  /// 2018, with the rules of all plans and all stories at once: what is internal has the most to leak into.
  static let year2018 = Result {
    try PlanYear(2018, of: FivePlansTests.plans.filter { $0 != "wujiang-yinjiang-2019" }, rules: nil)
  }
  static let year2019 = Result {
    try PlanYear(2019, of: ["wujiang-yinjiang-2019"], rules: ["wujiang-yinjiang-2019"])
  }

  static func of(_ plan: String) throws -> PlanYear {
    let first = try year2018.get()
    return first.plans.contains(plan) ? first : try year2019.get()
  }

  static let ledger = "demo/ledger.sqlite"
  var firstDay: String { "\(year)-01-01" }
  var lastDay: String { "\(year)-12-31" }
  /// Its midnight is the end of the last day.
  var nextDay: String { "\(year + 1)-01-01" }

  private init(_ year: Int, of plans: [String], rules: [String]?) throws {
    folder = TemporaryFolder(inMemory: true)
    try folder.takeRules(plans: rules)
    duban = Program(in: folder.path)
    self.year = year
    self.plans = plans
    let stories = folder.files("rules/stories").flatMap { ["--story", "rules/stories/\($0)"] }
    let days = ["--from", "\(year)-01-01", "--to", "\(year)-12-31"]
    finished = try duban.run(["simulate", "--out", "demo", "--json"] + days + stories)
    journal = try Journal.entries(duban.run("ledger", "export", "--ledger", PlanYear.ledger).bytes)

    let whole = try WholeRules.shared.get()
    var obligations: [String: (due: String, evidence: [String])] = [:]
    for obligation in whole.obligations {
      let path = obligation.key.dropFirst(obligation.plan.count + 1).prefix { $0 != "@" && $0 != "#" }
      let commitment = whole.commitments[obligation.plan]?.first { $0["id"].string == String(path) }
      obligations[obligation.key] = (obligation.due, commitment?["evidence"].strings ?? [])
    }
    self.obligations = obligations
  }

  /// What `duban simulate` says of `plan`.
  func summary(of plan: String) throws -> JSON {
    try finished.json["plans"].array.first { $0["id"] == .string(plan) } ?? .null
  }

  /// The obligations that are past due and not met when the year has ended, in their sections.
  func overdue(_ arguments: [String] = []) throws -> Finished {
    try duban.run(["overdue", "--at", nextDay, "--ledger", PlanYear.ledger] + arguments)
  }

  /// The day on which `key` was met, by the facts that were exported: reported done, and all its evidence there.
  func metOn(_ key: String) -> String? {
    let facts = Journal.bodies("fact", in: journal).filter { $0["key"] == .string(key) }
    let needed = obligations[key]?.evidence ?? []
    let attached = needed.map { piece in
      facts.filter { $0["kind"] == .string("attach") && $0["note"] == .string(piece) }.compactMap(\.["on"].string)
        .min()
    }
    guard let done = facts.filter({ $0["kind"] == .string("done") }).compactMap(\.["on"].string).min() else {
      return nil
    }
    return attached.contains(nil) ? nil : ([done] + attached.compactMap { $0 }).max()
  }
}
