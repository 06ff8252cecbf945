import ProgramHarness
import Testing

@Suite struct CalendarImportTests {
  let folder = TemporaryFolder()

  private func importing(_ text: String, _ arguments: String...) throws -> Finished {
    try folder.write(text, to: "in.txt")
    return try Program(in: folder.path).run(["calendar", "import", "in.txt"] + arguments)
  }

  static let json = """
    {
      "$schema": "https://example.org/schema.json",
      "year": 2026,
      "papers": ["https://example.org/first", "https://example.org/second"],
      "days": [
        {"name": "元旦", "date": "2026-01-01", "isOffDay": true},
        {"name": "元旦", "date": "2026-01-02", "isOffDay": true},
        {"name": "元旦", "date": "2026-01-04", "isOffDay": false},
        {"name": "国庆节、中秋节", "date": "2026-10-01", "isOffDay": true},
        {"name": "国庆节、中秋节", "date": "2026-10-03", "isOffDay": true}
      ]
    }
    """

  static let ics = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "DTSTART;VALUE=DATE:20261001", "DTEND;VALUE=DATE:20261008",
    "SUMMARY:国庆节（休）", "END:VEVENT", "BEGIN:VEVENT", "DTSTART;VALUE=DATE:20261010", "SUMMARY:国庆节 补班 第1天/",
    " 共1天", "END:VEVENT", "BEGIN:VEVENT", "DTSTART;VALUE=DATE:20261107", "SUMMARY:立冬", "END:VEVENT",
    "BEGIN:VEVENT", "SUMMARY:元旦 放假", "DTSTART;VALUE=DATE:20261231", "END:VEVENT", "END:VCALENDAR", "",
  ].joined(separator: "\r\n")

  @Test func holidayJSONBecomesACalendarOfTheRules() throws {
    let done = try importing(Self.json, "--name", "city")
    #expect(done.code == 0, "\(done.errorText)")
    let body = done.lines.drop { $0.hasPrefix("#") }
    #expect(
      Array(body) == [
        "calendars:", "  city:", "    weekend: [saturday, sunday]", "    source: in.txt", "    years:",
        "      2026:",
        "        notice: https://example.org/first", "        # https://example.org/second", "        rest:",
        "          元旦: 2026-01-01..2026-01-02", "          国庆节、中秋节: [2026-10-01, 2026-10-03]", "        work:",
        "          元旦: 2026-01-04", "",
      ])
  }

  @Test func iCalendarBecomesACalendarOfTheRules() throws {
    let done = try importing(Self.ics, "--notice", "https://example.org/n", "--issued", "2025-11-04")
    #expect(done.code == 0, "\(done.errorText)")
    #expect(
      Array(done.lines.drop { $0.hasPrefix("#") }) == [
        "calendars:", "  local:", "    weekend: [saturday, sunday]", "    source: in.txt", "    years:",
        "      2026:",
        "        notice: https://example.org/n", "        issued: 2025-11-04", "        rest:",
        "          国庆节: 2026-10-01..2026-10-07", "        work:", "          国庆节: 2026-10-10", "      2027:",
        "        notice: https://example.org/n", "        issued: 2025-11-04", "        rest:",
        "          元旦: 2026-12-31", "",
      ])
    #expect(done.errorText.contains("in.txt:15: '立冬' passed over"))
  }

  @Test func aNameThatTheRulesRefuseIsWrongUse() throws {
    let done = try importing(Self.json, "--name", "city: 1")
    #expect(done.code == 64)
    #expect(done.text.isEmpty)
    #expect(done.errors == ["duban: --name: id 'city: 1' holds ':'"])
  }

  @Test func whatIsPrintedIsReadByTheRulesAndMeansTheSame() throws {
    let office = try LetterOffice.folder()
    try folder.write(Self.json, to: "in.json")
    let printed = try Program(in: folder.path).run("calendar", "import", "in.json", "--name", "2018")
    try office.write(printed.bytes, to: "rules/city.yaml")
    let duban = Program(in: office.path)
    #expect(try duban.run("check").code == 0)
    let days = try duban.run("calendar", "show", "2026", "--calendar", "2018", "--json").json["days"].array
    func dates(_ kind: String) -> [String] {
      days.filter { $0["kind"].string == kind }.compactMap { $0["date"].string }
    }
    #expect(dates("holiday") == ["2026-01-01", "2026-01-02", "2026-10-01", "2026-10-03"])
    #expect(dates("make-up") == ["2026-01-04"])
  }

  @Test func aFestivalNamedWithMarksOfYAMLIsQuoted() throws {
    let json = #"{"year": 2026, "days": [{"name": "节: #1 \"日\"", "date": "2026-03-03", "isOffDay": true}]}"#
    let done = try importing(json)
    #expect(done.text.contains("          \"节: #1 \\\"日\\\"\": 2026-03-03\n"))
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    var name: String
    var replaced: String
    var by: String
    /// `line: sentence`.
    var says: String
    var isICS = false
    var testDescription: String { name }
  }

  static let faults = [
    Fault(name: "no such day", replaced: "2026-01-02", by: "2026-02-30", says: "7: there is no day '2026-02-30'"),
    Fault(name: "no flag", replaced: "\"isOffDay\": false", by: "\"off\": 0", says: "8: 'isOffDay' is missing"),
    Fault(name: "a flag that is none", replaced: "false", by: "0", says: "8: 'isOffDay' should be true, false"),
    Fault(
      name: "two words on one day", replaced: "2026-01-04", by: "2026-01-01",
      says: "8: 2026-01-01 is stated otherwise on line 6"),
    Fault(
      name: "another time", replaced: "2026-10-03", by: "2031-10-03",
      says: "10: 2031-10-03 lies more than a year from 2026"),
    Fault(
      name: "no comma", replaced: "\"2026-01-04\", ", by: "\"2026-01-04\" ", says: "8: not JSON: expected , } here"),
    Fault(name: "no end", replaced: "]\n}", by: "]", says: "11: not JSON: expected , } here"),
    Fault(
      name: "more after the end", replaced: "]\n}", by: "]\n} x", says: "12: not JSON: expected end of file here"),
    Fault(name: "no days", replaced: "\"days\": [", by: "\"day\": [", says: "1: 'days' is missing"),
    Fault(
      name: "no year of ours", replaced: "\"year\": 2026", by: "\"year\": \"MMXXVI\"",
      says: "3: 'year' should be 1900…2200"),
    Fault(
      name: "an hour", replaced: "VALUE=DATE:20261010", by: "TZID=A:20261010T080000",
      says: "9: '20261010T080000' is no whole day; write DTSTART;VALUE=DATE:YYYYMMDD", isICS: true),
    Fault(
      name: "no length", replaced: "20261008", by: "20261001",
      says: "5: from 2026-10-01 to 2026-10-01, not included, is not 1 to 31 days", isICS: true),
    Fault(
      name: "no such day in ICS", replaced: "20261010", by: "20261310", says: "9: there is no day '20261310'",
      isICS: true),
    Fault(name: "no name", replaced: "国庆节（休）", by: "（放假）", says: "6: '（放假）' names no festival", isICS: true),
    Fault(
      name: "no start", replaced: "DTSTART;VALUE=DATE:20261001\r\n", by: "", says: "3: the event has no DTSTART",
      isICS: true),
    Fault(
      name: "an event that never ends", replaced: "END:VEVENT\r\nEND:VCALENDAR", by: "END:VCALENDAR",
      says: "17: BEGIN:VEVENT is never ended", isICS: true),
  ]

  @Test(arguments: faults)
  func aFaultIsNamedWithItsLineAndNothingIsPrinted(_ c: Fault) throws {
    let whole = c.isICS ? Self.ics : Self.json
    let range = try #require(whole.unicodeScalars.firstRange(of: c.replaced.unicodeScalars))
    var scalars = whole.unicodeScalars
    scalars.replaceSubrange(range, with: c.by.unicodeScalars)
    let done = try importing(String(scalars))
    #expect(done.code == 65)
    #expect(done.text.isEmpty)
    #expect(done.errors.contains("in.txt:\(c.says)"), "\(done.errorText)")
  }

  @Test func everyFaultIsNamedAtOnce() throws {
    let text = Self.json.replacing("2026-01-02", with: "2026-02-30").replacing("2026-10-03", with: "2026-10-32")
    let done = try importing(text)
    #expect(done.errors.count == 3)
    #expect(done.errors.last == "duban: in.txt: 2 faults, nothing imported")
  }

  @Test(arguments: ["", "{}", "[]", "[1]", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", "nonsense"])
  func whatHoldsNoDayIsRefused(_ text: String) throws {
    let done = try importing(text)
    #expect(done.code == 65)
    #expect(done.text.isEmpty)
  }

  @Test func deepNestingEndsInOneSentence() throws {
    let done = try importing(String(repeating: "[", count: 100_000))
    #expect(done.code == 65)
    #expect(done.errorText.contains("at most 64 levels"))
  }

  @Test func aFileThatIsNotThereIsCode66() throws {
    #expect(try Program(in: folder.path).run("calendar", "import", "none.json").code == 66)
  }
}
