import GRDB

/// A ledger that another program holds for itself.
enum HeldLedger {
  /// Runs `body` while nobody else can read or write the file.
  static func whileHeld(_ path: String, _ body: () throws -> Void) throws {
    var patient = Configuration()
    patient.busyMode = .timeout(60)
    let queue = try DatabaseQueue(path: path, configuration: patient)
    try queue.inTransaction(.exclusive) { _ in
      try body()
      return .rollback
    }
  }
}
