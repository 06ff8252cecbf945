import CivilTime
import GRDB
import JSONText
import Rules

/// A notification got its account.
struct AccountEntry: EntryBody {
  static let kind = "account"

  /// Its `at` is the entry's.
  var account: Account

  var json: JSONValue {
    var members = account.id.members
    members += [
      .init("day", .string(account.day.description)), .init("state", .string(account.state.rawValue)),
      .init("reason", .string(account.reason.rawValue)),
    ]
    if let delivery = account.delivery { members.append(.init("delivery", .string(delivery))) }
    return .object(members)
  }

  func apply(to db: Database, seq: Int64, at: Instant) throws {
    let event = account.id.event
    try db.run(
      """
      INSERT INTO account
        (seq, kind, subject, step, ordinal, due, recipient, channel, day, state, reason, delivery, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        seq, event.kind.rawValue, event.subject, event.step, event.ordinal, event.due.dayNumber,
        account.id.recipient, account.id.channel, account.day.dayNumber, account.state.rawValue,
        account.reason.rawValue, account.delivery, at.seconds,
      ])
  }
}

extension AccountEntry {
  init(_ body: EntryReader) throws {
    account = Account(
      id: try NotificationID(body), day: try body.day("day"), state: try body.word("state"),
      reason: try body.word("reason"), delivery: try body.optionalText("delivery"), at: Instant(seconds: 0))
  }
}
