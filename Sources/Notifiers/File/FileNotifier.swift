public import Delivery
import Glibc

/// Plain files under the channel's folder: documents under their own name, letters as `<id>.txt`.
///
/// A file is written and synchronized beside its place under a hidden name, renamed
/// into place, and the folder synchronized: readers see the old bytes or the new ones.
/// What a crash left under a hidden name is removed by the next attempt at the same id.
/// A file that holds the same bytes already was delivered before. Other bytes under
/// the same name are replaced: a report with a fixed name shows its latest run; one
/// that should be kept carries its day in its name.
public struct FileNotifier: FolderNotifier {
  public static let kind = "file"

  /// The channel's folder.
  public let folder: String

  public init(folder: String) { self.folder = folder }

  public var batchSize: Int { 64 }
  public var takesPages: Bool { false }

  public func seal(_ envelope: Envelope) -> SealedEnvelope {
    switch envelope.content {
    case .document(let name, let bytes):
      SealedEnvelope(id: envelope.id, destination: name, bytes: bytes)
    case .letter(let letter):
      SealedEnvelope(
        id: envelope.id, destination: "\(envelope.id).txt", bytes: Array("\(letter.subject)\n\n\(letter.text)".utf8)
      )
    }
  }

  public func deliver(_ batch: [SealedEnvelope]) -> [DeliveryOutcome] {
    // One after the other where two documents of a batch have the same name: the later one stays.
    let isDistinct = Set(batch.map(\.destination)).count == batch.count
    var outcomes = isDistinct ? DurableFile.sideBySide(batch) { place($0) } : batch.map { place($0) }
    var synchronized: [String: DurableFile.Fault?] = [:]
    for (index, envelope) in batch.enumerated() {
      switch outcomes[index] {
      case .delivered, .alreadyDelivered: break
      default: continue
      }
      let parent = DurableFile.folder(of: path(of: envelope))
      let fault = synchronized[parent] ?? synchronize(parent)
      synchronized[parent] = .some(fault)
      if let fault { outcomes[index] = fault.outcome }
    }
    return outcomes
  }

  private func path(of envelope: SealedEnvelope) -> String { "\(folder)/\(envelope.destination)" }

  private func place(_ envelope: SealedEnvelope) -> DeliveryOutcome {
    if let fault = DocumentName.fault(in: envelope.destination) { return .refused(fault) }
    let path = path(of: envelope)
    let parent = DurableFile.folder(of: path)
    let temporary = "\(parent)/.\(envelope.id).duban"
    do throws(DurableFile.Fault) {
      try DurableFile.makeFolders(parent, mode: 0o755)
      if try DurableFile.holds(path, envelope.bytes) { return .alreadyDelivered(receipt: envelope.destination) }
      try DurableFile.write(envelope.bytes, to: temporary, mode: 0o644)
      try DurableFile.rename(temporary, to: path)
      return .delivered(receipt: envelope.destination)
    } catch {
      return error.outcome
    }
  }

  private func synchronize(_ parent: String) -> DurableFile.Fault? {
    do throws(DurableFile.Fault) {
      try DurableFile.synchronizeFolder(parent)
      return nil
    } catch {
      return error
    }
  }
}
