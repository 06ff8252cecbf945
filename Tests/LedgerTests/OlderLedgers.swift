import CivilTime
import Delivery
import Foundation
import GRDB
import JSONText
import Rules

@testable import Ledger

/// Ledgers as each schema left them: the files in `Fixtures`, and how they were made.
enum OlderLedgers {
  static let versions = Array(1...LedgerSchema.migrator.migrations.count)

  static func path(_ version: Int) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Fixtures/ledger-\(version).sqlite"
  }

  static let facts = [fact("plan/a"), fact("plan/b", .progress, thousandths: 1500, note: "一期“半”\n")]

  /// Only from the third schema on.
  static let request = Fact(
    kind: .extendRequest, key: "plan/a", on: today, recorded: instant(1), by: "甲", note: "雨",
    until: today.adding(days: 30),
    situation: "过半")

  /// Makes a ledger of schema `version` in which what it can hold has happened.
  static func make(_ version: Int, at path: String) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      // Small pages make small files.
      try db.execute(sql: "PRAGMA page_size = 512")
      try LedgerSettings.set(db)
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try LedgerSchema.migrator.migrate(queue, upTo: LedgerSchema.migrator.migrations[version - 1])
    try queue.write { db in
      var journal = try JournalWriter(db)
      let rules = RuleRevision(files: [.init(path: "plan.yaml", bytes: Array("plan: {id: p}\n".utf8))])
      for (file, hash) in zip(rules.files, rules.fileHashes) {
        try db.run("INSERT INTO rule_file (hash, bytes) VALUES (?, ?)", [hash, Data(file.bytes)])
      }
      let files = zip(rules.files, rules.fileHashes).map { RevisionEntry.File(path: $0.path, hash: $1) }
      try journal.append(RevisionEntry(hash: rules.hash, files: files), at: instant())
      for fact in facts { try journal.append(OlderFact(fact: fact), at: fact.recorded) }
      if version >= 3 { try journal.append(FactEntry(fact: request), at: request.recorded) }
      for number in 1...3 {
        let slips = version >= 4 && number == 3 ? [slip(1, "plan/task-3")] : []
        try LedgerFile.write(ruling(number, slips: slips), to: db, &journal, at: instant())
      }
      for number in 1...2 { try journal.append(AttemptEntry(sealed(number), number: 1), at: instant()) }
      try journal.append(
        OutcomeEntry(delivery: deliveryID(1), attempt: 1, .delivered(receipt: "联络员/new/1"), nextTry: nil),
        at: instant())
      try journal.append(
        OutcomeEntry(delivery: deliveryID(2), attempt: 1, .tryLater("磁盘已满"), nextTry: instant(2)), at: instant())
      if version >= 2 { try journal.append(ConsentEntry(hash: rules.hash, by: "王"), at: instant(1)) }
      if version >= 5 {
        try journal.append(DrillEntry(number: 1, by: "王"), at: instant(1))
        try journal.append(DrillAnswerEntry(number: 1, person: "联络员", by: "王"), at: instant(2))
      }
    }
    try queue.close()
  }
}

/// A fact as the first two schemas took it.
private struct OlderFact: EntryBody {
  static let kind = FactEntry.kind

  var fact: Fact

  var json: JSONValue { FactEntry(fact: fact).json }

  init(fact: Fact) { self.fact = fact }

  init(_ body: EntryReader) throws { fact = try FactEntry(body).fact }

  func apply(to db: Database, seq: Int64, at: Instant) throws {
    try db.run(
      """
      INSERT INTO fact (seq, kind, key, day, recorded, author, thousandths, unit, ref, note)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        seq, fact.kind.rawValue, fact.key, fact.on.dayNumber, fact.recorded.seconds, fact.by, fact.thousandths,
        fact.unit, fact.ref, fact.note,
      ])
  }
}
