import CalendarChecker
import Testing

/// The checker is judged first: every fault that is put into a right file is found.
@Suite struct CalendarCheckTests {
  static let right = """
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//A//B//EN
    METHOD:PUBLISH
    REFRESH-INTERVAL;VALUE=DURATION:PT6H
    BEGIN:VTIMEZONE
    TZID:Asia/Shanghai
    BEGIN:STANDARD
    DTSTART:19910915T020000
    TZOFFSETFROM:+0900
    TZOFFSETTO:+0800
    END:STANDARD
    END:VTIMEZONE
    BEGIN:VEVENT
    UID:one@example.org
    DTSTAMP:20180701T000000Z
    SEQUENCE:3
    DTSTART;VALUE=DATE:20180731
    DTEND;VALUE=DATE:20180801
    SUMMARY:甲\\, 乙
    CATEGORIES:a,b\\,c
    STATUS:CONFIRMED
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:two@example.org
    DTSTAMP:20180701T000000Z
    DTSTART;TZID=Asia/Shanghai:20180731T113000
    DTEND;TZID=Asia/Shanghai:20180731T120000
    SUMMARY:定时
    END:VEVENT
    BEGIN:VTODO
    UID:three@example.org
    DTSTAMP:20180701T000000Z
    DTSTART;VALUE=DATE:20180701
    DUE;VALUE=DATE:20180731
    SUMMARY:待办
    STATUS:IN-PROCESS
    PERCENT-COMPLETE:40
    BEGIN:VALARM
    ACTION:DISPLAY
    TRIGGER;VALUE=DATE-TIME:20180724T010000Z
    DESCRIPTION:提醒
    END:VALARM
    END:VTODO
    END:VCALENDAR

    """

  static func bytes(_ text: String) -> [UInt8] { Array(text.replacing("\n", with: "\r\n").utf8) }

  @Test func aRightFileHasNoFault() { #expect(CalendarCheck.faults(Self.bytes(Self.right)) == []) }

  struct Seed: Sendable, CustomTestStringConvertible {
    var name: String
    var old: String
    var new: String
    var says: String
    var testDescription: String { name }
  }

  static let seeds = [
    Seed(
      name: "a long line", old: "SUMMARY:定时", new: "SUMMARY:" + String(repeating: "定", count: 30), says: "octets"),
    Seed(name: "an empty line", old: "SUMMARY:定时", new: "SUMMARY:定时\n", says: "empty line"),
    Seed(name: "a bare control", old: "SUMMARY:定时", new: "SUMMARY:定\u{7}时", says: "control"),
    Seed(name: "a raw comma", old: "SUMMARY:定时", new: "SUMMARY:a,b", says: "SUMMARY"),
    Seed(name: "a raw semicolon", old: "SUMMARY:定时", new: "SUMMARY:a;b", says: "SUMMARY"),
    Seed(name: "a backslash that escapes nothing", old: "SUMMARY:定时", new: "SUMMARY:a\\tb", says: "SUMMARY"),
    Seed(name: "a backslash at the end", old: "SUMMARY:定时", new: "SUMMARY:a\\", says: "SUMMARY"),
    Seed(name: "an empty summary", old: "SUMMARY:定时", new: "SUMMARY:", says: "SUMMARY"),
    Seed(name: "a text that breaks the line", old: "SUMMARY:定时", new: "SUMMARY:a\nb", says: "no property"),
    Seed(name: "no UID", old: "UID:two@example.org\n", new: "", says: "0 UID"),
    Seed(name: "a UID twice", old: "UID:two@", new: "UID:one@", says: "UID twice"),
    Seed(name: "two UIDs", old: "UID:two@example.org\n", new: "UID:two@example.org\nUID:2\n", says: "2 UID"),
    Seed(
      name: "no DTSTAMP", old: "UID:two@example.org\nDTSTAMP:20180701T000000Z", new: "UID:two@example.org",
      says: "DTSTAMP"),
    Seed(name: "a local DTSTAMP", old: "DTSTAMP:20180701T000000Z", new: "DTSTAMP:20180701T000000", says: "DTSTAMP"),
    Seed(name: "no summary", old: "SUMMARY:待办\n", new: "", says: "without SUMMARY"),
    Seed(name: "an end on the same day", old: "20180801", new: "20180731", says: "not after"),
    Seed(
      name: "an end of another type", old: "DTEND;VALUE=DATE:20180801", new: "DTEND:20180801T000000Z",
      says: "different types"),
    Seed(
      name: "no such day", old: "DTSTART;VALUE=DATE:20180731", new: "DTSTART;VALUE=DATE:20180732", says: "DTSTART"),
    Seed(
      name: "a day written as a time", old: "DTSTART;VALUE=DATE:20180731", new: "DTSTART:20180731", says: "DTSTART"),
    Seed(name: "a floating time", old: "DTSTART;TZID=Asia/Shanghai:2", new: "DTSTART:2", says: "DTSTART"),
    Seed(name: "a zone and UTC", old: "T113000", new: "T113000Z", says: "DTSTART"),
    Seed(
      name: "a zone that is not defined", old: "DTEND;TZID=Asia/Shanghai", new: "DTEND;TZID=Asia/Urumqi",
      says: "not defined"),
    Seed(
      name: "a zone without rules",
      old: "BEGIN:STANDARD\nDTSTART:19910915T020000\nTZOFFSETFROM:+0900\nTZOFFSETTO:+0800\nEND:STANDARD\n", new: "",
      says: "without rules"),
    Seed(name: "an offset of no kind", old: "TZOFFSETTO:+0800", new: "TZOFFSETTO:8", says: "TZOFFSETTO"),
    Seed(name: "a state of to-dos in an event", old: "STATUS:CONFIRMED", new: "STATUS:COMPLETED", says: "STATUS"),
    Seed(name: "a state of events in a to-do", old: "STATUS:IN-PROCESS", new: "STATUS:CONFIRMED", says: "STATUS"),
    Seed(name: "a negative SEQUENCE", old: "SEQUENCE:3", new: "SEQUENCE:-3", says: "SEQUENCE"),
    Seed(name: "a SEQUENCE beyond 31 bits", old: "SEQUENCE:3", new: "SEQUENCE:2147483648", says: "SEQUENCE"),
    Seed(name: "more than the whole", old: "PERCENT-COMPLETE:40", new: "PERCENT-COMPLETE:140", says: "PERCENT"),
    Seed(name: "completed without a time", old: "STATUS:IN-PROCESS", new: "STATUS:COMPLETED", says: "COMPLETED"),
    Seed(
      name: "DUE in an event", old: "STATUS:CONFIRMED", new: "STATUS:CONFIRMED\nDUE;VALUE=DATE:20180731",
      says: "DUE may not"),
    Seed(name: "an unknown property", old: "SEQUENCE:3", new: "SEQUENCE:3\nFOO:1", says: "FOO may not"),
    Seed(name: "a parameter that is none of it", old: "SUMMARY:定时", new: "SUMMARY;ROLE=x:定时", says: "parameter"),
    Seed(name: "an alarm that shows nothing", old: "DESCRIPTION:提醒\n", new: "", says: "VALARM"),
    Seed(
      name: "an alarm without a trigger", old: "TRIGGER;VALUE=DATE-TIME:20180724T010000Z\n", new: "",
      says: "0 TRIGGER"),
    Seed(name: "a local trigger", old: "010000Z", new: "010000", says: "TRIGGER"),
    Seed(
      name: "an alarm outside", old: "END:VTODO\nEND:VCALENDAR",
      new: "END:VTODO\nBEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT1H\nDESCRIPTION:x\nEND:VALARM\nEND:VCALENDAR",
      says: "VALARM may not"),
    Seed(name: "an empty category", old: "CATEGORIES:a,", new: "CATEGORIES:a,,", says: "CATEGORIES"),
    Seed(name: "no version", old: "VERSION:2.0\n", new: "", says: "VERSION"),
    Seed(
      name: "an interval without its type", old: "REFRESH-INTERVAL;VALUE=DURATION:", new: "REFRESH-INTERVAL:",
      says: "REFRESH"),
    Seed(name: "a component that does not end", old: "END:VTODO\n", new: "", says: "END:VCALENDAR ends nothing"),
    Seed(
      name: "a to-do that opens when it is due", old: "DTSTART;VALUE=DATE:20180701",
      new: "DTSTART;VALUE=DATE:20180731", says: "not after"),
  ]

  @Test(arguments: seeds) func aFaultThatIsPutInIsFound(_ seed: Seed) {
    #expect(Self.right.contains(seed.old))
    let text = Self.right.replacing(seed.old, with: seed.new, maxReplacements: 1)
    let faults = CalendarCheck.faults(Self.bytes(text))
    #expect(faults.contains { $0.contains(seed.says) }, "\(faults)")
  }

  @Test func linesThatEndOtherwiseAndCutCharactersAreFound() {
    let right = Self.bytes(Self.right)
    #expect(!CalendarCheck.faults(Array(Self.right.utf8)).isEmpty, "LF alone")
    #expect(!CalendarCheck.faults(right.dropLast(2)).isEmpty, "no end of the last line")
    #expect(!CalendarCheck.faults([]).isEmpty)
    let word = Array("SUMMARY:定".utf8)
    let place = right.indices.first { right[$0...].starts(with: word) }!
    var cut = right
    cut.insert(contentsOf: [0x0D, 0x0A, 0x20], at: place + word.count - 1)
    #expect(CalendarCheck.faults(cut).contains { $0.contains("UTF-8") })
    var alone = right
    alone.insert(0x0D, at: place + word.count)
    #expect(CalendarCheck.faults(alone).contains { $0.contains("CR alone") })
    let empty = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nEND:VCALENDAR\n"
    #expect(CalendarCheck.faults(Self.bytes(empty)).contains { $0.contains("without a component") })
  }
}
