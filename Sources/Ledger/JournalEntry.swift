public import CivilTime
import Checksums
import JSONText

/// One entry of the journal, as it stands on the disk.
public struct JournalEntry: Hashable, Sendable {
  /// 1, 2, 3, … without a gap.
  public var seq: Int64
  public var at: Instant
  /// `fact`, `account`, …: a row of `EntryKinds.all`.
  public var kind: String
  /// Canonical JSON: one line, members in a fixed order, absent ones left out.
  public var body: String
  /// The hash of the entry before; 32 zero bytes for the first.
  public var previous: [UInt8]
  public var hash: [UInt8]

  /// What stands before the first entry.
  public static let origin = [UInt8](repeating: 0, count: 32)

  /// The hash of an entry: SHA-256 over, one after the other,
  ///
  /// 1. `previous`: 32 bytes,
  /// 2. `seq`: 8 bytes, the most significant first,
  /// 3. `at`: unix seconds as 8 bytes in two's complement, the most significant first,
  /// 4. `kind`: its UTF-8, then one zero byte,
  /// 5. `body`: its UTF-8.
  public static func hash(previous: [UInt8], seq: Int64, at: Instant, kind: String, body: String) -> [UInt8] {
    var bytes = previous
    bytes.reserveCapacity(previous.count + 17 + kind.utf8.count + body.utf8.count)
    for number in [seq, at.seconds] {
      for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
    bytes += kind.utf8
    bytes.append(0)
    bytes += body.utf8
    return SHA256.digest(bytes)
  }

  /// Whether `hash` is what the other columns come to.
  public var isUnaltered: Bool {
    hash == JournalEntry.hash(previous: previous, seq: seq, at: at, kind: kind, body: body)
  }

  /// The entry as one line of JSON; `body` stands in it byte for byte, so that the hash can be checked from it.
  public var line: String {
    let quotedKind = JSONValue.string(kind).compact
    return #"{"seq":\#(seq),"at":\#(at.seconds),"kind":\#(quotedKind),"body":\#(body),"#
      + #""previous":"\#(SHA256.hexadecimal(previous))","hash":"\#(SHA256.hexadecimal(hash))"}"#
  }
}
