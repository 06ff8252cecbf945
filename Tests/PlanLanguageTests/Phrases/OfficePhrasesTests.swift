import CivilTime
import Diagnostics
import PlanLanguage
import Testing

/// Phrases as offices write them, each with what it means, worked out by hand before it was read.
///
/// A line is phrases, a stroke between them, then what all of them mean for the plan of `Samples`: `d` a due
/// day, `w` a window's first and last day, `l` the day of a relative deadline (after `@`, when its event
/// happened), `e` one that waits, `R` every day of a recurrence, `r` how many turns it has with the first and
/// the last of them, `o` ongoing, `u` a person must decide, `f` refused (`fi` an impossible day, `fn` no
/// deadline), `f/u` one of the two. `~` is soft. Days are month and day of 2018, or of the year in front.
enum OfficePhrases {
  struct Row: Sendable, CustomTestStringConvertible {
    let phrases: [String]
    let meaning: String
    var testDescription: String { "\(phrases[0]) … \(meaning)" }
  }

  static let rows = [spans, terms, turns, refused, english].flatMap { text in
    text.split(separator: "\n").map { line in
      let halves = line.split(separator: " => ", maxSplits: 1).map(String.init)
      return Row(phrases: halves[0].split(separator: "|").map(String.init), meaning: halves[1])
    }
  }
}

@Suite struct OfficePhrasesTests {
  @Test(arguments: OfficePhrases.rows)
  func aPhraseMeansWhatTheOfficeMeans(_ row: OfficePhrases.Row) {
    let expected = Expectation(row.meaning)
    for phrase in row.phrases {
      let context = Samples.plan(event: expected.happened)
      let found = OfficePhrasesTests.meaning(of: phrase, in: context, countsTurns: expected.countsTurns)
      #expect(expected.allows(found.meaning), "\(phrase): \(found.meaning), \(found.note)")
    }
  }

  @Test func theCanonicalWritingOfEveryPhraseMeansTheSame() throws {
    for row in OfficePhrases.rows {
      let context = Samples.plan(event: Expectation(row.meaning).happened)
      for phrase in row.phrases where (try? DeadlineReader.read(phrase, in: context)) != nil {
        try expectCanonicalIsEqual(phrase, in: context)
      }
    }
  }

  @Test func thereAreEnoughOfThem() {
    let phrases = OfficePhrases.rows.flatMap(\.phrases)
    #expect(phrases.count > 2500)
    #expect(OfficePhrases.rows.filter { $0.meaning.hasPrefix("f") }.flatMap(\.phrases).count > 250)
  }

  /// What the reader makes of `phrase`, in the writing of the table, and how it put it.
  private static func meaning(
    of phrase: String, in context: DeadlineContext, countsTurns: Bool
  ) -> (meaning: String, note: String) {
    do {
      let answer = try DeadlineReader.read(phrase, in: context)
      let dues = answer.occurrences.map { "\($0.due)" + ($0.dueTime.map { "T\($0)" } ?? "") }
      let words =
        switch answer.kind {
        case .due: "d \(dues[0])"
        case .window: "w \(answer.occurrences[0].start) \(dues[0])"
        case .recurring:
          countsTurns
            ? "r \(dues.count) \(dues.first ?? "") \(dues.last ?? "")" : "R \(dues.joined(separator: ","))"
        case .relative: dues.first.map { "l \($0)" } ?? "e"
        case .ongoing: "o"
        case .unresolvable: "u"
        }
      return ((answer.soft ? "~" : "") + words, answer.canonical)
    } catch {
      let kind =
        switch error.kind {
        case .impossible: "fi"
        case .notADeadline: "fn"
        case .unread: "fu"
        }
      return (kind, error.message.en)
    }
  }
}

/// The right half of a line.
private struct Expectation {
  /// With its days written out.
  var text: String
  /// When the event of a relative deadline happened.
  var happened: CivilDateTime?

  init(_ meaning: String) {
    var words = meaning.split(separator: " ").map(String.init)
    if let at = words[0].firstIndex(of: "@") {
      let moment = Expectation.day(words[0][words[0].index(after: at)...]).split(separator: "T")
      let clock = moment.count > 1 ? moment[1].split(separator: ":").compactMap { Int($0) } : [0, 0]
      happened = CivilDateTime(Samples.day(String(moment[0])), TimeOfDay(clock[0], clock[1])!)
      words[0] = String(words[0][..<at])
    }
    for index in words.indices.dropFirst() where words[index].count >= 4 {
      words[index] = words[index].split(separator: ",").map(Expectation.day).joined(separator: ",")
    }
    text = words.joined(separator: " ")
  }

  var countsTurns: Bool { text.hasPrefix("r") }

  func allows(_ meaning: String) -> Bool {
    switch text {
    case "f": meaning.hasPrefix("f")
    case "f/u": meaning.hasPrefix("f") || meaning == "u"
    default: meaning == text
    }
  }

  /// `0731` and `20190131T24:00` with dashes, and the year that is left out.
  private static func day(_ written: Substring) -> String {
    let halves = written.split(separator: "T", maxSplits: 1)
    let digits = halves[0].count == 4 ? "2018" + halves[0] : String(halves[0])
    let scalars = Array(digits.unicodeScalars).map { String($0) }
    let date = scalars[0..<4].joined() + "-" + scalars[4..<6].joined() + "-" + scalars[6..<8].joined()
    return halves.count > 1 ? "\(date)T\(halves[1])" : date
  }
}
