public import CivilTime
public import Rules

/// What everybody is to see of a rule book on one day: worked out once, for as many people as there are.
public struct Purviews: Sendable {
  public let day: CivilDate
  /// Everybody by id.
  private let numbers: [String: PersonIndex]
  /// The units whose liaison officer or leader somebody is, stand-ins among them.
  private var held: [PersonIndex: Set<UnitIndex>] = [:]
  private var led: [PersonIndex: Set<UnitIndex>] = [:]
  /// The units that a unit acts for: itself, and those merged into it.
  private var actedFor: [UnitIndex: [UnitIndex]] = [:]
  /// The units below a unit, down the whole line.
  private var below: [UnitIndex: [UnitIndex]] = [:]
  /// By plan; nil: nobody supervises it.
  private let supervisors: [UnitIndex?]

  /// - Parameter day: A day of the office's zone.
  /// - Complexity: O(units × length of the line), and O(plans + people).
  public init(_ book: RuleBook, on day: CivilDate) {
    self.day = day
    numbers = Dictionary(
      book.people.enumerated().map { ($0.element.id, PersonIndex($0.offset)) },
      uniquingKeysWith: { first, _ in first })
    supervisors = book.plans.map(\.supervisor)
    for (number, unit) in book.units.enumerated() {
      let index = UnitIndex(number)
      for person in unit.liaison.shown(on: day) { held[person, default: []].insert(index) }
      for person in unit.leader.shown(on: day) { led[person, default: []].insert(index) }
      let acting = book.acting(for: index, on: day)
      actedFor[acting, default: []].append(index)
      for superior in book.superiors(of: acting, on: day) { below[superior, default: []].append(index) }
    }
  }

  /// Who has this id; nil when the rules name nobody so.
  public func person(_ id: String) -> PersonIndex? { numbers[id] }

  /// What `person` is to see.
  ///
  /// - Complexity: O(units they see), and O(plans).
  public func purview(of person: PersonIndex) -> Purview {
    let led = led[person] ?? []
    let own = Set((held[person] ?? []).union(led).flatMap { actedFor[$0] ?? [] })
    let below = Set(led.flatMap { self.below[$0] ?? [] }).subtracting(own)
    let supervised = supervisors.indices.filter { plan in
      supervisors[plan].map { own.contains($0) || below.contains($0) } ?? false
    }
    return Purview(
      person: person, own: own.sorted(), below: below.sorted(), supervised: supervised.map { Int32($0) })
  }
}

extension [Contact] {
  /// Who sees the unit on `day`: in a term, away or not, or standing in for somebody who is away.
  fileprivate func shown(on day: CivilDate) -> Set<PersonIndex> {
    var people: Set<PersonIndex> = []
    for contact in self where contact.serves(on: day) {
      people.insert(contact.person)
      if let told = contact.told(on: day) { people.insert(told) }
    }
    return people
  }
}
