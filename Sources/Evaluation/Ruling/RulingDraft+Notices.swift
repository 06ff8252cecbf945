import CivilTime
import Rules

/// What is told once.
extension RulingDraft {
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
    let slot = digest(for: recipient, channel: channel)
    let id = NotificationID(event: event, recipient: recipient, channel: channel)
    add(id, slot.delivery.day, in: slot, .due)
  }

  /// 催办、退回、延期、恢复催办: tells once of what was recorded about `obligation`, in the next digest: the unit, and of
  /// the end of a mute the supervisor too.
  mutating func addCourseNotices(of obligation: Obligation) {
    guard let course = obligation.course?.value, !course.notices.isEmpty, book.isChased(obligation) else { return }
    let key = book.key(of: obligation)
    for notice in course.notices where notice.on <= today {
      let event = Event(
        kind: .notice, subject: key, step: notice.kind.rawValue, ordinal: notice.ordinal, due: notice.on)
      guard !snapshot.accounted.contains(event) else { continue }
      let state = book.standing(of: obligation, key: key, snapshot, at: now).state
      for id in notified(event, of: obligation) {
        if state.isOver {
          add(id, notice.on, .skipped, state.isMet ? .met : .withdrawn)
        } else {
          addNotice(event, to: id.recipient, id.channel)
        }
      }
    }
  }

  /// A notice about `obligation` for everyone its steps would tell as liaison.
  private func notified(_ event: Event, of obligation: Obligation) -> [NotificationID] {
    guard var step = book.policy(of: obligation).steps.first else { return [] }
    step.tell = event.step == Fact.Kind.unmute.rawValue ? [.liaison, .supervisor] : [.liaison]
    return book.audience(of: step, for: obligation, on: today).map { recipient in
      NotificationID(event: event, recipient: book.people[Int(recipient.person)].id, channel: recipient.channel)
    }
  }
}
