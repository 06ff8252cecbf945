import CivilTime
import Delivery
import Foundation
import GRDB
import Rules

/// Turns rows of the index tables into values. The column lists and the functions go together.
enum Rows {
  static let factColumns =
    "kind, key, day, recorded, author, thousandths, unit, ref, note, until, content, situation"

  static func fact(_ row: Row) throws -> Fact {
    Fact(
      kind: try word(row[0]), key: row[1], on: try day(row[2]), recorded: Instant(seconds: row[3]), by: row[4],
      thousandths: row[5], unit: row[6], ref: row[7], note: row[8],
      until: try (row[9] as Int64?).map { try day($0) }, content: row[10], situation: row[11])
  }

  /// Columns 0 to 4: `kind, subject, step, ordinal, due`.
  static func event(_ row: Row) throws -> Event {
    Event(kind: try word(row[0]), subject: row[1], step: row[2], ordinal: row[3], due: try day(row[4]))
  }

  static let accountColumns =
    "kind, subject, step, ordinal, due, recipient, channel, day, state, reason, delivery, at"

  static func account(_ row: Row) throws -> Account {
    Account(
      id: NotificationID(event: try event(row), recipient: row[5], channel: row[6]), day: try day(row[7]),
      state: try word(row[8]), reason: try word(row[9]), delivery: row[10], at: Instant(seconds: row[11]))
  }

  static let slipColumns = "subject, step, ordinal, due, colour, number, day, reply_by"

  static func slip(_ row: Row) throws -> Slip {
    Slip(
      event: Event(kind: .step, subject: row[0], step: row[1], ordinal: row[2], due: try day(row[3])),
      colour: try word(row[4]), number: row[5], on: try day(row[6]), replyBy: try day(row[7]))
  }

  static let deliveryColumns =
    "id, kind, recipient, channel, day, not_before, state, next_try, attempts, destination, said"

  static func delivery(_ row: Row) throws -> RecordedDelivery {
    RecordedDelivery(
      planned: PlannedDelivery(
        id: row[0], kind: try word(row[1]), recipient: row[2], channel: row[3], day: try day(row[4]),
        notBefore: Instant(seconds: row[5])),
      state: try word(row[6]), nextTry: instant(row[7]), attempts: row[8], destination: row[9], said: row[10])
  }

  static let attemptColumns = "number, began, digest, outcome, ended, said"

  static func attempt(_ row: Row) -> RecordedAttempt {
    RecordedAttempt(
      number: row[0], began: Instant(seconds: row[1]), digest: row[2], outcome: row[3], ended: instant(row[4]),
      said: row[5])
  }

  static let entryColumns = "seq, at, kind, body, previous, hash"

  static func entry(_ row: Row) -> JournalEntry {
    JournalEntry(
      seq: row[0], at: Instant(seconds: row[1]), kind: row[2], body: row[3], previous: [UInt8](row[4] as Data),
      hash: [UInt8](row[5] as Data))
  }

  static func instant(_ seconds: Int64?) -> Instant? { seconds.map { Instant(seconds: $0) } }

  /// A day number that no civil day has is damage, not a reason to crash.
  static func day(_ number: Int64) throws -> CivilDate {
    let days = Int64(CivilDate.earliest.dayNumber)...Int64(CivilDate.latest.dayNumber)
    guard days.contains(number) else { throw Unreadable(value: String(number)) }
    return CivilDate(dayNumber: Int(number))
  }

  /// A word of a closed list; another one is damage, or a later version's.
  private static func word<Word: RawRepresentable>(_ text: String) throws -> Word where Word.RawValue == String {
    guard let word = Word(rawValue: text) else { throw Unreadable(value: text) }
    return word
  }

  struct Unreadable: Error {
    var value: String
  }
}
