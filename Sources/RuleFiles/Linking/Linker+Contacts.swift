import CivilTime
import Diagnostics
import Rules

/// Who speaks for a unit, in which term; to whom it reports, and into what it was merged.
extension Linker {
  mutating func contacts(_ drafts: [ContactDraft]) -> [Contact] {
    let linked = drafts.compactMap { draft -> Contact? in
      let standIn = draft.standIn.flatMap { look($0, in: \.people) }
      guard let person = look(draft.person, in: \.people) else { return nil }
      return Contact(
        person: person, from: draft.from, until: draft.until, away: draft.away, standIn: standIn,
        span: draft.person.span)
    }
    for (index, contact) in linked.enumerated() where contact.from != nil || contact.until != nil {
      for earlier in linked[..<index] where earlier.from != nil || earlier.until != nil {
        guard let days = overlap(earlier, contact), let span = contact.span else { continue }
        report(
          .overlappingTerms(
            book.people[Int(earlier.person)].name, book.people[Int(contact.person)].name, days,
            isSame: earlier.person == contact.person, at: span))
      }
    }
    return linked
  }

  /// The days on which both serve.
  private func overlap(_ one: Contact, _ other: Contact) -> ClosedRange<CivilDate>? {
    let from = max(one.from ?? .earliest, other.from ?? .earliest)
    let until = min(one.until ?? .latest, other.until ?? .latest)
    return from <= until ? from...until : nil
  }

  /// To whom units report and into what they were merged; neither may lead back to where it began.
  mutating func linkUnitRelations(_ drafts: [UnitDraft]) {
    for (index, draft) in drafts.enumerated() {
      book.units[index].reportsTo = draft.reportsTo.flatMap { unit($0) }
      if let merger = draft.mergedInto, let unit = unit(merger.unit) {
        book.units[index].mergedInto = Succession(unit: unit, on: merger.on)
      }
    }
    checkCircle(drafts) { $0.reportsTo }
    checkCircle(drafts) { $0.mergedInto?.unit }
  }

  private mutating func unit(_ name: Named) -> UnitIndex? {
    switch look(name, in: \.answerers) {
    case .unit(let unit): return unit
    case .group:
      report(.groupIsNoUnit(name.text, at: name.span))
      return nil
    case nil: return nil
    }
  }

  private mutating func checkCircle(_ drafts: [UnitDraft], _ next: (Unit) -> UnitIndex?) {
    var reported: Set<UnitIndex> = []
    for start in drafts.indices {
      var path = [UnitIndex(start)]
      while let following = next(book.units[Int(path[path.count - 1])]), path.count <= drafts.count {
        if following == path[0] {
          if reported.isDisjoint(with: path) {
            report(.unitCycle((path + [following]).map { book.units[Int($0)].name }, at: drafts[start].name.span))
          }
          reported.formUnion(path)
          break
        }
        if path.contains(following) { break }
        path.append(following)
      }
    }
  }

  /// Says from which day on a unit that has to answer has nobody in office.
  ///
  /// Its leader and then the supervisor are told instead; where there is neither, nobody would be.
  ///
  /// - Parameter isSupervisor: Whether `unit` supervises the plan, so that it cannot stand in for itself.
  mutating func checkTerms(of unit: UnitIndex, in plan: Int, at span: SourceSpan, isSupervisor: Bool = false) {
    // Few units have terms or were merged, and this is asked for every commitment.
    guard
      book.units[Int(unit)].mergedInto != nil || hasTerms(book.units[Int(unit)].liaison)
        || hasTerms(book.units[Int(unit)].leader)
    else { return }
    let days = book.plans[plan].inForce...max(book.plans[plan].inForce, book.plans[plan].period.upperBound)
    let own = book.units[Int(book.acting(for: unit, on: days.lowerBound))]
    let contacts = own.liaison.isEmpty ? own.leader : own.liaison
    guard hasTerms(contacts), checkedTerms.insert([Int(unit), plan]).inserted
    else { return }
    // Somebody's term must go on where another's ends.
    let changes = (own.liaison + own.leader).flatMap { [$0.from, $0.until.map { $0.adding(days: 1) }] }
      .compactMap { $0 }
    let gaps = ([days.lowerBound] + changes.filter { days.contains($0) }).sorted().filter { day in
      contacts.told(on: day).isEmpty && !(own.mergedInto.map { $0.on <= day } ?? false)
    }
    let isCovered = !isSupervisor && hasFallback(book.plans[plan])
    let empty = isCovered ? nil : gaps.first { own.leader.told(on: $0).isEmpty }
    guard let gap = empty ?? gaps.first else { return }
    let last = contacts.filter { $0.until.map { $0 < gap } ?? false }.max { $0.until! < $1.until! }
    reportOnce(
      .term(unit, plan: plan),
      .nobodyInOffice(
        own.name, from: gap, after: last.map { book.people[Int($0.person)].name }, isLeader: own.liaison.isEmpty,
        isCovered: empty == nil, first: files.place(span), at: last?.span ?? own.span))
  }

  private func hasTerms(_ contacts: [Contact]) -> Bool { contacts.contains { $0.from != nil || $0.until != nil } }
}
