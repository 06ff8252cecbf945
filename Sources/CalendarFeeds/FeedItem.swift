public import CivilTime

/// One obligation in a calendar: all that its entry says, in words already.
public struct FeedItem: Hashable, Sendable {
  /// How far it is, as to-do lists know it.
  public enum Progress: Hashable, Sendable {
    case needsAction
    case inProcess
    case completed(on: CivilDate)
    /// Nobody asks for it any more.
    case cancelled
  }

  /// A reminder of the policy that falls on a day to come.
  public struct Alarm: Hashable, Sendable {
    public var at: Instant
    public var text: String
  }

  /// Stable for ever and the same in everybody's calendar; what follows the `@` is the office's.
  public var uid: String
  public var summary: String
  /// One paragraph each.
  public var description: [String]
  public var categories: [String]
  /// The first day of its window.
  public var start: CivilDate
  public var due: CivilDate
  /// The time of the due day at which it is late; nil means its end.
  public var dueTime: TimeOfDay?
  /// The plan's zone, which its days and times are in.
  public var zone: TimeZoneTable
  public var progress: Progress
  /// Whether the day may still move: ≈, or reckoned from something that is not met yet.
  public var isTentative: Bool
  /// 0...100; nil when nothing is counted.
  public var percent: Int?
  /// A colour by its CSS3 name (RFC 7986, section 5.9).
  public var colour: String
  /// Whether its plan is internal.
  public var isConfidential: Bool
  /// In the order of their instants.
  public var alarms: [Alarm]

  /// When it is late, where a time says so.
  var dueInstant: Instant? { dueTime.map { zone.instant(of: due, at: $0) } }
}

extension FeedItem {
  /// Minutes of an event that stands for a due time: it ends when the obligation is late.
  static let eventMinutes = 30

  /// The lines of its VEVENT between those that tell which version it is and the end.
  var eventLines: [String] {
    var lines: [String]
    if let dueInstant {
      let begins = dueInstant.adding(seconds: Int64(-60 * FeedItem.eventMinutes))
      lines = [timed("DTSTART", begins), timed("DTEND", dueInstant)]
    } else {
      lines = FeedItem.wholeDay(due)
    }
    lines += wordLines
    switch progress {
    case .cancelled: lines.append("STATUS:CANCELLED")
    default: lines.append(isTentative ? "STATUS:TENTATIVE" : "STATUS:CONFIRMED")
    }
    // A due day takes nobody's time.
    return lines + ["TRANSP:TRANSPARENT"]
  }

  /// The same of its VTODO, with the alarms.
  var toDoLines: [String] {
    var lines: [String] = []
    if let dueInstant {
      let opens = zone.instant(of: start, at: .startOfDay)
      if opens < dueInstant { lines.append(timed("DTSTART", opens)) }
      lines.append(timed("DUE", dueInstant))
    } else {
      if start < due { lines.append("DTSTART;VALUE=DATE:\(TimeText.day(start))") }
      lines.append("DUE;VALUE=DATE:\(TimeText.day(due))")
    }
    lines += wordLines
    switch progress {
    case .needsAction: lines += ["STATUS:NEEDS-ACTION"] + percentLines(below: 100)
    case .inProcess: lines += ["STATUS:IN-PROCESS"] + percentLines(below: 100)
    case .completed(let day):
      // Only the day is known; noon is on that day wherever the plan's neighbours read it.
      let noon = zone.instant(of: day, at: TimeOfDay(12, 0)!)
      lines += ["STATUS:COMPLETED", "PERCENT-COMPLETE:100", "COMPLETED:\(TimeText.utc(noon))"]
    case .cancelled: lines += ["STATUS:CANCELLED"]
    }
    for alarm in alarms {
      lines += [
        "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER;VALUE=DATE-TIME:\(TimeText.utc(alarm.at))",
        ContentLine.text("DESCRIPTION", alarm.text), "END:VALARM",
      ]
    }
    return lines
  }

  /// A whole day; its end is the day after (RFC 5545, section 3.6.1).
  static func wholeDay(_ day: CivilDate) -> [String] {
    let end = day < .latest ? day.adding(days: 1) : day
    return ["DTSTART;VALUE=DATE:\(TimeText.day(day))", "DTEND;VALUE=DATE:\(TimeText.day(end))"]
  }

  private func timed(_ name: String, _ instant: Instant) -> String {
    zone.name == "UTC"
      ? "\(name):\(TimeText.utc(instant))" : "\(name);TZID=\(zone.name):\(TimeText.local(zone.civil(at: instant)))"
  }

  private var wordLines: [String] {
    var lines = [
      ContentLine.text("SUMMARY", summary), ContentLine.text("DESCRIPTION", description.joined(separator: "\n")),
    ]
    if !categories.isEmpty { lines.append(ContentLine.list("CATEGORIES", categories)) }
    if isConfidential { lines.append("CLASS:CONFIDENTIAL") }
    return lines + ["COLOR:\(colour)"]
  }

  private func percentLines(below limit: Int) -> [String] {
    // A to-do at 100 is taken for completed, which is the supervisor's to say.
    percent.map { ["PERCENT-COMPLETE:\(min(max($0, 0), limit - 1))"] } ?? []
  }
}
