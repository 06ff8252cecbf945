import CivilTime
import Diagnostics
import RuleFiles
import Rules
import Testing

/// The section `tests`, as it is read.
@Suite struct TestSectionTests {
  private static let english = """
    tests:
      - id: firms
        title: 企业对接
        facts:
          - {progress: ziyang/agri-firms, value: 4, unit: 家, on: 2018-05-31, recorded: 2018-06-01, by: 农业局联络员}
          - {attach: ziyang/agri-firms, note: 活动记录, on: 2018-06-05, ref: 附件1}
        checks:
          - at: 2018-06-05
            due: {ziyang/agri-firms: 2018-11-30, ziyang/mechanism/ledger#区农业局: none}
            lamp: {ziyang/agri-firms: green}
            state: {ziyang/agri-firms: open}
            overdue: []
          - at: 2018-11-23T08:30
            plan: ziyang
            overdue: [ziyang/agri-firms]
            told:
              - {person: [农业局联络员, 农业局分管领导], obligation: ziyang/agri-firms, step: due, account: merged}
            not-told:
              - {person: 对口办联络员, obligation: ziyang/agri-firms, on: 2018-11-01..2018-11-22, account: held}
    """

  private static let chinese = """
    测试:
      - 编号: firms
        标题: 企业对接
        记录:
          - {进展: ziyang/agri-firms, 数量: 4, 量词: 家, 日期: 2018-05-31, 登记日期: 2018-06-01, 登记人: 农业局联络员}
          - {佐证: ziyang/agri-firms, 备注: 活动记录, 日期: 2018-06-05, 文号: 附件1}
        核对:
          - 时间: 2018-06-05
            到期日: {ziyang/agri-firms: 2018-11-30, ziyang/mechanism/ledger#区农业局: 无}
            灯色: {ziyang/agri-firms: 绿灯}
            状态: {ziyang/agri-firms: 办理中}
            超期: []
          - 时间: 2018-11-23 08:30
            计划: ziyang
            超期: [ziyang/agri-firms]
            通知:
              - {人员: [农业局联络员, 农业局分管领导], 责任事项: ziyang/agri-firms, 步骤: due, 账目: 并入}
            不通知:
              - {人员: 对口办联络员, 责任事项: ziyang/agri-firms, 日期: 2018-11-01..2018-11-22, 账目: 暂缓}
    """

  private static func load(_ text: String) throws -> RuleTest {
    let loaded = Fixtures.load(Fixtures.book.merging(["test.yaml": text]) { $1 })
    #expect(Fixtures.listing(loaded) == "")
    let book = try #require(loaded.book)
    return try #require(book.tests.first)
  }

  private static func listing(_ test: RuleTest) -> [String] {
    let facts = test.facts.map { fact in
      "\(fact.kind) \(fact.key) \(fact.on) \(TimeZoneTable.shanghai.civil(at: fact.recorded)) \(fact.by) "
        + "\(fact.thousandths ?? 0) \(fact.unit ?? "-") \(fact.ref ?? "-") \(fact.note ?? "-")"
    }
    return facts
      + test.checks.flatMap { check in
        check.expectations.map { "\(TimeZoneTable.shanghai.civil(at: check.at)) \($0.kind)" }
      }
  }

  @Test func everythingInItIsRead() throws {
    let test = try Self.load(Self.english)
    #expect(test.id == "firms" && test.title == "企业对接" && test.plans == [0])
    #expect(test.facts.map(\.kind) == [.progress, .attach])
    #expect(test.facts[0].thousandths == 4000 && test.facts[0].by == "农业局联络员")
    #expect(test.facts[1].by == "区督办室")
    // Of a day its last second, so that what is recorded on it counts.
    #expect(test.checks[0].at == TimeZoneTable.shanghai.end(of: test.checks[0].day).adding(seconds: -1))
    #expect(test.checks[1].at == TimeZoneTable.shanghai.instant(of: test.checks[1].day, at: TimeOfDay(8, 30)!))
    let kinds = test.checks.map { $0.expectations.map { "\($0.kind)".prefix { $0 != "(" } } }
    #expect(kinds == [["due", "due", "lamp", "state", "overdue"], ["overdue", "told", "told", "notTold"]])
    guard case .told(let telling) = test.checks[1].expectations[2].kind else {
      Issue.record("no telling")
      return
    }
    let day = try #require(CivilDate(2018, 11, 23))
    #expect(
      telling
        == RuleTest.Telling(person: 1, key: "ziyang/agri-firms", step: "due", days: day...day, account: .merged))
    guard case .overdue(let keys, let plans) = test.checks[0].expectations[4].kind else {
      Issue.record("no list")
      return
    }
    #expect(keys.isEmpty && plans == [0])
  }

  @Test func itReadsTheSameInChinese() throws {
    #expect(Self.listing(try Self.load(Self.english)) == Self.listing(try Self.load(Self.chinese)))
  }

  @Test func everyExpectationHasItsPlace() throws {
    let places = try Self.load(Self.english).checks.flatMap(\.expectations).map {
      "\($0.span.line):\($0.span.column)"
    }
    #expect(places == ["9:15", "9:46", "10:16", "11:17", "12:18", "15:18", "17:13", "17:13", "19:13"])
  }

  @Test func whatATestExpectsNeverRefusesTheRules() throws {
    let text = Self.english.replacing("2018-11-30", with: "2018-11-29").replacing("green", with: "red")
    #expect(try Self.load(text).id == "firms")
  }
}
