import Foundation
import JSONText
import Testing

@Suite struct JSONWriterTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let value: JSONValue
    let compact: String
    var testDescription: String { compact }
  }

  @Test(arguments: [
    Case(value: .null, compact: "null"),
    Case(value: true, compact: "true"),
    Case(value: false, compact: "false"),
    Case(value: 0, compact: "0"),
    Case(value: .number(.min), compact: "-9223372036854775808"),
    Case(value: .number(.max), compact: "9223372036854775807"),
    Case(value: .decimal("0.10"), compact: "0.10"),
    Case(value: "", compact: #""""#),
    Case(value: "督办", compact: #""督办""#),
    Case(value: "\"\\/", compact: #""\"\\/""#),
    Case(value: "\n\r\t", compact: #""\n\r\t""#),
    Case(value: "\u{0}\u{8}\u{C}\u{1F}\u{7F}", compact: #""\u0000\u0008\u000c\u001f\u007f""#),
    Case(value: "\u{2028}👍", compact: "\"\u{2028}👍\""),
    Case(value: .array([]), compact: "[]"),
    Case(value: .object([]), compact: "{}"),
    Case(value: .array([1, .array([.null]), "a"]), compact: #"[1,[null],"a"]"#),
    Case(value: .members(["b": 1, "a": 2, "\"": .array([])]), compact: #"{"b":1,"a":2,"\"":[]}"#),
    Case(value: .members(["a": nil, "b": .null, "c": .optional(nil)]), compact: #"{"b":null,"c":null}"#),
    Case(value: .strings(["a", "b"]), compact: #"["a","b"]"#),
  ])
  func compact(_ row: Case) { #expect(row.value.compact == row.compact) }

  @Test func prettyIsIndentedByTwoAndEmptyListsStayOnOneLine() {
    let value = JSONValue.members([
      "name": "督办", "list": .array([1, .members(["a": true])]), "none": .array([]), "empty": .object([]),
    ])
    #expect(
      value.pretty == """
        {
          "name": "督办",
          "list": [
            1,
            {
              "a": true
            }
          ],
          "none": [],
          "empty": {}
        }
        """)
  }

  @Test func everyCharacterIsReadBackByAnotherReader() throws {
    let scalars = (0...0x10FFFF).lazy.compactMap { Unicode.Scalar(UInt32($0)) }
    var text = String.UnicodeScalarView()
    for scalar in scalars where scalar.value < 0x3000 || scalar.value % 97 == 0 { text.append(scalar) }
    let written = JSONValue.array([.string(String(text))])
    for form in [written.compact, written.pretty] {
      let read = try JSONSerialization.jsonObject(with: Data(form.utf8)) as? [String]
      #expect(read?.first.map { Array($0.unicodeScalars) == Array(text) } == true)
    }
  }

  @Test func compactAndPrettySayTheSame() throws {
    let value = JSONValue.members([
      "a": .array([1, "二", .null, true, .members(["x": -5])]), "b": .members(["c": .array([.array([])])]),
    ])
    let compact = try JSONSerialization.jsonObject(with: Data(value.compact.utf8)) as? NSDictionary
    let pretty = try JSONSerialization.jsonObject(with: Data(value.pretty.utf8)) as? NSDictionary
    #expect(compact != nil && compact == pretty)
  }

  @Test func equalValuesPrintAsEqualBytes() {
    let one = JSONValue.members(["b": 1, "a": 2])
    let other = JSONValue.members(["b": 1, "a": 2])
    #expect(one == other && one.compact == other.compact)
    #expect(one != JSONValue.members(["a": 2, "b": 1]))
  }
}
