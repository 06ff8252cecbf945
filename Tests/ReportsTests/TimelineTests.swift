import CivilTime
import Diagnostics
import Reports
import Rules
import Testing

@Suite struct TimelineTests {
  @Test func barsRunFromTheFirstDayToTheDueDay() throws {
    let report = Report.progress(MonthGridTests.sample.basis(nine("2018-08-15")))
    let timeline = try #require(report.timeline)
    #expect(timeline.today == day("2018-08-15"))
    #expect(timeline.leftOut == 0)
    // Late first, then what is not met, then what is; each by its due day.
    #expect(
      timeline.bars.map { "\($0.title) \($0.start) \($0.due) \($0.lateThrough?.description ?? "-")" } == [
        "任务old 2017-01-01 2017-12-31 2018-08-15", "任务overdue 2018-01-01 2018-07-31 2018-08-15",
        "任务soft 2018-01-01 2018-07-31 2018-08-15", "任务coming 2018-01-01 2018-12-31 -",
        "任务reported 2018-01-01 2018-12-31 -", "任务next 2018-01-01 2019-01-31 -",
        "任务met 2018-01-01 2018-06-30 -", "任务late 2018-01-01 2018-06-30 2018-07-01",
      ])
    #expect(timeline.bars.compactMap(\.metOn) == [day("2018-06-30"), day("2018-07-01")])
    let rows = report.sections[0].rows
    for bar in timeline.bars { #expect(rows[bar.number - 1].title == bar.title) }
  }

  @Test func theOverdueListDrawsWhatItLists() throws {
    let report = MonthGridTests.sample.overdue("2018-08-15")
    let timeline = try #require(report.timeline)
    #expect(
      Set(timeline.bars.map(\.number))
        == Set(report.sections.filter { ["obligations", "behind"].contains($0.id) }.flatMap(\.rows).map(\.number)))
  }

  @Test func anExtensionLeavesTheDayBeforeItInSight() throws {
    var sample = SampleBook()
    sample.add("a", SampleBook.window("2018-01-01", "2018-07-31"))
    sample.record(.extendRequest, "p/a", on: "2018-07-01", note: "雨", until: "2018-09-30")
    sample.record(.extendApprove, "p/a", on: "2018-07-02", note: "同意", until: "2018-09-30")
    let bar = try #require(Report.progress(sample.basis(nine("2018-08-15"))).timeline?.bars.first)
    #expect(bar.originalDue == day("2018-07-31"))
    #expect(bar.due == day("2018-09-30"))
    #expect(bar.lateThrough == nil)
  }

  @Test func tooManyToBeLookedAtAreCountedInstead() throws {
    var sample = SampleBook()
    for number in 0..<100 {
      sample.add("t\(number)", SampleBook.window("2018-01-01", "\(day("2018-06-01").adding(days: number))"))
    }
    let timeline = try #require(sample.overdue("2018-12-31").timeline)
    #expect(timeline.bars.count == Timeline.mostBars)
    #expect(timeline.leftOut == 100 - Timeline.mostBars)
    #expect(timeline.bars.first?.due == day("2018-06-01"))
    #expect(timeline.note.zh.hasSuffix("只画前60项，另有40项未画，见清单。"))
  }
}
