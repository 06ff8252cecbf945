public import CivilTime
public import PlanLanguage

/// 计日: how the days of a commitment are counted, where that is not as its plan counts.
///
/// What a commitment says goes before what its task says, that before the calendar of the one unit that answers, and
/// that before the plan.
public struct Reckoning: Hashable, Sendable {
  public var readings: Readings
  /// Index into `RuleBook.calendars`.
  public var calendar: Int

  public init(readings: Readings, calendar: Int) {
    self.readings = readings
    self.calendar = calendar
  }
}

/// The deadline of a commitment for one of the units that answer for themselves, by that unit's own calendar.
public struct UnitDeadline: Hashable, Sendable {
  /// Index into `RuleBook.answers`.
  public var answer: Int32
  /// Index into `RuleBook.reckonings`.
  public var reckoning: Int32

  public init(answer: Int32, reckoning: Int32) {
    self.answer = answer
    self.reckoning = reckoning
  }
}

extension RuleBook {
  /// How the days of `commitment` are counted for `unit`, nil when its units answer together.
  public func reckoning(of commitment: Commitment, _ plan: Plan, unit: UnitIndex? = nil) -> Reckoning {
    let own = unit.flatMap { commitment.unitDeadlines[$0]?.reckoning } ?? commitment.reckoning
    return own.map { reckonings[Int($0)] } ?? Reckoning(readings: plan.readings, calendar: plan.calendar)
  }

  /// Indices of every calendar that something of `plan` is counted by. O(tasks).
  public func calendars(of plan: Plan) -> Set<Int> {
    var found: Set<Int> = [plan.calendar]
    for commitment in plan.tasks.lazy.flatMap(\.commitments) {
      if let own = commitment.reckoning { found.insert(reckonings[Int(own)].calendar) }
      for deadline in commitment.unitDeadlines.values { found.insert(reckonings[Int(deadline.reckoning)].calendar) }
    }
    return found
  }

  /// What the phrase of `commitment` is read against, with the event that opens a relative deadline once it happened.
  public func deadlineContext(
    of commitment: Commitment, in task: Task, _ plan: Plan, unit: UnitIndex? = nil, event: CivilDateTime? = nil
  ) -> DeadlineContext {
    let reckoning = reckoning(of: commitment, plan, unit: unit)
    let basis = plan.deadlineBasis(task.raised)
    return DeadlineContext(
      year: basis.year, period: basis.period, issued: basis.issued, isRaised: basis.isRaised, event: event,
      calendar: calendars[reckoning.calendar], readings: reckoning.readings, periods: periods)
  }
}

extension RuleBook {
  /// The windows of a term that begins on `day`: what a commitment that comes after another comes to.
  ///
  /// The day itself is not counted. A deadline that names its own days keeps them, and only opens after `day`.
  ///
  /// - Parameters:
  ///   - plan: Index into `plans`.
  ///   - unit: The unit that answers for itself and may count by a calendar of its own.
  public func occurrences(
    of place: CommitmentPlace, in plan: Int, unit: UnitIndex? = nil, from day: CivilDate
  ) -> [DeadlineOccurrence] {
    let task = plans[plan].tasks[Int(place.task)]
    let commitment = task.commitments[Int(place.commitment)]
    let own = answers[Int(unit.flatMap { commitment.unitDeadlines[$0]?.answer } ?? commitment.answer)]
    guard own.kind == .relative else {
      return own.occurrences.map { window in
        var window = window
        window.start = min(max(window.start, day.adding(days: 1)), window.due)
        return window
      }
    }
    var context = deadlineContext(
      of: commitment, in: task, plans[plan], unit: unit, event: CivilDateTime(day, .startOfDay))
    context.issued = day
    return (try? DeadlineReader.read(commitment.phrase, in: context))?.occurrences ?? []
  }
}
