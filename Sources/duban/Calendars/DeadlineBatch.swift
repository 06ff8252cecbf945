import CivilTime
import Diagnostics
import Glibc
import Scheduler

/// The phrases of a batch: one a line, or a table with a header line and tabs between its columns.
struct DeadlineBatch {
  /// One phrase with what its line says besides.
  struct Item {
    var phrase: String
    /// As written; empty where the line says nothing.
    var year = ""
    var issued = ""
    var event = ""
    /// Counted from 1.
    var line: Int
  }

  private(set) var items: [Item] = []

  private enum Column {
    case phrase, year, issued, event

    init?(named name: String) {
      switch name.lowercased() {
      case "phrase", "expression", "deadline", "期限", "完成时限", "计划完成时间": self = .phrase
      case "year", "年度", "年份": self = .year
      case "issued", "印发日期": self = .issued
      case "event", "事件日期": self = .event
      default: return nil
      }
    }
  }

  /// Largest batch, in bytes.
  static let limit = 256 << 20

  /// A first line with a cell such as `phrase` or `expression` is a header; else every line is one phrase.
  init(_ text: String) {
    let bytes = text.unicodeScalars.first == "\u{FEFF}" ? text.utf8.dropFirst(3) : text.utf8[...]
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      Substring(line.last == 0x0D ? line.dropLast() : line)
    }
    // A line end after the last phrase begins no further one.
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    let columns = lines.first.map { Self.cells($0).map { Column(named: $0) } } ?? []
    guard columns.contains(.phrase) else {
      items = lines.enumerated().map { Item(phrase: String($1), line: $0 + 1) }
      return
    }
    items.reserveCapacity(lines.count)
    for (index, line) in lines.enumerated().dropFirst() {
      var item = Item(phrase: "", line: index + 1)
      for (column, cell) in zip(columns, Self.cells(line)) {
        switch column {
        case .phrase: item.phrase = cell
        case .year: item.year = cell
        case .issued: item.issued = cell
        case .event: item.event = cell
        case nil: break
        }
      }
      items.append(item)
    }
  }

  private static func cells(_ line: Substring) -> [String] {
    line.split(separator: "\t", omittingEmptySubsequences: false).map { cell in
      var trimmed = cell
      while trimmed.first == " " { trimmed.removeFirst() }
      while trimmed.last == " " { trimmed.removeLast() }
      return String(trimmed)
    }
  }
}
