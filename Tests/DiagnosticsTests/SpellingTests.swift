import Diagnostics
import Testing

@Suite struct SpellingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let word: String, candidates: [String], nearest: String?
    init(_ word: String, _ candidates: [String], _ nearest: String?) {
      (self.word, self.candidates, self.nearest) = (word, candidates, nearest)
    }
    var testDescription: String { "\(word) among \(candidates.joined(separator: " "))" }
  }

  static let cases = [
    Case("dealine", ["deadline", "due", "lead"], "deadline"),
    Case("deadlien", ["deadline"], "deadline"),
    Case("Lead", ["lead"], "lead"),
    Case("suport", ["supervisor", "support"], "support"),
    Case("due", ["due"], "due"),
    Case("deu", ["due", "end"], "due"),
    Case("x", ["due"], nil),
    Case("x", ["y"], nil),
    Case("", ["due"], nil),
    Case("due", [], nil),
    Case("evidence", ["clause"], nil),
    Case("区农业局", ["区农林局", "区商务局"], "区农林局"),
    Case("农业局", ["区农业局"], "区农业局"),
    Case("责任单", ["责任单位", "牵头单位"], "责任单位"),
    Case("cat", ["bat", "hat"], "bat"),
  ]

  @Test(arguments: cases) func theNearestWord(_ c: Case) {
    #expect(Spelling.nearest(to: c.word, in: c.candidates) == c.nearest)
  }

  @Test func aCloserCandidateWinsOverAnEarlierOne() {
    #expect(Spelling.nearest(to: "calendar", in: ["calandars", "calendars"]) == "calendars")
  }
}
