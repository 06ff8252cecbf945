import CivilTime
import Rules
import WorkCalendars

/// Notices to the administrators about edits of the rules that are not in force.
///
/// An edit that was refused or held is told on the day it came and on every working day after it, as long as it
/// stands; once it is settled, whoever was told of one is told that, once. It is the last good rules that say who.
extension RulingDraft {
  mutating func addEditNotices() {
    let news = snapshot.edits
    guard news.pending != nil || !news.told.isEmpty else { return }
    let day = nextTellingDay
    if let edit = news.pending {
      // From its second day on at the telling hour.
      guard
        edit.since >= book.office.zone.instant(of: day, at: .startOfDay) || book.tellingInstant(day) <= now
          || day != book.office.zone.day(at: now)
      else { return }
      let event = Event.notInForce(edit, on: day)
      guard !snapshot.accounted.contains(event) else { return }
      for person in book.office.administrators {
        for channel in channels(of: person) { addNotice(event, to: book.people[Int(person)].id, channel) }
      }
    } else {
      var event = Event.settled(news.inForce, on: day)
      while snapshot.accounted.contains(event) { event.ordinal += 1 }
      for told in news.told where book.people.contains(where: { $0.id == told.recipient }) {
        addNotice(event, to: told.recipient, told.channel)
      }
    }
  }

  /// The channels through which somebody is told who is told for no unit.
  func channels(of person: PersonIndex) -> [String] {
    let own = book.people[Int(person)].channels
    return own.isEmpty ? book.office.channels : own
  }
}

extension Evaluator {
  /// Whether a notice about an edit has been overtaken: another one stands now, or none, or again one.
  static func isOvertaken(_ event: Event, _ news: EditNews) -> Bool {
    guard let edit = news.pending else { return event.step != Event.settledNotice }
    let current = Event.notInForce(edit, on: event.due)
    return current.subject != event.subject || current.step != event.step
  }
}
