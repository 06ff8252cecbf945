import Checksums
public import CivilTime
public import Rules
import WorkCalendars

/// The one function that decides who is told what on which day.
///
/// `run`, `tick`, `simulate`, `agenda`, reports of the outbox and rule tests all
/// come through `decide`; there is no second way, so a dry run prints what the
/// daemon does. It is pure: the same book, snapshot and instant give the same
/// ruling, byte for byte.
public enum Evaluator {
  /// What is to be written to the journal at `now`: an account for every notification that came due and that
  /// the journal does not hold yet.
  ///
  /// Of one obligation's unaccounted turns for one person the latest is told, worded as late when its day is
  /// past; an earlier one is skipped as superseded, another of the same day merged. There is no cursor: a rule
  /// accepted at ten with a step at nine, a back-dated fact and a month of downtime are the same case. Of a plan
  /// that has ended nothing is told: what it left unaccounted is skipped as withdrawn.
  ///
  /// - Parameters:
  ///   - since: A day up to which an earlier pass over the same book and facts has accounted for everything;
  ///     only saves work. Nil looks at everything.
  /// - Complexity: O(obligations × steps).
  public static func decide(
    _ book: RuleBook, _ snapshot: Snapshot, at now: Instant, since: CivilDate? = nil
  ) -> Ruling {
    decide(book, snapshot, obligations: book.obligations(snapshot), at: now, since: since)
  }

  static func decide(
    _ book: RuleBook, _ snapshot: Snapshot, obligations: [Obligation], at now: Instant, since: CivilDate?
  ) -> Ruling {
    var draft = RulingDraft(book, snapshot, now)
    draft.addEditNotices()
    guard let last = book.lastDayTold(at: now) else { return draft.ruling }
    let first = since ?? .earliest
    guard first <= last else { return draft.ruling }
    for obligation in obligations { draft.addSteps(of: obligation, in: first...last) }
    for report in book.reports { draft.addRuns(of: report, through: last) }
    return draft.ruling
  }
}

extension RuleBook {
  /// The last day whose telling hour has come by `now`.
  func lastDayTold(at now: Instant) -> CivilDate? {
    let local = office.zone.civil(at: now)
    return local.time >= office.at ? local.date : local.date.adding(days: -1)
  }

  /// The instant at which what falls on `day` is told.
  public func tellingInstant(_ day: CivilDate) -> Instant { office.zone.instant(of: day, at: office.at) }

  /// The first telling instant after `now`.
  public func nextTellingInstant(after now: Instant) -> Instant {
    let today = office.zone.day(at: now)
    let instant = tellingInstant(today)
    return instant > now ? instant : tellingInstant(today.adding(days: 1))
  }
}

/// The ids of deliveries: derived from what they are, so that equal input gives equal ids.
enum DeliveryID {
  static func digest(recipient: String, channel: String, day: CivilDate) -> String {
    short("digest|\(recipient)|\(channel)|\(day)")
  }

  static func single(_ notification: NotificationID) -> String { short(notification.identity) }

  private static func short(_ identity: String) -> String { String(SHA256.hex(identity).prefix(32)) }
}

/// A ruling in the making.
struct RulingDraft {
  let book: RuleBook
  let snapshot: Snapshot
  let now: Instant
  private(set) var ruling = Ruling()
  private var planned: Set<String> = []
  /// The civil day of `now`.
  private let today: CivilDate

  init(_ book: RuleBook, _ snapshot: Snapshot, _ now: Instant) {
    self.book = book
    self.snapshot = snapshot
    self.now = now
    today = book.office.zone.day(at: now)
  }

  /// Accounts for the turns of `obligation` on `days` that have none.
  mutating func addSteps(of obligation: Obligation, in days: ClosedRange<CivilDate>) {
    if obligation.course != nil { addCourseNotices(of: obligation) }
    var turns: [Turn] = []
    book.forEachTurn(of: obligation, in: days) { turns.append($0) }
    guard !turns.isEmpty else { return }
    let key = book.key(of: obligation)
    let open = turns.map { (turn: $0, event: book.event($0, of: obligation, key: key)) }
      .filter { !snapshot.accounted.contains($0.event) }
      .sorted { ($0.turn.day, $0.turn.step, $0.turn.ordinal) < ($1.turn.day, $1.turn.step, $1.turn.ordinal) }
    guard !open.isEmpty else { return }

    let standing = book.standing(of: obligation, key: key, snapshot, at: now)
    let policy = book.policy(of: obligation)
    let kind = book.commitment(of: obligation).kind
    let told = turnsToTell(open, obligation, standing, policy, kind)

    for (turn, event) in open {
      // Once it is met, the rules call for nothing more.
      if let metOn = standing.metOn, turn.day > metOn { continue }
      let step = policy.steps[turn.step]
      for recipient in book.audience(of: step, for: obligation, on: today) {
        let id = NotificationID(
          event: event, recipient: book.people[Int(recipient.person)].id, channel: recipient.channel)
        if standing.isMet {
          add(id, turn.day, .skipped, .met, delivery: nil)
        } else if standing.state.isOver {
          add(id, turn.day, .skipped, .withdrawn, delivery: nil)
        } else if let reason = withheld(step, standing, kind) {
          add(id, turn.day, .suppressed, reason, delivery: nil)
        } else if let chosen = told[TellingKey(recipient)] {
          if chosen.event == event {
            tell(id, turn, step)
          } else if chosen.turn.day == turn.day {
            add(id, turn.day, .merged, .sameDay, delivery: deliveryCarrying(chosen, of: policy, id))
          } else {
            add(id, turn.day, .skipped, .superseded, delivery: nil)
          }
        }
      }
    }
  }

  /// For each person and channel, the last turn that is to be told.
  private func turnsToTell(
    _ open: [(turn: Turn, event: Event)], _ obligation: Obligation, _ standing: Standing, _ policy: Policy,
    _ kind: Commitment.Kind
  ) -> [TellingKey: (turn: Turn, event: Event)] {
    guard !standing.state.isOver else { return [:] }
    var told: [TellingKey: (turn: Turn, event: Event)] = [:]
    for candidate in open {
      let step = policy.steps[candidate.turn.step]
      guard withheld(step, standing, kind) == nil else { continue }
      for recipient in book.audience(of: step, for: obligation, on: today) {
        told[TellingKey(recipient)] = candidate
      }
    }
    return told
  }

  /// Why the step does not tell, or nil when it does.
  private func withheld(_ step: Step, _ standing: Standing, _ kind: Commitment.Kind) -> AccountReason? {
    if standing.state.waitsForOthers || standing.awaitsConfirmation { return .waiting }
    if let unless = step.unless, unless.holds(for: standing, kind: kind) { return .unless }
    if let when = step.when, !when.holds(for: standing, kind: kind) { return .whenNot }
    return nil
  }

  private mutating func tell(_ id: NotificationID, _ turn: Turn, _ step: Step) {
    let delivery = step.urgent ? urgentDelivery(id, turn.day) : digest(for: id.recipient, channel: id.channel)
    plan(delivery)
    add(id, turn.day, state(of: delivery), turn.day < today ? .late : .due, delivery: delivery.id)
  }

  private func deliveryCarrying(_ chosen: (turn: Turn, event: Event), of policy: Policy, _ id: NotificationID)
    -> String
  {
    guard policy.steps[chosen.turn.step].urgent else { return digest(for: id.recipient, channel: id.channel).id }
    return DeliveryID.single(NotificationID(event: chosen.event, recipient: id.recipient, channel: id.channel))
  }

  // MARK: Reports and notices

  /// Accounts for the runs of `report` that have come due: the latest is written, earlier ones are superseded.
  mutating func addRuns(of report: ReportRule, through last: CivilDate) {
    guard let inForce = book.plans.map(\.inForce).min() else { return }
    for format in report.formats {
      let open = report.days.filter { $0 >= inForce && $0 <= last }.map { day in
        Event(kind: .report, subject: report.id, step: format, ordinal: 1, due: day)
      }.filter { !snapshot.accounted.contains($0) }
      for event in open {
        let id = NotificationID(event: event, recipient: report.id, channel: report.channel)
        guard event == open.last else {
          add(id, event.due, .skipped, .superseded, delivery: nil)
          continue
        }
        let delivery = PlannedDelivery(
          id: DeliveryID.single(id), kind: .report, recipient: report.id, channel: report.channel, day: event.due,
          notBefore: book.tellingInstant(event.due))
        plan(delivery)
        add(id, event.due, .planned, event.due < today ? .late : .due, delivery: delivery.id)
      }
    }
  }

  /// Plans a notice about `obligation` for the next digest of everyone its steps would tell as liaison.
  ///
  /// A due day that moves away and back is news each time, so the notice of a day told before has the next ordinal.
  mutating func addNotice(_ notice: String, about obligation: Obligation, key: String) {
    var event = Event(kind: .notice, subject: key, step: notice, ordinal: 1, due: obligation.due)
    while snapshot.accounted.contains(event) { event.ordinal += 1 }
    for id in notified(event, of: obligation) { addNotice(event, to: id.recipient, id.channel) }
  }

  /// Plans a notice for the next digest of `recipient`.
  mutating func addNotice(_ event: Event, to recipient: String, _ channel: String) {
    let delivery = digest(for: recipient, channel: channel)
    plan(delivery)
    add(
      NotificationID(event: event, recipient: recipient, channel: channel), delivery.day, state(of: delivery), .due,
      delivery: delivery.id)
  }

  /// 催办、退回、延期: tells the unit once of what was recorded about `obligation`, in the next digest.
  private mutating func addCourseNotices(of obligation: Obligation) {
    guard let course = obligation.course?.value, !course.notices.isEmpty, book.isChased(obligation) else { return }
    let key = book.key(of: obligation)
    for notice in course.notices where notice.on <= today {
      let event = Event(
        kind: .notice, subject: key, step: notice.kind.rawValue, ordinal: notice.ordinal, due: notice.on)
      guard !snapshot.accounted.contains(event) else { continue }
      let isOver = book.standing(of: obligation, key: key, snapshot, at: now).state.isOver
      for id in notified(event, of: obligation) {
        if isOver {
          add(id, notice.on, .skipped, .met, delivery: nil)
        } else {
          addNotice(event, to: id.recipient, id.channel)
        }
      }
    }
  }

  /// A notice about `obligation` for everyone its steps would tell as liaison.
  private func notified(_ event: Event, of obligation: Obligation) -> [NotificationID] {
    guard var step = book.policy(of: obligation).steps.first else { return [] }
    step.tell = [.liaison]
    return book.audience(of: step, for: obligation, on: today).map { recipient in
      NotificationID(event: event, recipient: book.people[Int(recipient.person)].id, channel: recipient.channel)
    }
  }

  /// Accounts for `turn` as not told because its rule came later than its day.
  mutating func addBeforeRule(_ turn: Turn, _ event: Event, of obligation: Obligation) {
    for recipient in book.audience(of: book.policy(of: obligation).steps[turn.step], for: obligation, on: today) {
      let id = NotificationID(
        event: event, recipient: book.people[Int(recipient.person)].id, channel: recipient.channel)
      add(id, turn.day, .skipped, .beforeRule, delivery: nil)
    }
  }

  // MARK: Deliveries

  /// The digest that what is told to `recipient` now goes into.
  ///
  /// At most one digest a person, channel and day: today's at the telling hour,
  /// or as soon after it as something turns up; the next working day's when
  /// today is a rest day, quiet, or today's has gone already.
  private func digest(for recipient: String, channel: String) -> PlannedDelivery {
    let calendar = book.calendars[book.office.calendar]
    var day = nextTellingDay
    var id = DeliveryID.digest(recipient: recipient, channel: channel, day: day)
    // More than one may be gone when the clock was set back.
    while snapshot.frozenDeliveries.contains(id) {
      day = calendar.day(1, after: day)
      id = DeliveryID.digest(recipient: recipient, channel: channel, day: day)
    }
    return PlannedDelivery(
      id: id, kind: .digest, recipient: recipient, channel: channel, day: day, notBefore: book.tellingInstant(day))
  }

  /// The day of the next digest of somebody who got none today: today, or the next working day when today is a
  /// rest day, or quiet already.
  var nextTellingDay: CivilDate {
    let calendar = book.calendars[book.office.calendar]
    let local = book.office.zone.civil(at: now)
    let isQuiet = local.time >= book.office.at && (book.office.quiet?.contains(local.time) ?? false)
    return calendar.isWorkingDay(local.date) && !isQuiet ? local.date : calendar.day(1, after: local.date)
  }

  /// Waits for no digest and no working day, only for the end of quiet hours.
  private func urgentDelivery(_ id: NotificationID, _ day: CivilDate) -> PlannedDelivery {
    let local = book.office.zone.civil(at: now)
    var notBefore = now
    if let quiet = book.office.quiet, quiet.contains(local.time) {
      let end = local.time < quiet.until ? local.date : local.date.adding(days: 1)
      notBefore = book.office.zone.instant(of: end, at: quiet.until)
    }
    return PlannedDelivery(
      id: DeliveryID.single(id), kind: .urgent, recipient: id.recipient, channel: id.channel, day: day,
      notBefore: notBefore)
  }

  private func state(of delivery: PlannedDelivery) -> AccountState { delivery.notBefore <= now ? .planned : .held }

  private mutating func plan(_ delivery: PlannedDelivery) {
    if planned.insert(delivery.id).inserted { ruling.deliveries.append(delivery) }
  }

  private mutating func add(
    _ id: NotificationID, _ day: CivilDate, _ state: AccountState, _ reason: AccountReason, delivery: String?
  ) {
    ruling.accounts.append(Account(id: id, day: day, state: state, reason: reason, delivery: delivery, at: now))
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
