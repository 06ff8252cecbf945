import Testing

/// Faults of names that refer to each other, of phrases, and of who is told.
@Suite struct LinkFaultTests {
  static let names = [
    FaultCase(
      "an unknown unit", "    lead: 区农业局", "    lead: ①区农牧局",
      "error[rule.unknown-name]: unit '区农牧局' is declared nowhere"),
    FaultCase(
      "an unknown unit at each of its places",
      Fixtures.book(
        ("    lead: 区农业局", "    lead: ①区农牧局"), ("lead: [区发改委, 各有关部门]", "lead: [区发改委, ②区农牧局]"),
        ("members: [区农业局,", "members: [③区农牧局,")),
      [
        "①": ["error[rule.unknown-name]: unit '区农牧局' is declared nowhere"],
        "②": ["error[rule.unknown-name]: unit '区农牧局' is declared nowhere"],
        "③": ["error[rule.unknown-name]: unit '区农牧局' is declared nowhere"],
      ]),
    FaultCase(
      "one of several units in one text", "    lead: 区农业局", "    lead: 区农业局、①区发展委",
      "error[rule.unknown-name]: unit '区发展委' is declared nowhere"),
    FaultCase(
      "an unknown person", "liaison: 发改委联络员", "liaison: ①发改委联系员",
      "error[rule.unknown-name]: person '发改委联系员' is declared nowhere"),
    FaultCase(
      "a misspelt role", "{on: due, tell: liaison}", "{on: due, tell: ①liason}",
      "error[rule.unknown-name]: person 'liason' is declared nowhere"),
    FaultCase(
      "an unknown calendar", "  calendar: cn\n  policy", "  calendar: ①us\n  policy",
      "error[rule.unknown-name]: calendar 'us' is declared nowhere"),
    FaultCase(
      "an unknown policy", "  policy: standard", "  policy: ①strict",
      "error[rule.unknown-name]: policy 'strict' is declared nowhere"),
    FaultCase(
      "an unknown channel", "channels: [mail]", "channels: [①fax]",
      "error[rule.unknown-name]: channel 'fax' is declared nowhere"),
    FaultCase(
      "an unknown plan", "  - id: mechanism", "  - plan: ①ziyan\n    id: mechanism",
      "error[rule.unknown-name]: plan 'ziyan' is declared nowhere"),
    FaultCase(
      "an alias of two units",
      Fixtures.book(
        ("{name: 区发改委, liaison", "{name: 区发改委, aliases: [农业局], liaison"), ("    lead: 区农业局", "    lead: ①农业局")),
      ["①": ["error[rule.ambiguous-name]: '农业局' may mean 区农业局（office.yaml:11） or 区发改委（office.yaml:12）"]]),
    FaultCase(
      "a unit declared twice", "  - {name: 区发改委, liaison: 发改委联络员}",
      "  - {name: 区发改委, liaison: 发改委联络员}\n  - {name: ①区发改委, liaison: 发改委联络员}",
      "error[rule.duplicate-id]: unit '区发改委' is declared at office.yaml:12 already"),
    FaultCase(
      "a group called as a unit", "{name: 各有关部门, members", "{name: ①区发改委, aliases: [各有关部门], members",
      "error[rule.duplicate-id]: unit '区发改委' is declared at office.yaml:12 already"),
    FaultCase(
      "a task declared twice", "  - id: mechanism", "  - id: ①agri-firms",
      "error[rule.duplicate-id]: task 'agri-firms' is declared at plan.yaml:12 already"),
    FaultCase(
      "a commitment declared twice", "{id: ledger,", "{id: ①meeting,",
      "error[rule.duplicate-id]: commitment 'meeting' is declared at plan.yaml:25 already"),
    FaultCase(
      "a step that differs in recipients only", "      - {on: due, tell: liaison}",
      "      - {on: due, tell: liaison}\n      - ①{on: due, tell: leader}",
      "error[rule.duplicate-id]: step 'due' is on line 28 already"),
    FaultCase(
      "the same plan in two files",
      Fixtures.book.merging(["second.yaml": "plan: {id: ①ziyang, title: 又一个, year: 2018, supervisor: 区对口办}\n"]) {
        $1
      },
      ["①": ["error[rule.duplicate-id]: plan 'ziyang' is declared at plan.yaml:2 already"]]),
    FaultCase(
      "an office in two files", Fixtures.book.merging(["second.yaml": "office: ①{name: 又一个}\n"]) { $1 },
      ["①": ["error[rule.duplicate-id]: section 'office' is declared at office.yaml:2 already"]]),
    FaultCase(
      "a calendar that rests on itself", "calendars:\n", "calendars:\n  ①town: {base: town}\n",
      "error[calendar.cycle]: a calendar rests on itself: town → town"),
    FaultCase(
      "a group inside itself", "  - {name: 各有关部门, members: [区农业局, 区发改委]}",
      "  - {name: ①各有关部门, members: [各区]}\n  - {name: 各区, members: [各有关部门]}",
      "error[group.cycle]: a group contains itself: 各有关部门 → 各区 → 各有关部门"),
    FaultCase(
      "no plan at all", ["office.yaml": String(Fixtures.office.split(separator: "reports:\n  - {id")[0])],
      ["-": ["error[rule.no-plan]: there is no plan in the rule files"]]),
    FaultCase(
      "a task that belongs to one of two plans",
      Fixtures.book.merging([
        "second.yaml": "plan: {id: other, title: 又一个, year: 2018, supervisor: 区对口办}\n",
        "third.yaml": "tasks: [{id: ①stray, title: 无主, lead: 区农业局}]\n",
      ]) { $1 }, ["①": ["error[rule.no-plan]: task 'stray' does not say which plan it belongs to"]]),
    FaultCase(
      "a plan that does not choose among two calendars",
      Fixtures.book(
        ("  id: ziyang", "  ①id: ziyang"), ("  calendar: cn\n  policy", "  policy"),
        ("  cn:\n    weekend", "  us: {source: none}\n  uk:\n    weekend"),
        ("calendar: cn\n  channels", "calendar: uk\n  channels")),
      ["①": ["error[rule.not-named]: there are 2 of kind calendar; name the one to use"]]),
    FaultCase(
      "a story about nothing", "{done: ziyang/agri-firms,", "{done: ①ziyang/agri-firm,",
      "error[story.unknown-key]: there is no obligation 'ziyang/agri-firm'"),
    FaultCase(
      "stories about a plan that is not there, said once",
      Fixtures.book.merging([
        "story.yaml": """
        story:
          - {done: ①ziyagn/agri-firms, on: 2018-06-01}
          - {done: ziyagn/mechanism/ledger, on: 2018-06-01}
          - {done: ziyagn/other, on: 2018-06-02}
        """
      ]) { $1 },
      ["①": ["error[story.unknown-key]: there is no plan 'ziyagn'; what else this file says of it is not listed"]]),
    FaultCase(
      "a story about a task instead of one of its commitments", "{done: ziyang/agri-firms,",
      "{done: ①ziyang/mechanism,",
      "error[story.unknown-key]: there is no obligation 'ziyang/mechanism'"),
    FaultCase(
      "a story about all units where each answers for itself", "{done: ziyang/agri-firms,",
      "{done: ①ziyang/mechanism/ledger,",
      "error[story.unknown-key]: there is no obligation 'ziyang/mechanism/ledger'"),
    FaultCase(
      "a story about a turn that never comes", "{done: ziyang/agri-firms,", "{done: ①ziyang/agri-firms@2018-05,",
      "error[story.unknown-key]: there is no obligation 'ziyang/agri-firms@2018-05'"),
  ]

  static let phrases = [
    FaultCase("a deadline nobody can read", "    due: 4～11月", "    due: ①赶在某个时候", "error[deadline.unread]…"),
    FaultCase("words of time that are no deadline", "    due: 4～11月", "    due: 挂职学习①3个月", "error[deadline.none]…"),
    FaultCase("a day that does not exist", "    due: 4～11月", "    due: ①2月30日", "error[deadline.impossible]…"),
    FaultCase(
      "a vague deadline", "    due: 4～11月", "    due: ①定期",
      "decision[deadline.undecided]: '定期' names no day: a person must decide"),
    FaultCase(
      "a vague deadline that two commitments inherit",
      Fixtures.book(
        ("    commitments:", "    due: ①定期\n    commitments:"), ("due: 年底, target: 1次", "target: 1次")),
      ["①": ["decision[deadline.undecided]: '定期' names no day: a person must decide"]]),
    FaultCase(
      "an ambiguous deadline, once for all who state it",
      Fixtures.book(
        ("  readings: {month-before: exclusive}\n", ""), ("    due: 4～11月", "    due: ①8月前"),
        ("due: 年底", "due: 8月前")),
      ["①": ["note[deadline.ambiguous]: …"]]),
    FaultCase(
      "a deadline before the plan was issued", "    due: 4～11月", "    due: ①1月底",
      "note[deadline.before-issue]: '1月底' was due on 2018-01-31, before the plan was issued on 2018-03-01"),
    FaultCase("a quantity nobody can read", "    target: 10家以上", "    target: ①好几家吧", "error[target.unread]…"),
    FaultCase(
      "a report that never runs", "schedule: 每周一", "schedule: ①长期坚持",
      "error[report.no-days]: '长期坚持' names no days for the report"),
  ]

  /// What the rules may say of a report beside its days.
  static let reports = [
    FaultCase(
      "a report that goes nowhere",
      "{id: weekly, title: 每周超期清单, kind: overdue, schedule: 每周一, formats: [text, html]}",
      "①{id: weekly, title: 每周超期清单, kind: overdue, schedule: 每周一}",
      "error[rule.missing-key]: 'formats' is missing"),
    FaultCase(
      "a bulletin as a table", "kind: overdue, schedule: 每周一, formats: [text, html]",
      "kind: bulletin, schedule: 每周一, formats: [①text, html]",
      "error[rule.conflicting-keys]: a bulletin is not written as text: it is a text that a person edits and issues"
    ),
    FaultCase(
      "a reply day of a list", "schedule: 每周一, formats: [text, html]",
      "schedule: 每周一, formats: [text, html], ①reply: 5 working days",
      "error[rule.conflicting-keys]: 'reply' goes with 'kind: bulletin' only"),
    FaultCase(
      "a folder outside the channel's", "formats: [text, html]", "formats: [text, html], folder: ①../elsewhere",
      "error[rule.bad-value]: '../elsewhere' is no folder inside the channel's"),
    FaultCase(
      "a hidden folder", "formats: [text, html]", "formats: [text, html], folder: ①a/.b",
      "error[rule.bad-value]: 'a/.b' is no folder inside the channel's"),
    FaultCase(
      "leaders without a scope", "formats: [text, html]", "formats: [text, html], recipients: ①leader",
      "error[rule.conflicting-keys]: 'leader' goes with 'scope' only"),
    FaultCase(
      "leaders of a person", "formats: [text, html]",
      "formats: [text, html], scope: 对口办联络员, recipients: ①leader",
      "error[rule.wrong-type]: the scope '对口办联络员' holds no units"),
    FaultCase(
      "a person among units", "formats: [text, html]", "formats: [text, html], scope: [区农业局, ①对口办联络员]",
      "error[rule.wrong-type]: '对口办联络员' is a person: a scope is units, or one person"),
    FaultCase(
      "a misspelt role", "formats: [text, html]", "formats: [text, html], recipients: ①administrator",
      "error[rule.unknown-name]…"),
    FaultCase(
      "a channel without formats", "schedule: 每周一, formats: [text, html]",
      "schedule: 每周一, recipients: 对口办联络员, ①channel: desk",
      "error[rule.conflicting-keys]: 'channel' goes with 'formats' only"),
  ]

  static let recipients = [
    FaultCase(
      "a unit with nobody to tell, and a supervisor", "{name: 区发改委, liaison: 发改委联络员}", "{name: ①区发改委}",
      "decision[rule.untold]: '区发改委' answers for 2 (the first at plan.yaml:25) but has neither liaison nor leader; the supervisor is told instead"
    ),
    FaultCase(
      "a unit with nobody to tell, and no supervisor",
      Fixtures.book(("{name: 区发改委, liaison: 发改委联络员}", "{name: ①区发改委}"), ("  supervisor: 区对口办\n", "")),
      [
        "①": [
          "error[rule.untold]: '区发改委' answers for 2 (the first at plan.yaml:24) but has neither liaison nor leader"
        ]
      ]),
    FaultCase(
      "a step that tells only a supervisor that is not there",
      Fixtures.book(
        ("{on: due, tell: liaison}", "①{on: due, tell: supervisor}"), ("  supervisor: 区对口办\n", "")),
      [
        "①": [
          "error[rule.untold]: step 'due' tells only the supervisor, and plan 'ziyang' has none who can be told"
        ]
      ]),
    FaultCase(
      "a group the plan leaves open", "{name: 各有关部门, members: [区农业局, 区发改委]}", "{name: ①各有关部门, members: undefined}",
      "decision[group.undefined]: '各有关部门' answers for or supports 3 (the first at plan.yaml:12); the plan leaves its members open"
    ),
  ]

  @Test(arguments: names) func aNameIsLookedUp(_ c: FaultCase) { c.check() }
  @Test(arguments: phrases) func aPhraseIsRead(_ c: FaultCase) { c.check() }
  @Test(arguments: reports) func aReportGoesSomewhereAndListsSomething(_ c: FaultCase) { c.check() }
  @Test(arguments: recipients) func somebodyIsTold(_ c: FaultCase) { c.check() }
}
