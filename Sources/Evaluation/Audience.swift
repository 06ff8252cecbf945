public import Rules

/// Someone who is told, through one channel, and in what capacity.
public struct Recipient: Hashable, Sendable {
  public var person: PersonIndex
  public var channel: String
  public var role: Role
  /// The unit whose liaison or leader it is; nil for a person named by the step.
  public var unit: UnitIndex?
  /// Told in place of a unit that has nobody to tell.
  public var standsIn: Bool
}

extension RuleBook {
  /// Whom `step` tells of `obligation`: each person once a channel, in the order of the step's roles and the
  /// task's units.
  ///
  /// When an answering unit has no liaison officer, its leader is told instead, and when it has neither, the
  /// plan's supervisor. The supervisor is told as well in place of a leader that is wanting, and in place of the
  /// units of a group that the plan leaves undefined.
  public func audience(of step: Step, for obligation: Obligation) -> [Recipient] {
    var found: [Recipient] = []
    var seen: Set<[String]> = []

    func add(_ person: PersonIndex, _ role: Role, _ unit: UnitIndex?, standsIn: Bool = false) {
      let own = people[Int(person)].channels
      let unitChannels = unit.map { units[Int($0)].channels } ?? []
      let channels = !own.isEmpty ? own : !unitChannels.isEmpty ? unitChannels : office.channels
      for channel in channels where seen.insert([people[Int(person)].id, channel]).inserted {
        found.append(Recipient(person: person, channel: channel, role: role, unit: unit, standsIn: standsIn))
      }
    }

    let supervisor = plan(of: obligation).supervisor
    func addSupervisor(_ role: Role, standsIn: Bool) {
      guard let supervisor else { return }
      for person in tellable(supervisor) { add(person, role, supervisor, standsIn: standsIn) }
    }

    let answering = answeringUnits(of: obligation)
    for role in step.tell {
      switch role {
      case .liaison:
        if answering.isEmpty { addSupervisor(role, standsIn: true) }
        for unit in answering {
          let own = units[Int(unit)]
          if !own.liaison.isEmpty {
            for person in own.liaison { add(person, role, unit) }
          } else if !own.leader.isEmpty {
            for person in own.leader { add(person, role, unit, standsIn: true) }
          } else {
            addSupervisor(role, standsIn: true)
          }
        }
      case .leader:
        if answering.isEmpty { addSupervisor(role, standsIn: true) }
        for unit in answering {
          let leaders = units[Int(unit)].leader
          if leaders.isEmpty { addSupervisor(role, standsIn: true) }
          for person in leaders { add(person, role, unit) }
        }
      case .support:
        for unit in units(of: task(of: obligation).support) {
          for person in tellable(unit) { add(person, role, unit) }
        }
      case .supervisor:
        addSupervisor(role, standsIn: false)
      case .person(let person): add(person, role, nil)
      }
    }
    return found
  }

  private func tellable(_ unit: UnitIndex) -> [PersonIndex] {
    let own = units[Int(unit)]
    return own.liaison.isEmpty ? own.leader : own.liaison
  }
}
