import GRDB

/// A ledger that another program holds for itself.
enum HeldLedger {
  /// Runs `body` while nobody else can read or write the file.
  static func whileHeld(_ path: String, _ body: () throws -> Void) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.inTransaction(.exclusive) { _ in
      try body()
      return .rollback
    }
  }
}
