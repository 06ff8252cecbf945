public import CivilTime
public import PlanLanguage
public import Rules
import WorkCalendars

/// Where an obligation stands at an instant: a function of its window, its facts and the instant.
public struct Standing: Hashable, Sendable {
  public typealias State = ObligationState

  public struct Reached: Hashable, Sendable {
    public var target: Target
    /// In thousandths of the target's unit.
    public var thousandths: Int64
    /// What the pace asks for by now, in thousandths; nil without a pace.
    public var expected: Int64?

    public var isReached: Bool {
      target.comparator == .atMost ? thousandths <= target.thousandths : thousandths >= target.thousandths
    }
  }

  public var state: State
  public var lamp: Lamp
  /// The day it was met.
  public var metOn: CivilDate?
  /// By target; empty when nothing is counted.
  public var reached: [Reached]
  /// Of the target least advanced, 0...100; nil when nothing is counted.
  public var percent: Int?
  /// Less done than the elapsed share of the window asks for.
  public var isBehindPace: Bool
  public var missingEvidence: [String]
  /// 逐项佐证材料: how many there are of what is asked for once for each unit reached.
  public var evidenceCounts: [EvidenceCount] = []
  /// Days past the due day; 0 until then, and when met.
  public var daysOverdue: Int
  /// Working days past the due day; 0 until then, and when met.
  public var workingDaysOverdue: Int
  /// Working days from the day after today through the due day; negative past it.
  public var workingDaysLeft: Int
  public var lastFact: Fact?
  /// How far it has come on its workflow; nil where one step closes it and nothing else was recorded, and of a stage.
  public var course: Box<Course>?

  public var isMet: Bool { state.isMet }

  /// Whether the unit has done its part and the supervisor has not.
  public var awaitsConfirmation: Bool { state == .submitted && missingEvidence.isEmpty }
}

extension RuleBook {
  /// Where `obligation` stands at `now`, by the facts whose day had come by then.
  ///
  /// Overdue begins at the due time, else when the due day has ended (24:00) in the plan's zone.
  public func standing(of obligation: Obligation, _ snapshot: Snapshot, at now: Instant) -> Standing {
    standing(of: obligation, key: key(of: obligation), snapshot, at: now)
  }

  /// - Parameter key: That of `obligation`, when it is known already.
  func standing(of obligation: Obligation, key: String, _ snapshot: Snapshot, at now: Instant) -> Standing {
    let plan = plan(of: obligation)
    let task = task(of: obligation)
    let commitment = task.commitments[Int(obligation.commitment)]
    let policy = policies[policyIndex(of: obligation)]
    if let stage = obligation.stage { return standing(of: stage, obligation, plan, policy, at: now) }
    let facts = snapshot.facts[key] ?? []
    let shared = commitment.quota == .total ? sharedProgress(with: obligation, key: key, snapshot) : []
    let standing = standing(of: obligation, plan, commitment, policy, facts: facts, shared: shared, at: now)
    return policy.lamps.isEmpty ? standing : standing.lit(by: policy.lamps, commitment.kind)
  }

  /// What the other units or pairs have recorded towards the target that all of them owe together.
  private func sharedProgress(with obligation: Obligation, key: String, _ snapshot: Snapshot) -> [Fact] {
    let place = CommitmentPlace(task: Int(obligation.task), commitment: Int(obligation.commitment))
    return obligations(of: place, in: Int(obligation.plan), snapshot).filter { $0.stage == nil }
      .filter { $0.window.key == obligation.window.key }.map { self.key(of: $0) }.filter { $0 != key }
      .flatMap { (snapshot.facts[$0] ?? []).filter { $0.kind == .progress } }
  }

  private func standing(
    of obligation: Obligation, _ plan: Plan, _ commitment: Commitment, _ policy: Policy, facts all: [Fact],
    shared: [Fact], at now: Instant
  ) -> Standing {
    let calendar = calendar(of: obligation)
    let today = plan.zone.day(at: now)
    let facts = all.filter { $0.on <= today }
    let course = isFollowed(obligation, facts) ? self.course(of: parent(of: obligation), facts) : nil
    var obligation = obligation
    if let course { obligation.window.due = course.due }
    let counted = shared.isEmpty ? facts : facts + shared.filter { $0.on <= today }

    let evidence = EvidenceCheck(commitment)
    let tally = evidence.tally(facts)
    let missing = evidence.missing(attached: tally.attached, reached: tally.reached)
    let reached = commitment.targets.map { target in
      progressReached(
        target, of: commitment, facts: counted, window: obligation.window, inForce: inForce(of: obligation),
        policy: policy, today: today)
    }
    let percent = reached.map { percentage($0) }.min()
    let behindPace = reached.contains { !isOnPace($0) }

    var standing = Standing(
      state: .open, lamp: .green, metOn: nil, reached: reached, percent: percent, isBehindPace: behindPace,
      missingEvidence: missing, daysOverdue: 0, workingDaysOverdue: 0,
      workingDaysLeft: calendar.workingDays(after: today, through: obligation.due), lastFact: facts.last)

    standing.evidenceCounts = evidence.counts(attached: tally.attached, reached: tally.reached)
    if let course {
      return standing.following(
        course, obligation, plan, commitment, policy, calendar, isPast: isPast(obligation, plan, now), today,
        soft: isSoft(obligation))
    }
    let done = facts.filter { $0.kind == .done }.map(\.on).min()
    if let metOn = metDay(of: commitment, facts) {
      standing.metOn = metOn
      standing.state = metOn > obligation.due ? .metLate : .met
      standing.lamp = .blue
      standing.isBehindPace = false
      return standing
    }
    if let closed = plan.closed, closed <= today, plan.carryOver == nil {
      standing.state = .closed
      standing.lamp = .grey
      return standing
    }
    standing = standing.past(isPast(obligation, plan, now), obligation, calendar, today, soft: isSoft(obligation))
    return done != nil ? standing.reported() : standing.opened(obligation, policy, calendar, today)
  }

  /// Whether there is more to follow of `obligation` than one step that closes it.
  func isFollowed(_ obligation: Obligation, _ facts: [Fact]) -> Bool {
    workflowIndex(plan: Int(obligation.plan), task: Int(obligation.task)) != nil
      || !facts.allSatisfy(\.kind.isPlain)
  }

  /// The day by which `commitment` was done with all its evidence, by all of `facts`; nil when it is not.
  func metDay(of commitment: Commitment, _ facts: [Fact]) -> CivilDate? {
    guard let done = facts.filter({ $0.kind == .done }).map(\.on).min() else { return nil }
    let evidence = EvidenceCheck(commitment)
    guard !evidence.pieces.isEmpty else { return done }
    return evidence.completed(facts).map { max(done, $0) }
  }

  private func isSoft(_ obligation: Obligation) -> Bool { answer(of: obligation).soft }

  /// Whether the due moment has passed.
  func isPast(_ obligation: Obligation, _ plan: Plan, _ now: Instant) -> Bool {
    if let time = obligation.window.dueTime { return now >= plan.zone.instant(of: obligation.due, at: time) }
    return now >= plan.zone.end(of: obligation.due)
  }

  private func progressReached(
    _ target: Target, of commitment: Commitment, facts: [Fact], window: DeadlineOccurrence,
    inForce: CivilDate, policy: Policy, today: CivilDate
  ) -> Standing.Reached {
    let only = commitment.targets.count == 1
    var sum: Int128 = 0
    for fact in facts where fact.kind == .progress {
      if fact.unit == target.unit || fact.unit == target.text || (only && fact.unit == nil) {
        sum += Int128(fact.thousandths ?? 0)
      }
    }
    var expected: Int64?
    if policy.pace == .linear, target.comparator != .atMost {
      // Nothing was asked of anybody before that day.
      let start = max(window.start, min(inForce, window.due))
      let length = max(window.due.days(since: start) + 1, 1)
      let elapsed = min(max(today.days(since: start) + 1, 0), length)
      // Whole steps: ⌊target × elapsed share⌋, without a small target's fraction being lost first.
      let share = Int128(target.thousandths) * Int128(elapsed) / Int128(length)
      expected = Int64(clamping: share / 1000 * 1000)
    }
    return Standing.Reached(target: target, thousandths: Int64(clamping: sum), expected: expected)
  }

  private func isOnPace(_ reached: Standing.Reached) -> Bool {
    reached.expected.map { reached.thousandths >= $0 } ?? true
  }

  private func percentage(_ reached: Standing.Reached) -> Int {
    // A limit (不超过) is kept or broken; there is no part of it to reach.
    if reached.target.comparator == .atMost { return reached.isReached ? 100 : 0 }
    guard reached.target.thousandths > 0 else { return 100 }
    let percent = Int128(reached.thousandths) * 100 / Int128(reached.target.thousandths)
    return Int(max(0, min(100, percent)))
  }
}

extension Standing {
  /// This standing with the lamp that `rules` light; what is met, closed or not open yet keeps its own.
  func lit(by rules: [Lamp: LampRule], _ kind: Commitment.Kind) -> Standing {
    guard !state.isOver, !state.waitsForOthers, state != .upcoming, !awaitsConfirmation else { return self }
    func holds(_ lamp: Lamp, usually usual: Bool) -> Bool {
      guard let conditions = rules[lamp]?.when, !conditions.isEmpty else { return usual }
      return conditions.contains { $0.holds(for: self, kind: kind) }
    }
    var standing = self
    let isRed = holds(.red, usually: lamp == .red)
    // What is overdue and not yet red by these rules is yellow at least.
    let isYellow = holds(.yellow, usually: lamp == .yellow) || state == .overdue || state == .behind
    standing.lamp = isRed ? .red : isYellow ? .yellow : .green
    return standing
  }

  /// This standing once the due moment has passed, if it has.
  func past(
    _ isPast: Bool, _ obligation: Obligation, _ calendar: WorkCalendar, _ today: CivilDate, soft: Bool
  ) -> Standing {
    guard isPast else { return self }
    var standing = self
    standing.state = soft ? .behind : .overdue
    standing.lamp = soft ? .yellow : .red
    standing.daysOverdue = max(0, today.days(since: obligation.due))
    standing.workingDaysOverdue = max(0, calendar.workingDays(after: obligation.due, through: today))
    return standing
  }

  /// This standing once it was reported done without its evidence: still to be completed.
  func reported() -> Standing {
    guard state == .open || state == .upcoming else { return self }
    var standing = self
    standing.state = .submitted
    standing.lamp = .yellow
    return standing
  }

  /// This standing, when it is open, by whether its window has opened and how near its due day is.
  func opened(_ obligation: Obligation, _ policy: Policy, _ calendar: WorkCalendar, _ today: CivilDate) -> Standing
  {
    guard state == .open else { return self }
    var standing = self
    if today < obligation.window.start {
      standing.state = .upcoming
      standing.lamp = .grey
    } else if isBehindPace || today >= yellowDay(obligation.due, policy.yellowBefore, calendar) {
      standing.lamp = .yellow
    }
    return standing
  }
}
