public import CivilTime
import Diagnostics

/// 日历订阅: one reader's due days or to-dos as an iCalendar file. A value: equal input gives equal bytes.
///
/// Which version of an entry a file holds is told by what an earlier file said: an entry that says something else
/// than before has a greater SEQUENCE and a new LAST-MODIFIED, one that says the same keeps both. Without the earlier
/// file every entry is of a version that is greater than any that was ever written, because it is reckoned from the
/// journal's length and the time.
///
/// Source: RFC 5545; RFC 7986 for NAME, COLOR and REFRESH-INTERVAL.
public struct CalendarFeed: Hashable, Sendable {
  /// What a file holds: many programs take only one of the two.
  public enum Kind: String, Sendable, CaseIterable {
    /// VEVENT: a day in a calendar.
    case events
    /// VTODO with VALARM: a list of things to do.
    case toDos = "todos"
  }

  /// PRODID of every file.
  static let product = "-//Duban//Calendar feed//ZH"
  /// Days that an entry which is gone stays as cancelled.
  public static let cancelledDays = 30

  public var kind: Kind
  /// What programs show above it.
  public var name: String
  /// In the order of due days, then of keys.
  public var items: [FeedItem]
  /// What entries that are gone are called.
  var goneWords: String
  /// When it is written.
  public var written: Instant
  /// The version of what is new now.
  var version: Int
  /// The zone that days without one of their own are in.
  var zone: TimeZoneTable

  /// An empty calendar: what is left to somebody who is not in the rules any more.
  public static func empty(kind: Kind, name: String, zone: TimeZoneTable, at now: Instant) -> CalendarFeed {
    CalendarFeed(kind: kind, name: name, items: [], goneWords: "", written: now, version: 0, zone: zone)
  }

  /// The version of what is written after `position` entries of the journal at `now`: minutes since 2000 and entries.
  ///
  /// What an entry says changes with the rules, the facts and the time only, so this is greater at every change.
  static func version(position: Int64, at now: Instant) -> Int {
    let minutes = max(0, now.seconds(since: Instant(seconds: 946_684_800))) / 60
    return Int(min(minutes + max(0, position), Int64(Int32.max) - 1_000_000))
  }

  /// The file.
  ///
  /// - Parameter earlier: What stood in its place before; what is gone since is written as cancelled for a month,
  ///   without any words of what it was.
  /// - Complexity: O(entries).
  public func bytes(after earlier: [UInt8]? = nil) -> [UInt8] {
    let record = earlier.map { FeedRecord($0) }
    var lines = head
    var seen: Set<String> = []
    for item in items {
      let uid = kind == .events ? item.uid : FeedUID.forToDo(item.uid)
      guard seen.insert(uid).inserted else { continue }
      let body = kind == .events ? item.eventLines : item.toDoLines
      lines += component(uid, body, after: record?.entries[uid])
    }
    // An empty calendar keeps nothing.
    if version > 0, let record {
      for (uid, entry) in record.entries.sorted(by: { $0.key < $1.key }) where !seen.contains(uid) {
        lines += cancelled(uid, entry)
      }
    }
    return ContentLine.bytes(lines + ["END:VCALENDAR"])
  }

  /// Whether two files say the same: only when each was written may differ.
  public static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    func parts(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
      bytes.split(separator: 0x0A).filter { !$0.starts(with: "DTSTAMP:".utf8) }
    }
    return left == right || parts(left) == parts(right)
  }

  /// Whether `bytes` is a file that this program wrote, and may write anew.
  public static func isOurs(_ bytes: [UInt8]) -> Bool { FeedRecord.isOurs(bytes) }

  // MARK: Parts

  private var head: [String] {
    [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:\(CalendarFeed.product)", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
      ContentLine.text("NAME", name), ContentLine.text("X-WR-CALNAME", name),
      ContentLine.text("X-WR-TIMEZONE", zone.name), "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H",
    ] + zoneLines
  }

  /// The office's zone always, so that a calendar is never without a component, and every zone that a time is in.
  private var zoneLines: [String] {
    var spans: [String: (zone: TimeZoneTable, span: ClosedRange<Instant>)] = [:]
    // Nothing but days: any instant will do, as long as it is always the same.
    let none = Instant(seconds: 946_684_800)
    spans[zone.name] = (zone, none...none)
    var timed: Set<String> = []
    for item in items {
      guard let due = item.dueInstant, item.zone.name != "UTC" else { continue }
      let opens = min(item.zone.instant(of: item.start, at: .startOfDay), due.adding(seconds: -3600))
      let name = item.zone.name
      if timed.insert(name).inserted {
        spans[name] = (item.zone, opens...due)
      } else if let known = spans[name] {
        spans[name] = (item.zone, min(known.span.lowerBound, opens)...max(known.span.upperBound, due))
      }
    }
    return spans.sorted { $0.key < $1.key }.flatMap { ZoneLines.lines($0.value.zone, $0.value.span) }
  }

  private func component(_ uid: String, _ body: [String], after earlier: FeedRecord.Entry?) -> [String] {
    let name = kind == .events ? "VEVENT" : "VTODO"
    let isUnchanged = earlier.map { $0.component == name && $0.body == body } ?? false
    let sequence = isUnchanged ? earlier?.sequence ?? version : max(version, (earlier?.sequence ?? -1) + 1)
    let modified = isUnchanged ? earlier?.modified ?? "" : TimeText.utc(written)
    return [
      "BEGIN:\(name)", "UID:\(uid)", "DTSTAMP:\(TimeText.utc(written))", "SEQUENCE:\(sequence)",
      "LAST-MODIFIED:\(modified)",
    ] + body + ["END:\(name)"]
  }

  /// What is gone: its day, and that it is cancelled. What it was is none of the reader's business any more.
  private func cancelled(_ uid: String, _ entry: FeedRecord.Entry) -> [String] {
    let name = kind == .events ? "VEVENT" : "VTODO"
    guard entry.component == name, let day = entry.day else { return [] }
    let body =
      (kind == .events ? FeedItem.wholeDay(day) : ["DUE;VALUE=DATE:\(TimeText.day(day))"])
      + [ContentLine.text("SUMMARY", goneWords), "STATUS:CANCELLED"]
      + (kind == .events ? ["TRANSP:TRANSPARENT"] : [])
    if entry.body == body, let since = TimeText.instant(entry.modified),
      written.seconds(since: since) > Int64(CalendarFeed.cancelledDays) * 86_400
    {
      return []
    }
    return component(uid, body, after: entry)
  }
}
