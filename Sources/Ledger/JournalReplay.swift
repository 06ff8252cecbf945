public import CivilTime
import GRDB
public import Rules

/// A journal written again from its first entry into a temporary one: what was recorded is copied, what was decided is
/// decided again by whoever drives it, and compared byte for byte.
public final class JournalReplay {
  /// The next entries that follow from a decision.
  public enum Decision: Sendable {
    /// A rule revision was accepted, with the accounts it brought along.
    case acceptance(RuleRevision, at: Instant)
    /// A pass accounted for what came due; `forgoing` when what came due may have been sent before a backup was
    /// restored, and was not told.
    case pass(at: Instant, forgoing: Bool)

    public var at: Instant {
      switch self {
      case .acceptance(_, let at), .pass(let at, _): at
      }
    }
  }

  /// Where what is decided again parts from what was recorded.
  public struct Difference: Hashable, Sendable {
    /// Number of the entry.
    public var seq: Int64
    /// What is decided now: kind and body; nil when nothing more is.
    public var expected: String?
    /// What was recorded; nil when nothing more was.
    public var found: String?
  }

  /// Number of the last entry when the replay began; what is written meanwhile is left out.
  public let end: Int64
  /// Number of the last entry that was replayed.
  public private(set) var seq: Int64 = 0
  private let source: LedgerFile
  private let queue: DatabaseQueue
  private var held = Snapshot()
  private var buffer: ArraySlice<JournalEntry> = []
  /// When the last restore that skips was recorded.
  private var skippedAt: Instant?

  private static let decided: Set<String> = [SlipEntry.kind, PlanningEntry.kind, AccountEntry.kind]

  public init(of ledger: LedgerFile) throws(LedgerError) {
    source = ledger
    end = try ledger.head().seq
    do {
      var configuration = Configuration()
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF") }
      // An empty path is a private file that SQLite removes when it is closed.
      queue = try DatabaseQueue(path: "", configuration: configuration)
      try LedgerSchema.migrator.migrate(queue)
    } catch {
      throw LedgerError(error, path: ledger.path, seconds: 0)
    }
  }

  /// What the journal held before the entry that is next.
  public func snapshot() throws(LedgerError) -> Snapshot {
    try guarded {
      try queue.read { try SnapshotReader.bringUpToDate(&held, from: $0, path: source.path) }
      return held
    }
  }

  /// Copies what was recorded up to the next decision; nil at the end.
  public func next() throws(LedgerError) -> Decision? {
    try guarded {
      while let entry = try peek() {
        if entry.kind == RevisionEntry.kind {
          let body = try RevisionEntry(EntryReader(entry.body))
          return .acceptance(try source.read { try source.revision(body, $0) }, at: entry.at)
        }
        if JournalReplay.decided.contains(entry.kind) {
          return .pass(at: entry.at, forgoing: skippedAt == entry.at)
        }
        try copy(entry)
      }
      return nil
    }
  }

  /// Copies one entry of a decision that is not judged.
  public func skip() throws(LedgerError) {
    try guarded {
      if let entry = try peek() { try copy(entry) }
    }
  }

  /// Writes what the decision that is next comes to, and gives the first difference from what was recorded.
  public func settle(_ decision: Decision, _ ruling: Ruling) throws(LedgerError) -> Difference? {
    try guarded {
      if case .acceptance = decision { try skip() } else if ruling.isEmpty { return try difference(nil) }
      let start = seq
      do {
        try queue.write { db in
          var journal = try JournalWriter(db)
          try LedgerFile.write(ruling, to: db, &journal, at: decision.at)
        }
      } catch LedgerError.contradiction(let detail) {
        return try difference(detail)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        return try difference(error.message)
      }
      var last = start
      while true {
        let made = try queue.read { try LedgerFile.entries($0, after: last) }
        for entry in made {
          guard let recorded = try peek(), recorded == entry else {
            return try difference("\(entry.kind) \(entry.body)")
          }
          advance()
        }
        guard made.count == LedgerFile.chunk else { return nil }
        last = seq
      }
    }
  }

  private func difference(_ expected: String?) throws -> Difference {
    Difference(seq: seq + 1, expected: expected, found: try peek().map { "\($0.kind) \($0.body)" })
  }

  private func peek() throws -> JournalEntry? {
    if buffer.isEmpty, seq < end {
      buffer = try source.read { try LedgerFile.entries($0, after: seq, through: end) }[...]
    }
    return buffer.first
  }

  private func advance() {
    seq += 1
    buffer = buffer.dropFirst()
  }

  private func copy(_ entry: JournalEntry) throws {
    guard let kind = EntryKinds.kind(named: entry.kind), let body = try? kind.init(EntryReader(entry.body)) else {
      throw LedgerError.broken(path: source.path, .unreadable(seq: entry.seq, kind: entry.kind))
    }
    let (complete, fault) = try source.read { try IndexRebuild.withContents(body, of: entry, from: $0) }
    if let fault { throw LedgerError.broken(path: source.path, fault) }
    let hash = try queue.write { db in
      var journal = try JournalWriter(db)
      try journal.append(complete, at: entry.at)
      return journal.last.hash
    }
    guard hash == entry.hash else { throw LedgerError.broken(path: source.path, .altered(seq: entry.seq)) }
    if let restore = body as? RestoreEntry, restore.choice == .skip { skippedAt = entry.at }
    advance()
  }

  private func guarded<Value>(_ work: () throws -> Value) throws(LedgerError) -> Value {
    do { return try work() } catch { throw LedgerError(error, path: source.path, seconds: 0) }
  }
}
