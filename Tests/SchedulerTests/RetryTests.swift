import CivilTime
import Delivery
import Ledger
import ProgramHarness
import RuleFiles
import Rules
import Scheduler
import Synchronization
import Testing

/// What becomes of a letter that does not arrive: tried again under the same id with the same bytes, ever later, and
/// given up in the end; and how much of it a crash can leave in doubt.
@Suite struct RetryTests {
  /// A channel that answers as it is told and remembers every attempt.
  private final class Answering: Notifier {
    static let kind = "maildir"
    let batchSize: Int
    private let state: Mutex<State>

    private struct State {
      var answer: @Sendable (SealedEnvelope) -> DeliveryOutcome
      var batches: [[SealedEnvelope]] = []
    }

    init(batchSize: Int = 8, _ answer: @escaping @Sendable (SealedEnvelope) -> DeliveryOutcome) {
      self.batchSize = batchSize
      state = Mutex(State(answer: answer))
    }

    func seal(_ envelope: Envelope) -> SealedEnvelope {
      var text = ""
      if case .letter(let letter) = envelope.content { text = "\(letter.subject)\n\(letter.text)" }
      return SealedEnvelope(id: envelope.id, destination: envelope.address ?? "", bytes: Array(text.utf8))
    }

    func deliver(_ batch: [SealedEnvelope]) -> [DeliveryOutcome] {
      let answer = state.withLock { state in
        state.batches.append(batch)
        return state.answer
      }
      return batch.map(answer)
    }

    func answer(_ answer: @escaping @Sendable (SealedEnvelope) -> DeliveryOutcome) {
      state.withLock { $0.answer = answer }
    }

    var batches: [[SealedEnvelope]] { state.withLock { $0.batches } }
  }

  private let folder = TemporaryFolder(inMemory: true)
  private let policy = RetryPolicy(firstDelay: 60, longestDelay: 240, attempts: 5)
  private let nine = instant("2018-07-25 09:00")

  /// An office of `people` units, each with one letter due at nine.
  private func office(
    _ notifier: Answering, people: Int = 1, lanes: LoadLanes = LoadLanes(), ledger file: String = "ledger.sqlite"
  ) throws -> Supervision {
    let ledger = try LedgerFile.open(folder(file), .create)
    var settings = ClockedOffice.settings
    settings.lanes = lanes
    let supervision = Supervision(ledger: ledger, settings: settings, retry: policy) { _ in notifier }
    var rules = SmallOffice.base(people: people) + "tasks:\n"
    for unit in 1...people { rules += SmallOffice.task("t\(unit)", unit: unit, due: "2018-07-25") }
    _ = try supervision.adopt(
      [RuleSource(path: "rules.yaml", bytes: Array(rules.utf8))], at: instant("2018-07-24 08:00"))
    _ = try supervision.tick(at: nine)
    return supervision
  }

  /// Drains whenever something is due, and gives the seconds after nine at which it was.
  private func drainToTheEnd(_ office: Supervision, jitter: (String) -> Double = { _ in 0 }) throws -> [Int64] {
    var (seconds, now): ([Int64], Instant) = ([], nine)
    while true {
      seconds.append(now.seconds(since: nine))
      _ = try office.drain(at: now, jitter: jitter)
      guard let next = try office.ledger.nextDeliveryInstant() else { return seconds }
      #expect(next > now)
      now = next
    }
  }

  @Test(arguments: [DeliveryOutcome.tryLater("no route"), .uncertain("the line broke")])
  func itIsTriedEverLaterWithTheSameIdAndBytesUntilItIsDead(_ outcome: DeliveryOutcome) throws {
    let notifier = Answering { _ in outcome }
    let office = try office(notifier)
    #expect(try drainToTheEnd(office) == [0, 60, 180, 420, 660])
    let sent = notifier.batches.flatMap { $0 }
    #expect(sent.count == 5 && Set(sent).count == 1)
    let dead = try #require(try office.ledger.deliveries(in: [.dead]).first)
    #expect(dead.id == sent[0].id && dead.attempts == 5)
    #expect(try office.ledger.attempts(at: dead.id).map(\.number) == [1, 2, 3, 4, 5])
    #expect(try office.ledger.accounts(subject: "p/t1").map(\.reason) == [.exhausted])
  }

  @Test func whatMayHaveArrivedIsSentAgainAsItWasAlthoughTheTaskIsDone() throws {
    let notifier = Answering { _ in .uncertain("the line broke") }
    let office = try office(notifier)
    _ = try office.drain(at: nine)
    #expect(try office.ledger.deliveries(in: [.uncertain]).count == 1)
    let done = Fact(kind: .done, key: "p/t1", on: civilDay("2018-07-25"), recorded: nine, by: "甲")
    try office.ledger.append([done])
    notifier.answer { .alreadyDelivered(receipt: $0.id) }
    _ = try office.drain(at: nine.adding(seconds: 60))
    let sent = notifier.batches.flatMap { $0 }
    #expect(sent.count == 2 && sent[0] == sent[1])
    #expect(try office.ledger.accounts(subject: "p/t1").map(\.state) == [.sent])
    #expect(try office.ledger.verify() == .intact(office.ledger.head()))
  }

  @Test func retriesOfManyAreSpreadOverAQuarterOfTheDelay() throws {
    let notifier = Answering(batchSize: 64) { _ in .tryLater("no route") }
    let office = try office(notifier, people: 40)
    _ = try office.drain(at: nine) { id in Double(id.utf8.reduce(0) { $0 &* 31 &+ Int($1) } & 255) / 256 }
    let delays = try office.ledger.deliveries(in: [.retry]).compactMap { $0.nextTry?.seconds(since: nine) }
    #expect(delays.count == 40)
    #expect(delays.allSatisfy { (60...75).contains($0) }, "\(delays)")
    #expect(Set(delays).count > 5, "\(delays)")
  }

  @Test func lettersThatAreWrittenOnManyCoresAreThoseWrittenOnOne() throws {
    let batches = try [
      LoadLanes(), .cores,
      LoadLanes(count: 3) { count, work in
        for lane in (0..<count).reversed() { work(lane) }
      },
    ].enumerated().map { number, lanes in
      let notifier = Answering { .delivered(receipt: $0.id) }
      let office = try office(notifier, people: 20, lanes: lanes, ledger: "lanes-\(number).sqlite")
      #expect(try office.drain(at: nine) == 20)
      return notifier.batches
    }
    #expect(batches[0].count == 3)
    #expect(batches[1] == batches[0] && batches[2] == batches[0])
  }

  @Test(arguments: [1, 8])
  func aCrashLeavesAtMostOneBatchUncertain(_ batchSize: Int) throws {
    let path = folder("ledger.sqlite")
    let crashed = Mutex<[[UInt8]]>([])
    let notifier = Answering(batchSize: batchSize) { .delivered(receipt: $0.id) }
    // What a crash leaves while the channel works: the file as it is at that moment.
    let folder = folder
    notifier.answer { envelope in
      if let bytes = folder.bytes("ledger.sqlite") { crashed.withLock { $0.append(bytes) } }
      return .delivered(receipt: envelope.id)
    }
    let office = try office(notifier, people: 20)
    #expect(try office.drain(at: nine) == 20)
    #expect(notifier.batches.allSatisfy { $0.count <= batchSize })
    let files = crashed.withLock { $0 }
    #expect(files.count == 20)
    var told: [String: Int] = [:]
    for (number, bytes) in files.enumerated() {
      try folder.write(bytes, to: "crash-\(number).sqlite")
      let ledger = try LedgerFile.open(folder("crash-\(number).sqlite"), .readWrite)
      let uncertain = try ledger.recoverAttempts(at: nine)
      #expect((1...batchSize).contains(uncertain), "\(uncertain)")
      // What is in doubt is resent as it was; everything else is sent or still to be.
      let due = try ledger.dueDeliveries(at: nine, channel: "mail", limit: 100)
      #expect(due.count { $0.sealed != nil } == uncertain)
      let sent = try ledger.deliveries(in: [.sent]).count
      #expect(sent + due.count == 20)
      for pending in due { if let sealed = pending.sealed { told[sealed.id, default: 0] += 1 } }
    }
    #expect(told.values.allSatisfy { $0 <= batchSize })
    #expect(try LedgerFile.open(path, .readOnly).counts().deliveries == [.sent: 20])
  }
}
