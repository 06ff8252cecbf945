import GRDB

extension LedgerFile {
  /// Checks the file's structure, the chain of the journal, the bytes it vouches for, and that the present state
  /// is what the journal comes to; stops at the first thing that is wrong.
  ///
  /// Writers may go on meanwhile, but for the last part, the comparison of the index.
  ///
  /// - Parameter copy: A head that was noted outside the file; without one, a cut tail cannot be seen.
  /// - Throws: `LedgerError` when the ledger cannot be read at all.
  /// - Complexity: O(journal) in time; the index is made anew in a temporary file.
  public func verify(against copy: KeptHead? = nil) throws(LedgerError) -> VerifyResult {
    do {
      if let complaint = try read({ try LedgerFile.structureComplaint($0) }) {
        return .broken(.file(detail: complaint))
      }
      var chain = ChainCheck(copy: copy)
      let rebuilt = try IndexRebuild()
      while true {
        let entries = try read { try LedgerFile.entries($0, after: chain.head.seq) }
        if let fault = try check(entries, &chain, rebuilt) { return .broken(fault) }
        if entries.count < LedgerFile.chunk { break }
      }
      // The rest, what was written since, and the comparison, in one look at the file.
      return try read { db in
        while true {
          let entries = try LedgerFile.entries(db, after: chain.head.seq)
          if let fault = try check(entries, &chain, rebuilt, db) { return .broken(fault) }
          if entries.isEmpty { break }
        }
        if let fault = chain.faultAtEnd { return .broken(fault) }
        if let fault = try rebuilt.difference(from: db) { return .broken(fault) }
        return .intact(chain.head)
      }
    } catch {
      let error = LedgerError(error, path: path, seconds: Int(busySeconds))
      if case .corrupt(_, let detail) = error { return .broken(.file(detail: detail)) }
      throw error
    }
  }

  private func check(
    _ entries: [JournalEntry], _ chain: inout ChainCheck, _ rebuilt: IndexRebuild
  ) throws -> JournalFault? {
    try read { try check(entries, &chain, rebuilt, $0) }
  }

  private func check(
    _ entries: [JournalEntry], _ chain: inout ChainCheck, _ rebuilt: IndexRebuild, _ db: Database
  ) throws -> JournalFault? {
    // All links first: what an altered entry says is not worth reading.
    var sound: [JournalEntry] = []
    var fault: JournalFault?
    for entry in entries {
      fault = chain.check(entry)
      if fault != nil { break }
      sound.append(entry)
    }
    return try rebuilt.apply(sound, contents: db) ?? fault
  }

  static func structureComplaint(_ db: Database) throws -> String? {
    let answer = try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") ?? "no answer"
    return answer == "ok" ? nil : answer
  }
}
