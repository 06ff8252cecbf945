import Testing

/// Faults of what comes before what, of milestones, decisions, sums, plans that end, and lamps.
@Suite struct ChainFaultTests {
  private static let firms = "    due: 4～11月"
  private static let meeting = "{id: meeting, title: 专题研究, due: 年底, target: 1次}"
  private static let readings = "  readings: {month-before: exclusive}\n"

  /// One key more in the task agri-firms.
  private static func firms(_ name: String, _ key: String, _ finding: String) -> FaultCase {
    FaultCase(name, firms, "\(firms)\n    \(key)", finding)
  }

  /// The commitment mechanism/meeting with other keys than its own.
  private static func meeting(_ name: String, _ keys: String, _ finding: String) -> FaultCase {
    FaultCase(name, meeting, "{id: meeting, title: 专题研究, \(keys)}", finding)
  }

  static let chains = [
    firms(
      "a task after itself", "after: ①agri-firms",
      "error[chain.cycle]: a commitment waits for itself: agri-firms → agri-firms"),
    FaultCase(
      "two that wait for each other, one by after and one by needs",
      Fixtures.book(
        (firms, "\(firms)\n    needs: [①mechanism/meeting]"),
        (meeting, "{id: meeting, title: 专题研究, after: agri-firms}")),
      ["①": ["error[chain.cycle]: a commitment waits for itself: agri-firms → mechanism/meeting → agri-firms"]]),
    FaultCase(
      "a circle that one outside of it leads to, shown without it",
      Fixtures.book(
        (firms, "    due: 年底\n    needs: mechanism/meeting"),
        (meeting, "{id: meeting, title: 专题研究, due: 年底, needs: ①ledger}"),
        ("answered-by: each,", "answered-by: each, needs: meeting,")),
      [
        "①": [
          "error[chain.cycle]: a commitment waits for itself: mechanism/meeting → mechanism/ledger → mechanism/meeting"
        ]
      ]),
    firms(
      "after an unknown task", "after: ①agri-firm",
      "error[rule.unknown-name]: the plan has no task or commitment 'agri-firm'"),
    FaultCase(
      "needs an unknown commitment", firms, "    due: 年底\n    needs: [mechanism/ledger, ①mechanism/meetin]",
      "error[rule.unknown-name]: the plan has no task or commitment 'mechanism/meetin'"),
    firms(
      "after a task of several commitments", "after: ①mechanism",
      "error[rule.ambiguous-name]: task 'mechanism' has several commitments; name the one"),
    FaultCase(
      "after what recurs",
      Fixtures.book((firms, "\(firms)\n    after: ①mechanism/meeting"), ("due: 年底", "due: 每月")),
      ["①": ["error[chain.recurring]: 'mechanism/meeting' recurs: no term can begin with its completion"]]),
    FaultCase(
      "after an exhortation",
      Fixtures.book(
        (firms, "\(firms)\n    after: ①mechanism/meeting"), ("due: 年底, target", "kind: exhortation, target")),
      [
        "①": [
          "error[chain.impossible]: 'mechanism/meeting' is an exhortation and never met: no term can begin with it"
        ]
      ]),
    firms(
      "after what is due later", "after: ①mechanism/meeting",
      "decision[chain.impossible]: what comes before is due no earlier than this (2018-11-30): mechanism/meeting 年底 2018-12-31 → agri-firms 4～11月 2018-11-30"
    ),
    firms(
      "needs what is due later", "needs: ①mechanism/meeting",
      "decision[chain.impossible]: what comes before is due no earlier than this (2018-11-30): mechanism/meeting 年底 2018-12-31"
    ),
    // Twenty working days from 31 December, by weekends only.
    FaultCase(
      "a term that ends after the plan", firms, "    due: 20个工作日内\n    after: ①mechanism/meeting",
      "decision[chain.impossible]: the chain ends after the plan does (2018-12-31): mechanism/meeting 年底 2018-12-31 → agri-firms 20个工作日内 2019-01-28"
    ),
    FaultCase(
      "after above commitments", "    commitments:", "    ①after: agri-firms\n    commitments:",
      "error[rule.conflicting-keys]: the task lists commitments; 'after' belongs to one of them"),
  ]

  static let milestones = [
    meeting(
      "a milestone without a deadline", "due: 年底, milestones: [①{id: draft, title: 拟稿}]",
      "error[rule.missing-key]: 'due' is missing"),
    meeting(
      "a milestone of a milestone",
      "due: 年底, milestones: [{id: draft, title: 拟稿, due: 6月底, milestones: [①{id: notes, title: 提纲, due: 5月底}]}]",
      "error[rule.conflicting-keys]: a milestone has no milestones of its own"),
    meeting(
      "a milestone listed twice",
      "due: 年底, milestones: [{id: draft, title: 拟稿, due: 6月底}, {id: ①draft, title: 拟稿, due: 7月底}]",
      "error[rule.duplicate-id]: commitment 'draft' is declared at plan.yaml:25 already"),
  ]

  static let decisions = [
    FaultCase(
      "a decision that nobody took",
      Fixtures.book((meeting, "{id: meeting, title: 专题研究, due: ②定期, decided: ①{due: 年底, on: 2018-04-01}}")),
      [
        "①": ["error[rule.missing-key]: 'by' is missing"],
        "②": ["decision[deadline.undecided]: '定期' names no day: a person must decide"],
      ]),
    meeting(
      "a decision as vague as the document", "due: 定期, decided: {due: ①适时, by: 区对口办, on: 2018-04-01}",
      "decision[deadline.undecided]: '适时' names no day: a person must decide"),
  ]

  static let sums = [
    meeting(
      "a total that is not the sum", "due: 每月, target: 1次, total: ①10次",
      "decision[target.total]: the total '10次' is not what 12 turns of 1次 come to"),
    FaultCase(
      "evidence for each of nothing", meeting,
      "①{id: meeting, title: 专题研究, due: 年底, evidence-each: [活动记录]}",
      "error[rule.conflicting-keys]: '活动记录' is asked for once for each unit reached, but there is no target"),
    meeting(
      "a total of something else", "due: 每月, target: 1次, total: ①12家",
      "error[rule.conflicting-keys]: there is a total '12家' but no target counted in '家'"),
    meeting(
      "a total beside a deadline nobody can read", "due: ①赶在某个时候, target: 1次, total: 10次", "error[deadline.unread]…"
    ),
    meeting(
      "a quota of a third kind", "due: 每月, target: 1次, quota: ①half",
      "error[rule.unknown-word]: 'half' is none of the words known here"),
  ]

  static let plans = [
    FaultCase(
      "an unknown indicator",
      Fixtures.book(
        (readings, "  indicators: [领导互访, 资金支持]\n\(readings)"), (firms, "\(firms)\n    indicator: ①资金支待")),
      ["①": ["error[rule.unknown-name]: the plan's 'indicators' have no '资金支待'"]]),
    FaultCase(
      "an unknown indicator of a commitment",
      Fixtures.book(
        (readings, "  indicators: [领导互访, 资金支持]\n\(readings)"),
        (meeting, "{id: meeting, title: 专题研究, indicator: [领导互访, ①产业合作]}")),
      ["①": ["error[rule.unknown-name]: the plan's 'indicators' have no '产业合作'"]]),
    FaultCase(
      "an evidence rule for nothing", readings, "  evidence-rules: [①{evidence: [凭证]}]\n\(readings)",
      "error[rule.missing-key]: 'tag' is missing"),
    FaultCase(
      "carried over without an end",
      Fixtures.book((readings, "  ①carry-over: next\n\(readings)")).merging([
        "next.yaml": "plan: {id: next, title: 下一年, year: 2019, supervisor: 区对口办}\n"
      ]) { $1 }, ["①": ["error[rule.conflicting-keys]: 'carry-over' goes with 'closed' only"]]),
    FaultCase(
      "carried over into itself", readings, "  closed: 2018-12-31\n  carry-over: ①ziyang\n\(readings)",
      "error[rule.conflicting-keys]: a plan cannot be carried over into itself"),
    FaultCase(
      "carried over into an unknown plan", readings, "  closed: 2018-12-31\n  carry-over: ①ziyan\n\(readings)",
      "error[rule.unknown-name]: plan 'ziyan' is declared nowhere"),
  ]

  private static func lamps(_ name: String, _ lamps: String, _ finding: String) -> FaultCase {
    FaultCase(name, "lamps: {yellow: 10 working days before}", "lamps: {\(lamps)}", finding)
  }

  static let lamps = [
    lamps(
      "a lamp lit by a lamp", "yellow: {when: ①lamp = red}",
      "error[rule.condition]: what lights a lamp cannot depend on the lamp"),
    lamps("a colour by its name", "red: {colour: ①red}", "error[rule.bad-value]: 'red' is not understood"),
    lamps(
      "a colour of three digits", "red: {colour: ①\"#c22\"}", "error[rule.bad-value]: '#c22' is not understood"),
    lamps(
      "a condition for green", "green: {①when: progress >= 50%}",
      "error[rule.conflicting-keys]: 'when' goes with 'yellow, red' only"),
    lamps(
      "red so long before", "red: {①before: 3 days}",
      "error[rule.conflicting-keys]: 'before' goes with 'yellow' only"
    ),
    lamps(
      "yellow by days and by a condition, one of which would not count",
      "yellow: {①before: 3 days, when: pace = behind}",
      "error[rule.conflicting-keys]: write 'before' or 'when', not both"),
    lamps(
      "a pace that is none", "yellow: {when: pace = ①slow}", "error[rule.condition]: 'slow' is no value of pace"),
    lamps("paces compared by size", "yellow: {when: pace ①> kept}", "error[rule.condition]: words have no order"),
  ]

  static let cases = chains + milestones + decisions + sums + plans + lamps

  @Test(arguments: chains) func aChainLeadsToItsEnd(_ c: FaultCase) { c.check() }
  @Test(arguments: milestones) func aMilestoneHasADayOfItsOwn(_ c: FaultCase) { c.check() }
  @Test(arguments: decisions) func aDecisionIsSomebodys(_ c: FaultCase) { c.check() }
  @Test(arguments: sums) func aTotalIsTheSumOfItsTurns(_ c: FaultCase) { c.check() }
  @Test(arguments: plans) func aPlanEndsInAnother(_ c: FaultCase) { c.check() }
  @Test(arguments: lamps) func aLampIsLitByWhatItShows(_ c: FaultCase) { c.check() }
}
