import Testing

@testable import ReportFormats

@Suite struct MarkdownFormatTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String, escaped: String
    var testDescription: String { text }
  }

  static let cases = [
    Case(text: "招聘会（10场次）", escaped: "招聘会（10场次）"), Case(text: "a|b", escaped: "a\\|b"),
    Case(text: "a\\b", escaped: "a\\\\b"), Case(text: "*粗*", escaped: "\\*粗\\*"),
    Case(text: "_斜_", escaped: "\\_斜\\_"), Case(text: "`码`", escaped: "\\`码\\`"),
    Case(text: "[x](y)", escaped: "\\[x\\](y)"), Case(text: "![x](y)", escaped: "\\!\\[x\\](y)"),
    Case(text: "<b>&amp;", escaped: "&lt;b\\>&amp;amp;"), Case(text: "# 一", escaped: "\\# 一"),
    Case(text: "~~删~~", escaped: "\\~\\~删\\~\\~"), Case(text: "$x$", escaped: "\\$x\\$"),
  ]

  @Test(arguments: cases) func whatMarkdownWouldTakeForItsOwnIsEscaped(_ c: Case) {
    #expect(MarkdownFormat.escape(c.text) == c.escaped)
  }

  @Test func numberColumnsStandAtTheRight() {
    let table = markdownTables(rendered(MarkdownFormat.self))[0]
    #expect(table[1].prefix(7) == ["---:", "---", "---", "---:", "---:", "---", "---"])
  }
}
