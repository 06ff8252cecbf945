import Rules

/// Which unit of the new book each unit of the old one is: by its id, else by the name it was renamed from (曾用名).
struct UnitHeirs {
  private let old: RuleBook
  private let new: RuleBook
  /// By index in the old book; nil for a unit that the new book does not have.
  private let heirs: [UnitIndex?]

  init(_ old: RuleBook, _ new: RuleBook) {
    self.old = old
    self.new = new
    var byID: [String: UnitIndex] = [:]
    var byFormerName: [String: UnitIndex] = [:]
    for (index, unit) in new.units.enumerated() {
      byID[unit.id] = UnitIndex(index)
      for former in unit.formerNames { byFormerName[former.name] = UnitIndex(index) }
    }
    heirs = old.units.map { byID[$0.id] ?? byFormerName[$0.name] }
  }

  /// The name of an old unit, by the new book if that has it.
  func name(_ unit: UnitIndex) -> String {
    heirs[Int(unit)].map { new.units[Int($0)].name } ?? old.units[Int(unit)].name
  }

  /// The id of an old unit, by the new book if that has it.
  func id(_ unit: UnitIndex) -> String {
    heirs[Int(unit)].map { new.units[Int($0)].id } ?? old.units[Int(unit)].id
  }
}
