import CivilTime
import PlanLanguage
public import Rules

extension RuleBook {
  /// Every obligation, in the order of plans, tasks, commitments, units, occurrences.
  ///
  /// Exhortations and deadlines without days have none. A relative deadline has
  /// one for each recorded event that opens it; an event recorded again under the
  /// same name corrects the first. An occurrence of a recurring deadline that was
  /// over before the plan was in force is none of the plan's, and of a task that was
  /// raised none that was over by then. Where each unit
  /// answers for itself but the plan leaves the group undefined, there is one
  /// obligation without a unit, so that it is not lost.
  ///
  /// - Complexity: O(obligations).
  public func obligations(_ snapshot: Snapshot) -> [Obligation] {
    var found: [Obligation] = []
    for (planIndex, plan) in plans.enumerated() {
      for (taskIndex, task) in plan.tasks.enumerated() {
        for (commitmentIndex, commitment) in task.commitments.enumerated() where commitment.kind != .exhortation {
          let windows = occurrences(of: commitment, nil, planIndex, taskIndex, commitmentIndex, snapshot)
          guard !windows.isEmpty || !commitment.unitDeadlines.isEmpty else { continue }
          let each = commitment.answeredBy == .each ? units(of: task.lead) : []
          let answering: [UnitIndex?] = each.isEmpty ? [nil] : each
          for unit in answering {
            let isOwn = unit.map { commitment.unitDeadlines[$0] != nil } ?? false
            let windows =
              isOwn ? occurrences(of: commitment, unit, planIndex, taskIndex, commitmentIndex, snapshot) : windows
            for window in windows {
              found.append(
                Obligation(
                  plan: Int32(planIndex), task: Int32(taskIndex), commitment: Int32(commitmentIndex), unit: unit,
                  window: window))
            }
          }
        }
      }
    }
    return found
  }

  private func occurrences(
    of commitment: Commitment, _ unit: UnitIndex?, _ plan: Int, _ task: Int, _ index: Int, _ snapshot: Snapshot
  ) -> [DeadlineOccurrence] {
    let answer = answers[Int(unit.flatMap { commitment.unitDeadlines[$0]?.answer } ?? commitment.answer)]
    switch answer.kind {
    case .due, .window: return answer.occurrences
    case .recurring:
      let inForce = inForce(plan: plan, task: task)
      return answer.occurrences.filter { $0.due >= inForce }
    case .ongoing, .unresolvable: return []
    case .relative:
      guard answer.event != nil else { return answer.occurrences }
      let events = snapshot.facts[commitmentKey(plan: plan, task: task, commitment: index)] ?? []
      var windows: [DeadlineOccurrence] = []
      for fact in events where fact.kind == .event {
        for var window in openedAnswer(by: fact, commitment, plans[plan].tasks[task], unit, plans[plan])?
          .occurrences ?? []
        {
          window.key = fact.occurrenceName
          if let earlier = windows.firstIndex(where: { $0.key == window.key }) {
            windows[earlier] = window
          } else {
            windows.append(window)
          }
        }
      }
      return windows
    }
  }

  /// What the phrase of `commitment` comes to once `fact`, its event, happened.
  private func openedAnswer(
    by fact: Fact, _ commitment: Commitment, _ task: Task, _ unit: UnitIndex?, _ plan: Plan
  ) -> DeadlineAnswer? {
    // Of a day recorded afterwards nobody knows the hour.
    let recorded = plan.zone.civil(at: fact.recorded)
    let moment = CivilDateTime(fact.on, recorded.date == fact.on ? recorded.time : .startOfDay)
    return try? DeadlineReader.read(
      commitment.phrase, in: deadlineContext(of: commitment, in: task, plan, unit: unit, event: moment))
  }

  /// The event that opened `obligation`, and what its phrase came to by it; nil when no event did.
  func opening(of obligation: Obligation, _ snapshot: Snapshot) -> (fact: Fact, answer: DeadlineAnswer)? {
    let answer = answer(of: obligation)
    guard answer.kind == .relative, answer.event != nil else { return nil }
    let key = commitmentKey(
      plan: Int(obligation.plan), task: Int(obligation.task), commitment: Int(obligation.commitment))
    let fact = snapshot.facts[key]?.last { $0.kind == .event && $0.occurrenceName == obligation.window.key }
    guard let fact,
      let opened = openedAnswer(
        by: fact, commitment(of: obligation), task(of: obligation), obligation.unit, plan(of: obligation))
    else {
      return nil
    }
    return (fact, opened)
  }
}

extension Fact {
  /// What the occurrence that this event opens is called: its reference, else its day.
  fileprivate var occurrenceName: String { ref ?? "\(on)" }
}

/// Obligations by their keys, for everything that a person names by key.
public struct ObligationIndex: Sendable {
  public let obligations: [Obligation]
  private let byKey: [String: Int]

  public init(_ book: RuleBook, _ snapshot: Snapshot) {
    obligations = book.obligations(snapshot)
    var byKey: [String: Int] = [:]
    byKey.reserveCapacity(obligations.count)
    for (index, obligation) in obligations.enumerated() { byKey[book.key(of: obligation)] = index }
    self.byKey = byKey
  }

  public subscript(key: String) -> Obligation? { byKey[key].map { obligations[$0] } }

  /// Every key there is.
  public var keys: some Collection<String> { byKey.keys }

  /// The obligations that `text` means: the one with that key, else all whose key it begins up to a separator,
  /// so that `plan/task` stands for every occurrence and unit of a task. A leading plan may be left out.
  public func matching(_ text: String) -> [Obligation] {
    if let exact = self[text] { return [exact] }
    return zip(byKey.keys, byKey.values).filter { key, _ in
      key.hasPrefix(text, endingBefore: "/@#:")
        || key.drop { $0 != "/" }.dropFirst().hasPrefix(text, endingBefore: "/@#:")
    }.map(\.1).sorted().map { obligations[$0] }
  }
}

extension StringProtocol {
  /// Whether this begins with `prefix`, and ends there or goes on with one of `separators`.
  fileprivate func hasPrefix(_ prefix: String, endingBefore separators: String) -> Bool {
    guard hasPrefix(prefix), !prefix.isEmpty else { return false }
    let rest = dropFirst(prefix.count)
    return rest.isEmpty || separators.contains(rest.first!)
  }
}
