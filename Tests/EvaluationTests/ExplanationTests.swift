import CivilTime
import Diagnostics
import Evaluation
import PlanLanguage
import Rules
import Testing

/// Traces are compared whole and literally: a line that goes missing, or says something else, fails.
@Suite struct ExplanationTests {
  /// The account that `recipient` has for `step` once the daemon has run through 2018, explained.
  static func trace(
    _ test: TestBook, _ facts: [Fact] = [], step: String, ordinal: Int = 1, recipient: String = "agri-liaison",
    through last: String = "2018-12-31", at now: String
  ) throws -> [String] {
    var snapshot = Snapshot(facts)
    let accounts = passes(test.book, &snapshot, day("2018-03-01")...day(last))
    let account = try #require(
      accounts.first {
        $0.id.event.step == step && $0.id.event.ordinal == ordinal && $0.id.recipient == recipient
      })
    let obligation = test.obligation(account.id.event.subject, snapshot)
    return lines(test.book.explain(account, of: obligation, snapshot, at: nine(now)))
  }

  /// `part: text @place`; the id of a delivery is left out, it is a hash.
  static func lines(_ explanation: Explanation) -> [String] {
    explanation.lines.map { line in
      let text = line.text.zh.split(separator: "，发送", maxSplits: 1)[0]
      return "\(line.part.rawValue): \(text)\(line.place.map { " @\($0)" } ?? "")"
    }
  }

  /// The lines of one part of the trace.
  private static func only(_ part: Explanation.Part, _ lines: [String]) -> [String] {
    lines.filter { $0.hasPrefix("\(part.rawValue): ") }.map { String($0.dropFirst(part.rawValue.count + 2)) }
  }

  // MARK: Whole traces

  @Test func workingDaysBeforeAreTracedAcrossTheHoliday() throws {
    var test = TestBook([.before(5, .workingDays)])
    test.add("a", .due("2018-10-10"))
    #expect(
      try Self.trace(test, step: "before:5wd", at: "2018-09-28") == [
        "rule: 《2018年工作任务分解表》任务“任务a”，责任单位：区农业局 @rules/plan.yaml:10",
        "clause: 原文：“完成a” @seeds/plan.txt:65",
        "deadline: 期限“2018-10-10前”（写明） @rules/plan.yaml:12",
        "reading: “2018-10-10前”含当日",
        "reading: 应于2018年3月1日（周四）至2018年10月10日（周三）间办结",
        "calendar: 按工作日历“cn”，到期日2018年10月10日（周三）是工作日",
        "step: 督办规则“standard”的步骤 before:5wd @rules/policies.yaml:5",
        "count: 到期日2018年10月10日（周三）前5个工作日：2018年9月28日（周五）",
        "count: 自2018-09-28至2018-10-09共5个工作日；其间：2018-09-29（国庆节调休上班，计）、"
          + "2018-09-30（国庆节调休上班，计）、2018-10-01（国庆节，不计）、2018-10-02（国庆节，不计）、"
          + "2018-10-03（国庆节，不计）、2018-10-04（国庆节，不计）、2018-10-05（国庆节，不计）、"
          + "2018-10-06（国庆节，不计）、2018-10-07（国庆节，不计）",
        "recipient: 告知人员0（区农业局联络员），经渠道 mail @rules/units.yaml:30",
        "standing: 截至2018年9月28日（周五）：办理中，还有5个工作日",
        "account: 待发（到点），记于2018-09-28T09:00",
      ])
  }

  @Test func aRepeatIsTracedFromItsFirstTurn() throws {
    var test = TestBook([.on(.due), .after(1, .days, every: CountedSpan(3, .workingDays), times: 3)])
    test.add("a", .due("2018-09-29"))
    #expect(
      try Self.trace(test, step: "after:1d/every:3wd", ordinal: 2, at: "2018-10-10") == [
        "rule: 《2018年工作任务分解表》任务“任务a”，责任单位：区农业局 @rules/plan.yaml:10",
        "clause: 原文：“完成a” @seeds/plan.txt:65",
        "deadline: 期限“2018-09-29前”（写明） @rules/plan.yaml:12",
        "reading: “2018-09-29前”含当日",
        "reading: 应于2018年3月1日（周四）至2018年9月29日（周六）间办结",
        "calendar: 按工作日历“cn”，到期日2018年9月29日（周六）是国庆节调休上班日 @https://www.gov.cn/2018",
        "step: 督办规则“standard”的步骤 after:1d/every:3wd，第2次 @rules/policies.yaml:6",
        "count: 到期日2018年9月29日（周六）后1天、每隔3个工作日：2018年10月10日（周三）",
        "count: 自2018-10-01至2018-10-10共3个工作日；其间：2018-10-01（国庆节，不计）、2018-10-02（国庆节，不计）、"
          + "2018-10-03（国庆节，不计）、2018-10-04（国庆节，不计）、2018-10-05（国庆节，不计）、"
          + "2018-10-06（国庆节，不计）、2018-10-07（国庆节，不计）",
        "recipient: 告知人员0（区农业局联络员），经渠道 mail @rules/units.yaml:30",
        "standing: 截至2018年10月10日（周三）：超期11天（4个工作日）",
        "account: 待发（到点），记于2018-10-10T09:00",
      ])
  }

  @Test func whatMergesIsTracedToTheMessageThatCarriesIt() throws {
    var test = TestBook([.before(1, .days), .on(.due)])
    test.add("a", .due("2018-06-17"))
    var snapshot = Snapshot()
    let accounts = passes(test.book, &snapshot, day("2018-06-15")...day("2018-06-15"))
    let merged = try #require(accounts.first)
    let delivery = try #require(merged.delivery)
    #expect(delivery == accounts.last?.delivery)
    let obligation = test.obligation("p/a")
    let explanation = test.book.explain(merged, of: obligation, snapshot, at: nine("2018-06-15"))
    #expect(explanation.key == "p/a")
    #expect(explanation.title == "任务a")
    #expect(explanation.lines.last?.text.zh == "并入（同日另有提醒），记于2018-06-15T09:00，发送 \(delivery)")
    #expect(
      Self.lines(explanation) == [
        "rule: 《2018年工作任务分解表》任务“任务a”，责任单位：区农业局 @rules/plan.yaml:10",
        "clause: 原文：“完成a” @seeds/plan.txt:65",
        "deadline: 期限“2018-06-17前”（写明） @rules/plan.yaml:12",
        "reading: “2018-06-17前”含当日",
        "reading: 应于2018年3月1日（周四）至2018年6月17日（周日）间办结",
        "calendar: 按工作日历“cn”，到期日2018年6月17日（周日）是周末（固定期限不因休息日顺延）",
        "step: 督办规则“standard”的步骤 before:1d @rules/policies.yaml:5",
        "count: 到期日2018年6月17日（周日）前1天：2018年6月16日（周六）",
        "count: 2018年6月16日（周六）是周末，提前到工作日2018年6月15日（周五）",
        "recipient: 告知人员0（区农业局联络员），经渠道 mail @rules/units.yaml:30",
        "standing: 截至2018年6月15日（周五）：办理中，还有0个工作日",
        "account: 并入（同日另有提醒），记于2018-06-15T09:00",
      ])
  }

  @Test func anOpenedDeadlineIsTracedFromItsEvent() throws {
    var test = TestBook([.on(.due)])
    test.add("a", .waiting, kind: .trigger)
    let trace = try Self.trace(
      test, [.event("p/a", on: "2018-06-01", ref: "函5号")], step: "due", at: "2018-06-15")
    let reading = Self.only(.reading, trace)
    #expect(reading.first == "事件“收到通知”发生于2018年6月1日（周五）（人员0记）")
    #expect(reading.last?.hasSuffix("至2018年6月15日（周五）间办结") == true)
    // The steps that led from the event to the day stand between them.
    #expect(reading.count > 2)
    #expect(Self.only(.rule, trace) == ["《2018年工作任务分解表》任务“任务a（函5号）”，责任单位：区农业局 @rules/plan.yaml:10"])
  }

  @Test func oneTraceHasEveryPartInOrderAndEachThatRestsOnAFileNamesItsLine() throws {
    var test = TestBook([.before(5, .workingDays, unless: .allDone)])
    test.add("a", .due("2018-10-10"))
    var snapshot = Snapshot()
    let account = try #require(passes(test.book, &snapshot, day("2018-09-28")...day("2018-09-28")).first)
    let lines = test.book.explain(account, of: test.obligation("p/a"), snapshot, at: nine("2018-09-28")).lines
    let order = Explanation.Part.allCases
    let positions = lines.compactMap { order.firstIndex(of: $0.part) }
    #expect(positions == positions.sorted())
    #expect(Set(lines.map(\.part)) == Set(order))
    let placed: Set<Explanation.Part> = [.rule, .clause, .deadline, .step, .recipient, .condition]
    for line in lines where placed.contains(line.part) { #expect(line.place != nil, "\(line.part)") }
    for line in lines { #expect(!line.text.zh.isEmpty && !line.text.en.isEmpty && line.text.zh != line.text.en) }
  }

  // MARK: The deadline

  struct Origin: Sendable, CustomTestStringConvertible {
    let name: String, origin: Commitment.DeadlineOrigin, phrase: String, text: String
    var testDescription: String { name }
  }

  static let origins = [
    Origin(name: "own", origin: .own, phrase: "8月前", text: "期限“8月前”（写明） @rules/plan.yaml:12"),
    Origin(name: "the task's", origin: .task, phrase: "年内", text: "期限“年内”（承任务的期限） @rules/plan.yaml:12"),
    Origin(
      name: "the plan's period", origin: .plan, phrase: "", text: "期限（未写期限，以计划期间为限） @rules/plan.yaml:12"),
  ]

  @Test func evidenceThatAPlansRuleAsksForNamesTheRuleAndItsPlace() {
    var test = TestBook([.on(.due)])
    test.plan.evidenceRules = [
      EvidenceRule(
        tag: "资金", evidence: ["凭证（回单）"], clause: Clause(line: 99, quote: "每一笔资金有凭证（回单）", span: TestBook.span(0, 2))),
      EvidenceRule(tag: "活动", evidence: ["活动记录"]),
    ]
    test.add("a", .due("2018-06-15"), evidence: ["凭证（回单）"])
    test.change { $0.tags = ["资金"] }
    let lines = test.book.explain(test.obligation("p/a"), Snapshot(), at: nine("2018-06-01")).lines
    let rules = lines.filter { $0.text.zh.hasPrefix("计划的佐证规则") }
    #expect(rules.map(\.text.zh) == ["计划的佐证规则：有“资金”标签的事项要有凭证（回单）"])
    #expect(rules.map(\.place) == ["seeds/plan.txt:99"])
  }

  @Test(arguments: origins)
  func aDeadlineSaysWhereItWasWritten(_ row: Origin) {
    var test = TestBook()
    var answer = DeadlineAnswer.due("2018-12-31")
    answer.canonical = row.phrase
    test.add("a", answer, origin: row.origin)
    let lines = Self.lines(test.book.explain(test.obligation("p/a"), Snapshot(), at: nine("2018-06-01")))
    #expect(Self.only(.deadline, lines) == [row.text])
  }

  @Test func anAmbiguousPhraseSaysHowItWasTaken() {
    var test = TestBook()
    var answer = DeadlineAnswer.due("2018-07-31")
    answer.canonical = "8月前"
    answer.steps = [Bilingual(zh: "“8月前”不含8月", en: "before August")]
    answer.ambiguity = Ambiguity(
      message: Bilingual(zh: "“8月前”也可指8月31日前", en: "the other reading is 31 August"),
      alternatives: [day("2018-08-31")], setting: "month-before: inclusive")
    test.add("a", answer)
    let lines = Self.lines(test.book.explain(test.obligation("p/a"), Snapshot(), at: nine("2018-06-01")))
    #expect(
      Self.only(.reading, lines) == [
        "“8月前”不含8月", "“8月前”也可指8月31日前", "应于2018年3月1日（周四）至2018年7月31日（周二）间办结",
      ])
  }

  @Test func aDueTimeIsNamed() {
    var test = TestBook()
    test.add("a", .due("2018-07-31", time: TimeOfDay(17, 30)!))
    let lines = Self.lines(test.book.explain(test.obligation("p/a"), Snapshot(), at: nine("2018-06-01")))
    #expect(Self.only(.reading, lines).last == "应于2018年3月1日（周四）至2018年7月31日（周二） 17:30间办结")
  }

  struct Due: Sendable, CustomTestStringConvertible {
    let name: String, due: String, text: String
    var testDescription: String { name }
  }

  static let dues = [
    Due(name: "a working day", due: "2018-06-15", text: "按工作日历“cn”，到期日2018年6月15日（周五）是工作日"),
    Due(
      name: "a weekend day", due: "2018-06-16",
      text: "按工作日历“cn”，到期日2018年6月16日（周六）是周末（固定期限不因休息日顺延）"),
    Due(
      name: "a holiday", due: "2018-10-03",
      text: "按工作日历“cn”，到期日2018年10月3日（周三）是国庆节放假（固定期限不因休息日顺延） @https://www.gov.cn/2018"),
    Due(
      name: "a make-up day", due: "2018-09-30",
      text: "按工作日历“cn”，到期日2018年9月30日（周日）是国庆节调休上班日 @https://www.gov.cn/2018"),
    Due(
      name: "beyond the calendar", due: "2020-06-15",
      text: "≈ 工作日历“cn”未涵盖2020年6月15日（周一），暂按周末推算"),
  ]

  @Test(arguments: dues)
  func theCalendarSaysWhatTheDueDayIs(_ row: Due) {
    var test = TestBook()
    test.add("a", .due(row.due))
    let lines = Self.lines(test.book.explain(test.obligation("p/a"), Snapshot(), at: nine("2018-06-01")))
    #expect(Self.only(.calendar, lines) == [row.text])
  }

  @Test func ofACountedPeriodNobodySaysThatItsLastDayIsFixed() {
    var test = TestBook()
    var answer = DeadlineAnswer.due("2018-06-16")
    answer.kind = .relative
    test.add("a", answer)
    let lines = Self.lines(test.book.explain(test.obligation("p/a"), Snapshot(), at: nine("2018-06-01")))
    #expect(Self.only(.calendar, lines) == ["按工作日历“cn”，到期日2018年6月16日（周六）是周末"])
  }

  @Test func whatOnlyAnUndefinedGroupAnswersForNamesTheGroup() {
    var test = TestBook()
    test.add("a", .due("2018-06-15"), lead: [.group(TestBook.undefined)])
    let lines = Self.lines(test.book.explain(test.obligation("p/a"), Snapshot(), at: nine("2018-06-01")))
    #expect(Self.only(.rule, lines) == ["《2018年工作任务分解表》任务“任务a”，责任单位：各有关部门 @rules/plan.yaml:10"])
  }

  @Test func aCommitmentOfATaskIsNamedWithItsOwnLine() {
    var test = TestBook()
    test.add("a", .due("2018-06-15"))
    test.addCommitment("x", .due("2018-06-15"), answeredBy: .each)
    let lines = Self.lines(test.book.explain(test.obligation("p/a/x#agri"), Snapshot(), at: nine("2018-06-01")))
    #expect(
      Self.only(.rule, lines) == ["《2018年工作任务分解表》任务“任务a：事项x”，责任单位：区农业局 @rules/plan.yaml:14"])
  }

  // MARK: How the day was counted

  struct Count: Sendable, CustomTestStringConvertible {
    let name: String, step: Step, due: String, lines: [String]
    var ordinal = 1
    var testDescription: String { name }
  }

  static let counts = [
    Count(
      name: "on the due day", step: .on(.due), due: "2018-06-15",
      lines: ["到期日2018年6月15日（周五）当天：2018年6月15日（周五）"]),
    Count(
      name: "calendar days list nothing", step: .before(1, .weeks), due: "2018-06-15",
      lines: ["到期日2018年6月15日（周五）前1周：2018年6月8日（周五）"]),
    Count(
      name: "rolled forward over a holiday", step: .after(1, .days), due: "2018-09-30",
      lines: [
        "到期日2018年9月30日（周日）后1天：2018年10月1日（周一）",
        "2018年10月1日（周一）是国庆节放假，顺延到工作日2018年10月8日（周一）",
      ]),
    Count(
      name: "no special day between", step: .after(2, .workingDays), due: "2018-06-12",
      lines: [
        "到期日2018年6月12日（周二）后2个工作日：2018年6月14日（周四）",
        "自2018-06-13至2018-06-14共2个工作日；其间：无",
      ]),
    Count(
      name: "a weekend between", step: .after(1, .workingDays), due: "2018-06-08",
      lines: [
        "到期日2018年6月8日（周五）后1个工作日：2018年6月11日（周一）",
        "自2018-06-09至2018-06-11共1个工作日；其间：2018-06-09（周六，不计）、2018-06-10（周日，不计）",
      ]),
    Count(
      name: "a repeat of working days after working days lists both stretches",
      step: .after(1, .workingDays, every: CountedSpan(2, .workingDays), times: 2), due: "2018-06-11",
      lines: [
        "到期日2018年6月11日（周一）后1个工作日、每隔2个工作日：2018年6月14日（周四）",
        "自2018-06-12至2018-06-12共1个工作日；其间：无", "自2018-06-13至2018-06-14共2个工作日；其间：无",
      ], ordinal: 2),
    Count(
      name: "the opening of the window", step: .on(.start, every: CountedSpan(2, .workingDays), times: 2),
      due: "2018-06-15",
      lines: [
        "到期日2018年6月15日（周五）所在窗口的首日、每隔2个工作日：2018年3月5日（周一）",
        "自2018-03-02至2018-03-05共2个工作日；其间：2018-03-03（周六，不计）、2018-03-04（周日，不计）",
      ], ordinal: 2),
    Count(
      name: "a repeat before", step: .on(.before(CountedSpan(2, .weeks)), every: CountedSpan(1, .weeks), times: 2),
      due: "2018-06-15", lines: ["到期日2018年6月15日（周五）前2周、每隔1周：2018年6月8日（周五）"], ordinal: 2),
  ]

  @Test(arguments: counts)
  func theDayIsCountedInWords(_ row: Count) throws {
    var test = TestBook([row.step])
    test.add("a", .due(row.due))
    let trace = try Self.trace(test, step: row.step.id, ordinal: row.ordinal, at: "2018-12-31")
    #expect(Self.only(.count, trace) == row.lines)
    let again = row.ordinal > 1 ? "，第\(row.ordinal)次" : ""
    #expect(Self.only(.step, trace) == ["督办规则“standard”的步骤 \(row.step.id)\(again) @rules/policies.yaml:5"])
  }

  // MARK: Who

  struct Who: Sendable, CustomTestStringConvertible {
    let name: String, tell: [Role], lead: [Answerer], recipient: String, text: String
    var testDescription: String { name }
  }

  static let whos = [
    Who(
      name: "a leader", tell: [.leader], lead: [.unit(TestBook.agriculture)], recipient: "agri-leader",
      text: "告知人员1（区农业局分管领导），经渠道 mail @rules/units.yaml:31"),
    Who(
      name: "the supervisor", tell: [.supervisor], lead: [.unit(TestBook.agriculture)], recipient: "office-liaison",
      text: "告知人员6（区对口办督办单位），经渠道 mail @rules/units.yaml:36"),
    Who(
      name: "a leader in place of the liaison", tell: [.liaison], lead: [.unit(TestBook.xixiashu)],
      recipient: "xixiashu-leader", text: "告知人员5（西夏墅镇联络员）（代：责任单位无联络员），经渠道 mail @rules/units.yaml:35"),
    Who(
      name: "the supervisor in place of a leader", tell: [.leader], lead: [.unit(TestBook.chunjiang)],
      recipient: "office-liaison", text: "告知人员6（区对口办分管领导）（代：责任单位无分管领导），经渠道 mail @rules/units.yaml:36"),
    Who(
      name: "a named person", tell: [.person(TestBook.agricultureLeader)], lead: [.unit(TestBook.commerce)],
      recipient: "agri-leader", text: "告知人员1（指定人员），经渠道 mail @rules/units.yaml:31"),
  ]

  @Test(arguments: whos)
  func theRecipientIsNamedWithWhatTheyAreToldAs(_ row: Who) throws {
    var test = TestBook([.on(.due, row.tell)])
    test.add("a", .due("2018-06-15"), lead: row.lead)
    let trace = try Self.trace(test, step: "due", recipient: row.recipient, at: "2018-06-15")
    #expect(Self.only(.recipient, trace) == [row.text])
  }

  // MARK: Conditions

  struct Asked: Sendable, CustomTestStringConvertible {
    let name: String, unless: Condition?, when: Condition?, facts: [Fact], lines: [String], account: String
    var testDescription: String { name }
  }

  private static let done = [Fact.progress("p/a", on: "2018-06-01", 10)]

  static let asked = [
    Asked(
      name: "unless held", unless: .allDone, when: nil, facts: done,
      lines: ["除非 progress >= 100%：当时成立 @rules/policies.yaml:5"], account: "不发（除非条件成立），记于2018-06-15T09:00"),
    Asked(
      name: "unless did not hold", unless: .allDone, when: nil, facts: [],
      lines: ["除非 progress >= 100%：当时不成立 @rules/policies.yaml:5"], account: "待发（到点），记于2018-06-15T09:00"),
    Asked(
      name: "when did not hold", unless: nil, when: .isRed, facts: [],
      lines: ["当 lamp = red：当时不成立 @rules/policies.yaml:5"], account: "不发（条件不成立），记于2018-06-15T09:00"),
    Asked(
      name: "when held", unless: nil, when: .allDone, facts: done,
      lines: ["当 progress >= 100%：当时成立 @rules/policies.yaml:5"], account: "待发（到点），记于2018-06-15T09:00"),
    Asked(
      name: "when is not asked once unless held", unless: .allDone, when: .isRed, facts: done,
      lines: [
        "除非 progress >= 100%：当时成立 @rules/policies.yaml:5", "当 lamp = red：未及判断 @rules/policies.yaml:5",
      ], account: "不发（除非条件成立），记于2018-06-15T09:00"),
    Asked(
      name: "neither is asked of what is met", unless: .allDone, when: .isRed,
      facts: [.done("p/a", on: "2018-06-15")],
      lines: [
        "除非 progress >= 100%：未及判断 @rules/policies.yaml:5", "当 lamp = red：未及判断 @rules/policies.yaml:5",
      ], account: "略过（已办结），记于2018-06-15T09:00"),
  ]

  @Test(arguments: asked)
  func aConditionSaysWhatItCameTo(_ row: Asked) throws {
    var test = TestBook([.on(.due, when: row.when, unless: row.unless)])
    test.add("a", .due("2018-06-15"), kind: .countable, targets: [.atLeast(10, "家")])
    let trace = try Self.trace(test, row.facts, step: "due", at: "2018-06-15")
    #expect(Self.only(.condition, trace) == row.lines)
    #expect(Self.only(.account, trace) == [row.account])
  }

  // MARK: Where it stands

  struct Stands: Sendable, CustomTestStringConvertible {
    let now: String, text: String
    var soft = false, closed: String?, evidence: [String] = [], facts: [Fact] = [], targets: [Target] = []
    var testDescription: String { text }
  }

  static let standings = [
    Stands(now: "2018-02-28", text: "截至2018年2月28日（周三）：未开始"),
    Stands(now: "2018-06-11", text: "截至2018年6月11日（周一）：办理中，还有4个工作日"),
    Stands(now: "2018-06-11", text: "截至2018年6月11日（周一）：办理中，还有4个工作日，未达序时进度", targets: [.atLeast(10, "家")]),
    Stands(
      now: "2018-06-11", text: "截至2018年6月11日（周一）：已报结，缺佐证：工作总结、照片", evidence: ["工作总结", "照片"],
      facts: [.done("p/a", on: "2018-06-08")]),
    Stands(
      now: "2018-07-16", text: "截至2018年7月16日（周一）：按期办结（2018年6月8日（周五））",
      facts: [.done("p/a", on: "2018-06-08")]),
    Stands(
      now: "2018-07-16", text: "截至2018年7月16日（周一）：逾期办结（2018年6月20日（周三），晚5天）",
      facts: [.done("p/a", on: "2018-06-20")]),
    Stands(now: "2018-06-20", text: "截至2018年6月20日（周三）：超期5天（2个工作日）"),
    Stands(now: "2018-06-20", text: "截至2018年6月20日（周三）：滞后5天（软性期限，不计超期）", soft: true),
    Stands(now: "2018-08-31", text: "截至2018年8月31日（周五）：计划已结束，未办结", closed: "2018-08-31"),
  ]

  @Test(arguments: standings)
  func whereItStandsIsSaidInAFewWords(_ row: Stands) {
    var test = TestBook()
    test.policy.pace = .linear
    test.plan.closed = row.closed.map { day($0) }
    test.add("a", .due("2018-06-15", soft: row.soft), targets: row.targets, evidence: row.evidence)
    let explanation = test.book.explain(test.obligation("p/a"), Snapshot(row.facts), at: nine(row.now))
    #expect(Self.only(.standing, Self.lines(explanation)) == [row.text])
  }

  // MARK: After an edit

  @Test func anAccountOfAStepThatIsGoneSaysSo() throws {
    let old = EvaluatorTests.book()
    var snapshot = Snapshot()
    let account = try #require(passes(old.book, &snapshot, day("2018-05-16")...day("2018-05-16")).first)
    var new = TestBook([.on(.due)])
    new.add("a", .due("2018-06-15"))
    let lines = Self.lines(new.book.explain(account, of: new.obligation("p/a"), snapshot, at: nine("2018-05-17")))
    #expect(Self.only(.step, lines) == ["督办规则“standard”现已没有步骤 before:30d @rules/policies.yaml:1"])
    #expect(Self.only(.account, lines).count == 1)
  }

  @Test func anAccountWhoseDayOrRecipientTheRulesNoLongerHaveSaysSo() throws {
    var test = EvaluatorTests.book()
    var snapshot = Snapshot()
    let account = try #require(passes(test.book, &snapshot, day("2018-05-16")...day("2018-05-16")).first)
    test.plan.closed = day("2018-05-10")
    test.policy.steps[0].tell = [.leader]
    let lines = Self.lines(test.book.explain(account, of: test.obligation("p/a"), snapshot, at: nine("2018-05-17")))
    #expect(Self.only(.count, lines) == ["记账时落在2018年5月16日（周三）；按现行规则这一次已不提醒"])
    #expect(Self.only(.recipient, lines) == ["agri-liaison，经渠道 mail（按现行规则已不是该步骤的对象）"])
  }

  @Test func aMovedDueDayIsExplainedByTheEdit() throws {
    let old = EvaluatorTests.book()
    var new = TestBook(EvaluatorTests.steps)
    new.add("a", .due("2018-07-20"))
    let accepted = Evaluator.acceptance(
      of: new.book, replacing: old.book, Snapshot(), at: instant("2018-05-02 08:00"))
    let notice = try #require(accepted.accounts.first)
    let lines = Self.lines(
      new.book.explain(notice, of: new.obligation("p/a"), Snapshot(), at: nine("2018-05-02")))
    #expect(Self.only(.step, lines) == ["规则修改后到期日改为2018年7月20日（周五），告知一次 @rules/plan.yaml:12"])
    #expect(Self.only(.account, lines) == ["暂缓（到点），记于2018-05-02T08:00"])
  }

  // MARK: Words

  @Test func everyStateAndReasonHasItsOwnChinese() {
    #expect(Set(AccountState.allCases.map(\.chinese)).count == AccountState.allCases.count)
    #expect(Set(AccountReason.allCases.map(\.chinese)).count == AccountReason.allCases.count)
  }

  struct Words: Sendable, CustomTestStringConvertible {
    let span: CountedSpan, zh: String, en: String
    var testDescription: String { en }
  }

  static let words = [
    Words(span: CountedSpan(1, .days), zh: "1天", en: "1 day"),
    Words(span: CountedSpan(30, .days), zh: "30天", en: "30 days"),
    Words(span: CountedSpan(5, .workingDays), zh: "5个工作日", en: "5 working days"),
    Words(span: CountedSpan(1, .workingDays), zh: "1个工作日", en: "1 working day"),
    Words(span: CountedSpan(2, .weeks), zh: "2周", en: "2 weeks"),
    Words(span: CountedSpan(3, .months), zh: "3个月", en: "3 months"),
  ]

  @Test(arguments: words)
  func aSpanIsSaidInBothLanguages(_ row: Words) {
    #expect(row.span.words.zh == row.zh)
    #expect(row.span.words.en == row.en)
  }
}
