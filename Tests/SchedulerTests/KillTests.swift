import Foundation
import Glibc
import ProgramHarness
import Testing

/// The real program under real faults: one after the other, for each wants the machine's time for itself.
@Suite(.serialized) struct RealFaultTests {}

extension RealFaultTests {
  /// A running `duban run` is killed with SIGKILL again and again while reminders go out: none is lost, none comes
  /// twice, and the journal shows where the kills landed.
  @Suite(.serialized) struct KillTests {
    /// Kills before the test may end.
    private static let fewestKills = 50
    /// Seconds after which no further round is begun.
    private static let longest = 200.0
    /// How many are told at one hour: several batches.
    private static let people = 240

    @Test(.timeLimit(.minutes(6)))
    func everyReminderArrivesExactlyOnceWhereverAKillLands() throws {
      let seed =
        ProcessInfo.processInfo.environment["DUBAN_KILL_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 1...9999)
      print("kill test: DUBAN_KILL_SEED=\(seed)")
      var random = SeededRandom(seed: seed)
      let undisturbed = try KillRound(people: Self.people)
      let pace = try undisturbed.measure()
      try undisturbed.check(undisturbed.journal())
      var landed: [KillPoint: Int] = [:]
      var kills = 0
      let start = ContinuousClock.now
      while kills < Self.fewestKills || !KillPoint.allCases.allSatisfy({ landed[$0] != nil }) {
        guard ContinuousClock.now - start < .seconds(Self.longest) else { break }
        let round = try KillRound(people: Self.people)
        kills += try round.run(&random, pace: pace)
        let entries = try round.journal()
        for point in round.landings(entries) { landed[point, default: 0] += 1 }
        try round.check(entries)
      }
      print(
        "kill test: \(kills) kills in \(ContinuousClock.now - start): \(landed.map { "\($0.key) \($0.value)" }.sorted())"
      )
      #expect(kills >= Self.fewestKills)
      for point in KillPoint.allCases {
        #expect(landed[point] ?? 0 > 0, "no kill landed \(point.rawValue) (seed \(seed))")
      }
    }
  }
}

/// Where a kill landed, as the journal shows it.
enum KillPoint: String, CaseIterable {
  /// Deliveries were planned, none was under way, none had been recorded by this run.
  case beforeTheAttempt = "before the attempt"
  /// An attempt was on the disk and its file was not there: the next attempt delivered it.
  case inTheAttempt = "in the attempt"
  /// An attempt was on the disk and so was its file, without an outcome: the next attempt found it.
  case beforeTheRecord = "after delivery but before its record"
  /// A batch was recorded in this run: the next had not begun, or hardly.
  case afterTheRecord = "after the record"
}

/// One ledger: started, killed, started again, until everything has gone out.
struct KillRound {
  /// In memory: what a killed process leaves behind does not depend on the disk, how fast the test is does.
  private let folder = TemporaryFolder(inMemory: true)
  private let duban: Program
  private let people: Int

  /// The telling hour, 2018-07-25T09:00+08:00. Run number n starts `spacing`·n seconds after it: so every entry of the
  /// journal tells by its instant which run wrote it, and the clock never goes back.
  private static let tellingHour = 1_532_480_400
  private static let spacing = 30

  init(people: Int) throws {
    self.people = people
    duban = Program(in: folder.path)
    let tasks = (1...people).map { SmallOffice.task("t\($0)", unit: $0, due: "2018-07-25") }.joined()
    try folder.write(SmallOffice.base(people: people) + "tasks:\n" + tasks, to: "rules/rules.yaml")
  }

  /// - Returns: How often it was killed while something was still to be sent.
  func run(_ random: inout SeededRandom, pace: Pace) throws -> Int {
    var kills = 0
    while true {
      let sentBefore = delivered()
      guard sentBefore < people else { break }
      let daemon = try start(run: kills)
      if random.next(below: 2) == 0 {
        // Anywhere between its start and the last letter of an undisturbed run.
        usleep(UInt32(random.next(below: pace.start + pace.sending)))
      } else {
        // In the middle of it: so long after the first letter.
        _ = eventually(every: 1) { delivered() > sentBefore || !daemon.isRunning }
        usleep(UInt32(random.next(below: pace.sending)))
      }
      #expect(daemon.isRunning, "it ended by itself: \(daemon.log.suffix(2000))")
      daemon.killNow()
      kills += 1
    }
    // What was delivered last may not have been recorded yet.
    try finish(start(run: kills))
    return kills
  }

  /// Lets it work undisturbed until all is recorded, and stops it.
  private func finish(_ daemon: Running) throws {
    let recorded = try eventually(every: 50) {
      try duban.run("status", "--json", "--ledger", "ledger.sqlite").json["deliveries"]["sent"].int == people
    }
    #expect(recorded, "not everything was recorded: \(daemon.log.suffix(2000))")
    // Where all was recorded before it started, it may not listen yet.
    #expect(eventually { daemon.log.contains("] running") }, "\(daemon.log.suffix(2000))")
    daemon.send(SIGTERM)
    #expect(daemon.end() == 0)
  }

  /// How long things take on this machine, in microseconds.
  struct Pace {
    /// From the start to the first letter.
    var start: Int
    /// From the first letter to the last.
    var sending: Int
  }

  /// Runs it without a kill.
  func measure() throws -> Pace {
    let began = ContinuousClock.now
    let daemon = try start(run: 0)
    #expect(eventually(every: 1) { delivered() > 0 }, "\(daemon.log)")
    let first = ContinuousClock.now
    #expect(eventually(every: 1) { delivered() == people }, "\(daemon.log)")
    let last = ContinuousClock.now
    try finish(daemon)
    func microseconds(_ duration: Duration) -> Int { max(1000, Int(duration / .microseconds(1))) }
    return Pace(start: microseconds(first - began), sending: microseconds(last - first))
  }

  private func start(run: Int) throws -> Running {
    let seconds = run * KillRound.spacing
    let clock =
      "2018-07-25T\(Self.two(9 + seconds / 3600)):\(Self.two(seconds / 60 % 60)):\(Self.two(seconds % 60))"
    return try duban.start(["run", "--at", clock, "--ledger", "ledger.sqlite"])
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// How many letters lie in the mailboxes.
  private func delivered() -> Int {
    let mailboxes = (try? FileManager.default.contentsOfDirectory(atPath: folder("mailboxes"))) ?? []
    return mailboxes.reduce(0) { sum, name in
      sum + ((try? FileManager.default.contentsOfDirectory(atPath: folder("mailboxes/\(name)/new")))?.count ?? 0)
    }
  }

  func journal() throws -> [JSON] {
    try duban.run("ledger", "export", "--ledger", "ledger.sqlite").text.split(separator: "\n").map {
      try JSON(String($0))
    }
  }

  /// Where the kills landed: one or more points for each run but the last.
  func landings(_ entries: [JSON]) -> [KillPoint] {
    var planned: Set<String> = []
    var inFlight: Set<String> = []
    var interrupted: Set<String> = []
    var points: [KillPoint] = []
    var run = 0
    var recordedInRun = false

    func endOfRun() {
      if recordedInRun, !inFlight.isEmpty || !planned.isEmpty { points.append(.afterTheRecord) }
      if !inFlight.isEmpty {
        interrupted.formUnion(inFlight)
      } else if !planned.isEmpty, !recordedInRun {
        points.append(.beforeTheAttempt)
      }
      recordedInRun = false
    }

    for entry in entries {
      let number = ((entry["at"].int ?? 0) - KillRound.tellingHour) / KillRound.spacing
      while run < number {
        endOfRun()
        run += 1
      }
      let kind = entry["kind"].string ?? ""
      let body = entry["body"]
      let delivery = body[kind == "delivery" ? "id" : "delivery"].string ?? ""
      switch kind {
      case "delivery": planned.insert(delivery)
      case "attempt":
        planned.remove(delivery)
        inFlight.insert(delivery)
      case "recovery": inFlight.remove(delivery)
      case "outcome":
        inFlight.remove(delivery)
        recordedInRun = true
        if interrupted.remove(delivery) != nil {
          points.append(body["outcome"] == .string("already-delivered") ? .beforeTheRecord : .inTheAttempt)
        }
      default: break
      }
    }
    return points
  }

  /// Every message that the rules call for is there once, with the bytes that the journal says went out.
  func check(_ entries: [JSON]) throws {
    let files = folder.files("mailboxes")
    #expect(files.count == people, "\(files.count) files for \(people) messages")
    // Worked out from the rules alone: liaison n is told of task n on its due day, and of nothing else.
    for number in 1...people {
      let own = files.filter { $0.hasPrefix("联络员\(number)/") }
      #expect(own.count == 1 && own.first?.hasPrefix("联络员\(number)/new/") == true, "联络员\(number): \(own)")
      guard let file = own.first else { continue }
      let text = folder.text("mailboxes/\(file)")
      #expect(text.contains("<person\(number)@example.org>"), "\(file)")
      #expect(text.contains("事项t\(number)\n"), "\(file)")
      #expect(text.contains("duban done p/t\(number)\n"), "\(file)")
      #expect(text.contains("2018年7月25日"), "\(file)")
    }
    // The names are the deliveries' ids, the bytes those of every attempt.
    let sums = try duban.finish(["sh", "-c", "find mailboxes -type f -print0 | xargs -0 sha256sum"]).text
    var digest: [String: String] = [:]
    for line in sums.split(separator: "\n") {
      let name = line.split(separator: "/").last?.prefix { $0 != "." } ?? ""
      digest[String(name)] = String(line.prefix { $0 != " " })
    }
    let attempts = entries.filter { $0["kind"] == .string("attempt") }.map { $0["body"] }
    #expect(Set(attempts.compactMap(\.["delivery"].string)) == Set(digest.keys))
    for attempt in attempts { #expect(attempt["sha256"].string == digest[attempt["delivery"].string ?? ""]) }
    // An attempt is made again only where a start found the one before cut short.
    let recoveries = entries.filter { $0["kind"] == .string("recovery") }.count
    #expect(attempts.count == people + recoveries)

    #expect(try duban.run("ledger", "verify", "--ledger", "ledger.sqlite").code == 0)
    let balance = try duban.run("ledger", "balance", "2018-07-25", "--json", "--ledger", "ledger.sqlite")
    #expect(balance.code == 0)
    #expect(try balance.json[0]["counts"]["sent"].int == people)
    #expect(try balance.json[0]["expected"].int == people)
  }
}

/// Numbers that look random and are the same for the same seed.
///
/// Source: SplitMix64, https://prng.di.unimi.it/splitmix64.c
struct SeededRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// 0..<bound.
  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
