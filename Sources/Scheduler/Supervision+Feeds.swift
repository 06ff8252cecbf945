import CalendarFeeds
public import CivilTime
import Delivery
import Evaluation
public import Ledger
import Rules

/// 日历订阅: everybody's calendar files, kept up to date beside the ledger.
extension Supervision {
  /// What keeping the calendars up to date came to.
  public struct FeedRefresh: Hashable, Sendable {
    /// Files that were written because they say something else now.
    public var written = 0
    /// Why others were not, each once.
    public var faults: [String] = []
  }

  /// What the calendars were last written from: while it is the same they are not looked at.
  struct FeedState: Hashable {
    var rules: String
    var facts: Int
    var slips: Int
    var day: CivilDate
    var folder: String
  }

  /// In trial mode (试运行) calendars stand here, among the mailboxes, and those that people fetch stay as they are.
  public static let trialFeedFolder = "trial/calendars"

  /// Writes the calendar files of every person and unit whose contents changed: after facts, edits of the rules, and
  /// a change of day.
  ///
  /// Of a person: `NAME.ics` and, with things to do, `todo/NAME.ics`; of a unit the same below `units`. Somebody who is
  /// not in the rules any more keeps a file with nothing in it. Files that others put there are left alone. When one
  /// cannot be written the others are; the next call tries again.
  ///
  /// - Complexity: O(1) when nothing changed, else O(obligations × people and units) look-ups and the entries shown.
  public func refreshFeeds(at now: Instant) throws(LedgerError) -> FeedRefresh {
    guard let book, let bookHash, let makeFeedStore, let feeds = book.office.feedFolder else {
      lastFeeds = nil
      return FeedRefresh()
    }
    let snapshot = try ledger.snapshot()
    let state = FeedState(
      rules: bookHash, facts: snapshot.factCount, slips: snapshot.slipCount, day: book.office.zone.day(at: now),
      folder: isTrial ? Supervision.trialFeedFolder : feeds)
    guard state != lastFeeds else { return FeedRefresh() }
    var desk = FeedDesk(book: book, obligations: book.obligations(snapshot), snapshot: snapshot, at: now)
    var writing = FeedWriting(store: makeFeedStore(state.folder))
    let people = book.people.indices.map { FeedReader.person(PersonIndex($0)) }
    let units = book.units.indices.map { FeedReader.unit(UnitIndex($0)) }
    for (readers, above) in [(people, ""), (units, "units")] {
      for kind in CalendarFeed.Kind.allCases {
        let folder = [above, kind == .toDos ? "todo" : ""].filter { !$0.isEmpty }.joined(separator: "/")
        writing.write(readers, kind, in: folder, &desk)
      }
    }
    lastFeeds = writing.refresh.faults.isEmpty ? state : nil
    return writing.refresh
  }
}

/// One round of writing.
private struct FeedWriting {
  let store: any FeedStore
  var refresh = Supervision.FeedRefresh()

  /// The calendars of `readers`, and of those who are none any more an empty one.
  mutating func write(
    _ readers: [FeedReader], _ kind: CalendarFeed.Kind, in folder: String, _ desk: inout FeedDesk
  ) {
    var mine: Set<String> = []
    for reader in readers {
      let name = store.name(of: desk.id(of: reader))
      // Two ids that differ in nothing a file can show: the first in the rules has it.
      guard mine.insert(name).inserted else { continue }
      let feed = desk.feed(for: reader, kind)
      attempt { store throws(FeedStoreFault) in
        let earlier = try store.read(name, in: folder)
        let bytes = feed.bytes(after: earlier)
        if let earlier, CalendarFeed.isSame(earlier, bytes) { return false }
        try store.write(bytes, name, in: folder)
        return true
      }
    }
    let gone = desk.emptyFeed("", kind)
    attempt { store throws(FeedStoreFault) in
      var isChanged = false
      for name in try store.names(in: folder) where !mine.contains(name) {
        guard let earlier = try store.read(name, in: folder), CalendarFeed.isOurs(earlier),
          !CalendarFeed.isSame(earlier, gone.bytes())
        else { continue }
        try store.write(gone.bytes(), name, in: folder)
        isChanged = true
      }
      return isChanged
    }
  }

  private mutating func attempt(_ body: (any FeedStore) throws(FeedStoreFault) -> Bool) {
    do throws(FeedStoreFault) {
      if try body(store) { refresh.written += 1 }
    } catch {
      if !refresh.faults.contains(error.text) { refresh.faults.append(error.text) }
    }
  }
}
