import GRDB
import Glibc

/// A ledger in the making that is to take another's place: a copy of a backup, or an empty one.
///
/// The present file keeps its bytes under another name. Whoever waits for it while it is replaced is told that it was,
/// so that nothing is written into a file that nobody reads any more.
public final class LedgerReplacement {
  /// The ledger in the making, under a name of its own.
  public let ledger: LedgerFile
  /// Where it ended when it was made.
  public let head: JournalHead
  private let path: String

  /// Makes the folders that the ledger at `path` stands in.
  public static func makeFolder(of path: String) throws(LedgerError) {
    try LedgerFiles.makeFolders(LedgerFiles.parent(of: path))
  }

  /// - Parameters:
  ///   - path: The ledger whose place it is to take; its folder is there.
  ///   - backup: The ledger it is a copy of; an older one is brought up to date. Nil for an empty one.
  /// - Throws: `LedgerError.broken` when the backup does not stand the check.
  public init(of path: String, from backup: String?) throws(LedgerError) {
    self.path = path
    let draft = try LedgerFiles.draft(of: path)
    do {
      if let backup {
        if try LedgerFiles.isMissing(backup, .readOnly) { throw LedgerError.missing(path: backup) }
        let source = try LedgerFile.connect(backup, .readOnly, busySeconds: 10)
        try source.read { try LedgerFile.refuseNewerSchema($0, path: backup) }
        try LedgerFile.copy(source, to: draft)
        try source.close()
      } else {
        unlink(draft)
        try LedgerFile.make(draft)
      }
      ledger = try LedgerFile.open(draft, .readWrite, heedsHead: false, keepsOlder: false)
      switch try ledger.verify() {
      case .intact(let found): head = found
      case .broken(let fault): throw LedgerError.broken(path: backup ?? path, fault)
      }
    } catch {
      LedgerFiles.removeDraft(draft)
      throw LedgerError(error, path: backup ?? path, seconds: 10)
    }
  }

  deinit { LedgerFiles.removeDraft(ledger.path) }

  /// Gives it the ledger's name. The file that had it keeps its bytes under another.
  ///
  /// - Returns: That other name; nil when there was no file.
  public func takePlace() throws(LedgerError) -> String? {
    do {
      let head = try ledger.head()
      try ledger.queue.close()
      let kept: String?
      if let present = try present() {
        kept = try present.writeWithoutTransaction { db in
          // Until it is replaced nobody writes into it.
          try db.execute(sql: "BEGIN EXCLUSIVE")
          defer { try? db.execute(sql: "ROLLBACK") }
          return try swap()
        }
        try present.close()
      } else {
        kept = try swap()
      }
      HeadNote(ledger: path).write(head)
      return kept
    } catch {
      throw LedgerError(error, path: path, seconds: 10)
    }
  }

  /// The present file, where it is a ledger that can be opened at all.
  private func present() throws -> DatabaseQueue? {
    guard FileIdentity(of: path) != nil else { return nil }
    do {
      return try LedgerFile.connect(path, .readWrite, busySeconds: 10)
    } catch {
      switch LedgerError(error, path: path, seconds: 10) {
      case .notLedger, .corrupt: return nil
      case let error: throw error
      }
    }
  }

  private func swap() throws -> String? {
    let kept = FileIdentity(of: path) == nil ? nil : try LedgerFiles.keep(path)
    // An unfinished transaction of the old file must not be undone in the new one.
    var journal = stat()
    if stat("\(path)-journal", &journal) == 0, journal.st_size > 0 {
      guard rename("\(path)-journal", "\(kept ?? "\(path).replaced")-journal") == 0 else {
        throw LedgerFiles.fault(errno, path)
      }
    }
    HeadNote(ledger: path).remove()
    guard rename(ledger.path, path) == 0 else { throw LedgerFiles.fault(errno, path) }
    try LedgerFiles.synchronize(LedgerFiles.parent(of: path))
    return kept
  }
}
