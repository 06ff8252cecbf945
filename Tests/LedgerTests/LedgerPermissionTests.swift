import CivilTime
import GRDB
import Glibc
import Rules
import Testing

@testable import Ledger

/// Root may read and write everything, so these run in a child process that gives root up.
@Suite struct LedgerPermissionTests {
  /// Becomes the user `nobody` of this process; does nothing for an ordinary user.
  static func becomeOrdinary() {
    if getuid() == 0 { precondition(setgroups(0, nil) == 0 && setgid(65_534) == 0 && setuid(65_534) == 0) }
  }

  /// From here on this thread's mounts are its own. Swift does not import unshare(2).
  static func leaveMountNamespace() -> Bool {
    guard let symbol = dlsym(nil, "unshare") else { return false }
    let newMountNamespace: Int32 = 0x0002_0000
    return unsafeBitCast(symbol, to: (@convention(c) (Int32) -> Int32).self)(newMountNamespace) == 0
  }

  @Test func aFileThatMayOnlyBeReadIsNamedReadOnly() async {
    let folder = TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      let ledgerPath = "\(path)/ledger.sqlite"
      _ = try LedgerFile.open(ledgerPath, .create)
      chmod(path, 0o777)
      chmod(ledgerPath, 0o444)
      Self.becomeOrdinary()
      #expect(throws: LedgerError.readOnly(path: ledgerPath)) { try LedgerFile.open(ledgerPath, .readWrite) }
      #expect(try LedgerFile.open(ledgerPath, .readOnly).snapshot().position == 0)
    }
  }

  @Test func aFileThatMayNotBeReadIsNamed() async {
    let folder = TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      let ledgerPath = "\(path)/ledger.sqlite"
      _ = try LedgerFile.open(ledgerPath, .create)
      chmod(path, 0o777)
      chmod(ledgerPath, 0o000)
      Self.becomeOrdinary()
      for access in [LedgerFile.Access.create, .readWrite, .readOnly] {
        #expect(throws: LedgerError.noPermission(path: ledgerPath)) {
          try LedgerFile.open(ledgerPath, access)
        }
      }
    }
  }

  @Test func aFolderThatMayNotBeWrittenIsNamed() async {
    let folder = TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      let ledgerPath = "\(path)/ledger.sqlite"
      _ = try LedgerFile.open(ledgerPath, .create)
      chmod(ledgerPath, 0o666)
      chmod(path, 0o555)
      Self.becomeOrdinary()
      #expect(throws: LedgerError.noPermission(path: path)) {
        try LedgerFile.open(ledgerPath, .readWrite)
      }
      #expect(throws: LedgerError.noPermission(path: path)) {
        try LedgerFile.open("\(path)/other.sqlite", .create)
      }
      #expect(throws: LedgerError.noPermission(path: "\(path)/state")) {
        try LedgerFile.open("\(path)/state/ledger.sqlite", .create)
      }
    }
  }

  @Test func anUnfinishedWriteIsNamedToWhoMayNotUndoIt() async {
    let folder = TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String] in
      let ledger = try LedgerFile.open("\(path)/ledger.sqlite", .create)
      _ = try? ledger.write { db, journal in
        try db.execute(sql: "PRAGMA cache_spill = 1; PRAGMA cache_size = 10")
        for number in 0..<5000 { try journal.append(FactEntry(fact: fact("plan/\(number)")), at: instant()) }
        kill(getpid(), SIGKILL)
      }
    }
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      let ledgerPath = "\(path)/ledger.sqlite"
      for name in [ledgerPath, "\(ledgerPath)-journal"] { chmod(name, 0o444) }
      chmod(path, 0o755)
      Self.becomeOrdinary()
      #expect(throws: LedgerError.readOnly(path: ledgerPath)) { try LedgerFile.open(ledgerPath, .readOnly) }
    }
  }

  @Test func afterAnErrorOfTheDiskNothingIsWrittenThroughTheSameObject() async {
    let folder = TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      let ledgerPath = "\(path)/ledger.sqlite"
      let ledger = try LedgerFile.open(ledgerPath, .create)
      try ledger.append([fact()])
      // Writing beyond the limit fails with EFBIG, which SQLite takes for an error of the disk.
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit()
      getrlimit(__rlimit_resource_t(1), &limit)
      let unlimited = limit
      limit.rlim_cur = rlim_t(bytes(of: ledgerPath)!.count)
      setrlimit(__rlimit_resource_t(1), &limit)
      let many = (0..<5000).map { fact("plan/\($0)") }
      let first = #expect(throws: LedgerError.self) { try ledger.append(many) }
      guard case .inputOutput(ledgerPath, _)? = first else {
        Issue.record("\(String(describing: first))")
        return
      }
      limit = unlimited
      setrlimit(__rlimit_resource_t(1), &limit)
      #expect(throws: first!) { try ledger.append([fact()]) }
      #expect(throws: first!) { try ledger.snapshot() }
      let again = try LedgerFile.open(ledgerPath, .readWrite)
      #expect(try again.append([fact()]) == 2)
      #expect(try again.verify() == .intact(again.head()))
    }
  }

  @Test(.enabled(if: getuid() == 0, "mounting a small disk takes root"))
  func onASmallDiskNothingIsLostAndNothingIsHalfWritten() async {
    let folder = TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      let ledgerPath = "\(path)/ledger.sqlite"
      guard Self.leaveMountNamespace(), mount("none", "/", nil, UInt(MS_REC | MS_PRIVATE), nil) == 0,
        mount("tmpfs", path, "tmpfs", 0, "size=512k") == 0
      else {
        Issue.record("no mount in a namespace of our own: \(String(cString: strerror(errno)))")
        return
      }
      let ledger = try LedgerFile.open(ledgerPath, .create)
      var written: Int64 = 0
      var full = false
      while !full {
        do {
          written = try ledger.append(
            (0..<50).map { fact("plan/task-\($0)", note: String(repeating: "记", count: 50)) })
        } catch LedgerError.diskFull(let path) {
          #expect(path == ledgerPath)
          full = true
        }
      }
      #expect(written > 0)
      #expect(try ledger.snapshot().position == written)
      #expect(try LedgerFile.open(ledgerPath, .readWrite).verify() == .intact(ledger.head()))
      #expect(mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT), "size=4m") == 0)
      #expect(try ledger.append([fact()]) == written + 1)
    }
  }
}
