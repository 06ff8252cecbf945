import Delivery
import GRDB
import Rules
import Testing

@testable import Ledger

/// A ledger that any earlier version wrote works with today's, and its copy is kept.
@Suite struct OlderLedgerTests {
  let folder = TemporaryFolder()

  private func take(_ version: Int) throws -> [UInt8] {
    let kept = try #require(bytes(of: OlderLedgers.path(version)), "no fixture of schema \(version)")
    write(kept, to: folder.ledger)
    return kept
  }

  /// A new migration brings a new fixture: this writes it, and fails until it is committed.
  @Test(arguments: OlderLedgers.versions)
  func everySchemaHasItsFixture(_ version: Int) throws {
    try OlderLedgers.make(version, at: folder.ledger)
    if bytes(of: OlderLedgers.path(version)) == nil {
      Issue.record("ledger-\(version).sqlite was not there and has been made: commit it")
      write(try #require(bytes(of: folder.ledger)), to: OlderLedgers.path(version))
    }
    let other = TemporaryFolder()
    write(try #require(bytes(of: OlderLedgers.path(version))), to: other.ledger)
    // What the maker makes is what was kept.
    func lines(_ path: String) throws -> [String] {
      try DatabaseQueue(path: path).read { try LedgerFile.entries($0, after: 0).map(\.line) }
    }
    #expect(try lines(other.ledger) == lines(folder.ledger))
  }

  @Test(arguments: OlderLedgers.versions)
  func itsFactsAndAccountsAreReadAndItVerifies(_ version: Int) throws {
    let bytes = try take(version)
    if version < OlderLedgers.versions.count {
      #expect(throws: LedgerError.olderSchema(path: folder.ledger)) {
        try LedgerFile.open(folder.ledger, .readOnly)
      }
      #expect(LedgerTests.bytes(of: folder.ledger) == bytes)
    }
    let ledger = try LedgerFile.open(folder.ledger, .readWrite)
    let snapshot = try ledger.snapshot()
    #expect(snapshot.facts["plan/b"] == [OlderLedgers.facts[1]])
    #expect(snapshot.facts["plan/a"] == [OlderLedgers.facts[0]] + (version >= 3 ? [OlderLedgers.request] : []))
    #expect(snapshot.slipCount == (version >= 4 ? 1 : 0))
    #expect(snapshot.drills.map { $0.answers.map(\.person) } == (version >= 5 ? [["联络员"]] : []))
    #expect(try ledger.accounts(on: today).map(\.state) == [.sent, .planned, .planned])
    #expect(try ledger.lastRevision()?.revision.files.map(\.path) == ["plan.yaml"])
    #expect(try ledger.verify() == .intact(ledger.head()))
  }

  @Test(arguments: OlderLedgers.versions)
  func itGoesOnWhereItWasLeft(_ version: Int) throws {
    _ = try take(version)
    let ledger = try LedgerFile.open(folder.ledger, .readWrite)
    try ledger.append([OlderLedgers.request])
    try ledger.plan(ruling(7, slips: [slip(2, "plan/task-7")]))
    let waiting = try ledger.dueDeliveries(at: instant(2), channel: "mail", limit: 9)
    #expect(waiting.map(\.id) == [deliveryID(3), deliveryID(7), deliveryID(2)])
    try ledger.beginAttempt([sealed(2)], at: instant(2))
    try ledger.record([OutcomeRecord(id: deliveryID(2), outcome: .delivered(receipt: "r"))], at: instant(2))
    #expect(try ledger.only(2)?.state == .sent)
    #expect(try ledger.verify() == .intact(ledger.head()))
  }

  @Test func aCopyIsKeptBeforeItIsBroughtUpToDate() throws {
    let last = OlderLedgers.versions.count
    for version in OlderLedgers.versions.dropLast() {
      let folder = TemporaryFolder()
      let old = try #require(bytes(of: OlderLedgers.path(version)))
      write(old, to: folder.ledger)
      let ledger = try LedgerFile.open(folder.ledger, .readWrite)
      let copy = "\(folder.ledger).before-\(last).sqlite"
      #expect(mode(of: copy) == 0o600)
      let kept = try DatabaseQueue(path: copy)
      let migrations = try kept.read { try LedgerSchema.migrator.appliedIdentifiers($0) }
      #expect(migrations.count == version)
      #expect(try kept.read { try JournalHead($0) } == ledger.head())
      try kept.close()
      // The same again finds its copy there; another journal gets a name of its own.
      write(old, to: folder.ledger)
      _ = try LedgerFile.open(folder.ledger, .readWrite)
      #expect(bytes(of: "\(folder.ledger).before-\(last)-2.sqlite") == nil)
    }
  }

  @Test func aLedgerOfTodayIsNotCopied() throws {
    _ = try LedgerFile.open(folder.ledger, .create)
    _ = try LedgerFile.open(folder.ledger, .readWrite)
    #expect(bytes(of: "\(folder.ledger).before-\(OlderLedgers.versions.count).sqlite") == nil)
  }

  @Test func anOlderLedgerThatIsDamagedIsNotBroughtUpToDate() throws {
    _ = try take(1)
    try DatabaseQueue(path: folder.ledger).write { db in
      try db.execute(sql: "DROP TRIGGER entry_is_never_changed; UPDATE entry SET body = '{}' WHERE seq = 2")
    }
    #expect(throws: LedgerError.broken(path: folder.ledger, .altered(seq: 2))) {
      try LedgerFile.open(folder.ledger, .readWrite)
    }
    let left = try DatabaseQueue(path: folder.ledger).read { try LedgerSchema.migrator.appliedIdentifiers($0) }
    #expect(left.count == 1)
  }
}
