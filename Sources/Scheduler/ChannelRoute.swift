import Delivery
import Diagnostics
import Rules

/// The way that what one channel carries takes: to the channel itself, or in trial mode (试运行) to one address, or into
/// mailboxes beside the ledger.
///
/// Reports for a folder always take the channel: they are written for the office itself. A letter that was sealed in
/// trial mode keeps its way when trial mode has ended before its next attempt; one that was sealed before trial mode
/// began is turned aside into the mailboxes.
struct ChannelRoute: Sendable {
  /// The mailboxes of trial mode: a folder for each recipient, in one beside the ledger.
  static let trialChannel = Channel(
    name: "trial", kind: "maildir", folder: "trial", span: SourceSpan(file: 0, line: 0, column: 0, endColumn: 0))
  /// Stands before the subject of every letter of trial mode.
  static let subjectTag = "【试运行】"
  /// Stands before the destination of what was sealed for the mailboxes: the folder of its mailbox.
  private static let destinationMark = "\(trialChannel.folder ?? "")/"

  let channel: any Notifier
  private let mailboxes: (any Notifier)?
  private let trial: Office.Trial?
  private let isMail: Bool

  /// - Parameters:
  ///   - mailboxes: Where letters go in trial mode; without it they wait.
  ///   - trial: Nil when letters go to the people they are for.
  ///   - isMail: Whether the channel reaches addresses of mail.
  init(_ channel: any Notifier, mailboxes: (any Notifier)?, trial: Office.Trial?, isMail: Bool) {
    self.channel = channel
    self.mailboxes = mailboxes
    self.trial = trial
    self.isMail = isMail
  }

  /// How many envelopes one attempt may hold, whichever way they take.
  var batchSize: Int { min(channel.batchSize, mailboxes?.batchSize ?? channel.batchSize) }

  /// Whether letters go out as pages as well as texts.
  var takesPages: Bool { channel.takesPages || trial != nil && mailboxes?.takesPages ?? false }

  /// The one address that mail of trial mode goes to.
  private var trialAddress: String? {
    guard isMail, case .address(let address) = trial else { return nil }
    return address
  }

  func seal(_ envelope: Envelope) -> SealedEnvelope {
    guard trial != nil, case .letter(var letter) = envelope.content else { return channel.seal(envelope) }
    var kept = envelope
    letter.subject = Self.subjectTag + letter.subject
    if let trialAddress {
      // The name stays that of the recipient: whoever reads along sees who would have got it.
      kept.address = trialAddress
      kept.content = .letter(letter)
      return channel.seal(kept)
    }
    guard let mailboxes else { return channel.seal(envelope) }
    kept.content = .letter(letter)
    var sealed = mailboxes.seal(kept)
    sealed.destination = Self.destinationMark + sealed.destination
    return sealed
  }

  /// Delivers `batch` and gives one outcome for each envelope, in the same order.
  ///
  /// - Parameter reports: The ids of those that are files for a folder.
  func deliver(_ batch: [SealedEnvelope], reports: Set<String>) -> [DeliveryOutcome] {
    let isKept = batch.map { envelope in
      !reports.contains(envelope.id)
        && (envelope.destination.hasPrefix(Self.destinationMark)
          || trial != nil && envelope.destination != trialAddress)
    }
    guard isKept.contains(true) else { return channel.deliver(batch) }
    var outcomes = [DeliveryOutcome](repeating: .tryLater("no mailboxes for trial mode"), count: batch.count)
    let sent = batch.indices.filter { !isKept[$0] }
    if !sent.isEmpty {
      for (index, outcome) in zip(sent, channel.deliver(sent.map { batch[$0] })) { outcomes[index] = outcome }
    }
    let kept = batch.indices.filter { isKept[$0] }
    guard let mailboxes else { return outcomes }
    let unmarked = kept.map { index in
      var envelope = batch[index]
      if envelope.destination.hasPrefix(Self.destinationMark) {
        envelope.destination.removeFirst(Self.destinationMark.count)
      }
      return envelope
    }
    for (index, outcome) in zip(kept, mailboxes.deliver(unmarked)) { outcomes[index] = outcome }
    return outcomes
  }
}
