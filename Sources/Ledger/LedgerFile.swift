import Foundation
import GRDB
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

  private init(path: String, access: Access, queue: DatabaseQueue, busySeconds: Double, identity: FileIdentity) {
    self.path = path
    self.access = access
    self.queue = queue
    self.busySeconds = busySeconds
    self.identity = identity
  }

  /// Opens the ledger at `path`, and brings an older one up to date.
  ///
  /// Folders that `.create` makes are for their owner alone (0700), and so is the file (0600).
  ///
  /// - Parameter busySeconds: How long to wait while another process writes, 0 or more.
  /// - Throws: `LedgerError`; a file that is not ours, or damaged, or newer, is left as it was.
  public static func open(_ path: String, _ access: Access, busySeconds: Double = 10) throws(LedgerError)
    -> LedgerFile
  {
    try LedgerFiles.prepare(path, access)
    do {
      let queue = try DatabaseQueue(
        path: path, configuration: configuration(path, access, busySeconds: busySeconds))
      try queue.read { try LedgerSettings.check($0, path: path) }
      if access == .readOnly {
        try queue.read { try requirePresentSchema($0, path: path) }
      } else {
        try migrate(queue, path: path)
      }
      guard let identity = FileIdentity(of: path) else { throw LedgerError.replaced(path: path) }
      return LedgerFile(path: path, access: access, queue: queue, busySeconds: busySeconds, identity: identity)
    } catch {
      throw LedgerError(error, path: path, seconds: Int(busySeconds))
    }
  }

  private static func configuration(_ path: String, _ access: Access, busySeconds: Double) -> Configuration {
    var configuration = Configuration()
    configuration.label = "ledger"
    configuration.readonly = access == .readOnly
    configuration.busyMode = .timeout(busySeconds)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { db in
      try requireOurs(db, path: path, mayBeEmpty: access == .create)
      try LedgerSettings.set(db)
    }
    return configuration
  }

  /// Before anything is set or written: is this file ours, or an empty one that may become ours?
  private static func requireOurs(_ db: Database, path: String, mayBeEmpty: Bool) throws {
    let mark = try Int32.fetchOne(db, sql: "PRAGMA application_id")
    if mark == LedgerSchema.applicationID { return }
    let objects = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master")
    guard mark == 0, objects == 0, mayBeEmpty else { throw LedgerError.notLedger(path: path) }
  }

  private static func migrate(_ queue: DatabaseQueue, path: String) throws {
    let migrator = LedgerSchema.migrator
    try queue.read { try refuseNewerSchema($0, path: path) }
    do {
      try migrator.migrate(queue)
    } catch {
      // Another process may have done the same at the same moment: then there is nothing left to do.
      guard try queue.read({ try migrator.hasCompletedMigrations($0) }) else { throw error }
    }
  }

  private static func refuseNewerSchema(_ db: Database, path: String) throws {
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
      return try queue.read(body)
    } catch {
      throw LedgerError(error, path: path, seconds: Int(busySeconds))
    }
  }

  /// Writes in one transaction that is on the disk when this returns, or has not happened.
  func write<Value>(_ body: (Database, inout JournalWriter) throws -> Value) throws(LedgerError) -> Value {
    guard access != .readOnly else { throw .readOnly(path: path) }
    do {
      try requireSameFile()
      return try queue.write { db in
        var journal = try JournalWriter(db)
        return try body(db, &journal)
      }
    } catch {
      throw LedgerError(error, path: path, seconds: Int(busySeconds))
    }
  }

  private func requireSameFile() throws {
    guard FileIdentity(of: path) == identity else { throw LedgerError.replaced(path: path) }
  }
}
