import Glibc
import Testing

@testable import Ledger

@Suite struct DaemonLockTests {
  let folder = TemporaryFolder()

  @Test func aSecondDaemonIsRefusedAndToldWhoIsThere() throws {
    let first = try DaemonLock(ledger: folder.ledger)
    #expect(throws: LedgerError.inUse(path: folder.ledger, pid: getpid())) { try DaemonLock(ledger: folder.ledger) }
    #expect(bytes(of: folder.ledger + ".lock") == Array("\(getpid())\n".utf8))
    #expect(mode(of: folder.ledger + ".lock") == 0o600)
    withExtendedLifetime(first) {}
  }

  @Test func theLockGoesWithItsHolder() throws {
    do { _ = try DaemonLock(ledger: folder.ledger) }
    let again = try DaemonLock(ledger: folder.ledger)
    withExtendedLifetime(again) {}
  }

  @Test func theLockDiesWithTheProcess() async throws {
    let path = folder.ledger
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let lock = try DaemonLock(ledger: path)
      kill(getpid(), SIGKILL)
      withExtendedLifetime(lock) {}
    }
    let left = try #require(bytes(of: path + ".lock"))
    #expect(left != Array("\(getpid())\n".utf8))
    let lock = try DaemonLock(ledger: path)
    #expect(bytes(of: path + ".lock") == Array("\(getpid())\n".utf8))
    withExtendedLifetime(lock) {}
  }

  @Test func aLockOfAnotherProcessIsSeen() async throws {
    let path = folder.ledger
    let lock = try DaemonLock(ledger: path)
    let holder = getpid()
    await #expect(processExitsWith: .success) { [path = path as String, holder = holder as Int32] in
      #expect(throws: LedgerError.inUse(path: path, pid: holder)) { try DaemonLock(ledger: path) }
    }
    withExtendedLifetime(lock) {}
  }

  @Test func aLongerPidLeftBehindDoesNotShowThrough() throws {
    write(Array("123456789012\n".utf8), to: folder.ledger + ".lock")
    let lock = try DaemonLock(ledger: folder.ledger)
    #expect(bytes(of: folder.ledger + ".lock") == Array("\(getpid())\n".utf8))
    withExtendedLifetime(lock) {}
  }

  @Test func aMissingFolderIsNamed() {
    #expect(throws: LedgerError.missing(path: "\(folder.path)/no/ledger.sqlite.lock")) {
      try DaemonLock(ledger: "\(folder.path)/no/ledger.sqlite")
    }
  }
}
