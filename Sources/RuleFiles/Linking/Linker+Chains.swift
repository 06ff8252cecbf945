import CivilTime
import Diagnostics
import PlanLanguage
import Rules

/// What one commitment says comes before it, by name.
struct ChainDraft {
  var plan: Int
  var place: CommitmentPlace
  var after: Named?
  var needs: [Named]
}

/// 前置、依赖: what must be met before what, whether that can be, and whether it leads back to itself.
extension Linker {
  mutating func noteChain(_ promise: PromiseDraft, at place: CommitmentPlace, in plan: Int) {
    guard promise.after != nil || !promise.needs.isEmpty else { return }
    chains.append(ChainDraft(plan: plan, place: place, after: promise.after, needs: promise.needs))
  }

  /// Looks up what the commitments name, then holds the days of every chain against each other.
  mutating func linkChains() {
    guard !chains.isEmpty else { return }
    book.answers = deadlines.answers
    for chain in chains {
      if let name = chain.after, let found = look(name, for: chain, single: true).first {
        if isRecurring(found, in: chain.plan) {
          report(.afterRecurring(name.text, at: name.span))
        } else {
          set(chain) { $0.after = found }
        }
      }
      let needs = chain.needs.flatMap { look($0, for: chain, single: false) }
      set(chain) { $0.needs = needs }
    }
    let cyclic = reportCircles()
    for chain in chains where !cyclic.contains(Key(chain)) { checkDays(of: chain) }
  }

  private mutating func set(_ chain: ChainDraft, _ change: (inout Commitment) -> Void) {
    change(&book.plans[chain.plan].tasks[Int(chain.place.task)].commitments[Int(chain.place.commitment)])
  }

  private func commitment(_ place: CommitmentPlace, in plan: Int) -> Commitment {
    book.plans[plan].tasks[Int(place.task)].commitments[Int(place.commitment)]
  }

  // MARK: Names

  /// A commitment of the same task by its id, a task by its id, or `task/commitment`.
  private mutating func look(_ name: Named, for chain: ChainDraft, single: Bool) -> [CommitmentPlace] {
    let tasks = book.plans[chain.plan].tasks
    let own = Int(chain.place.task)
    if let found = tasks[own].commitments.firstIndex(where: { !$0.id.isEmpty && $0.id == name.text }) {
      return [CommitmentPlace(task: own, commitment: found)]
    }
    let parts = name.text.split(separator: "/", maxSplits: 1).map(String.init)
    guard let task = tasks.firstIndex(where: { $0.id == parts[0] }) else {
      let known = tasks[own].commitments.map(\.id).filter { !$0.isEmpty } + tasks.map(\.id)
      report(.unknownCommitment(name.text, nearest: Spelling.nearest(to: name.text, in: known), at: name.span))
      return []
    }
    let commitments = tasks[task].commitments
    if parts.count > 1 {
      if let found = commitments.firstIndex(where: { $0.id == parts[1] }) {
        return [CommitmentPlace(task: task, commitment: found)]
      }
      let near = Spelling.nearest(to: parts[1], in: commitments.map(\.id)).map { "\(parts[0])/\($0)" }
      report(.unknownCommitment(name.text, nearest: near, at: name.span))
      return []
    }
    let all = commitments.indices.filter {
      commitments[$0].milestoneOf == nil && commitments[$0].kind != .exhortation
    }
    if single, all.count > 1 {
      report(.severalCommitments(name.text, all.map { "\(parts[0])/\(commitments[$0].id)" }, at: name.span))
      return []
    }
    return all.map { CommitmentPlace(task: task, commitment: $0) }
  }

  private func isRecurring(_ place: CommitmentPlace, in plan: Int) -> Bool {
    let answer = commitment(place, in: plan).answer
    return deadlines.answers.indices.contains(Int(answer)) && deadlines.answers[Int(answer)].kind == .recurring
  }

  // MARK: Circles

  private struct Key: Hashable {
    var plan: Int
    var place: CommitmentPlace

    init(_ chain: ChainDraft) { (plan, place) = (chain.plan, chain.place) }
  }

  private func before(_ place: CommitmentPlace, in plan: Int) -> [CommitmentPlace] {
    let commitment = commitment(place, in: plan)
    return (commitment.after.map { [$0] } ?? []) + commitment.needs
  }

  /// Reports each circle once, and undoes the terms in it; gives what stands in one.
  private mutating func reportCircles() -> Set<Key> {
    var cyclic: Set<Key> = []
    for chain in chains where !cyclic.contains(Key(chain)) {
      guard let circle = circle(from: chain.place, in: chain.plan) else { continue }
      for place in circle {
        cyclic.insert(Key(ChainDraft(plan: chain.plan, place: place, after: nil, needs: [])))
      }
      report(
        .commitmentCycle(
          (circle + [chain.place]).map { name($0, in: chain.plan) },
          at: chain.after?.span ?? chain.needs[0].span))
    }
    for chain in chains where cyclic.contains(Key(chain)) {
      set(chain) {
        $0.after = nil
        $0.needs = []
      }
    }
    return cyclic
  }

  /// From `start` through what comes before it back to it; nil when nothing leads back.
  private func circle(from start: CommitmentPlace, in plan: Int) -> [CommitmentPlace]? {
    var path: [CommitmentPlace] = []
    var visited: Set<CommitmentPlace> = []
    func walk(_ place: CommitmentPlace) -> Bool {
      path.append(place)
      for next in before(place, in: plan) {
        if next == start { return true }
        if visited.insert(next).inserted, walk(next) { return true }
      }
      path.removeLast()
      return false
    }
    return walk(start) ? path : nil
  }

  private func name(_ place: CommitmentPlace, in plan: Int) -> String {
    let task = book.plans[plan].tasks[Int(place.task)]
    let id = task.commitments[Int(place.commitment)].id
    return id.isEmpty ? task.id : id.hasPrefix(":") ? task.id + id : "\(task.id)/\(id)"
  }

  // MARK: Days

  /// One link of a chain: what it is, how its day is stated, and the day.
  private struct Link {
    var name: String
    var phrase: String
    var due: CivilDate
  }

  /// The links up to `place`, and the last due day; nil when one of them has no day.
  private func links(to place: CommitmentPlace, in plan: Int) -> [Link]? {
    let commitment = commitment(place, in: plan)
    let name = name(place, in: plan)
    guard let after = commitment.after else {
      guard deadlines.answers.indices.contains(Int(commitment.answer)),
        let due = deadlines.answers[Int(commitment.answer)].occurrences.map(\.due).max()
      else { return nil }
      return [Link(name: name, phrase: commitment.phrase, due: due)]
    }
    guard let earlier = links(to: after, in: plan), let last = earlier.last,
      let due = book.occurrences(of: place, in: plan, from: last.due).map(\.due).max()
    else { return nil }
    return earlier + [Link(name: name, phrase: commitment.phrase, due: due)]
  }

  private mutating func checkDays(of chain: ChainDraft) {
    let plan = book.plans[chain.plan]
    guard let own = links(to: chain.place, in: chain.plan), let last = own.last else { return }
    if let name = chain.after, own.count > 1 {
      let isFixed = own[own.count - 2].due >= last.due
      if isFixed || last.due > plan.period.upperBound {
        report(
          .impossibleChain(
            sum(own), end: isFixed ? last.due : plan.period.upperBound, isPlan: !isFixed, at: name.span))
      }
    }
    for name in chain.needs {
      for needed in look(name, for: chain, single: false) {
        guard let before = links(to: needed, in: chain.plan), let end = before.last, end.due > last.due else {
          continue
        }
        report(.impossibleChain(sum(before), end: last.due, isPlan: false, at: name.span))
      }
    }
  }

  /// `a 2018-05-31 → b 20个工作日内 2018-06-29`.
  private func sum(_ links: [Link]) -> String {
    links.map { [$0.name, $0.phrase, "\($0.due)"].filter { !$0.isEmpty }.joined(separator: " ") }
      .joined(separator: " → ")
  }
}
