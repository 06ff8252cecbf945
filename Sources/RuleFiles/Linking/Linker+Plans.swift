import CivilTime
import Diagnostics
import PlanLanguage
import Rules

/// Plans and the context their deadlines are read in.
extension Linker {
  mutating func linkPlans() {
    for draft in drafts.compactMap(\.plan) {
      let index = book.plans.count
      let calendar = choose(
        draft.calendar, usual: "cn", in: \.calendars, all: Array(book.calendars.indices), at: draft.span)
      let policy = choose(
        draft.policy, usual: "standard", in: \.policies, all: Array(book.policies.indices), at: draft.span)
      let supervisor = supervisor(named: draft.supervisor)
      let period =
        draft.period
        ?? CivilDate(clamping: draft.year ?? 2000, 1, 1)...CivilDate(clamping: draft.year ?? 2000, 12, 31)
      let year = Self.year(of: period, issued: draft.issued)
      let readings = draft.readings?.applied(to: Readings()) ?? Readings()
      book.plans.append(
        Plan(
          id: draft.id.text, title: draft.title, number: draft.number, issuer: draft.issuer, issued: draft.issued,
          period: period, year: year, effective: draft.effective, closed: draft.closed, source: draft.source,
          zone: draft.zone, calendar: calendar ?? 0, policy: policy ?? 0, supervisor: supervisor,
          roles: draft.roles, visibility: draft.visibility, readings: readings, notes: draft.notes,
          span: draft.id.span))
      declare(index, draft.id, nil, in: \.plans)
      var context: Int32?
      if let calendar {
        let key = DeadlineMemo.ContextKey(
          book.plans[index].deadlineBasis(nil), calendar: calendar, readings: readings)
        context = deadlines.context(key, calendar: book.calendars[calendar])
      }
      contexts.append(context)
    }
    if book.plans.isEmpty, !damaged.contains(.plan) { report(.noPlan(at: nil)) }
  }

  /// The year that `年内` means: of a plan over several years the year of issue, when that lies in the period.
  private static func year(of period: ClosedRange<CivilDate>, issued: CivilDate?) -> Int {
    let years = period.lowerBound.year...period.upperBound.year
    guard years.count > 1, let issued, years.contains(issued.year) else { return years.lowerBound }
    return issued.year
  }

  private mutating func supervisor(named name: Named?) -> UnitIndex? {
    guard let name else { return nil }
    switch look(name, in: \.answerers) {
    case .unit(let unit): return unit
    case .group:
      report(.groupCannotSupervise(name.text, at: name.span))
      return nil
    case nil: return nil
    }
  }

  /// Whether someone of the plan's supervisor can be told in place of who is missing.
  func hasFallback(_ plan: Plan) -> Bool {
    plan.supervisor.map { contacts.isTellable[Int($0)] } ?? false
  }
}
