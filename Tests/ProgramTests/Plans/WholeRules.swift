import ProgramHarness

/// What the program says of all rules together, on an empty ledger; asked once for all tests.
struct WholeRules: Sendable {
  let folder: TemporaryFolder
  let duban: Program
  let cite: [JSON]
  let check: JSON
  /// Every commitment by plan; one that a task is itself, too.
  let commitments: [String: [JSON]]
  let tasks: [JSON]
  /// Every obligation there is without any fact, as a list of 2021 shows it.
  let obligations: [Obligation]

  /// One row of `duban overdue`.
  struct Obligation: Sendable {
    var plan: String
    var key: String
    var due: String
    /// `obligations`, `behind` or `recordedOnly`.
    var section: String

    init?(_ row: JSON, in section: String) {
      guard let plan = row["plan"].string, let key = row["key"].string, let due = row["due"].string else {
        return nil
      }
      self.plan = plan
      self.key = key
      self.due = due
      self.section = section
    }

    /// All rows of a list, whatever section they stand in.
    static func all(in list: JSON) -> [Obligation] {
      ["obligations", "behind", "recordedOnly"].flatMap { section in
        list[section].array.compactMap { Obligation($0, in: section) }
      }
    }
  }

  static let shared = Result { try WholeRules() }

  private init() throws {
    folder = TemporaryFolder(inMemory: true)
    try folder.takeRules(plans: nil)
    duban = Program(in: folder.path)
    cite = try duban.run("cite", "--json").json.array
    check = try duban.run("check", "--json").json
    tasks = try duban.run("tasks", "--json").json.array
    commitments = Dictionary(grouping: tasks) { $0["plan"].string ?? "" }
      .mapValues { $0.flatMap { $0["commitments"].array.isEmpty ? [$0] : $0["commitments"].array } }
    // Everything of these plans is due by the end of 2020.
    obligations = Obligation.all(
      in: try duban.run("overdue", "--internal", "--json", "--at", "2021-12-31").json)
  }

  /// How many of `plan`'s commitments are of a kind and have so many quantities: all, c, a, t, x, quantities.
  static func figures(_ commitments: [JSON]) -> [Int] {
    let kinds = ["countable", "artifact", "trigger", "exhortation"].map { kind in
      commitments.count { $0["kind"] == .string(kind) }
    }
    return [commitments.count] + kinds + [commitments.map { $0["targets"].array.count }.reduce(0, +)]
  }
}
