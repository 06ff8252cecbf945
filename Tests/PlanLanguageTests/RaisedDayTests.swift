import CivilTime
import Diagnostics
import PlanLanguage
import Testing

/// Phrases of a task that was raised hang on the day it was raised.
@Suite struct RaisedDayTests {
  private static func context(raised: Bool = true, event: CivilDateTime? = nil) -> DeadlineContext {
    DeadlineContext(
      year: 2018, issued: Samples.day("2018-09-21"), isRaised: raised, event: event, calendar: Samples.calendar)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var phrase: String
    var due: String
    var testDescription: String { phrase }
  }

  // 21 September 2018 is a Friday before 中秋节 (24) and 国庆节 (1 to 7 October).
  static let cases = [
    Case(phrase: "10个工作日内", due: "2018-10-11"), Case(phrase: "5日内", due: "2018-09-26"),
    Case(phrase: "一周内", due: "2018-09-28"), Case(phrase: "即日起3个工作日内", due: "2018-09-27"),
    Case(phrase: "本月底前", due: "2018-09-30"), Case(phrase: "10月底前", due: "2018-10-31"),
  ]

  @Test(arguments: cases) func aTermThatNamesNoBeginningCountsFromIt(_ c: Case) throws {
    let answer = try DeadlineReader.read(c.phrase, in: Self.context())
    #expect(answer.event == nil)
    #expect(answer.occurrences.map(\.due) == [Samples.day(c.due)], "\(answer.steps.map(\.zh))")
    #expect(answer.occurrences.map(\.start) == [Samples.day("2018-09-21")])
  }

  @Test func theStepsSayThatItWasRaisedNotIssued() throws {
    for phrase in ["10个工作日内", "印发之日起10个工作日内", "本月底前", "即日起至年底", "8月底前"] {
      let raised = try DeadlineReader.read(phrase, in: Self.context()).steps
      #expect(
        !raised.contains { $0.zh.contains("印发日") || $0.zh.contains("从何时起算") || $0.en.contains("issue day") },
        "\(raised.map(\.zh))")
      #expect(raised.contains { $0.zh.contains("交办") && $0.en.contains("raised") }, "\(raised.map(\.zh))")
    }
  }

  @Test func ofAnIssuedPlanTheSameTermWaitsForItsEvent() throws {
    let answer = try DeadlineReader.read("10个工作日内", in: Self.context(raised: false))
    #expect(answer.event != nil && answer.occurrences.isEmpty)
  }

  @Test func aTermThatNamesItsEventWaitsForIt() throws {
    let waiting = try DeadlineReader.read("收到通知后3日内", in: Self.context())
    #expect(waiting.event == "收到通知" && waiting.occurrences.isEmpty)
    let event = CivilDateTime(Samples.day("2018-10-09"), TimeOfDay(10, 0)!)
    let opened = try DeadlineReader.read("收到通知后3日内", in: Self.context(event: event))
    #expect(opened.occurrences.map(\.due) == [Samples.day("2018-10-12")])
  }
}
