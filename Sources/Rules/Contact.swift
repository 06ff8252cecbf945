public import CivilTime
public import Diagnostics

/// 联络员或分管领导的任职: who is told for a unit, from when until when, and who stands in.
public struct Contact: Hashable, Sendable {
  public var person: PersonIndex
  /// The first day of the term; nil: always was.
  public var from: CivilDate?
  /// The last day of the term; nil: open.
  public var until: CivilDate?
  /// Days on which the stand-in is told instead, in the order written.
  public var away: [ClosedRange<CivilDate>]
  /// B岗: told while the person is away.
  public var standIn: PersonIndex?
  public var span: SourceSpan?

  public init(
    person: PersonIndex, from: CivilDate? = nil, until: CivilDate? = nil, away: [ClosedRange<CivilDate>] = [],
    standIn: PersonIndex? = nil, span: SourceSpan? = nil
  ) {
    self.person = person
    self.from = from
    self.until = until
    self.away = away
    self.standIn = standIn
    self.span = span
  }

  /// Whether `day` lies within the term.
  public func serves(on day: CivilDate) -> Bool {
    from.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true
  }

  /// Who is told on `day`: the person, the stand-in while the person is away, nobody outside the term.
  public func told(on day: CivilDate) -> PersonIndex? {
    guard serves(on: day) else { return nil }
    guard let standIn, away.contains(where: { $0.contains(day) }) else { return person }
    return standIn
  }

  /// The person, and the stand-in when there is one.
  public var people: [PersonIndex] { [person] + (standIn.map { [$0] } ?? []) }
}

extension Contact: ExpressibleByIntegerLiteral {
  /// Someone without a term.
  public init(integerLiteral person: PersonIndex) { self.init(person: person) }
}

extension [Contact] {
  /// Everyone who is told on `day`, each once, in the order written.
  public func told(on day: CivilDate) -> [PersonIndex] {
    if count == 1 { return self[0].told(on: day).map { [$0] } ?? [] }
    var found: [PersonIndex] = []
    for contact in self {
      if let person = contact.told(on: day), !found.contains(person) { found.append(person) }
    }
    return found
  }

  /// Whether `person` is one of them, in whatever term or as a stand-in.
  public func mentions(_ person: PersonIndex) -> Bool { contains { $0.people.contains(person) } }
}
