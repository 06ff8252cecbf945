import CivilTime
import Delivery
import GRDB
import JSONText
import Rules

/// An attempt ended.
struct OutcomeEntry: EntryBody {
  static let kind = "outcome"

  enum Word: String, CaseIterable {
    /// The far side has it now.
    case delivered
    /// An earlier attempt, whose outcome was never recorded, had delivered it.
    case alreadyDelivered = "already-delivered"
    case tryLater = "try-later"
    case uncertain
    case refused
  }

  var delivery: String
  /// The attempt that ended, from 1.
  var attempt: Int
  var outcome: Word
  /// The channel's own words.
  var said: String
  /// When it is tried again; nil when it is over.
  var nextTry: Instant?

  init(delivery: String, attempt: Int, _ outcome: DeliveryOutcome, nextTry: Instant?) {
    self.delivery = delivery
    self.attempt = attempt
    self.nextTry = nil
    switch outcome {
    case .delivered(let receipt): (self.outcome, said) = (.delivered, receipt)
    case .alreadyDelivered(let receipt): (self.outcome, said) = (.alreadyDelivered, receipt)
    case .tryLater(let failure), .unavailable(let failure, _):
      (self.outcome, said) = (.tryLater, failure)
      self.nextTry = nextTry
    case .uncertain(let failure):
      (self.outcome, said) = (.uncertain, failure)
      self.nextTry = nextTry
    case .refused(let failure): (self.outcome, said) = (.refused, failure)
    }
  }

  var json: JSONValue {
    .members([
      "delivery": .string(delivery), "attempt": .number(Int64(attempt)), "outcome": .string(outcome.rawValue),
      "said": .string(said), "nextTry": nextTry.map { .number($0.seconds) },
    ])
  }

  func apply(to db: Database, seq: Int64, at: Instant) throws {
    try db.runOnOne(
      "UPDATE attempt SET outcome = ?, ended = ?, said = ? WHERE delivery = ? AND number = ? AND outcome IS NULL",
      [outcome.rawValue, at.seconds, said, delivery, attempt],
      otherwise: "outcome of attempt \(attempt) at \(delivery), which is not under way")
    try db.runOnOne(
      "UPDATE delivery SET state = ?, next_try = ?, said = ? WHERE id = ? AND state = 'attempting'",
      [state.rawValue, nextTry?.seconds, said, delivery],
      otherwise: "outcome of \(delivery), which is not under way")
    switch state {
    case .sent:
      for seq in try waitingAccounts(db) {
        try db.run("UPDATE account SET state = 'sent' WHERE seq = ?", [seq])
      }
    case .dead:
      let reason: AccountReason = outcome == .refused ? .refused : .exhausted
      for seq in try waitingAccounts(db) {
        try db.run("UPDATE account SET state = 'dead', reason = ? WHERE seq = ?", [reason.rawValue, seq])
      }
    default: break
    }
  }

  /// The numbers of the delivery's accounts that have not ended. One by one they are changed without the table that
  /// SQLite makes for changing several.
  private func waitingAccounts(_ db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db.cachedStatement(sql: "SELECT seq FROM account WHERE delivery = ? AND state IN ('planned', 'held')"),
      arguments: [delivery])
  }

  /// What the delivery is in from now on.
  private var state: DeliveryState {
    switch outcome {
    case .delivered, .alreadyDelivered: .sent
    case .tryLater: nextTry == nil ? .dead : .retry
    case .uncertain: nextTry == nil ? .dead : .uncertain
    case .refused: .dead
    }
  }
}

extension OutcomeEntry {
  init(_ body: EntryReader) throws {
    delivery = try body.text("delivery")
    attempt = Int(try body.number("attempt"))
    outcome = try body.word("outcome")
    said = try body.text("said")
    nextTry = try body.optionalNumber("nextTry").map { Instant(seconds: $0) }
  }
}
