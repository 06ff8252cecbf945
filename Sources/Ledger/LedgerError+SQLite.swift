import GRDB

extension LedgerError {
  /// What SQLite's error means for the ledger at `path`.
  ///
  /// - Parameter seconds: How long a lock was waited for.
  init(_ error: any Error, path: String, seconds: Int) {
    if let own = error as? LedgerError {
      self = own
      return
    }
    guard let error = error as? DatabaseError else {
      self = .failed(path: path, code: -1, detail: String(describing: error))
      return
    }
    // Without the statement and its arguments: they hold names and texts of people.
    let detail = error.message ?? "code \(error.extendedResultCode.rawValue)"
    switch error.extendedResultCode {
    case .SQLITE_READONLY_ROLLBACK, .SQLITE_READONLY_RECOVERY:
      self = .interrupted(path: path)
      return
    case .SQLITE_READONLY_DBMOVED:
      self = .replaced(path: path)
      return
    default: break
    }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path, seconds: seconds)
    case .SQLITE_READONLY: self = .readOnly(path: path)
    case .SQLITE_CORRUPT: self = .corrupt(path: path, detail: detail)
    case .SQLITE_NOTADB: self = .notLedger(path: path)
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN: self = .noPermission(path: path)
    case .SQLITE_IOERR: self = .inputOutput(path: path, detail: detail)
    case .SQLITE_CONSTRAINT: self = .contradiction(detail)
    default: self = .failed(path: path, code: error.extendedResultCode.rawValue, detail: detail)
    }
  }
}
