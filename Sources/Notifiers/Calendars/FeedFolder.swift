public import Delivery
import Glibc

/// Calendar files in a folder, one for each reader, named as the mailboxes of `MaildirNotifier` are, with `.ics`.
///
/// A file is written and synchronized under a hidden name beside its place and renamed into it.
public struct FeedFolder: FeedStore {
  /// Absolute, or relative to the process's folder.
  public let folder: String

  /// Bytes of a calendar file at most; a greater one is not read: it is none that was written here.
  private static let longest = 64 << 20
  private static let ending = ".ics"

  public init(folder: String) { self.folder = folder }

  public func name(of reader: String) -> String { MailboxName.encode(reader) + FeedFolder.ending }

  public func names(in folder: String) throws(FeedStoreFault) -> [String] {
    do throws(DurableFile.Fault) {
      return try DurableFile.names(in: path(folder)).filter {
        $0.hasSuffix(FeedFolder.ending) && !$0.hasPrefix(".")
      }
      .sorted()
    } catch {
      if error.code == ENOENT { return [] }
      throw FeedStoreFault(error.text)
    }
  }

  public func read(_ name: String, in folder: String) throws(FeedStoreFault) -> [UInt8]? {
    do throws(DurableFile.Fault) {
      return try DurableFile.read("\(path(folder))/\(name)", limit: FeedFolder.longest)
    } catch {
      throw FeedStoreFault(error.text)
    }
  }

  public func write(_ bytes: [UInt8], _ name: String, in folder: String) throws(FeedStoreFault) {
    let parent = path(folder)
    let temporary = "\(parent)/.duban-\(getpid())"
    do throws(DurableFile.Fault) {
      try DurableFile.makeFolders(parent, mode: 0o755)
      try DurableFile.write(bytes, to: temporary, mode: 0o644)
      try DurableFile.rename(temporary, to: "\(parent)/\(name)")
      try DurableFile.synchronizeFolder(parent)
    } catch {
      throw FeedStoreFault(error.text)
    }
  }

  private func path(_ below: String) -> String { below.isEmpty ? folder : "\(folder)/\(below)" }
}
