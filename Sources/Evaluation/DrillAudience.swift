public import CivilTime
public import Rules

extension RuleBook {
  /// 演练对象: everyone who may be told of a plan that has not ended on `day`, be it as liaison officer, leader, stand-in,
  /// supervisor or by name, and the administrators: each person once a channel, in the order of the people.
  ///
  /// - Returns: Ids of people with names of channels.
  /// - Complexity: O(tasks × units).
  public func drillAudience(on day: CivilDate) -> [(recipient: String, channel: String)] {
    var channels: [PersonIndex: [String]] = [:]
    func add(_ person: PersonIndex, _ usual: [String]) {
      let own = people[Int(person)].channels
      for channel in own.isEmpty ? usual : own where !channels[person, default: []].contains(channel) {
        channels[person, default: []].append(channel)
      }
    }
    for unit in drilledUnits(on: day) {
      let unit = units[Int(unit)]
      let usual = unit.channels.isEmpty ? office.channels : unit.channels
      for contact in unit.liaison + unit.leader where contact.serves(on: day) {
        for person in contact.people { add(person, usual) }
      }
    }
    for plan in plans where isUnderWay(plan, on: day) {
      for step in policies[plan.policy].steps {
        for case .person(let person) in step.tell { add(person, office.channels) }
      }
    }
    for person in office.administrators { add(person, office.channels) }
    return channels.sorted { $0.key < $1.key }.flatMap { person, channels in
      channels.map { (people[Int(person)].id, $0) }
    }
  }

  /// The units that answer for, support or supervise something of a plan that has not ended, and those they report to;
  /// of a unit that was merged into another, the other.
  private func drilledUnits(on day: CivilDate) -> [UnitIndex] {
    var found: Set<UnitIndex> = []
    for plan in plans where isUnderWay(plan, on: day) {
      if let supervisor = plan.supervisor { found.insert(supervisor) }
      for task in plan.tasks {
        found.formUnion(units(of: task.lead))
        found.formUnion(units(of: task.support))
        for commitment in task.commitments { found.formUnion(units(of: answerers(of: commitment, task))) }
      }
    }
    var acting = Set(found.map { self.acting(for: $0, on: day) })
    var open = acting
    while let unit = open.popFirst() {
      guard let above = units[Int(unit)].reportsTo.map({ self.acting(for: $0, on: day) }) else { continue }
      if acting.insert(above).inserted { open.insert(above) }
    }
    return acting.sorted()
  }

  private func isUnderWay(_ plan: Plan, on day: CivilDate) -> Bool {
    plan.inForce <= day && plan.closed.map { day <= $0 } ?? true
  }
}
