import Delivery

/// One Maildir on the disk.
struct Mailbox {
  /// The folder that holds `tmp`, `new` and `cur`.
  var path: String
  /// Its name inside the channel, for receipts.
  var name: String

  private static let suffix = ".duban"

  func temporary(_ id: String) -> String { "\(path)/tmp/\(id)\(Mailbox.suffix)" }
  private func delivered(_ id: String) -> String { "\(path)/new/\(id)\(Mailbox.suffix)" }

  func make() throws(DurableFile.Fault) {
    for part in ["tmp", "new", "cur"] { try DurableFile.makeFolders("\(path)/\(part)", mode: 0o700) }
  }

  /// Removes what crashed attempts of ours left in `tmp`, but for `ids`, which are about to be written anew.
  func sweep(keeping ids: Set<String>) throws(DurableFile.Fault) {
    for name in try DurableFile.names(in: "\(path)/tmp") {
      guard let id = Mailbox.id(in: name), !ids.contains(id) else { continue }
      try DurableFile.remove("\(path)/tmp/\(name)")
    }
  }

  /// The ids of our messages that a reader has moved to `cur`.
  func idsInCur() throws(DurableFile.Fault) -> Set<String> {
    Set(try DurableFile.names(in: "\(path)/cur").compactMap { Mailbox.id(in: $0) })
  }

  /// Links one message into `new`; the folder is synchronized afterwards, once for all.
  ///
  /// - Parameter read: The ids in `cur`.
  func place(_ envelope: SealedEnvelope, read: Set<String>) -> DeliveryOutcome {
    let receipt = "\(name)/new/\(envelope.id)\(Mailbox.suffix)"
    do throws(DurableFile.Fault) {
      if read.contains(envelope.id) {
        return .alreadyDelivered(receipt: "\(name)/cur/\(envelope.id)\(Mailbox.suffix)")
      }
      if try DurableFile.exists(delivered(envelope.id)) { return .alreadyDelivered(receipt: receipt) }
      try DurableFile.write(envelope.bytes, to: temporary(envelope.id), mode: 0o600)
      let isNew = try DurableFile.link(temporary(envelope.id), to: delivered(envelope.id))
      return isNew ? .delivered(receipt: receipt) : .alreadyDelivered(receipt: receipt)
    } catch {
      return error.outcome
    }
  }

  /// Makes the names in `new` durable, and those in `cur` when a reader moved one of ours there.
  func synchronize(includingCur: Bool) throws(DurableFile.Fault) {
    try DurableFile.synchronizeFolder("\(path)/new")
    if includingCur { try DurableFile.synchronizeFolder("\(path)/cur") }
  }

  /// The delivery's id in a file name of ours, with or without a reader's flags (`:2,S`); nil for other files.
  private static func id(in name: String) -> String? {
    let bare = name.prefix { $0 != ":" }
    guard bare.hasSuffix(suffix), bare.utf8.count > suffix.utf8.count else { return nil }
    return String(bare.dropLast(suffix.count))
  }
}
