import CivilTime
import Dispatch
import Foundation
import GRDB
import Glibc
import Rules
import Synchronization
import Testing

@testable import Ledger

/// Several processes and threads at one ledger.
@Suite struct ConcurrencyTests {
  @Test func manyMayMakeTheLedgerAtTheSameMoment() throws {
    for _ in 0..<20 {
      let folder = TemporaryFolder()
      let path = "\(folder.path)/state/ledger.sqlite"
      let failures = Mutex<[String]>([])
      DispatchQueue.concurrentPerform(iterations: 4) { number in
        do {
          try LedgerFile.open(path, .create).append([fact("plan/\(number)")])
        } catch {
          failures.withLock { $0.append("\(error)") }
        }
      }
      #expect(failures.withLock { $0 } == [])
      let ledger = try LedgerFile.open(path, .readOnly)
      #expect(try ledger.verify() == .intact(ledger.head()))
      #expect(try ledger.head().seq == 4)
    }
  }

  @Test func nothingOfTheMakingStaysBehind() throws {
    let folder = TemporaryFolder()
    _ = try LedgerFile.open(folder.ledger, .create)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["ledger.sqlite"])
  }

  @Test func threadsWithConnectionsOfTheirOwnLoseNothing() async throws {
    let folder = TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let path = folder.ledger
    _ = try LedgerFile.open(path, .create)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          let ledger = try LedgerFile.open(path, .readWrite)
          for number in 0..<50 {
            try ledger.append([fact("plan/\(writer)", note: "\(number)")])
            _ = try ledger.snapshot()
          }
        }
      }
      try await group.waitForAll()
    }
    let ledger = try LedgerFile.open(path, .readOnly)
    let facts = try ledger.snapshot().facts
    for writer in 0..<4 { #expect(facts["plan/\(writer)"]?.map(\.note) == (0..<50).map { "\($0)" }) }
    #expect(try ledger.verify() == .intact(ledger.head()))
  }

  @Test func processesLoseNothing() async throws {
    let folder = TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let path = folder.ledger
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<3 {
        group.addTask {
          await #expect(processExitsWith: .success) { [path = path as String, writer = writer as Int] in
            // The first one makes the ledger, whichever that is.
            let ledger = try LedgerFile.open(path, .create)
            for number in 0..<50 { try ledger.append([fact("plan/\(writer)", note: "\(number)")]) }
          }
        }
      }
    }
    let ledger = try LedgerFile.open(path, .readOnly)
    let facts = try ledger.snapshot().facts
    for writer in 0..<3 { #expect(facts["plan/\(writer)"]?.map(\.note) == (0..<50).map { "\($0)" }) }
    #expect(try ledger.verify() == .intact(ledger.head()))
  }

  @Test func aProcessKilledInMidWriteLeavesWholeTransactions() async throws {
    let folder = TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let path = folder.ledger
    _ = try LedgerFile.open(path, .create)
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let ledger = try LedgerFile.open(path, .readWrite)
      try ledger.append([fact(), fact()])
      _ = try? ledger.write { db, journal in
        for number in 0..<5000 { try journal.append(FactEntry(fact: fact("plan/\(number)")), at: instant()) }
        // Some of it is on the disk already: the journal file is hot.
        try db.execute(sql: "PRAGMA cache_spill = 1; PRAGMA cache_size = 10")
        for number in 0..<5000 { try journal.append(FactEntry(fact: fact("plan/\(number)")), at: instant()) }
        kill(getpid(), SIGKILL)
      }
    }
    #expect((bytes(of: path + "-journal") ?? []).count > 0, "the kill left no unfinished transaction")
    // Reading is possible only when the unfinished transaction has been undone.
    #expect(try LedgerFile.open(path, .readOnly).head().seq == 2)
    let ledger = try LedgerFile.open(path, .readWrite)
    #expect(try ledger.head().seq == 2)
    #expect(try ledger.verify() == .intact(ledger.head()))
  }
}
