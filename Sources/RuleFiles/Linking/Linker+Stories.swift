import CivilTime
import Diagnostics
import PlanLanguage
import Rules

/// Stories: facts about obligations that must exist.
extension Linker {
  mutating func linkStories() {
    guard drafts.contains(where: { !$0.story.isEmpty }) else { return }
    let known = declaredObligations()
    for draft in drafts where !draft.story.isEmpty {
      var facts: [StoryFact] = []
      for entry in draft.story {
        check(entry.key, for: entry.kind, against: known, code: .storyUnknownKey)
        facts.append(StoryFact(fact: fact(entry), span: entry.key.span))
      }
      book.stories.append(Story(file: draft.file, facts: facts))
    }
  }

  /// The hour at which the facts of stories and tests are written down.
  static let recordingTime = TimeOfDay(17, 0)!

  /// What `draft` says as a fact.
  func fact(_ draft: StoryDraft) -> Fact {
    Fact(
      kind: draft.kind, key: draft.key.text, on: draft.on,
      recorded: book.office.zone.instant(of: draft.recorded, at: Self.recordingTime),
      by: draft.by ?? book.office.name, thousandths: draft.thousandths, unit: draft.unit, ref: draft.ref,
      note: draft.note, until: draft.until, situation: draft.situation)
  }

  /// Every commitment by the part of the key before `@` and `#`.
  func declaredObligations() -> [String: DeclaredObligation] {
    var known: [String: DeclaredObligation] = [:]
    for (planIndex, plan) in book.plans.enumerated() {
      for (taskIndex, task) in plan.tasks.enumerated() {
        for (index, commitment) in task.commitments.enumerated() {
          let base = "\(plan.id)/\(task.id)"
          let isMilestoneOfTask = commitment.id.hasPrefix(":")
          known[commitment.id.isEmpty ? base : "\(base)\(isMilestoneOfTask ? "" : "/")\(commitment.id)"] =
            DeclaredObligation(plan: planIndex, task: taskIndex, commitment: index)
        }
      }
    }
    return known
  }

  /// Reports `key` when the rules can bring about no such obligation, or no event of it.
  ///
  /// Nothing is said when something that could have declared it was lost.
  mutating func check(
    _ key: Named, for kind: Fact.Kind, against known: [String: DeclaredObligation], code: FaultCode,
    mayBeStage: Bool = false
  ) {
    guard damaged.isDisjoint(with: [.plan, .tasks, .units, .groups]) else { return }
    let text = mayBeStage ? parentKey(of: key.text, known) : key.text
    let base = DeclaredObligation.base(of: text)
    guard let place = known[base] else {
      if let plan = missingPlan(of: base) {
        // Once a file: it is one plan that is not there, not all its tasks.
        if missingPlans.insert("\(key.span.file) \(plan)").inserted {
          report(
            .planOfKeys(
              plan, nearest: Spelling.nearest(to: plan, in: book.plans.map(\.id)), code: code, at: key.span))
        }
        return
      }
      let candidates = suggestions.take() ? known.keys.sorted() : []
      let nearest = candidates.first { $0.hasPrefix(base + "/") } ?? Spelling.nearest(to: base, in: candidates)
      report(.unknownObligation(base, nearest: nearest, code: code, at: key.span))
      return
    }
    guard let keys = keys(of: base, place, for: kind), !keys.contains(text) else { return }
    report(
      .unknownObligation(
        text, nearest: Spelling.nearest(to: text, in: keys) ?? keys.first, code: code, at: key.span))
  }

  /// The plan that `key` names, when there is none with that id.
  private func missingPlan(of key: String) -> String? {
    guard let slash = key.firstIndex(of: "/") else { return nil }
    let plan = String(key[..<slash])
    return book.plans.contains { $0.id == plan } ? nil : plan
  }

  /// The keys a fact of `kind` can have; nil when they depend on events and cannot be told.
  ///
  /// An event belongs to the commitment, everything else to one turn and, where each unit answers for itself,
  /// to one unit.
  private func keys(of base: String, _ place: DeclaredObligation, for kind: Fact.Kind) -> [String]? {
    if kind == .event { return [base] }
    let task = book.plans[place.plan].tasks[place.task]
    let commitment = task.commitments[place.commitment]
    guard deadlines.answers.indices.contains(Int(commitment.answer)) else { return nil }
    let answer = deadlines.answers[Int(commitment.answer)]
    guard [.due, .window, .recurring].contains(answer.kind) else { return nil }
    let turns = answer.occurrences.map { $0.key.isEmpty ? base : "\(base)@\($0.key)" }
    guard commitment.after == nil else { return nil }
    let owners: [String]
    switch commitment.answeredBy {
    case .lead, .named: return turns
    case .pairs: owners = book.plans[place.plan].pairs.map(\.id)
    case .each, .eachOf:
      let answerers = book.answerers(of: commitment, task)
      owners = book.units(of: answerers).map { book.units[Int($0)].id }
      if owners.isEmpty { return turns }
      if book.isOpen(answerers) { return turns + turns.flatMap { turn in owners.map { "\(turn)#\($0)" } } }
    }
    return turns.flatMap { turn in owners.map { "\(turn)#\($0)" } }
  }
}

/// Where a commitment that obligations hang on stands in the book.
struct DeclaredObligation {
  var plan: Int
  var task: Int
  var commitment: Int

  /// The part of a key that names the commitment.
  static func base(of key: String) -> String { String(key.prefix { $0 != "@" && $0 != "#" }) }
}
