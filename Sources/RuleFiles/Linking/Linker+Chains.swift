import CivilTime
import Diagnostics
import PlanLanguage
import Rules

/// What one commitment says comes before it, by name.
struct ChainDraft: Sendable {
  /// One name and a commitment it stands for.
  struct Link: Sendable {
    var name: Named
    var place: CommitmentPlace
  }

  var plan: Int
  var place: CommitmentPlace
  var after: Named?
  var needs: [Named]
  /// What the names stand for, as far as they are known; the one it comes after first.
  var links: [Link] = []
}

/// 前置、依赖: what must be met before what, whether that can be, and whether it leads back to itself.
extension Linker {
  /// So many terms may begin with each other in a row, as deep as YAML may be nested.
  private static let longestChain = 64

  mutating func noteChain(_ promise: PromiseDraft, at place: CommitmentPlace, in plan: Int) {
    guard promise.after != nil || !promise.needs.isEmpty else { return }
    chains.append(ChainDraft(plan: plan, place: place, after: promise.after, needs: promise.needs))
  }

  /// Looks up what the commitments name, then holds the days of every chain against each other.
  mutating func linkChains() {
    guard !chains.isEmpty else { return }
    book.answers = deadlines.answers
    let tasks = book.plans.map { plan in
      Dictionary(plan.tasks.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
    for index in chains.indices { resolve(index, tasks[chains[index].plan]) }
    breakCircles()
    breakLongChains()
    var known: [Key: CivilDate?] = [:]
    for chain in chains { checkDays(of: chain, &known) }
  }

  private mutating func resolve(_ index: Int, _ tasks: [String: Int]) {
    let chain = chains[index]
    if let name = chain.after, let found = look(name, for: chain, tasks, single: true).first {
      let kind = commitment(found, in: chain.plan).kind
      if kind == .exhortation {
        report(.afterExhortation(name.text, at: name.span))
      } else if isRecurring(found, in: chain.plan) {
        report(.afterRecurring(name.text, at: name.span))
      } else {
        chains[index].links.append(ChainDraft.Link(name: name, place: found))
        set(chain) { $0.after = found }
      }
    }
    let needs = chain.needs.flatMap { name in
      look(name, for: chain, tasks, single: false).map { ChainDraft.Link(name: name, place: $0) }
    }
    chains[index].links += needs
    set(chain) { $0.needs = needs.map(\.place) }
  }

  private mutating func set(_ chain: ChainDraft, _ change: (inout Commitment) -> Void) {
    change(&book.plans[chain.plan].tasks[Int(chain.place.task)].commitments[Int(chain.place.commitment)])
  }

  private func commitment(_ place: CommitmentPlace, in plan: Int) -> Commitment {
    book.plans[plan].tasks[Int(place.task)].commitments[Int(place.commitment)]
  }

  // MARK: Names

  /// A commitment of the same task by its id, a task by its id, `task/commitment`; a milestone as keys write it,
  /// `task:milestone` or `[task/]commitment:milestone`.
  private mutating func look(
    _ name: Named, for chain: ChainDraft, _ byID: [String: Int], single: Bool
  ) -> [CommitmentPlace] {
    let tasks = book.plans[chain.plan].tasks
    let own = Int(chain.place.task)
    if let found = tasks[own].commitments.firstIndex(where: { !$0.id.isEmpty && $0.id == name.text }) {
      return [CommitmentPlace(task: own, commitment: found)]
    }
    let end = name.text.firstIndex { $0 == "/" || $0 == ":" } ?? name.text.endIndex
    let id = String(name.text[..<end])
    guard let task = byID[id] else {
      let known =
        suggestions.take() ? tasks[own].commitments.map(\.id).filter { !$0.isEmpty } + tasks.map(\.id) : []
      report(.unknownCommitment(name.text, nearest: Spelling.nearest(to: name.text, in: known), at: name.span))
      return []
    }
    let commitments = tasks[task].commitments
    if end < name.text.endIndex {
      let rest = String(name.text[end] == "/" ? name.text[end...].dropFirst() : name.text[end...])
      if let found = commitments.firstIndex(where: { !$0.id.isEmpty && $0.id == rest }) {
        return [CommitmentPlace(task: task, commitment: found)]
      }
      let near = Spelling.nearest(to: name.text, in: commitments.map { self.name($0, of: id) })
      report(.unknownCommitment(name.text, nearest: near, at: name.span))
      return []
    }
    let all = commitments.indices.filter {
      commitments[$0].milestoneOf == nil && commitments[$0].kind != .exhortation
    }
    if single, all.count > 1 {
      report(.severalCommitments(name.text, all.map { self.name(commitments[$0], of: id) }, at: name.span))
      return []
    }
    return all.map { CommitmentPlace(task: task, commitment: $0) }
  }

  private func isRecurring(_ place: CommitmentPlace, in plan: Int) -> Bool {
    let answer = commitment(place, in: plan).answer
    return deadlines.answers.indices.contains(Int(answer)) && deadlines.answers[Int(answer)].kind == .recurring
  }

  /// As keys write it, without the plan.
  private func name(_ commitment: Commitment, of task: String) -> String {
    let id = commitment.id
    return id.isEmpty ? task : id.hasPrefix(":") ? task + id : "\(task)/\(id)"
  }

  private func name(_ place: CommitmentPlace, in plan: Int) -> String {
    name(commitment(place, in: plan), of: book.plans[plan].tasks[Int(place.task)].id)
  }

  // MARK: Circles

  private struct Key: Hashable {
    var plan: Int
    var place: CommitmentPlace
  }

  /// Reports circles that have nothing in common each once, and undoes the terms in them, so that none is left.
  ///
  /// A walk without recursion, so that no chain is too long for it. O(links).
  private mutating func breakCircles() {
    let indexes = Dictionary(
      chains.indices.map { (Key(plan: chains[$0].plan, place: chains[$0].place), $0) },
      uniquingKeysWith: { first, _ in first })
    var isDone = [Bool](repeating: false, count: chains.count)
    var position = [Int?](repeating: nil, count: chains.count)
    var cyclic: Set<Int> = []
    for start in chains.indices where !isDone[start] {
      var path = [(chain: start, next: 0)]
      position[start] = 0
      while let (chain, next) = path.last {
        guard next < chains[chain].links.count else {
          isDone[chain] = true
          position[chain] = nil
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let key = Key(plan: chains[chain].plan, place: chains[chain].links[next].place)
        guard let following = indexes[key], !isDone[following] else { continue }
        guard let first = position[following] else {
          position[following] = path.count
          path.append((following, 0))
          continue
        }
        let circle = path[first...]
        guard cyclic.isDisjoint(with: circle.map(\.chain)) else { continue }
        cyclic.formUnion(circle.map(\.chain))
        report(circle.map { (chains[$0.chain], chains[$0.chain].links[$0.next - 1].name.span) })
      }
    }
    for index in cyclic {
      chains[index].links = []
      set(chains[index]) {
        $0.after = nil
        $0.needs = []
      }
    }
  }

  private mutating func report(_ circle: [(chain: ChainDraft, name: SourceSpan)]) {
    let names = circle.map { name($0.chain.place, in: $0.chain.plan) }
    report(.commitmentCycle(names + [names[0]], at: circle[0].name))
  }

  // MARK: Days

  /// Reports chains of terms that are longer than any plan's, and cuts them: what follows is reckoned by recursion.
  private mutating func breakLongChains() {
    var lengths: [Key: Int] = [:]
    for chain in chains {
      // From here back to where the length is known.
      var path = [chain.place]
      while lengths[Key(plan: chain.plan, place: path[path.count - 1])] == nil,
        let before = after(path[path.count - 1], in: chain.plan)
      { path.append(before) }
      var length = lengths[Key(plan: chain.plan, place: path[path.count - 1])] ?? 0
      for place in path.dropLast().reversed() {
        length += 1
        if length > Self.longestChain { length = 0 }
        lengths[Key(plan: chain.plan, place: place)] = length
      }
    }
    for chain in chains {
      guard let name = chain.after, lengths[Key(plan: chain.plan, place: chain.place)] == 0,
        after(chain.place, in: chain.plan) != nil
      else { continue }
      report(.longChain(Self.longestChain, at: name.span))
      set(chain) { $0.after = nil }
    }
  }

  /// Looked at in place, without a copy of the commitment.
  private func after(_ place: CommitmentPlace, in plan: Int) -> CommitmentPlace? {
    book.plans[plan].tasks[Int(place.task)].commitments[Int(place.commitment)].after
  }

  /// The last due day of `place`, reckoned once; nil when it or one before it has no day.
  private func due(of place: CommitmentPlace, in plan: Int, _ known: inout [Key: CivilDate?]) -> CivilDate? {
    let key = Key(plan: plan, place: place)
    if let due = known[key] { return due }
    let commitment = commitment(place, in: plan)
    var found: CivilDate?
    if deadlines.answers.indices.contains(Int(commitment.answer)) {
      if let after = commitment.after {
        found = due(of: after, in: plan, &known).flatMap { last in
          book.occurrences(of: place, in: plan, from: last).map(\.due).max()
        }
      } else {
        found = deadlines.answers[Int(commitment.answer)].occurrences.map(\.due).max()
      }
    }
    known[key] = .some(found)
    return found
  }

  private mutating func checkDays(of chain: ChainDraft, _ known: inout [Key: CivilDate?]) {
    guard let last = due(of: chain.place, in: chain.plan, &known) else { return }
    let end = book.plans[chain.plan].period.upperBound
    if let name = chain.after, let before = after(chain.place, in: chain.plan),
      let earlier = due(of: before, in: chain.plan, &known), earlier >= last || last > end
    {
      let isFixed = earlier >= last
      report(
        .impossibleChain(
          sum(to: chain.place, in: chain.plan, &known), end: isFixed ? last : end, isPlan: !isFixed, at: name.span))
    }
    let needs = commitment(chain.place, in: chain.plan).needs
    for needed in chain.links where needs.contains(needed.place) {
      guard let due = due(of: needed.place, in: chain.plan, &known), due > last else { continue }
      report(
        .impossibleChain(
          sum(to: needed.place, in: chain.plan, &known), end: last, isPlan: false, at: needed.name.span))
    }
  }

  /// `a 2018-05-31 → b 20个工作日内 2018-06-29`.
  private func sum(to place: CommitmentPlace, in plan: Int, _ known: inout [Key: CivilDate?]) -> String {
    var stages: [String] = []
    var next: CommitmentPlace? = place
    while let place = next {
      let day = due(of: place, in: plan, &known).map(\.description) ?? ""
      let parts = [name(place, in: plan), commitment(place, in: plan).phrase, day]
      stages.append(parts.filter { !$0.isEmpty }.joined(separator: " "))
      next = after(place, in: plan)
    }
    return stages.reversed().joined(separator: " → ")
  }
}
