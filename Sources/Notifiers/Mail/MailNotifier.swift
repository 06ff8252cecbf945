public import Delivery
import Dispatch
public import Rules

/// 邮件: hands letters to a server by SMTP.
///
/// A batch goes out over as many connections as the settings allow, each kept open from letter to letter and from batch
/// to batch. The first letter goes alone, so that a server that is away or refuses the login is asked once. A letter
/// whose last byte went out without a reply is uncertain; it carries the same `Message-ID` when it goes out again.
///
/// Source: RFC 5321.
public final class MailNotifier: Notifier, @unchecked Sendable {
  // Unchecked: `deliver` is called from one thread at a time, and there each lane has a session of its own.
  public static let kind = Channel.mailKind

  private let server: MailServer
  private let secrets: SecretSource
  private let authorities: String?
  private var sessions: [SMTPSession] = []

  /// - Parameters:
  ///   - base: The folder the ledger stands in: files that the settings name are relative to it.
  ///   - credentials: Where the service manager puts credentials; nil when it does not.
  public init(_ server: MailServer, base: String, credentials: String?) {
    self.server = server
    secrets = SecretSource(base: base, credentials: credentials)
    authorities = server.authorities.map { $0.hasPrefix("/") ? $0 : "\(base)/\($0)" }
  }

  /// A crash leaves at most so many letters uncertain.
  public var batchSize: Int { min(32, 16 * server.connections) }

  public func seal(_ envelope: Envelope) -> SealedEnvelope {
    var own = envelope
    own.senderAddress = server.from
    return SealedEnvelope(
      id: envelope.id, destination: HeaderText.address(envelope.address) ?? "",
      bytes: InternetMessage(own, for: .server, replyTo: server.replyTo).bytes())
  }

  public func deliver(_ batch: [SealedEnvelope]) -> [DeliveryOutcome] {
    guard !batch.isEmpty else { return [] }
    let password: String?
    do throws(SecretSource.Fault) {
      password = try server.login.map { login throws(SecretSource.Fault) in try secrets.read(login.password) }
    } catch {
      return batch.map { _ in .unavailable(error.text, rest: SMTPVerdict.restAfterLogin) }
    }
    while sessions.count < min(server.connections, max(1, batch.count - 1)) {
      guard let session = SMTPSession(server, authorities: authorities) else { break }
      sessions.append(session)
    }
    guard !sessions.isEmpty else {
      return batch.map { _ in .unavailable(SMTPSession.whyNone, rest: SMTPVerdict.restAfterFailure) }
    }
    let lanes = Lanes(sessions, batch, password)
    lanes.send(0, through: 0)
    if case .unavailable = lanes.outcomes[0] { return batch.map { _ in lanes.outcomes[0]! } }
    lanes.sendRest()
    return lanes.outcomes.map { $0! }
  }

  /// What was said in the last exchange of the first connection: with one letter, in its own.
  public var lastSteps: [MailStep] { Self.steps(of: sessions.first) }

  private static func steps(of session: SMTPSession?) -> [MailStep] {
    (session?.steps ?? []).filter { !$0.reply.isEmpty }.map { MailStep(command: $0.command, reply: $0.reply) }
  }

  /// Connects and logs in without sending anything.
  ///
  /// - Returns: What was said, and what failed, if anything did.
  public func probe() -> (steps: [MailStep], failure: String?) {
    do throws(SecretSource.Fault) {
      let password = try server.login.map { login throws(SecretSource.Fault) in try secrets.read(login.password) }
      guard let session = SMTPSession(server, authorities: authorities) else { return ([], SMTPSession.whyNone) }
      let outcome = session.probe(password: password)
      return (Self.steps(of: session), outcome.map { $0.said })
    } catch {
      return ([], error.text)
    }
  }
}

/// One command of an exchange with a server, and its reply.
public struct MailStep: Hashable, Sendable {
  /// `EHLO`, `AUTH`, `RCPT`; `.` for the end of the letter; empty for the greeting. Never more than the word.
  public var command: String
  public var reply: String
}

/// The lanes of one batch: each has a session and the letters of its own.
private final class Lanes: @unchecked Sendable {
  // Unchecked: a lane touches its session and the outcomes of its letters only.
  private let sessions: [SMTPSession]
  private let batch: [SealedEnvelope]
  private let password: String?
  private let storage: UnsafeMutableBufferPointer<DeliveryOutcome?>

  init(_ sessions: [SMTPSession], _ batch: [SealedEnvelope], _ password: String?) {
    self.sessions = sessions
    self.batch = batch
    self.password = password
    storage = .allocate(capacity: batch.count)
    storage.initialize(repeating: nil)
  }

  deinit {
    storage.deinitialize()
    storage.deallocate()
  }

  var outcomes: [DeliveryOutcome?] { Array(storage) }

  func send(_ index: Int, through lane: Int) {
    let envelope = batch[index]
    guard HeaderText.address(envelope.destination) != nil else {
      storage[index] = .refused("没有可用的邮箱地址")
      return
    }
    storage[index] = sessions[lane].send(envelope, password: password)
  }

  /// Every letter but the first. A lane whose server went away leaves the rest of its letters for later.
  func sendRest() {
    let count = min(sessions.count, batch.count - 1)
    guard count > 0 else { return }
    DispatchQueue.concurrentPerform(iterations: count) { lane in
      var down: DeliveryOutcome?
      for index in stride(from: 1 + lane, to: batch.count, by: count) {
        if let down {
          storage[index] = down
          continue
        }
        send(index, through: lane)
        if case .unavailable = storage[index] { down = storage[index] }
      }
    }
  }
}
