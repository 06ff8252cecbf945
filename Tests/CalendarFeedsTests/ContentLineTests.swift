import CalendarChecker
@testable import CalendarFeeds
import Testing

@Suite struct ContentLineTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var escaped: String
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "plain", text: "组织对接", escaped: "组织对接"),
    Case(name: "a comma and a semicolon", text: "a,b;c", escaped: "a\\,b\\;c"),
    Case(name: "a backslash", text: "a\\nb", escaped: "a\\\\nb"),
    Case(name: "a line break", text: "a\nb", escaped: "a\\nb"),
    Case(name: "CRLF", text: "a\r\nb", escaped: "a\\nb"),
    Case(name: "CR alone", text: "a\rb", escaped: "ab"),
    Case(name: "a colon and quotes stay", text: "a:\"b\"", escaped: "a:\"b\""),
    Case(name: "controls are left out", text: "a\u{0}\u{7}\u{1B}\u{7F}\u{85}b", escaped: "ab"),
    Case(name: "a tab", text: "a\tb", escaped: "a b"),
  ]

  @Test(arguments: cases) func textIsEscapedAsTheStandardSays(_ c: Case) {
    #expect(ContentLine.escaped(c.text) == c.escaped)
  }

  static let texts = [
    String(repeating: "a", count: 74), String(repeating: "a", count: 300), String(repeating: "督", count: 100),
    String(repeating: "👨‍👩‍👧‍👦", count: 20), String(repeating: "e\u{301}", count: 90),
    "x" + String(repeating: "\u{301}", count: 400), String(repeating: "مرحبا ", count: 40),
    String(repeating: "𠮷", count: 60), String(repeating: " ", count: 200),
  ]

  @Test(arguments: texts) func linesAreFoldedAt75OctetsAndComeBackWhole(_ text: String) throws {
    let bytes = ContentLine.bytes(["SUMMARY:\(text)"])
    let lines = bytes.split(separator: 0x0A).map { $0.dropLast() }
    for line in lines {
      #expect(line.count <= 75)
      #expect(String(validating: line, as: UTF8.self) != nil, "a character was cut")
    }
    let unfolded = lines.enumerated().flatMap { $0.offset == 0 ? Array($0.element) : Array($0.element.dropFirst()) }
    #expect(String(decoding: unfolded, as: UTF8.self) == "SUMMARY:\(text)")
  }

  @Test func whatPeopleSeeAsOneCharacterStaysOnOneLine() {
    let family = "👨‍👩‍👧‍👦"
    let bytes = ContentLine.bytes(["S:" + String(repeating: family, count: 20)])
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\r\n") {
      let shown = line.drop { $0 == " " || $0 == "S" || $0 == ":" }
      #expect(shown.allSatisfy { String($0) == family }, "\(line)")
    }
  }
}
