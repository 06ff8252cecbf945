import GRDB
import Glibc
import Rules
import Testing

@testable import Ledger

@Suite struct LedgerFileTests {
  let folder = TemporaryFolder()

  // MARK: Opening

  @Test func aNewLedgerIsMadeWithItsFoldersForItsOwnerAlone() throws {
    let path = "\(folder.path)/state/duban/ledger.sqlite"
    let ledger = try LedgerFile.open(path, .create)
    #expect(try ledger.snapshot().position == 0)
    #expect(mode(of: path) == 0o600)
    #expect(mode(of: "\(folder.path)/state/duban") == 0o700)
    #expect(mode(of: "\(folder.path)/state") == 0o700)
  }

  @Test func creatingTwiceKeepsWhatIsThere() throws {
    try LedgerFile.open(folder.ledger, .create).append([fact()])
    #expect(try LedgerFile.open(folder.ledger, .create).snapshot().position == 1)
  }

  @Test(arguments: [LedgerFile.Access.create, .readWrite])
  func theSettingsThatDurabilityRestsOnAreInForce(access: LedgerFile.Access) throws {
    _ = try LedgerFile.open(folder.ledger, .create)
    let ledger = try LedgerFile.open(folder.ledger, access)
    func pragma(_ name: String) throws -> String? {
      try ledger.read { try String.fetchOne($0, sql: "PRAGMA \(name)") }
    }
    #expect(try pragma("journal_mode") == "truncate")
    #expect(try pragma("synchronous") == "2")
    #expect(try pragma("foreign_keys") == "1")
    #expect(try pragma("busy_timeout") == "10000")
    #expect(try pragma("application_id") == "1146438222")
  }

  @Test func aSettingThatDoesNotTakeIsRefused() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    try ledger.queue.inDatabase { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
    #expect(throws: LedgerError.wrongSetting(path: "p", setting: "synchronous=FULL", found: "1")) {
      try ledger.read { try LedgerSettings.check($0, path: "p") }
    }
  }

  @Test func aLedgerInWALModeIsBroughtBack() throws {
    _ = try LedgerFile.open(folder.ledger, .create)
    try DatabaseQueue(path: folder.ledger).inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    let ledger = try LedgerFile.open(folder.ledger, .readWrite)
    #expect(try ledger.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "truncate")
  }

  // MARK: Reading only

  @Test func readingOnlyMakesNothing() throws {
    #expect(throws: LedgerError.missing(path: folder.ledger)) { try LedgerFile.open(folder.ledger, .readOnly) }
    #expect(bytes(of: folder.ledger) == nil)
  }

  @Test func readingOnlyWritesNothing() throws {
    try LedgerFile.open(folder.ledger, .create).append([fact()])
    let before = bytes(of: folder.ledger)
    let ledger = try LedgerFile.open(folder.ledger, .readOnly)
    #expect(try ledger.snapshot().facts["plan/task"]?.count == 1)
    #expect(throws: LedgerError.readOnly(path: folder.ledger)) { try ledger.append([fact()]) }
    #expect(throws: LedgerError.readOnly(path: folder.ledger)) { try ledger.noteTick(at: instant()) }
    #expect(bytes(of: folder.ledger) == before)
  }

  @Test func aReaderSeesWhatIsWrittenAfterItOpened() throws {
    let writer = try LedgerFile.open(folder.ledger, .create)
    let reader = try LedgerFile.open(folder.ledger, .readOnly)
    try writer.append([fact()])
    #expect(try reader.snapshot().position == 1)
  }

  // MARK: Bad files

  @Test func withoutAFileReadWriteMakesNone() throws {
    #expect(throws: LedgerError.missing(path: folder.ledger)) { try LedgerFile.open(folder.ledger, .readWrite) }
    #expect(bytes(of: folder.ledger) == nil)
  }

  struct Stranger: Sendable, CustomTestStringConvertible {
    let name: String
    let contents: String
    var testDescription: String { name }
  }

  @Test(arguments: [
    Stranger(name: "text", contents: String(repeating: "plan: 2018\n", count: 100)),
    Stranger(name: "a single byte", contents: "x"), Stranger(name: "nothing", contents: ""),
    Stranger(name: "a header and nothing else", contents: "SQLite format 3\0"),
  ])
  func aFileThatIsNotSQLitesIsLeftAlone(stranger: Stranger) throws {
    write(Array(stranger.contents.utf8), to: folder.ledger)
    for access in [LedgerFile.Access.create, .readWrite, .readOnly] {
      #expect(throws: LedgerError.notLedger(path: folder.ledger)) { try LedgerFile.open(folder.ledger, access) }
    }
    #expect(bytes(of: folder.ledger) == Array(stranger.contents.utf8))
  }

  @Test func aDatabaseOfAnotherProgramIsLeftAlone() throws {
    try DatabaseQueue(path: folder.ledger).write { try $0.execute(sql: "CREATE TABLE contact (name TEXT)") }
    let before = bytes(of: folder.ledger)
    for access in [LedgerFile.Access.create, .readWrite, .readOnly] {
      #expect(throws: LedgerError.notLedger(path: folder.ledger)) { try LedgerFile.open(folder.ledger, access) }
    }
    #expect(bytes(of: folder.ledger) == before)
  }

  @Test func aFolderIsNoLedger() throws {
    #expect(throws: LedgerError.notLedger(path: folder.path)) { try LedgerFile.open(folder.path, .create) }
  }

  @Test func aFileInPlaceOfAFolderIsNamed() throws {
    write([], to: "\(folder.path)/state")
    #expect(throws: LedgerError.self) { try LedgerFile.open("\(folder.path)/state/ledger.sqlite", .create) }
    #expect(bytes(of: "\(folder.path)/state") == [])
  }

  @Test func aLedgerOfALaterVersionIsRefusedAndLeftAlone() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    try ledger.queue.write {
      try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('9 votes')")
    }
    let before = bytes(of: folder.ledger)
    for access in [LedgerFile.Access.create, .readWrite, .readOnly] {
      #expect(throws: LedgerError.newerSchema(path: folder.ledger, unknown: ["9 votes"])) {
        try LedgerFile.open(folder.ledger, access)
      }
    }
    #expect(bytes(of: folder.ledger) == before)
  }

  @Test func aLedgerOfAnEarlierVersionIsNotReadWithoutUpgrading() throws {
    try DatabaseQueue(path: folder.ledger).writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA application_id = \(LedgerSchema.applicationID)")
    }
    #expect(throws: LedgerError.olderSchema(path: folder.ledger)) { try LedgerFile.open(folder.ledger, .readOnly) }
    #expect(try LedgerFile.open(folder.ledger, .readWrite).snapshot().position == 0)
  }

  @Test func aTruncatedLedgerIsDamagedOrNotOursNeverEmpty() throws {
    try eventful(LedgerFile.open(folder.ledger, .create))
    let whole = try #require(bytes(of: folder.ledger))
    for size in stride(from: 1, to: whole.count, by: 4096 - 7) {
      write(Array(whole[..<size]), to: folder.ledger)
      do {
        let ledger = try LedgerFile.open(folder.ledger, .create)
        let result = try ledger.verify()
        guard case .broken = result else {
          Issue.record("cut to \(size) bytes it passes for \(result)")
          continue
        }
      } catch {
        switch error {
        case .corrupt, .notLedger: break
        default: Issue.record("cut to \(size) bytes: \(error)")
        }
      }
    }
  }

  // MARK: Files that change under our feet

  @Test func aLedgerThatVanishedIsNotWrittenNorRead() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    unlink(folder.ledger)
    #expect(throws: LedgerError.replaced(path: folder.ledger)) { try ledger.append([fact()]) }
    #expect(throws: LedgerError.replaced(path: folder.ledger)) { try ledger.snapshot() }
    #expect(bytes(of: folder.ledger) == nil)
  }

  @Test func anotherFileUnderTheSameNameIsNotOurLedger() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    try ledger.append([fact()])
    let other = "\(folder.path)/other.sqlite"
    _ = try LedgerFile.open(other, .create)
    #expect(rename(other, folder.ledger) == 0)
    #expect(throws: LedgerError.replaced(path: folder.ledger)) { try ledger.append([fact()]) }
  }

  // MARK: Locks and room

  @Test func aLockOfAnotherProcessIsWaitedForAndThenNamed() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create, busySeconds: 0.1)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: folder.ledger, configuration: configuration)
    try other.inDatabase { try $0.execute(sql: "BEGIN EXCLUSIVE") }
    #expect(throws: LedgerError.locked(path: folder.ledger, seconds: 0)) { try ledger.append([fact()]) }
    #expect(throws: LedgerError.locked(path: folder.ledger, seconds: 0)) { try ledger.snapshot() }
    #expect(throws: LedgerError.locked(path: folder.ledger, seconds: 0)) {
      try LedgerFile.open(folder.ledger, .readWrite, busySeconds: 0.1)
    }
    try other.inDatabase { try $0.execute(sql: "COMMIT") }
    #expect(try ledger.append([fact()]) == 1)
  }

  @Test func aFullDiskLosesNothingAndGoesOnWhenThereIsRoom() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    try ledger.append([fact()])
    let pages = try ledger.read { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
    try ledger.queue.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") }
    let many = (0..<1000).map { fact("plan/task-\($0)") }
    #expect(throws: LedgerError.diskFull(path: folder.ledger)) { try ledger.append(many) }
    #expect(try ledger.snapshot().position == 1)
    try ledger.queue.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
    #expect(try ledger.append(many) == 1001)
    #expect(try ledger.verify() == .intact(ledger.head()))
  }
}
