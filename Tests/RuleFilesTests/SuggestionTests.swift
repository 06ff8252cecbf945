import Diagnostics
import RuleFiles
import Testing

/// What mends it is said next to what is wrong.
@Suite struct SuggestionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let help: Bilingual
    var testDescription: String { new }

    init(_ old: String, _ new: String, zh: String, en: String) {
      self.old = old
      self.new = new
      help = Bilingual(zh: zh, en: en)
    }
  }

  static let cases = [
    Case("    due: 4～11月", "    deu: 4～11月", zh: "是不是“due”？", en: "did you mean 'due'?"),
    Case("    due: 4～11月", "    完成时线: 4～11月", zh: "是不是“完成时限”？", en: "did you mean '完成时限'?"),
    Case("    lead: 区农业局", "    lead: 区农牧局", zh: "是不是“区农业局”？", en: "did you mean '区农业局'?"),
    Case(
      "tell: [leader, supervisor]", "tell: [leader, superviser]", zh: "是不是“supervisor”？",
      en: "did you mean 'supervisor'?"),
    Case("digest: daily", "digest: dayly", zh: "是不是“daily”？", en: "did you mean 'daily'?"),
    Case(
      "{done: ziyang/agri-firms,", "{done: ziyang/agri-firm,", zh: "是不是“ziyang/agri-firms”？",
      en: "did you mean 'ziyang/agri-firms'?"),
    Case(
      "{done: ziyang/agri-firms,", "{done: ziyang/mechanism,", zh: "是不是“ziyang/mechanism/ledger”？",
      en: "did you mean 'ziyang/mechanism/ledger'?"),
    Case(
      "    lead: 区农业局", "    lead: 区发改", zh: "是不是“区发改委”？", en: "did you mean '区发改委'?"),
    Case("    lead: 区农业局", "    lead: 区农", zh: "相近的有：区农业局", en: "like it: 区农业局"),
    Case(
      "    lead: 区农业局", "    lead: 常州市新北区农业局", zh: "相近的有：农业局、区农业局", en: "like it: 农业局, 区农业局"),
    Case(
      "    lead: 区农业局", "    lead: 由区农业局牵头、区发展委配合", zh: "是不是“区发改委”？", en: "did you mean '区发改委'?"),
    Case(
      "    due: 4～11月", "    due: 4～11月\n    after: mechanism/ledgr", zh: "是不是“mechanism/ledger”？",
      en: "did you mean 'mechanism/ledger'?"),
    Case(
      "    due: 4～11月", "    due: 4～11月\n    needs: [mechanim]", zh: "是不是“mechanism”？",
      en: "did you mean 'mechanism'?"),
    Case(
      "answered-by: each,", "answered-by: each, after: meetin,", zh: "是不是“meeting”？", en: "did you mean 'meeting'?"),
    Case("\"09:00\"", "０９：００", zh: "写成“09:00”", en: "write '09:00'"),
    Case("    section: 产业帮扶", "    　section: 产业帮扶", zh: "写成“section”", en: "write 'section'"),
    Case(
      "  issued: 2018-03-01", "  issued: 2018-3-1", zh: "应写日期，如 2018-03-01", en: "write a day such as 2018-03-01"),
    Case(
      "  title: 工作任务分解表", "  title：工作任务分解表", zh: "写成英文“:”，后面加一个空格", en: "write ':' and a space"),
  ]

  @Test(arguments: cases) func helps(_ c: Case) {
    let loaded = Fixtures.load(Fixtures.book((c.old, c.new)))
    #expect(loaded.diagnostics.map(\.help) == [c.help])
  }

  @Test func theSettingThatSettlesAnAmbiguityIsAccepted() throws {
    let open = Fixtures.book(("  readings: {month-before: exclusive}\n", ""), ("    due: 4～11月", "    due: 8月前"))
    let help = try #require(Fixtures.load(open).diagnostics.first?.help?.en)
    #expect(help == "settle it under the plan's 'readings', such as {month-before: inclusive}")
    let settled = Fixtures.book(
      ("{month-before: exclusive}", "{month-before: inclusive}"), ("    due: 4～11月", "    due: 8月前"))
    #expect(Fixtures.listing(Fixtures.load(settled)) == "")
  }
}
