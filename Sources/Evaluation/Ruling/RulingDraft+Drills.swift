import CivilTime
import Rules

/// 演练: a letter of its own to everyone who may ever be told.
extension RulingDraft {
  /// Plans the notice of each drill that was begun and not yet accounted for.
  mutating func addDrillNotices() {
    for drill in snapshot.drills {
      let event = Event.drill(drill, in: book.office.zone)
      guard !snapshot.accounted.contains(event) else { continue }
      for (recipient, channel) in book.drillAudience(on: today) {
        let id = NotificationID(event: event, recipient: recipient, channel: channel)
        let slot = singleLetter(id, .drill)
        add(id, slot.delivery.day, in: slot, .due)
      }
    }
  }
}
