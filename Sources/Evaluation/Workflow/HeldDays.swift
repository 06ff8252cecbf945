public import CivilTime
import PlanLanguage
public import Rules
import WorkCalendars

/// 在手工作日: for how many working days an obligation was in whose hands.
///
/// Each working day from the day after it began through the day it was over, or through today, is counted exactly
/// once; the day on which it changes hands is still that of whoever had it.
public struct HeldDays: Hashable, Sendable {
  /// The answering unit could work at it.
  public var unit: Int
  /// 受阻: it waited for another unit or for something outside.
  public var others: Int
  /// 审核、退办、暂停, and the decision about a request for more time.
  public var supervisor: Int

  public init(unit: Int = 0, others: Int = 0, supervisor: Int = 0) {
    self.unit = unit
    self.others = others
    self.supervisor = supervisor
  }

  public static func + (left: HeldDays, right: HeldDays) -> HeldDays {
    HeldDays(
      unit: left.unit + right.unit, others: left.others + right.others,
      supervisor: left.supervisor + right.supervisor)
  }
}

extension RuleBook {
  /// In whose hands `obligation` was, by `standing` of the same instant, which was on `today` in its plan's zone.
  ///
  /// It begins with its window, or once the rules are in force if that is later. Where the supervisor and something
  /// else is waited for at the same time it is the supervisor's time; an obstacle counts before a request for more
  /// time, during which the unit can work on.
  ///
  /// - Complexity: O(n²) in the turns of its course.
  public func heldDays(of obligation: Obligation, _ standing: Standing, today: CivilDate) -> HeldDays {
    let parent = parent(of: obligation)
    let inForce = inForce(plan: Int(parent.plan), task: Int(parent.task))
    let start = max(inForce, min(parent.window.start, parent.due))
    let end = lastDay(of: parent, standing, today: today)
    guard start < end else { return HeldDays() }
    let calendar = calendar(of: parent)
    guard let course = standing.course?.value else {
      return HeldDays(unit: calendar.workingDays(after: start, through: end))
    }
    let supervisors = course.rests + openRange(course.restsSince, end)
    let obstacles =
      course.pastObstacles.map { $0.since..<($0.until ?? end) } + openRange(course.obstacle?.since, end)
    let decisions = course.turns.filter { $0.stage == nil }.map { $0.began..<max($0.began, $0.ended ?? end) }
    let edges = (supervisors + obstacles + decisions).flatMap { [$0.lowerBound, $0.upperBound] }
    let days = Set(edges + [start, end]).filter { start <= $0 && $0 <= end }.sorted()
    var held = HeldDays()
    for (from, through) in zip(days, days.dropFirst()) {
      let count = calendar.workingDays(after: from, through: through)
      let isWithin = { (range: Range<CivilDate>) in range.contains(from) }
      if supervisors.contains(where: isWithin) {
        held.supervisor += count
      } else if obstacles.contains(where: isWithin) {
        held.others += count
      } else if decisions.contains(where: isWithin) {
        held.supervisor += count
      } else {
        held.unit += count
      }
    }
    return held
  }

  private func openRange(_ since: CivilDate?, _ end: CivilDate) -> [Range<CivilDate>] {
    since.map { [$0..<max($0, end)] } ?? []
  }

  /// The day on which nothing more was asked of anybody, else `today`.
  private func lastDay(of parent: Obligation, _ standing: Standing, today: CivilDate) -> CivilDate {
    switch standing.state {
    case .met, .metExtended, .metLate: standing.course?.value.closed ?? standing.metOn ?? today
    case .waived: standing.course?.value.waived ?? today
    case .closed: min(today, plans[Int(parent.plan)].closed ?? today)
    default: today
    }
  }
}
