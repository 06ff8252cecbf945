import Diagnostics
import RuleFiles
import Rules
import Testing

/// How much of a document its rules carry.
@Suite struct CoverageTests {
  static let document = """
    工作任务分解表
    一、产业帮扶
    1．组织10家以上农业企业对接，签订协议，鼓励捐赠。
    责任单位：区农业局、发改委
    4～11月
    各单位要高度重视。
    第二页
    """

  static let rules = """
    plan:
      id: p
      title: 工作任务分解表
      year: 2018
      source: seeds/p.txt
      notes:
        - {line: 6, quote: 各单位要高度重视。}
    office: {name: 督办室, calendar: cn, channels: [mail]}
    channels: {mail: {kind: maildir, folder: mailboxes}}
    policies: {plain: {steps: [{on: due, tell: liaison}]}}
    people: [{name: 联络员, email: a@example.org}]
    units:
      - {name: 区农业局, liaison: 联络员}
      - {name: 区发改委, aliases: [发改委], liaison: 联络员}
    calendars: {cn: {weekend: [saturday, sunday]}}
    tasks:
      - id: firms
        title: 农业企业对接
        section: 产业帮扶
        lead: [区农业局, 区发改委]
        clause: {line: 3, quote: 组织10家以上农业企业对接，签订协议，鼓励捐赠}
        commitments:
          - {id: visit, title: 对接, due: 4～11月, target: 10家以上, clause: {line: 3, quote: 组织10家以上农业企业对接}}
          - {id: sign, title: 协议, clause: [{line: 3, quote: 签订协议}, {line: 3, quote: 签订}]}
          - {id: gifts, title: 捐赠, kind: exhortation, clause: {line: 3, quote: 鼓励捐赠}}
    """

  private func coverage(_ changes: (String, String)...) throws -> Coverage {
    var text = Self.rules
    for (old, new) in changes {
      #expect(text.contains(old))
      text = text.replacing(old, with: new)
    }
    let loaded = Fixtures.load(["rules.yaml": text])
    let book = try #require(loaded.book, "\(loaded.diagnostics.map(\.message.en))")
    return Coverage(of: book.plans[0], in: book, document: Array(Self.document.utf8))
  }

  @Test func everyCharacterOfTheClausesIsAccountedFor() throws {
    let coverage = try coverage()
    // 组织10家以上农业企业对接, 签订协议; 鼓励捐赠.
    #expect(coverage.assigning[.carried] == 17)
    #expect(coverage.assigning[.exhorted] == 4)
    #expect(coverage.assigning[.noted] == nil)
    #expect(coverage.left.isEmpty && coverage.share == 1000)
    #expect(coverage.outside == [Coverage.Stretch(line: 7, text: "第二页")])
  }

  @Test func whatNoPromiseCarriesIsTheTasksOwn() throws {
    let coverage = try coverage((", clause: {line: 3, quote: 鼓励捐赠}", ", clause: {line: 3, quote: 鼓励}"))
    #expect(coverage.assigning[.exhorted] == 2)
    #expect(!coverage.left.contains { $0.text.contains("捐赠") })
  }

  @Test func whatIsTakenOutIsListed() throws {
    let coverage = try coverage(
      ("    clause: {line: 3, quote: 组织10家以上农业企业对接，签订协议，鼓励捐赠}\n", ""),
      (", clause: [{line: 3, quote: 签订协议}, {line: 3, quote: 签订}]", ", clause: {line: 3, quote: 签订}"))
    #expect(coverage.left.map(\.text) == ["协议"])
    #expect(coverage.share < 1000)
  }

  @Test func aUnitThatTheTaskDoesNotNameIsListed() throws {
    let coverage = try coverage(("lead: [区农业局, 区发改委]", "lead: 区农业局"))
    #expect(coverage.left.contains(Coverage.Stretch(line: 4, text: "发改委")))
  }

  @Test func withoutANoteTheLineIsOutside() throws {
    let coverage = try coverage(("  notes:\n    - {line: 6, quote: 各单位要高度重视。}\n", ""))
    #expect(coverage.outside.map(\.line) == [6, 7])
  }

  @Test func aDocumentWithoutRulesHasNothingToCarry() throws {
    let coverage = try coverage(
      (
        "    clause: {line: 3, quote: 组织10家以上农业企业对接，签订协议，鼓励捐赠}\n", ""
      ),
      (", clause: {line: 3, quote: 组织10家以上农业企业对接}", ""),
      (", clause: [{line: 3, quote: 签订协议}, {line: 3, quote: 签订}]", ""), (", clause: {line: 3, quote: 鼓励捐赠}", ""))
    #expect(coverage.share == 1000 && coverage.left.isEmpty, "\(coverage.left)")
    #expect(coverage.outside.map(\.line) == [3, 4, 5, 7])
  }
}
