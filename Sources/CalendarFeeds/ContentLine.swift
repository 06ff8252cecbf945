import Diagnostics

/// Lines of an iCalendar file: what stands in them is escaped, long ones are folded, each ends with CRLF.
///
/// Source: RFC 5545, sections 3.1 and 3.3.11.
enum ContentLine {
  /// Octets of a line at most, its end not counted.
  static let longest = 75

  /// A property whose value is text: `SUMMARY` and what it says.
  static func text(_ name: String, _ value: String) -> String { "\(name):\(escaped(value))" }

  /// A property whose value is a list of texts.
  static func list(_ name: String, _ values: [String]) -> String {
    "\(name):\(values.map(escaped).joined(separator: ","))"
  }

  /// `value` as TEXT: backslash, semicolon, comma and line break escaped, a tab as a space, other control characters
  /// left out: TEXT cannot hold them.
  static func escaped(_ value: String) -> String {
    guard value.utf8.contains(where: isSuspect) else { return value }
    var result = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result.append(contentsOf: ["\\", scalar])
      case "\n": result.append(contentsOf: ["\\", "n"])
      case "\t": result.append(" ")
      default: if scalar.properties.generalCategory != .control { result.append(scalar) }
      }
    }
    return String(result)
  }

  /// Whether a byte may belong to what is escaped or left out.
  private static func isSuspect(_ byte: UInt8) -> Bool {
    switch byte {
    // 0xC2 begins the control characters from U+0080 on.
    case ..<0x20, UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","), 0x7F, 0xC2: true
    default: false
    }
  }

  /// The bytes of `lines`, folded.
  static func bytes(_ lines: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for line in lines { append(line, to: &bytes) }
    return bytes
  }

  /// A line is cut between characters as people see them; only one that is longer than a line between its scalars.
  private static func append(_ line: String, to bytes: inout [UInt8]) {
    if line.utf8.count <= longest {
      bytes += line.utf8
    } else if line.unicodeScalars.allSatisfy(\.standsAlone) {
      appendPlain(Array(line.utf8), to: &bytes)
    } else {
      var room = longest
      func add(_ piece: some Collection<UInt8>) {
        if piece.count > room {
          bytes += [0x0D, 0x0A, 0x20]
          room = longest - 1
        }
        bytes += piece
        room -= piece.count
      }
      for character in line {
        let piece = character.utf8
        if piece.count < longest {
          add(piece)
        } else {
          for scalar in character.unicodeScalars { add(UTF8.encode(scalar)!) }
        }
      }
    }
    bytes += [0x0D, 0x0A]
  }

  /// A line in which every scalar is a character.
  private static func appendPlain(_ line: [UInt8], to bytes: inout [UInt8]) {
    var (start, room) = (0, longest)
    while true {
      var end = min(start + room, line.count)
      // Not between the bytes of one scalar.
      while end < line.count, line[end] & 0xC0 == 0x80 { end -= 1 }
      bytes += line[start..<end]
      guard end < line.count else { return }
      bytes += [0x0D, 0x0A, 0x20]
      (start, room) = (end, longest - 1)
    }
  }
}
