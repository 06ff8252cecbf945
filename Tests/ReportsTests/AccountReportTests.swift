import CivilTime
import Diagnostics
import Evaluation
import Reports
import Rules
import Testing

/// The account of units, counted by hand. July and August 2018 have no holidays; 31 July is a Tuesday.
@Suite struct AccountReportTests {
  /// One obligation of each outcome; its due day is 31 July unless its name says otherwise.
  static let sample: SampleBook = {
    var sample = SampleBook()
    let july = SampleBook.window("2018-07-02", "2018-07-31")
    sample.add("met", july)
    sample.record(.done, "p/met", on: "2018-07-31")
    sample.add("extended", july)
    sample.record(.extendRequest, "p/extended", on: "2018-07-20", note: "雨", until: "2018-08-10")
    sample.record(.extendApprove, "p/extended", on: "2018-07-23")
    sample.record(.done, "p/extended", on: "2018-08-08")
    sample.add("late", july)
    sample.record(.done, "p/late", on: "2018-08-03")
    sample.add("overdue", july)
    sample.add("behind", SampleBook.window("2018-07-02", "2018-07-31", soft: true))
    sample.add("open", SampleBook.window("2018-07-02", "2018-09-28"))
    sample.add("unopened", SampleBook.window("2018-09-03", "2018-09-28"))
    sample.add("waived", july)
    sample.record(.waive, "p/waived", on: "2018-07-10", note: "撤销")
    sample.workflows = [.standard]
    sample.plans.append(SampleBook.plan("q"))
    sample.plans[1].workflow = 0
    sample.add("review", july, plan: 1)
    sample.record(.accept, "q/review", on: "2018-07-02")
    sample.record(.submit, "q/review", on: "2018-07-20")
    sample.plans.append(SampleBook.plan("old"))
    sample.plans[2].closed = day("2018-08-15")
    sample.add("closed", SampleBook.window("2018-07-02", "2018-09-28"), plan: 2)
    // Neither counts.
    sample.add("theirs", july, chase: false)
    return sample
  }()

  static func account(
    _ sample: SampleBook, _ on: String = "2018-08-31", scope: ReportScope = .everything,
    from: String? = nil, through: String? = nil
  ) -> Report {
    var basis = sample.basis(nine(on), scope: scope)
    basis.dueFrom = from.map { day($0) }
    basis.dueThrough = through.map { day($0) }
    return Report.account(basis)
  }

  // MARK: The headings

  @Test func everyObligationStandsUnderOneHeading() {
    let report = Self.account(Self.sample)
    #expect(
      report.summary.columns.map(\.id) == [
        "all", "met", "metExtended", "metLate", "overdue", "behind", "open", "withSupervisor", "notOpen", "waived",
        "closed",
      ])
    #expect(report.summary.lines.map(\.counts) == [[10, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]])
    #expect(report.totals.map(\.count) == [10, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
    #expect(report.keys("late") == ["p/overdue", "p/late"])
    #expect(report.keys("behind") == ["p/behind"])
    #expect(report.keys("metExtended") == ["p/extended"])
    #expect(report.keys("withSupervisor") == ["q/review"])
    #expect(report.summary.lines[0].rows == [1, 2, 3, 4, 5])
    #expect(report.leftOut.map { "\($0.reason) \($0.count)" } == ["recorded-only 1"])
  }

  @Test func ratesAndTimesAreThoseCountedByHand() {
    let report = Self.account(Self.sample)
    #expect(
      report.summary.figureColumns.map(\.id) == [
        "onTimeRate", "medianDelay", "returns", "heldByUnit", "heldByOthers", "heldBySupervisor",
      ])
    // Delays of 3 and 23; 21 + 26 + 24 + 44 + 44 + 44 + 0 + 6 + 14 + 32 days with the unit, 1 + 30 with the supervisor.
    #expect(report.summary.lines.map(\.text) == ["区农业局 1/4（样本少，不宜比较） 13 0 255 0 31"])
    #expect(report.summary.together?.text == "全部（每项计一次） 1/4（样本少，不宜比较） 13 0 255 0 31")
    let late = report.sections[0].rows[1].account
    #expect(
      late == RowAccount(workingDaysLate: 3, returns: 0, heldByUnit: 24, heldByOthers: 0, heldBySupervisor: 0))
  }

  @Test func theRuleIsPrintedAndSaysThatAFindingIsForPeople() {
    let rule = Self.account(Self.sample).countingRule
    for words in ["各类相加等于合计", "已判定不足5项的只列分数", "样本少，不宜比较", "不是督查结论"] {
      #expect(rule.zh.contains(words), "\(words)")
    }
    #expect(rule.en.hasSuffix("A computed overdue is a prompt for a person, not a finding."))
    #expect(!rule.zh.contains("得分") && !rule.zh.contains("名次按"))
  }

  // MARK: What can be judged

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var facts: [(kind: Fact.Kind, on: String)]
    var rate: String
    var soft = false
    var closed: String?

    var testDescription: String { name }
  }

  /// Due on 31 July, judged on 31 August, by the standard workflow.
  static let judged = [
    Case(name: "overdue", facts: [], rate: "0/1"),
    Case(
      name: "submitted in time and waiting", facts: [(.accept, "2018-07-02"), (.submit, "2018-07-31")], rate: "—"),
    Case(
      name: "submitted late and waiting: it cannot be in time",
      facts: [(.accept, "2018-07-02"), (.submit, "2018-08-01")],
      rate: "0/1"),
    Case(
      name: "submitted in time, confirmed late",
      facts: [(.accept, "2018-07-02"), (.submit, "2018-07-31"), (.confirm, "2018-08-10")], rate: "1/1"),
    Case(
      name: "submitted in time, its review paused",
      facts: [(.accept, "2018-07-02"), (.submit, "2018-07-31"), (.pause, "2018-08-06")], rate: "—"),
    Case(name: "paused in time", facts: [(.accept, "2018-07-02"), (.pause, "2018-07-20")], rate: "—"),
    Case(
      name: "paused once it was overdue", facts: [(.accept, "2018-07-02"), (.pause, "2018-08-20")], rate: "0/1"),
    Case(
      name: "not our duty, said in time", facts: [(.accept, "2018-07-02"), (.sendBack, "2018-07-03")], rate: "—"),
    Case(
      name: "an extension asked for too late, and open again",
      facts: [(.accept, "2018-07-02"), (.extendRequest, "2018-08-10"), (.extendApprove, "2018-08-13")], rate: "0/1"),
    Case(
      name: "an extension asked for in time, and open again",
      facts: [(.accept, "2018-07-02"), (.extendRequest, "2018-07-20"), (.extendApprove, "2018-07-23")], rate: "—"),
    Case(name: "waived once it was overdue", facts: [(.waive, "2018-08-10")], rate: "—"),
    Case(name: "its plan ended after the due day", facts: [], rate: "0/1", closed: "2018-08-15"),
    Case(name: "its plan ended before the due day", facts: [], rate: "—", closed: "2018-07-15"),
    Case(
      name: "its plan ended while it was in review",
      facts: [(.accept, "2018-07-02"), (.submit, "2018-07-31")], rate: "—", closed: "2018-08-15"),
    Case(
      name: "a soft deadline, kept",
      facts: [(.accept, "2018-07-02"), (.submit, "2018-07-31"), (.confirm, "2018-07-31")], rate: "—", soft: true),
    Case(name: "a soft deadline, past", facts: [], rate: "—", soft: true),
  ]

  @Test(arguments: judged) func onlyWhatIsSettledEntersARate(_ c: Case) {
    var sample = SampleBook()
    sample.workflows = [.standard]
    sample.plans[0].workflow = 0
    sample.plans[0].closed = c.closed.map { day($0) }
    sample.add("t", SampleBook.window("2018-07-02", "2018-07-31", soft: c.soft))
    for (kind, on) in c.facts { sample.record(kind, "p/t", on: on, note: "因故", until: "2018-09-28") }
    let figure = Self.account(sample).summary.lines[0].figures[0].plain(.zh)
    #expect(figure == (c.rate == "—" ? "—" : "\(c.rate)（样本少，不宜比较）"))
  }

  // MARK: Medians and rates

  struct Median: Sendable, CustomTestStringConvertible {
    let late: [String], median: String, rate: String
    var testDescription: String { "late on \(late)" }
  }

  /// Due on Tuesday 31 July; the first four days of August are Wednesday to Saturday.
  static let medians = [
    Median(late: [], median: "—", rate: "—"),
    Median(late: ["2018-08-01"], median: "1", rate: "0/1（样本少，不宜比较）"),
    Median(late: ["2018-08-02", "2018-08-01"], median: "1.5", rate: "0/2（样本少，不宜比较）"),
    Median(late: ["2018-08-03", "2018-08-01"], median: "2", rate: "0/2（样本少，不宜比较）"),
    Median(late: ["2018-08-14", "2018-08-01", "2018-08-02"], median: "2", rate: "0/3（样本少，不宜比较）"),
    // On a Saturday no working day has gone by but those of the week.
    Median(late: ["2018-08-04", "2018-08-03", "2018-08-03"], median: "3", rate: "0/3（样本少，不宜比较）"),
    Median(
      late: ["2018-08-01", "2018-08-01", "2018-08-01", "2018-08-02"], median: "1", rate: "0/4（样本少，不宜比较）"),
    Median(
      late: ["2018-08-01", "2018-08-01", "2018-08-01", "2018-08-02", "2018-08-02"], median: "1", rate: "0%（0/5）"),
  ]

  @Test(arguments: medians) func theMedianIsTheMiddleOne(_ c: Median) {
    var sample = SampleBook()
    sample.add("open", SampleBook.window("2018-07-02", "2018-12-31"))
    for (index, on) in c.late.enumerated() {
      sample.add("t\(index)", SampleBook.window("2018-07-02", "2018-07-31"))
      sample.record(.done, "p/t\(index)", on: on)
    }
    let figures = Self.account(sample).summary.lines[0].figures.map { $0.plain(.zh) }
    #expect(figures[1] == c.median && figures[0] == c.rate)
  }

  @Test func aRateOfEnoughIsAPercentageCutToWholeOnes() {
    #expect(SummaryFigure.rate(onTime: 5, judged: 6).plain(.zh) == "83%（5/6）")
    #expect(SummaryFigure.rate(onTime: 199, judged: 200).plain(.en) == "99% (199/200)")
    #expect(SummaryFigure.rate(onTime: 2, judged: 3).plain(.en) == "2/3 (too few to compare)")
    #expect(SummaryFigure.rate(onTime: 4, judged: 4).percent == nil)
    #expect(SummaryFigure.rate(onTime: 5, judged: 5).percent == 100)
  }

  // MARK: Units

  @Test func whatUnitsAnswerForTogetherIsCountedOnceInAll() {
    var sample = SampleBook()
    let both: [Answerer] = [.unit(SampleBook.commerce), .unit(SampleBook.agriculture)]
    sample.add("joint", SampleBook.window("2018-07-02", "2018-07-31"), lead: both)
    sample.add("own", SampleBook.window("2018-07-02", "2018-07-31"))
    sample.add("nobody", SampleBook.window("2018-07-02", "2018-07-31"), lead: [.group(SampleBook.undefined)])
    let report = Self.account(sample)
    // Units in the order of the rules, however many they have.
    #expect(
      report.summary.lines.map { "\($0.unit.zh) \($0.counts[0])" } == ["区农业局 2", "区商务局 1", "（责任单位未明确） 1"])
    #expect(report.summary.together?.counts[0] == 3)
    #expect(report.totals.first?.count == 3)
    #expect(report.summary.together?.text == "全部（每项计一次） 0/3（样本少，不宜比较） 23 0 132 0 0")
  }

  @Test func aUnitsOwnAccountHoldsOnlyItsObligations() {
    var sample = Self.sample
    sample.add("other", SampleBook.window("2018-07-02", "2018-07-31"), lead: [.unit(SampleBook.commerce)])
    let report = Self.account(sample, scope: .units([SampleBook.commerce]))
    #expect(report.summary.lines.map { "\($0.unit.zh) \($0.counts[0])" } == ["区商务局 1"])
  }

  @Test func internalPlansAreHidden() {
    var sample = Self.sample
    sample.plans[1].visibility = .internal
    let report = Self.account(sample)
    #expect(report.total("all") == 9 && report.total("withSupervisor") == 0)
    #expect(!report.sections.contains { $0.rows.contains { $0.key.hasPrefix("q/") } })
    #expect(report.leftOut.contains { $0.reason == "internal" })
    var basis = sample.basis(nine("2018-08-31"), includesInternal: true)
    #expect(Report.account(basis).total("all") == 10)
    basis.includesInternal = false
    basis.plans = [1]
    #expect(Report.account(basis).total("all") == 1)
  }

  @Test func theDayItWasFirstDueDecidesWhatIsAskedFor() {
    let july = Self.account(Self.sample, from: "2018-07-01", through: "2018-07-31")
    #expect(july.total("all") == 7 && july.total("metExtended") == 1)
    #expect(july.scope?.zh == "原到期日2018-07-01至2018-07-31")
    #expect(july.leftOut.contains { $0.reason == "other-days" && $0.count == 3 })
    #expect(Self.account(Self.sample, from: "2018-08-01").total("all") == 3)
    #expect(Self.account(Self.sample, through: "2018-07-30").summary.lines.isEmpty)
  }

  @Test(arguments: [
    "2018-01-15", "2018-07-02", "2018-07-23", "2018-08-01", "2018-08-20", "2018-09-28", "2018-12-31",
  ])
  func theHeadingsAddUpOnEveryDay(_ on: String) {
    var sample = Self.sample
    sample.add(
      "joint", SampleBook.window("2018-03-01", "2018-08-10"),
      lead: [.unit(SampleBook.commerce), .group(SampleBook.towns)])
    sample.add(
      "each", SampleBook.window("2018-03-01", "2018-08-10"), lead: [.group(SampleBook.towns)], answeredBy: .each)
    sample.record(.done, "p/each#chunjiang", on: "2018-08-15")
    let report = Self.account(sample, on)
    for line in report.summary.shownLines {
      #expect(line.counts[0] == line.counts.dropFirst().reduce(0, +), "\(line.unit.zh)")
    }
    #expect(report.summary.together?.counts == report.totals.map(\.count))
    // All but what the other side does, once each.
    #expect(report.total("all") == 13)
    #expect(report.summary.lines.map { $0.counts[0] }.reduce(0, +) == 14)
  }
}

extension UnitSummary.Line {
  /// `区农业局 1/4 13 0 255 0 31`: the unit and its figures.
  fileprivate var text: String { ([unit.zh] + figures.map { $0.plain(.zh) }).joined(separator: " ") }
}
