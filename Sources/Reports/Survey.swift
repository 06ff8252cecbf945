import CivilTime
import Diagnostics
import Evaluation
import PlanLanguage
import Rules

/// 盘点: one pass over every obligation of a basis, from which a report takes what it lists.
struct Survey {
  /// An obligation in scope, and how it stands.
  struct Item {
    var obligation: Obligation
    var standing: Standing
    /// All units that answer for it.
    var units: [UnitIndex]
    /// The units among them that the report's scope counts it under.
    var countedUnits: [UnitIndex]
    var isChased: Bool
    /// A milestone: listed, and not counted where rates are taken.
    var isMilestone: Bool
    /// One stage of another: listed apart, and never counted where rates are taken.
    var isStage: Bool { obligation.stage != nil }
    /// The plan that ended and left it to another (结转).
    var carriedFrom: String?
    /// Whether its unit submitted it, sent it back, or had it paused after the due day, so that it is no longer
    /// overdue and not met either.
    var leftHandsLate: Bool {
      guard !isStage, let course = standing.course?.value else { return false }
      switch standing.state {
      // What was submitted in time stays so when its review is paused.
      case .submitted, .returned, .paused: return course.restsSince.map { $0 > course.due } ?? false
      default: return false
      }
    }
  }

  let basis: ReportBasis
  private(set) var items: [Item] = []
  /// 配合: what units in scope only support, never counted. Its `countedUnits` are those units.
  private(set) var supported: [Item] = []
  /// Obligations of plans that are not public.
  private(set) var internalCount = 0
  /// Obligations due on other days than those asked for.
  private(set) var otherDaysCount = 0
  /// Indexes into the basis' obligations of those that are passed over because nothing can be wrong with them yet.
  private var yetToCome: [Int] = []
  private let purview: Purview?

  /// - Parameter pastDue: Whether only what is past its due day, or ended with its plan, is wanted: what is not due
  ///   yet and has no record is then passed over without being judged.
  /// - Complexity: O(obligations).
  init(_ basis: ReportBasis, pastDue: Bool = false) {
    self.basis = basis
    purview = basis.purview
    let book = basis.book
    // Once a plan, not once an obligation.
    let shown = book.plans.indices.map { isShown(plan: $0) }
    let days = book.plans.map { $0.closed == nil ? $0.zone.day(at: basis.now) : nil }
    for (index, obligation) in basis.obligations.enumerated() {
      let plan = Int(obligation.plan)
      if pastDue, shown[plan], let today = days[plan], isYetToCome(obligation, today) {
        yetToCome.append(index)
        continue
      }
      let units = book.answeringUnits(of: obligation)
      let counted = counted(units, plan: plan)
      let supporting = counted == nil ? self.supporting(obligation) : []
      guard counted != nil || !supporting.isEmpty else { continue }
      guard shown[plan] else {
        if counted != nil, basis.plans?.contains(obligation.plan) ?? true { internalCount += 1 }
        continue
      }
      guard basis.isWanted(dueOn: obligation.originalDue) else {
        if obligation.stage == nil, counted != nil { otherDaysCount += 1 }
        continue
      }
      if !basis.tags.isEmpty, basis.tags.isDisjoint(with: book.commitment(of: obligation).words) { continue }
      let item = Item(
        obligation: obligation, standing: book.standing(of: obligation, basis.snapshot, at: basis.now),
        units: units, countedUnits: counted ?? supporting, isChased: book.isChased(obligation),
        isMilestone: book.commitment(of: obligation).milestoneOf != nil,
        carriedFrom: carriedFrom(book.plans[plan]))
      if counted == nil { supported.append(item) } else { items.append(item) }
    }
  }

  /// What was passed over, as far as it is wanted, with the units that the scope counts it under.
  func forEachYetToCome(_ body: (Obligation, [UnitIndex]) -> Void) {
    let book = basis.book
    for index in yetToCome {
      let obligation = basis.obligations[index]
      guard basis.isWanted(dueOn: obligation.originalDue),
        basis.tags.isEmpty || !basis.tags.isDisjoint(with: book.commitment(of: obligation).words),
        let units = counted(book.answeringUnits(of: obligation), plan: Int(obligation.plan))
      else { continue }
      body(obligation, units)
    }
  }

  /// Whether nothing can be wrong with it yet, by its day and because nothing was recorded of it.
  private func isYetToCome(_ obligation: Obligation, _ today: CivilDate) -> Bool {
    guard obligation.stage == nil, obligation.due > today else { return false }
    return basis.snapshot.facts.isEmpty || basis.snapshot.facts[basis.book.key(of: obligation)] == nil
  }

  /// Whether the plan may be listed in this report: one that is named, or that was carried over into one; without
  /// names every public one, and for a person those that are meant for them; never one that is not.
  func isShown(plan: Int) -> Bool {
    let own = basis.book.plans[plan]
    if basis.isClosed(own) || purview?.isClosed(own) ?? false { return false }
    guard let named = basis.plans else {
      let isForTheirs = basis.readership != .anybody && purview?.isInside(own) ?? false
      return basis.includesInternal || own.visibility == .public || isForTheirs
    }
    return named.contains(Int32(plan)) || own.carryOver.map { named.contains($0) && hasEnded(own) } ?? false
  }

  private func hasEnded(_ plan: Plan) -> Bool { plan.closed.map { $0 <= plan.zone.day(at: basis.now) } ?? false }

  private func carriedFrom(_ plan: Plan) -> String? {
    plan.carryOver != nil && hasEnded(plan) ? OneLine.folded(plan.id) : nil
  }

  /// The units of `units` that the scope counts under; nil when it holds none of them.
  func counted(_ units: [UnitIndex], plan: Int) -> [UnitIndex]? {
    guard let purview else { return units }
    switch purview.regard(plan: Int32(plan), answering: units, supporting: []) {
    case .answers where !purview.supervised.contains(Int32(plan)): return units.filter(purview.units.contains)
    case .answers, .supervises: return units
    case .supports, nil: return nil
    }
  }

  /// The units in scope that support `obligation`; none without a scope.
  private func supporting(_ obligation: Obligation) -> [UnitIndex] {
    guard let purview else { return [] }
    return basis.book.supportingUnits(of: obligation).filter(purview.units.contains)
  }

  /// The commitments in scope that may be shown, with their answers.
  func forEachCommitment(_ body: (_ plan: Int, _ task: Int, _ commitment: Int, Commitment, DeadlineAnswer) -> Void)
  {
    let book = basis.book
    for (planIndex, plan) in book.plans.enumerated() where isShown(plan: planIndex) {
      for (taskIndex, task) in plan.tasks.enumerated() {
        for (index, commitment) in task.commitments.enumerated() {
          let units = book.units(of: book.answerers(of: commitment, task))
          guard counted(units, plan: planIndex) != nil else { continue }
          body(planIndex, taskIndex, index, commitment, book.answers[Int(commitment.answer)])
        }
      }
    }
  }
}
