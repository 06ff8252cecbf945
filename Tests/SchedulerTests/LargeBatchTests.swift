import CivilTime
import Delivery
import Ledger
import ProgramHarness
import RuleFiles
import Rules
import Scheduler
import Synchronization
import Testing

/// Many letters due at once: the next batch is written while one is on its way, and nothing that is recorded meanwhile
/// is passed over.
@Suite struct LargeBatchTests {
  /// A channel that does as it is told with each batch.
  private final class Acting: Notifier {
    static let kind = "maildir"
    let batchSize: Int
    private let act: @Sendable (_ batch: Int, [SealedEnvelope]) -> [DeliveryOutcome]
    private let batches = Mutex<[[String]]>([])

    init(batchSize: Int, _ act: @escaping @Sendable (Int, [SealedEnvelope]) -> [DeliveryOutcome]) {
      self.batchSize = batchSize
      self.act = act
    }

    func seal(_ envelope: Envelope) -> SealedEnvelope {
      SealedEnvelope(id: envelope.id, destination: envelope.recipient, bytes: Array(envelope.id.utf8))
    }

    func deliver(_ batch: [SealedEnvelope]) -> [DeliveryOutcome] {
      let number = batches.withLock { batches in
        batches.append(batch.map(\.destination))
        return batches.count
      }
      return act(number, batch)
    }

    /// Who got a letter, by batch.
    var told: [[String]] { batches.withLock { $0 } }
  }

  private static let nine = instant("2018-07-25 09:00")
  private let folder = TemporaryFolder(inMemory: true)

  private func office(
    _ ledger: LedgerFile, _ channel: Acting, people: Int, drafting: Supervision.Drafting = .meanwhile
  ) throws -> Supervision {
    let supervision = Supervision(ledger: ledger, settings: ClockedOffice.settings, drafting: drafting) { _ in
      channel
    }
    var rules = SmallOffice.base(people: people) + "tasks:\n"
    for unit in 1...people { rules += SmallOffice.task("t\(unit)", unit: unit, due: "2018-07-25") }
    _ = try supervision.adopt(
      [RuleSource(path: "rules.yaml", bytes: Array(rules.utf8))], at: instant("2018-07-24 08:00"))
    _ = try supervision.tick(at: Self.nine)
    return supervision
  }

  private static func delivered(_ batch: [SealedEnvelope]) -> [DeliveryOutcome] {
    batch.map { .delivered(receipt: $0.id) }
  }

  @Test func whatIsRecordedWhileABatchIsOnItsWayTakesLettersOutOfTheNext() throws {
    let ledger = try LedgerFile.open(folder("ledger.sqlite"), .create)
    let other = try LedgerFile.open(folder("ledger.sqlite"), .readWrite)
    // While the first batch is on its way everything is done but what was just told of.
    let channel = Acting(batchSize: 20) { number, batch in
      guard number == 1 else { return Self.delivered(batch) }
      let told = Set(batch.map(\.destination))
      let facts = (1...60).filter { !told.contains("联络员\($0)") }.map {
        Fact(kind: .done, key: "p/t\($0)", on: civilDay("2018-07-25"), recorded: Self.nine, by: "管理员")
      }
      do { try other.append(facts) } catch { Issue.record("\(error)") }
      return Self.delivered(batch)
    }
    let supervision = try office(ledger, channel, people: 60)
    #expect(try supervision.drain(at: Self.nine) == 20)
    #expect(channel.told.map(\.count) == [20])
    #expect(try ledger.accounts(because: .met).count == 40)
  }

  @Test func lettersGoOutOnceEachInWholeBatchesAndLieInTheFileInTheirOrder() throws {
    let ledger = try LedgerFile.open(folder("ledger.sqlite"), .create)
    let channel = Acting(batchSize: 20) { _, batch in Self.delivered(batch) }
    let supervision = try office(ledger, channel, people: 90)
    #expect(try supervision.drain(at: Self.nine) == 90)
    #expect(channel.told.map(\.count) == [20, 20, 20, 20, 10])
    #expect(Set(channel.told.joined()).count == 90)
    // As they went out, so they were written down.
    let accounts = try ledger.accounts(on: civilDay("2018-07-25"))
    #expect(accounts.map(\.id.recipient) == Array(channel.told.joined()))
    #expect(accounts.allSatisfy { $0.state == .sent })
    #expect(try ledger.verify() == .intact(ledger.head()))
  }

  @Test func lettersWrittenAheadAreTheSameAndAreLookedAtAgainToo() throws {
    var told: [[[String]]] = []
    for drafting in [Supervision.Drafting.meanwhile, .ahead] {
      let ledger = try LedgerFile.open(folder("ledger-\(drafting).sqlite"), .create)
      let other = try LedgerFile.open(folder("ledger-\(drafting).sqlite"), .readWrite)
      let channel = Acting(batchSize: 20) { number, batch in
        if number == 2 {
          let fact = Fact(kind: .done, key: "p/t1", on: civilDay("2018-07-25"), recorded: Self.nine, by: "管理员")
          do { try other.append([fact]) } catch { Issue.record("\(error)") }
        }
        return Self.delivered(batch)
      }
      let supervision = try office(ledger, channel, people: 90, drafting: drafting)
      _ = try supervision.drain(at: Self.nine)
      told.append(channel.told)
    }
    #expect(told[0] == told[1])
  }

  @Test func aChannelThatGivesOutBeginsNothingMore() throws {
    let ledger = try LedgerFile.open(folder("ledger.sqlite"), .create)
    let channel = Acting(batchSize: 20) { number, batch in
      number == 2 ? batch.map { _ in .unavailable("no server", rest: 600) } : Self.delivered(batch)
    }
    let supervision = try office(ledger, channel, people: 90)
    #expect(try supervision.drain(at: Self.nine) == 20)
    #expect(channel.told.count == 2)
    #expect(try ledger.recoverAttempts(at: Self.nine) == 0)
    #expect(try supervision.drain(at: instant("2018-07-25 09:30")) == 70)
    #expect(Set(channel.told.joined()).count == 90)
  }

  @Test func aBatchThatIsBegunGoesOutBeforeAStop() throws {
    let ledger = try LedgerFile.open(folder("ledger.sqlite"), .create)
    let isStopped = Mutex(false)
    let channel = Acting(batchSize: 20) { number, batch in
      if number == 2 { isStopped.withLock { $0 = true } }
      return Self.delivered(batch)
    }
    let supervision = try office(ledger, channel, people: 90)
    #expect(try supervision.drain(at: Self.nine, shouldStop: { isStopped.withLock { $0 } }) == 40)
    #expect(try ledger.recoverAttempts(at: Self.nine) == 0)
  }
}
