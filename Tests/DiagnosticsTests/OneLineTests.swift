import Testing

import Diagnostics

@Suite struct OneLineTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String, text: String, folded: String
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "plain text stays", text: "召开工作推进会", folded: "召开工作推进会"),
    Case(name: "a line break is a space", text: "一\n二", folded: "一 二"),
    Case(name: "a run of white space is one space", text: "一 \t\r\n\u{3000}二", folded: "一 二"),
    Case(name: "no space at the ends", text: "\n 一 \n", folded: "一"),
    Case(name: "other line separators too", text: "一\u{2028}二\u{2029}三\u{85}四\u{0B}五", folded: "一 二 三 四 五"),
    Case(name: "controls are spaces", text: "一\u{0}二\u{1B}[31m三\u{7F}", folded: "一 二 [31m三"),
    Case(name: "direction controls are removed", text: "a\u{202E}b\u{2066}c\u{200F}d\u{61C}e", folded: "abcde"),
    Case(name: "a byte-order mark is removed", text: "\u{FEFF}一", folded: "一"),
    Case(name: "joined emoji stay", text: "👩‍👩‍👧", folded: "👩‍👩‍👧"),
    Case(name: "nothing of white space alone", text: " \n", folded: ""),
  ]

  @Test(arguments: cases) func textIsFoldedToOneLine(_ c: Case) {
    #expect(OneLine.folded(c.text) == c.folded)
    #expect(OneLine.folded(c.folded) == c.folded)
  }
}
