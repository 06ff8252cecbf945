import Testing

@testable import Messages

@Suite struct LetterWrapTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String, text: String, lines: [String]
    var testDescription: String { name }
  }

  static let long = String(repeating: "字", count: 30)

  static let cases = [
    Case(name: "nothing", text: "", lines: [">"]),
    Case(name: "a short line", text: "三个字", lines: [">三个字"]),
    Case(
      name: "between Chinese characters", text: long + "一二三四五六七八九十",
      lines: [">\(long)一二三四五六七八", "  九十"]),
    Case(
      name: "not before a closing mark", text: long + "一二三四五六七八，九", lines: [">\(long)一二三四五六七", "  八，九"]),
    Case(
      name: "not after an opening mark", text: long + "一二三四五六七（九", lines: [">\(long)一二三四五六七", "  （九"]),
    Case(
      name: "not between a number and its measure word", text: long + "一二三四五六七12项",
      lines: [">\(long)一二三四五六七", "  12项"]),
    Case(
      name: "at spaces of English", text: String(repeating: "seven77 ", count: 10),
      lines: [">" + Array(repeating: "seven77", count: 9).joined(separator: " "), "  seven77"]),
    Case(
      name: "never inside a word", text: "前 " + String(repeating: "k", count: 90) + " 后",
      lines: [">前", "  " + String(repeating: "k", count: 90), "  后"]),
  ]

  @Test(arguments: cases) func linesBreakWhereReadersExpectThem(_ c: Case) {
    #expect(LetterWrap.lines(c.text, first: ">", rest: "  ") == c.lines)
  }

  @Test func wrappingLosesNothingButSpaces() {
    let words = ["督办", "（2018年）", "rules/plan.yaml:42", "，", "5个工作日", "a", "“原文”", "before:5wd", "。"]
    for seed in 0..<200 {
      let text = (0..<60).map { words[(seed * 31 + $0 * $0 * 7 + $0 * seed) % words.count] }.joined(
        separator: seed % 2 == 0 ? " " : "")
      let lines = LetterWrap.lines(text, first: "", rest: "")
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " }, "seed \(seed)")
      #expect(
        lines.allSatisfy { LetterWrap.columns($0) <= LetterWrap.width || !$0.dropLast().contains(" ") },
        "seed \(seed)")
    }
  }

  @Test(arguments: ["字\u{301}", "字\u{FE00}", "👩‍👩‍👧", "e\u{301}字", "カ\u{3099}"])
  func aCharacterOfSeveralScalarsIsNeverBroken(character: String) {
    let lines = LetterWrap.lines(String(repeating: character, count: 120), first: "", rest: "")
    #expect(lines.count > 1)
    #expect(lines.reduce(0) { $0 + $1.count } == 120 * character.count)
    #expect(lines.joined() == String(repeating: character, count: 120))
  }

  @Test func aLineTooLongForMailIsSplitAndNothingLost() {
    let line = String(repeating: "👩‍👩‍👧字k", count: 300)
    let parts = LetterWrap.split(line)
    #expect(parts.count > 1)
    #expect(parts.allSatisfy { $0.utf8.count <= 900 })
    #expect(parts.joined() == line)
  }
}
