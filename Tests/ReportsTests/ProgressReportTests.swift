import CivilTime
import Diagnostics
import Reports
import Rules
import Testing

@Suite struct ProgressReportTests {
  static let sample: SampleBook = {
    var sample = SampleBook()
    sample.add("met", SampleBook.window("2018-01-01", "2018-06-30"))
    sample.record(.done, "p/met", on: "2018-06-30")
    sample.add("late", SampleBook.window("2018-01-01", "2018-06-30"))
    sample.record(.done, "p/late", on: "2018-07-01")
    sample.add("overdue", SampleBook.window("2018-01-01", "2018-06-30"))
    sample.add("behind", SampleBook.window("2018-01-01", "2018-06-30", soft: true))
    sample.add("green", SampleBook.window("2018-01-01", "2018-12-31"))
    sample.add("near", SampleBook.window("2018-01-01", "2018-07-12"))
    sample.add(
      "slow", SampleBook.window("2018-01-01", "2018-12-31"), kind: .countable, targets: [target("10场次", 10, "场次")])
    sample.record(.progress, "p/slow", on: "2018-05-01", thousandths: 4000)
    sample.add("reported", SampleBook.window("2018-01-01", "2018-12-31"), evidence: ["记录"])
    sample.record(.done, "p/reported", on: "2018-07-01")
    sample.add("unopened", SampleBook.window("2018-09-01", "2018-12-31"))
    sample.add("theirs", SampleBook.window("2018-01-01", "2018-12-31"), chase: false)
    sample.plans.append(SampleBook.plan("old"))
    sample.plans[1].closed = day("2018-07-01")
    sample.add("closed", SampleBook.window("2018-01-01", "2018-12-31"), plan: 1)
    return sample
  }()

  let report = Report.progress(Self.sample.basis(nine("2018-07-10")))

  @Test func everyItemIsListedInTheOrderOfTheRulesWithItsLamp() {
    #expect(
      report.sections[0].rows.map { "\($0.key) \($0.state) \($0.lamp.name) \($0.lamp.word.zh)" } == [
        "p/met met blue 办结", "p/late met-late blue 办结", "p/overdue overdue red 超期", "p/behind behind yellow 滞后",
        "p/green open green 正常", "p/near open yellow 临期", "p/slow open yellow 序时滞后",
        "p/reported submitted yellow 缺佐证", "p/unopened upcoming grey 未开始",
      ])
    #expect(report.keys("recordedOnly") == ["p/theirs"])
  }

  @Test func theTotalsAddUp() {
    #expect(report.totalsLine.zh == "合计9项，按期办结1项，逾期办结1项，超期1项，滞后1项，办理中4项，未开始1项，另有对方实施1项")
    #expect(report.totals.dropFirst().dropLast().map(\.count).reduce(0, +) == report.total("all"))
    #expect(report.summaryLines == ["区农业局 9,1,1,1,1,4,1 1 2 3 4 5 6 7 8 9"])
  }

  @Test func whatAClosedPlanLeftOpenIsCountedApart() {
    #expect(report.leftOut.map { "\($0.reason) \($0.count)" } == ["closed 1"])
  }

  @Test func progressIsShownAgainstTargetAndPace() {
    let slow = report.sections[0].rows[6]
    #expect(slow.percent == 40)
    #expect(slow.isBehindPace)
    #expect(slow.progressText(.zh) == "4/10场次（序时应达5）")
    #expect(slow.progressText(.en) == "4/10场次 (pace asks for 5)")
  }
}
