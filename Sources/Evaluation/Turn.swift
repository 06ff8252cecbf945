public import CivilTime
import PlanLanguage
public import Rules
public import WorkCalendars

/// One day on which a step of the policy falls for an obligation.
public struct Turn: Hashable, Sendable {
  /// Index of the step in its policy.
  public var step: Int
  /// 1 for the first turn of a repeating step.
  public var ordinal: Int
  /// The day the offset leads to.
  public var unrolled: CivilDate
  /// The working day on which it is told.
  public var day: CivilDate
}

/// `due` less (or plus) `span`, counted from `due` itself, also when that is a rest day.
public func moved(
  _ day: CivilDate, by span: CountedSpan, times: Int, _ calendar: WorkCalendar
) -> CivilDate {
  switch span.measure {
  case .days: day.adding(days: times * span.count)
  case .weeks: day.adding(days: times * span.count * 7)
  case .months: day.adding(months: times * span.count)
  case .workingDays: calendar.day(times * span.count, after: day)
  }
}

/// The first day on which the lamp of something due on `due` is yellow.
func yellowDay(_ due: CivilDate, _ span: CountedSpan, _ calendar: WorkCalendar) -> CivilDate {
  moved(due, by: span, times: -1, calendar)
}

extension RuleBook {
  /// The turns of `obligation`'s policy whose days lie in `days`, in the order of steps and ordinals.
  ///
  /// A turn before or on the due day rolls back to a working day, one after it
  /// rolls forward; so does the opening of a window, as long as that stays within
  /// it. Repeats count from the unrolled day of their first turn and are each
  /// rolled by themselves. A step that counts from an acknowledgement has a turn for each; a slip of a higher degree
  /// has none before the reply day of the last has passed. Nothing falls before the plan is in force or the task was
  /// raised, before the due day was set to what it is (an extension, days given back), after the plan is closed, or on
  /// who is not to be chased.
  ///
  /// - Complexity: O(steps), plus the turns of repeating steps up to the last day.
  public func turns(of obligation: Obligation, in days: ClosedRange<CivilDate>) -> [Turn] {
    var turns: [Turn] = []
    forEachTurn(of: obligation, in: days) { turns.append($0) }
    return turns
  }

  func forEachTurn(of obligation: Obligation, in days: ClosedRange<CivilDate>, _ body: (Turn) -> Void) {
    // Read in place: a copy of a plan or a task for every obligation would be most of the work.
    let (plan, task) = (Int(obligation.plan), Int(obligation.task))
    guard plans[plan].tasks[task].chase,
      plans[plan].tasks[task].commitments[Int(obligation.commitment)].chase
    else { return }
    let calendar = calendar(of: obligation)
    let policy = policyIndex(of: obligation)
    // What is carried over goes on being chased.
    let closed = plans[plan].carryOver == nil ? plans[plan].closed : nil
    let inForce = inForce(of: obligation)
    // What was due before the day moved was told, or not, by the day that held then.
    let dueSince = obligation.stage == nil ? obligation.course?.value.dueSince : nil

    func emit(_ step: Int, _ ordinal: Int, _ unrolled: CivilDate, forward: Bool) {
      var day = forward ? calendar.rolledForward(unrolled) : calendar.rolledBack(unrolled)
      // A step on the very day the plan comes into force must not roll out of it.
      if day < inForce, unrolled >= inForce { day = calendar.rolledForward(inForce) }
      guard days.contains(day), day >= inForce else { return }
      if let closed, day >= closed { return }
      if let dueSince, day < dueSince { return }
      body(Turn(step: step, ordinal: ordinal, unrolled: unrolled, day: day))
    }

    for index in policies[policy].steps.indices {
      let anchor = policies[policy].steps[index].anchor
      let first: CivilDate
      switch anchor {
      case .start: first = obligation.window.start
      case .before(let span): first = moved(obligation.due, by: span, times: -1, calendar)
      case .due: first = obligation.due
      case .after(let span): first = moved(obligation.due, by: span, times: 1, calendar)
      case .lapsed(let span):
        for (place, acknowledgement) in (obligation.course?.value.acknowledgements ?? []).enumerated() {
          emit(index, place + 1, moved(acknowledgement.through, by: span, times: 1, calendar), forward: true)
        }
        continue
      }
      if policies[policy].steps[index].slip != nil {
        guard let earliest = earliestSlip(index, policies[policy], obligation, calendar) else { continue }
        if earliest > first {
          emit(index, 1, earliest, forward: true)
          continue
        }
      }
      func rollsForward(_ unrolled: CivilDate) -> Bool {
        unrolled > obligation.due || anchor == .start && calendar.rolledForward(unrolled) <= obligation.due
      }
      guard let every = policies[policy].steps[index].every, every.count > 0 else {
        emit(index, 1, first, forward: rollsForward(first))
        continue
      }
      let times = policies[policy].steps[index].times
      var ordinal = 1
      while times.map({ ordinal <= $0 }) ?? true {
        let unrolled = ordinal == 1 ? first : moved(first, by: every, times: ordinal - 1, calendar)
        let forward = rollsForward(unrolled)
        // Rolling back may bring a later day into the range, by less than a long holiday.
        if unrolled > days.upperBound.adding(days: forward ? 0 : 30) { break }
        emit(index, ordinal, unrolled, forward: forward)
        ordinal += 1
      }
    }
  }

  /// 督办单: the first day on which the slip of the step at `index` may be issued; nil when the degree below it was
  /// not issued.
  private func earliestSlip(
    _ index: Int, _ policy: Policy, _ obligation: Obligation, _ calendar: WorkCalendar
  ) -> CivilDate? {
    guard let below = policy.steps[..<index].last(where: { $0.slip != nil }) else { return .earliest }
    let last = obligation.course?.value.slips.last {
      $0.event.step == below.id && $0.event.due == obligation.due
    }
    return last.map { calendar.day(1, after: $0.replyBy) }
  }

  /// The identity of `turn` as an event: what the account book knows it by.
  public func event(_ turn: Turn, of obligation: Obligation, key: String) -> Event {
    Event(
      kind: .step, subject: key, step: policy(of: obligation).steps[turn.step].id, ordinal: turn.ordinal,
      due: obligation.due)
  }
}
