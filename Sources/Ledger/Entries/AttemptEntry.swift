import Checksums
import CivilTime
import Delivery
import Foundation
import GRDB
import JSONText

/// An attempt begins: on the disk before the first byte goes out.
struct AttemptEntry: EntryBody {
  static let kind = "attempt"

  var delivery: String
  /// From 1.
  var number: Int
  /// Where it goes inside the channel.
  var destination: String
  /// SHA-256 of the bytes that go out, hexadecimal.
  var digest: String
  /// The bytes themselves, for the first attempt: they stand in the index, vouched for by `digest`.
  var bytes: [UInt8]?

  init(_ envelope: SealedEnvelope, number: Int) {
    delivery = envelope.id
    self.number = number
    destination = envelope.destination
    digest = SHA256.hexadecimal(SHA256.digest(envelope.bytes))
    bytes = number == 1 ? envelope.bytes : nil
  }

  var json: JSONValue {
    .members([
      "delivery": .string(delivery), "number": .number(Int64(number)), "destination": .string(destination),
      "sha256": .string(digest),
    ])
  }

  func apply(to db: Database, seq: Int64, at: Instant) throws {
    if number == 1 {
      guard let bytes else { throw LedgerError.contradiction("first attempt at \(delivery) without its bytes") }
      try db.runOnOne(
        """
        UPDATE delivery
        SET state = 'attempting', next_try = NULL, attempts = 1, destination = ?, body = ?, frozen = ?
        WHERE id = ? AND state = 'planned'
        """,
        [destination, Data(bytes), seq, delivery],
        otherwise: "first attempt at \(delivery), which is not planned")
    } else {
      try db.runOnOne(
        """
        UPDATE delivery SET state = 'attempting', next_try = NULL, attempts = ?
        WHERE id = ? AND attempts = ? AND state IN ('retry', 'uncertain')
        """,
        [number, delivery, number - 1],
        otherwise: "attempt \(number) at \(delivery), which does not wait for one")
    }
    try db.run(
      "INSERT INTO attempt (delivery, number, seq, began, digest) VALUES (?, ?, ?, ?, ?)",
      [delivery, number, seq, at.seconds, digest])
  }
}

extension AttemptEntry {
  init(_ body: EntryReader) throws {
    delivery = try body.text("delivery")
    number = Int(try body.number("number"))
    destination = try body.text("destination")
    digest = try body.text("sha256")
  }
}
