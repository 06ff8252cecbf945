import CivilTime
import Diagnostics
import Rules

/// Who is told, and who is not.
extension RuleTestRun {
  mutating func compareTold(_ telling: RuleTest.Telling, _ now: Instant) -> Finding? {
    let entries = entries(for: telling)
    let fitting = entries.filter { $0.wentOut != nil && (telling.account ?? $0.account.state) == $0.account.state }
    guard touch(telling, fitting) else { return missing(telling.key, sentence(telling, isTold: true)) }
    if let finding = unknownStep(telling, isTold: true) { return finding }
    guard fitting.isEmpty else { return nil }
    return Finding(
      expected: sentence(telling, isTold: true), found: found(entries, telling),
      because: because(entries, telling, now))
  }

  mutating func compareNotTold(_ telling: RuleTest.Telling, _ now: Instant) -> Finding? {
    let entries = entries(for: telling)
    let isAsExpected: Bool
    if let account = telling.account {
      isAsExpected = entries.contains { $0.account.state == account }
    } else {
      isAsExpected = true
    }
    guard touch(telling, entries) else { return missing(telling.key, sentence(telling, isTold: false)) }
    if let finding = unknownStep(telling, isTold: false) { return finding }
    if isAsExpected, !entries.contains(where: { $0.wentOut != nil }) { return nil }
    return Finding(
      expected: sentence(telling, isTold: false), found: found(entries, telling),
      because: because(entries, telling, now))
  }

  /// What names a step that is no longer there says nothing about who is told.
  private func unknownStep(_ telling: RuleTest.Telling, isTold: Bool) -> Finding? {
    guard let step = telling.step, !Self.isOfCourse(step), let obligation = rehearsal.index[telling.key] else {
      return nil
    }
    let policy = book.policy(of: obligation)
    guard !policy.steps.contains(where: { $0.id == step }) else { return nil }
    let known = policy.steps.map(\.id)
    return Finding(
      expected: sentence(telling, isTold: isTold),
      found: Bilingual(zh: "督办规则“\(policy.id)”没有步骤 \(step)", en: "policy '\(policy.id)' has no step \(step)"),
      because: [
        Explanation.Line(
          .step,
          Bilingual(zh: "有：\(known.joined(separator: "、"))", en: "it has \(known.joined(separator: ", "))"),
          place: book.files.place(policy.span))
      ])
  }

  private func entries(for telling: RuleTest.Telling) -> [Rehearsal.Entry] {
    let person = book.people[Int(telling.person)].id
    return rehearsal.entries.filter { entry in
      let id = entry.account.id
      let isOfRules = id.event.kind == .step || id.event.isOfCourse
      return id.recipient == person && isOfRules && id.event.subject == telling.key
        && (telling.step ?? id.event.step) == id.event.step && telling.days.contains(entry.day)
    }
  }

  /// Whether what is named is no step of a policy but something recorded that a unit is told of: `nudge`.
  private static func isOfCourse(_ step: String) -> Bool {
    Fact.Kind(rawValue: step).map { Course.Notice.kinds.contains($0) } ?? false
  }

  private func sentence(_ telling: RuleTest.Telling, isTold: Bool) -> Bilingual {
    let person = book.people[Int(telling.person)].name
    let days = Self.words(telling.days)
    let step = telling.step.map { Bilingual(zh: "，步骤 \($0)", en: " by step \($0)") } ?? Bilingual("")
    let account =
      telling.account.map { Bilingual(zh: "，账目为\($0.chinese)", en: ", accounted for as \($0.rawValue)") }
      ?? Bilingual("")
    return Bilingual(
      zh: "\(days.zh)\(isTold ? "通知" : "不通知")\(person)：\(telling.key)\(step.zh)\(account.zh)",
      en: "\(person) is \(isTold ? "told" : "not told") \(days.en) of \(telling.key)\(step.en)\(account.en)")
  }

  private static func words(_ days: ClosedRange<CivilDate>) -> Bilingual {
    days.lowerBound == days.upperBound
      ? Bilingual(zh: days.lowerBound.chinese, en: "on \(days.lowerBound)")
      : Bilingual(
        zh: "\(days.lowerBound.chinese)至\(days.upperBound.chinese)",
        en: "from \(days.lowerBound) to \(days.upperBound)")
  }

  private func found(_ entries: [Rehearsal.Entry], _ telling: RuleTest.Telling) -> Bilingual {
    guard !entries.isEmpty else { return Bilingual(zh: "没有这样的通知", en: "there is no such notification") }
    let shown = entries.map { entry in
      let (account, step) = (entry.account, entry.account.id.event.step)
      return Bilingual(
        zh: "\(entry.day.chinese)步骤 \(step)\(account.state.chinese)（\(account.reason.chinese)）",
        en: "\(entry.day) step \(step) \(account.state.rawValue) (\(account.reason.rawValue))")
    }
    return Bilingual(zh: shown.map(\.zh).joined(separator: "；"), en: shown.map(\.en).joined(separator: "; "))
  }

  /// The way to each account that there is; where there is none, why not.
  private func because(_ entries: [Rehearsal.Entry], _ telling: RuleTest.Telling, _ now: Instant) -> [Explanation
    .Line]
  {
    guard let obligation = rehearsal.index[telling.key] else { return [] }
    guard entries.isEmpty else {
      return entries.flatMap { entry in
        book.explain(entry.account, of: obligation, rehearsal.snapshot, at: now).lines.filter {
          [.step, .count, .recipient, .condition, .account].contains($0.part)
        }
      }
    }
    return book.explainSilence(
      of: obligation, on: telling.days.upperBound, to: telling.person, accounts: rehearsal.entries.map(\.account),
      rehearsal.snapshot, at: now
    ).lines
  }

  /// False when there is no such obligation.
  private mutating func touch(_ telling: RuleTest.Telling, _ entries: [Rehearsal.Entry]) -> Bool {
    guard let obligation = rehearsal.index[telling.key] else {
      touchCommitment(telling.key)
      return false
    }
    touch(obligation)
    let policy = book.policyIndex(of: obligation)
    let named = entries.map(\.account.id.event.step) + (telling.step.map { [$0] } ?? [])
    for step in Set(named) {
      guard let index = book.policies[policy].steps.firstIndex(where: { $0.id == step }) else { continue }
      result.touched.steps.insert(.init(policy: policy, step: index))
    }
    return true
  }
}
