import CivilTime
import Diagnostics
import PlanLanguage
import Rules

/// Rule tests: obligations, people, plans and steps that must exist. Whether what they expect holds is not asked here.
extension Linker {
  mutating func linkTests() {
    guard drafts.contains(where: { !$0.tests.isEmpty }) else { return }
    let known = declaredObligations()
    var places: [String: SourceSpan] = [:]
    for draft in drafts.flatMap(\.tests) {
      if let first = places[draft.id.text] {
        report(.duplicateName(draft.id.text, noun: .test, first: files.place(first), at: draft.id.span))
        continue
      }
      places[draft.id.text] = draft.id.span
      var linker = TestLinker(known: known)
      for fact in draft.facts { linker.check(fact.key, for: fact.kind, mayBeStage: false, in: &self) }
      let checks = draft.checks.map { linker.link($0, in: &self) }
      let plans = linker.plans.sorted()
      let facts = draft.facts.map(fact)
      book.tests.append(
        RuleTest(
          id: draft.id.text, title: draft.title, facts: facts,
          checks: zip(checks, draft.checks).map { settled($0, plans: plans, namesPlans: !$1.plans.isEmpty) },
          plans: plans, span: draft.id.span))
    }
  }

  /// The check with the plans of the whole test where it names none itself.
  private mutating func settled(_ check: RuleTest.Check, plans: [Int32], namesPlans: Bool) -> RuleTest.Check {
    var check = check
    for index in check.expectations.indices {
      guard case .overdue(let keys, []) = check.expectations[index].kind else { continue }
      if plans.isEmpty, !namesPlans, damaged.isDisjoint(with: [.plan]) {
        report(.notNamed(.plan, count: book.plans.count, at: check.expectations[index].span))
      }
      check.expectations[index].kind = .overdue(keys, plans: plans)
    }
    return check
  }
}

/// Links one test, and notes which plans it speaks of.
private struct TestLinker {
  let known: [String: DeclaredObligation]
  private(set) var plans: Set<Int32> = []

  init(known: [String: DeclaredObligation]) { self.known = known }

  mutating func link(_ draft: CheckDraft, in linker: inout Linker) -> RuleTest.Check {
    let zone = linker.book.office.zone
    let at = draft.time.map { zone.instant(of: draft.day, at: $0) } ?? zone.end(of: draft.day).adding(seconds: -1)
    var expectations: [RuleTest.Expectation] = []
    for due in draft.due {
      // Of what must not be there only the commitment can be known.
      if due.value != nil { check(due.key, in: &linker) } else { checkCommitment(due.key, in: &linker) }
      expectations.append(.init(.due(due.key.text, due.value), span: due.key.span))
    }
    for lamp in draft.lamps {
      check(lamp.key, in: &linker)
      expectations.append(.init(.lamp(lamp.key.text, lamp.value), span: lamp.key.span))
    }
    for state in draft.states {
      check(state.key, in: &linker)
      expectations.append(.init(.state(state.key.text, state.value), span: state.key.span))
    }
    if let overdue = draft.overdue {
      let plans = draft.plans.compactMap { linker.look($0, in: \.plans) }.map(Int32.init)
      self.plans.formUnion(plans)
      for key in overdue.keys { check(key, in: &linker) }
      expectations.append(
        .init(.overdue(overdue.keys.map(\.text), plans: plans.sorted()), span: overdue.span))
    }
    for telling in draft.told {
      expectations += link(telling, draft, in: &linker).map { .init(.told($0), span: telling.span) }
    }
    for telling in draft.notTold {
      expectations += link(telling, draft, in: &linker).map { .init(.notTold($0), span: telling.span) }
    }
    return RuleTest.Check(at: at, day: draft.day, expectations: expectations)
  }

  /// One for each person.
  private mutating func link(_ draft: TellingDraft, _ check: CheckDraft, in linker: inout Linker)
    -> [RuleTest.Telling]
  {
    self.check(draft.obligation, in: &linker)
    let people = draft.people.compactMap { linker.look($0, in: \.people) }
    checkStep(draft, in: &linker)
    let days = draft.on ?? check.day...check.day
    if days.upperBound > check.day, let place = draft.onSpan {
      linker.report(.toldAfterTheCheck(days.upperBound, check.day, at: place))
    }
    return people.map {
      RuleTest.Telling(
        person: $0, key: draft.obligation.text, step: draft.step?.text, days: days, account: draft.account)
    }
  }

  /// A step should be one of the policy that the obligation is supervised by.
  private func checkStep(_ draft: TellingDraft, in linker: inout Linker) {
    let key = linker.parentKey(of: draft.obligation.text, known)
    guard let step = draft.step, Fact.Kind(rawValue: step.text) == nil,
      let place = known[DeclaredObligation.base(of: key)],
      linker.damaged.isDisjoint(with: [.policies])
    else { return }
    let plan = linker.book.plans[place.plan]
    let workflow = plan.tasks[place.task].workflow ?? plan.workflow
    let own = key == draft.obligation.text ? nil : workflow.flatMap { linker.book.workflows[Int($0)].policy }
    let index = own ?? plan.tasks[place.task].policy ?? plan.policy
    guard linker.book.policies.indices.contains(index) else { return }
    let policy = linker.book.policies[index]
    let ids = policy.steps.map(\.id)
    guard !ids.contains(step.text) else { return }
    linker.report(
      .unknownStep(
        step.text, policy: policy.id, nearest: Spelling.nearest(to: step.text, in: ids), known: ids, at: step.span))
  }

  /// The obligation must be one that the rules can bring about.
  mutating func check(
    _ key: Named, for kind: Fact.Kind = .done, mayBeStage: Bool = true, in linker: inout Linker
  ) {
    let text = mayBeStage ? linker.parentKey(of: key.text, known) : key.text
    if let place = known[DeclaredObligation.base(of: text)] { plans.insert(Int32(place.plan)) }
    linker.check(key, for: kind, against: known, code: .testUnknownKey, mayBeStage: mayBeStage)
  }

  private mutating func checkCommitment(_ key: Named, in linker: inout Linker) {
    let base = DeclaredObligation.base(of: key.text)
    if let place = known[base] { plans.insert(Int32(place.plan)) }
    linker.check(
      Named(text: base, span: key.span), for: .event, against: known, code: .testUnknownKey)
  }
}
