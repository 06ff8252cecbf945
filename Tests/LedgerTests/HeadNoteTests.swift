import GRDB
import Glibc
import Testing

@testable import Ledger

/// A ledger that vanished or went back is never taken for a new one.
@Suite struct HeadNoteTests {
  let folder = TemporaryFolder()

  private var note: String { "\(folder.ledger).head" }

  @Test func everyWriteLeavesTheHeadBesideTheLedger() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    #expect(HeadNote(ledger: folder.ledger).read()?.seq ?? 0 == 0)
    try ledger.append([fact()])
    #expect(HeadNote(ledger: folder.ledger).read() == (try ledger.head()))
    #expect(mode(of: note) == 0o600)
    try eventfulFacts(ledger)
    #expect(HeadNote(ledger: folder.ledger).read() == (try ledger.head()))
  }

  private func eventfulFacts(_ ledger: LedgerFile) throws {
    for number in 1...12 { try ledger.append([fact("plan/\(number)")]) }
  }

  @Test func aLedgerThatVanishedIsNotMadeAnew() throws {
    try eventfulFacts(LedgerFile.open(folder.ledger, .create))
    unlink(folder.ledger)
    for access in [LedgerFile.Access.create, .readWrite, .readOnly] {
      #expect(throws: LedgerError.vanished(path: folder.ledger, had: 12)) {
        try LedgerFile.open(folder.ledger, access)
      }
    }
    #expect(throws: LedgerError.vanished(path: folder.ledger, had: 12)) {
      try LedgerFile.open(folder.ledger, .create, heedsHead: false)
    }
    #expect(bytes(of: folder.ledger) == nil)
  }

  @Test func anOlderCopyIsRefusedAndLookedAtAllTheSame() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    try ledger.append([fact()])
    let old = try #require(bytes(of: folder.ledger))
    try eventfulFacts(ledger)
    write(old, to: folder.ledger)
    let expected = LedgerError.wentBack(path: folder.ledger, had: 13, has: 1)
    for access in [LedgerFile.Access.create, .readWrite, .readOnly] {
      #expect(throws: expected) { try LedgerFile.open(folder.ledger, access) }
    }
    let seen = try LedgerFile.open(folder.ledger, .readOnly, heedsHead: false)
    #expect(try seen.headDoubt() == expected)
    #expect(try seen.verify() == .intact(seen.head()))
  }

  @Test func anEmptyLedgerInItsPlaceIsRefused() throws {
    try eventfulFacts(LedgerFile.open(folder.ledger, .create))
    let other = TemporaryFolder()
    _ = try LedgerFile.open(other.ledger, .create)
    write(try #require(bytes(of: other.ledger)), to: folder.ledger)
    #expect(throws: LedgerError.wentBack(path: folder.ledger, had: 12, has: 0)) {
      try LedgerFile.open(folder.ledger, .create)
    }
  }

  @Test func anotherLedgerIsRefused() throws {
    try eventfulFacts(LedgerFile.open(folder.ledger, .create))
    let other = TemporaryFolder()
    let ledger = try LedgerFile.open(other.ledger, .create)
    for number in 1...20 { try ledger.append([fact("other/\(number)")]) }
    write(try #require(bytes(of: other.ledger)), to: folder.ledger)
    #expect(throws: LedgerError.exchanged(path: folder.ledger, seq: 12)) {
      try LedgerFile.open(folder.ledger, .create)
    }
  }

  @Test(arguments: ["", "12", "nonsense\n", "12 ab\n", String(repeating: "7", count: 300)])
  func aNoteThatCannotBeReadSaysNothing(_ text: String) throws {
    try eventfulFacts(LedgerFile.open(folder.ledger, .create))
    write(Array(text.utf8), to: note)
    let ledger = try LedgerFile.open(folder.ledger, .create)
    #expect(try ledger.headDoubt() == nil)
    try ledger.append([fact("plan/next")])
    #expect(HeadNote(ledger: folder.ledger).read() == (try ledger.head()))
  }

  @Test func anOlderNoteIsNoFault() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    try ledger.append([fact()])
    let old = try #require(bytes(of: note))
    try eventfulFacts(ledger)
    write(old, to: note)
    #expect(try LedgerFile.open(folder.ledger, .create).headDoubt() == nil)
  }
}
