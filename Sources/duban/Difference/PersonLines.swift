import CivilTime
import Diagnostics
import Evaluation

/// What one person is told otherwise, day by day, in few lines.
///
/// Turns of one repeating step that come, go, or go to one other person are one line, and so is what changes alike
/// from one day to the same other day for many obligations, as after an edit of a calendar.
struct PersonLines {
  private let changes: [NotificationChange]
  private let person: String
  private let language: Language
  private let words: DifferenceWords

  /// - Parameter changes: In the order of their days.
  init(_ changes: [NotificationChange], for person: String, _ language: Language) {
    self.changes = changes
    self.person = person
    self.language = language
    words = DifferenceWords(language)
  }

  /// The turns of one step of one obligation.
  private struct Series: Hashable {
    var kind: NotificationChange.Kind
    var subject: String
    var step: String
    var parties: [String?]
  }

  /// What changes alike for several obligations.
  private struct Likeness: Hashable {
    var kind: NotificationChange.Kind
    var days: [CivilDate?]
    var parties: [String?]
    var isLate: Bool
  }

  /// From so many on the turns of one step are one line.
  private static let fewestTurns = 3
  /// From so many on the obligations of one day are one line.
  private static let fewestAlike = 4

  var lines: [String] {
    let series = Dictionary(grouping: changes, by: series).filter { key, turns in
      turns.count >= PersonLines.fewestTurns && [.appears, .vanishes, .readdressed].contains(key.kind)
    }
    let single = changes.filter { series[self.series($0)] == nil }
    let alike = Dictionary(grouping: single, by: likeness).filter { $1.count >= PersonLines.fewestAlike }
    var writtenSeries: Set<Series> = []
    var written: Set<Likeness> = []
    return changes.compactMap { change in
      let (aSeries, aLikeness) = (self.series(change), likeness(change))
      if let turns = series[aSeries] {
        return writtenSeries.insert(aSeries).inserted ? line(ofTurns: turns, change) : nil
      }
      if let many = alike[aLikeness] {
        return written.insert(aLikeness).inserted ? line(ofMany: many, change) : nil
      }
      return words.line(change, for: person)
    }
  }

  private func series(_ change: NotificationChange) -> Series {
    Series(
      kind: change.kind, subject: change.subject, step: (change.new ?? change.old)?.step ?? "",
      parties: [change.old?.recipient, change.new?.recipient])
  }

  private func likeness(_ change: NotificationChange) -> Likeness {
    Likeness(
      kind: change.kind, days: [change.old?.day, change.new?.day],
      parties: [change.old?.recipient, change.new?.recipient], isLate: change.new?.isLate ?? false)
  }

  private func line(ofTurns turns: [NotificationChange], _ first: NotificationChange) -> String {
    let days = turns.map { words.ownDay($0, of: person) }
    let range = "\(words.day(days[0])) … \(words.day(days[days.count - 1]))"
    let step = (first.new ?? first.old)?.step ?? ""
    return "\(words.sign(first, for: person)) \(range) \(step)"
      + pick("，共 \(turns.count) 次", ", \(turns.count) times") + "  \(first.title)"
      + words.other(first, than: person)
  }

  private func line(ofMany many: [NotificationChange], _ first: NotificationChange) -> String {
    var days = words.day(words.ownDay(first, of: person))
    if first.kind == .moves, let old = first.old, let new = first.new {
      days = "\(words.day(old.day)) → \(words.day(new.day))"
    }
    let titles = many.prefix(2).map(\.title).joined(separator: pick("；", "; "))
    return "\(words.sign(first, for: person)) \(days)\(words.late(first))  "
      + pick("\(many.count) 项：\(titles) 等", "\(many.count) items: \(titles) …") + words.other(first, than: person)
  }

  private func pick(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }
}
