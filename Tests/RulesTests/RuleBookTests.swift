import CivilTime
import Diagnostics
import PlanLanguage
import Rules
import Testing
import WorkCalendars

@Suite struct RuleBookTests {
  private static let span = SourceSpan(file: 0, line: 1, column: 1, endColumn: 2)

  private static func book() -> RuleBook {
    RuleBook(
      files: SourceFiles(["rules/plan.yaml"]), plans: [],
      units: ["区农业局", "春江镇", "西夏墅镇"].map { Unit(id: $0, name: $0, span: span) },
      groups: [
        UnitGroup(id: "towns", name: "各区（镇）", members: [1, 2], span: span),
        UnitGroup(id: "departments", name: "各有关部门", members: nil, span: span),
      ], people: [], calendars: [WorkCalendar(name: "cn")], policies: [],
      channels: [Channel(name: "mail", kind: "maildir", folder: "mail", span: span)], reports: [],
      office: Office(calendar: 0, channels: ["mail"]), answers: [],
      periods: [NamedPeriod(name: "汛期", start: (5, 1), end: (9, 30))])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String, answerers: [Answerer], units: [UnitIndex], names: [String]
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "nobody", answerers: [], units: [], names: []),
    Case(name: "one unit", answerers: [.unit(0)], units: [0], names: ["区农业局"]),
    Case(name: "a group", answerers: [.group(0)], units: [1, 2], names: ["各区（镇）"]),
    Case(
      name: "a unit and its group", answerers: [.unit(2), .group(0)], units: [2, 1], names: ["西夏墅镇", "各区（镇）"]),
    Case(name: "twice", answerers: [.unit(0), .unit(0)], units: [0], names: ["区农业局", "区农业局"]),
    Case(name: "an undefined group", answerers: [.group(1)], units: [], names: ["各有关部门"]),
    Case(
      name: "a unit and an undefined group", answerers: [.unit(0), .group(1)], units: [0],
      names: ["区农业局", "各有关部门"]),
  ]

  @Test(arguments: cases)
  func groupsAreExpandedEachUnitOnceAndNamesStayAsWritten(_ row: Case) {
    #expect(Self.book().units(of: row.answerers) == row.units)
    #expect(Self.book().names(of: row.answerers) == row.names)
  }

  @Test func aChannelIsFoundByItsName() {
    #expect(Self.book().channel(named: "mail")?.kind == "maildir")
    #expect(Self.book().channel(named: "fax") == nil)
  }

  @Test func phrasesAreReadAgainstThePlanThatStatesThem() throws {
    let issued = try #require(CivilDate(2018, 3, 1))
    let period = try #require(CivilDate(2018, 1, 1))...(try #require(CivilDate(2018, 12, 31)))
    let plan = Plan(
      id: "p", title: "计划", issued: issued, period: period, year: 2018, calendar: 0, policy: 0,
      readings: Readings(monthBefore: .inclusive), span: Self.span)
    let event = CivilDateTime(issued, .startOfDay)
    let commitment = Commitment(
      id: "c", title: "事项", kind: .artifact, phrase: "8月前", origin: .own, answer: 0, span: Self.span,
      dueSpan: Self.span)
    let task = Task(id: "t", title: "任务", lead: [], commitments: [commitment], span: Self.span)
    let context = Self.book().deadlineContext(of: commitment, in: task, plan, event: event)
    #expect(context.year == 2018)
    #expect(context.period == period)
    #expect(context.issued == issued)
    #expect(context.event == event)
    #expect(context.readings.monthBefore == .inclusive)
    #expect(context.periods.map(\.name) == ["汛期"])
    #expect(context.calendar.name == "cn")
  }

  @Test func aSnapshotKeepsTheFactsOfEachKeyInTheOrderWritten() throws {
    let on = try #require(CivilDate(2018, 6, 1))
    var snapshot = Snapshot()
    for (key, kind) in [("a", Fact.Kind.progress), ("b", .done), ("a", .done)] {
      snapshot.add(Fact(kind: kind, key: key, on: on, recorded: Instant(seconds: 0), by: "人员"))
    }
    #expect(snapshot.facts["a"]?.map(\.kind) == [.progress, .done])
    #expect(snapshot.facts["b"]?.map(\.kind) == [.done])
  }
}
