import CivilTime

/// What an earlier file said of each entry: which version it was, and what stood in it.
///
/// Only a file of this program is read, and of it only what this program writes: what was edited by hand or cut short
/// is as if it were not there.
struct FeedRecord {
  struct Entry {
    var component: String
    var sequence: Int
    /// As written.
    var modified: String
    /// The lines but those that tell the version, unfolded.
    var body: [String]

    /// The day it stood on.
    var day: CivilDate? {
      let name = component == "VTODO" ? "DUE" : "DTSTART"
      let line = body.first { $0.hasPrefix("\(name);") || $0.hasPrefix("\(name):") }
      guard let line, let colon = line.lastIndex(of: ":") else { return nil }
      return TimeText.day(reading: String(line[line.index(after: colon)...].prefix(8)))
    }
  }

  private(set) var entries: [String: Entry] = [:]

  init(_ bytes: [UInt8]) {
    let lines = FeedRecord.unfolded(bytes)
    guard lines.first == "BEGIN:VCALENDAR", lines.contains("PRODID:\(CalendarFeed.product)") else { return }
    var index = 0
    while index < lines.count {
      for component in ["VEVENT", "VTODO"] where lines[index] == "BEGIN:\(component)" {
        guard let end = lines[index...].firstIndex(of: "END:\(component)") else { return }
        add(component, Array(lines[(index + 1)..<end]))
        index = end
      }
      index += 1
    }
  }

  /// Whether `bytes` is a file of this program.
  static func isOurs(_ bytes: [UInt8]) -> Bool {
    let lines = unfolded(Array(bytes.prefix(4096)))
    return lines.first == "BEGIN:VCALENDAR" && lines.contains("PRODID:\(CalendarFeed.product)")
  }

  private mutating func add(_ component: String, _ lines: [String]) {
    var entry = Entry(component: component, sequence: -1, modified: "", body: [])
    var uid = ""
    for line in lines {
      if let value = line.value(of: "UID:") {
        uid = value
      } else if let value = line.value(of: "SEQUENCE:") {
        entry.sequence = Int(value) ?? -1
      } else if let value = line.value(of: "LAST-MODIFIED:") {
        entry.modified = value
      } else if !line.hasPrefix("DTSTAMP:") {
        entry.body.append(line)
      }
    }
    guard FeedUID.isOurs(uid), (0..<Int(Int32.max)).contains(entry.sequence),
      TimeText.instant(entry.modified) != nil
    else { return }
    entries[uid] = entry
  }

  private static func unfolded(_ bytes: [UInt8]) -> [String] {
    var lines: [[UInt8]] = []
    for raw in bytes.split(separator: 0x0A) {
      let line = raw.last == 0x0D ? raw.dropLast() : raw
      if line.first == 0x20, !lines.isEmpty {
        lines[lines.count - 1] += line.dropFirst()
      } else {
        lines.append(Array(line))
      }
    }
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }
}

extension String {
  fileprivate func value(of prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}
