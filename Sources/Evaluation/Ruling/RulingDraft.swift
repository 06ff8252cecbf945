import CivilTime
import Rules

/// A ruling in the making.
struct RulingDraft {
  let book: RuleBook
  let snapshot: Snapshot
  let now: Instant
  private(set) var ruling = Ruling()
  /// The civil day of `now`.
  let today: CivilDate
  private var planned: Set<String> = []
  private var issued: [Event: Slip] = [:]

  init(_ book: RuleBook, _ snapshot: Snapshot, _ now: Instant) {
    self.book = book
    self.snapshot = snapshot
    self.now = now
    today = book.office.zone.day(at: now)
  }

  /// Accounts for a notification that is told by no letter, or by another's.
  mutating func add(
    _ id: NotificationID, _ day: CivilDate, _ state: AccountState, _ reason: AccountReason, delivery: String? = nil
  ) {
    ruling.accounts.append(Account(id: id, day: day, state: state, reason: reason, delivery: delivery, at: now))
  }

  /// Accounts for a notification that `slot` carries: planned, or held for the slot's reason.
  mutating func add(_ id: NotificationID, _ day: CivilDate, in slot: DeliverySlot, _ reason: AccountReason) {
    if planned.insert(slot.delivery.id).inserted { ruling.deliveries.append(slot.delivery) }
    let isHeld = slot.delivery.notBefore > now
    add(id, day, isHeld ? .held : .planned, isHeld ? slot.held ?? reason : reason, delivery: slot.delivery.id)
  }

  /// 督办单: the slip that `event` issues: the one that the ledger holds, else the next number of the year.
  mutating func slip(for event: Event, _ rule: SlipRule, of obligation: Obligation) -> Slip {
    if let earlier = snapshot.slips[event.subject]?.first(where: { $0.event == event }) ?? issued[event] {
      return earlier
    }
    let slip = Slip(
      event: event, colour: rule.colour,
      number: snapshot.nextSlip(of: today.year) + issued.values.count { $0.on.year == today.year }, on: today,
      replyBy: moved(today, by: rule.reply, times: 1, book.calendar(of: obligation)))
    issued[event] = slip
    ruling.slips.append(slip)
    return slip
  }
}

/// A letter that something can go into.
struct DeliverySlot {
  var delivery: PlannedDelivery
  /// Why it does not go out at once, when it does not.
  var held: AccountReason?
}
