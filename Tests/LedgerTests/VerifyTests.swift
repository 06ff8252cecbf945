import CivilTime
import Diagnostics
import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite struct VerifyTests {
  let folder = TemporaryFolder()

  /// Does to the file what someone with `sqlite3` could do: past the triggers.
  private func tamper(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
    try DatabaseQueue(path: folder.ledger).writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
      for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
        try db.execute(sql: "DROP TRIGGER \(name)")
      }
      try db.execute(sql: sql, arguments: arguments)
    }
  }

  /// The bytes of an eventful ledger, made once, and its entries.
  private static let eventfulFile: (bytes: [UInt8], entries: [JournalEntry]) = {
    let folder = TemporaryFolder()
    let ledger = try! LedgerFile.open(folder.ledger, .create)
    try! eventful(ledger)
    return (bytes(of: folder.ledger)!, try! ledger.entries(1...Int64.max))
  }()

  /// Puts the eventful ledger in place and gives its entries.
  private func make() throws -> [JournalEntry] {
    write(VerifyTests.eventfulFile.bytes, to: folder.ledger)
    return VerifyTests.eventfulFile.entries
  }

  private func verify(against copy: KeptHead? = nil) throws -> VerifyResult {
    try LedgerFile.open(folder.ledger, .readOnly).verify(against: copy)
  }

  @Test func anEmptyAndAnEventfulLedgerAreIntact() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    #expect(try ledger.verify() == .intact(.empty))
    try eventful(ledger)
    #expect(try ledger.verify() == .intact(ledger.head()))
    #expect(try ledger.verify(against: .head(ledger.head())) == .intact(ledger.head()))
  }

  @Test func everyAlterationOfEveryEntryIsNamed() throws {
    let entries = try make()
    let changes = [
      "at = at + 1", "kind = kind || 'x'", "body = replace(body, '\"', '\"') || ' '",
      "hash = zeroblob(32)", "previous = hash",
    ]
    for entry in entries {
      for change in changes {
        _ = try make()
        try tamper("UPDATE entry SET \(change) WHERE seq = ?", [entry.seq])
        #expect(try verify() == .broken(.altered(seq: entry.seq)), "\(change) in \(entry.seq)")
      }
    }
  }

  @Test func everyRemovalIsNamedAndACutTailIsSeenByACopyOfTheHead() throws {
    let entries = try make()
    let head = JournalHead(seq: Int64(entries.count), hash: entries.last!.hash)
    for entry in entries.dropLast() {
      _ = try make()
      try tamper("DELETE FROM entry WHERE seq = ?", [entry.seq])
      #expect(try verify() == .broken(.missing(seq: entry.seq)))
    }
    _ = try make()
    try tamper("DELETE FROM entry WHERE seq = ?", [head.seq])
    #expect(try verify(against: .head(head)) == .broken(.cut(last: head.seq - 1, kept: head.seq)))
    // Without the copy it is the row of the last entry that tells.
    #expect(try verify() == .broken(.index(table: "consent", row: "\(head.seq)")))
  }

  @Test func neighboursThatChangePlacesAreNamed() throws {
    let entries = try make()
    for entry in entries.dropLast() {
      _ = try make()
      try tamper("UPDATE entry SET seq = -1 * seq WHERE seq IN (?, ?)", [entry.seq, entry.seq + 1])
      try tamper(
        "UPDATE entry SET seq = CASE seq WHEN ? THEN ? ELSE ? END WHERE seq < 0",
        [-entry.seq, entry.seq + 1, entry.seq])
      #expect(try verify() == .broken(.altered(seq: entry.seq)))
    }
  }

  @Test func anEntryWithANewHashDoesNotFitItsNeighbours() throws {
    let entries = try make()
    for entry in entries.dropFirst() {
      _ = try make()
      let previous = [UInt8](repeating: 7, count: 32)
      let hash = JournalEntry.hash(
        previous: previous, seq: entry.seq, at: entry.at, kind: entry.kind, body: entry.body)
      try tamper("UPDATE entry SET previous = ?, hash = ? WHERE seq = ?", [Data(previous), Data(hash), entry.seq])
      #expect(try verify() == .broken(.unlinked(seq: entry.seq)))
    }
  }

  @Test func aJournalRewrittenFromTheStartIsSeenByACopyOfTheHead() throws {
    let entries = try make()
    let copy = JournalHead(seq: 1, hash: entries[0].hash.reversed())
    #expect(try verify(against: .head(copy)) == .broken(.otherHead(seq: 1)))
  }

  @Test func aHashThatNoEntryHasIsNamed() throws {
    let entries = try make()
    for entry in entries {
      #expect(
        try verify(against: .hash(entry.hash))
          == .intact(JournalHead(seq: Int64(entries.count), hash: entries.last!.hash)))
    }
    let last = entries.last!
    try tamper("DELETE FROM entry WHERE seq = ?", [last.seq])
    let kept = JournalHead(seq: last.seq, hash: last.hash)
    #expect(try verify(against: .hash(last.hash)) == .broken(.unknownHead(hash: kept.hexadecimal)))
  }

  @Test func aHeadIsReadBackFromItsLine() throws {
    let head = JournalHead(seq: 12, hash: Array(0..<32))
    #expect(JournalHead(line: head.line) == head)
    #expect(JournalHead.hash(head.hexadecimal.uppercased()) == head.hash)
    for line in ["", "12", "12 ab", "x \(head.hexadecimal)", "-1 \(head.hexadecimal)", "12  \(head.hexadecimal)"] {
      #expect(JournalHead(line: line) == nil, "\(line)")
    }
  }

  @Test func anEntryOfAnUnknownKindIsNamed() throws {
    let entries = try make()
    let last = entries.last!
    let hash = JournalEntry.hash(previous: last.hash, seq: last.seq + 1, at: last.at, kind: "vote", body: "{}")
    try tamper(
      "INSERT INTO entry (seq, at, kind, body, previous, hash) VALUES (?, ?, 'vote', '{}', ?, ?)",
      [last.seq + 1, last.at.seconds, Data(last.hash), Data(hash)])
    #expect(try verify() == .broken(.unreadable(seq: last.seq + 1, kind: "vote")))
  }

  struct Edit: Sendable, CustomTestStringConvertible {
    let table: String
    let sql: String
    var testDescription: String { sql }
  }

  @Test(arguments: [
    Edit(table: "fact", sql: "UPDATE fact SET day = day + 1 WHERE seq = (SELECT min(seq) FROM fact)"),
    Edit(table: "fact", sql: "DELETE FROM fact WHERE seq = (SELECT max(seq) FROM fact)"),
    Edit(
      table: "fact",
      sql: "INSERT INTO fact (seq, kind, key, day, recorded, author) VALUES (1, 'done', 'plan/x', 1, 1, '甲')"),
    Edit(table: "account", sql: "UPDATE account SET state = 'sent' WHERE state = 'dead'"),
    Edit(table: "account", sql: "DELETE FROM account WHERE state = 'skipped'"),
    Edit(table: "delivery", sql: "UPDATE delivery SET state = 'dead' WHERE state = 'sent'"),
    Edit(table: "delivery", sql: "UPDATE delivery SET next_try = next_try + 1 WHERE state = 'retry'"),
    Edit(table: "attempt", sql: "DELETE FROM attempt WHERE number = 2"),
    Edit(table: "attempt", sql: "UPDATE attempt SET said = 'x' WHERE outcome = 'delivered'"),
    Edit(table: "revision", sql: "UPDATE revision SET at = 0"),
    Edit(table: "refusal", sql: "UPDATE refusal SET message = ''"),
  ])
  func anIndexThatSaysSomethingElseThanTheJournalIsNamed(edit: Edit) throws {
    _ = try make()
    try tamper(edit.sql)
    guard case .broken(.index(let table, _)) = try verify() else {
      Issue.record("passes for \(try verify())")
      return
    }
    #expect(table == edit.table)
  }

  @Test func alteredBytesOfAMessageAreNamed() throws {
    let entries = try make()
    let first = try #require(entries.first { $0.kind == "attempt" })
    try tamper("UPDATE delivery SET body = x'00' WHERE id = '\(deliveryID(1))'")
    #expect(try verify() == .broken(.contents(seq: first.seq, name: deliveryID(1))))
  }

  @Test(arguments: ["UPDATE rule_file SET bytes = x'00'", "DELETE FROM rule_file"])
  func alteredBytesOfARuleFileAreNamed(sql: String) throws {
    _ = try make()
    try tamper(sql)
    #expect(try verify() == .broken(.contents(seq: 1, name: "plan.yaml")))
    #expect(throws: LedgerError.self) { try LedgerFile.open(folder.ledger, .readOnly).lastRevision() }
  }

  @Test func aFlippedByteIsNeverTakenForAnIntactLedger() throws {
    _ = try make()
    let whole = try #require(bytes(of: folder.ledger))
    let ledger = try LedgerFile.open(folder.ledger, .readOnly)
    let journal = try ledger.entries(1...Int64.max)
    // A place inside each entry's body, wherever SQLite put it.
    for entry in journal {
      let body = Array(entry.body.utf8)
      guard let start = whole.firstRange(of: body)?.lowerBound else { continue }
      var altered = whole
      altered[start + body.count / 2] ^= 0x01
      write(altered, to: folder.ledger)
      let result = Result { try LedgerFile.open(folder.ledger, .readOnly).verify() }
      if case .success(.intact) = result { Issue.record("entry \(entry.seq) passes with a flipped bit") }
    }
  }

  @Test func everyFaultHasItsSentence() {
    let faults: [JournalFault] = [
      .file(detail: "d"), .missing(seq: 3), .altered(seq: 3), .unlinked(seq: 3), .unreadable(seq: 3, kind: "vote"),
      .otherHead(seq: 3), .cut(last: 2, kept: 3), .unknownHead(hash: "ab"), .contents(seq: 3, name: "plan.yaml"),
      .index(table: "fact", row: "3"),
    ]
    #expect(Set(faults.map(\.message.zh)).count == faults.count)
    #expect(JournalFault.altered(seq: 3).message.zh == "第 3 条记录被改动")
    #expect(JournalFault.missing(seq: 3).message.en == "entry 3 is missing")
  }
}
