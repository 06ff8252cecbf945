public import CivilTime
import GRDB
public import Rules

/// Edits of the rules that are not in force.
extension LedgerFile {
  /// Records that a revision was refused; the same one again is recorded once.
  ///
  /// - Parameters:
  ///   - hash: `RuleRevision.hash` of what was refused.
  ///   - diagnosticsCount: Its errors, at least 1.
  ///   - firstMessage: The first of them, with its place.
  public func recordRefusal(
    hash: String, diagnosticsCount: Int, firstMessage: String, at: Instant
  ) throws(LedgerError) {
    try write { db, journal in
      if let pending = try LedgerFile.pendingEdit(db), pending.hash == hash, pending.removal == nil { return }
      try journal.append(RefusalEntry(hash: hash, count: diagnosticsCount, message: firstMessage), at: at)
    }
  }

  /// Records that a revision is held; the same one again is recorded once.
  ///
  /// - Parameters:
  ///   - hash: `RuleRevision.hash` of what is held.
  ///   - removal: What it would take away.
  public func recordHold(hash: String, _ removal: Removal, at: Instant) throws(LedgerError) {
    try write { db, journal in
      if let pending = try LedgerFile.pendingEdit(db), pending.hash == hash, pending.removal != nil { return }
      try journal.append(HoldEntry(hash: hash, removal: removal), at: at)
    }
  }

  /// Records the word that the revision with `hash` is meant, whatever it takes away. It counts until any revision
  /// is accepted; the same word again is recorded once.
  public func consent(to hash: String, by author: String, at: Instant) throws(LedgerError) {
    try write { db, journal in
      guard try !LedgerFile.isConsented(db, hash) else { return }
      try journal.append(ConsentEntry(hash: hash, by: author), at: at)
    }
  }

  /// Whether somebody said that the revision with `hash` is meant, and nothing was accepted since.
  public func isConsented(_ hash: String) throws(LedgerError) -> Bool {
    try read { try LedgerFile.isConsented($0, hash) }
  }

  private static func isConsented(_ db: Database, _ hash: String) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: """
        SELECT EXISTS (SELECT 1 FROM consent
                       WHERE hash = ? AND seq > coalesce((SELECT max(seq) FROM revision), 0))
        """)
    return try Bool.fetchOne(statement, arguments: [hash]) ?? false
  }

  /// The edit that is not in force: the last one refused or held, until any revision is accepted.
  public func pendingEdit() throws(LedgerError) -> PendingEdit? { try read { try LedgerFile.pendingEdit($0) } }

  static func pendingEdit(_ db: Database) throws -> PendingEdit? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT kind, at, body FROM entry
        WHERE seq = (SELECT max(seq) FROM (SELECT max(seq) AS seq FROM refusal UNION SELECT max(seq) FROM hold))
          AND seq > coalesce((SELECT max(seq) FROM revision), 0)
        """)
    guard let row = try Row.fetchOne(statement) else { return nil }
    let since = Instant(seconds: row[1])
    let body = try EntryReader(row[2])
    if row[0] == HoldEntry.kind {
      let entry = try HoldEntry(body)
      return PendingEdit(hash: entry.hash, since: since, reason: .held(entry.removal))
    }
    let entry = try RefusalEntry(body)
    return PendingEdit(
      hash: entry.hash, since: since, reason: .refused(errors: entry.count, first: entry.message))
  }

  /// What stands and who was told of it, as `Snapshot.edits` has it.
  ///
  /// A notice that can still be withdrawn told nobody yet.
  static func editNews(_ db: Database) throws -> EditNews {
    let told = try db.cachedStatement(
      sql: """
        SELECT recipient, channel FROM account AS told
        WHERE subject > ? AND subject < ? AND kind = 'notice' AND step <> ?
          AND (state = 'sent' OR state IN ('planned', 'held')
               AND EXISTS (SELECT 1 FROM delivery WHERE id = told.delivery AND frozen IS NOT NULL))
          AND NOT EXISTS (SELECT 1 FROM account AS settled
                          WHERE settled.subject > ? AND settled.subject < ? AND settled.kind = 'notice'
                            AND settled.step = ? AND settled.recipient = told.recipient
                            AND settled.channel = told.channel AND settled.seq > told.seq
                            AND settled.state <> 'cancelled')
        GROUP BY recipient, channel ORDER BY min(seq)
        """)
    let subjects = (from: Event.editSubject, until: String(Event.editSubject.dropLast()) + ";")
    let step = Event.settledNotice
    let rows = try Row.fetchAll(
      told, arguments: [subjects.from, subjects.until, step, subjects.from, subjects.until, step])
    let inForce = try String.fetchOne(
      db.cachedStatement(sql: "SELECT hash FROM revision WHERE seq = (SELECT max(seq) FROM revision)"))
    return EditNews(
      pending: try pendingEdit(db), inForce: inForce ?? "",
      told: rows.map { EditNews.Told(recipient: $0[0], channel: $0[1]) })
  }
}
