import CivilTime
import Diagnostics
import PlanLanguage
import Rules

/// Stories: facts about obligations that must exist.
extension Linker {
  mutating func linkStories() {
    guard drafts.contains(where: { !$0.story.isEmpty }) else { return }
    let known = obligations()
    let isWhole = damaged.isDisjoint(with: [.plan, .tasks, .units, .groups])
    for draft in drafts where !draft.story.isEmpty {
      var facts: [StoryFact] = []
      for entry in draft.story {
        if isWhole { check(entry, against: known) }
        let recorded = book.office.zone.instant(of: entry.recorded, at: Self.recordingTime)
        facts.append(
          StoryFact(
            fact: Fact(
              kind: entry.kind, key: entry.key.text, on: entry.on, recorded: recorded,
              by: entry.by ?? book.office.name, thousandths: entry.thousandths, unit: entry.unit, ref: entry.ref,
              note: entry.note), span: entry.key.span))
      }
      book.stories.append(Story(file: draft.file, facts: facts))
    }
  }

  /// The hour at which a story's facts are written down.
  private static let recordingTime = TimeOfDay(17, 0)!

  /// Where a commitment stands in the book.
  private struct StoryPlace {
    var plan: Int
    var task: Int
    var commitment: Int
  }

  /// Every commitment by the part of the key before `@` and `#`.
  private func obligations() -> [String: StoryPlace] {
    var known: [String: StoryPlace] = [:]
    for (planIndex, plan) in book.plans.enumerated() {
      for (taskIndex, task) in plan.tasks.enumerated() {
        for (index, commitment) in task.commitments.enumerated() {
          let base = "\(plan.id)/\(task.id)"
          let isMilestoneOfTask = commitment.id.hasPrefix(":")
          known[commitment.id.isEmpty ? base : "\(base)\(isMilestoneOfTask ? "" : "/")\(commitment.id)"] =
            StoryPlace(plan: planIndex, task: taskIndex, commitment: index)
        }
      }
    }
    return known
  }

  private mutating func check(_ entry: StoryDraft, against known: [String: StoryPlace]) {
    let text = entry.key.text
    let base = String(text.prefix { $0 != "@" && $0 != "#" })
    guard let place = known[base] else {
      let candidates = known.keys.sorted()
      let nearest = candidates.first { $0.hasPrefix(base + "/") } ?? Spelling.nearest(to: base, in: candidates)
      report(.unknownObligation(base, nearest: nearest, at: entry.key.span))
      return
    }
    guard let keys = keys(of: base, place, for: entry.kind), !keys.contains(text) else { return }
    report(
      .unknownObligation(text, nearest: Spelling.nearest(to: text, in: keys) ?? keys.first, at: entry.key.span))
  }

  /// The keys a fact of `kind` can have; nil when they depend on events and cannot be told.
  ///
  /// An event belongs to the commitment, everything else to one turn and, where each unit answers for itself,
  /// to one unit.
  private func keys(of base: String, _ place: StoryPlace, for kind: Fact.Kind) -> [String]? {
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
