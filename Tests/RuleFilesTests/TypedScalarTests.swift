import CivilTime
import Diagnostics
import RuleFiles
import Rules
import Testing

/// Scalars are typed by what their key wants, never by YAML's guess.
@Suite struct TypedScalarTests {
  /// Writings that YAML 1.1 or 1.2 would take for booleans, numbers, times or nothing.
  static let guesses = [
    "no", "yes", "on", "off", "y", "n", "~", "null", "true", "1:30", "22:30", "014", "0o14", "1_000", "1e3", ".5",
    "2026-01-01", "2026-1-1", "12.10", "0138001380001", "007", "2018-1", ".inf", "0x1F", "1,234",
  ]

  @Test(arguments: guesses) func aTextStaysAsWritten(_ text: String) throws {
    for written in [text, "'\(text)'", "\"\(text)\""] {
      let loaded = Fixtures.load(Fixtures.book(("title: 组织农业企业对接", "title: \(written)")))
      #expect(Fixtures.listing(loaded) == "", "\(written)")
      #expect(try #require(loaded.book).plans[0].tasks[0].title == text)
    }
  }

  @Test(arguments: ["no", "007", "2018-1", "1e3", "null", "区-1", "a.b_c"]) func anIDStaysAsWritten(_ text: String)
    throws
  {
    let loaded = Fixtures.load(Fixtures.book(("- id: mechanism", "- id: \(text)")))
    #expect(try #require(loaded.book).plans[0].tasks[1].id == text)
  }

  struct YesNo: Sendable, CustomTestStringConvertible {
    let written: String
    let value: Bool?
    var testDescription: String { written }
  }

  static let yesNo = [
    YesNo(written: "yes", value: true), YesNo(written: "Yes", value: true), YesNo(written: "true", value: true),
    YesNo(written: "是", value: true), YesNo(written: "on", value: true), YesNo(written: "\"yes\"", value: true),
    YesNo(written: "no", value: false), YesNo(written: "NO", value: false), YesNo(written: "否", value: false),
    YesNo(written: "off", value: false), YesNo(written: "false", value: false), YesNo(written: "1", value: nil),
    YesNo(written: "不", value: nil), YesNo(written: "maybe", value: nil),
  ]

  @Test(arguments: yesNo) func yesAndNo(_ c: YesNo) {
    let book = Fixtures.load(Fixtures.book(("    section: 产业帮扶", "    chase: \(c.written)"))).book
    #expect(book?.plans[0].tasks[0].chase == c.value)
  }

  @Test(arguments: ["2018-03-01", "'2018-03-01'", "\"2018-03-01\""]) func aDay(_ written: String) {
    let book = Fixtures.load(Fixtures.book(("issued: 2018-03-01", "issued: \(written)"))).book
    #expect(book?.plans[0].issued == CivilDate(2018, 3, 1))
  }

  @Test(arguments: [
    "2018-3-1", "2018-03", "20180301", "2018/03/01", "01-03-2018", "2018-13-01", "2018-03-01T00:00", "18-03-01",
    "tomorrow",
  ])
  func noDay(_ written: String) {
    let loaded = Fixtures.load(Fixtures.book(("issued: 2018-03-01", "issued: \(written)")))
    #expect(loaded.diagnostics.map(\.code) == ["rule.bad-value"])
  }

  @Test(
    arguments: [("1", 1000), ("12.5", 12500), ("0.125", 125), ("-3", -3000), ("007", 7000)] as [(String, Int64)])
  func aDecimal(_ written: String, _ thousandths: Int64) {
    let story = "{progress: ziyang/agri-firms, value: \(written),"
    let book = Fixtures.load(Fixtures.book(("{done: ziyang/agri-firms,", story))).book
    #expect(book?.stories[0].facts[0].fact.thousandths == thousandths)
  }

  @Test(arguments: ["1.2345", "1e3", "1_000", "十", "1.", ".5", "--1", "9999999999999"]) func noDecimal(
    _ written: String
  ) {
    let story = "{progress: ziyang/agri-firms, value: \(written),"
    let loaded = Fixtures.load(Fixtures.book(("{done: ziyang/agri-firms,", story)))
    #expect(loaded.diagnostics.map(\.code) == ["rule.bad-value"])
  }

  @Test(arguments: ["a@example.org", "zhang.san+x@mail.example.org.cn", "张三@例子.中国"]) func anAddress(
    _ written: String
  ) {
    let book = Fixtures.load(Fixtures.book(("drc@example.org", written))).book
    #expect(book?.people[2].email == written)
  }

  @Test(arguments: [
    "a", "a@b", "a@@b.cn", "a b@c.cn", ".a@b.cn", "a.@b.cn", "a@-b.cn", "a@b..cn", "a@b.cn\\nBcc: x@y.cn",
    "<a@b.cn>", "a@b.cn, c@d.cn",
  ])
  func noAddress(_ written: String) {
    let loaded = Fixtures.load(Fixtures.book(("drc@example.org", "\"\(written)\"")))
    #expect(loaded.diagnostics.map(\.code) == ["rule.bad-value"])
  }

  @Test func aMultilineNoteKeepsItsLines() {
    let book = Fixtures.load(Fixtures.book(("    section: 产业帮扶", "    note: |\n      一：甲\n      　二：乙\n"))).book
    #expect(book?.plans[0].tasks[0].note == "一：甲\n　二：乙")
  }
}
