import CalendarChecker
import CalendarFeeds
import Evaluation
import Rules
import Testing

/// Texts of every kind in everything that a calendar shows: none of them breaks it.
///
/// The loader refuses many of them; the calendar does not rest on that.
@Suite struct NaughtyTextTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "line breaks", text: "a\r\nBEGIN:VEVENT\nEND:VCALENDAR\rX"),
    Case(name: "separators", text: "a;b,c:d\\n\\,\\;"),
    Case(name: "a backslash at the end", text: "a\\"),
    Case(name: "controls", text: "a\u{0}\u{1}\u{7}\u{1B}[31mb\u{7F}\u{85}c"),
    Case(name: "quotes", text: "\"'`^n^'"),
    Case(name: "very long", text: String(repeating: "组织十家企业赴紫阳县对接；", count: 300)),
    Case(name: "one long word", text: String(repeating: "x", count: 4000)),
    Case(name: "emoji", text: String(repeating: "👩🏽‍🚒👨‍👩‍👧‍👦🏳️‍🌈", count: 30)),
    Case(name: "combining", text: "Z" + String(repeating: "\u{301}\u{316}", count: 200)),
    Case(name: "a combining mark first", text: "\u{301}a"),
    Case(name: "right to left", text: "مرحبا \u{202E}123\u{202C} שלום"),
    Case(name: "outside the first plane", text: "𠮷野家𝒟𝓊𝒷𝒶𝓃\u{10FFFF}"),
    Case(name: "separators of lines", text: "a\u{2028}b\u{2029}c\u{B}d"),
    Case(name: "nothing to see", text: "a\u{200B}\u{200D}\u{FEFF}b"),
    Case(name: "nothing at all", text: ""),
    Case(name: "spaces only", text: " \t\u{3000} "),
    Case(name: "a template", text: "{{x}} ${y} %s %00 <b>&amp;"),
  ]

  @Test(arguments: cases) func isHarmlessWhereverItStands(_ c: Case) throws {
    var office = FeedOffice(
      FeedOffice.task("one", due: "2018-07-25", more: ", target: 10场, evidence: 照片"),
      FeedOffice.task("two", due: "7月25日12时前"))
    office.record(.block, "p/two", on: "2018-07-01", note: c.text)
    var book = try office.book()
    book.plans[0].title = c.text
    for index in book.plans[0].tasks.indices {
      book.plans[0].tasks[index].title += c.text
      book.plans[0].tasks[index].commitments[0].change {
        $0.phrase = c.text
        $0.evidence = [c.text]
        $0.places = [Clause(line: 3, quote: c.text, span: $0.span)]
      }
    }
    for index in book.people.indices { book.people[index].name += c.text }
    for index in book.units.indices { book.units[index].name += c.text }
    book.office.name = c.text
    book.office.email = c.text + "@" + c.text
    var desk = FeedDesk(
      book: book, obligations: book.obligations(office.snapshot), snapshot: office.snapshot,
      at: instant("2018-07-02 09:00"))
    for reader in [FeedReader.person(0), .person(3), .unit(0)] {
      for kind in CalendarFeed.Kind.allCases {
        let feed = desk.feed(for: reader, kind)
        let bytes = feed.bytes()
        #expect(CalendarCheck.faults(bytes) == [])
        let calendar = try #require(CalendarCheck.calendar(bytes))
        #expect(calendar.summaries.count == (reader == .person(3) && kind == .toDos ? 0 : 2))
        #expect(CalendarFeed.isSame(bytes, feed.bytes(after: bytes)))
      }
    }
  }
}
