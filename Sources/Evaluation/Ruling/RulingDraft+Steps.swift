import CivilTime
import Rules

/// What the steps of a policy tell of one obligation.
extension RulingDraft {
  /// A turn that has no account yet.
  struct OpenTurn {
    var turn: Turn
    var event: Event
    var step: Step
    /// Why it tells nobody; nil when it tells.
    var withheld: AccountReason?
  }

  /// Accounts for the turns of `obligation` on `days` that have none.
  mutating func addSteps(of obligation: Obligation, in days: ClosedRange<CivilDate>) {
    if obligation.course != nil { addCourseNotices(of: obligation) }
    var turns: [Turn] = []
    book.forEachTurn(of: obligation, in: days) { turns.append($0) }
    guard !turns.isEmpty else { return }
    let key = book.key(of: obligation)
    let unaccounted = turns.map { (turn: $0, event: book.event($0, of: obligation, key: key)) }
      .filter { !snapshot.accounted.contains($0.event) }
      .sorted { ($0.turn.day, $0.turn.step, $0.turn.ordinal) < ($1.turn.day, $1.turn.step, $1.turn.ordinal) }
    guard !unaccounted.isEmpty else { return }

    let standing = book.standing(of: obligation, key: key, snapshot, at: now)
    let policy = book.policy(of: obligation)
    let kind = book.commitment(of: obligation).kind
    let open = unaccounted.map { turn, event in
      let step = policy.steps[turn.step]
      return OpenTurn(
        turn: turn, event: event, step: step, withheld: withheld(step, turn, obligation, standing, kind))
    }
    let told = turnsToTell(open, obligation, standing)
    for candidate in open {
      // Once it is met or waived, the rules call for nothing more.
      if let over = standing.metOn ?? standing.course?.value.waived, candidate.turn.day > over { continue }
      for recipient in book.audience(
        of: candidate.step, turn: candidate.turn.ordinal, for: obligation, on: today)
      {
        account(for: candidate, recipient, standing, told[TellingKey(recipient)], obligation)
      }
    }
  }

  private mutating func account(
    for open: OpenTurn, _ recipient: Recipient, _ standing: Standing, _ chosen: OpenTurn?, _ obligation: Obligation
  ) {
    let id = NotificationID(
      event: open.event, recipient: book.people[Int(recipient.person)].id, channel: recipient.channel)
    let day = open.turn.day
    if standing.isMet { return add(id, day, .skipped, .met) }
    if standing.state.isOver { return add(id, day, .skipped, .withdrawn) }
    if let reason = open.withheld { return add(id, day, .suppressed, reason) }
    if let rule = open.step.slip {
      _ = slip(for: open.event, rule, of: obligation)
      return add(id, day, in: letter(for: id, day, of: open.step), day < today ? .late : .due)
    }
    guard let chosen else { return }
    if chosen.event == open.event {
      add(id, day, in: letter(for: id, day, of: open.step), day < today ? .late : .due)
    } else if chosen.turn.day == day {
      let carrier = NotificationID(event: chosen.event, recipient: id.recipient, channel: id.channel)
      add(id, day, .merged, .sameDay, delivery: letter(for: carrier, day, of: chosen.step).delivery.id)
    } else {
      add(id, day, .skipped, .superseded)
    }
  }

  /// For each person and channel, the turn that is to be told: the last; of one day a slip before a reminder.
  ///
  /// A slip is issued whatever comes after it.
  private func turnsToTell(
    _ open: [OpenTurn], _ obligation: Obligation, _ standing: Standing
  ) -> [TellingKey: OpenTurn] {
    guard !standing.state.isOver else { return [:] }
    var told: [TellingKey: OpenTurn] = [:]
    for candidate in open where candidate.withheld == nil {
      for recipient in book.audience(
        of: candidate.step, turn: candidate.turn.ordinal, for: obligation, on: today)
      {
        let key = TellingKey(recipient)
        if let other = told[key], other.step.slip != nil, candidate.step.slip == nil,
          other.turn.day == candidate.turn.day
        {
          continue
        }
        told[key] = candidate
      }
    }
    return told
  }

  /// Why the step does not tell, or nil when it does.
  private func withheld(
    _ step: Step, _ turn: Turn, _ obligation: Obligation, _ standing: Standing, _ kind: Commitment.Kind
  ) -> AccountReason? {
    if standing.state.waitsForOthers || standing.awaitsConfirmation { return .waiting }
    if let course = obligation.course?.value {
      if course.mute(on: turn.day) != nil || course.mute(on: today) != nil { return .muted }
      if let reason = answered(step, turn, obligation, course) { return reason }
    }
    if let unless = step.unless, unless.holds(for: standing, kind: kind) { return .unless }
    if let when = step.when, !when.holds(for: standing, kind: kind) { return .whenNot }
    return nil
  }

  /// Whether what the unit said keeps the step from telling.
  private func answered(
    _ step: Step, _ turn: Turn, _ obligation: Obligation, _ course: ObligationCourse
  ) -> AccountReason? {
    if case .lapsed = step.anchor {
      // The acknowledgement whose end the turn counts from: anything after its day stops the second clock.
      guard course.acknowledgements.indices.contains(turn.ordinal - 1) else { return nil }
      let day = course.acknowledgements[turn.ordinal - 1].on
      return course.isAnswered(from: day.adding(days: 1), through: today) ? .answered : nil
    }
    if step.slip != nil, let last = course.slips.last(where: { $0.event.due == obligation.due }) {
      return course.isAnswered(from: last.on, through: today) ? .answered : nil
    }
    return course.acknowledgement(on: turn.day) != nil || course.acknowledgement(on: today) != nil
      ? .acknowledged : nil
  }

  /// Accounts for `turn` as not told because its rule came later than its day.
  mutating func addBeforeRule(_ turn: Turn, _ event: Event, of obligation: Obligation) {
    let step = book.policy(of: obligation).steps[turn.step]
    for recipient in book.audience(of: step, turn: turn.ordinal, for: obligation, on: today) {
      let id = NotificationID(
        event: event, recipient: book.people[Int(recipient.person)].id, channel: recipient.channel)
      add(id, turn.day, .skipped, .beforeRule)
    }
  }
}

/// One person through one channel.
private struct TellingKey: Hashable {
  var person: PersonIndex
  var channel: String

  init(_ recipient: Recipient) {
    person = recipient.person
    channel = recipient.channel
  }
}
