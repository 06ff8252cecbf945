import CivilTime
import Evaluation
import Rules
import Testing

/// Why somebody was told nothing: every reason there is, literally.
@Suite struct SilenceTests {
  private static func silence(
    _ test: TestBook, on date: String, to person: PersonIndex = TestBook.agricultureLiaison,
    accounts: [Account] = [],
    _ facts: [Fact] = [], at now: String = "2018-12-31"
  ) -> [String] {
    ExplanationTests.lines(
      test.book.explainSilence(
        of: test.obligation("p/a"), on: day(date), to: person, accounts: accounts, Snapshot(facts), at: nine(now)))
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String, day: String, lines: [String]
    var person = TestBook.agricultureLiaison, facts: [Fact] = [], now = "2018-12-31"
    var effective: String?, closed: String?
    var testDescription: String { name }
  }

  /// Told on 16 May, 8 June, 15 June, 19, 21 and 26 June; the leader on 8 June only.
  static let cases = [
    Case(
      name: "no step falls on the day", day: "2018-06-07",
      lines: [
        "rule: 督办规则在2018年6月7日（周四）没有步骤", "step: 上一次：2018年5月16日（周三），步骤 before:30d @rules/policies.yaml:5",
        "step: 下一次：2018年6月8日（周五），步骤 before:5wd @rules/policies.yaml:6",
      ]),
    Case(
      name: "after it was waived", day: "2018-06-15",
      lines: [
        "rule: 已于2018年6月12日（周二）免办，不再提醒", "step: 上一次：2018年6月8日（周五），步骤 before:5wd @rules/policies.yaml:6",
      ], facts: [.happened(.waive, on: "2018-06-12", "政策调整", by: "人员6", key: "p/a")]),
    Case(
      name: "a weekend day", day: "2018-06-09",
      lines: [
        "rule: 2018年6月9日（周六）是周末，提醒落在工作日", "step: 上一次：2018年6月8日（周五），步骤 before:5wd @rules/policies.yaml:6",
        "step: 下一次：2018年6月15日（周五），步骤 due @rules/policies.yaml:7",
      ]),
    Case(
      name: "a holiday", day: "2018-06-18",
      lines: [
        "rule: 2018年6月18日（周一）是端午节，提醒落在工作日", "step: 上一次：2018年6月15日（周五），步骤 due @rules/policies.yaml:7",
        "step: 下一次：2018年6月19日（周二），步骤 after:1d/every:3wd @rules/policies.yaml:8",
      ]),
    Case(
      name: "the day's step tells others", day: "2018-06-15",
      lines: [
        "rule: 当日的步骤 due 不告知人员1", "step: 上一次：2018年6月8日（周五），步骤 before:5wd @rules/policies.yaml:6",
      ], person: TestBook.agricultureLeader),
    Case(
      name: "before the plan is in force", day: "2018-06-05",
      lines: [
        "rule: 计划自2018年6月6日（周三）起施行", "step: 下一次：2018年6月8日（周五），步骤 before:5wd @rules/policies.yaml:6",
      ], effective: "2018-06-06"),
    Case(
      name: "after it was closed", day: "2018-06-15",
      lines: [
        "rule: 计划已于2018年6月12日（周二）结束", "step: 上一次：2018年6月8日（周五），步骤 before:5wd @rules/policies.yaml:6",
      ], closed: "2018-06-12"),
    Case(
      name: "it was met before", day: "2018-06-15",
      lines: [
        "rule: 已于2018年6月12日（周二）办结，不再提醒", "step: 上一次：2018年6月8日（周五），步骤 before:5wd @rules/policies.yaml:6",
      ], facts: [.done("p/a", on: "2018-06-12")]),
    Case(
      name: "no pass has reached the day", day: "2018-06-15",
      lines: [
        "rule: 尚未到点，或守护进程还没有处理到这一天", "step: 上一次：2018年6月8日（周五），步骤 before:5wd @rules/policies.yaml:6",
        "step: 下一次：2018年6月19日（周二），步骤 after:1d/every:3wd @rules/policies.yaml:8",
      ], now: "2018-06-14"),
  ]

  @Test(arguments: cases)
  func silenceHasAReason(_ row: Case) {
    var test = EvaluatorTests.book()
    test.plan.effective = row.effective.map { day($0) }
    test.plan.closed = row.closed.map { day($0) }
    #expect(Self.silence(test, on: row.day, to: row.person, row.facts, at: row.now) == row.lines)
  }

  @Test func whatIsNotChasedSaysSo() {
    var test = TestBook(EvaluatorTests.steps)
    test.add("a", .due("2018-06-15"), chase: false)
    #expect(Self.silence(test, on: "2018-06-15") == ["rule: 该事项只记录不催办（催办：否）"])
  }

  @Test func whereThereIsAnAccountItIsTheReason() {
    let test = EvaluatorTests.book()
    let facts = [Fact.progress("p/a", on: "2018-06-01", 10)]
    var snapshot = Snapshot(facts)
    let accounts = passes(test.book, &snapshot, day("2018-05-16")...day("2018-06-08"))
    #expect(
      Self.silence(test, on: "2018-06-08", accounts: accounts, facts) == [
        "step: 督办规则“standard”的步骤 before:5wd @rules/policies.yaml:6",
        "count: 到期日2018年6月15日（周五）前5个工作日：2018年6月8日（周五）",
        "count: 自2018-06-08至2018-06-14共5个工作日；其间：2018-06-09（周六，不计）、2018-06-10（周日，不计）",
        "recipient: 告知人员0（区农业局联络员），经渠道 mail @rules/units.yaml:30",
        "condition: 除非 progress >= 100%：当时成立 @rules/policies.yaml:6", "account: 不发（除非条件成立），记于2018-06-08T09:00",
      ])
  }

  @Test func anAccountOfAnotherPersonIsNoReason() {
    let test = EvaluatorTests.book()
    var snapshot = Snapshot()
    let accounts = passes(test.book, &snapshot, day("2018-06-08")...day("2018-06-15"))
    let lines = Self.silence(test, on: "2018-06-15", to: TestBook.agricultureLeader, accounts: accounts)
    #expect(lines.first == "rule: 当日的步骤 due 不告知人员1")
  }

  @Test func aNoticeOfThatDayIsExplainedAsANotice() {
    let old = EvaluatorTests.book()
    var new = TestBook(EvaluatorTests.steps)
    new.add("a", .due("2018-07-20"))
    let accepted = Evaluator.acceptance(
      of: new.book, replacing: old.book, Snapshot(), at: instant("2018-05-02 08:00"))
    #expect(
      Self.silence(new, on: "2018-05-02", accounts: accepted.accounts) == [
        "step: 规则修改后到期日改为2018年7月20日（周五），告知一次 @rules/plan.yaml:12", "account: 暂缓（到点），记于2018-05-02T08:00",
      ])
  }

  @Test func whatWasToldLateOnADayIsNoSilence() {
    let test = EvaluatorTests.book()
    var snapshot = Snapshot()
    // The step of 15 June, told on Monday 2 July when the office wakes: of it, and of the day it was told.
    let accounts = passes(test.book, &snapshot, day("2018-07-02")...day("2018-07-02"))
    let late = accounts.filter { $0.reason == .late && $0.id.recipient == "agri-liaison" }
    #expect(late.count == 1)
    for date in [late.first?.day.description ?? "", "2018-07-02"] {
      let lines = Self.silence(test, on: date, accounts: accounts)
      #expect(lines.contains { $0.hasPrefix("account: 待发（补发）") }, "\(date): \(lines)")
    }
    #expect(Self.silence(test, on: "2018-07-03", accounts: accounts).allSatisfy { !$0.hasPrefix("account:") })
  }
}
