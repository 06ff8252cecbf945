/// RFC 5545 held to the letter, where the libraries that read calendars are lenient.
public enum CalendarCheck {
  /// What is wrong with a file; nothing when it is right.
  public static func faults(_ bytes: [UInt8]) -> [String] {
    let lines = ContentLines(bytes)
    let read = CalendarComponent.reading(lines.lines)
    var faults = lines.faults + read.faults
    guard let calendar = read.calendar else { return faults + ["no calendar"] }
    if calendar.name != "VCALENDAR" { faults.append("the file is a \(calendar.name)") }
    if calendar.components.isEmpty { faults.append("a calendar without a component") }
    walk(calendar, &faults)
    faults += identities(calendar) + zones(calendar)
    return faults
  }

  /// The calendar that a file holds, right or wrong.
  public static func calendar(_ bytes: [UInt8]) -> CalendarComponent? {
    CalendarComponent.reading(ContentLines(bytes).lines).calendar
  }

  private static func walk(_ component: CalendarComponent, _ faults: inout [String]) {
    faults += ComponentRules.faults(component)
    for property in component.properties { faults += ValueRules.faults(property, in: component.name) }
    switch component.name {
    case "VEVENT": faults += event(component)
    case "VTODO": faults += toDo(component)
    case "VALARM":
      if component["DESCRIPTION"] == nil { faults.append("a displayed VALARM without DESCRIPTION") }
    case "VTIMEZONE":
      if component.components.isEmpty { faults.append("a VTIMEZONE without rules") }
    default: break
    }
    for inner in component.components { walk(inner, &faults) }
  }

  private static func event(_ event: CalendarComponent) -> [String] {
    guard let start = event["DTSTART"] else { return ["a published VEVENT without DTSTART"] }
    var faults: [String] = []
    if event["SUMMARY"] == nil { faults.append("a published VEVENT without SUMMARY") }
    if event["DTEND"] != nil, event["DURATION"] != nil { faults.append("DTEND and DURATION in one VEVENT") }
    if let end = event["DTEND"] { faults += order(start, end) }
    return faults
  }

  private static func toDo(_ toDo: CalendarComponent) -> [String] {
    var faults: [String] = []
    if toDo["SUMMARY"] == nil { faults.append("a published VTODO without SUMMARY") }
    if toDo["DUE"] != nil, toDo["DURATION"] != nil { faults.append("DUE and DURATION in one VTODO") }
    if let start = toDo["DTSTART"], let due = toDo["DUE"] { faults += order(start, due) }
    let isCompleted = toDo["STATUS"]?.value == "COMPLETED"
    if isCompleted != (toDo["COMPLETED"] != nil) { faults.append("COMPLETED without its STATUS, or the other way") }
    if isCompleted, toDo.number("PERCENT-COMPLETE") ?? 100 != 100 {
      faults.append("completed, and not to the full")
    }
    return faults
  }

  /// Both are of one type, and the second is later.
  private static func order(
    _ first: CalendarProperty, _ second: CalendarProperty
  ) -> [String] {
    if first.parameters != second.parameters || first.value.hasSuffix("Z") != second.value.hasSuffix("Z") {
      return ["\(first.name) and \(second.name) are of different types"]
    }
    return first.value < second.value ? [] : ["\(second.name) is not after \(first.name): \(second.value)"]
  }

  private static func identities(_ calendar: CalendarComponent) -> [String] {
    var seen: Set<String> = []
    return calendar.components.compactMap { $0["UID"]?.value }.filter { !seen.insert($0).inserted }
      .map { "UID twice: \($0)" }
  }

  private static func zones(_ calendar: CalendarComponent) -> [String] {
    let defined = calendar.all("VTIMEZONE").compactMap { $0["TZID"]?.value }
    var faults: [String] = []
    if Set(defined).count < defined.count { faults.append("a TZID defined twice") }
    for component in calendar.components where component.name != "VTIMEZONE" {
      for zone in component.properties.compactMap({ $0.parameters["TZID"] }) where !defined.contains(zone) {
        faults.append("TZID \(zone) is not defined")
      }
    }
    return faults
  }
}
