import Diagnostics
import PlanLanguage
import Rules
import WorkCalendars

/// A book as one text, so that two books can be compared.
enum BookDump {
  static func text(_ book: RuleBook) -> String {
    var lines: [String] = []
    lines += book.plans.map { "\($0)" }
    lines += book.units.map { "\($0)" }
    lines += book.groups.map { "\($0)" }
    lines += book.people.map { "\($0)" }
    lines += book.policies.map { "\($0)" }
    lines += book.workflows.map { "\($0)" }
    lines += book.channels.map { "\($0)" }
    lines += book.reports.map { "\($0)" }
    lines += book.answers.map { "\($0)" }
    lines += book.stories.map { "\($0.facts)" }
    lines.append("\(book.office)")
    for calendar in book.calendars {
      lines.append("\(calendar.name) \(calendar.weekend.sorted())")
      for notice in calendar.notices {
        lines.append("\(notice.year) \(notice.link) \(String(describing: notice.issued))")
        for days in [notice.rest, notice.work, notice.statutory] {
          lines.append(days.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        }
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The same without the places things stand at.
  static func withoutPlaces(_ book: RuleBook) -> String {
    text(book).split(separator: "Diagnostics.SourceSpan(").enumerated().map { index, part in
      index == 0 ? part : part[(part.firstIndex(of: ")") ?? part.startIndex)...]
    }.joined()
  }
}
