import CivilTime
import Diagnostics
import PlanLanguage
public import Rules

/// 前置: terms that begin when another commitment is met.
extension RuleBook {
  /// The windows of a commitment that comes after another; nil when it comes after none, or the other has no day.
  ///
  /// Of an opposite that several units or turns must meet the last one counts.
  func term(of place: CommitmentPlace, in plan: Int, _ snapshot: Snapshot) -> (
    occurrences: [DeadlineOccurrence], isDerived: Bool
  )? {
    guard let after = plans[plan].tasks[Int(place.task)].commitments[Int(place.commitment)].after else {
      return nil
    }
    let before = obligations(of: after, in: plan, snapshot)
    guard let lastDue = before.map(\.due).max() else { return nil }
    let met = before.map { metDay(of: $0, snapshot) }
    let start = met.allSatisfy { $0 != nil } ? met.compactMap { $0 }.max() : nil
    let occurrences = occurrences(of: place, in: plan, from: start ?? lastDue)
    return occurrences.isEmpty ? nil : (occurrences, start == nil)
  }

  /// The day on which `obligation` was met by everything recorded, whatever the instant.
  private func metDay(of obligation: Obligation, _ snapshot: Snapshot) -> CivilDate? {
    let facts = snapshot.facts[key(of: obligation)] ?? []
    guard let last = facts.map(\.on).max() else { return nil }
    let zone = plans[Int(obligation.plan)].zone
    return standing(of: obligation, snapshot, at: zone.end(of: last)).metOn
  }
}

extension RuleBook {
  /// 前置、依赖: what `obligation` waits for, and whether that is met.
  func successionLines(_ obligation: Obligation, _ snapshot: Snapshot) -> [Explanation.Line] {
    let commitment = commitment(of: obligation)
    let plan = Int(obligation.plan)
    var lines: [Explanation.Line] = []
    if let after = commitment.after {
      let before = obligations(of: after, in: plan, snapshot)
      let title = before.first.map { self.title(of: $0) } ?? ""
      let due = before.map(\.due).max()
      let met = before.compactMap { metDay(of: $0, snapshot) }.max()
      lines.append(
        Explanation.Line(
          .reading,
          obligation.isDerived
            ? .init(
              zh: "前置事项“\(title)”尚未办结，暂从它的到期日\(due?.chinese ?? "")推算（≈）",
              en:
                "'\(title)' comes before it and is not met: reckoned from its due day \(due.map(\.description) ?? "") (≈)"
            )
            : .init(
              zh: "前置事项“\(title)”已于\(met?.chinese ?? "")办结，从次日起算",
              en:
                "'\(title)' comes before it and was met on \(met.map(\.description) ?? ""): the term begins the day after"
            ), place: files.place(plans[plan].tasks[Int(after.task)].commitments[Int(after.commitment)].span)))
    }
    for needed in commitment.needs {
      let open = obligations(of: needed, in: plan, snapshot).filter { metDay(of: $0, snapshot) == nil }
      guard let first = open.first else { continue }
      lines.append(
        Explanation.Line(
          .reading,
          .init(zh: "要等“\(title(of: first))”先办结", en: "'\(title(of: first))' must be met first"),
          place: files.place(plans[plan].tasks[Int(needed.task)].commitments[Int(needed.commitment)].span)))
    }
    return lines
  }

  /// Who answers for `obligation` by name; of what the plan leaves undefined, the groups it names.
  public func answererNames(of obligation: Obligation) -> [String] {
    let known = answeringUnits(of: obligation).map { units[Int($0)].name }
    guard known.isEmpty else { return known }
    let commitment = commitment(of: obligation)
    let answerers: [Answerer] =
      switch commitment.answeredBy {
      case .named(let named), .eachOf(let named): named
      case .lead, .each, .pairs: task(of: obligation).lead
      }
    return answerers.compactMap {
      guard case .group(let group) = $0, groups[Int(group)].isOpen else { return nil }
      return groups[Int(group)].name
    }
  }
}
