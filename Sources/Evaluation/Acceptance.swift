public import CivilTime
public import Rules

extension Evaluator {
  /// What accepting `new` in place of `old` records, in the same transaction as the revision itself.
  ///
  /// Past steps that the new rules add to obligations that already existed are
  /// skipped as `before-rule`: an edit never sends what is over. A step that the
  /// old rules had too, on whatever day, is not added: `decide` tells it late. A
  /// due day that moved is told once, in the next digest, while the plan is in
  /// force. Equal rules record nothing. Without old rules everything is new, and
  /// `decide` tells the latest step of each.
  ///
  /// - Complexity: O(obligations × steps).
  public static func acceptance(
    of new: RuleBook, replacing old: RuleBook?, _ snapshot: Snapshot, at now: Instant
  ) -> Ruling {
    guard let old, let last = new.lastDayTold(at: now) else { return Ruling() }
    var before: [String: Obligation] = [:]
    for obligation in old.obligations(snapshot) { before[old.key(of: obligation)] = obligation }
    var draft = RulingDraft(new, snapshot, now)
    for obligation in new.obligations(snapshot) {
      let key = new.key(of: obligation)
      guard let earlier = before[key] else { continue }
      var past: [(turn: Turn, event: Event)] = []
      new.forEachTurn(of: obligation, in: .earliest...last) { turn in
        let event = new.event(turn, of: obligation, key: key)
        if !snapshot.accounted.contains(event) { past.append((turn, event)) }
      }
      let hasMoved = earlier.due != obligation.due && new.isChased(obligation)
      guard !past.isEmpty || hasMoved else { continue }

      var oldEvents: Set<Event> = []
      if !past.isEmpty {
        let horizon = max(last, earlier.due).adding(days: Evaluator.movedStepReach)
        old.forEachTurn(of: earlier, in: .earliest...horizon) {
          oldEvents.insert(old.event($0, of: earlier, key: key))
        }
      }
      let standing = new.standing(of: obligation, key: key, snapshot, at: now)
      for (turn, event) in past where !oldEvents.contains(event) {
        // Once it is met, the rules call for nothing more.
        if let metOn = standing.metOn, turn.day > metOn { continue }
        draft.addBeforeRule(turn, event, of: obligation)
      }
      let inForce = new.inForce(of: obligation) <= last
      if hasMoved, inForce, !standing.state.isOver {
        draft.addNotice(Evaluator.movedNotice, about: obligation, key: key)
      }
    }
    return draft.ruling
  }

  /// How far past the due day, in days, a step of the old rules is looked for that the new ones have moved here.
  private static let movedStepReach = 400

  /// The notice that a due day moved.
  public static let movedNotice = "moved"

  /// Which members of a delivery are withdrawn by a last look before it goes out, and why.
  ///
  /// What has been met since it was planned is cancelled, and so is what the
  /// rules no longer hold, or no longer hold for that due day, what is not to be
  /// chased any more, what is not in the unit's hands, and what belongs to a plan that has ended. Of edits of the
  /// rules only the one that stands is told.
  public static func lastLook(
    _ members: [Account], _ book: RuleBook, _ index: ObligationIndex, _ snapshot: Snapshot, at now: Instant
  ) -> [(NotificationID, AccountReason)] {
    members.compactMap { member in
      let event = member.id.event
      switch event.kind {
      case .report: return book.reportReason(member.id, snapshot, at: now).map { (member.id, $0) }
      case .notice where event.isAboutEdit:
        return isOvertaken(event, snapshot.edits) ? (member.id, .withdrawn) : nil
      case .notice where event.isAboutLetter || event.isAboutDrill: return nil
      case .step, .notice:
        guard let obligation = index[event.subject], event.isOfCourse || obligation.due == event.due,
          book.isChased(obligation)
        else {
          return (member.id, .withdrawn)
        }
        let standing = book.standing(of: obligation, snapshot, at: now)
        if standing.isMet { return (member.id, .met) }
        if standing.state.isOver { return (member.id, .withdrawn) }
        return event.kind == .step
          ? book.restReason(event, obligation, standing, at: now).map { (member.id, $0) } : nil
      }
    }
  }
}

extension RuleBook {
  /// Why a run of a report is not to go out any more: the rules have it no longer, or not for that reader, or a later
  /// run of it is told as well.
  fileprivate func reportReason(_ id: NotificationID, _ snapshot: Snapshot, at now: Instant) -> AccountReason? {
    guard let report = reports.first(where: { $0.id == id.event.subject }), let part = id.event.reportPart,
      report.parts.contains(part)
    else { return .withdrawn }
    guard part == .letter else { return nil }
    let today = office.zone.day(at: now)
    guard readers(of: report, on: today).contains(where: { people[Int($0.person)].id == id.recipient }) else {
      return .withdrawn
    }
    // One that waited for a working day would say the same as the next, which waited for the same hour.
    let isOvertaken = report.days.contains { day in
      day > id.event.due && day <= today && snapshot.accounted.contains(report.event(part, on: day))
    }
    return isOvertaken ? .superseded : nil
  }

  /// Why what a step told is not to be sent any more although it is not met: it is not in the unit's hands, or has
  /// been muted or acknowledged since. A slip that has its number is sent.
  fileprivate func restReason(
    _ event: Event, _ obligation: Obligation, _ standing: Standing, at now: Instant
  ) -> AccountReason? {
    if standing.state.waitsForOthers || standing.awaitsConfirmation { return .waiting }
    guard let course = obligation.course?.value, !course.slips.contains(where: { $0.event == event }) else {
      return nil
    }
    let today = office.zone.day(at: now)
    if course.mute(on: today) != nil { return .muted }
    let step = policy(of: obligation).steps.first { $0.id == event.step }
    if case .lapsed = step?.anchor { return nil }
    return course.acknowledgement(on: today) != nil ? .acknowledged : nil
  }

  /// 催办: whether anyone is reminded of `obligation`.
  public func isChased(_ obligation: Obligation) -> Bool {
    task(of: obligation).chase && commitment(of: obligation).chase
  }
}
