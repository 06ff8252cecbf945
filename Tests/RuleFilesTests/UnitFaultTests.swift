import Testing

/// Faults of units over the years, of who speaks for them, of pairs and of who may know a plan.
@Suite struct UnitFaultTests {
  private static let commission = "{name: 区发改委, liaison: 发改委联络员}"
  private static let office = "{name: 区对口办, liaison: 对口办联络员}"
  private static let readings = "  readings: {month-before: exclusive}\n"

  static let units = [
    FaultCase(
      "an ambiguous unit before a list has said its prefix",
      Fixtures.book(
        (commission, "{name: 区发改委, aliases: [农业局], liaison: 发改委联络员}"),
        ("    lead: 区农业局", "    lead: ①农业局、区对口办、区发改委")),
      ["①": ["error[rule.ambiguous-name]: '农业局' may mean 区农业局（office.yaml:11） or 区发改委（office.yaml:12）"]]),
    FaultCase(
      "an unknown unit behind words that say roles", "    lead: 区农业局", "    lead: 由区农业局牵头，①区农牧局配合",
      "error[rule.unknown-name]: unit '区农牧局' is declared nowhere"),
    FaultCase(
      "units that report to each other",
      Fixtures.book(
        (commission, "{name: ①区发改委, liaison: 发改委联络员, reports-to: 区对口办}"),
        (office, "{name: 区对口办, liaison: 对口办联络员, reports-to: 区发改委}")),
      ["①": ["error[unit.cycle]: a unit leads back to itself: 区发改委 → 区对口办 → 区发改委"]]),
    FaultCase(
      "a unit merged into itself", commission,
      "{name: ①区发改委, liaison: 发改委联络员, merged-into: {unit: 区发改委, on: 2018-06-01}}",
      "error[unit.cycle]: a unit leads back to itself: 区发改委 → 区发改委"),
    FaultCase(
      "a unit that reports to a group", commission, "{name: 区发改委, liaison: 发改委联络员, reports-to: ①各有关部门}",
      "error[rule.wrong-type]: '各有关部门' is a group; one unit is wanted here"),
    FaultCase(
      "a unit that reports to an unknown one", commission, "{name: 区发改委, liaison: 发改委联络员, reports-to: ①领导小组}",
      "error[rule.unknown-name]: unit '领导小组' is declared nowhere"),
    FaultCase(
      "a merger without a day", commission, "{name: 区发改委, liaison: 发改委联络员, merged-into: ①{unit: 区对口办}}",
      "error[rule.missing-key]: 'on' is missing"),
    FaultCase(
      "a former name in a plan of that time",
      Fixtures.book(
        (commission, "{name: 区发改委, liaison: 发改委联络员, renamed-from: {name: 区计委, on: 2018-06-01}}"),
        ("lead: [区发改委, 各有关部门]", "lead: [①区计委, 各有关部门]")),
      ["①": ["note[unit.renamed]: '区计委' is called '区发改委' since 2018-06-01; it is taken as the same unit"]]),
    FaultCase(
      "a former name in a plan issued after the renaming",
      Fixtures.book(
        (commission, "{name: 区发改委, liaison: 发改委联络员, renamed-from: {name: 区计委, on: 2018-03-01}}"),
        ("lead: [区发改委, 各有关部门]", "lead: [①区计委, 各有关部门]")),
      [
        "①": [
          "note[unit.renamed]: '区计委' is called '区发改委' since 2018-03-01; the plan was issued after that and still uses the old name"
        ]
      ]),
    FaultCase(
      "a former name without a day, once a plan",
      Fixtures.book(
        (commission, "{name: 区发改委, liaison: 发改委联络员, renamed-from: 区计委}"),
        ("    support: [各有关部门]", "    support: [①区计委]"), ("lead: [区发改委, 各有关部门]", "lead: [区计委, 各有关部门]")),
      ["①": ["note[unit.renamed]: '区计委' is called '区发改委' now; it is taken as the same unit"]]),
  ]

  static let contacts = [
    FaultCase(
      "two terms of one person that overlap", commission,
      "{name: 区发改委, liaison: [{person: 发改委联络员, to: 2018-06-30}, {person: ①发改委联络员, from: 2018-06-01}]}",
      "error[contact.overlap]: two terms of '发改委联络员' overlap from 2018-06-01 to 2018-06-30"),
    FaultCase(
      "two people whose terms overlap", commission,
      "{name: 区发改委, liaison: [{person: 发改委联络员, to: 2018-06-30}, {person: ①对口办联络员, from: 2018-06-30}]}",
      "note[contact.overlap]: the terms of '发改委联络员' and '对口办联络员' overlap from 2018-06-30 to 2018-06-30: both are told"
    ),
    FaultCase(
      "two people whose open terms overlap", commission,
      "{name: 区发改委, liaison: [{person: 发改委联络员, from: 2018-01-01}, {person: ①对口办联络员, from: 2018-07-01}]}",
      "note[contact.overlap]: the terms of '发改委联络员' and '对口办联络员' overlap from 2018-07-01 on: both are told"),
    FaultCase(
      "a term that ends while the unit still answers", commission,
      "{name: 区发改委, liaison: {person: ①发改委联络员, to: 2018-06-30}}",
      "decision[contact.ended]: the term of '发改委联络员' has ended: from 2018-07-01 '区发改委' has no liaison while it still answers (the first at plan.yaml:25); others are told instead"
    ),
    FaultCase(
      "a term that ended before the plan", commission,
      "{name: 区发改委, liaison: {person: ①发改委联络员, to: 2017-12-31}}",
      "decision[contact.ended]: the term of '发改委联络员' has ended: from 2018-03-01 '区发改委' has no liaison while it still answers (the first at plan.yaml:25); others are told instead"
    ),
    FaultCase(
      "a day between two terms", commission,
      "{name: 区发改委, liaison: [{person: ①发改委联络员, to: 2018-06-29}, {person: 对口办联络员, from: 2018-07-01}]}",
      "decision[contact.ended]: the term of '发改委联络员' has ended: from 2018-06-30 '区发改委' has no liaison while it still answers (the first at plan.yaml:25); others are told instead"
    ),
    FaultCase(
      "a first term that begins after the plan", commission,
      "{name: ①区发改委, liaison: {person: 发改委联络员, from: 2018-06-01}}",
      "decision[contact.ended]: from 2018-03-01 '区发改委' has no liaison while it still answers (the first at plan.yaml:25); others are told instead"
    ),
    FaultCase(
      "a leader's term that ends where there is no liaison", commission,
      "{name: 区发改委, leader: {person: ①发改委联络员, to: 2018-06-30}}",
      "decision[contact.ended]: the term of '发改委联络员' has ended: from 2018-07-01 '区发改委' has no leader while it still answers (the first at plan.yaml:25); others are told instead"
    ),
    FaultCase(
      "a term that ends, and no supervisor",
      Fixtures.book(
        (commission, "{name: 区发改委, liaison: {person: ①发改委联络员, to: 2018-06-30}}"), ("  supervisor: 区对口办\n", "")),
      [
        "①": [
          "error[contact.ended]: the term of '发改委联络员' has ended: from 2018-07-01 '区发改委' has no liaison while it still answers (the first at plan.yaml:24); nobody is told"
        ]
      ]),
    FaultCase(
      "a term that ends, no supervisor, but a leader",
      Fixtures.book(
        (commission, "{name: 区发改委, liaison: {person: ①发改委联络员, to: 2018-06-30}, leader: 对口办联络员}"),
        ("  supervisor: 区对口办\n", "")),
      [
        "①": [
          "decision[contact.ended]: the term of '发改委联络员' has ended: from 2018-07-01 '区发改委' has no liaison while it still answers (the first at plan.yaml:24); others are told instead"
        ]
      ]),
    FaultCase(
      "a supervisor's term that ends", office, "{name: 区对口办, liaison: {person: ①对口办联络员, to: 2018-06-30}}",
      "error[contact.ended]: the term of '对口办联络员' has ended: from 2018-07-01 '区对口办' has no liaison while it still answers (the first at plan.yaml:2); nobody is told"
    ),
    FaultCase(
      "a term that ends before it begins", commission,
      "{name: 区发改委, liaison: {person: 发改委联络员, from: 2018-02-01, to: ①2018-01-01}}",
      "error[rule.bad-value]: the term ends on 2018-01-01, before it begins on 2018-02-01"),
    FaultCase(
      "a stand-in without days away", commission,
      "{name: 区发改委, liaison: {person: 发改委联络员, ①stand-in: 对口办联络员}}",
      "error[rule.conflicting-keys]: 'stand-in' goes with 'away' only"),
    FaultCase(
      "days away without a stand-in", commission, "{name: 区发改委, liaison: {person: 发改委联络员, ①away: 2018-07-01}}",
      "error[rule.conflicting-keys]: 'away' goes with 'stand-in' only"),
    FaultCase(
      "days away that are a month", commission,
      "{name: 区发改委, liaison: {person: 发改委联络员, away: ①7月, stand-in: 对口办联络员}}",
      "error[rule.bad-value]: '7月' is not understood"),
    FaultCase(
      "an unknown stand-in", commission,
      "{name: 区发改委, liaison: {person: 发改委联络员, away: 2018-07-01, stand-in: ①代理人}}",
      "error[rule.unknown-name]: person '代理人' is declared nowhere"),
    FaultCase(
      "a person listed twice", commission, "{name: 区发改委, liaison: [发改委联络员, ①发改委联络员]}",
      "error[rule.listed-twice]: '发改委联络员' is listed twice"),
  ]

  private static func pairs(_ name: String, _ pairs: String, _ finding: String) -> FaultCase {
    FaultCase(name, readings, "  pairs: [\(pairs)]\n\(readings)", finding)
  }

  static let pairs = [
    pairs(
      "a pair named twice", "{ours: 区农业局, theirs: 汉滨区}, {ours: ①区农业局, theirs: 汉滨区}",
      "error[rule.listed-twice]: the pair '区农业局' and '汉滨区' is listed at plan.yaml:10 already"),
    pairs(
      "a pair named twice, the other way round", "{ours: 区农业局, theirs: 汉滨区}, {ours: ①汉滨区, theirs: 区农业局}",
      "error[rule.listed-twice]: the pair '汉滨区' and '区农业局' is listed at plan.yaml:10 already"),
    pairs(
      "a pair named twice, once by an alias", "{ours: 区农业局, theirs: 汉滨区}, {ours: ①农业局, theirs: 汉滨区}",
      "error[rule.listed-twice]: the pair '农业局' and '汉滨区' is listed at plan.yaml:10 already"),
    pairs(
      "two pairs with one id", "{id: one, ours: 区农业局, theirs: 汉滨区}, {id: one, ours: ①区发改委, theirs: 石泉县}",
      "error[rule.listed-twice]: the pair '区发改委' and '石泉县' is listed at plan.yaml:10 already"),
    pairs(
      "a pair with one side", "①{ours: 区农业局}", "error[rule.missing-key]: 'theirs' is missing"),
    FaultCase(
      "answered by pairs that the plan does not list", "{id: ledger, title: 提交工作台账, answered-by: each,",
      "①{id: ledger, title: 提交工作台账, answered-by: pairs,",
      "error[rule.not-named]: answered by pairs, but the plan lists no 'pairs'"),
    FaultCase(
      "an unknown unit among those that each answer", "answered-by: each", "answered-by: {each: [区发改委, ①区农牧局]}",
      "error[rule.unknown-name]: unit '区农牧局' is declared nowhere"),
    FaultCase(
      "a word for each that is none",
      Fixtures.book(("answered-by: each", "answered-by: ②{①all: [区发改委]}")),
      ["①": ["error[rule.unknown-key]: unknown key 'all'"], "②": ["error[rule.missing-key]: 'each' is missing"]]),
  ]

  static let visibility = [
    FaultCase(
      "readers of a public plan", readings, "  ①readers: 对口办联络员\n\(readings)",
      "error[rule.conflicting-keys]: 'readers' goes with 'visibility: internal' only"),
    FaultCase(
      "a reader that is nobody", readings, "  visibility: internal\n  readers: [对口办联络员, ①无此人]\n\(readings)",
      "error[rule.unknown-name]: unit '无此人' is declared nowhere"),
    FaultCase(
      "a step that tells an outsider of an internal plan",
      Fixtures.book(
        (readings, "  visibility: internal\n\(readings)"), ("{on: due, tell: liaison}", "①{on: due, tell: 局外人}"),
        ("  - {name: 对口办联络员, email", "  - {name: 局外人, email: outside@example.org}\n  - {name: 对口办联络员, email")),
      [
        "①": [
          "decision[plan.outsider]: '局外人' is no insider of plan 'ziyang', which is internal: the step does not tell them of it"
        ]
      ]),
    FaultCase(
      "a report on an unknown plan", "schedule: 每周一,", "schedule: 每周一, plans: ①ziyan,",
      "error[rule.unknown-name]: plan 'ziyan' is declared nowhere"),
  ]

  static let cases = units + contacts + pairs + visibility

  @Test(arguments: units) func aUnitIsKnownOverTheYears(_ c: FaultCase) { c.check() }
  @Test(arguments: contacts) func somebodyIsInOffice(_ c: FaultCase) { c.check() }
  @Test(arguments: pairs) func aPairIsListedOnce(_ c: FaultCase) { c.check() }
  @Test(arguments: visibility) func aPlanIsToldToWhoMayKnowIt(_ c: FaultCase) { c.check() }
}
