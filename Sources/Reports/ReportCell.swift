public import CivilTime
public import Diagnostics

/// What stands in one cell: typed, so that a spreadsheet gets numbers and days, and text stays text.
public enum ReportCell: Hashable, Sendable {
  case empty
  case number(Int)
  case day(CivilDate, time: TimeOfDay?, provisional: Bool)
  case lamp(RowLamp)
  case text(String)

  /// The cell as text; empty for `empty`. A provisional day begins with ≈.
  public func plain(_ language: Language) -> String {
    switch self {
    case .empty: ""
    case .number(let number): String(number)
    case .day(let day, let time, let provisional):
      "\(provisional ? "≈" : "")\(day)\(time.map { " \($0)" } ?? "")"
    case .lamp(let lamp): "\(lamp.mark) \(lamp.word[language])"
    case .text(let text): text
    }
  }

  /// Whether it stands at the right edge of its column.
  public var isNumeric: Bool { if case .number = self { true } else { false } }
}
