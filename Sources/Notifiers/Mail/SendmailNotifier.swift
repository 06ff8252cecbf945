public import Delivery
import Glibc
public import Rules

/// 邮件: hands letters to a program of this machine as to sendmail, the sender and the recipient as arguments, the message
/// as its input.
///
/// Its exit code says what became of the letter. Source: sendmail(8) and sysexits.h.
public struct SendmailNotifier: Notifier {
  public static let kind = Channel.sendmailKind

  private let sendmail: Sendmail
  /// Seconds after which the program is stopped.
  private let patience: Int

  public init(_ sendmail: Sendmail, patience: Int = 60) {
    self.sendmail = sendmail
    self.patience = patience
  }

  /// The program has queued the letter before it ends: one crash, few letters in doubt.
  public var batchSize: Int { 8 }

  public func seal(_ envelope: Envelope) -> SealedEnvelope {
    var own = envelope
    own.senderAddress = sendmail.from
    // Programs take lines as files hold them, and put the ends that mail wants themselves.
    return SealedEnvelope(
      id: envelope.id, destination: HeaderText.address(envelope.address) ?? "",
      bytes: InternetMessage(own, for: .file, replyTo: sendmail.replyTo).bytes())
  }

  public func deliver(_ batch: [SealedEnvelope]) -> [DeliveryOutcome] {
    var outcomes: [DeliveryOutcome] = []
    for envelope in batch {
      if case .unavailable = outcomes.last {
        outcomes.append(outcomes[outcomes.count - 1])
      } else {
        outcomes.append(deliver(envelope))
      }
    }
    return outcomes
  }

  private func deliver(_ envelope: SealedEnvelope) -> DeliveryOutcome {
    // An address that began with a dash would be an option; `--` ends them, and the grammar of addresses is narrower yet.
    guard let address = HeaderText.address(envelope.destination), !address.hasPrefix("-") else {
      return .refused("没有可用的邮箱地址")
    }
    let ending: Subprogram.Ending
    do throws(Subprogram.Fault) {
      ending = try Subprogram.run(
        sendmail.program, ["-i", "-f", sendmail.from, "--", address], input: envelope.bytes, seconds: patience)
    } catch {
      return .unavailable("\(sendmail.program)：\(error.text)", rest: SMTPVerdict.restAfterFailure)
    }
    let said = "\(sendmail.program) \(ending.words)"
    switch ending {
    case .exited(0): return .delivered(receipt: said)
    // No such user, no such host, bad data: another time makes no difference.
    case .exited(Sysexits.noUser), .exited(Sysexits.noHost), .exited(Sysexits.dataError): return .refused(said)
    case .exited(Sysexits.temporaryFailure), .exited(Sysexits.unavailable): return .tryLater(said)
    case .exited: return .unavailable(said, rest: SMTPVerdict.restAfterFailure)
    case .killed, .stopped: return .uncertain(said)
    }
  }
}

/// Exit codes of programs that take mail. Source: sysexits.h.
private enum Sysexits {
  static let dataError: Int32 = 65
  static let noUser: Int32 = 67
  static let noHost: Int32 = 68
  static let unavailable: Int32 = 69
  static let temporaryFailure: Int32 = 75
}
