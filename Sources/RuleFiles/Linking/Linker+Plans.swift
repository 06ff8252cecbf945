import CivilTime
import Diagnostics
import PlanLanguage
import Rules

/// Plans and the context their deadlines are read in.
extension Linker {
  mutating func linkPlans() {
    for draft in drafts.compactMap(\.plan) {
      let index = book.plans.count
      let calendar = choose(
        draft.calendar, usual: "cn", in: \.calendars, all: Array(book.calendars.indices), at: draft.span)
      let policy = choose(
        draft.policy, usual: "standard", in: \.policies, all: Array(book.policies.indices), at: draft.span)
      let period =
        draft.period
        ?? CivilDate(clamping: draft.year ?? 2000, 1, 1)...CivilDate(clamping: draft.year ?? 2000, 12, 31)
      let year = Self.year(of: period, issued: draft.issued)
      let readings = draft.readings?.applied(to: Readings()) ?? Readings()
      book.plans.append(
        Plan(
          id: draft.id.text, title: draft.title, number: draft.number, issuer: draft.issuer, issued: draft.issued,
          period: period, year: year, effective: draft.effective, closed: draft.closed,
          region: draft.region, source: draft.source, zone: draft.zone, calendar: calendar ?? 0,
          policy: policy ?? 0, roles: draft.roles,
          visibility: draft.visibility, readings: readings,
          evidenceRules: draft.evidenceRules.map {
            EvidenceRule(tag: $0.tag.text, evidence: $0.evidence, clause: $0.clause)
          }, indicators: draft.indicators.map(\.text),
          notes: draft.notes, span: draft.id.span))
      declare(index, draft.id, nil, in: \.plans)
      book.plans[index].supervisor = supervisor(named: draft.supervisor, in: index)
      linkPairs(draft.pairs, in: index)
      book.plans[index].workflow = workflow(of: draft)
      planDrafts.append(draft)
      var context: Int32?
      if let calendar {
        let key = DeadlineMemo.ContextKey(
          book.plans[index].deadlineBasis(nil), calendar: calendar, readings: readings)
        context = deadlines.context(key, calendar: book.calendars[calendar])
      }
      contexts.append(context)
    }
    for (index, draft) in planDrafts.enumerated() {
      guard let name = draft.carryOver, let next = look(name, in: \.plans) else { continue }
      book.plans[index].carryOver = Int32(next)
      // What leads back to its plan would be carried for ever.
      var (at, steps) = (next, 0)
      while at != index, steps < planDrafts.count, let following = book.plans[at].carryOver {
        at = Int(following)
        steps += 1
      }
      if at == index {
        report(.carriedIntoItself(at: name.span))
        book.plans[index].carryOver = nil
      }
    }
    if book.plans.isEmpty, !damaged.contains(.plan) { report(.noPlan(at: nil)) }
  }

  /// The year that `年内` means: of a plan over several years the year of issue, when that lies in the period.
  private static func year(of period: ClosedRange<CivilDate>, issued: CivilDate?) -> Int {
    let years = period.lowerBound.year...period.upperBound.year
    guard years.count > 1, let issued, years.contains(issued.year) else { return years.lowerBound }
    return issued.year
  }

  private mutating func supervisor(named name: Named?, in plan: Int) -> UnitIndex? {
    guard let name else { return nil }
    switch answerers(of: [UnitList(whole: name)], in: plan).first {
    case .unit(let unit): return unit
    case .group:
      report(.groupCannotSupervise(name.text, at: name.span))
      return nil
    case nil: return nil
    }
  }

  // MARK: Pairs

  private mutating func linkPairs(_ drafts: [PairDraft], in plan: Int) {
    var places: [String: SourceSpan] = [:]
    for draft in drafts {
      let ours = side(draft.ours, in: plan)
      let theirs = side(draft.theirs, in: plan)
      if ours.name == theirs.name || ours.unit != nil && ours.unit == theirs.unit {
        report(.pairedWithItself(ours.name, at: draft.theirs.span))
        continue
      }
      // The same two under another id, or the other way round, are the same pair.
      let both = [ours, theirs].map { side in side.unit.map { book.units[Int($0)].name } ?? side.name }
        .sorted().joined(separator: "|")
      if let first = places[both] ?? places[draft.id.text] {
        report(.pairTwice(ours.name, theirs.name, first: files.place(first), at: draft.ours.span))
        continue
      }
      places[both] = draft.ours.span
      places[draft.id.text] = draft.ours.span
      book.plans[plan].pairs.append(
        Pair(id: draft.id.text, ours: ours, theirs: theirs, clause: draft.clause, span: draft.ours.span))
    }
  }

  /// A side of a pair that is no unit of the rules is only named.
  private mutating func side(_ name: Named, in plan: Int) -> Pair.Side {
    guard case .unit(let unit) = find(name, in: plan) else { return Pair.Side(name: name.text) }
    return Pair.Side(name: name.text, unit: unit)
  }

  // MARK: Visibility

  /// Collects who may be told of internal plans, and says whom their steps name besides.
  mutating func linkVisibility() {
    for (index, draft) in planDrafts.enumerated() where book.plans[index].visibility == .internal {
      var insiders: Set<PersonIndex> = []
      func add(_ unit: UnitIndex) {
        let own = book.units[Int(unit)]
        for contact in own.liaison + own.leader { insiders.formUnion(contact.people) }
      }
      for unit in units(of: book.plans[index]) { add(unit) }
      for name in draft.readers {
        if people.knows(name.text) {
          if let person = look(name, in: \.people) { insiders.insert(person) }
        } else {
          let readers: [Answerer] = answerers(of: [UnitList(whole: name)], in: index)
          for unit in book.units(of: readers) { add(unit) }
        }
      }
      book.plans[index].insiders = insiders
      reportOutsiders(of: book.plans[index], insiders)
    }
  }

  /// Every unit that `plan` names, that those report to, or into which they were merged.
  private func units(of plan: Plan) -> Set<UnitIndex> {
    var found = Set(plan.supervisor.map { [$0] } ?? [])
    for task in plan.tasks {
      found.formUnion(book.units(of: task.lead + task.support))
      for commitment in task.commitments {
        found.formUnion(book.units(of: commitment.support ?? []))
        found.formUnion(book.units(of: book.answerers(of: commitment, task)))
      }
    }
    var open = Array(found)
    while let unit = open.popLast() {
      for next in [book.units[Int(unit)].reportsTo, book.units[Int(unit)].mergedInto?.unit].compactMap({ $0 })
      where found.insert(next).inserted { open.append(next) }
    }
    return found
  }

  private mutating func reportOutsiders(of plan: Plan, _ insiders: Set<PersonIndex>) {
    let used = Set([plan.policy] + plan.tasks.compactMap(\.policy)).filter { book.policies.indices.contains($0) }
    for step in used.sorted().flatMap({ book.policies[$0].steps }) {
      for case .person(let person) in step.tell where !insiders.contains(person) {
        report(.outsider(book.people[Int(person)].name, plan: plan.id, at: step.span))
      }
    }
  }

  /// Whether someone of the plan's supervisor can be told in place of who is missing.
  func hasFallback(_ plan: Plan) -> Bool {
    plan.supervisor.map { contacts.isTellable[Int($0)] } ?? false
  }
}
