import CivilTime
import Diagnostics
import PlanLanguage
import Testing
import WorkCalendars

/// Terms that are counted from an event or from the issue day.
@Suite struct DeadlineTermsTests {
  static func at(_ iso: String, _ time: TimeOfDay = .startOfDay) -> CivilDateTime {
    CivilDateTime(Samples.day(iso), time)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String, phrase: String, event: String, due: String
    var readings = Readings()
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "working days over the Spring Festival", phrase: "收到通知后10个工作日内", event: "2018-02-09", due: "2018-02-28"),
    Case(
      name: "the opening day is not counted (art. 201)", phrase: "收到通知后1日内", event: "2018-03-05", due: "2018-03-06"),
    Case(
      name: "months end on the corresponding day (art. 202)", phrase: "签订后1个月内", event: "2018-03-15",
      due: "2018-04-15"),
    Case(name: "or on the month's last", phrase: "签订后1个月内", event: "2018-01-31", due: "2018-02-28"),
    Case(
      name: "a holiday moves the last day (art. 203)", phrase: "收到通知后7日内", event: "2018-09-25", due: "2018-10-08"),
    Case(
      name: "unless the plan keeps it", phrase: "收到通知后7日内", event: "2018-09-25", due: "2018-10-02",
      readings: Readings(lastDayOnHoliday: .keep)),
    Case(name: "a weekend does not", phrase: "收到通知后5日内", event: "2018-03-05", due: "2018-03-10"),
    Case(
      name: "unless the plan says so", phrase: "收到通知后5日内", event: "2018-03-05", due: "2018-03-12",
      readings: Readings(weekendRolls: true)),
    Case(name: "counting back skips rest days", phrase: "交流前3个工作日", event: "2018-10-09", due: "2018-09-29"),
    Case(name: "a range of days ends with the upper", phrase: "急件1—5日内办结", event: "2018-03-05", due: "2018-03-10"),
  ]

  @Test(arguments: cases)
  func aTermEndsWhereTheLawSays(_ c: Case) throws {
    let context = Samples.plan(event: DeadlineTermsTests.at(c.event), readings: c.readings)
    let answer = try DeadlineReader.read(c.phrase, in: context)
    #expect(answer.kind == .relative)
    #expect(answer.occurrences.map { "\($0.due)" } == [c.due])
    #expect(answer.occurrences.first?.key == "")
  }

  @Test func aTermWaitsForItsEvent() throws {
    let answer = try DeadlineReader.read("收到通知后10个工作日内", in: Samples.plan)
    #expect(answer.kind == .relative)
    #expect(answer.event == "收到通知")
    #expect(answer.occurrences.isEmpty)
  }

  @Test func hoursAreCountedByTheClock() throws {
    let context = Samples.plan(event: DeadlineTermsTests.at("2018-12-31", TimeOfDay(16, 40)!))
    let turn = try #require(DeadlineReader.read("24小时内", in: context).occurrences.first)
    #expect(turn.due == Samples.day("2019-01-01"))
    #expect(turn.dueTime == TimeOfDay(16, 40))
  }

  @Test func theCountedDaysCanBeListed() throws {
    let answer = try DeadlineReader.read(
      "收到通知后10个工作日内", in: Samples.plan(event: DeadlineTermsTests.at("2018-02-09")))
    let days = answer.countedDays(in: Samples.calendar)
    #expect(days.count == 19)
    #expect(days.compactMap(\.ordinal) == Array(1...10))
    #expect(days.first == CountedDay(day: Samples.day("2018-02-10"), kind: .weekend, ordinal: nil))
    #expect(days[1].kind == .makeUp(festival: "春节"))
    #expect(days[1].ordinal == 1)
    #expect(days.last?.day == answer.occurrences.first?.due)
    // Every skipped day is a rest day, every counted one is worked.
    #expect(days.allSatisfy { $0.kind.isWorking == ($0.ordinal != nil) })
    #expect(answer.steps.contains { $0.zh.contains("跳过休息日9天") })
  }

  @Test func aDayRolledOffAHolidayIsListedWithoutANumber() throws {
    let answer = try DeadlineReader.read("收到通知后7日内", in: Samples.plan(event: DeadlineTermsTests.at("2018-09-25")))
    let days = answer.countedDays(in: Samples.calendar)
    #expect(days.count == 13)
    #expect(days.prefix(7).compactMap(\.ordinal) == Array(1...7))
    #expect(days.dropFirst(7).allSatisfy { $0.ordinal == nil })
  }

  @Test func aDayBeyondTheCalendarIsProvisional() throws {
    for (phrase, provisional) in [("10个工作日内", true), ("10日内", true), ("24小时内", false)] {
      let answer = try DeadlineReader.read(phrase, in: Samples.plan(event: DeadlineTermsTests.at("2024-05-06")))
      #expect(answer.occurrences.first?.provisional == provisional, "\(phrase)")
    }
    #expect(try DeadlineReader.read("2024年8月底前", in: Samples.plan).occurrences.first?.provisional == false)
  }

  @Test(arguments: ["印发之日起30日内", "本月底前", "下周五前", "立即", "即日起10日内", "三至五年"])
  func withoutAnIssueDayTheFaultSaysWhatToAdd(_ phrase: String) throws {
    do {
      _ = try DeadlineReader.read(phrase, in: Samples.plan(issued: nil))
      Issue.record("read")
    } catch {
      #expect(error.kind == .impossible)
      #expect(error.help?.en == "add `issued:` to the plan")
      #expect(error.partial?.kind == .relative)
    }
  }

  @Test func monthsRecurFromTheAnchorNotFromTheClampedDay() throws {
    let dues = try DeadlineReader.read("每月31日", in: Samples.plan).occurrences.map { "\($0.due)" }
    #expect(dues.prefix(4) == ["2018-01-31", "2018-02-28", "2018-03-31", "2018-04-30"])
  }

  @Test func anOccurrenceBelongsToThePlanThatHoldsItsPeriod() throws {
    let turns = try DeadlineReader.read("每月5日前", in: Samples.plan).occurrences
    #expect(turns.map(\.key) == (1...12).map { "2018-\($0 < 10 ? "0" : "")\($0)" })
    #expect(turns.last?.due == Samples.day("2019-01-05"))
    let next = try DeadlineReader.read("每月5日前", in: Samples.plan(2019)).occurrences
    #expect(next.first?.key == "2019-01")
    #expect(Set(turns).isDisjoint(with: next))
  }
}
