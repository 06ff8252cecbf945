import CivilTime
import Diagnostics
import PlanLanguage
public import Rules

/// 前置: terms that begin when another commitment is met.
extension RuleBook {
  /// From which day on the term of a commitment that comes after another is reckoned, and whether that other is met;
  /// nil when it comes after none, or the other has no day.
  ///
  /// Of one that several units, pairs or turns must meet, the last counts.
  func termStart(of commitment: Commitment, in plan: Int, _ snapshot: Snapshot) -> (day: CivilDate, isMet: Bool)? {
    guard let after = commitment.after else { return nil }
    let before = obligations(of: after, in: plan, snapshot).filter { $0.stage == nil }
    guard let lastDue = before.map(\.due).max() else { return nil }
    let met = before.map { metDay(of: $0, snapshot) }
    guard met.allSatisfy({ $0 != nil }), let last = met.compactMap({ $0 }).max() else { return (lastDue, false) }
    return (last, true)
  }

  /// The day on which `obligation` was met by everything recorded, whatever the instant.
  private func metDay(of obligation: Obligation, _ snapshot: Snapshot) -> CivilDate? {
    let facts = snapshot.facts[key(of: obligation)] ?? []
    return isFollowed(obligation, facts)
      ? course(of: parent(of: obligation), facts).closed : metDay(of: commitment(of: obligation), facts)
  }
}

extension RuleBook {
  /// 前置、依赖: what `obligation` waits for, and whether that is met.
  func successionLines(_ obligation: Obligation, _ snapshot: Snapshot) -> [Explanation.Line] {
    let commitment = commitment(of: obligation)
    let plan = Int(obligation.plan)
    var lines: [Explanation.Line] = []
    if let after = commitment.after {
      let title = obligations(of: after, in: plan, snapshot).first.map { self.title(of: $0) }
      lines.append(
        Explanation.Line(
          .reading,
          precedence(
            title, termStart(of: commitment, in: plan, snapshot),
            isReckoned: answer(of: obligation).kind == .relative),
          place: place(of: after, in: plan)))
    }
    for needed in commitment.needs {
      let open = obligations(of: needed, in: plan, snapshot)
        .filter { $0.stage == nil && metDay(of: $0, snapshot) == nil }
      guard let first = open.first else { continue }
      lines.append(
        Explanation.Line(
          .reading,
          .init(zh: "要等“\(title(of: first))”先办结", en: "'\(title(of: first))' must be met first"),
          place: place(of: needed, in: plan)))
    }
    return lines
  }

  /// - Parameters:
  ///   - title: Of what comes before; nil when it has no day yet.
  ///   - isReckoned: Whether the deadline is a term, which begins with what comes before, or names its own day.
  private func precedence(_ title: String?, _ start: (day: CivilDate, isMet: Bool)?, isReckoned: Bool) -> Bilingual
  {
    guard let title, let start else {
      return .init(zh: "前置事项还没有期限，本项按自己写明的日子", en: "what comes before it has no day yet: its own days hold")
    }
    let day = (zh: start.day.chinese, en: "\(start.day)")
    switch (start.isMet, isReckoned) {
    case (true, true):
      return .init(
        zh: "前置事项“\(title)”已于\(day.zh)办结，从次日起算",
        en: "'\(title)' comes before it and was met on \(day.en): the term is counted from the day after")
    case (true, false):
      return .init(zh: "前置事项“\(title)”已于\(day.zh)办结", en: "'\(title)' comes before it and was met on \(day.en)")
    case (false, true):
      return .init(
        zh: "前置事项“\(title)”尚未办结，暂从它的到期日\(day.zh)推算（≈）",
        en: "'\(title)' comes before it and is not met: reckoned from its due day \(day.en) (≈)")
    case (false, false):
      return .init(
        zh: "要等前置事项“\(title)”先办结（\(day.zh)到期）",
        en: "'\(title)' comes before it, is due on \(day.en) and not met")
    }
  }

  private func place(of commitment: CommitmentPlace, in plan: Int) -> String {
    files.place(plans[plan].tasks[Int(commitment.task)].commitments[Int(commitment.commitment)].span)
  }

  /// Who answers for `obligation` by name; of what the plan leaves undefined, the groups it names.
  public func answererNames(of obligation: Obligation) -> [String] {
    let known = answeringUnits(of: obligation).map { units[Int($0)].name }
    guard known.isEmpty else { return known }
    let commitment = commitment(of: obligation)
    let answerers = answerers(of: commitment, task(of: obligation))
    return answerers.compactMap {
      guard case .group(let group) = $0, groups[Int(group)].isOpen else { return nil }
      return groups[Int(group)].name
    }
  }
}
