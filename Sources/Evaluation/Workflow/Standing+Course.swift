import CivilTime
import PlanLanguage
import Rules
import WorkCalendars

extension Standing {
  /// This standing, open so far, as `course` has it.
  ///
  /// Submitted and waiting for the supervisor is not overdue for the unit, whatever the day.
  ///
  /// - Parameters:
  ///   - obligation: With the due day as `course` has it.
  ///   - isPast: Whether that day has passed.
  func following(
    _ course: Course, _ obligation: Obligation, _ plan: Plan, _ commitment: Commitment, _ policy: Policy,
    _ calendar: WorkCalendar, isPast: Bool, _ today: CivilDate, soft: Bool
  ) -> Standing {
    var standing = self
    standing.course = Box(course)
    if let outcome = course.outcome {
      standing.state = outcome
      standing.lamp = .blue
      standing.metOn = course.metOn
      standing.isBehindPace = false
      return standing
    }
    let hasEnded = plan.closed.map { $0 <= today } ?? false && plan.carryOver == nil
    if course.waived != nil || hasEnded {
      standing.state = course.waived != nil ? .waived : .closed
      standing.lamp = .grey
      return standing
    }
    if course.paused != nil {
      standing.state = .paused
      standing.lamp = .grey
      return standing
    }
    if course.declined != nil {
      standing.state = .returned
      standing.lamp = .yellow
      return standing
    }
    if let submitted = course.submitted {
      standing.state = .submitted
      standing.lamp = submitted > course.due ? .yellow : .green
      standing.isBehindPace = false
      return standing
    }
    standing = standing.past(isPast, obligation, calendar, today, soft: soft)
    if course.reported != nil { return standing.reported() }
    guard standing.state == .open else { return standing }
    standing = standing.opened(obligation, policy, calendar, today)
    if course.obstacle != nil {
      standing.state = .blocked
      standing.lamp = .yellow
    }
    return standing
  }
}

extension RuleBook {
  /// Where a stage stands: a function of its limit and the day it ended.
  func standing(
    of stage: StageOccurrence, _ obligation: Obligation, _ plan: Plan, _ policy: Policy, at now: Instant
  ) -> Standing {
    let calendar = calendar(of: obligation)
    let today = plan.zone.day(at: now)
    var standing = Standing(
      state: .open, lamp: .green, metOn: nil, reached: [], percent: nil, isBehindPace: false, missingEvidence: [],
      daysOverdue: 0, workingDaysOverdue: 0,
      workingDaysLeft: calendar.workingDays(after: today, through: obligation.due), lastFact: nil)
    if let ended = stage.ended, ended <= today {
      standing.state = stage.isDropped ? .waived : ended > obligation.due ? .metLate : .met
      standing.lamp = stage.isDropped ? .grey : .blue
      standing.metOn = stage.isDropped ? nil : ended
      return standing
    }
    if let closed = plan.closed, closed <= today, plan.carryOver == nil {
      standing.state = .closed
      standing.lamp = .grey
      return standing
    }
    if today < obligation.window.start {
      standing.state = .upcoming
      standing.lamp = .grey
      return standing
    }
    if let rest = stage.rest {
      standing.state = rest
      standing.lamp = rest == .paused ? .grey : .yellow
      return standing
    }
    standing = standing.past(isPast(obligation, plan, now), obligation, calendar, today, soft: false)
    // A stage is short: it is near its end on its last working day only.
    if standing.state == .open, standing.workingDaysLeft <= 1 { standing.lamp = .yellow }
    return policy.lamps.isEmpty ? standing : standing.lit(by: policy.lamps, .artifact)
  }
}
