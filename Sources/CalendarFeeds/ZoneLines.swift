import CivilTime

/// VTIMEZONE: the rules of a time zone, as far as the times of a file need them.
///
/// Source: RFC 5545, section 3.6.5.
enum ZoneLines {
  /// The component of `zone` for times between the first and the last of `span`.
  ///
  /// The offset in force at the beginning is dated from the day it came into force; each change within the span
  /// stands for itself, without a recurrence rule, because it is what the zone data says and not a forecast.
  static func lines(_ zone: TimeZoneTable, _ span: ClosedRange<Instant>) -> [String] {
    // A day more on either side: a local time near a change must find both of its neighbours.
    let changes = zone.changes(
      from: span.lowerBound.adding(seconds: -86_400), through: span.upperBound.adding(seconds: 86_400))
    var lines = ["BEGIN:VTIMEZONE", ContentLine.text("TZID", zone.name)]
    for (index, change) in changes.enumerated() {
      lines += observance(change, next: index + 1 < changes.count ? changes[index + 1] : nil)
    }
    return lines + ["END:VTIMEZONE"]
  }

  private static func observance(_ change: TimeZoneTable.Change, next: TimeZoneTable.Change?) -> [String] {
    // Summer time is ahead of what comes before it and of what follows; zone data does not name it.
    let isSummer = change.offset > change.offsetBefore && next.map { $0.offset < change.offset } ?? false
    let kind = isSummer ? "DAYLIGHT" : "STANDARD"
    let from = change.start ?? Instant(seconds: 0)
    let local = TimeZoneTable.utc.civil(at: from.adding(seconds: Int64(change.offsetBefore)))
    let begins = change.start == nil ? "19700101T000000" : TimeText.local(local)
    return [
      "BEGIN:\(kind)", "DTSTART:\(begins)", "TZOFFSETFROM:\(TimeText.offset(change.offsetBefore))",
      "TZOFFSETTO:\(TimeText.offset(change.offset))", "END:\(kind)",
    ]
  }
}
