import ProgramHarness
import Testing

/// What was told to whom on which day, held against the rules by a judge that shares none of the program's code:
/// `Tests/judge/told.py` works it out from the rule files, and reads the ledger and the mailboxes by itself.
@Suite struct ToldTests {
  /// The judge, in a folder with `rules` and a ledger.
  private struct Judge {
    let folder = TemporaryFolder(inMemory: true)
    /// Copies with faults in them go here.
    private let scratch = TemporaryFolder(inMemory: true)
    let duban: Program

    init() {
      duban = Program(
        in: folder.path,
        environment: [
          "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": "\(Program.packageRoot)/Tests/judge",
          "TMPDIR": scratch.path,
        ])
    }

    /// Makes up an office: Tests/judge/telling/office.py.
    func makeUp(seed: Int, tasks: Int) throws {
      let made = try python(
        "-m", "telling.office", "rules", "--seed", "\(seed)", "--tasks", "\(tasks)", "--units", "6")
      #expect(made.code == 0, "\(made.errorText)")
    }

    func told(_ arguments: [String]) throws -> Finished {
      try python(["\(Program.packageRoot)/Tests/judge/told.py"] + arguments)
    }

    func faults(_ arguments: [String]) throws -> Finished {
      try python(["\(Program.packageRoot)/Tests/judge/told_faults.py"] + arguments)
    }

    private func python(_ arguments: String...) throws -> Finished { try python(arguments) }

    /// Debian's own: packages are installed for it.
    private func python(_ arguments: [String]) throws -> Finished {
      try duban.finish(["/usr/bin/python3"] + arguments)
    }
  }

  @Test func aSimulatedHalfYearTellsWhatTheRulesCallForAndNothingElse() throws {
    let judge = Judge()
    try judge.makeUp(seed: 2, tasks: 12)
    let days = ["--from", "2018-02-16", "--to", "2018-07-13", "--story", "rules/stories/story.yaml"]
    #expect(try judge.duban.run(["simulate", "--out", "demo"] + days).code == 0)
    let record = ["--ledger", "demo/ledger.sqlite"] + days
    let found = try judge.told(record + ["--fewest", "400"])
    #expect(found.code == 0, "\(found.text)\(found.errorText)")
    // Nobody need believe a judge that finds nothing: it must see every fault that is put in.
    let faults = try judge.faults(record)
    #expect(faults.code == 0, "\(faults.text)\(faults.errorText)")
    #expect(faults.text.contains("38 faults, 0 missed"))
  }

  @Test func soDoesTheYearOfARealPlan() throws {
    let year = try SimulatedYear.first.get()
    let judge = Judge()
    let found = try judge.told([
      "--ledger", year.folder("demo/ledger.sqlite"), "--rules", year.folder("rules"), "--from", "2018-01-01",
      "--to",
      "2018-12-31", "--story", year.folder("rules/stories/xinbei-ziyang-2018.yaml"), "--fewest", "100",
    ])
    #expect(found.code == 0, "\(found.text)\(found.errorText)")
  }

  @Test(arguments: [3, 4, 5])
  func afterWeeksOfDowntimeEachIsToldOnceOfWhatFellMeanwhile(_ seed: Int) throws {
    let judge = Judge()
    try judge.makeUp(seed: seed, tasks: 10)
    // Two holes, of a month and a half and of two months; the second ends in the middle of an afternoon.
    let passes = [
      "2018-03-01T09:00", "2018-03-02T09:00", "2018-04-16T09:00", "2018-04-17T08:59", "2018-04-17T09:00",
      "2018-06-20T14:30", "2018-06-21T09:00", "2018-06-22T20:00", "2018-06-25T09:00",
    ]
    // What was met in a hole is not told of, whatever fell before it was met.
    let facts = [
      "2018-04-16T09:00": ["done", "p/taken-back", "--on", "2018-03-20", "--at", "2018-04-02T10:00"],
      "2018-06-20T14:30": ["done", "p/reached", "--on", "2018-05-26", "--at", "2018-06-01T16:00"],
    ]
    for pass in passes {
      if let fact = facts[pass] {
        #expect(try judge.duban.run(fact + ["--ledger", "office/ledger.sqlite"]).code == 0)
      }
      #expect(try judge.duban.run("tick", "--at", pass, "--ledger", "office/ledger.sqlite").code == 0)
    }
    let found = try judge.told(
      ["--ledger", "office/ledger.sqlite", "--fewest", "30"] + passes.flatMap { ["--pass", $0] })
    #expect(found.code == 0, "\(found.text)\(found.errorText)")
    let accounts = try Journal.bodies(
      "account", in: Journal.entries(judge.duban.run("ledger", "export", "--ledger", "office/ledger.sqlite").bytes))
    for reason in ["superseded", "met", "late"] {
      #expect(accounts.contains { $0["reason"] == .string(reason) }, "nothing was \(reason)")
    }
  }
}
