public import Delivery
import Glibc

/// A Maildir for each recipient under the channel's folder, for a mail reader or an IMAP server.
///
/// A message is written and synchronized in `tmp`, linked into `new`, and the folder
/// synchronized. Its name there is the delivery's id with `.duban`; a name that stands
/// in `new`, or with a reader's flags in `cur`, was delivered before. So delivering
/// twice leaves one message, unless the reader has deleted it in between.
///
/// Source: https://cr.yp.to/proto/maildir.html
public struct MaildirNotifier: FolderNotifier {
  public static let kind = "maildir"

  /// The channel's folder.
  public let folder: String

  public init(folder: String) { self.folder = folder }

  /// Delivering twice does no harm; one synchronization of a folder serves all its messages.
  public var batchSize: Int { 64 }

  public func seal(_ envelope: Envelope) -> SealedEnvelope {
    SealedEnvelope(
      id: envelope.id, destination: MailboxName.encode(envelope.recipient),
      bytes: InternetMessage(envelope).bytes())
  }

  public func deliver(_ batch: [SealedEnvelope]) -> [DeliveryOutcome] {
    var outcomes = [DeliveryOutcome?](repeating: nil, count: batch.count)
    let mailboxes = Dictionary(grouping: batch.indices) { batch[$0].destination }
    // In the order of the batch, so that on a disk that fills up the same ones go out every time.
    for (destination, indices) in mailboxes.sorted(by: { $0.value[0] < $1.value[0] }) {
      let delivered = deliver(indices.map { batch[$0] }, into: destination)
      for (index, outcome) in zip(indices, delivered) { outcomes[index] = outcome }
    }
    return outcomes.map { $0! }
  }

  private func deliver(_ batch: [SealedEnvelope], into destination: String) -> [DeliveryOutcome] {
    // A sealed name comes back from the ledger: it must not lead out of the folder.
    guard MailboxName.isSafe(destination) else {
      return batch.map { _ in .refused("信箱名称不可用：\(destination)") }
    }
    let mailbox = Mailbox(path: "\(folder)/\(destination)", name: destination)
    do throws(DurableFile.Fault) {
      try mailbox.make()
      try mailbox.sweep(keeping: Set(batch.map(\.id)))
      let read = try mailbox.idsInCur()
      let outcomes = batch.map { mailbox.place($0, read: read) }
      try mailbox.synchronize(includingCur: batch.contains { read.contains($0.id) })
      for envelope in batch { try DurableFile.remove(mailbox.temporary(envelope.id)) }
      return outcomes
    } catch {
      // What was linked but not synchronized is found, and synchronized, by the next attempt.
      return batch.map { _ in error.outcome }
    }
  }
}
