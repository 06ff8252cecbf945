import CalendarChecker
import CalendarFeeds
import Evaluation
import Rules
import Testing

/// Texts that anybody of the office may put into a rule: none of them breaks a calendar.
@Suite struct NaughtyTextTests {
  static let texts: [(name: String, text: String)] = [
    ("line breaks", "a\\r\\nBEGIN:VEVENT\\nEND:VCALENDAR\\rX"),
    ("separators", "a;b,c:d\\\\n\\\\,\\\\;"),
    ("controls", "a\\u0001\\u0007\\u001b[31mb\\u007f\\u0085c"),
    ("quotes", "\\\"'`^n^'"),
    ("very long", String(repeating: "组织十家企业赴紫阳县对接；", count: 300)),
    ("one long word", String(repeating: "x", count: 4000)),
    ("emoji", String(repeating: "👩🏽‍🚒👨‍👩‍👧‍👦🏳️‍🌈", count: 30)),
    ("combining", "Z" + String(repeating: "\u{301}\u{316}", count: 200)),
    ("right to left", "مرحبا \\u202e123\\u202c שלום"),
    ("outside the first plane", "𠮷野家𝒟𝓊𝒷𝒶𝓃"),
    ("separators of lines", "a\\u2028b\\u2029c\\u000bd"),
    ("nothing to see", "a\\u200b\\u200d\\ufeffb"),
    ("a template", "{{x}} ${y} %s %00 <b>&amp;"),
  ]

  @Test(arguments: texts.indices) func isHarmlessAsTitleUnitNoteAndNameOfAPerson(_ index: Int) throws {
    let (name, text) = Self.texts[index]
    var office = FeedOffice(
      "{id: one, title: \"\(text)\", lead: 单位1, due: 2018-07-25, evidence: [\"\(text)\"], tags: [\"\(text)\"]}",
      FeedOffice.task("two", due: "7月25日12时前"))
    office.record(.block, "p/two", on: "2018-07-01", note: text)
    // What is not taken as a rule cannot reach a calendar; a title always can in one of its forms.
    guard (try? office.book()) != nil else {
      office.tasks[0] = "{id: one, title: \"\(text.filter { $0 != "\\" })\", lead: 单位1, due: 2018-07-25}"
      return try check(office, name)
    }
    try check(office, name)
  }

  private func check(_ office: FeedOffice, _ name: String) throws {
    var book = try office.book()
    book.people[0].name += Self.texts.first { $0.name == name }!.text + "\r\n\u{1}"
    book.units[0].name += "\n;,\\ \u{202E}\r"
    var desk = FeedDesk(
      book: book, obligations: book.obligations(office.snapshot), snapshot: office.snapshot,
      at: instant("2018-07-02 09:00"))
    for reader in [FeedReader.person(0), .person(3), .unit(0)] {
      for kind in CalendarFeed.Kind.allCases {
        let bytes = desk.feed(for: reader, kind).bytes()
        #expect(CalendarCheck.faults(bytes) == [], "\(name)")
        let calendar = try #require(CalendarCheck.calendar(bytes))
        if reader == .person(0) { #expect(calendar.summaries.count == 2, "\(name)") }
        #expect(CalendarFeed.isSame(bytes, desk.feed(for: reader, kind).bytes(after: bytes)), "\(name)")
      }
    }
  }
}
