import CivilTime
import Diagnostics
import PlanLanguage
import RuleFiles
import Rules
import Testing

/// What plans say beside tasks, deadlines and units, and what it comes to.
@Suite struct RuleLanguageTests {
  private static let commission = "{name: 区发改委, liaison: 发改委联络员}"
  private static let meeting = "{id: meeting, title: 专题研究, due: 年底, target: 1次}"
  private static let ledger = "{id: ledger, title: 提交工作台账, answered-by: each, evidence: [工作台账]}"
  private static let readings = "  readings: {month-before: exclusive}\n"

  private func book(_ changes: (old: String, new: String)..., sourceLocation: SourceLocation = #_sourceLocation)
    throws
    -> RuleBook
  {
    let loaded = Fixtures.load(Fixtures.book(changes))
    #expect(Fixtures.listing(loaded) == "", sourceLocation: sourceLocation)
    return try #require(loaded.book, sourceLocation: sourceLocation)
  }

  // MARK: Plans

  @Test func defaultsHoldForTasksThatDoNotSay() throws {
    let defaults = """
        defaults:
          due: 6月底前
          evidence: [工作总结]
          answered-by: each
          support: 区对口办
          tags: [年度]
          policy: strict

      """
    let loaded = try book(
      (Self.readings, defaults + Self.readings), ("    evidence: [活动记录]\n", ""),
      ("policies:\n", "policies:\n  strict: {steps: [{on: due, tell: liaison}]}\n"),
      ("{done: ziyang/agri-firms,", "{done: ziyang/agri-firms#区农业局,"))
    let tasks = loaded.plans[0].tasks
    let firms = tasks[0].commitments[0]
    #expect(firms.phrase == "4～11月" && firms.origin == .own && firms.answeredBy == .each)
    #expect(firms.evidence == ["工作总结"] && firms.tags == ["年度"])
    #expect(tasks[0].support == [.group(0)] && tasks[1].support == [.unit(2)])
    let ledger = tasks[1].commitments[1]
    #expect(ledger.phrase == "6月底前" && ledger.origin == .defaults && ledger.evidence == ["工作台账"])
    #expect(tasks.allSatisfy { $0.policy.map { loaded.policies[$0].id } == "strict" })
  }

  @Test func aTasksOwnValuesGoBeforeTheDefaults() throws {
    let loaded = try book(
      (Self.readings, "  defaults: {chase: no, performed-by: 紫阳县, tags: [年度]}\n\(Self.readings)"),
      ("    due: 4～11月", "    due: 4～11月\n    chase: yes\n    performed-by: 区农业局\n    tags: [产业]"))
    let tasks = loaded.plans[0].tasks
    #expect(tasks.map(\.chase) == [true, false] && tasks.map(\.performedBy) == ["区农业局", "紫阳县"])
    #expect(tasks.map(\.tags) == [["产业", "年度"], ["年度"]])
    #expect(tasks[1].commitments.map(\.chase) == [false, false])
  }

  @Test func evidenceRulesApplyByTagAndNeverToExhortations() throws {
    let rules = """
        evidence-rules:
          - {tag: 资金, evidence: [凭证, 工作台账]}
          - {tag: 活动, evidence: [活动记录]}

      """
    let loaded = try book(
      (Self.readings, rules + Self.readings), ("    due: 4～11月", "    due: 4～11月\n    tags: 资金"),
      (Self.meeting, "{id: meeting, title: 专题研究, kind: exhortation, tags: 活动}"),
      ("evidence: [工作台账]", "evidence: [工作台账], tags: [活动, 资金]"))
    let tasks = loaded.plans[0].tasks
    #expect(tasks[0].commitments[0].evidence == ["活动记录", "凭证", "工作台账"])
    #expect(tasks[1].commitments.map(\.evidence) == [[], ["工作台账", "凭证", "活动记录"]])
  }

  @Test func aPlanKnowsItsPairsByIDAndTheirUnits() throws {
    let pairs = """
        pairs:
          - {ours: 农业局, theirs: 汉滨区}
          - {id: two, ours: 区发改委, theirs: 石泉县}

      """
    let loaded = try book((Self.readings, pairs + Self.readings), ("answered-by: each", "answered-by: pairs"))
    let plan = loaded.plans[0]
    #expect(plan.pairs.map(\.id) == ["农业局-汉滨区", "two"])
    #expect(plan.pairs.map(\.units) == [[0], [1]] && plan.pairs[1].theirs == Pair.Side(name: "石泉县"))
    #expect(plan.tasks[1].commitments.map(\.answeredBy) == [.lead, .pairs])
  }

  @Test func aPlanEndsInTheOneItIsCarriedOverInto() throws {
    let files = Fixtures.book((Self.readings, "  closed: 2018-12-31\n  carry-over: next\n\(Self.readings)"))
      .merging(["a.yaml": "plan: {id: next, title: 下一年, year: 2019, supervisor: 区对口办}\n"]) { $1 }
    let loaded = Fixtures.load(files)
    #expect(Fixtures.listing(loaded) == "")
    let plans = try #require(loaded.book).plans
    #expect(plans.map(\.id) == ["next", "ziyang"] && plans.map(\.carryOver) == [nil, 0])
    #expect(plans[1].closed == CivilDate(2018, 12, 31))
  }

  @Test func insidersOfAnInternalPlanAreItsUnitsTheirSuperiorsStandInsSupervisorAndReaders() throws {
    let people = ["组长", "代理人", "读者", "读者单位联络员", "局外人", "接手人"]
    let loaded = try book(
      (Self.readings, "  visibility: internal\n  readers: [读者, 读者单位]\n\(Self.readings)"),
      (
        Self.commission,
        "{name: 区发改委, liaison: {person: 发改委联络员, away: 2018-07-01..2018-07-15, stand-in: 代理人}, reports-to: 领导小组, merged-into: {unit: 接手单位, on: 2019-01-01}}\n"
          + "  - {name: 领导小组, leader: 组长}\n  - {name: 读者单位, liaison: 读者单位联络员}\n"
          + "  - {name: 接手单位, liaison: 接手人}\n  - {name: 别的单位, liaison: 局外人}"
      ),
      (
        "  - {name: 对口办联络员, email",
        people.enumerated().map { "  - {name: \($1), email: p\($0)@example.org}\n" }.joined()
          + "  - {name: 对口办联络员, email"
      ))
    let insiders = try #require(loaded.plans[0].insiders)
    #expect(
      Set(insiders.map { loaded.people[Int($0)].name })
        == ["农业局联络员", "农业局分管领导", "发改委联络员", "对口办联络员", "组长", "代理人", "读者", "读者单位联络员", "接手人"])
    #expect(try book().plans[0].insiders == nil)
  }

  @Test func aReportListsThePlansItNames() throws {
    #expect(try book().reports[0].plans == nil)
    #expect(try book(("schedule: 每周一,", "schedule: 每周一, plans: ziyang,")).reports[0].plans == [0])
  }

  // MARK: Tasks and commitments

  @Test func aSectionWithinASectionIsWrittenFromTheOutermost() throws {
    let loaded = try book(("    section: 产业帮扶", "    section: [重点任务, 产业帮扶]"))
    #expect(loaded.plans[0].tasks[0].section == "重点任务 · 产业帮扶")
  }

  @Test func supportAndIndicatorsOfACommitmentGoBeforeItsTasks() throws {
    let loaded = try book(
      (Self.readings, "  indicators: [领导互访, 资金支持]\n\(Self.readings)"),
      ("    commitments:", "    support: 区对口办\n    indicator: 资金支持\n    commitments:"),
      (Self.meeting, "{id: meeting, title: 专题研究, support: [区农业局、区发改委], indicator: 领导互访}"))
    let task = loaded.plans[0].tasks[1]
    #expect(task.support == [.unit(2)] && task.commitments.map(\.support) == [[.unit(0), .unit(1)], nil])
    #expect(task.commitments.map(\.indicators) == [["领导互访"], ["资金支持"]])
  }

  @Test func aDecisionStandsForThePhraseAndKeepsItsWords() throws {
    let loaded = try book(
      (
        Self.meeting,
        "{id: meeting, title: 专题研究, due: 定期, decided: {due: 每季度, by: 区对口办, on: 2018-04-01, ref: 纪要3号}}"
      ))
    let meeting = loaded.plans[0].tasks[1].commitments[0]
    #expect(meeting.phrase == "每季度" && meeting.origin == .own)
    #expect(meeting.decision == Decision(written: "定期", by: "区对口办", on: CivilDate(2018, 4, 1)!, ref: "纪要3号"))
    #expect(loaded.answers[Int(meeting.answer)].kind == .recurring)
  }

  @Test func aDecisionOfATaskHoldsForItsCommitmentsThatSayNothing() throws {
    let loaded = try book(
      ("    commitments:", "    due: 定期\n    decided: {due: 9月底前, by: 区对口办, on: 2018-04-01}\n    commitments:"))
    let commitments = loaded.plans[0].tasks[1].commitments
    #expect(commitments.map(\.phrase) == ["年底", "9月底前"] && commitments.map(\.origin) == [.own, .task])
    #expect(commitments.map { $0.decision?.written } == [nil, "定期"])
  }

  @Test func milestonesFollowTheirCommitmentAndInheritWhoAnswers() throws {
    let loaded = try book(
      (
        Self.ledger,
        "{id: ledger, title: 提交工作台账, answered-by: each, chase: no, milestones: [{id: draft, title: 初稿, due: 6月底, chase: yes}, {id: check, title: 核对, due: 9月底, answered-by: lead, after: 'ledger:draft'}]}"
      ), ("    due: 4～11月", "    due: 4～11月\n    milestones: [{id: list, title: 名单, due: 5月底}]"))
    let own = loaded.plans[0].tasks[0].commitments
    #expect(own.map(\.id) == ["", ":list"] && own.map(\.milestoneOf) == [nil, 0])
    let commitments = loaded.plans[0].tasks[1].commitments
    #expect(commitments.map(\.id) == ["meeting", "ledger", "ledger:draft", "ledger:check"])
    #expect(commitments.map(\.milestoneOf) == [nil, nil, 1, 1])
    #expect(commitments.map(\.answeredBy) == [.lead, .each, .each, .lead])
    #expect(commitments.map(\.chase) == [true, false, true, false])
    #expect(commitments[3].after == CommitmentPlace(task: 1, commitment: 2))
  }

  @Test func whatComesBeforeIsNamedAsKeysAreWritten() throws {
    let loaded = try book(
      ("    due: 4～11月", "    due: 年底\n    milestones: [{id: list, title: 名单, due: 5月底}]"),
      (
        Self.meeting,
        "{id: meeting, title: 专题研究, due: 年底, after: 'agri-firms:list', needs: [ledger, agri-firms]}"
      ), ("evidence: [工作台账]", "due: 年底, needs: 'agri-firms:list'"))
    let tasks = loaded.plans[0].tasks
    #expect(tasks[1].commitments[0].after == CommitmentPlace(task: 0, commitment: 1))
    #expect(
      tasks[1].commitments[0].needs == [
        CommitmentPlace(task: 1, commitment: 1), CommitmentPlace(task: 0, commitment: 0),
      ])
    #expect(tasks[1].commitments[1].needs == [CommitmentPlace(task: 0, commitment: 1)])
  }

  @Test func needingATaskIsNeedingAllItsCommitmentsThatCanBeMet() throws {
    let loaded = try book(
      ("    due: 4～11月", "    due: 年底\n    needs: mechanism"),
      (Self.meeting, "{id: meeting, title: 专题研究, kind: exhortation}"))
    #expect(loaded.plans[0].tasks[0].commitments[0].needs == [CommitmentPlace(task: 1, commitment: 1)])
  }

  @Test func aTotalThatIsTheSumIsKept() throws {
    let loaded = try book(
      (Self.meeting, "{id: meeting, title: 专题研究, due: 每季度, target: 2次, total: 8次, quota: total}"))
    let meeting = loaded.plans[0].tasks[1].commitments[0]
    #expect(meeting.total?.thousandths == 8000 && meeting.quota == .total)
    #expect(try book().plans[0].tasks[1].commitments[0].quota == .each)
  }

  @Test func namedUnitsMayEachAnswer() throws {
    let loaded = try book(("answered-by: each", "answered-by: {each: [区农业局、区发改委, 各有关部门]}"))
    #expect(loaded.plans[0].tasks[1].commitments[1].answeredBy == .eachOf([.unit(0), .unit(1), .group(0)]))
  }

  // MARK: Units

  @Test func aGroupMayBeDefinedInPart() throws {
    let files = Fixtures.book(("members: [区农业局, 区发改委]", "members: [区农业局, undefined]"))
    let loaded = Fixtures.load(files)
    #expect(loaded.diagnostics.map(\.code) == ["group.undefined"])
    let group = try #require(loaded.book).groups[0]
    #expect(group.members == [0] && group.isOpen)
  }

  @Test func aGroupWithAnOpenGroupInItIsOpen() throws {
    let group = "  - {name: 各有关部门, members: [区农业局, 区发改委]}"
    let files = Fixtures.book(
      (group, "  - {name: 各有关部门, members: [区农业局, 各板块]}\n  - {name: 各板块, members: undefined}"))
    let book = try #require(Fixtures.load(files).book)
    #expect(book.groups.map(\.isOpen) == [true, true] && book.groups.map(\.members) == [[0], []])
  }

  @Test func aContactHasATermAndAStandIn() throws {
    let loaded = try book(
      (
        Self.commission,
        "{name: 区发改委, department: 地区科, reports-to: 区对口办, liaison: [{person: 发改委联络员, to: 2018-06-30, away: [2018-04-02, 2018-05-01..2018-05-10], stand-in: 农业局联络员}, {person: 农业局联络员, from: 2018-07-01}]}"
      ))
    let unit = loaded.units[1]
    #expect(unit.department == "地区科" && unit.reportsTo == 2)
    let contact = try #require(unit.liaison.first)
    #expect(contact.from == nil && contact.until == CivilDate(2018, 6, 30) && contact.standIn == 0)
    let days = [CivilDate(2018, 4, 2)!...CivilDate(2018, 4, 2)!, CivilDate(2018, 5, 1)!...CivilDate(2018, 5, 10)!]
    #expect(contact.away == days)
    #expect(unit.liaison[1] == Contact(person: 0, from: CivilDate(2018, 7, 1), span: unit.liaison[1].span))
  }

  /// What must not be said: each of these is as it should be.
  static let silent: [[(old: String, new: String)]] = [
    // A unit that was merged before the plan came into force needs nobody of its own.
    [(Self.commission, "{name: 区发改委, merged-into: {unit: 区对口办, on: 2018-03-01}}")],
    // A term that ends when the unit is merged.
    [
      (
        Self.commission,
        "{name: 区发改委, liaison: {person: 发改委联络员, to: 2018-06-30}, merged-into: {unit: 区对口办, on: 2018-07-01}}"
      )
    ],
    // A term that ends with the plan.
    [(Self.commission, "{name: 区发改委, liaison: {person: 发改委联络员, to: 2018-12-31}}")],
    // Two terms of one person, one behind the other.
    [
      (
        Self.commission,
        "{name: 区发改委, liaison: [{person: 发改委联络员, to: 2018-06-30}, {person: 发改委联络员, from: 2018-07-01}]}"
      )
    ],
    // A former name that is another unit's name today.
    [(Self.commission, "{name: 区发改委, liaison: 发改委联络员, renamed-from: 区对口办}")],
    // Units that report up a line.
    [(Self.commission, "{name: 区发改委, liaison: 发改委联络员, reports-to: 区对口办}")],
  ]

  @Test(arguments: silent.indices) func nothingIsSaidOfWhatIsRight(_ index: Int) throws {
    #expect(Fixtures.listing(Fixtures.load(Fixtures.book(Self.silent[index]))) == "")
  }

  // MARK: Lamps

  @Test func lampsAreDataOfThePolicy() throws {
    let loaded = try book(
      (
        "lamps: {yellow: 10 working days before}",
        "lamps: {yellow: {word: 预警, colour: '#F9A825', before: 5 working days}, red: {when: [days-overdue > 3, pace = behind]}, blue: {word: 销号}}"
      ))
    let policy = loaded.policies[0]
    #expect(policy.yellowBefore == CountedSpan(5, .workingDays))
    #expect(policy.lamps[.yellow] == LampRule(word: "预警", colour: "#f9a825"))
    #expect(policy.lamps[.blue] == LampRule(word: "销号") && policy.lamps[.green] == nil)
    #expect(
      policy.lamps[.red]?.when.map(\.comparisons) == [
        [.init(.daysOverdue, .greater, .number(3))], [.init(.pace, .equal, .word("behind"))],
      ])
  }
}
