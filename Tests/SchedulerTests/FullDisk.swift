import GRDB

/// A ledger that takes no entry of one kind for a while, as when its disk is full.
struct FullDisk {
  private let path: String

  init(_ path: String) { self.path = path }

  func fill(before kind: String) throws {
    try DatabaseQueue(path: path).inDatabase { db in
      try db.execute(
        sql: """
          CREATE TRIGGER full BEFORE INSERT ON entry WHEN NEW.kind = '\(kind)'
          BEGIN SELECT RAISE(ABORT, 'no space'); END
          """)
    }
  }

  func free() throws { try DatabaseQueue(path: path).inDatabase { try $0.execute(sql: "DROP TRIGGER full") } }
}
