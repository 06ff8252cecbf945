import CivilTime

/// Days and times as iCalendar writes them.
///
/// Source: RFC 5545, sections 3.3.4, 3.3.5 and 3.3.14.
enum TimeText {
  /// `20180731`.
  static func day(_ day: CivilDate) -> String { day.description.filter { $0 != "-" } }

  /// `20180731T120000`: local, in a zone that is named beside it.
  static func local(_ moment: CivilDateTime) -> String { "\(day(moment.date))T\(time(moment.time))00" }

  /// `20180731T040000Z`.
  static func utc(_ instant: Instant) -> String {
    let second = ((instant.seconds % 60) + 60) % 60
    let moment = TimeZoneTable.utc.civil(at: instant)
    return "\(day(moment.date))T\(time(moment.time))\(second < 10 ? "0" : "")\(second)Z"
  }

  /// Reads what `utc` writes; anything else is nil.
  static func instant(_ text: String) -> Instant? {
    let characters = Array(text)
    guard characters.count == 16, characters[8] == "T", characters[15] == "Z",
      let date = day(reading: String(characters[..<8])),
      let time = TimeOfDay("\(String(characters[9..<11])):\(String(characters[11..<13]))"),
      let second = Int64(String(characters[13..<15])), (0..<60).contains(second)
    else { return nil }
    return TimeZoneTable.utc.instant(of: date, at: time).adding(seconds: second)
  }

  /// Reads what `day` writes; anything else is nil.
  static func day(reading text: String) -> CivilDate? {
    guard text.utf8.count == 8 else { return nil }
    return CivilDate(iso: "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.dropFirst(6))")
  }

  /// `+0800`; with seconds where a zone of old had them.
  static func offset(_ seconds: Int) -> String {
    let size = abs(seconds)
    let parts = [size / 3600, size / 60 % 60] + (size % 60 == 0 ? [] : [size % 60])
    return (seconds < 0 ? "-" : "+") + parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined()
  }

  private static func time(_ time: TimeOfDay) -> String { time.description.filter { $0 != ":" } }
}
