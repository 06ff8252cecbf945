import CivilTime
import Diagnostics
import ReportFormats
import WorkCalendars

/// One month as a grid of weeks, Monday first, aligned for double-width characters.
struct MonthGrid {
  let calendar: WorkCalendar
  let year: Int
  let month: Int
  let language: Language

  /// Columns of one day: a festival's name of four characters fits.
  private static let width = 10

  private var zh: Bool { language == .zh }

  var lines: [String] {
    var lines = [header]
    let first = CivilDate(clamping: year, month, 1)
    var monday = first.adding(days: 1 - first.weekday)
    while monday <= first.lastOfMonth {
      let week = (0..<7).map { monday.adding(days: $0) }
      lines.append(line(week.map { $0.month == month ? dayCell($0) : "" }))
      let names = week.map { $0.month == month ? nameCell($0) : "" }
      if names.contains(where: { !$0.isEmpty }) { lines.append(line(names)) }
      monday = monday.adding(days: 7)
    }
    return lines
  }

  private var header: String {
    let names =
      zh ? ["一", "二", "三", "四", "五", "六", "日"] : ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    return line(names.map { " \($0)" })
  }

  private func line(_ cells: [String]) -> String {
    var line = cells.map { DisplayWidth.padded($0, to: Self.width) }.joined()
    while line.last == " " { line.removeLast() }
    return line
  }

  /// ` 1休`, `10班`, `24≈`.
  private func dayCell(_ day: CivilDate) -> String {
    let number = day.day < 10 ? " \(day.day)" : "\(day.day)"
    let mark: String =
      switch calendar.kind(of: day) {
      case .holiday: zh ? "休" : " off"
      case .makeUp: zh ? "班" : " work"
      case .working, .weekend: ""
      }
    return number + mark + (calendar.isProvisional(day) ? "≈" : "")
  }

  /// The festival's name; of several that do not fit, the first and `等`.
  private func nameCell(_ day: CivilDate) -> String {
    guard let name = calendar.kind(of: day).festival else { return "" }
    if DisplayWidth.of(name) < Self.width { return name }
    var short = ""
    for character in name.prefix(while: { $0 != "、" })
    where DisplayWidth.of(short) + DisplayWidth.of(character) + 2 < Self.width {
      short.append(character)
    }
    return short + "等"
  }
}
