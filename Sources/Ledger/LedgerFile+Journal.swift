import GRDB

extension LedgerFile {
  /// How many entries are read at once: a reader of a long journal must not keep writers waiting.
  static let chunk = 5000

  /// Every entry of the journal as one line of JSON, in order: equal journals give equal bytes.
  ///
  /// The journal may grow meanwhile; entries that come in time are exported too.
  public func export(_ line: (String) throws -> Void) throws {
    try forEachEntry { try line($0.line) }
  }

  /// Entries `range`, in order.
  public func entries(_ range: ClosedRange<Int64>) throws(LedgerError) -> [JournalEntry] {
    try read { try LedgerFile.entries($0, after: range.lowerBound - 1, through: range.upperBound) }
  }

  func forEachEntry(_ body: (JournalEntry) throws -> Void) throws {
    var last = Int64.min
    while true {
      let entries = try read { try LedgerFile.entries($0, after: last) }
      for entry in entries { try body(entry) }
      guard entries.count == LedgerFile.chunk, let end = entries.last else { return }
      last = end.seq
    }
  }

  static func entries(_ db: Database, after seq: Int64, through end: Int64 = .max) throws -> [JournalEntry] {
    let statement = try db.cachedStatement(
      sql: "SELECT \(Rows.entryColumns) FROM entry WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT \(chunk)")
    return try Array(Row.fetchCursor(statement, arguments: [seq, end]).map { Rows.entry($0) })
  }
}
