import Checksums
import CivilTime
import GRDB
import JSONText
import Rules
import Testing

@testable import Ledger

@Suite struct JournalTests {
  let folder = TemporaryFolder()

  @Test func theFirstEntryHasTheHashThatTheDocumentationSpellsOut() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    try ledger.append([fact()])
    let entry = try #require(try ledger.entries(1...1).first)
    let body =
      #"{"kind":"done","key":"plan/task","on":"2018-07-25","recorded":1532480400,"by":"区对口办"}"#
    #expect(entry.body == body)
    var bytes = [UInt8](repeating: 0, count: 32)
    bytes += [0, 0, 0, 0, 0, 0, 0, 1]
    bytes += [0, 0, 0, 0, 0x5B, 0x57, 0xCB, 0x90]
    bytes += Array("fact".utf8) + [0] + Array(body.utf8)
    #expect(entry.hash == SHA256.digest(bytes))
    #expect(entry.previous == JournalEntry.origin)
  }

  @Test func anInstantBefore1970HasItsOwnHash() {
    func hash(_ seconds: Int64) -> [UInt8] {
      JournalEntry.hash(
        previous: JournalEntry.origin, seq: 1, at: Instant(seconds: seconds), kind: "fact", body: "{}")
    }
    #expect(hash(-1) != hash(1))
    #expect(hash(-1) == hash(-1))
  }

  @Test func everyEntryCarriesTheHashOfTheOneBefore() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    try eventful(ledger)
    let entries = try ledger.entries(1...Int64.max)
    #expect(entries.count > 20)
    #expect(entries.map(\.seq) == Array(1...Int64(entries.count)))
    for (earlier, later) in zip(entries, entries.dropFirst()) { #expect(later.previous == earlier.hash) }
    for entry in entries { #expect(entry.isUnaltered) }
    #expect(try ledger.head() == JournalHead(seq: Int64(entries.count), hash: entries.last!.hash))
  }

  @Test func everyKindOfEntryOccursAndIsReadBackAsItWasWritten() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    try eventful(ledger)
    var kinds: Set<String> = []
    try ledger.forEachEntry { entry in
      let kind = try #require(EntryKinds.kind(named: entry.kind))
      #expect(try kind.init(EntryReader(entry.body)).json.compact == entry.body)
      kinds.insert(entry.kind)
    }
    #expect(kinds == Set(EntryKinds.all.map { $0.kind }))
  }

  @Test func theSameHistoryExportsTheSameBytes() throws {
    var exports: [String] = []
    for number in 1...2 {
      let ledger = try LedgerFile.open("\(folder.path)/\(number).sqlite", .create)
      try eventful(ledger)
      var lines = ""
      try ledger.export { lines += $0 + "\n" }
      exports.append(lines)
    }
    #expect(exports[0] == exports[1])
    #expect(exports[0].hasPrefix(#"{"seq":1,"at":1532480400,"kind":"revision","body":{"hash":""#))
  }

  @Test func anExportedLineHoldsWhatTheHashIsMadeOf() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    try ledger.append([fact(note: "一\"二\"\n三\u{1}")])
    var lines: [String] = []
    try ledger.export { lines.append($0) }
    let entry = try #require(try ledger.entries(1...1).first)
    #expect(lines.count == 1)
    let zeros = String(repeating: "0", count: 64)
    #expect(
      lines[0]
        == #"{"seq":1,"at":1532480400,"kind":"fact","body":\#(entry.body),"previous":"\#(zeros)","#
        + #""hash":"\#(SHA256.hexadecimal(entry.hash))"}"#)
    #expect(entry.body.hasSuffix(#""note":"一\"二\"\n三\u0001"}"#))
  }

  @Test func aJournalLongerThanOneChunkIsExportedWhole() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    let count = LedgerFile.chunk * 2 + 1
    try ledger.append((1...count).map { fact("plan/task-\($0)") })
    var seen = 0
    try ledger.export { line in
      seen += 1
      #expect(line.hasPrefix("{\"seq\":\(seen),"))
    }
    #expect(seen == count)
    #expect(try ledger.verify() == .intact(ledger.head()))
  }

  @Test func nothingIsWrittenWhenOneEntryOfATransactionFails() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    #expect(throws: LedgerError.unstorable(field: "note")) {
      try ledger.append([fact(), fact("plan/other", note: "a\0b")])
    }
    #expect(throws: LedgerError.self) { try ledger.append([fact(), fact("plan/other", .progress)]) }
    #expect(try ledger.head() == .empty)
    #expect(try ledger.snapshot().facts.isEmpty)
  }
}
