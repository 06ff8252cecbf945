public import CivilTime
import GRDB
import Rules

/// 演练: drills and their answers.
extension LedgerFile {
  /// Records that a drill begins, the one after `last`.
  ///
  /// - Parameter last: Number of the last drill that was seen; 0 when there was none.
  /// - Returns: Its number; nil when another one was begun meanwhile, and nothing is written.
  public func beginDrill(after last: Int, by author: String, at: Instant) throws(LedgerError) -> Int? {
    try write { db, journal in
      let found = try Int.fetchOne(db, sql: "SELECT coalesce(max(number), 0) FROM drill") ?? 0
      guard found == last else { return nil }
      try journal.append(DrillEntry(number: last + 1, by: author), at: at)
      return last + 1
    }
  }

  /// Records that `people` answered drill `number`; whoever has answered already is left as they are.
  ///
  /// - Parameter people: Their ids.
  /// - Returns: Those whose answer is new.
  public func answerDrill(
    _ number: Int, _ people: [String], by author: String, at: Instant
  ) throws(LedgerError) -> [String] {
    try write { db, journal in
      var new: [String] = []
      for person in people {
        let known = try db.cachedStatement(
          sql: "SELECT EXISTS (SELECT 1 FROM drill_answer WHERE number = ? AND person = ?)")
        guard try Bool.fetchOne(known, arguments: [number, person]) != true else { continue }
        try journal.append(DrillAnswerEntry(number: number, person: person, by: author), at: at)
        new.append(person)
      }
      return new
    }
  }

  /// All drills with their answers, in their order.
  static func drills(_ db: Database) throws -> [Drill] {
    var drills = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT number, at, author FROM drill ORDER BY number")
    ).map { Drill(number: $0[0], began: Instant(seconds: $0[1]), by: $0[2]) }
    guard !drills.isEmpty else { return [] }
    let answers = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT number, person, at, author FROM drill_answer ORDER BY seq"))
    for row in answers {
      guard let index = drills.firstIndex(where: { $0.number == row[0] }) else { continue }
      drills[index].answers.append(Drill.Answer(person: row[1], at: Instant(seconds: row[2]), by: row[3]))
    }
    return drills
  }
}
