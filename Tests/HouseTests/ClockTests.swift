import Testing

/// There is one system clock, in one file; the time comes in as an argument everywhere else.
@Suite struct ClockTests {
  /// What reads the time, in code.
  private static let clocks = [
    #"\bDate\(\)"#, #"\bDate\.now\b"#, #"timeIntervalSinceNow"#, #"(?<![\w)\]?])\.now\b"#,
    #"\bDispatch(?:Wall)?Time\.now\b"#, #"\b(?:Continuous|Suspending)Clock\b"#, #"\bclock_gettime\b"#,
    #"\bgettimeofday\b"#, #"\btime\((?:nil|&)"#, #"\bsystemUptime\b"#, #"\bCFAbsoluteTimeGetCurrent\b"#,
    #"\btimespec_get\b"#, #"\buptimeNanoseconds\b"#,
  ]

  /// Where the system clock is.
  private static let home = "Sources/Scheduler/Clocks.swift"

  /// Waiting until the rule files have been still for a moment, or until another program has ended: no time of day, and
  /// never backwards.
  private static let stillness = [
    "Sources/Notifiers/Mail/Subprogram.swift": [#"clock_gettime\(CLOCK_MONOTONIC"#],
    "Sources/Scheduler/Daemon+Reload.swift": [#"DispatchTime\.now\(\)"#, #"\.now\(\)"#],
  ]

  private static func faults(_ text: String, path: String) -> [String] {
    guard path != home else { return [] }
    var code = text.withoutComments
    for allowed in stillness[path] ?? [] {
      code = code.replacing(try! Regex(allowed), with: "still")
    }
    return clocks.flatMap { code.matches($0) }.map { "\(path):\($0.line): \($0.text)" }
  }

  @Test func nothingElseReadsTheTime() {
    for file in SourceTree.files("Sources") {
      for fault in Self.faults(file.text, path: file.path) { Issue.record("\(fault)") }
    }
  }

  @Test func theOneClockIsWhereItIsSaidToBe() {
    let text = SourceTree.text(Self.home)
    #expect(!Self.faults(text, path: "Sources/Scheduler/Elsewhere.swift").isEmpty)
  }

  @Test func pureModulesNeitherPrintNorReadNorKeepGlobalState() {
    for file in SourceTree.files("Sources") where House.rooms[file.module]?.isPure == true {
      for fault in Self.impurities(file.text) { Issue.record("\(file.path): \(fault)") }
    }
  }

  private static func impurities(_ text: String) -> [String] {
    text.withoutComments.matches(
      #"(?<![\w.])(?:print|debugPrint|dump|readLine)\(|\bCommandLine\.|nonisolated\(unsafe\)|\bSystemRandomNumberGenerator\b"#
        + #"|\bstatic var \w+(?:\s*:[^={\n]+)?\s*=|^var "#
    ).map { "line \($0.line): \($0.text)" }
  }

  // MARK: The check itself

  @Test(arguments: [
    "let now = Date()", "let now = Date.now", "let now: Date = .now", "let start = DispatchWallTime.now()",
    "let due = DispatchTime.now() + 1", "let clock = ContinuousClock()", "clock_gettime(CLOCK_REALTIME, &spec)",
    "gettimeofday(&value, nil)", "let seconds = time(nil)", "time(&seconds)",
    "ProcessInfo.processInfo.systemUptime",
    "Date(timeIntervalSinceNow: 3)", "call(.now())",
  ])
  func aClockIsFound(_ line: String) {
    let text = "func f() {\n  \(line)\n}\n"
    #expect(!Self.faults(text, path: "Sources/Ledger/Here.swift").isEmpty)
  }

  @Test(arguments: [
    "let now = clock.now", "let day = zone.day(at: basis.now)", "self.now = now", "/// Not Date(), but an argument",
    "return cursor.takeSolidDate()", "let when = options()?.now",
  ])
  func aTimeHandedInIsNoClock(_ line: String) {
    #expect(Self.faults("func f() {\n  \(line)\n}\n", path: "Sources/Ledger/Here.swift").isEmpty)
  }

  @Test func onlyTheDaemonMayWaitForStillnessAndOnlyByTheMonotonicClock() {
    let line = "let due = DispatchTime.now() + stillness"
    #expect(Self.faults(line, path: "Sources/Scheduler/Daemon+Reload.swift").isEmpty)
    #expect(!Self.faults(line, path: "Sources/Scheduler/RulesWatch.swift").isEmpty)
    #expect(!Self.faults("DispatchWallTime.now(", path: "Sources/Scheduler/Daemon+Reload.swift").isEmpty)
  }

  @Test(arguments: [
    "print(1)", "let line = readLine()", "nonisolated(unsafe) static let x = 1", "static var count = 0",
    "static var cache: [String: Int] = [:]", "CommandLine.arguments",
  ])
  func anImpurityIsFound(_ line: String) {
    #expect(!Self.impurities("enum E {\n  \(line)\n}\n").isEmpty)
  }

  @Test(arguments: ["static var all: [Int] { [1] }", "static let one = 1", "fingerprint(1)", "// print(1)"])
  func whatIsPureIsLetThrough(_ line: String) {
    #expect(Self.impurities("enum E {\n  \(line)\n}\n").isEmpty)
  }
}
