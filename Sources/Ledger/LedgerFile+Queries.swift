public import CivilTime
import Foundation
import GRDB
public import Rules

/// How many of each there are.
public struct LedgerCounts: Hashable, Sendable {
  /// The end of the journal; its number is also how many entries there are.
  public var head: JournalHead
  public var facts: Int
  public var revisions: Int
  /// Only states that occur.
  public var accounts: [AccountState: Int]
  /// Only states that occur.
  public var deliveries: [DeliveryState: Int]
}

/// What a beginning of an id stands for.
public enum PrefixMatch<Found: Sendable>: Sendable {
  case none
  case one(Found)
  /// The first ids that begin so, at least two and at most ten.
  case several([String])
}

extension LedgerFile {
  /// Where the journal ends.
  public func head() throws(LedgerError) -> JournalHead { try read { try JournalHead($0) } }

  public func counts() throws(LedgerError) -> LedgerCounts {
    try read { db in
      func states<State: RawRepresentable & Hashable>(_ table: String) throws -> [State: Int]
      where State.RawValue == String {
        var counts: [State: Int] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT state, count(*) FROM \(table) GROUP BY state") {
          if let state = State(rawValue: row[0]) { counts[state] = row[1] }
        }
        return counts
      }
      return LedgerCounts(
        head: try JournalHead(db),
        facts: try Int.fetchOne(db, sql: "SELECT count(*) FROM fact") ?? 0,
        revisions: try Int.fetchOne(db, sql: "SELECT count(*) FROM revision") ?? 0,
        accounts: try states("account"), deliveries: try states("delivery"))
    }
  }

  /// How many notifications went out about each subject: an obligation's key, or a report's id.
  public func sentBySubject() throws(LedgerError) -> [String: Int] {
    try read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT subject, count(*) FROM account WHERE state = ? GROUP BY subject",
        arguments: [AccountState.sent.rawValue])
      return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: +)
    }
  }

  /// The deliveries in any of `states`, in the order they were planned.
  public func deliveries(in states: [DeliveryState]) throws(LedgerError) -> [RecordedDelivery] {
    let marks = states.map { _ in "?" }.joined(separator: ", ")
    return try deliveries(where: "state IN (\(marks))", StatementArguments(states.map(\.rawValue)))
  }

  /// The deliveries for `day`, in the order they were planned.
  public func deliveries(on day: CivilDate) throws(LedgerError) -> [RecordedDelivery] {
    try deliveries(where: "day = ?", [day.dayNumber])
  }

  private func deliveries(
    where condition: String, _ arguments: StatementArguments
  ) throws(LedgerError) -> [RecordedDelivery] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT \(Rows.deliveryColumns) FROM delivery WHERE \(condition) ORDER BY seq")
      return try Array(Row.fetchCursor(statement, arguments: arguments).map { try Rows.delivery($0) })
    }
  }

  /// The delivery whose id is `text` or begins with it.
  ///
  /// - Parameter text: Hexadecimal digits in either case; anything else finds none.
  public func delivery(_ text: String) throws(LedgerError) -> PrefixMatch<RecordedDelivery> {
    let prefix = text.lowercased()
    guard !prefix.isEmpty, prefix.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else {
      return .none
    }
    return try read { db in
      // `g` is the letter after the last hexadecimal digit.
      let statement = try db.cachedStatement(
        sql: "SELECT \(Rows.deliveryColumns) FROM delivery WHERE id >= ? AND id < ? ORDER BY id LIMIT 10")
      let found = try Row.fetchAll(statement, arguments: [prefix, prefix + "g"]).map { try Rows.delivery($0) }
      switch found.count {
      case 0: return .none
      case 1: return .one(found[0])
      default: return .several(found.map(\.id))
      }
    }
  }

  /// The attempts at a delivery, in order.
  public func attempts(at delivery: String) throws(LedgerError) -> [RecordedAttempt] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT \(Rows.attemptColumns) FROM attempt WHERE delivery = ? ORDER BY number")
      return try Row.fetchAll(statement, arguments: [delivery]).map { Rows.attempt($0) }
    }
  }

  /// The exact bytes that went out, or are to go out again; nil before the first attempt.
  public func frozenBytes(of delivery: String) throws(LedgerError) -> [UInt8]? {
    try read { db in
      try Data.fetchOne(db, sql: "SELECT body FROM delivery WHERE id = ?", arguments: [delivery]).map {
        [UInt8]($0)
      }
    }
  }
}
