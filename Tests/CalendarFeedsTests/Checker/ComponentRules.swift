/// What RFC 5545, section 3.6, and RFC 7986 let stand in each component.
struct ComponentRules {
  /// Exactly once.
  let required: Set<String>
  /// Once at most.
  let optional: Set<String>
  /// Any number of times.
  let repeated: Set<String>
  /// Components beneath it.
  let inner: Set<String>

  private static let versioned: Set<String> = [
    "CLASS", "CREATED", "DESCRIPTION", "DTSTART", "GEO", "LAST-MODIFIED", "LOCATION", "ORGANIZER", "PRIORITY",
    "RECURRENCE-ID", "SEQUENCE", "STATUS", "SUMMARY", "URL", "RRULE", "COLOR", "DURATION",
  ]
  private static let lists: Set<String> = [
    "ATTACH", "ATTENDEE", "CATEGORIES", "COMMENT", "CONTACT", "EXDATE", "RELATED-TO", "RESOURCES", "RDATE", "IMAGE",
    "CONFERENCE",
  ]

  static let all: [String: ComponentRules] = [
    "VCALENDAR": ComponentRules(
      required: ["PRODID", "VERSION"],
      optional: ["CALSCALE", "METHOD", "REFRESH-INTERVAL", "COLOR", "LAST-MODIFIED", "URL", "SOURCE", "UID"],
      repeated: ["NAME", "DESCRIPTION", "CATEGORIES", "IMAGE"], inner: ["VEVENT", "VTODO", "VTIMEZONE"]),
    "VEVENT": ComponentRules(
      required: ["UID", "DTSTAMP"], optional: versioned.union(["DTEND", "TRANSP"]), repeated: lists,
      inner: ["VALARM"]),
    "VTODO": ComponentRules(
      required: ["UID", "DTSTAMP"], optional: versioned.union(["DUE", "COMPLETED", "PERCENT-COMPLETE"]),
      repeated: lists, inner: ["VALARM"]),
    "VALARM": ComponentRules(
      required: ["ACTION", "TRIGGER"], optional: ["DESCRIPTION", "DURATION", "REPEAT", "SUMMARY", "UID"],
      repeated: ["ATTENDEE", "ATTACH"], inner: []),
    "VTIMEZONE": ComponentRules(
      required: ["TZID"], optional: ["LAST-MODIFIED", "TZURL"], repeated: [], inner: ["STANDARD", "DAYLIGHT"]),
    "STANDARD": observance, "DAYLIGHT": observance,
  ]

  private static let observance = ComponentRules(
    required: ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO"], optional: ["RRULE"],
    repeated: ["COMMENT", "RDATE", "TZNAME"], inner: [])

  /// What is wrong with the properties and components that stand in `component`.
  static func faults(_ component: CalendarComponent) -> [String] {
    guard let rules = all[component.name] else { return ["no component \(component.name)"] }
    var faults: [String] = []
    var counts: [String: Int] = [:]
    for property in component.properties { counts[property.name, default: 0] += 1 }
    for name in rules.required where counts[name] != 1 {
      faults.append("\(component.name) has \(counts[name] ?? 0) \(name)")
    }
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
      let isKnown =
        rules.required.contains(name) || rules.optional.contains(name) || rules.repeated.contains(name)
        || name.hasPrefix("X-")
      if !isKnown { faults.append("\(name) may not stand in \(component.name)") }
      if rules.optional.contains(name), count > 1 { faults.append("\(component.name) has \(count) \(name)") }
    }
    for inner in component.components where !rules.inner.contains(inner.name) {
      faults.append("\(inner.name) may not stand in \(component.name)")
    }
    return faults
  }
}
