import ReportFormats
import Testing

@Suite struct DisplayWidthTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String, text: String, width: Int
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "nothing", text: "", width: 0),
    Case(name: "ASCII", text: "before:5wd", width: 10),
    Case(name: "Chinese", text: "招聘会", width: 6),
    Case(name: "both", text: "第2次", width: 5),
    Case(name: "full-width punctuation", text: "（，。）", width: 8),
    Case(name: "full-width digits and the full-width space", text: "１２\u{3000}", width: 6),
    Case(name: "half-width katakana", text: "ｱ", width: 1),
    Case(name: "marks of lamps", text: "■▲●○✓≈", width: 6),
    Case(name: "quotation marks and the dash", text: "“—…”", width: 4),
    Case(name: "a character beyond the first plane", text: "𠮷", width: 2),
    Case(name: "an accent of its own", text: "e\u{301}", width: 1),
    Case(name: "an accent on nothing", text: "\u{301}", width: 0),
    Case(name: "an accent within", text: "é", width: 1),
    Case(name: "an emoji", text: "😀", width: 2),
    Case(name: "a family in one emoji", text: "👩‍👩‍👧", width: 2),
    Case(name: "a sign asked for as an emoji", text: "☎\u{FE0F}", width: 2),
    Case(name: "a flag", text: "🇨🇳", width: 2),
    Case(name: "controls and what joins", text: "\u{0}\u{200D}\u{202E}", width: 0),
    Case(name: "the last wide and the first narrow of a range", text: "\u{303E}\u{303F}", width: 3),
    Case(name: "an unassigned ideograph", text: "\u{2A6E0}", width: 2),
    Case(name: "Cyrillic", text: "Ж", width: 1),
  ]

  @Test(arguments: cases) func columnsAreCountedAsTerminalsDrawThem(_ c: Case) {
    #expect(DisplayWidth.of(c.text) == c.width)
  }

  @Test(arguments: cases) func paddingFillsUpToTheColumn(_ c: Case) {
    #expect(DisplayWidth.of(DisplayWidth.padded(c.text, to: 12)) == 12)
    #expect(DisplayWidth.of(DisplayWidth.padded(before: c.text, to: 12)) == 12)
    #expect(DisplayWidth.padded(c.text, to: 0) == c.text)
    #expect(DisplayWidth.padded(before: c.text, to: -1) == c.text)
  }
}
