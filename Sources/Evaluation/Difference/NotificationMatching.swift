import CivilTime
import Rules

/// The notifications of both books, matched by event and recipient.
///
/// A step of an obligation is the same event whatever its due day: that is how a notification moves.
struct NotificationMatching {
  struct Item {
    /// Key of the obligation by the new rules, or id of the report.
    var subject: String
    var title: String
    var told: Told
  }

  /// What differs, in the order of the days.
  private(set) var changes: [NotificationChange] = []
  private var old: [Item]
  private var new: [Item]

  init(_ old: [Item], _ new: [Item]) {
    self.old = old
    self.new = new
    match { Identity($0, recipient: $0.told.recipient, channel: $0.told.channel) }
    match { Identity($0, recipient: $0.told.recipient) }
    match { Identity($0) }
    // Somebody who is told of the same thing on the same day anyway learns nothing new by another step.
    match { $0.told.event == .step ? SameDay($0) : nil }
    for item in self.old {
      changes.append(NotificationChange(old: item.told, new: nil, subject: item.subject, title: item.title))
    }
    for item in self.new {
      changes.append(NotificationChange(old: nil, new: item.told, subject: item.subject, title: item.title))
    }
    changes.sort { $0.order.lexicographicallyPrecedes($1.order) }
  }

  /// Pairs what is left and has the same key, in order, and keeps those pairs that differ.
  private mutating func match<Key: Hashable>(_ key: (Item) -> Key?) {
    guard !old.isEmpty, !new.isEmpty else { return }
    var positions: [Key: [Int]] = [:]
    for position in new.indices.reversed() {
      if let key = key(new[position]) { positions[key, default: []].append(position) }
    }
    var taken: Set<Int> = []
    old.removeAll { item in
      guard let key = key(item), let position = positions[key]?.popLast() else { return false }
      taken.insert(position)
      let other = new[position]
      if item.told.differs(from: other.told) {
        changes.append(
          NotificationChange(old: item.told, new: other.told, subject: other.subject, title: other.title))
      }
      return true
    }
    new = new.indices.filter { !taken.contains($0) }.map { new[$0] }
  }

  private struct Identity: Hashable {
    var event: Event.Kind
    var subject: String
    var step: String
    var ordinal: Int
    /// A run of a report and a notice are of their day.
    var day: CivilDate?
    var recipient: String?
    var channel: String?

    init(_ item: Item, recipient: String? = nil, channel: String? = nil) {
      event = item.told.event
      subject = item.subject
      step = item.told.step
      ordinal = item.told.ordinal
      day = event == .step ? nil : item.told.due
      self.recipient = recipient
      self.channel = channel
    }
  }

  private struct SameDay: Hashable {
    var subject: String
    var recipient: String
    var day: CivilDate

    init(_ item: Item) {
      subject = item.subject
      recipient = item.told.recipient
      day = item.told.day
    }
  }
}

extension Told {
  /// Whether a person would notice: the hour, the wording and the envelope aside.
  fileprivate func differs(from other: Told) -> Bool {
    recipient != other.recipient || channel != other.channel || day != other.day || step != other.step
      || ordinal != other.ordinal
  }
}

extension NotificationChange {
  fileprivate var order: [String] {
    let told = new ?? old
    return [
      "\(day)", subject, told?.recipient ?? "", told?.step ?? "", "\(told?.ordinal ?? 0)", told?.channel ?? "",
      kind.rawValue,
    ]
  }
}
