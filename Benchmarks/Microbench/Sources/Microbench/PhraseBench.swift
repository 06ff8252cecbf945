import CivilTime
import PlanLanguage
import WorkCalendars

/// Reads and resolves phrases against the plan year 2018; every phrase anew, also one that came before.
struct PhraseBench {
  private let phrases: [String]
  private let context = DeadlineContext(year: 2018, calendar: WorkCalendar(name: "weekends"))

  init(_ lines: [String]) {
    phrases = lines.map { line in line.split(separator: "\t", maxSplits: 1).first.map(String.init) ?? "" }
  }

  func run() {
    Stopwatch.report(count: phrases.count) {
      var unread = 0
      var occurrences = 0
      var checksum = 0
      for phrase in phrases {
        guard let answer = try? DeadlineReader.read(phrase, in: context) else {
          unread += 1
          continue
        }
        occurrences += answer.occurrences.count
        for occurrence in answer.occurrences { checksum += Int(occurrence.due.dayNumber) }
      }
      return [("unread", unread), ("occurrences", occurrences), ("checksum", checksum)]
    }
  }
}
