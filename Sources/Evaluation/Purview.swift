public import CivilTime
public import Rules

/// 视野: what somebody is to see of a rule book on a day.
///
/// A liaison officer sees what the unit answers for and what it supports; a leader the same of the unit and of every
/// unit below it, down the line of 上级单位; the people of a supervisor, and the leaders above them, every plan that
/// it supervises. A unit sees what it answers for and supports, and what the units below it do.
///
/// Whose term has not begun or has ended sees nothing of that unit; a stand-in sees it while standing in. Of a unit
/// that was merged into another, the other's people see. An internal plan is seen by its insiders only.
public struct Purview: Sendable {
  /// Whose it is; nil for a unit.
  public let person: PersonIndex?
  /// The units a person is liaison officer or leader of, or the unit itself, with those merged into them, in the
  /// order of the rules.
  public let own: [UnitIndex]
  /// The units below them, in the order of the rules.
  public let below: [UnitIndex]
  /// Indexes into `RuleBook.plans` of those that a person's units supervise.
  public let supervised: [Int32]
  /// All of `own` and `below`.
  public let units: Set<UnitIndex>

  /// Why an obligation is in somebody's view.
  public enum Regard: String, Sendable, CaseIterable {
    /// 负责: a unit of theirs answers for it.
    case answers
    /// 督办: a unit of theirs supervises its plan.
    case supervises
    /// 配合: a unit of theirs only supports it.
    case supports
  }

  init(
    person: PersonIndex?, own: [UnitIndex], below: [UnitIndex], supervised: [Int32]
  ) {
    self.person = person
    self.own = own
    self.below = below
    self.supervised = supervised
    units = Set(own + below)
  }

  /// Whether `plan` is one that this person must not see: internal, and not meant for them.
  public func isClosed(_ plan: Plan) -> Bool {
    guard let person, let insiders = plan.insiders else { return false }
    return !insiders.contains(person)
  }

  /// Whether this person is one of those whom the internal `plan` is meant for.
  public func isInside(_ plan: Plan) -> Bool { person != nil && plan.insiders != nil && !isClosed(plan) }

  /// How it regards what `answering` answer for and `supporting` support in the plan at `plan`; nil: not at all.
  public func regard(
    plan: Int32, answering: [UnitIndex], supporting: @autoclosure () -> [UnitIndex]
  ) -> Regard? {
    if answering.contains(where: units.contains) { return .answers }
    if supervised.contains(plan) { return .supervises }
    return supporting().contains(where: units.contains) ? .supports : nil
  }
}

extension RuleBook {
  /// What `person` is to see on `day`, a day of the office's zone; for many people there is `Purviews`.
  ///
  /// - Complexity: O(units × length of the line), and O(plans).
  public func purview(ofPerson person: PersonIndex, on day: CivilDate) -> Purview {
    Purviews(self, on: day).purview(of: person)
  }

  /// What `unit` is to see on `day`, a day of the office's zone.
  public func purview(ofUnit unit: UnitIndex, on day: CivilDate) -> Purview { purview(ofUnits: [unit], on: day) }

  /// What `named` are to see together on `day`, a day of the office's zone.
  ///
  /// - Complexity: O(units × length of the line).
  public func purview(ofUnits named: Set<UnitIndex>, on day: CivilDate) -> Purview {
    let own = units.indices.map(UnitIndex.init).filter {
      named.contains($0) || named.contains(acting(for: $0, on: day))
    }
    let below = units.indices.map(UnitIndex.init).filter { other in
      !own.contains(other) && superiors(of: acting(for: other, on: day), on: day).contains(where: named.contains)
    }
    return Purview(person: nil, own: own, below: below, supervised: [])
  }

  /// How `purview` regards `obligation`; nil: not at all, or it belongs to a plan that its person must not see.
  public func regard(of obligation: Obligation, in purview: Purview) -> Purview.Regard? {
    guard !purview.isClosed(plans[Int(obligation.plan)]) else { return nil }
    return purview.regard(
      plan: obligation.plan, answering: answeringUnits(of: obligation),
      supporting: supportingUnits(of: obligation))
  }

  /// The units that `unit` reports to on `day`, the nearest first.
  func superiors(of unit: UnitIndex, on day: CivilDate) -> [UnitIndex] {
    var found: [UnitIndex] = []
    var unit = unit
    // A circle of units is refused when the rules are loaded; until then it must not hold anybody up.
    while let next = units[Int(unit)].reportsTo.map({ acting(for: $0, on: day) }), !found.contains(next) {
      found.append(next)
      unit = next
    }
    return found
  }
}
