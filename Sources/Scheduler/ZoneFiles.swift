public import CivilTime
import Glibc

/// Reads the machine's time zone files.
public enum ZoneFiles {
  /// The zone with an IANA name, or nil when there is none.
  ///
  /// `Asia/Shanghai` and `UTC` are built in, so that a machine without zone files reads Chinese plans.
  ///
  /// Source: RFC 9636 (TZif), version 2 data; the footer's rule for times after
  /// the last transition is not read: the last offset holds on.
  public static func zone(named name: String) -> TimeZoneTable? {
    switch name {
    case "Asia/Shanghai": return .shanghai
    case "UTC", "Etc/UTC": return .utc
    default: break
    }
    let isPlain = name.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || [0x2B, 0x2D, 0x2F, 0x5F].contains(byte)
    }
    guard isPlain, !name.isEmpty, !name.hasPrefix("/"), !name.hasSuffix("/"),
      case .success(let bytes) = FileBytes.read("/usr/share/zoneinfo/\(name)", limit: 1 << 20)
    else { return nil }
    return parse(bytes, name: name)
  }

  static func parse(_ bytes: [UInt8], name: String) -> TimeZoneTable? {
    func number(_ at: Int, _ count: Int) -> Int64? {
      guard at >= 0, at + count <= bytes.count else { return nil }
      var value: Int64 = bytes[at] & 0x80 == 0 ? 0 : -1
      for byte in bytes[at..<at + count] { value = value << 8 | Int64(byte) }
      return value
    }
    func counts(_ header: Int) -> (isUT: Int, isStandard: Int, leaps: Int, times: Int, types: Int, letters: Int)? {
      guard header + 44 <= bytes.count, Array(bytes[header..<header + 4]) == Array("TZif".utf8) else { return nil }
      let values = (0..<6).map { Int(number(header + 20 + 4 * $0, 4)!) }
      guard values.allSatisfy({ (0...100_000).contains($0) }) else { return nil }
      return (values[0], values[1], values[2], values[3], values[4], values[5])
    }
    guard let first = counts(0), bytes.count > 4, bytes[4] >= 0x32 else { return nil }
    let header =
      44 + first.times * 5 + first.types * 6 + first.letters + first.leaps * 8 + first.isStandard + first.isUT
    guard let second = counts(header), second.types > 0 else { return nil }
    let times = header + 44
    let indices = times + second.times * 8
    let types = indices + second.times
    func offset(_ type: Int) -> Int? { type < second.types ? number(types + type * 6, 4).map { Int($0) } : nil }
    guard let initial = offset(0) else { return nil }
    var periods: [TimeZoneTable.Period] = []
    for i in 0..<second.times {
      guard let start = number(times + 8 * i, 8), indices + i < bytes.count,
        let offset = offset(Int(bytes[indices + i]))
      else { return nil }
      if let last = periods.last, start <= last.start.seconds { continue }
      periods.append(.init(start: Instant(seconds: start), offset: offset))
    }
    return TimeZoneTable(name: name, initialOffset: initial, periods: periods)
  }
}
