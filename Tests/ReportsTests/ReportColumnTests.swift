import CivilTime
import Diagnostics
import PlanLanguage
import Reports
import Rules
import Testing

@Suite struct ReportColumnTests {
  static let row: ReportRow = {
    var sample = SampleBook()
    sample.add(
      "fairs", SampleBook.window("2018-01-01", "2018-07-31", time: TimeOfDay(17, 30), provisional: true),
      title: "举办\n招聘会", lead: [.unit(SampleBook.agriculture), .unit(SampleBook.commerce)], kind: .countable,
      targets: [target("10场次", 10, "场次"), target("658万元", 6_580_000, "元")], evidence: ["活动记录", "签到表"],
      performedBy: "紫阳县", clause: "举办10场次\u{202E}招聘会")
    sample.record(.progress, "p/fairs", on: "2018-07-02", thousandths: 4500, note: "第二季度")
    sample.snapshot.facts["p/fairs"]?[0].unit = "场次"
    var row = sample.overdue("2018-08-10").sections[0].rows[0]
    row.account = RowAccount(
      workingDaysLate: 8, returns: 0, heldByUnit: 30, heldByOthers: 5, heldBySupervisor: 3)
    return row
  }()

  struct Case: Sendable, CustomTestStringConvertible {
    let column: ReportColumn, heading: String, zh: String, en: String
    var testDescription: String { column.rawValue }
  }

  static let cases = [
    Case(column: .number, heading: "序号", zh: "1", en: "1"),
    Case(column: .title, heading: "事项", zh: "举办 招聘会", en: "举办 招聘会"),
    Case(column: .units, heading: "责任单位", zh: "区农业局、区商务局", en: "区农业局, 区商务局"),
    Case(column: .due, heading: "到期日", zh: "≈2018-07-31 17:30", en: "≈2018-07-31 17:30"),
    Case(column: .originalDue, heading: "原到期日", zh: "≈2018-07-31", en: "≈2018-07-31"),
    Case(column: .workingDaysOverdue, heading: "超期工作日", zh: "8", en: "8"),
    Case(column: .daysOverdue, heading: "超期天数", zh: "10", en: "10"),
    Case(column: .workingDaysLeft, heading: "剩余工作日", zh: "-8", en: "-8"),
    Case(column: .workingDaysLate, heading: "延误工作日", zh: "8", en: "8"),
    Case(column: .lamp, heading: "灯", zh: "■ 超期", en: "■ overdue"),
    Case(
      column: .state, heading: "状态", zh: "超期10天（8个工作日）", en: "overdue by 10 days (8 working days)"),
    Case(
      column: .progress, heading: "进度", zh: "4.5/10场次（序时应达10）；0/658万元（序时应达658）",
      en: "4.5/10场次 (pace asks for 10); 0/658万元 (pace asks for 658)"),
    Case(column: .percent, heading: "完成率（%）", zh: "0", en: "0"),
    Case(column: .missingEvidence, heading: "尚缺佐证", zh: "活动记录、签到表", en: "活动记录, 签到表"),
    Case(
      column: .lastFact, heading: "最近记录", zh: "2018-07-02 进展 4.5场次（张三）：第二季度",
      en: "2018-07-02 progress 4.5场次 (张三): 第二季度"),
    Case(
      column: .held, heading: "在手工作日", zh: "责任单位30，受阻5，督办单位3", en: "unit 30, blocked 5, supervisor 3"),
    Case(column: .performedBy, heading: "实施方", zh: "紫阳县", en: "紫阳县"),
    Case(column: .plan, heading: "计划", zh: "2018年工作计划", en: "2018年工作计划"),
    Case(
      column: .clause, heading: "原文", zh: "“举办10场次招聘会”（seeds/plan.txt:65）",
      en: "'举办10场次招聘会' (seeds/plan.txt:65)"),
    Case(column: .key, heading: "编号", zh: "p/fairs", en: "p/fairs"),
    Case(column: .place, heading: "规则", zh: "rules/plan.yaml:10", en: "rules/plan.yaml:10"),
  ]

  @Test(arguments: cases) func everyColumnShowsItsPartOfTheRow(_ c: Case) {
    #expect(c.column.heading.zh == c.heading)
    #expect(c.column.cell(Self.row, .zh).plain(.zh) == c.zh)
    #expect(c.column.cell(Self.row, .en).plain(.en) == c.en)
    #expect(c.column.cell(Self.row, .zh).isNumeric == c.column.isNumeric)
  }

  @Test func aRangeIsShownWithBothItsEnds() {
    var sample = SampleBook()
    let range = Target(text: "2～3名", comparator: .range, thousandths: 2000, upperThousandths: 3000, unit: "名")
    sample.add("officials", SampleBook.window("2018-01-01", "2018-07-31"), kind: .countable, targets: [range])
    sample.record(.progress, "p/officials", on: "2018-05-14", thousandths: 1000)
    #expect(sample.overdue("2018-08-10").sections[0].rows[0].progressText(.zh) == "1/2～3名（序时应达2）")
  }

  @Test func theTableHoldsEveryColumn() {
    #expect(Self.cases.map(\.column) == ReportColumn.allCases)
  }

  @Test func whatARowDoesNotHaveIsAnEmptyCell() {
    var sample = SampleBook()
    sample.add("bare", SampleBook.window("2018-01-01", "2018-07-31"), lead: [.group(SampleBook.undefined)])
    let row = sample.overdue("2018-08-10").sections[0].rows[0]
    #expect(ReportColumn.units.cell(row, .zh) == .text("各有关部门"))
    for column in [
      ReportColumn.progress, .percent, .missingEvidence, .lastFact, .performedBy, .clause, .workingDaysLate, .held,
    ] {
      #expect(column.cell(row, .zh) == .empty, "\(column)")
    }
  }

  @Test func theClauseOfAPlanWithoutADocumentHasItsLineAlone() {
    var sample = SampleBook()
    sample.plans[0].source = nil
    sample.add("a", SampleBook.window("2018-01-01", "2018-07-31"), clause: "原文")
    #expect(sample.overdue("2018-08-10").sections[0].rows[0].clause?.place == "65")
  }
}
