import CivilTime
import Diagnostics
import PlanLanguage
import Rules

/// Stories: facts about obligations that must exist.
extension Linker {
  mutating func linkStories() {
    guard drafts.contains(where: { !$0.story.isEmpty }) else { return }
    let known = obligations()
    let isWhole = damaged.isDisjoint(with: [.plan, .tasks])
    for draft in drafts where !draft.story.isEmpty {
      var facts: [StoryFact] = []
      for entry in draft.story {
        if isWhole { check(entry.key, against: known) }
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

  /// The answer of each commitment by the part of the key before `@` and `#`.
  private func obligations() -> [String: Int32] {
    var known: [String: Int32] = [:]
    for plan in book.plans {
      for task in plan.tasks {
        for commitment in task.commitments {
          let base = "\(plan.id)/\(task.id)"
          known[commitment.id.isEmpty ? base : "\(base)/\(commitment.id)"] = commitment.answer
        }
      }
    }
    return known
  }

  private mutating func check(_ key: Named, against known: [String: Int32]) {
    let base = String(key.text.prefix { $0 != "@" && $0 != "#" })
    guard known[base] == nil else { return }
    let candidates = known.keys.sorted()
    let inside = candidates.filter { $0.hasPrefix(base + "/") }
    let nearest = inside.first ?? Spelling.nearest(to: base, in: candidates)
    report(.unknownObligation(base, nearest: nearest, at: key.span))
  }
}
