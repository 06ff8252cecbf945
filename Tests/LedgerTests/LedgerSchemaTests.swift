import CivilTime
import GRDB
import Rules
import Testing

@testable import Ledger

/// The database itself refuses what must never be, whoever asks.
@Suite struct LedgerSchemaTests {
  struct Violation: Sendable, CustomTestStringConvertible {
    let name: String
    let sql: String
    /// Part of what SQLite says, so that it is this rule and no other that refuses.
    let complaint: String
    var testDescription: String { name }
  }

  static let unplanned =
    "INSERT INTO delivery (id, seq, kind, recipient, channel, day, not_before, state, next_try, attempts"
  static let fresh = "VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 1, 'digest', '甲', 'mail', 1, 1"
  static let newAccount = """
    INSERT INTO account
      (seq, kind, subject, step, ordinal, due, recipient, channel, day, state, reason, delivery, at)
    VALUES
    """

  static let violations = [
    Violation(name: "an entry is changed", sql: "UPDATE entry SET at = 0 WHERE seq = 1", complaint: "append-only"),
    Violation(name: "an entry is removed", sql: "DELETE FROM entry WHERE seq = 1", complaint: "append-only"),
    Violation(
      name: "an entry is replaced",
      sql: "INSERT OR REPLACE INTO entry SELECT seq, 0, kind, body, previous, hash FROM entry WHERE seq = 1",
      complaint: "must follow"),
    Violation(
      name: "an entry leaves a gap",
      sql: "INSERT INTO entry SELECT seq + 2, at, kind, body, hash, hash FROM entry ORDER BY seq DESC LIMIT 1",
      complaint: "must follow"),
    Violation(
      name: "an entry does not carry the last one's hash",
      sql: "INSERT INTO entry SELECT seq + 1, at, kind, body, previous, hash FROM entry ORDER BY seq DESC LIMIT 1",
      complaint: "must follow"),
    Violation(
      name: "an entry's body is no object",
      sql: "INSERT INTO entry SELECT seq + 1, at, kind, 'x', hash, hash FROM entry ORDER BY seq DESC LIMIT 1",
      complaint: "GLOB"),
    Violation(
      name: "an entry has a short hash",
      sql: "INSERT INTO entry SELECT seq + 1, at, kind, body, hash, x'00' FROM entry ORDER BY seq DESC LIMIT 1",
      complaint: "length(hash)"),
    Violation(name: "a fact is changed", sql: "UPDATE fact SET day = 0", complaint: "only added"),
    Violation(name: "a fact is removed", sql: "DELETE FROM fact", complaint: "only added"),
    Violation(
      name: "a fact has no entry",
      sql: "INSERT INTO fact (seq, kind, key, day, recorded, author) VALUES (999, 'done', 'k', 1, 1, 'a')",
      complaint: "FOREIGN KEY"),
    Violation(
      name: "a progress without a number",
      sql: "INSERT INTO fact (seq, kind, key, day, recorded, author) VALUES (1, 'progress', 'k', 1, 1, 'a')",
      complaint: "thousandths"),
    Violation(
      name: "a text where a number belongs",
      sql: "INSERT INTO fact (seq, kind, key, day, recorded, author) VALUES (1, 'done', 'k', '2018', 'x', 'a')",
      complaint: "cannot store TEXT"),
    Violation(
      name: "a delivery id that is not 32 hexadecimal digits",
      sql: "\(unplanned)) VALUES ('AB', 1, 'digest', '甲', 'mail', 1, 1, 'planned', 1, 0)", complaint: "length(id)"),
    Violation(
      name: "a state that does not exist", sql: "\(unplanned), frozen) \(fresh), 'lost', NULL, 0, 1)",
      complaint: "state IN"),
    Violation(
      name: "a planned delivery without its next try", sql: "\(unplanned)) \(fresh), 'planned', NULL, 0)",
      complaint: "next_try IS NOT NULL"),
    Violation(
      name: "a cancelled delivery that waits", sql: "\(unplanned), frozen) \(fresh), 'cancelled', 5, 0, 1)",
      complaint: "next_try IS NOT NULL"),
    Violation(
      name: "a planned delivery that was attempted",
      sql: "\(unplanned), destination, body) \(fresh), 'planned', 1, 1, 'd', x'00')", complaint: "attempts = 0"),
    Violation(
      name: "an attempt without bytes", sql: "\(unplanned), frozen) \(fresh), 'attempting', NULL, 1, 1)",
      complaint: "body IS NULL"),
    Violation(
      name: "bytes without a destination",
      sql: "\(unplanned), body, frozen) \(fresh), 'attempting', NULL, 1, x'00', 1)",
      complaint: "destination IS NULL"),
    Violation(
      name: "an attempted delivery that is not frozen",
      sql: "\(unplanned), destination, body) \(fresh), 'sent', NULL, 1, 'd', x'00')", complaint: "frozen IS NULL"),
    Violation(
      name: "a negative number of attempts", sql: "\(unplanned)) \(fresh), 'planned', 1, -1)", complaint: "attempts"
    ),
    Violation(name: "a delivery is removed", sql: "DELETE FROM delivery", complaint: "never removed"),
    Violation(
      name: "a sent delivery is sent again",
      sql: "UPDATE delivery SET state = 'retry', next_try = 1 WHERE state = 'sent'", complaint: "has ended"),
    Violation(
      name: "frozen bytes are changed", sql: "UPDATE delivery SET body = x'00' WHERE state = 'retry'",
      complaint: "frozen with its first attempt"),
    Violation(
      name: "a frozen destination is changed", sql: "UPDATE delivery SET destination = '乙' WHERE state = 'retry'",
      complaint: "frozen with its first attempt"),
    Violation(
      name: "an attempt at an unknown delivery",
      sql: """
        INSERT INTO attempt (delivery, number, seq, began, digest)
        VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 1, 1, 1, '\(String(repeating: "0", count: 64))')
        """,
      complaint: "FOREIGN KEY"),
    Violation(
      name: "an outcome without its instant", sql: "UPDATE attempt SET ended = NULL", complaint: "ended IS NULL"),
    Violation(
      name: "a notification has two accounts",
      sql: """
        INSERT INTO account
          (seq, kind, subject, step, ordinal, due, recipient, channel, day, state, reason, delivery, at)
        SELECT 1, kind, subject, step, ordinal, due, recipient, channel, day, state, reason, delivery, at
        FROM account WHERE subject = 'plan/task-1'
        """,
      complaint: "UNIQUE"),
    Violation(
      name: "an account is in no state",
      sql: "\(newAccount) (1, 'step', 's', 'x', 1, 1, '甲', 'mail', 1, 'perhaps', 'due', NULL, 1)",
      complaint: "state IN"),
    Violation(
      name: "an account is planned without a delivery",
      sql: "\(newAccount) (1, 'step', 's', 'x', 1, 1, '甲', 'mail', 1, 'planned', 'due', NULL, 1)",
      complaint: "delivery IS NOT NULL"),
    Violation(
      name: "an account is skipped with a delivery",
      sql: "\(newAccount) (1, 'step', 's', 'x', 1, 1, '甲', 'mail', 1, 'skipped', 'due', '\(deliveryID(1))', 1)",
      complaint: "delivery IS NULL"),
    Violation(
      name: "an account has no reason",
      sql: "\(newAccount) (1, 'step', 's', 'x', 1, 1, '甲', 'mail', 1, 'skipped', '', NULL, 1)",
      complaint: "reason"),
    Violation(
      name: "an account joins an unknown delivery",
      sql: """
        \(newAccount)
        (1, 'step', 's', 'x', 1, 1, '甲', 'mail', 1, 'planned', 'due', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 1)
        """,
      complaint: "FOREIGN KEY"),
    Violation(name: "an account is removed", sql: "DELETE FROM account", complaint: "never removed"),
    Violation(
      name: "an account ends twice", sql: "UPDATE account SET state = 'dead' WHERE state = 'sent'",
      complaint: "has ended"),
    Violation(
      name: "an account changes its recipient", sql: "UPDATE account SET recipient = '乙' WHERE state = 'planned'",
      complaint: "only state and reason"),
    Violation(
      name: "a rule file is changed", sql: "UPDATE rule_file SET bytes = x'00'", complaint: "kept as they were"),
    Violation(name: "a rule file is removed", sql: "DELETE FROM rule_file", complaint: "kept as they were"),
    Violation(name: "a slip is changed", sql: "UPDATE slip SET number = 2", complaint: "slips are only added"),
    Violation(name: "a slip is removed", sql: "DELETE FROM slip", complaint: "slips are only added"),
    Violation(name: "a drill is changed", sql: "UPDATE drill SET number = 2", complaint: "drills are only added"),
    Violation(name: "a drill is removed", sql: "DELETE FROM drill", complaint: "drills are only added"),
    Violation(
      name: "an answer is changed", sql: "UPDATE drill_answer SET person = '乙'", complaint: "answers are only added"
    ),
    Violation(name: "an answer is removed", sql: "DELETE FROM drill_answer", complaint: "answers are only added"),
    Violation(
      name: "a refusal of nothing", sql: "UPDATE refusal SET count = 0", complaint: "count >= 1"),
    Violation(
      name: "a revision without a list of files", sql: "UPDATE revision SET files = 'x'", complaint: "GLOB"),
  ]

  @Test(arguments: violations)
  func isRefused(_ violation: Violation) throws {
    let folder = TemporaryFolder()
    let ledger = try LedgerFile.open(folder.ledger, .create)
    try eventful(ledger)
    let error = #expect(throws: DatabaseError.self) {
      try ledger.queue.write { try $0.execute(sql: violation.sql) }
    }
    #expect(error?.resultCode == .SQLITE_CONSTRAINT)
    #expect(error?.message?.contains(violation.complaint) == true, "\(error?.message ?? "nothing")")
    #expect(try ledger.verify() == .intact(ledger.head()))
  }

  @Test func everyTableIsStrict() throws {
    let folder = TemporaryFolder()
    let ledger = try LedgerFile.open(folder.ledger, .create)
    let loose = try ledger.read {
      try String.fetchAll(
        $0,
        sql: """
          SELECT name FROM pragma_table_list
          WHERE schema = 'main' AND type = 'table' AND strict = 0
            AND name NOT LIKE 'sqlite%' AND name <> 'grdb_migrations'
          """)
    }
    #expect(loose == [])
  }

  /// A ledger of the first release, with a fact in it, takes the facts of workflows and still verifies.
  @Test func anOlderLedgerGainsTheColumnsOfWorkflows() throws {
    let folder = TemporaryFolder()
    let ledger = try LedgerFile.open(folder.ledger, .create)
    try ledger.append([fact("plan/a")])
    try ledger.write { db, _ in
      try db.execute(
        sql: """
          ALTER TABLE fact DROP COLUMN until; ALTER TABLE fact DROP COLUMN content;
          ALTER TABLE fact DROP COLUMN situation;
          DELETE FROM grdb_migrations WHERE identifier = '3 facts of workflows';
          """)
    }
    let newer = try LedgerFile.open(folder.ledger, .readWrite)
    let request = Fact(
      kind: .extendRequest, key: "plan/a", on: today, recorded: instant(), by: "甲", note: "雨",
      until: today.adding(days: 30), situation: "过半")
    try newer.append([request])
    #expect(try newer.snapshot().facts["plan/a"] == [fact("plan/a"), request])
    if case .broken(let fault) = try newer.verify() { Issue.record("\(fault)") }
  }

  @Test func theNamesOfReleasedMigrationsAreForEver() {
    #expect(
      LedgerSchema.migrator.migrations == [
        "1 journal and its index", "2 held edits of the rules", "3 facts of workflows", "4 numbered slips",
        "5 drills",
      ])
  }
}
