import ProgramHarness
import Testing

/// `duban cite` over a small plan and its document.
@Suite struct CiteTests {
  private let folder = TemporaryFolder()
  private let duban: Program

  static let clause = "组织10家以上企业对接"

  init() throws {
    duban = Program(in: folder.path)
    try folder.write("工作计划\n\(Self.clause)，签订协议。\n责任单位：单位1\n各单位要重视。\n", to: "seeds/p.txt")
    try write(quote: "\(Self.clause)，签订协议")
  }

  private func write(quote: String) throws {
    let base = SmallOffice.base().replacing("plan: {", with: "plan: {source: seeds/p.txt, ")
    try folder.write(
      base + "tasks:\n  - {id: t, title: 对接, lead: 单位1, due: 2018-07-25, clause: {line: 2, quote: \"\(quote)\"}}\n",
      to: "rules/rules.yaml")
  }

  @Test func whatIsCarriedWhollyIsCode0() throws {
    let found = try duban.run("cite")
    #expect(found.code == 0, "\(found.text)\(found.errorText)")
    #expect(found.text.contains("100%\n"))
    let plan = try duban.run("cite", "--json").json[0]
    #expect(plan["shareThousandths"].int == 1000)
    #expect(plan["tasks"].int == 1 && plan["commitments"].int == 1 && plan["artifact"].int == 1)
    #expect(plan["left"].array.isEmpty)
    #expect(plan["outside"].array.map { $0["line"].int } == [1, 4])
    #expect(try duban.run("cite", "--all").text.contains("seeds/p.txt:4: 不属任何任务 “各单位要重视”"))
  }

  @Test func whatIsLeftIsListedWithItsLineAndIsCode1() throws {
    try write(quote: Self.clause)
    let found = try duban.run("cite")
    #expect(found.code == 1)
    #expect(found.text.contains("seeds/p.txt:2: 没有规则 “签订协议”"), "\(found.text)")
    #expect(!found.text.contains("100%"))
  }

  @Test func aQuoteThatDiffersIsNamedAndIsCode1() throws {
    try write(quote: "组织12家以上企业对接")
    let found = try duban.run("cite")
    #expect(found.code == 1)
    #expect(found.errorText.contains("is not in the document"))
  }

  @Test func aPlanIsChosenByItsIdAndAMisspeltOneIsWrong() throws {
    let plan = try #require(try duban.run("cite", "--json").json[0]["plan"].string)
    #expect(try duban.run("cite", "--plan", plan).code == 0)
    let found = try duban.run("cite", "--plan", plan + "x")
    #expect(found.code == 65)
    #expect(found.errorText.contains("'\(plan)'"))
  }
}
