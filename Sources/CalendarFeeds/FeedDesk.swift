public import CivilTime
public import Diagnostics
public import Evaluation
import Reports
public import Rules
import WorkCalendars

/// What calendars are written from: a book, its obligations, what is recorded, and the time, all of one moment.
///
/// What is the same for everybody is worked out once, so that the calendars of a whole office cost little more than
/// the largest of them. Pure: it reads no clock and no file.
public struct FeedDesk {
  let book: RuleBook
  let obligations: [Obligation]
  let snapshot: Snapshot
  let now: Instant
  let language: Language
  private let purviews: Purviews
  /// The units that answer and that support, by the obligation's place in the list.
  private let units: [(answering: [UnitIndex], supporting: [UnitIndex])]
  private var drafts: [FeedDraft?]
  private var turns: [[FeedTurn]?]

  /// - Parameters:
  ///   - obligations: All of `book` by `snapshot`, or those that a letter is about.
  ///   - purviews: What everybody sees on the day of `now`; nil: they are worked out here.
  public init(
    book: RuleBook, obligations: [Obligation], snapshot: Snapshot, at now: Instant, language: Language = .zh,
    purviews: Purviews? = nil
  ) {
    self.book = book
    self.obligations = obligations
    self.snapshot = snapshot
    self.now = now
    self.language = language
    self.purviews = purviews ?? Purviews(book, on: book.office.zone.day(at: now))
    units = obligations.map { (book.answeringUnits(of: $0), book.supportingUnits(of: $0)) }
    drafts = Array(repeating: nil, count: obligations.count)
    turns = Array(repeating: nil, count: obligations.count)
  }

  /// The calendar of `reader`: what they answer for, what they supervise and what they support, as `--for` shows it;
  /// as a list of things to do only what they, or the units below them, answer for.
  ///
  /// - Complexity: O(obligations).
  public mutating func feed(for reader: FeedReader, _ kind: CalendarFeed.Kind) -> CalendarFeed {
    let purview = reader.purview(in: book, purviews)
    let shown = book.plans.map(reader.maySee)
    var found: [(due: CivilDate, key: String, item: FeedItem)] = []
    for index in obligations.indices where shown[Int(obligations[index].plan)] {
      let units = units[index]
      let regard = purview.regard(
        plan: obligations[index].plan, answering: units.answering, supporting: units.supporting)
      guard let regard, kind == .events || regard == .answers else { continue }
      let draft = draft(index)
      found.append((draft.item.due, draft.key, item(index, draft, regard, reader, purview, kind)))
    }
    found.sort { ($0.due, $0.key) < ($1.due, $1.key) }
    return calendar(reader.name(in: book), kind, found.map(\.item))
  }

  /// The calendar of somebody whom the rules do not know any more: without anything in it.
  public func emptyFeed(_ name: String, _ kind: CalendarFeed.Kind) -> CalendarFeed {
    .empty(kind: kind, name: title(name, kind), zone: book.office.zone, at: now)
  }

  /// The calendar that goes with a letter to `reader`: everything of `obligations` that they may see, with the same
  /// identities as in their feed, so that a program that takes both shows each once.
  mutating func attachment(to reader: FeedReader, _ kind: CalendarFeed.Kind) -> CalendarFeed {
    let purview = reader.purview(in: book, purviews)
    var found: [(due: CivilDate, key: String, item: FeedItem)] = []
    for index in obligations.indices where reader.maySee(book.plan(of: obligations[index])) {
      let draft = draft(index)
      // Whoever gets the letter is told of it, whether or not a unit of theirs has to do with it.
      let regard =
        purview.regard(
          plan: obligations[index].plan, answering: units[index].answering, supporting: units[index].supporting)
        ?? .supervises
      found.append((draft.item.due, draft.key, item(index, draft, regard, reader, purview, kind)))
    }
    found.sort { ($0.due, $0.key) < ($1.due, $1.key) }
    return calendar(reader.name(in: book), kind, found.map(\.item))
  }

  /// What `reader` is known by in keys and files.
  public func id(of reader: FeedReader) -> String { reader.id(in: book) }

  // MARK: Parts

  private func calendar(_ name: String, _ kind: CalendarFeed.Kind, _ items: [FeedItem]) -> CalendarFeed {
    CalendarFeed(
      kind: kind, name: title(name, kind), items: items,
      goneWords: Bilingual(zh: "（已撤销或不再由您负责）", en: "(withdrawn, or no longer yours)")[language], written: now,
      version: CalendarFeed.version(position: snapshot.position, at: now), zone: book.office.zone)
  }

  private func title(_ name: String, _ kind: CalendarFeed.Kind) -> String {
    let name = OneLine.folded(name)
    return switch kind {
    case .events: Bilingual(zh: "督办：\(name)", en: "Duban: \(name)")[language]
    case .toDos: Bilingual(zh: "督办待办：\(name)", en: "Duban to-dos: \(name)")[language]
    }
  }

  private mutating func draft(_ index: Int) -> FeedDraft {
    if let known = drafts[index] { return known }
    let draft = FeedDraft(obligations[index], units[index].answering, units[index].supporting, self)
    drafts[index] = draft
    return draft
  }

  private mutating func item(
    _ index: Int, _ draft: FeedDraft, _ regard: Purview.Regard, _ reader: FeedReader, _ purview: Purview,
    _ kind: CalendarFeed.Kind
  ) -> FeedItem {
    var item = draft.item
    item.summary = draft.summary(regard, purview, language)
    if kind == .toDos, draft.isPressed { item.alarms = alarms(index, draft, reader, purview) }
    return item
  }

  /// The days to come on which the policy reminds `reader`, each once, at the office's telling hour.
  private mutating func alarms(
    _ index: Int, _ draft: FeedDraft, _ reader: FeedReader, _ purview: Purview
  ) -> [FeedItem.Alarm] {
    let known = turns[index] ?? FeedTurn.all(of: obligations[index], self)
    turns[index] = known
    var days: Set<CivilDate> = []
    for turn in known {
      let isTold = turn.told.contains { recipient in
        switch reader {
        case .person(let person): recipient.person == person
        case .unit: recipient.unit.map(purview.units.contains) ?? false
        }
      }
      if isTold { days.insert(turn.day) }
    }
    return days.sorted().map {
      FeedItem.Alarm(at: book.office.zone.instant(of: $0, at: book.office.at), text: draft.alarmText(language))
    }.filter { $0.at > now }
  }
}

/// One day on which the policy reminds somebody of an obligation.
struct FeedTurn {
  var day: CivilDate
  var told: [Recipient]

  /// Days after the due day on which reminders stand in a calendar: what is later than that is chased by letters.
  private static let daysAfter = 31

  /// From today on. A condition of a step is not asked: nobody knows yet whether it will hold.
  static func all(of obligation: Obligation, _ desk: FeedDesk) -> [FeedTurn] {
    let today = desk.book.office.zone.day(at: desk.now)
    let last = min(obligation.due, CivilDate.latest.adding(days: -60)).adding(days: daysAfter)
    guard today <= last else { return [] }
    let policy = desk.book.policy(of: obligation)
    let turns = desk.book.turns(of: obligation, in: today...last)
    // Of what repeats after the due day the first is enough for a calendar.
    return turns.filter { $0.day <= obligation.due || $0.ordinal == 1 }.map { turn in
      FeedTurn(
        day: turn.day,
        told: desk.book.audience(of: policy.steps[turn.step], turn: turn.ordinal, for: obligation, on: turn.day))
    }
  }
}

extension CalendarFeed {
  /// 随信附上的日历: the calendar file that goes with a letter, of the obligations that the letter is about.
  ///
  /// METHOD:PUBLISH, and every entry has the UID that it has in the reader's feed. What is internal and not meant for
  /// the reader is left out.
  ///
  /// - Parameters:
  ///   - kind: Mail programs show events; to-dos only few.
  ///   - now: When the letter is written.
  ///   - purviews: What everybody sees on the day of `now`; nil: they are worked out here.
  /// - Returns: The bytes of a `.ics` file, of the media type `text/calendar; charset=utf-8; method=PUBLISH`.
  public static func letterAttachment(
    _ obligations: [Obligation], to reader: FeedReader, kind: Kind = .events, book: RuleBook, snapshot: Snapshot,
    at now: Instant, language: Language = .zh, purviews: Purviews? = nil
  ) -> [UInt8] {
    var desk = FeedDesk(
      book: book, obligations: obligations, snapshot: snapshot, at: now, language: language, purviews: purviews)
    return desk.attachment(to: reader, kind).bytes()
  }
}
