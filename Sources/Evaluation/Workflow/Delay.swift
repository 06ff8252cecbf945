public import CivilTime
import PlanLanguage
public import Rules
import WorkCalendars

extension RuleBook {
  /// 延误: by how many working days `obligation` was met late, or is overdue, on `today` in its plan's zone; nil for
  /// everything else.
  ///
  /// Days count from the day after the due day. An extension that was asked for after the due day moves nothing here:
  /// days then count from the due day there was until it was granted.
  ///
  /// - Parameter standing: That of `obligation` at the same instant.
  public func delay(of obligation: Obligation, _ standing: Standing, _ snapshot: Snapshot, today: CivilDate) -> Int?
  {
    let end: CivilDate
    switch standing.state {
    case .metLate: end = standing.metOn ?? today
    case .overdue: end = today
    default: return nil
    }
    var due = standing.course?.value.due ?? obligation.due
    if let course = standing.course?.value, course.isLateForGood {
      let facts = snapshot.facts[key(of: parent(of: obligation))] ?? []
      due = Course.dueUntilTooLate(course.start, facts.filter { $0.on <= today })
    }
    return max(0, calendar(of: obligation).workingDays(after: due, through: end))
  }
}

extension Course {
  /// The due day there was when an extension was granted that had been asked for too late.
  ///
  /// O(n²) in the facts of one obligation, and asked only where there was such an extension.
  static func dueUntilTooLate(_ start: Start, _ facts: [Fact]) -> CivilDate {
    let inOrder = facts.enumerated().sorted { ($0.element.on, $0.offset) < ($1.element.on, $1.offset) }
      .map(\.element)
    var before = Course(start, [])
    for count in inOrder.indices {
      let after = Course(start, Array(inOrder[...count]))
      if after.isLateForGood { break }
      before = after
    }
    return before.due
  }
}
