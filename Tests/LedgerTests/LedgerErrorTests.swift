import Diagnostics
import GRDB
import Glibc
import Testing

@testable import Ledger

@Suite struct LedgerErrorTests {
  struct Meaning: Sendable, CustomTestStringConvertible {
    let code: ResultCode
    let expected: LedgerError
    var testDescription: String { "\(code)" }
  }

  @Test(arguments: [
    Meaning(code: .SQLITE_BUSY, expected: .locked(path: "p", seconds: 10)),
    Meaning(code: .SQLITE_LOCKED, expected: .locked(path: "p", seconds: 10)),
    Meaning(code: .SQLITE_READONLY, expected: .readOnly(path: "p")),
    Meaning(code: .SQLITE_READONLY_ROLLBACK, expected: .interrupted(path: "p")),
    Meaning(code: .SQLITE_READONLY_DBMOVED, expected: .replaced(path: "p")),
    Meaning(code: .SQLITE_CORRUPT, expected: .corrupt(path: "p", detail: "m")),
    Meaning(code: .SQLITE_NOTADB, expected: .notLedger(path: "p")),
    Meaning(code: .SQLITE_FULL, expected: .diskFull(path: "p")),
    Meaning(code: .SQLITE_CANTOPEN, expected: .noPermission(path: "p")),
    Meaning(code: .SQLITE_PERM, expected: .noPermission(path: "p")),
    Meaning(code: .SQLITE_IOERR_FSYNC, expected: .inputOutput(path: "p", detail: "m")),
    Meaning(code: .SQLITE_CONSTRAINT_CHECK, expected: .contradiction("m")),
    Meaning(code: .SQLITE_MISUSE, expected: .failed(path: "p", code: 21, detail: "m")),
  ])
  func sqliteSays(_ row: Meaning) {
    let error = DatabaseError(resultCode: row.code, message: "m", sql: "SELECT secret", arguments: ["secret"])
    #expect(LedgerError(error, path: "p", seconds: 10) == row.expected)
  }

  @Test func aSentenceNeverHoldsTheStatementOrItsValues() {
    let error = DatabaseError(resultCode: .SQLITE_MISUSE, message: "m", sql: "SELECT secret", arguments: ["secret"])
    let message = LedgerError(error, path: "p", seconds: 10).message
    #expect(!message.zh.contains("secret") && !message.en.contains("secret"))
  }

  @Test(arguments: [
    (EACCES, LedgerError.noPermission(path: "p")), (EPERM, .noPermission(path: "p")), (EROFS, .readOnly(path: "p")),
    (ENOSPC, .diskFull(path: "p")), (EDQUOT, .diskFull(path: "p")), (ENOENT, .missing(path: "p")),
    (ENOTDIR, .missing(path: "p")), (EIO, .inputOutput(path: "p", detail: "Input/output error")),
  ])
  func theSystemSays(code: Int32, expected: LedgerError) { #expect(LedgerFiles.fault(code, "p") == expected) }

  static let all: [LedgerError] = [
    .missing(path: "p"), .notLedger(path: "p"), .corrupt(path: "p", detail: "d"),
    .newerSchema(path: "p", unknown: ["9 votes"]), .olderSchema(path: "p"), .interrupted(path: "p"),
    .locked(path: "p", seconds: 10), .inUse(path: "p", pid: 7), .readOnly(path: "p"), .noPermission(path: "p"),
    .diskFull(path: "p"), .inputOutput(path: "p", detail: "d"),
    .wrongSetting(path: "p", setting: "synchronous=FULL", found: "1"), .replaced(path: "p"),
    .wentBack(path: "p", had: 9, has: 3), .exchanged(path: "p", seq: 3), .vanished(path: "p", had: 9),
    .taken(path: "p"), .broken(path: "p", .altered(seq: 3)), .noPlace, .unstorable(field: "note"),
    .contradiction("d"),
    .failed(path: "p", code: 21, detail: "d"),
  ]

  @Test(arguments: all)
  func everySentenceSaysItInBothLanguagesOnOneLine(error: LedgerError) {
    let message = error.message
    #expect(message.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
    #expect(!message.en.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
    for text in [message.zh, message.en] {
      #expect(!text.contains("\n") && !text.hasSuffix("。") && !text.hasSuffix("."))
    }
  }

  @Test func theSentencesPeopleMeetMost() {
    #expect(
      LedgerError.locked(path: "台账.sqlite", seconds: 10).message.zh
        == "台账“台账.sqlite”被其他进程占用，等待 10 秒仍未释放：请稍后再试")
    #expect(
      LedgerError.inUse(path: "l", pid: 42).message.en
        == "a duban daemon (process 42) already works on the ledger 'l': only one may")
    #expect(
      LedgerError.inUse(path: "l", pid: nil).message.zh == "台账“l”已有督办进程在运行：同一台账只能运行一个")
    #expect(
      LedgerError.diskFull(path: "l").message.en
        == "the disk of 'l' is full: free some space and try again; nothing was written")
  }
}
