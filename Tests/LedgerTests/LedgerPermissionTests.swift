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
    await #expect(processExitsWith: .success) {
      let folder = TemporaryFolder()
      _ = try LedgerFile.open(folder.ledger, .create)
      chmod(folder.path, 0o777)
      chmod(folder.ledger, 0o444)
      Self.becomeOrdinary()
      #expect(throws: LedgerError.readOnly(path: folder.ledger)) { try LedgerFile.open(folder.ledger, .readWrite) }
      #expect(try LedgerFile.open(folder.ledger, .readOnly).snapshot().position == 0)
    }
  }

  @Test func aFileThatMayNotBeReadIsNamed() async {
    await #expect(processExitsWith: .success) {
      let folder = TemporaryFolder()
      _ = try LedgerFile.open(folder.ledger, .create)
      chmod(folder.path, 0o777)
      chmod(folder.ledger, 0o000)
      Self.becomeOrdinary()
      for access in [LedgerFile.Access.create, .readWrite, .readOnly] {
        #expect(throws: LedgerError.noPermission(path: folder.ledger)) {
          try LedgerFile.open(folder.ledger, access)
        }
      }
    }
  }

  @Test func aFolderThatMayNotBeWrittenIsNamed() async {
    await #expect(processExitsWith: .success) {
      let folder = TemporaryFolder()
      _ = try LedgerFile.open(folder.ledger, .create)
      chmod(folder.ledger, 0o666)
      chmod(folder.path, 0o555)
      Self.becomeOrdinary()
      #expect(throws: LedgerError.noPermission(path: folder.path)) {
        try LedgerFile.open(folder.ledger, .readWrite)
      }
      #expect(throws: LedgerError.noPermission(path: folder.path)) {
        try LedgerFile.open("\(folder.path)/other.sqlite", .create)
      }
      #expect(throws: LedgerError.noPermission(path: "\(folder.path)/state")) {
        try LedgerFile.open("\(folder.path)/state/ledger.sqlite", .create)
      }
    }
  }

  @Test(.enabled(if: getuid() == 0, "mounting a small disk takes root"))
  func onASmallDiskNothingIsLostAndNothingIsHalfWritten() async {
    await #expect(processExitsWith: .success) {
      let folder = TemporaryFolder()
      guard Self.leaveMountNamespace(), mount("none", "/", nil, UInt(MS_REC | MS_PRIVATE), nil) == 0,
        mount("tmpfs", folder.path, "tmpfs", 0, "size=512k") == 0
      else {
        Issue.record("no mount in a namespace of our own: \(String(cString: strerror(errno)))")
        return
      }
      let ledger = try LedgerFile.open(folder.ledger, .create)
      var written: Int64 = 0
      var full = false
      while !full {
        do {
          written = try ledger.append(
            (0..<50).map { fact("plan/task-\($0)", note: String(repeating: "记", count: 50)) })
        } catch LedgerError.diskFull(let path) {
          #expect(path == folder.ledger)
          full = true
        }
      }
      #expect(written > 0)
      #expect(try ledger.snapshot().position == written)
      #expect(try LedgerFile.open(folder.ledger, .readWrite).verify() == .intact(ledger.head()))
      #expect(mount("tmpfs", folder.path, "tmpfs", UInt(MS_REMOUNT), "size=4m") == 0)
      #expect(try ledger.append([fact()]) == written + 1)
    }
  }
}
