import GRDB

extension LedgerFile {
  /// Writes a copy of the whole ledger to `target` while others go on writing, checks it, and then gives it its name.
  ///
  /// The copy is what the ledger was at one moment, made by SQLite's own backup: a file copied by other means while
  /// somebody writes may be half of two states.
  ///
  /// - Parameter replacing: Whether a file that stands there goes; else it is left alone.
  /// - Returns: Where the copy's journal ends.
  /// - Throws: `LedgerError.taken` for a file that stands there, or the ledger itself; `broken` when the copy does not
  ///   stand the check.
  public func backUp(to target: String, replacing: Bool = false) throws(LedgerError) -> JournalHead {
    if let there = FileIdentity(of: target), there == FileIdentity(of: path) || !replacing {
      throw .taken(path: target)
    }
    do {
      var head = JournalHead.empty
      try LedgerFiles.putInPlace(target, taken: replacing ? .goes : .refuses) { draft in
        try LedgerFile.copy(queue, to: draft)
        let copy = try LedgerFile.open(draft, .readOnly, heedsHead: false)
        switch try copy.verify() {
        case .intact(let found): head = found
        case .broken(let fault): throw LedgerError.broken(path: path, fault)
        }
        try copy.queue.close()
      }
      return head
    } catch {
      throw LedgerError(error, path: target, seconds: Int(busySeconds))
    }
  }

  /// Copies a ledger as it is at one moment to `draft`, on the disk when this returns.
  static func copy(_ source: DatabaseQueue, to draft: String) throws {
    let copy = try DatabaseQueue(path: draft, configuration: configuration(busySeconds: 0))
    // All pages in one step: writers wait for a moment, and the copy never has to begin again.
    try source.backup(to: copy)
    try copy.close()
  }

  /// Keeps a copy of an older ledger before it is brought up to date: `<ledger>.before-N.sqlite`, N being the number of
  /// the schema that comes. One of the same head that stands there already will do.
  static func keepOlder(_ queue: DatabaseQueue, path: String) throws {
    let head = try queue.read { try JournalHead($0) }
    var turn = 1
    while true {
      let name = "\(path).before-\(LedgerSchema.migrator.migrations.count)\(turn == 1 ? "" : "-\(turn)").sqlite"
      if FileIdentity(of: name) == nil {
        try LedgerFiles.putInPlace(name) { draft in
          try copy(queue, to: draft)
          if let fault = try olderFault(draft, head) { throw LedgerError.broken(path: path, fault) }
        }
      }
      if try olderFault(name, head) == nil { return }
      turn += 1
    }
  }

  /// What is wrong with the copy of an older ledger at `path`, whose index only an older program could make anew.
  private static func olderFault(_ path: String, _ head: JournalHead) throws -> JournalFault? {
    let queue = try connect(path, .readOnly, busySeconds: 0)
    let fault = try queue.read { db -> JournalFault? in
      if let complaint = try structureComplaint(db) { return .file(detail: complaint) }
      var chain = ChainCheck(copy: .head(head))
      while true {
        let entries = try entries(db, after: chain.head.seq)
        for entry in entries { if let fault = chain.check(entry) { return fault } }
        if entries.count < chunk { break }
      }
      return chain.faultAtEnd ?? (chain.head == head ? nil : .unknownHead(hash: head.hexadecimal))
    }
    try queue.close()
    return fault
  }
}
