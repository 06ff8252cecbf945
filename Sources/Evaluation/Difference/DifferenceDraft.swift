import CivilTime
import Rules
import WorkCalendars

/// A difference in the making.
struct DifferenceDraft {
  private let old: BookSide
  private let new: BookSide
  private let snapshot: Snapshot
  /// Positions in the old book of the obligations that both have, by those in the new one.
  private var oldByNew: [Int: Int] = [:]
  /// Positions in the old book of those that the new one has under another key.
  private var renamed: Set<Int> = []
  /// Positions in the old book of those that the new one has not.
  private var gone: [Int]
  /// The new key of what was renamed, by the old one.
  private var newKeys: [String: String] = [:]
  private var toldBefore: [NotificationMatching.Item] = []
  private var toldAfter: [NotificationMatching.Item] = []

  init(_ old: BookSide, _ new: BookSide, _ snapshot: Snapshot) {
    self.old = old
    self.new = new
    self.snapshot = snapshot
    var added: [Int] = []
    for (position, key) in new.keys.enumerated() {
      if let same = old.position(key) { oldByNew[position] = same } else { added.append(position) }
    }
    let kept = Set(oldByNew.values)
    gone = old.keys.indices.filter { !kept.contains($0) }
    for (after, before) in RenamePairing(gone: gone, of: old, new: added, of: new).oldByNew {
      oldByNew[after] = before
      renamed.insert(before)
      newKeys[old.keys[before]] = new.keys[after]
    }
    gone.removeAll { renamed.contains($0) }
  }

  // MARK: Obligations

  func tasks() -> TaskChanges {
    let (before, after) = (old.tasks, new.tasks)
    let (hadBefore, hasNow) = (Set(before), Set(after))
    // What goes on under another key is neither gone nor new, as long as all of it does.
    let renamedOld = Set(renamed.map(old.task)).subtracting(gone.map(old.task))
    let added = new.keys.indices.filter { oldByNew[$0] == nil }
    let renamedNew = Set(oldByNew.filter { renamed.contains($0.value) }.keys.map(new.task))
      .subtracting(added.map(new.task))
    return TaskChanges(
      new: after.filter { !hadBefore.contains($0) && !renamedNew.contains($0) },
      gone: before.filter { !hasNow.contains($0) && !renamedOld.contains($0) }, before: before.count)
  }

  func obligations() -> [ObligationChange] {
    let stranded = strandedRecords()
    var changes: [ObligationChange] = []
    for (position, side) in new.sides.enumerated() {
      guard let before = oldByNew[position] else {
        changes.append(ObligationChange(old: nil, new: side, move: nil, stranded: 0))
        continue
      }
      let earlier = old.sides[before]
      guard earlier.key != side.key || !earlier.says(theSameAs: side) else { continue }
      var move: DueMove?
      if earlier.due != side.due {
        let calendar = new.book.calendar(of: new.obligations[position])
        move = DueMove(
          days: side.due.days(since: earlier.due),
          workingDays: calendar.workingDays(after: earlier.due, through: side.due))
      }
      changes.append(
        ObligationChange(
          old: earlier, new: side, move: move, stranded: earlier.key == side.key ? 0 : stranded[earlier.key] ?? 0))
    }
    for position in gone {
      let side = old.sides[position]
      changes.append(ObligationChange(old: side, new: nil, move: nil, stranded: stranded[side.key] ?? 0))
    }
    return changes
  }

  /// Facts and accounts by the keys that the new book does not know.
  private func strandedRecords() -> [String: Int] {
    guard !gone.isEmpty || !renamed.isEmpty else { return [:] }
    var records: [String: Int] = [:]
    for position in gone + renamed {
      records[old.keys[position]] = snapshot.facts[old.keys[position]]?.count ?? 0
    }
    for event in snapshot.accounted where records[event.subject] != nil { records[event.subject]! += 1 }
    return records
  }

  /// What of it is so much that somebody has to say that it is meant.
  func removal() -> Removal { Removal(from: old, gone: gone, renamed: renamed, to: new) }

  func undated() -> [UndatedChange] {
    let (before, after) = (old.undated, new.undated)
    let had = Dictionary(before.map { ($0.key, $0.side) }, uniquingKeysWith: { first, _ in first })
    let has = Dictionary(after.map { ($0.key, $0.side) }, uniquingKeysWith: { first, _ in first })
    let changed = after.filter { had[$0.key] != $0.side }
      .map { UndatedChange(key: $0.key, old: had[$0.key], new: $0.side) }
    return changed
      + before.filter { has[$0.key] == nil }.map { UndatedChange(key: $0.key, old: $0.side, new: nil) }
  }

  // MARK: Notifications

  /// What the old book tells.
  mutating func tell(_ entries: [AgendaEntry]) {
    toldBefore += entries.compactMap { item($0.account, at: $0.at, of: old) }
  }

  /// What the new book tells.
  mutating func tellAnew(_ entries: [AgendaEntry]) {
    toldAfter += entries.compactMap { item($0.account, at: $0.at, of: new) }
  }

  /// What accepting the new book tells.
  mutating func tellAnew(_ ruling: Ruling, at now: Instant) {
    let instants = Dictionary(
      ruling.deliveries.map { ($0.id, $0.notBefore) }, uniquingKeysWith: { first, _ in first })
    for account in ruling.accounts {
      guard let instant = account.delivery.flatMap({ instants[$0] }) else { continue }
      if let item = item(account, at: max(instant, now), of: new) { toldAfter.append(item) }
    }
  }

  /// Nil when nobody is told.
  private func item(_ account: Account, at instant: Instant, of side: BookSide) -> NotificationMatching.Item? {
    guard account.state == .planned || account.state == .held, let delivery = account.delivery else { return nil }
    let event = account.id.event
    return NotificationMatching.Item(
      subject: newKeys[event.subject] ?? event.subject, title: title(event.subject, of: side),
      told: Told(
        event: event.kind, recipient: account.id.recipient, channel: account.id.channel, step: event.step,
        ordinal: event.ordinal, due: event.due, at: instant, day: side.book.office.zone.day(at: instant),
        isLate: account.isLate(in: side.book.office.zone), delivery: delivery))
  }

  private func title(_ subject: String, of side: BookSide) -> String {
    side.position(subject).map { side.sides[$0].title }
      ?? side.book.reports.first { $0.id == subject }?.title ?? subject
  }

  func notifications() -> [NotificationChange] { NotificationMatching(toldBefore, toldAfter).changes }

  func beforeRule(_ ruling: Ruling) -> [SkippedStep] {
    var order: [Event] = []
    var steps: [Event: SkippedStep] = [:]
    for account in ruling.accounts where account.reason == .beforeRule {
      let event = account.id.event
      if steps[event] == nil {
        order.append(event)
        steps[event] = SkippedStep(
          key: event.subject, title: title(event.subject, of: new), step: event.step, ordinal: event.ordinal,
          day: account.day, recipients: [])
      }
      let recipient = account.id.recipient
      if steps[event]?.recipients.contains(recipient) == false { steps[event]?.recipients.append(recipient) }
    }
    return order.compactMap { steps[$0] }
  }

  func people(_ changes: [NotificationChange]) -> [PersonChange] {
    let told = changes.flatMap { [$0.old, $0.new].compactMap { $0 } }
    let concerned = Set(told.filter { $0.event != .report }.map(\.recipient))
    let before = Load(toldBefore, of: concerned)
    let after = Load(toldAfter, of: concerned)
    return concerned.sorted().map { person in
      PersonChange(
        id: person,
        notifications: .init(before: before.notifications[person] ?? 0, after: after.notifications[person] ?? 0),
        letters: .init(before: before.letters[person]?.count ?? 0, after: after.letters[person]?.count ?? 0))
    }
  }

  /// How much each of some people is told.
  private struct Load {
    var notifications: [String: Int] = [:]
    var letters: [String: Set<String>] = [:]

    init(_ items: [NotificationMatching.Item], of people: Set<String>) {
      for told in items.map(\.told) where told.event != .report && people.contains(told.recipient) {
        notifications[told.recipient, default: 0] += 1
        letters[told.recipient, default: []].insert(told.delivery)
      }
    }
  }
}
