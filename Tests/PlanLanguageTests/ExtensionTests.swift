import CivilTime
import Diagnostics
import PlanLanguage
import Testing
import WorkCalendars

/// Extensions count from the original last day, before any holiday moved it.
@Suite struct ExtensionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var phrase: String
    var event = "2018-09-18"
    var term: String
    var original: String
    var due: String
    var testDescription: String { "\(phrase) + \(term)" }
  }

  static let cases = [
    // Ten days after 21 September end on 1 October, which moves to the 8th; the extension counts from the 1st.
    Case(phrase: "收到通知后10日内", event: "2018-09-21", term: "10日", original: "2018-10-08", due: "2018-10-11"),
    Case(phrase: "收到通知后10日内", event: "2018-09-21", term: "延长5个工作日内", original: "2018-10-08", due: "2018-10-12"),
    // An extension that itself ends within the holiday rolls by itself.
    Case(phrase: "收到通知后10日内", event: "2018-09-21", term: "3天", original: "2018-10-08", due: "2018-10-08"),
    Case(phrase: "收到通知后10个工作日内", term: "5个工作日", original: "2018-10-08", due: "2018-10-15"),
    Case(phrase: "6月底前", term: "1个月", original: "2018-06-30", due: "2018-07-30"),
    Case(phrase: "8月31日前", term: "6个月", original: "2018-08-31", due: "2019-02-28"),
    Case(phrase: "6月底前", term: "within 10 days", original: "2018-06-30", due: "2018-07-10"),
  ]

  @Test(arguments: cases) func anExtensionCountsFromTheOriginalDay(_ c: Case) throws {
    let context = Samples.plan(event: CivilDateTime(Samples.day(c.event), TimeOfDay(10, 0)!))
    let answer = try DeadlineReader.read(c.phrase, in: context)
    #expect(answer.occurrences.map(\.due) == [Samples.day(c.original)])
    let extended = try DeadlineReader.extend(answer, by: c.term, in: context)
    #expect(extended.due == Samples.day(c.due), "\(extended.steps.map(\.zh))")
    #expect(extended.steps.allSatisfy { !$0.zh.isEmpty && !$0.en.isEmpty })
  }

  @Test func theRulesOfAnOpeningDayAreNotThoseOfAnExtension() throws {
    let context = Samples.plan(readings: Readings(firstDayCounts: true, cutOff: TimeOfDay(0, 0)))
    let answer = try DeadlineReader.read("6月底前", in: context)
    #expect(try DeadlineReader.extend(answer, by: "10日", in: context).due == Samples.day("2018-07-10"))
  }

  @Test(arguments: ["", "尽快", "10", "5个工作日左右吧", "8月底前"]) func whatIsNoTermIsRefused(_ term: String) throws {
    let answer = try DeadlineReader.read("6月底前", in: Samples.plan())
    #expect(throws: DeadlineFault.self) { try DeadlineReader.extend(answer, by: term, in: Samples.plan()) }
  }

  @Test(arguments: ["每月5日前", "长期坚持", "适时", "收到通知后3日内"]) func onlyOneDueDayIsExtended(_ phrase: String) throws {
    let answer = try DeadlineReader.read(phrase, in: Samples.plan())
    #expect(throws: DeadlineFault.self) { try DeadlineReader.extend(answer, by: "10日", in: Samples.plan()) }
  }
}
