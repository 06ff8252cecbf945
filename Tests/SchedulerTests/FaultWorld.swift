import CivilTime
import Delivery
import GRDB
import Ledger
import ProgramHarness
import RuleFiles
import Rules
import Scheduler
import Synchronization

/// The real pass, drain and ledger, with channels that fail, stall and lie, and writes that end the process.
final class FaultWorld {
  let folder = TemporaryFolder(inMemory: true)
  private(set) var supervision: Supervision
  /// What went wrong and healed, for the record.
  private(set) var crashes = 0
  private(set) var failedWrites = 0
  private let faults: Faults
  private var path: String { folder("ledger.sqlite") }

  /// - Parameter seed: Of the faults; nil: nothing ever goes wrong.
  init(seed: UInt64?) throws {
    faults = Faults(seed: seed, ledger: folder("ledger.sqlite"))
    supervision = try FaultWorld.supervision(folder("ledger.sqlite"), faults)
  }

  private static func supervision(_ path: String, _ faults: Faults) throws -> Supervision {
    Supervision(
      ledger: try LedgerFile.open(path, .create), settings: ClockedOffice.settings,
      retry: RetryPolicy(attempts: 1000), drafting: faults.next(below: 2) == 0 ? .ahead : .meanwhile
    ) { channel in
      FaultyChannel(name: channel.name, isIdempotent: channel.name == "mail", faults)
    }
  }

  var ledger: LedgerFile { supervision.ledger }

  /// What really went out, in order.
  var delivered: [FaultyChannel.Letter] { faults.delivered }

  /// Does `work` at `now`, however often the process dies in it.
  ///
  /// What ends with the process is begun again by the next one, at the same instant. Where only the write fails and
  /// the process lives on, as when a disk is full for a while, the same one begins again.
  func insist(at now: Instant, _ work: (Supervision) throws -> Void) throws {
    for _ in 0..<50 {
      let isFatal = try faults.arm()
      do {
        try work(supervision)
        try faults.disarm()
        return
      } catch {
        guard try faults.disarm() else { throw error }
        guard isFatal || faults.diedInDelivery else {
          failedWrites += 1
          continue
        }
        crashes += 1
        supervision = try FaultWorld.supervision(path, faults)
        _ = try ledger.recoverAttempts(at: now)
        try supervision.restoreLastRules()
      }
    }
    throw Stuck()
  }

  struct Stuck: Error {}

  func pass(at now: Instant) throws {
    try insist(at: now) { supervision in
      _ = try supervision.tick(at: now)
      _ = try supervision.drain(at: now)
    }
  }

  /// From now on nothing goes wrong.
  func heal() { faults.heal() }
}

/// What goes wrong, by a seed.
final class Faults: Sendable {
  private let ledger: String
  private let state: Mutex<State>

  private struct State {
    var random: SeededRandom?
    var isArmed = false
    var diedInDelivery = false
    var delivered: [FaultyChannel.Letter] = []
  }

  init(seed: UInt64?, ledger: String) {
    self.ledger = ledger
    state = Mutex(State(random: seed.map { SeededRandom(seed: $0) }))
  }

  var delivered: [FaultyChannel.Letter] { state.withLock { $0.delivered } }

  func note(_ letter: FaultyChannel.Letter) { state.withLock { $0.delivered.append(letter) } }

  func heal() { state.withLock { $0.random = nil } }

  /// 0..<bound; nil where nothing goes wrong.
  func next(below bound: Int) -> Int? { state.withLock { $0.random?.next(below: bound) } }

  // MARK: Writes

  /// Perhaps lets one of the next writes fail, anywhere within its transaction: at the Nth entry from here.
  ///
  /// A transaction that fails at its first entry is also a crash right after the one before it.
  ///
  /// - Returns: Whether the process dies of it.
  func arm() throws -> Bool {
    state.withLock { $0.diedInDelivery = false }
    guard let kind = next(below: 6), kind < 3, let count = next(below: 14) else { return false }
    try breakWrites(after: count)
    return kind < 2
  }

  /// Every write fails once so many entries more stand in the journal.
  private func breakWrites(after count: Int) throws {
    try DatabaseQueue(path: ledger).inDatabase { db in
      try db.execute(sql: "DROP TRIGGER IF EXISTS broken")
      let last = try Int.fetchOne(db, sql: "SELECT coalesce(max(seq), 0) FROM entry") ?? 0
      try db.execute(
        sql: """
          CREATE TRIGGER broken BEFORE INSERT ON entry WHEN NEW.seq > \(last + count)
          BEGIN SELECT RAISE(ABORT, 'the process ends here'); END
          """)
    }
    state.withLock { $0.isArmed = true }
  }

  /// Writes succeed again.
  ///
  /// - Returns: Whether they could have failed.
  @discardableResult
  func disarm() throws -> Bool {
    let wasArmed = state.withLock { state in
      defer { state.isArmed = false }
      return state.isArmed
    }
    guard wasArmed else { return false }
    try DatabaseQueue(path: ledger).inDatabase { try $0.execute(sql: "DROP TRIGGER IF EXISTS broken") }
    return true
  }

  var diedInDelivery: Bool { state.withLock { $0.diedInDelivery } }

  /// The process dies while it delivers: nothing is ever written of what became of it.
  func dieInDelivery() {
    // Nothing else has the ledger open for longer than a moment.
    guard (try? breakWrites(after: 0)) != nil else { return }
    state.withLock { $0.diedInDelivery = true }
  }
}

/// A channel that fails, stalls and lies.
struct FaultyChannel: Notifier {
  static let kind = "maildir"

  /// Something that really went out.
  struct Letter: Sendable {
    var channel: String
    var id: String
    var destination: String
    var bytes: [UInt8]
  }

  private let name: String
  /// Whether it sees that it has something already, as a Maildir does and a chat robot does not.
  private let isIdempotent: Bool
  private let faults: Faults

  init(name: String, isIdempotent: Bool, _ faults: Faults) {
    self.name = name
    self.isIdempotent = isIdempotent
    self.faults = faults
  }

  var batchSize: Int { isIdempotent ? 4 : 1 }

  func seal(_ envelope: Envelope) -> SealedEnvelope {
    var text = ""
    if case .letter(let letter) = envelope.content { text = "\(letter.subject)\n\(letter.text)" }
    return SealedEnvelope(
      id: envelope.id, destination: envelope.address ?? envelope.recipient, bytes: Array(text.utf8))
  }

  func deliver(_ batch: [SealedEnvelope]) -> [DeliveryOutcome] {
    var outcomes: [DeliveryOutcome] = []
    for envelope in batch {
      switch faults.next(below: 20) {
      case 0:
        // Some of the batch has gone out, the rest never will by this process.
        faults.dieInDelivery()
        return outcomes + batch.dropFirst(outcomes.count).map { _ in .tryLater("died") }
      case 1:
        // It went out, and this process never says so.
        put(envelope)
        faults.dieInDelivery()
        return outcomes + batch.dropFirst(outcomes.count).map { _ in .tryLater("died") }
      case 2, 3: outcomes.append(.tryLater("no route"))
      case 4:
        put(envelope)
        outcomes.append(.uncertain("the connection broke"))
      case 5: outcomes.append(.uncertain("the connection broke"))
      default: outcomes.append(put(envelope))
      }
    }
    return outcomes
  }

  @discardableResult
  private func put(_ envelope: SealedEnvelope) -> DeliveryOutcome {
    if isIdempotent, faults.delivered.contains(where: { $0.id == envelope.id && $0.channel == name }) {
      return .alreadyDelivered(receipt: envelope.id)
    }
    faults.note(
      Letter(channel: name, id: envelope.id, destination: envelope.destination, bytes: envelope.bytes))
    return .delivered(receipt: envelope.id)
  }
}
