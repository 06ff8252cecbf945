import GRDB
import Glibc
import Rules
import Testing

@testable import Ledger

/// A copy that is whole, and what becomes of the present file when one takes its place.
@Suite struct BackupTests {
  let folder = TemporaryFolder()

  private var copy: String { "\(folder.path)/copy.sqlite" }

  private func make() throws -> LedgerFile {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    try eventful(ledger)
    return ledger
  }

  @Test func theCopyHoldsTheSameJournal() throws {
    let ledger = try make()
    let head = try LedgerFile.open(folder.ledger, .readOnly).backUp(to: copy)
    #expect(try head == ledger.head())
    let kept = try LedgerFile.open(copy, .readOnly)
    #expect(try kept.verify(against: .head(head)) == .intact(head))
    #expect(try kept.entries(1...head.seq) == ledger.entries(1...head.seq))
    #expect(mode(of: copy) == 0o600)
  }

  @Test func aFileThatIsThereIsLeftAloneUnlessItIsMeant() throws {
    let ledger = try make()
    write([1, 2, 3], to: copy)
    #expect(throws: LedgerError.taken(path: copy)) { try ledger.backUp(to: copy) }
    #expect(bytes(of: copy) == [1, 2, 3])
    #expect(try ledger.backUp(to: copy, replacing: true) == ledger.head())
    #expect(throws: LedgerError.taken(path: folder.ledger)) {
      try ledger.backUp(to: folder.ledger, replacing: true)
    }
    #expect(try ledger.verify() == .intact(ledger.head()))
  }

  @Test func aLedgerThatIsAlteredGivesNoCopy() throws {
    let ledger = try make()
    try DatabaseQueue(path: folder.ledger).write { db in
      try db.execute(sql: "DROP TRIGGER entry_is_never_changed; UPDATE entry SET body = '{}' WHERE seq = 3")
    }
    #expect(throws: LedgerError.broken(path: folder.ledger, .altered(seq: 3))) { try ledger.backUp(to: copy) }
    #expect(bytes(of: copy) == nil)
  }

  @Test func copiesMadeWhileOthersWriteAreAllWhole() async throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    let path = folder.ledger
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 1...2 {
        group.addTask {
          let own = try LedgerFile.open(path, .readWrite, busySeconds: 60)
          for number in 1...40 { try own.append([fact("plan/\(writer)-\(number)")]) }
        }
      }
      for number in 1...10 {
        let target = "\(folder.path)/copy-\(number).sqlite"
        group.addTask {
          let head = try LedgerFile.open(path, .readOnly, busySeconds: 60).backUp(to: target)
          let kept = try LedgerFile.open(target, .readOnly)
          #expect(try kept.verify(against: .head(head)) == .intact(head))
        }
      }
      try await group.waitForAll()
    }
    #expect(try ledger.head().seq == 80)
  }

  // MARK: Taking its place

  @Test func aBackupTakesTheLedgersPlaceAndTheFileIsKept() throws {
    let ledger = try make()
    let head = try ledger.backUp(to: copy)
    try ledger.append([fact("plan/since")])
    let replacement = try LedgerReplacement(of: folder.ledger, from: copy)
    #expect(replacement.head == head)
    let kept = try #require(try replacement.takePlace())
    #expect(kept == "\(folder.ledger).replaced-1")
    #expect(try LedgerFile.open(folder.ledger, .readWrite).head() == head)
    #expect(try LedgerFile.open(kept, .readOnly).head().seq == head.seq + 1)
    #expect(throws: LedgerError.replaced(path: folder.ledger)) { try ledger.append([fact("plan/lost")]) }
    _ = try LedgerReplacement(of: folder.ledger, from: nil).takePlace()
    #expect(try LedgerFile.open(folder.ledger, .readWrite).head() == .empty)
    #expect(bytes(of: "\(folder.ledger).replaced-2") != nil)
  }

  @Test func aReplacementThatIsLetGoLeavesNothing() throws {
    let ledger = try make()
    _ = try ledger.backUp(to: copy)
    do { _ = try LedgerReplacement(of: folder.ledger, from: copy) }
    let names = try names()
    #expect(names.allSatisfy { !$0.contains(".new-") }, "\(names)")
    #expect(try ledger.head().seq > 1)
  }

  private func names() throws -> [String] {
    let stream = try #require(opendir(folder.path))
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names
  }

  @Test func aDamagedBackupTakesNobodysPlace() throws {
    let ledger = try make()
    _ = try ledger.backUp(to: copy)
    try DatabaseQueue(path: copy).write { db in
      try db.execute(sql: "DROP TRIGGER entry_is_never_changed; UPDATE entry SET body = '{}' WHERE seq = 3")
    }
    #expect(throws: LedgerError.broken(path: copy, .altered(seq: 3))) {
      try LedgerReplacement(of: folder.ledger, from: copy)
    }
    #expect(throws: LedgerError.missing(path: "\(copy)x")) {
      try LedgerReplacement(of: folder.ledger, from: "\(copy)x")
    }
    #expect(try ledger.verify() == .intact(ledger.head()))
  }

  private func run(_ queue: DatabaseQueue, _ sql: String) throws {
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
  }

  @Test func whoWaitsToWriteWhileItIsReplacedIsTold() async throws {
    let ledger = try make()
    _ = try ledger.backUp(to: copy)
    let replacement = try LedgerReplacement(of: folder.ledger, from: copy)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let (held, path) = (try DatabaseQueue(path: folder.ledger, configuration: configuration), folder.ledger)
    let writer = try LedgerFile.open(path, .readWrite, busySeconds: 30)
    // A lock that both wait for; whoever gets it first, the fact is in the file that counts, or refused.
    try run(held, "BEGIN EXCLUSIVE")
    let waiting = _Concurrency.Task.detached { Result { try writer.append([fact("plan/waiting")]) } }
    usleep(200_000)
    try run(held, "COMMIT")
    let kept = try #require(try replacement.takePlace())
    let result = await waiting.value
    let facts = try LedgerFile.open(kept, .readOnly).snapshot().facts["plan/waiting"]
    switch result {
    case .success: #expect(facts?.count == 1)
    case .failure(let error):
      #expect(error as? LedgerError == .replaced(path: path))
      #expect(facts == nil)
    }
  }

  // MARK: What was open when the backup was made

  @Test func whatWasOpenEndsWithoutBeingSentWhenItIsSkipped() throws {
    let ledger = try make()
    try ledger.beginAttempt([sealed(2)], at: instant(4))
    let backup = try ledger.head()
    try ledger.recordRestore(of: backup, replacing: nil, .skip, at: instant(9))
    #expect(try ledger.nextDeliveryInstant() == nil)
    #expect(try ledger.only(2)?.state == .dead)
    #expect(try ledger.only(6)?.state == .cancelled)
    #expect(try ledger.accounts(delivery: deliveryID(2)).map(\.reason) == [.restored])
    #expect(try ledger.accounts(delivery: deliveryID(6)).map(\.state) == [.cancelled, .merged])
    #expect(try ledger.waitingAccounts() == [])
    #expect(try ledger.recoverAttempts(at: instant(9)) == 0)
    #expect(try ledger.verify() == .intact(ledger.head()))
  }

  @Test func whatWasOpenStaysOpenWhenItIsToBeSent() throws {
    let ledger = try make()
    let (backup, waiting) = (try ledger.head(), try ledger.waitingAccounts())
    try ledger.recordRestore(of: backup, replacing: backup, .resend, at: instant(9))
    #expect(try ledger.waitingAccounts() == waiting)
    #expect(!waiting.isEmpty)
    #expect(try ledger.verify() == .intact(ledger.head()))
  }
}
