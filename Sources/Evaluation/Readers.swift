public import CivilTime
public import Rules

/// 报表的收件人: who gets a report as a letter.
extension RuleBook {
  /// Who gets `report` on `day`, a day of the office's zone, and through what: each person once a channel, in the
  /// order of the rules.
  ///
  /// Of a report of plans named, only who may see one of them: nobody but its insiders gets an internal plan.
  public func readers(of report: ReportRule, on day: CivilDate) -> [(person: PersonIndex, channel: String)] {
    var seen: Set<PersonIndex> = []
    return report.readers.flatMap { people($0, of: report, on: day) }.filter {
      seen.insert($0).inserted && mayRead(report, $0)
    }.flatMap { person in
      let own = people[Int(person)].channels
      return (own.isEmpty ? office.channels : own).map { (person, $0) }
    }
  }

  private func people(_ reader: ReportRule.Reader, of report: ReportRule, on day: CivilDate) -> [PersonIndex] {
    switch reader {
    case .person(let person): [person]
    case .administrators: office.administrators
    case .supervisor:
      plans.indices.filter { report.plans?.contains(Int32($0)) ?? (plans[$0].visibility == .public) }
        .compactMap { plans[$0].supervisor }.flatMap { told($0, \.liaison, on: day) }
    case .leader: scopeUnits(of: report).flatMap { told($0, \.leader, on: day) }
    case .liaison: scopeUnits(of: report).flatMap { told($0, \.liaison, on: day) }
    }
  }

  private func scopeUnits(of report: ReportRule) -> [UnitIndex] {
    if case .units(let units) = report.scope { units } else { [] }
  }

  /// Those contacts of `unit`, else the others.
  private func told(_ unit: UnitIndex, _ contacts: KeyPath<Unit, [Contact]>, on day: CivilDate) -> [PersonIndex] {
    let own = units[Int(acting(for: unit, on: day))]
    let first = own[keyPath: contacts].told(on: day)
    guard first.isEmpty else { return first }
    let liaison = own.liaison.told(on: day)
    return liaison.isEmpty ? own.leader.told(on: day) : liaison
  }

  private func mayRead(_ report: ReportRule, _ person: PersonIndex) -> Bool {
    report.plans?.contains { plans[Int($0)].insiders?.contains(person) ?? true } ?? true
  }
}
