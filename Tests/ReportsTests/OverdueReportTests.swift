import CivilTime
import Diagnostics
import PlanLanguage
import Reports
import Rules
import Testing

@Suite struct OverdueReportTests {
  // MARK: What is overdue, and when

  struct MomentCase: Sendable, CustomTestStringConvertible {
    let name: String, day: String, time: TimeOfDay, keys: [String]
    var testDescription: String { name }
  }

  static let moments = [
    MomentCase(name: "on the due day nothing is late", day: "2018-07-31", time: TimeOfDay(23, 59)!, keys: []),
    MomentCase(name: "at 24:00 it is", day: "2018-08-01", time: TimeOfDay(0, 0)!, keys: ["p/plain"]),
    MomentCase(name: "before its hour it is not", day: "2018-08-01", time: TimeOfDay(11, 59)!, keys: ["p/plain"]),
    MomentCase(
      name: "from its hour on it is", day: "2018-08-01", time: TimeOfDay(12, 0)!, keys: ["p/plain", "p/noon"]),
  ]

  @Test(arguments: moments) func overdueBeginsWhenTheDueMomentHasPassed(_ c: MomentCase) {
    var sample = SampleBook()
    sample.add("plain", SampleBook.window("2018-01-01", "2018-07-31"))
    sample.add("noon", SampleBook.window("2018-01-01", "2018-08-01", time: TimeOfDay(12, 0)))
    #expect(Report.overdue(sample.basis(at(c.day, c.time))).keys("obligations") == c.keys)
  }

  @Test func whatWasMetIsNotListedAndWhatIsIncompleteIs() {
    var sample = SampleBook()
    for id in ["never", "in-time", "late", "tomorrow", "incomplete", "complete"] {
      sample.add(
        id, SampleBook.window("2018-01-01", "2018-07-31"),
        evidence: ["incomplete", "complete"].contains(id) ? ["活动记录"] : [])
    }
    sample.record(.done, "p/in-time", on: "2018-07-30")
    sample.record(.done, "p/late", on: "2018-09-05")
    sample.record(.done, "p/tomorrow", on: "2018-09-11")
    sample.record(.done, "p/incomplete", on: "2018-07-30")
    sample.record(.done, "p/complete", on: "2018-07-30")
    sample.record(.attach, "p/complete", on: "2018-08-02", note: "活动记录")
    let report = sample.overdue("2018-09-10")
    #expect(report.keys("obligations") == ["p/incomplete", "p/never", "p/tomorrow"])
    #expect(report.sections[0].rows[0].missingEvidence == ["活动记录"])
    #expect(report.sections[0].rows[1].missingEvidence == [])
  }

  @Test func theLongestOverdueComesFirstAndEqualOnesByKey() {
    var sample = SampleBook()
    sample.add("b", SampleBook.window("2018-01-01", "2018-07-27"))  // Friday
    sample.add("a", SampleBook.window("2018-01-01", "2018-07-28"))  // Saturday: as many working days late
    sample.add("c", SampleBook.window("2018-01-01", "2018-07-10"))
    let rows = sample.overdue("2018-08-01").sections[0].rows
    #expect(rows.map(\.key) == ["p/c", "p/a", "p/b"])
    #expect(rows.map(\.workingDaysOverdue) == [16, 3, 3])
    #expect(rows.map(\.daysOverdue) == [22, 4, 5])
    #expect(rows.map(\.number) == [1, 2, 3])
  }

  @Test func aHolidayIsNoWorkingDayOverdueAndAMakeUpDayIs() {
    var sample = SampleBook()
    sample.add("a", SampleBook.window("2018-01-01", "2018-09-28"))
    let row = sample.overdue("2018-10-08").sections[0].rows[0]
    // 29 and 30 September are worked, 1 to 7 October are not.
    #expect(row.workingDaysOverdue == 3)
    #expect(row.daysOverdue == 10)
  }

  // MARK: Lists

  @Test func softDeadlinesAndTheOtherSideStandApart() {
    var sample = SampleBook()
    sample.add("hard", SampleBook.window("2018-01-01", "2018-07-31"))
    sample.add("soft", SampleBook.window("2018-01-01", "2018-07-31", soft: true))
    sample.add("theirs", SampleBook.window("2018-01-01", "2018-07-31"), chase: false, performedBy: "紫阳县")
    sample.add("theirs-soft", SampleBook.window("2018-01-01", "2018-07-30", soft: true), chase: false)
    let report = sample.overdue("2018-08-10")
    #expect(report.sections.map(\.id) == ["obligations", "behind", "recordedOnly"])
    #expect(report.keys("obligations") == ["p/hard"])
    #expect(report.keys("behind") == ["p/soft"])
    #expect(report.keys("recordedOnly") == ["p/theirs-soft", "p/theirs"])
    #expect(report.sections.flatMap(\.rows).map(\.number) == [1, 2, 3, 4])
    #expect(report.sections[2].rows[1].performedBy == "紫阳县")
    #expect(report.sections[2].heading.zh == "对方实施（只记录不催办）")
    #expect(report.totalsLine.zh == "超期1项，滞后1项，对方实施逾期2项")
    #expect(report.totalsLine.en == "overdue 1, behind 1, late on the other side 2")
    // What the other side does is no debt of our units.
    #expect(report.summaryLines == ["区农业局 1,8,1 1 2"])
  }

  @Test func whatLeftItsUnitLateStandsApart() {
    var sample = SampleBook()
    for id in ["submitted", "in-time", "in-time-paused", "returned", "paused", "open"] {
      sample.add(id, SampleBook.window("2018-01-01", "2018-07-31"))
    }
    sample.plans[0].workflow = 0
    sample.workflows = [
      Workflow(
        id: "two",
        stages: [
          .init(id: "work", title: .init("办理"), action: .submit, holder: .unit),
          .init(id: "review", title: .init("审核"), action: .confirm, holder: .supervisor),
        ])
    ]
    sample.record(.submit, "p/submitted", on: "2018-08-02")
    sample.record(.submit, "p/in-time", on: "2018-07-31")
    // Handed in on the due day: that its review rests is none of the unit's doing.
    sample.record(.submit, "p/in-time-paused", on: "2018-07-31")
    sample.record(.pause, "p/in-time-paused", on: "2018-08-02")
    sample.record(.sendBack, "p/returned", on: "2018-08-02", note: "不属本局职责")
    sample.record(.pause, "p/paused", on: "2018-08-02")
    let report = sample.overdue("2018-08-10")
    #expect(report.keys("obligations") == ["p/open"])
    #expect(report.keys("elsewhere") == ["p/paused", "p/returned", "p/submitted"])
    #expect(report.totals.first { $0.id == "elsewhere" }?.count == 3)
    #expect(sample.overdue("2018-07-31").totals.contains { $0.id == "elsewhere" } == false)
  }

  @Test func aJointItemIsListedOnceAndCountedUnderEachUnit() {
    var sample = SampleBook()
    sample.add(
      "joint", SampleBook.window("2018-01-01", "2018-07-31"),
      lead: [.unit(SampleBook.commerce), .unit(SampleBook.agriculture)])
    sample.add("own", SampleBook.window("2018-01-01", "2018-07-20"))
    sample.add(
      "each", SampleBook.window("2018-01-01", "2018-07-31"), lead: [.group(SampleBook.towns)], answeredBy: .each)
    sample.add("open", SampleBook.window("2018-01-01", "2018-07-31"), lead: [.group(SampleBook.undefined)])
    sample.add(
      "open-each", SampleBook.window("2018-01-01", "2018-07-31"), lead: [.group(SampleBook.undefined)],
      answeredBy: .each)
    let report = sample.overdue("2018-08-01")
    #expect(
      report.keys("obligations") == [
        "p/own", "p/each#chunjiang", "p/each#commerce", "p/joint", "p/open", "p/open-each",
      ])
    #expect(report.sections[0].rows[3].units == ["区商务局", "区农业局"])
    #expect(report.total("overdue") == 6)
    #expect(
      report.summaryLines == ["区农业局 2,8,0 1 4", "区商务局 2,1,0 3 4", "（责任单位未明确） 2,1,0 5 6", "春江镇 1,1,0 2"])
  }

  @Test func anEmptyListIsStillAReport() {
    let report = SampleBook().overdue("2018-08-01")
    #expect(report.sections.map(\.rows.isEmpty) == [true, true, true])
    #expect(report.total("overdue") == 0)
    #expect(report.summary.lines.isEmpty)
    #expect(report.leftOut.isEmpty)
    #expect(report.notes.last?.text.zh == "无")
  }

  // MARK: What is left out

  @Test func whatIsLeftOutIsCountedByItsReason() {
    var sample = SampleBook()
    sample.plans.append(SampleBook.plan("secret"))
    sample.plans[1].visibility = .internal
    sample.plans.append(SampleBook.plan("old"))
    sample.plans[2].closed = day("2018-08-01")
    sample.add("encouraged", SampleBook.window("2018-01-01", "2018-07-31"), kind: .exhortation)
    sample.add("always", DeadlineAnswer(kind: .ongoing, canonical: "长期坚持"))
    sample.add("vague", DeadlineAnswer(kind: .unresolvable, canonical: "适时"))
    sample.add("regularly", DeadlineAnswer(kind: .unresolvable, canonical: "定期"))
    sample.add("waiting", DeadlineAnswer(kind: .relative, canonical: "交流前3个工作日", event: "交流"), kind: .trigger)
    sample.add("hidden", SampleBook.window("2018-01-01", "2018-07-31"), plan: 1)
    sample.add("hidden-later", SampleBook.window("2018-01-01", "2018-12-31"), plan: 1)
    sample.add("over", SampleBook.window("2018-01-01", "2018-07-31"), plan: 2)
    let report = sample.overdue("2018-09-10")
    #expect(report.sections.flatMap(\.rows).isEmpty)
    #expect(
      report.leftOut.map { "\($0.reason) \($0.count)" } == [
        "exhortation 1", "ongoing 1", "undecided 2", "waiting 1", "closed 1", "internal 2",
      ])
    let notes = report.notes.filter { $0.label.zh == "未列入" }.map(\.text.zh)
    #expect(notes.count == 6)
    #expect(notes.first == "倡导性事项1项：没有期限，不到期")
    #expect(notes.last == "不公开计划的责任事项2项（不论是否到期）")
  }

  @Test func anEventThatHappenedIsNoLongerAwaited() {
    var sample = SampleBook()
    sample.add("waiting", DeadlineAnswer(kind: .relative, canonical: "交流前3个工作日", event: "交流"), kind: .trigger)
    #expect(sample.overdue("2018-09-10").leftOut.map(\.reason) == ["waiting"])
    sample.record(.event, "p/waiting", on: "2018-09-01")
    #expect(sample.overdue("2018-09-10").leftOut.isEmpty)
  }

  @Test func internalPlansAreListedWhenAskedFor() {
    var sample = SampleBook()
    sample.plans[0].visibility = .internal
    sample.add("hidden", SampleBook.window("2018-01-01", "2018-07-31"))
    #expect(sample.overdue("2018-09-10").keys("obligations").isEmpty)
    let asked = sample.overdue("2018-09-10", includesInternal: true)
    #expect(asked.keys("obligations") == ["p/hidden"])
    #expect(asked.leftOut.isEmpty)
  }

  // MARK: Scope

  struct ScopeCase: Sendable, CustomTestStringConvertible {
    let name: String, scope: ReportScope, keys: [String], summary: [String], words: String?
    var testDescription: String { name }
  }

  static let scopes = [
    ScopeCase(
      name: "everything", scope: .everything, keys: ["p/agri", "p/commerce", "p/joint"],
      summary: ["区农业局 2,1,0 1 3", "区商务局 2,1,0 2 3"], words: nil),
    ScopeCase(
      name: "one unit, with what it answers for together", scope: .units([SampleBook.agriculture]),
      keys: ["p/agri", "p/joint"], summary: ["区农业局 2,1,0 1 2"], words: "责任单位：区农业局"),
    ScopeCase(
      name: "a liaison officer", scope: .person(SampleBook.agricultureLiaison), keys: ["p/agri", "p/joint"],
      summary: ["区农业局 2,1,0 1 2"], words: "农业局联络员：区农业局"),
    ScopeCase(
      name: "a leader", scope: .person(SampleBook.commerceLeader), keys: ["p/commerce", "p/joint"],
      summary: ["区商务局 2,1,0 1 2"], words: "商务局分管领导：区商务局"),
    ScopeCase(
      name: "a person of the supervisor", scope: .person(SampleBook.supervisorLiaison),
      keys: ["p/agri", "p/commerce", "p/joint"], summary: ["区农业局 2,1,0 1 3", "区商务局 2,1,0 2 3"],
      words: "对口办联络员：区对口办；督办的计划：p"),
    ScopeCase(
      name: "the supervising unit itself answers for nothing", scope: .units([SampleBook.supervisor]), keys: [],
      summary: [], words: "责任单位：区对口办"),
    ScopeCase(
      name: "someone of no unit", scope: .person(SampleBook.nobody), keys: [], summary: [],
      words: "局外人：此时不担任任何单位的联络员或分管领导"),
  ]

  @Test(arguments: scopes) func theScopeDecidesWhatIsListedAndCounted(_ c: ScopeCase) {
    var sample = SampleBook()
    let late = SampleBook.window("2018-01-01", "2018-07-31")
    sample.add("agri", late)
    sample.add("commerce", late, lead: [.unit(SampleBook.commerce)])
    sample.add("joint", late, lead: [.unit(SampleBook.agriculture), .unit(SampleBook.commerce)])
    let report = sample.overdue("2018-08-01", scope: c.scope)
    #expect(report.keys("obligations") == c.keys)
    #expect(report.total("overdue") == c.keys.count)
    #expect(report.summaryLines == c.summary)
    #expect(report.scope?.zh == c.words)
    #expect(report.notes.contains { $0.label.zh == "范围" } == (c.words != nil))
  }

  @Test func whatIsLeftOutFollowsTheScopeToo() {
    var sample = SampleBook()
    sample.add("encouraged", SampleBook.window("2018-01-01", "2018-07-31"), kind: .exhortation)
    #expect(sample.overdue("2018-08-01", scope: .units([SampleBook.agriculture])).leftOut.map(\.count) == [1])
    #expect(sample.overdue("2018-08-01", scope: .units([SampleBook.commerce])).leftOut.isEmpty)
  }

  // MARK: Laws

  @Test func theSummaryHoldsEveryRowUnderEachOfItsUnits() {
    var sample = SampleBook()
    let units: [UnitIndex] = [0, 1, 2, 3]
    for number in 0..<60 {
      let lead = units.filter { (number >> $0) & 1 == 1 }.map { Answerer.unit($0) }
      sample.add(
        "t\(number)",
        SampleBook.window("2018-01-01", "\(day("2018-06-01").adding(days: number * 2))", soft: number % 7 == 0),
        lead: lead)
    }
    for today in ["2018-06-15", "2018-07-31", "2018-12-31"] {
      let report = sample.overdue(today)
      let rows = report.sections.flatMap(\.rows)
      #expect(rows.count == (report.total("overdue") ?? 0) + (report.total("behind") ?? 0))
      for line in report.summary.lines {
        let own = rows.filter {
          $0.units.contains(line.unit.zh) || ($0.units.isEmpty && line.unit.en == "(no unit defined)")
        }
        #expect(line.rows == own.map(\.number))
        #expect(line.counts[0] + line.counts[2] == own.count)
        #expect(line.counts[1] == own.filter { $0.state == "overdue" }.map(\.workingDaysOverdue).max() ?? 0)
      }
      let everyNumber = Set(report.summary.lines.flatMap(\.rows))
      #expect(everyNumber == Set(rows.map(\.number)))
    }
  }

  @Test func equalInputGivesEqualReports() {
    var sample = SampleBook()
    sample.add("a", SampleBook.window("2018-01-01", "2018-07-31"))
    sample.add("b", SampleBook.window("2018-01-01", "2018-07-31"))
    #expect(sample.overdue("2018-08-01") == sample.overdue("2018-08-01"))
    #expect(sample.overdue("2018-08-01") != sample.overdue("2018-08-02"))
  }
}
