import CivilTime
import Delivery
import Ledger
import ProgramHarness
import RuleFiles
import Rules
import Scheduler
import Synchronization
import Testing

/// An office in this process under a hand-turned clock: rules as texts, a ledger of its own, letters kept in mind.
final class ClockedOffice {
  let folder = TemporaryFolder(inMemory: true)
  let post = Post()
  private(set) var supervision: Supervision

  static let settings = LoadSettings(channelKinds: ["maildir", "file"], reportFormats: ["text", "html"])

  init() throws { supervision = try ClockedOffice.supervision(folder.path, post) }

  var ledger: LedgerFile { supervision.ledger }

  private static func supervision(_ folder: String, _ post: Post) throws -> Supervision {
    Supervision(ledger: try LedgerFile.open("\(folder)/ledger.sqlite", .create), settings: settings) { _ in post }
  }

  /// What a new process finds.
  func restart() throws { supervision = try ClockedOffice.supervision(folder.path, post) }

  // MARK: Passes

  /// Offers `files` at `time` and makes a pass, as the daemon does.
  @discardableResult
  func take(_ files: [String: String], at time: String) throws -> Supervision.Adoption {
    try take(files.map { RuleSource(path: $0.key, bytes: Array($0.value.utf8)) }, at: time)
  }

  @discardableResult
  func take(_ sources: [RuleSource], at time: String) throws -> Supervision.Adoption {
    let adoption = try supervision.adopt(sources, at: instant(time))
    try pass(at: time)
    return adoption
  }

  /// Accounts for what came due by `time` and delivers it.
  func pass(at time: String) throws {
    _ = try supervision.tick(at: instant(time))
    _ = try supervision.drain(at: instant(time))
  }

  /// Passes at nine o'clock of each of `days`.
  func pass(on days: ClosedRange<CivilDate>) throws { for day in days { try pass(at: "\(day) 09:00") } }

  // MARK: What came of it

  /// `2018-07-25 due 联络员1 sent due`: every account, sorted.
  func accounts(_ subject: String) throws -> [String] {
    try ledger.accounts(subject: subject).map {
      "\($0.day) \($0.id.event.step) \($0.id.recipient) \($0.state.rawValue) \($0.reason.rawValue)"
    }.sorted()
  }

  /// The accounts of notices about edits of the rules, as `refused 管理员 sent`.
  func editAccounts(on day: String) throws -> [String] {
    try ledger.accounts(on: civilDay(day)).filter(\.id.event.isAboutEdit).map {
      "\($0.id.event.step) \($0.id.recipient) \($0.state.rawValue)"
    }
  }

  var entries: Int64 { get throws { try ledger.head().seq } }
}

func civilDay(_ text: String) -> CivilDate { CivilDate(iso: text)! }

/// `2018-07-25 09:00` in Shanghai.
func instant(_ text: String) -> Instant {
  let halves = text.split(separator: " ")
  return TimeZoneTable.shanghai.instant(of: civilDay(String(halves[0])), at: TimeOfDay(halves[1])!)
}

/// A channel that keeps what it is given.
final class Post: Notifier {
  static let kind = "maildir"
  let batchSize = 8
  private let state = Mutex(State())

  private struct State {
    var letters: [Letter] = []
    /// How many attempts are to fail.
    var faults = 0
    /// Addresses that are refused for good; nil: all of them.
    var refused: Set<String>? = []
  }

  struct Letter {
    var id: String
    var address: String
    var text: String
  }

  func seal(_ envelope: Envelope) -> SealedEnvelope {
    var text = ""
    if case .letter(let letter) = envelope.content { text = "\(letter.subject)\n\(letter.text)" }
    return SealedEnvelope(id: envelope.id, destination: envelope.address ?? "", bytes: Array(text.utf8))
  }

  func deliver(_ batch: [SealedEnvelope]) -> [DeliveryOutcome] {
    state.withLock { state in
      batch.map { envelope in
        if state.faults > 0 {
          state.faults -= 1
          return .tryLater("no route")
        }
        if state.refused?.contains(envelope.destination) ?? true { return .refused("没有此信箱") }
        state.letters.append(
          Letter(
            id: envelope.id, address: envelope.destination, text: String(decoding: envelope.bytes, as: UTF8.self)))
        return .delivered(receipt: envelope.id)
      }
    }
  }

  /// From now on these addresses, or all, are refused for good.
  func refuse(_ addresses: Set<String>?) { state.withLock { $0.refused = addresses } }

  /// The next `count` envelopes cannot be delivered yet.
  func fail(_ count: Int) { state.withLock { $0.faults = count } }

  var letters: [Letter] { state.withLock { $0.letters } }

  /// What arrived since the last call.
  func newLetters() -> [Letter] {
    state.withLock { state in
      defer { state.letters = [] }
      return state.letters
    }
  }
}
