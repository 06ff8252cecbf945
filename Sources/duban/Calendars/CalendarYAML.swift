import CivilTime
import WorkCalendars

/// Imported days as a calendar of the rules.
struct CalendarYAML {
  let name: String
  /// Where the days come from: the files' names.
  let source: String
  let days: ImportedDays
  /// Where the notice can be read, when the source does not say; and the day it was issued.
  let link: String?
  let issued: CivilDate?

  var text: String {
    var lines = [
      "# 规则里已有这个名称的日历时，把下面各年移到它的 years 下。",
      "# Where the rules have a calendar of this name, move the years below under its own years.",
      "calendars:", "  \(Self.scalar(name)):", "    weekend: [saturday, sunday]",
      "    source: \(Self.scalar(source))",
      "    years:",
    ]
    for year in days.years {
      let links = days.links[year] ?? []
      lines.append("      \(year):")
      lines.append("        notice: \(Self.scalar(link ?? links.first ?? source))")
      for further in links.dropFirst() where link == nil { lines.append("        # \(further)") }
      if let issued { lines.append("        issued: \(issued)") }
      lines += section("rest", days.stretches(of: year, rest: true))
      lines += section("work", days.stretches(of: year, rest: false))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ key: String, _ festivals: [(festival: String, days: [ClosedRange<CivilDate>])]) -> [String]
  {
    guard !festivals.isEmpty else { return [] }
    return ["        \(key):"]
      + festivals.map { festival in
        let ranges = festival.days.map { range in
          range.lowerBound == range.upperBound ? "\(range.lowerBound)" : "\(range.lowerBound)..\(range.upperBound)"
        }
        let value = ranges.count == 1 ? ranges[0] : "[\(ranges.joined(separator: ", "))]"
        return "          \(Self.scalar(festival.festival)): \(value)"
      }
  }

  /// Plain where YAML reads it as the same text in any place, else in double quotes.
  static func scalar(_ text: String) -> String {
    let isPlain =
      text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || "、·./:-_".unicodeScalars.contains($0)
      }
      && text.unicodeScalars.first.map { $0.properties.isAlphabetic } ?? false && text.last != ":"
    if isPlain { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default:
        if scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) {
          let digits = String(scalar.value, radix: 16)
          quoted += "\\x" + (digits.utf8.count == 1 ? "0" : "") + digits
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }
}
