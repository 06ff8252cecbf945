import CivilTime
import Evaluation
import Foundation
import Ledger
import ProgramHarness
import Rules
import Scheduler
import Testing

/// The real pass, drain and ledger under a hand-turned clock, with everything going wrong that can: whatever happens,
/// each notification is accounted for as if nothing had, and goes out with the bytes that the ledger holds.
@Suite(.serialized) struct FaultSimulationTests {
  /// `DUBAN_SEED=7` replays one; `DUBAN_SEEDS=1000` runs so many from 1 on.
  private static let seeds: [UInt64] = {
    let environment = ProcessInfo.processInfo.environment
    if let one = environment["DUBAN_SEED"].flatMap({ UInt64($0) }) { return [one] }
    return Array(1...(environment["DUBAN_SEEDS"].flatMap { UInt64($0) } ?? 12))
  }()

  @Test(arguments: seeds)
  func whateverGoesWrongNothingIsLostDoubledOrUnexplained(_ seed: UInt64) throws {
    let replay = Comment(rawValue: "replay: DUBAN_SEED=\(seed) swift test --filter FaultSimulationTests")
    let script = FaultScript(seed: seed)
    let undisturbed = try FaultRun(script, faults: nil)
    let run = try FaultRun(script, faults: seed)
    #expect(try run.accounts() == undisturbed.accounts(), replay)
    for complaint in try run.complaints() + undisturbed.complaints() {
      Issue.record("\(complaint)\n\(replay.rawValue)")
    }
    #expect(undisturbed.world.crashes == 0)
    Self.tally.add(run)
    if Self.seeds.count > 1, seed == Self.seeds.last { print("fault simulation: \(Self.tally.text)") }
  }

  @Test func anOutcomeThatCouldNotBeWrittenIsWrittenWhenItCan() throws {
    let world = try FaultWorld(seed: nil)
    let now = FaultScript.start.adding(seconds: 38 * 86_400 + 7200)
    guard case .edit(let sources, _) = FaultScript(seed: 1).events.first else { return }
    _ = try world.supervision.adopt(sources, at: FaultScript.start)
    _ = try world.supervision.tick(at: now)
    let waiting = try world.ledger.deliveries(in: [.planned]).count
    #expect(waiting > 0)
    // The disk is full when the first outcome is to be written: after the attempt, before what became of it.
    let disk = FullDisk(world.folder("ledger.sqlite"))
    try disk.fill(before: "outcome")
    #expect(throws: LedgerError.self) { _ = try world.supervision.drain(at: now) }
    #expect(try !world.ledger.deliveries(in: [.attempting]).isEmpty)
    try disk.free()
    // The same process goes on.
    _ = try world.supervision.drain(at: now.adding(seconds: 60))
    #expect(try world.ledger.deliveries(in: [.sent]).count == waiting)
    #expect(Set(world.delivered.map { "\($0.channel) \($0.id)" }).count == world.delivered.count, "doubled")
  }

  private static let tally = FaultTally()
}

/// One run of a script to its end, and until nothing waits any more.
struct FaultRun {
  let world: FaultWorld
  private var now = FaultScript.start

  init(_ script: FaultScript, faults: UInt64?) throws {
    world = try FaultWorld(seed: faults)
    for event in script.events { try follow(event) }
    world.heal()
    // Until the end of an office's day on which nothing is held for a better one.
    let last = TimeZoneTable.shanghai.day(at: now).adding(days: 21)
    let wednesday = last.adding(days: (10 - last.weekday) % 7)
    for daysLeft in (0...9).reversed() {
      now = TimeZoneTable.shanghai.instant(of: wednesday.adding(days: -daysLeft), at: TimeOfDay(10, 0)!)
      try world.pass(at: now)
    }
  }

  private mutating func follow(_ event: FaultScript.Event) throws {
    let now = now
    switch event {
    case .clock(let seconds):
      self.now = now.adding(seconds: seconds)
      try world.pass(at: self.now)
    case .fact(let kind, let key, let daysAgo):
      let day = TimeZoneTable.shanghai.day(at: now).adding(days: -daysAgo)
      let fact = Fact(
        kind: kind, key: key, on: day, recorded: now, by: "联络员", thousandths: kind == .progress ? 1000 : nil)
      try world.insist(at: now) { _ = try $0.ledger.append([fact]) }
    case .edit(let sources, let consents):
      try world.insist(at: now) { supervision in
        if case .held(let hash, _) = try supervision.adopt(sources, at: now), consents {
          try supervision.ledger.consent(to: hash, by: "tester", at: now)
          _ = try supervision.adopt(sources, at: now)
        }
      }
    }
  }

  /// What became of every step: its notification, and whether it was to be told, merged, or why not.
  func accounts() throws -> [String] {
    var found: [String] = []
    for day in days {
      for account in try world.ledger.accounts(on: day) where account.id.event.kind == .step {
        let fate: String
        switch account.state {
        // A letter that was held up may have been taken back meanwhile.
        case .planned, .held, .sent, .cancelled, .dead: fate = "told"
        case .merged, .suppressed, .skipped: fate = "\(account.state.rawValue) \(account.reason.rawValue)"
        }
        found.append("\(account.id.identity) \(account.day) \(fate)")
      }
    }
    return found.sorted()
  }

  private var days: ClosedRange<CivilDate> {
    civilDay("2018-06-15")...TimeZoneTable.shanghai.day(at: now).adding(days: 1)
  }

  /// What is not as it must be; empty when all is well.
  func complaints() throws -> [String] {
    let ledger = world.ledger
    var complaints: [String] = []
    if try ledger.verify() != .intact(ledger.head()) { complaints.append("the ledger is not intact") }
    for delivery in try ledger.deliveries(in: [.planned, .attempting, .retry, .uncertain, .dead]) {
      complaints.append("delivery \(delivery.id) of \(delivery.planned.day) is \(delivery.state)")
    }
    let letters = Dictionary(grouping: world.delivered, by: \.id)
    for delivery in try ledger.deliveries(in: [.sent, .cancelled]) {
      let own = letters[delivery.id] ?? []
      guard delivery.state == .sent else {
        if !own.isEmpty { complaints.append("\(delivery.id) went out and is cancelled") }
        continue
      }
      if own.isEmpty { complaints.append("\(delivery.id) is sent and never went out") }
      let bytes = try ledger.frozenBytes(of: delivery.id)
      if own.contains(where: { $0.bytes != bytes || $0.channel != delivery.planned.channel }) {
        complaints.append("\(delivery.id) went out with other bytes than the ledger holds, or elsewhere")
      }
      // Only what was doubtful may go out again: at least once, never twice for certain.
      let attempts = try ledger.attempts(at: delivery.id)
      let doubtful = attempts.filter { $0.outcome == "uncertain" || $0.outcome == "interrupted" }.count
      if own.count > 1 + doubtful { complaints.append("\(delivery.id) went out \(own.count) times") }
      if attempts.filter({ ["delivered", "already-delivered"].contains($0.outcome) }).count != 1 {
        complaints.append("\(delivery.id) arrived other than once by the ledger")
      }
      if try ledger.accounts(delivery: delivery.id).isEmpty { complaints.append("\(delivery.id) carries nothing") }
    }
    let sent = Set(try ledger.deliveries(in: [.sent]).map(\.id))
    complaints += letters.keys.filter { !sent.contains($0) }.map { "\($0) went out and no delivery is sent" }
    if let book = world.supervision.book {
      let snapshot = try ledger.snapshot()
      for day in days {
        let balance = Evaluator.balance(
          book, snapshot, accounts: try ledger.accounts(on: day), of: day, at: now)
        if !balance.isBalanced { complaints.append("\(day) does not add up: \(balance.owed)") }
      }
      let left = Evaluator.decide(book, snapshot, at: now)
      if !left.isEmpty { complaints.append("\(left.accounts.count) notifications have no account") }
    }
    return complaints
  }
}
