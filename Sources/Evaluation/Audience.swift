public import CivilTime
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
  /// Whom `step` tells of `obligation` on `day`: each person once a channel, in the order of the step's roles and
  /// the task's units.
  ///
  /// When an answering unit has no liaison officer in office, its leader is told instead, and when it has neither,
  /// the plan's supervisor. The supervisor is told as well in place of a leader that is wanting, in place of the
  /// units that the plan leaves undefined (with the task's lead units where others would answer), and where an
  /// answering unit reports to none. Of a unit that was merged into another the other's people are told. Nobody but
  /// its insiders is told of an internal plan.
  ///
  /// - Parameters:
  ///   - turn: Which turn of the step it is: how far up the reporting line `line` has come.
  ///   - day: The day that decides who is in office, in the office's zone.
  public func audience(
    of step: Step, turn: Int = 1, for obligation: Obligation, on day: CivilDate
  ) -> [Recipient] {
    var audience = Audience(self, plan(of: obligation), day)
    let answering = answeringUnits(of: obligation)
    for role in step.tell {
      switch role {
      case .liaison:
        if answering.isEmpty {
          for unit in standIns(for: obligation) { audience.addTellable(of: unit, role, standsIn: true) }
          audience.addSupervisor(role, standsIn: true)
        }
        for unit in answering { audience.addLiaison(of: unit, role) }
      case .leader:
        if answering.isEmpty { audience.addSupervisor(role, standsIn: true) }
        for unit in answering { audience.addLeader(of: unit, role) }
      case .support:
        for unit in supportingUnits(of: obligation) { audience.addTellable(of: unit, role) }
      case .superior:
        if answering.isEmpty { audience.addSupervisor(role, standsIn: true) }
        for unit in answering { audience.addSuperior(of: unit, role) }
      case .line:
        if answering.isEmpty { audience.addSupervisor(role, standsIn: true) }
        for unit in answering { audience.addRung(turn, of: unit, role) }
      case .supervisor: audience.addSupervisor(role, standsIn: false)
      case .person(let person): audience.add(person, role, nil)
      }
    }
    return audience.found
  }

  /// Who is told, besides the supervisor, of what only undefined units would answer for: the task's lead units,
  /// where the commitment is answered for by others.
  private func standIns(for obligation: Obligation) -> [UnitIndex] {
    switch commitment(of: obligation).answeredBy {
    case .named, .eachOf: units(of: task(of: obligation).lead)
    case .lead, .each, .pairs: []
    }
  }
}

/// An audience in the making.
private struct Audience {
  private let book: RuleBook
  private let plan: Plan
  private let day: CivilDate
  private(set) var found: [Recipient] = []
  private var seen: Set<[String]> = []

  init(_ book: RuleBook, _ plan: Plan, _ day: CivilDate) {
    self.book = book
    self.plan = plan
    self.day = day
  }

  mutating func add(_ person: PersonIndex, _ role: Role, _ unit: UnitIndex?, standsIn: Bool = false) {
    if let insiders = plan.insiders, !insiders.contains(person) { return }
    let own = book.people[Int(person)].channels
    let unitChannels = unit.map { book.units[Int($0)].channels } ?? []
    let channels = !own.isEmpty ? own : !unitChannels.isEmpty ? unitChannels : book.office.channels
    for channel in channels where seen.insert([book.people[Int(person)].id, channel]).inserted {
      found.append(Recipient(person: person, channel: channel, role: role, unit: unit, standsIn: standsIn))
    }
  }

  mutating func addSupervisor(_ role: Role, standsIn: Bool) {
    guard let supervisor = plan.supervisor else { return }
    for person in tellable(supervisor) { add(person, role, supervisor, standsIn: standsIn) }
  }

  mutating func addLiaison(of unit: UnitIndex, _ role: Role) {
    let own = book.units[Int(book.acting(for: unit, on: day))]
    let liaison = own.liaison.told(on: day)
    let people = liaison.isEmpty ? own.leader.told(on: day) : liaison
    if people.isEmpty { addSupervisor(role, standsIn: true) }
    for person in people { add(person, role, unit, standsIn: liaison.isEmpty) }
  }

  mutating func addLeader(of unit: UnitIndex, _ role: Role) {
    let leaders = book.units[Int(book.acting(for: unit, on: day))].leader.told(on: day)
    if leaders.isEmpty { addSupervisor(role, standsIn: true) }
    for person in leaders { add(person, role, unit) }
  }

  mutating func addTellable(of unit: UnitIndex, _ role: Role, standsIn: Bool = false) {
    for person in tellable(unit) { add(person, role, unit, standsIn: standsIn) }
  }

  mutating func addSuperior(of unit: UnitIndex, _ role: Role) {
    let people = book.units[Int(book.acting(for: unit, on: day))].reportsTo.map { (unit: $0, told: tellable($0)) }
    guard let people, !people.told.isEmpty else { return addSupervisor(role, standsIn: true) }
    for person in people.told { add(person, role, people.unit) }
  }

  /// The leader, else the liaison officer, of the unit that stands `rung` − 1 above `unit` in the reporting line; of
  /// those who have neither the next above; past the top the supervisor.
  mutating func addRung(_ rung: Int, of unit: UnitIndex, _ role: Role) {
    var (unit, left) = (unit, rung - 1)
    for _ in book.units {
      let own = book.units[Int(book.acting(for: unit, on: day))]
      let leaders = own.leader.told(on: day)
      let people = leaders.isEmpty ? own.liaison.told(on: day) : leaders
      if left <= 0, !people.isEmpty {
        for person in people { add(person, role, unit) }
        return
      }
      left -= 1
      guard let above = own.reportsTo else { break }
      unit = above
    }
    addSupervisor(role, standsIn: rung == 1)
  }

  /// Liaison officers, else leaders.
  private func tellable(_ unit: UnitIndex) -> [PersonIndex] {
    let own = book.units[Int(book.acting(for: unit, on: day))]
    let liaison = own.liaison.told(on: day)
    return liaison.isEmpty ? own.leader.told(on: day) : liaison
  }
}
