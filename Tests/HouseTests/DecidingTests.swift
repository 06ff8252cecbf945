import Testing

/// One function decides, and one place asks it: what a dry run prints is what the daemon does.
@Suite struct DecidingTests {
  /// Those that may ask: the pass that daemon, `tick` and `simulate` share; the agenda, the balance and the
  /// rehearsal of rule tests are of the evaluator itself; the replay compares what was decided and writes nothing.
  private static let mayAsk: Set<String> = [
    "Sources/Scheduler/Supervision.swift", "Sources/Scheduler/Replay.swift", "Sources/Evaluation/Evaluator.swift",
    "Sources/Evaluation/Agenda.swift",
    "Sources/Evaluation/Balance.swift", "Sources/Evaluation/Rehearsal.swift",
  ]

  private static func asks(_ text: String) -> Bool {
    !text.withoutComments.matches(#"\bEvaluator\s*\.\s*decide\b|(?<![\w.])decide\("#).isEmpty
  }

  /// What only a decision brings into being.
  private static func makesRulings(_ text: String) -> Bool {
    !text.withoutComments.matches(#"\bRuling\((?!\s*\))|\bRulingDraft\("#).isEmpty
  }

  @Test func nothingElseCallsTheDecision() {
    for file in SourceTree.files("Sources") where !Self.mayAsk.contains(file.path) {
      #expect(!Self.asks(file.text), "\(file.path)")
    }
  }

  @Test func theTickAsksExactlyOnce() {
    let text = SourceTree.text("Sources/Scheduler/Supervision.swift").withoutComments
    #expect(text.matches(#"\bEvaluator\s*\.\s*decide\b"#).count == 1)
  }

  @Test func nothingElseMakesRulings() {
    for file in SourceTree.files("Sources") where !file.path.hasPrefix("Sources/Evaluation/") {
      #expect(!Self.makesRulings(file.text), "\(file.path)")
    }
  }

  // MARK: The check itself

  @Test(arguments: [
    "let ruling = Evaluator.decide(book, snapshot, at: now)", "let pass = Evaluator.decide", "decide(book)",
    "Evaluator\n  .decide(book)",
  ])
  func aSecondWayIsFound(_ line: String) { #expect(Self.asks("func f() {\n  \(line)\n}\n")) }

  @Test(arguments: ["/// Calls Evaluator.decide(", "let words = undecide(1)", "person.decide(1)"])
  func otherWordsAreNone(_ line: String) { #expect(!Self.asks("  \(line)\n")) }

  @Test func aRulingMadeByHandIsFound() {
    #expect(Self.makesRulings("let r = Ruling(accounts: mine)"))
    #expect(Self.makesRulings("var d = RulingDraft(book, snapshot, now)"))
    #expect(!Self.makesRulings("guard isOpen else { return Ruling() }"))
  }
}
