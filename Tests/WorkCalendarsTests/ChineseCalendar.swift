import CivilTime
import Foundation
import WorkCalendars

/// `rules/calendars/cn.yaml`, read by its indentation: this module stands below the reader of rule files.
enum ChineseCalendar {
  static let calendar = WorkCalendar(name: "cn", notices: notices)

  static let notices: [HolidayNotice] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    guard
      let text = try? String(contentsOf: root.appendingPathComponent("rules/calendars/cn.yaml"), encoding: .utf8)
    else { fatalError("rules/calendars/cn.yaml cannot be read") }
    return read(text)
  }()

  private static func read(_ text: String) -> [HolidayNotice] {
    var notices: [HolidayNotice] = []
    var year = 0
    var section = ""
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let halves = line.trimmingCharacters(in: CharacterSet(charactersIn: " -")).split(separator: ":", maxSplits: 1)
      let key = String(halves[0])
      let value = halves.count > 1 ? halves[1].trimmingCharacters(in: .whitespaces) : ""
      switch key {
      case "calendars", "cn", "years", "weekend", "source": continue
      case "notice": notices.append(HolidayNotice(year: year, link: value, issued: nil, rest: [:], work: [:]))
      case "issued": notices[notices.count - 1].issued = CivilDate(iso: value)
      case "rest", "work", "statutory": section = key
      default:
        if let number = Int(key) {
          year = number
          continue
        }
        for day in days(value) {
          switch section {
          case "rest": notices[notices.count - 1].rest[day] = key
          case "work": notices[notices.count - 1].work[day] = key
          default: notices[notices.count - 1].statutory[day] = key
          }
        }
      }
    }
    return notices
  }

  /// `2018-01-01`, `2018-02-15..2018-02-21`, or several of them in brackets.
  private static func days(_ text: String) -> [CivilDate] {
    text.trimmingCharacters(in: CharacterSet(charactersIn: "[]")).components(separatedBy: ", ").flatMap { part in
      let ends = part.components(separatedBy: "..").map { end -> CivilDate in
        guard let day = CivilDate(iso: end) else { fatalError("\(end) is no day") }
        return day
      }
      return Array(ends[0]...ends[ends.count - 1])
    }
  }
}
