import Foundation
import Glibc
import ProgramHarness
import Testing

/// `duban run` as a process: edits, signals, one daemon per ledger, facts written meanwhile.
@Suite struct DaemonTests {
  private let folder = TemporaryFolder()
  private let duban: Program

  init() throws {
    duban = Program(in: folder.path)
    try folder.write(SmallOffice.rules(["one": "2018-07-25", "two": "2018-07-26"]), to: "rules/rules.yaml")
  }

  /// A daemon that has taken its rules.
  private func start(at clock: String) throws -> Running {
    let daemon = try duban.start(["run", "--at", clock, "--ledger", "ledger.sqlite"])
    let runs = eventually { daemon.log.contains("] running") }
    #expect(runs, "\(daemon.log)")
    return daemon
  }

  private func status() throws -> JSON { try duban.run("status", "--json", "--ledger", "ledger.sqlite").json }

  /// How often `words` stand in the daemon's log.
  private func count(_ words: String, in daemon: Running) -> Int { daemon.log.split(separator: words).count - 1 }

  private var letters: [String] { folder.files("mailboxes").filter { $0.contains("/new/") } }

  // MARK: Edits

  @Test func anEditOfARuleFileCountsWithoutBeingAskedFor() throws {
    let daemon = try start(at: "2018-07-20T10:00")
    let before = try status()["rules"]["revision"].string
    for (number, name) in ["rules.yaml", "more.yaml", "deeper/more.yaml"].enumerated() {
      if number == 0 {
        try folder.write(SmallOffice.rules(["one": "2018-07-27", "two": "2018-07-26"]), to: "rules/\(name)")
      } else {
        try folder.write("people: [{name: 新人\(number), email: new\(number)@example.org}]\n", to: "rules/\(name)")
      }
      #expect(eventually { count("rules accepted", in: daemon) == number + 2 }, "\(name): \(daemon.log)")
    }
    #expect(try status()["rules"]["revision"].string != before)
    #expect(try status()["rules"]["files"].int == 3)
  }

  @Test func aFileThatIsStillBeingWrittenIsNotTakenInPart() throws {
    let daemon = try start(at: "2018-07-20T10:00")
    let whole = SmallOffice.rules([
      "one": "2018-07-25", "two": "2018-07-26", "three": "2018-07-27", "four": "2018-07-27",
    ])
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: folder("rules/rules.yaml")))
    try file.truncate(atOffset: 0)
    // In lines, each a valid file by itself, with pauses shorter than what counts as still.
    for line in whole.split(separator: "\n", omittingEmptySubsequences: false) {
      try file.write(contentsOf: Data("\(line)\n".utf8))
      usleep(60_000)
    }
    try file.close()
    #expect(eventually { count("rules accepted", in: daemon) == 2 }, "\(daemon.log)")
    #expect(!daemon.log.contains("refused"), "\(daemon.log)")
  }

  @Test func aBrokenEditIsRefusedShownAndClearedOnceMended() throws {
    let good = folder.text("rules/rules.yaml")
    let daemon = try start(at: "2018-07-20T10:00")
    let revision = try status()["rules"]["revision"]
    try folder.write(good.replacing("due: 2018-07-25", with: "due: 猴年马月"), to: "rules/rules.yaml")
    #expect(eventually { daemon.log.contains("rules refused") }, "\(daemon.log)")

    let refused = try duban.run("status", "--json", "--ledger", "ledger.sqlite")
    #expect(refused.code == 1)
    #expect(try refused.json["rules"]["revision"] == revision)
    #expect(try refused.json["refused"]["errors"].int == 1)
    #expect(try refused.json["refused"]["first"].string?.contains("rules/rules.yaml:13:") == true)
    #expect(try refused.json["refused"]["first"].string?.contains("猴年马月") == true)
    #expect(daemon.log.contains("last good rules stay in force"))
    #expect(daemon.log.contains("猴年马月"))
    #expect(try duban.run("status", "--ledger", "ledger.sqlite").text.contains("规则被拒"))

    // The very bytes that were in force before.
    try folder.write(good, to: "rules/rules.yaml")
    #expect(eventually(every: 100) { (try? status()["refused"]) == .null }, "\(daemon.log)")
    #expect(try status()["rules"]["revision"] == revision)
    #expect(try duban.run("status", "--ledger", "ledger.sqlite").code == 0)
    #expect(daemon.isRunning)
  }

  @Test(arguments: ["a file that is no text", "a file that may not be read as one", "the folder is gone"])
  func whateverHappensToTheFolderTheLastGoodRulesStayInForce(_ name: String) throws {
    let daemon = try start(at: "2018-07-20T10:00")
    let revision = try status()["rules"]["revision"]
    switch name {
    case "a file that is no text": try folder.write([0xFF, 0xFE, 0x00], to: "rules/more.yaml")
    case "the folder is gone": rename(folder("rules"), folder("elsewhere"))
    default: mkfifo(folder("rules/more.yaml"), 0o600)
    }
    #expect(eventually { daemon.log.contains("last good rules stay in force") }, "\(daemon.log)")
    #expect(eventually(every: 50) { (try? status()["refused"]) ?? .null != .null })
    #expect(try status()["rules"]["revision"] == revision)
    #expect(daemon.isRunning)
  }

  @Test func theLastGoodRulesAreToldByWhileBrokenOnesLieThereAlsoAcrossARestart() throws {
    let daemon = try start(at: "2018-07-20T10:00")
    try folder.write("tasks: [", to: "rules/more.yaml")
    #expect(eventually { daemon.log.contains("rules refused") })
    daemon.killNow()
    let again = try start(at: "2018-07-25T09:00")
    #expect(eventually { letters.count == 1 }, "\(again.log)")
    #expect(try status()["refused"] != .null)
  }

  @Test func withoutAnyGoodRulesItWaitsForThem() throws {
    try folder.write("plan: {id: p}\n", to: "rules/rules.yaml")
    let daemon = try start(at: "2018-07-25T10:00")
    #expect(try status()["rules"] == .null)
    try folder.write(SmallOffice.rules(), to: "rules/rules.yaml")
    #expect(eventually { letters.count == 1 }, "\(daemon.log)")
  }

  // MARK: Signals

  @Test func hangUpReloadsWhatNoWatchCanSee() throws {
    // The link stands in the folder, what it leads to does not.
    try folder.write("people: [{name: 新人, email: new@example.org}]\n", to: "outside.yaml")
    symlink(folder("outside.yaml"), folder("rules/linked.yaml"))
    let daemon = try start(at: "2018-07-20T10:00")
    let before = try status()["rules"]["revision"]
    try folder.write("people: [{name: 新人, email: newer@example.org}]\n", to: "outside.yaml")
    daemon.send(SIGHUP)
    #expect(eventually { count("rules accepted", in: daemon) == 2 }, "\(daemon.log)")
    #expect(try status()["rules"]["revision"] != before)
    daemon.send(SIGHUP)
    #expect(eventually { daemon.log.contains("rules unchanged") }, "\(daemon.log)")
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func itIsAskedToStopAndStops(_ signal: Int32) throws {
    let daemon = try start(at: "2018-07-20T10:00")
    #expect(try status()["running"] == .bool(true))
    #expect(try status()["pid"].int == Int(daemon.pid))
    daemon.send(signal)
    #expect(daemon.end() == 0)
    #expect(daemon.log.contains("stopped"))
    #expect(try status()["running"] == .bool(false))
  }

  @Test func aRequestThatComesWhileItStartsIsNotLost() throws {
    for milliseconds in stride(from: 0, through: 120, by: 8) {
      let daemon = try duban.start(["run", "--at", "2018-07-20T10:00", "--ledger", "ledger.sqlite"])
      usleep(UInt32(milliseconds) * 1000)
      daemon.send(SIGTERM)
      // Before it listens the system ends it, from then on it ends by itself; it never goes on.
      let code = daemon.end()
      #expect(code == 0 || code == -SIGTERM, "after \(milliseconds) ms: \(daemon.log)")
    }
  }

  @Test func askedToStopInTheMiddleItFinishesWhatIsInFlight() throws {
    let people = 200
    let tasks = (1...people).map { SmallOffice.task("t\($0)", unit: $0, due: "2018-07-25") }.joined()
    try folder.write(SmallOffice.base(people: people) + "tasks:\n" + tasks, to: "rules/rules.yaml")
    let daemon = try duban.start(["run", "--at", "2018-07-25T09:00", "--ledger", "ledger.sqlite"])
    #expect(eventually(every: 1) { folder.exists("mailboxes") }, "\(daemon.log)")
    daemon.send(SIGTERM)
    #expect(daemon.end() == 0)
    let deliveries = try status()["deliveries"]
    #expect(deliveries["attempting"].int == 0)
    #expect(deliveries["uncertain"].int == 0)
    #expect(deliveries["sent"].int == letters.count)
    #expect((1..<people).contains(letters.count), "\(letters.count) letters: it did not stop in the middle")
    let again = try duban.start(["run", "--at", "2018-07-25T09:05", "--ledger", "ledger.sqlite"])
    #expect(
      eventually(every: 50) { (try? status()["deliveries"]["sent"].int) == people }, "\(again.log)")
    #expect(letters.count == people)
    #expect(!again.log.contains("in flight"))
  }

  @Test func askedTwiceItStopsAtOnce() throws {
    let daemon = try start(at: "2018-07-20T10:00")
    try HeldLedger.whileHeld(folder("ledger.sqlite")) {
      // Its next pass waits for the ledger, so that the first request cannot be granted yet.
      try folder.write(SmallOffice.rules(["one": "2018-07-27"]), to: "rules/rules.yaml")
      usleep(1_500_000)
      daemon.send(SIGTERM)
      #expect(daemon.end(within: 0.5) == nil, "it did not wait: \(daemon.log)")
      daemon.send(SIGTERM)
      #expect(daemon.end() == 130)
    }
    #expect(try duban.run("ledger", "verify", "--ledger", "ledger.sqlite").code == 0)
  }

  @Test func anEditThatTheLedgerCannotTakeYetIsTakenLater() throws {
    let daemon = try start(at: "2018-07-20T10:00")
    try HeldLedger.whileHeld(folder("ledger.sqlite")) {
      try folder.write(SmallOffice.rules(["one": "2018-07-27", "two": "2018-07-26"]), to: "rules/rules.yaml")
      #expect(eventually(every: 50) { daemon.log.contains("the edit waits") }, "\(daemon.log)")
    }
    #expect(eventually(every: 50) { count("rules accepted", in: daemon) == 2 }, "\(daemon.log)")
    #expect(daemon.isRunning)
  }

  @Test func whoReadsItsLogMayGoAway() throws {
    let command =
      "{ '\(Program.path)' run --at 2018-07-25T08:59:57 --ledger ledger.sqlite 2>&1 & echo $! > pid; wait; } "
      + "| head -n 1 > first"
    let shell = try Program(in: folder.path).startShell(command)
    defer { shell.killNow() }
    #expect(eventually { letters.count == 1 })
    let pid = try #require(Int32(folder.text("pid").split(separator: "\n").first ?? ""))
    defer { kill(pid, SIGKILL) }
    let hash = try status()["rules"]["revision"]
    kill(pid, SIGHUP)
    try folder.write(SmallOffice.rules(["one": "2018-07-25", "two": "2018-07-27"]), to: "rules/rules.yaml")
    #expect(
      eventually(every: 50) { (try? status()["rules"]["revision"]) != hash }, "it died of its log")
    #expect(kill(pid, 0) == 0)
  }

  // MARK: The ledger

  @Test func aSecondDaemonOnTheSameLedgerIsRefusedAndTheFirstIsNamed() throws {
    let daemon = try start(at: "2018-07-20T10:00")
    for command in [["run"], ["tick"]] {
      let second = try duban.run(command + ["--at", "2018-07-20T10:00", "--ledger", "ledger.sqlite"])
      #expect(second.code == 75)
      #expect(second.errors.count == 1)
      #expect(second.errorText.contains("process \(daemon.pid)"), "\(second.errorText)")
    }
    #expect(daemon.isRunning)
    daemon.killNow()
    // The lock dies with the process that held it, however it dies.
    #expect(try duban.run("tick", "--at", "2018-07-20T10:01", "--ledger", "ledger.sqlite").code == 0)
  }

  @Test func lookingAtTheStatusKeepsNobodyFromStarting() throws {
    #expect(try duban.run("tick", "--at", "2018-07-20T10:00", "--ledger", "ledger.sqlite").code == 0)
    let looking = "while [ ! -e enough ]; do '\(Program.path)' status --ledger ledger.sqlite > /dev/null; done"
    let lookers = try (0..<3).map { _ in try duban.startShell(looking) }
    for minute in 10..<22 {
      let tick = try duban.run("tick", "--at", "2018-07-20T10:\(minute)", "--ledger", "ledger.sqlite")
      #expect(tick.code == 0, "\(tick.errorText)")
    }
    try folder.write("", to: "enough")
    for looker in lookers { #expect(looker.end() == 0) }
  }

  @Test func whatIsRecordedWhileItRunsIsNotToldAnyMore() throws {
    try folder.write(SmallOffice.rules(["one": "2018-07-25", "two": "2018-07-25"]), to: "rules/rules.yaml")
    let daemon = try start(at: "2018-07-25T08:59:54")
    let done = try duban.run("done", "p/one", "--at", "2018-07-25T08:59", "--ledger", "ledger.sqlite")
    #expect(done.code == 0, "\(done.errorText)")
    #expect(try status()["facts"].int == 1)
    #expect(eventually { letters.count == 1 }, "\(daemon.log)")
    let letter = folder.text("mailboxes/\(letters[0])")
    #expect(letter.contains("p/two"))
    #expect(!letter.contains("p/one"))
  }

  @Test func factsFromManyCommandsAtOnceAreEachThereOnce() throws {
    let count = 24
    let tasks = (1...count).map { SmallOffice.task("t\($0)", unit: 1, due: "2018-07-25") }.joined()
    try folder.write(SmallOffice.base() + "tasks:\n" + tasks, to: "rules/rules.yaml")
    let daemon = try start(at: "2018-07-25T09:00")
    let loop =
      "for n in $(seq 1 \(count)); do '\(Program.path)' done p/t$n --at 2018-07-25T09:01 --ledger ledger.sqlite & done; wait"
    let written = try duban.finish(["sh", "-c", loop])
    #expect(written.errorText.isEmpty, "\(written.errorText)")
    #expect(try status()["facts"].int == count)
    for number in 1...count {
      let shown = try duban.run("show", "p/t\(number)", "--json", "--at", "2018-07-26", "--ledger", "ledger.sqlite")
        .json[0]
      #expect(shown["facts"].array.count == 1)
      #expect(shown["state"] == .string("met"))
    }
    #expect(daemon.isRunning)
    #expect(try duban.run("ledger", "verify", "--ledger", "ledger.sqlite").code == 0)
  }

  @Test func aLedgerThatDisappearsStopsItAndIsNotMadeAnew() throws {
    let daemon = try start(at: "2018-07-25T08:59:56")
    rename(folder("ledger.sqlite"), folder("elsewhere.sqlite"))
    #expect(daemon.end() == 65, "\(daemon.log)")
    #expect(daemon.log.contains("put the file back"), "\(daemon.log)")
    #expect(!folder.exists("ledger.sqlite"))
    #expect(letters.isEmpty)
  }

  @Test func tickDoesTheSameOnce() throws {
    let first = try duban.run("tick", "--at", "2018-07-25T09:00", "--ledger", "ledger.sqlite", "--json")
    let second = try duban.run("tick", "--at", "2018-07-25T09:00", "--ledger", "ledger.sqlite", "--json")
    #expect(try first.json["delivered"].int == 1)
    #expect(try second.json["delivered"].int == 0)
    #expect(try second.json["accounted"].int == 0)
    let letter = try #require(letters.first)
    let ticked = folder.bytes("mailboxes/\(letter)")

    // The daemon at the same instant, on a ledger of its own, writes the same letter.
    let other = TemporaryFolder()
    try other.write(folder.text("rules/rules.yaml"), to: "rules/rules.yaml")
    let daemon = try Program(in: other.path).start(["run", "--at", "2018-07-25T09:00", "--ledger", "ledger.sqlite"])
    #expect(eventually { other.exists("mailboxes/\(letter)") }, "\(daemon.log)")
    let run = other.text("mailboxes/\(letter)").split(separator: "\n").filter { !$0.hasPrefix("Date:") }
    let tick = String(decoding: ticked ?? [], as: UTF8.self).split(separator: "\n").filter {
      !$0.hasPrefix("Date:")
    }
    #expect(run == tick)
  }

  @Test func rulesThatCannotBeReadAreToldOfByTickAndTheLastGoodOnesUsed() throws {
    let nothing = try duban.run("tick", "--at", "2018-07-20T09:00", "--ledger", "ledger.sqlite", "--rules", "none")
    #expect(nothing.code == 66)
    #expect(try duban.run("tick", "--at", "2018-07-20T09:00", "--ledger", "ledger.sqlite").code == 0)
    rename(folder("rules"), folder("elsewhere"))
    let found = try duban.run("tick", "--at", "2018-07-25T09:00", "--ledger", "ledger.sqlite")
    #expect(found.code == 1)
    #expect(found.errors.count == 1, "\(found.errorText)")
    #expect(letters.count == 1)
    #expect(try status()["refused"] != .null)
  }

  @Test func rulesThatAreRefusedAreToldOfByTick() throws {
    #expect(try duban.run("tick", "--at", "2018-07-20T09:00", "--ledger", "ledger.sqlite").code == 0)
    try folder.write("tasks: [", to: "rules/more.yaml")
    let found = try duban.run("tick", "--at", "2018-07-25T09:00", "--ledger", "ledger.sqlite")
    #expect(found.code == 1)
    #expect(found.errorText.contains("rules/more.yaml:1"))
    #expect(letters.count == 1)
  }
}
