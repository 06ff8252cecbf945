import CivilTime
import Rules

/// 未送达的信: a person is told of each letter that could not be delivered.
extension RulingDraft {
  /// Plans a notice of every dead letter for the administrators, else for the people of every plan's supervisor; not
  /// to who should have got it, through the very channel that failed.
  mutating func addDeadLetterNotices() {
    for letter in snapshot.dead where !letter.toldOfDead {
      let event = Event.dead(letter, in: book.office.zone)
      guard !snapshot.accounted.contains(event) else { continue }
      for (recipient, channel) in keepers where (recipient, channel) != (letter.recipient, letter.channel) {
        addNotice(event, to: recipient, channel)
      }
    }
  }

  /// Who looks after what goes wrong, each through each of their channels once.
  private var keepers: [(recipient: String, channel: String)] {
    var people = book.office.administrators
    if people.isEmpty {
      for unit in book.plans.compactMap(\.supervisor) {
        let own = book.units[Int(unit)]
        let liaison = own.liaison.told(on: today)
        people += liaison.isEmpty ? own.leader.told(on: today) : liaison
      }
    }
    var seen: Set<PersonIndex> = []
    return people.filter { seen.insert($0).inserted }.flatMap { person in
      channels(of: person).map { (book.people[Int(person)].id, $0) }
    }
  }
}
