import Diagnostics
import Reports
import Rules
import Testing

/// Scores and ranks of units, which there are only where the rules give weights.
@Suite struct AccountScoreTests {
  private static func scored(_ scoring: Scoring?) -> SampleBook {
    var sample = SampleBook()
    sample.office.scoring = scoring
    let late: [(UnitIndex, Int, Int)] = [
      (SampleBook.agriculture, 5, 5), (SampleBook.commerce, 5, 0), (SampleBook.chunjiang, 4, 0),
      (SampleBook.supervisor, 10, 0),
    ]
    for (unit, count, lateCount) in late {
      for index in 0..<count {
        let id = "t\(unit)-\(index)"
        sample.add(id, SampleBook.window("2018-07-02", "2018-07-31"), lead: [.unit(unit)])
        sample.record(.done, "p/\(id)", on: index < lateCount ? "2018-08-01" : "2018-07-31")
      }
    }
    return sample
  }

  @Test func nobodyIsScoredUnlessTheRulesSaySo() {
    let report = AccountReportTests.account(Self.scored(nil))
    #expect(!report.summary.figureColumns.contains { ["score", "rank"].contains($0.id) })
    #expect(report.summary.lines.map { $0.unit.zh } == ["区农业局", "区商务局", "春江镇", "区对口办"])
  }

  @Test func weightsGiveScoresAndNoRanks() {
    let report = AccountReportTests.account(Self.scored(Scoring([.onTime: 1000, .late: -500])))
    #expect(report.summary.figureColumns.map(\.id).suffix(1) == ["score"])
    #expect(report.summary.lines.map { $0.figures.last?.plain(.zh) } == ["-2.5", "5", "4", "10"])
    #expect(report.summary.together?.figures.last == SummaryFigure.none)
    #expect(report.countingRule.zh.contains("得分按规则所定分值相加：按期1、逾期-0.5；"))
  }

  @Test func aReturnIsWeighedEachTime() {
    var sample = SampleBook()
    sample.workflows = [.standard]
    sample.plans[0].workflow = 0
    sample.office.scoring = Scoring([.onTime: 1000, .overdue: -3000, .returned: -2000])
    sample.add("t", SampleBook.window("2018-07-02", "2018-12-31"))
    sample.add("overdue", SampleBook.window("2018-07-02", "2018-07-31"))
    for (kind, on) in [(Fact.Kind.accept, "2018-07-02"), (.submit, "2018-07-03"), (.sendBack, "2018-07-04")] {
      sample.record(kind, "p/t", on: on, note: "缺章")
    }
    sample.record(.submit, "p/t", on: "2018-07-05")
    sample.record(.sendBack, "p/t", on: "2018-07-06", note: "缺章")
    let line = AccountReportTests.account(sample).summary.lines[0]
    #expect(line.figures[2] == .count(2) && line.figures.last == .thousandths(-7000))
  }

  @Test func ranksGoByThePointsForEachAndLeaveOutWhoHasTooFew() {
    let ranked = Self.scored(Scoring([.onTime: 1000, .late: -500], ranks: true))
    let report = AccountReportTests.account(ranked)
    // Five and ten of as many on time share the first place; four are too few.
    #expect(
      report.summary.lines.map { "\($0.unit.zh) \($0.figures.last?.plain(.zh) ?? "")" } == [
        "区商务局 1", "区对口办 1", "区农业局 3", "春江镇 —",
      ])
    #expect(report.countingRule.zh.contains("名次按每个已判定事项的平均得分"))
    // One unit by itself has no place among others.
    let own = AccountReportTests.account(ranked, scope: .units([SampleBook.agriculture]))
    #expect(own.summary.figureColumns.map(\.id).suffix(1) == ["score"])
    #expect(!own.countingRule.zh.contains("名次按"))
  }
}
