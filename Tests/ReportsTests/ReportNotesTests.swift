import CivilTime
import Diagnostics
import Reports
import Rules
import Testing
import WorkCalendars

@Suite struct ReportNotesTests {
  @Test func everyReportStatesWhenHowAndByWhatItCounts() {
    let notes = SampleBook().overdue("2018-09-10").notes
    #expect(notes.map(\.label.zh) == ["截至", "统计口径", "工作日历", "台账位置", "未列入"])
    #expect(notes[0].text.zh == "2018年9月10日（周一）09:00（Asia/Shanghai）")
    #expect(notes[0].text.en == "2018-09-10 (Mon) 09:00 Asia/Shanghai")
    #expect(notes[1].text.zh.hasPrefix("列出截至上述时刻已过期限而未办结的责任事项，按超期工作日由多到少排列。"))
    #expect(notes[2].text.zh == "cn，放假通知涵盖2018-01-01至2018-12-31，最近一份印发于2017-11-30")
    #expect(notes[2].text.en == "cn, notices reach from 2018-01-01 to 2018-12-31, the latest issued 2017-11-30")
    #expect(notes[3].text.zh == "第42条记录，校验值0000000000000000")
  }

  @Test func aDayBeyondTheCalendarIsSaidToBeProvisional() {
    let calendar = SampleBook().overdue("2019-01-10").calendar
    #expect(calendar.zh.hasSuffix("；截至日未涵盖，工作日按周末推算（≈）"))
    #expect(calendar.en.hasSuffix("; the as-of day lies beyond: working days by weekends only (≈)"))
  }

  @Test func aCalendarWithoutNoticesSaysSo() {
    var sample = SampleBook()
    sample.calendars = [WorkCalendar(name: "bare")]
    #expect(sample.overdue("2018-09-10").calendar.zh == "bare，没有放假通知，只按周末推算（≈）")
  }

  @Test func eachCalendarOfAListedPlanIsNamedOnce() {
    var sample = SampleBook()
    sample.calendars.append(WorkCalendar(name: "school"))
    for (id, calendar) in [("q", 1), ("r", 0), ("s", 1)] {
      sample.plans.append(SampleBook.plan(id))
      sample.plans[sample.plans.count - 1].calendar = calendar
    }
    let names = sample.overdue("2018-09-10").calendar.zh.split(separator: "；").map { $0.prefix { $0 != "，" } }
    #expect(names == ["cn", "school"])
  }

  struct DeclaredCase: Sendable, CustomTestStringConvertible {
    let kind: ReportRule.Kind
    var testDescription: String { kind.rawValue }
  }

  @Test(arguments: ReportRule.Kind.allCases.map(DeclaredCase.init))
  func aDeclaredReportBearsItsOwnNameAndTitle(_ c: DeclaredCase) {
    let rule = ReportRule(
      id: "weekly", title: "每周\n清单", kind: c.kind, phrase: "每周一", days: [], formats: ["text"],
      files: .init(channel: "reports"),
      span: SampleBook.span(1, 60))
    let paper = ReportPaper.declared(rule, SampleBook().basis(nine("2018-09-10")))
    #expect(paper.title[.zh] == "每周 清单")
    #expect(paper.subject.zh.hasPrefix("每周 清单（2018年9月10日）："))
    switch paper {
    case .lists(let report):
      #expect(report.id == "weekly")
      #expect(report.kind == c.kind.rawValue)
      #expect(report.day == day("2018-09-10"))
    case .bulletin(let bulletin):
      #expect(c.kind == .bulletin)
      #expect(bulletin.id == "weekly")
      #expect(bulletin.day == day("2018-09-10"))
    }
  }
}
