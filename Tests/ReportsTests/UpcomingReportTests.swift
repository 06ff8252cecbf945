import CivilTime
import Diagnostics
import Reports
import Rules
import Testing

@Suite struct UpcomingReportTests {
  static let sample: SampleBook = {
    var sample = SampleBook()
    for due in ["2018-07-31", "2018-08-01", "2018-08-08", "2018-08-09"] {
      sample.add("t-\(due)", SampleBook.window("2018-01-01", due))
    }
    sample.add("met", SampleBook.window("2018-01-01", "2018-08-02"))
    sample.record(.done, "p/met", on: "2018-07-01")
    sample.add("reported", SampleBook.window("2018-01-01", "2018-08-03"), evidence: ["记录"])
    sample.record(.done, "p/reported", on: "2018-07-01")
    sample.add("unopened", SampleBook.window("2018-08-05", "2018-08-06"))
    sample.add("theirs", SampleBook.window("2018-01-01", "2018-08-02"), chase: false)
    return sample
  }()

  private func report(_ days: Int) -> Report { Report.upcoming(Self.sample.basis(nine("2018-08-01")), days: days) }

  struct Case: Sendable, CustomTestStringConvertible {
    let days: Int, keys: [String]
    var testDescription: String { "within \(days) days" }
  }

  static let cases = [
    Case(days: -1, keys: ["p/t-2018-08-01"]),
    Case(days: 0, keys: ["p/t-2018-08-01"]),
    Case(days: 6, keys: ["p/t-2018-08-01", "p/reported", "p/unopened"]),
    Case(days: 7, keys: ["p/t-2018-08-01", "p/reported", "p/unopened", "p/t-2018-08-08"]),
    Case(days: 8, keys: ["p/t-2018-08-01", "p/reported", "p/unopened", "p/t-2018-08-08", "p/t-2018-08-09"]),
  ]

  @Test(arguments: cases) func whatIsDueSoonIsListedSoonestFirst(_ c: Case) {
    #expect(report(c.days).keys("obligations") == c.keys)
    #expect(report(c.days).total("upcoming") == c.keys.count)
  }

  @Test func whatIsPastDueIsLeftToTheOtherList() {
    let left = report(30).leftOut.first
    #expect(left?.reason == "past-due")
    #expect(left?.count == 1)
    #expect(left?.text.zh == "已过期限而未办结的1项，见超期清单")
  }

  @Test func workingDaysLeftCountFromTheNextDay() {
    let rows = report(8).sections[0].rows
    #expect(rows.map(\.workingDaysLeft) == [0, 2, 3, 5, 6])
    #expect(rows.map(\.lamp.word.zh) == ["临期", "缺佐证", "未开始", "临期", "临期"])
  }

  @Test func theOtherSideStandsApart() {
    #expect(report(8).keys("recordedOnly") == ["p/theirs"])
    #expect(report(8).summaryLines == ["区农业局 5,0 1 2 3 4 5"])
  }

  @Test func theCountingRuleNamesTheNumberOfDays() {
    #expect(report(8).countingRule.zh.contains("自截至日当天起8天内"))
    #expect(report(8).countingRule.en.contains("within 8 days"))
  }
}
