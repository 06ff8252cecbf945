import Foundation
import GRDB
import Glibc
import Rules
import Synchronization

/// 台账: the journal and its present-state index, in one SQLite file.
///
/// Everything that changes the ledger appends to the journal; the index tables are
/// what the entries come to. Several processes may have it open at once: writes are
/// short and wait for one another, reads copy out and let go. It has no clock: every
/// instant is an argument.
///
/// Each write is on the disk when its call returns (`journal_mode=TRUNCATE`,
/// `synchronous=FULL`), or has not happened at all.
public final class LedgerFile: Sendable {
  public enum Access: Sendable {
    /// Makes the file, and the folders above it, when there is none.
    case create
    /// The file must be there.
    case readWrite
    /// The file must be there and is not written.
    case readOnly
  }

  public let path: String
  public let access: Access
  let queue: DatabaseQueue
  /// How long a lock of another process is waited for.
  let busySeconds: Double
  /// What `snapshot()` gave last; brought up to date from the newer entries only.
  let cache = Mutex(Snapshot())
  /// The file that was opened: another one under the same name is not our ledger.
  private let identity: FileIdentity
  /// The disk's error that ended the use of this object, if any.
  private let fault = Mutex<LedgerError?>(nil)

  private init(path: String, access: Access, queue: DatabaseQueue, busySeconds: Double, identity: FileIdentity) {
    self.path = path
    self.access = access
    self.queue = queue
    self.busySeconds = busySeconds
    self.identity = identity
  }

  /// Opens the ledger at `path`, and brings an older one up to date, of which a copy is kept beside it.
  ///
  /// Folders that `.create` makes are for their owner alone (0700), and so is the file (0600).
  /// `.readOnly` undoes what a crash left unfinished where it may write: there is no reading before that.
  ///
  /// - Parameters:
  ///   - busySeconds: How long to wait while another process writes, 0 or more.
  ///   - heedsHead: Whether a ledger that does not contain the last head seen is refused; for looking at one, not.
  /// - Throws: `LedgerError`; a file that is not ours, or damaged, or newer, is left as it was. `vanished`, `wentBack`
  ///   or `exchanged` when it is not the ledger that was seen last.
  public static func open(
    _ path: String, _ access: Access, busySeconds: Double = 10, heedsHead: Bool = true
  ) throws(LedgerError) -> LedgerFile {
    try open(path, access, busySeconds: busySeconds, heedsHead: heedsHead, keepsOlder: true)
  }

  /// - Parameter keepsOlder: Whether a copy is kept of a ledger that is brought up to date.
  static func open(
    _ path: String, _ access: Access, busySeconds: Double = 10, heedsHead: Bool, keepsOlder: Bool
  ) throws(LedgerError) -> LedgerFile {
    // Read first: the ledger only grows, so what it holds afterwards contains this.
    let seen = HeadNote(ledger: path).read()
    do {
      if let seen, seen.seq > 0, FileIdentity(of: path) == nil, errno == ENOENT {
        throw LedgerError.vanished(path: path, had: seen.seq)
      }
      if try LedgerFiles.isMissing(path, access) { try make(path) }
      let queue = try connect(path, access, busySeconds: busySeconds)
      try queue.read { try LedgerSettings.check($0, path: path) }
      try queue.read { try refuseNewerSchema($0, path: path) }
      if heedsHead, let doubt = try queue.read({ try doubt($0, seen, path: path) }) { throw doubt }
      if access == .readOnly {
        try queue.read { try requirePresentSchema($0, path: path) }
      } else {
        try migrate(queue, path: path, keepsOlder: keepsOlder)
      }
      guard let identity = FileIdentity(of: path) else { throw LedgerError.replaced(path: path) }
      return LedgerFile(path: path, access: access, queue: queue, busySeconds: busySeconds, identity: identity)
    } catch {
      throw LedgerError(error, path: path, seconds: Int(busySeconds))
    }
  }

  /// Why this is not the ledger that was seen last: `wentBack` or `exchanged`; nil when it is, or none was seen.
  public func headDoubt() throws(LedgerError) -> LedgerError? {
    let seen = HeadNote(ledger: path).read()
    return try read { try LedgerFile.doubt($0, seen, path: path) }
  }

  private static func doubt(_ db: Database, _ seen: JournalHead?, path: String) throws -> LedgerError? {
    guard let seen, seen.seq > 0 else { return nil }
    guard try db.tableExists("entry") else { return .wentBack(path: path, had: seen.seq, has: 0) }
    let hash = try Data.fetchOne(db, sql: "SELECT hash FROM entry WHERE seq = ?", arguments: [seen.seq])
    guard let hash else { return .wentBack(path: path, had: seen.seq, has: try JournalHead(db).seq) }
    return hash == Data(seen.hash) ? nil : .exchanged(path: path, seq: seen.seq)
  }

  /// Makes an empty ledger under another name and gives it its own when it is whole: no other process ever sees
  /// half of one, and one that is killed here leaves none.
  static func make(_ path: String) throws {
    try LedgerFiles.makeFolders(LedgerFiles.parent(of: path))
    try LedgerFiles.putInPlace(path) { draft in
      let queue = try DatabaseQueue(path: draft, configuration: configuration(busySeconds: 0))
      try LedgerSchema.migrator.migrate(queue)
      try queue.read { try LedgerSettings.check($0, path: path) }
      try queue.close()
    }
  }

  static func connect(_ path: String, _ access: Access, busySeconds: Double) throws -> DatabaseQueue {
    do {
      return try DatabaseQueue(path: path, configuration: configuration(path, access, busySeconds: busySeconds))
    } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK {
      // A writable connection rolls the unfinished transaction back as soon as it reads.
      try LedgerFiles.requireWritable(path)
      try DatabaseQueue(path: path, configuration: configuration(path, .readWrite, busySeconds: busySeconds))
        .close()
      return try DatabaseQueue(path: path, configuration: configuration(path, access, busySeconds: busySeconds))
    }
  }

  static func configuration(readOnly: Bool = false, busySeconds: Double) -> Configuration {
    var configuration = Configuration()
    configuration.label = "ledger"
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(busySeconds)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { try LedgerSettings.set($0) }
    return configuration
  }

  private static func configuration(_ path: String, _ access: Access, busySeconds: Double) -> Configuration {
    var configuration = configuration(readOnly: access == .readOnly, busySeconds: busySeconds)
    configuration.prepareDatabase { db in
      // Before anything is set or written: is this file ours?
      guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == LedgerSchema.applicationID else {
        throw LedgerError.notLedger(path: path)
      }
      try LedgerSettings.set(db)
    }
    return configuration
  }

  private static func migrate(_ queue: DatabaseQueue, path: String, keepsOlder: Bool) throws {
    let migrator = LedgerSchema.migrator
    guard try !queue.read({ try migrator.hasCompletedMigrations($0) }) else { return }
    if keepsOlder, try queue.read({ try $0.tableExists("entry") }) { try keepOlder(queue, path: path) }
    do {
      try migrator.migrate(queue)
    } catch {
      // Another process may have done the same at the same moment: then there is nothing left to do.
      guard try queue.read({ try migrator.hasCompletedMigrations($0) }) else { throw error }
    }
  }

  static func refuseNewerSchema(_ db: Database, path: String) throws {
    let migrator = LedgerSchema.migrator
    let unknown = try migrator.appliedIdentifiers(db).subtracting(migrator.migrations)
    guard unknown.isEmpty else { throw LedgerError.newerSchema(path: path, unknown: unknown.sorted()) }
  }

  private static func requirePresentSchema(_ db: Database, path: String) throws {
    try refuseNewerSchema(db, path: path)
    guard try LedgerSchema.migrator.hasCompletedMigrations(db) else { throw LedgerError.olderSchema(path: path) }
  }
}

extension LedgerFile {
  /// Reads in one transaction; `body` copies out what it needs.
  func read<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value {
    do {
      try requireSameFile()
      // Not `queue.read`: it turns `query_only` on and off, and each time SQLite prepares every statement anew.
      return try queue.inDatabase { db in
        var value: Value?
        try db.inTransaction(.deferred) {
          value = try body(db)
          return .commit
        }
        return value!
      }
    } catch {
      throw noted(error)
    }
  }

  /// Writes in one transaction that is on the disk when this returns, or has not happened.
  func write<Value>(_ body: (Database, inout JournalWriter) throws -> Value) throws(LedgerError) -> Value {
    guard access != .readOnly else { throw .readOnly(path: path) }
    do {
      try requireSameFile()
      let (value, head) = try queue.write { db in
        // While the lock was waited for, another file may have taken this one's place.
        try requireSameFile()
        var journal = try JournalWriter(db)
        return (try body(db, &journal), journal.last)
      }
      HeadNote(ledger: path).write(head)
      return value
    } catch {
      throw noted(error)
    }
  }

  /// After an error of the disk nothing is read or written through this object any more: a second
  /// synchronization may succeed although the first one lost its pages (Rebello et al., "Can Applications
  /// Recover from fsync Failures?", USENIX ATC 2020). A new one reads what is really there.
  private func noted(_ error: any Error) -> LedgerError {
    let error = LedgerError(error, path: path, seconds: Int(busySeconds))
    if case .inputOutput = error { fault.withLock { $0 = $0 ?? error } }
    return error
  }

  private func requireSameFile() throws {
    if let fault = fault.withLock({ $0 }) { throw fault }
    guard FileIdentity(of: path) == identity else { throw LedgerError.replaced(path: path) }
  }
}
