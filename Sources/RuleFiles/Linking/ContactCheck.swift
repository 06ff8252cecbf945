import Diagnostics
import Rules

/// Remembers which units and undefined groups answer for something that is chased, and where first.
struct ContactCheck: Sendable {
  struct Use: Sendable {
    var count = 0
    var first: SourceSpan
    /// Their supervisors are told instead.
    var plans: Set<Int> = []

    func joined(with later: Use) -> Use {
      Use(count: count + later.count, first: first, plans: plans.union(later.plans))
    }
  }

  /// By unit: whether it names somebody to tell.
  var isTellable: [Bool] = []
  private(set) var units: [UnitIndex: Use] = [:]
  private(set) var groups: [Int32: Use] = [:]

  mutating func note(_ commitment: CommitmentFields, of task: TaskFields, in plan: Int, _ book: RuleBook) {
    let answerers = commitment.answeredBy.answerers(lead: task.lead)
    for unit in book.units(of: answerers) where !isTellable[Int(unit)] {
      // Who took a unit over before the plan came into force is told in its place.
      guard !isTellable[Int(book.acting(for: unit, on: book.plans[plan].inForce))] else { continue }
      note(unit, at: commitment.span, in: plan)
    }
    for case .group(let group) in answerers + (commitment.rare.support ?? task.support)
    where book.groups[Int(group)].isOpen {
      groups[group, default: Use(first: commitment.span)].count += 1
    }
  }

  /// Adds what another one noted of files behind its own.
  mutating func take(_ other: ContactCheck) {
    units.merge(other.units) { $0.joined(with: $1) }
    groups.merge(other.groups) { $0.joined(with: $1) }
  }

  /// Forgets what was noted, not who can be told.
  mutating func clear() {
    units = [:]
    groups = [:]
  }

  private mutating func note(_ unit: UnitIndex, at span: SourceSpan, in plan: Int) {
    units[unit, default: Use(first: span)].count += 1
    units[unit]?.plans.insert(plan)
  }
}

extension Linker {
  /// Every unit that answers for something needs somebody to tell, or a supervisor who is told instead.
  mutating func checkContacts() {
    for (index, plan) in book.plans.enumerated() {
      if let supervisor = plan.supervisor {
        checkTerms(of: supervisor, in: index, at: plan.span, isSupervisor: true)
      }
    }
    for (unit, use) in contacts.units.sorted(by: { $0.key < $1.key }) {
      let isCovered = use.plans.allSatisfy { hasFallback(book.plans[$0]) }
      let declared = book.units[Int(unit)]
      report(
        .untold(
          declared.name, tasks: use.count, first: files.place(use.first), isCovered: isCovered,
          at: declared.span))
    }
    for (group, use) in contacts.groups.sorted(by: { $0.key < $1.key }) {
      let declared = book.groups[Int(group)]
      report(.undefinedGroup(declared.name, tasks: use.count, first: files.place(use.first), at: declared.span))
    }
  }

  /// A step that tells only the supervisor needs one who can be told.
  mutating func checkSteps() {
    var reported: Set<SourceSpan> = []
    for plan in book.plans where !hasFallback(plan) {
      let used = Set([plan.policy] + plan.tasks.compactMap(\.policy)).filter { book.policies.indices.contains($0) }
      for step in used.sorted().flatMap({ book.policies[$0].steps }) where step.tell == [.supervisor] {
        guard reported.insert(step.span).inserted else { continue }
        report(.stepTellsNobody(step.id, plan: plan.id, at: step.span))
      }
    }
  }
}
