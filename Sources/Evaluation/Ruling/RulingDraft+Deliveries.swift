import CivilTime
import Rules
import WorkCalendars

/// Which letter carries what is told, and when it may go out.
extension RulingDraft {
  /// The digest that what is told to `recipient` now goes into.
  ///
  /// At most one digest a person, channel and day: today's at the telling hour,
  /// or as soon after it as something turns up; the next working day's when
  /// today is a rest day, quiet, or today's has gone already; next week's when the person has had the week's letters.
  /// Whatever is held goes out then: nothing is dropped.
  func digest(for recipient: String, channel: String) -> DeliverySlot {
    let calendar = book.calendars[book.office.calendar]
    var (day, held) = nextTelling
    while true {
      let id = DeliveryID.digest(recipient: recipient, channel: channel, day: day)
      let isFull =
        book.office.cap.map { snapshot.letters(to: recipient, through: channel, inWeekOf: day) >= $0 } ?? false
      if isFull {
        held = .cap
        day = calendar.rolledForward(day.adding(days: 8 - day.weekday))
      } else if snapshot.frozenDeliveries.contains(id) {
        // More than one may be gone when the clock was set back.
        held = held ?? .letterGone
        day = calendar.day(1, after: day)
      } else {
        return DeliverySlot(
          delivery: PlannedDelivery(
            id: id, kind: .digest, recipient: recipient, channel: channel, day: day,
            notBefore: book.tellingInstant(day)), held: held)
      }
    }
  }

  /// The day of the next digest of somebody who got none today: today, or the next working day when today is a
  /// rest day, or quiet already.
  var nextTellingDay: CivilDate { nextTelling.day }

  private var nextTelling: (day: CivilDate, held: AccountReason?) {
    let calendar = book.calendars[book.office.calendar]
    let local = book.office.zone.civil(at: now)
    if !calendar.isWorkingDay(local.date) { return (calendar.day(1, after: local.date), .restDay) }
    let isQuiet = local.time >= book.office.at && (book.office.quiet?.contains(local.time) ?? false)
    if isQuiet { return (calendar.day(1, after: local.date), .quietHours) }
    return (local.date, nil)
  }

  /// Waits for no digest and no working day, only for the end of quiet hours.
  func urgent(_ id: NotificationID, _ day: CivilDate, _ kind: PlannedDelivery.Kind = .urgent) -> DeliverySlot {
    let local = book.office.zone.civil(at: now)
    var slot = DeliverySlot(
      delivery: PlannedDelivery(
        id: DeliveryID.single(id), kind: kind, recipient: id.recipient, channel: id.channel, day: day,
        notBefore: now))
    if let quiet = book.office.quiet, quiet.contains(local.time) {
      let end = local.time < quiet.until ? local.date : local.date.adding(days: 1)
      slot.delivery.notBefore = book.office.zone.instant(of: end, at: quiet.until)
      slot.held = .quietHours
    }
    return slot
  }

  /// 督办单、报表、演练: a letter of its own, at the hour of the next digest, whatever the week's letters.
  func singleLetter(_ id: NotificationID, _ kind: PlannedDelivery.Kind) -> DeliverySlot {
    let (day, held) = nextTelling
    return DeliverySlot(
      delivery: PlannedDelivery(
        id: DeliveryID.single(id), kind: kind, recipient: id.recipient, channel: id.channel, day: day,
        notBefore: book.tellingInstant(day)), held: held)
  }

  /// The letter that carries what `step` tells.
  func letter(for id: NotificationID, _ day: CivilDate, of step: Step) -> DeliverySlot {
    if step.urgent { return urgent(id, day, step.slip == nil ? .urgent : .slip) }
    return step.slip == nil ? digest(for: id.recipient, channel: id.channel) : singleLetter(id, .slip)
  }
}
