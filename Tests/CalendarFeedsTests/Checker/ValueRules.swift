/// What RFC 5545, section 3.3, lets stand behind the colon of each property.
enum ValueRules {
  private static let texts: Set<String> = [
    "SUMMARY", "DESCRIPTION", "NAME", "UID", "PRODID", "LOCATION", "COMMENT", "X-WR-CALNAME", "X-WR-TIMEZONE",
    "TZID",
    "TZNAME",
  ]
  private static let utc: Set<String> = ["DTSTAMP", "LAST-MODIFIED", "COMPLETED", "CREATED"]
  private static let words: [String: Set<String>] = [
    "VERSION": ["2.0"], "CALSCALE": ["GREGORIAN"], "METHOD": ["PUBLISH"], "TRANSP": ["OPAQUE", "TRANSPARENT"],
    "CLASS": ["PUBLIC", "PRIVATE", "CONFIDENTIAL"], "ACTION": ["DISPLAY"],
  ]
  private static let states: [String: Set<String>] = [
    "VEVENT": ["TENTATIVE", "CONFIRMED", "CANCELLED"],
    "VTODO": ["NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED"],
  ]
  private static let parameters: [String: Set<String>] = [
    "DTSTART": ["VALUE", "TZID"], "DTEND": ["VALUE", "TZID"], "DUE": ["VALUE", "TZID"],
    "TRIGGER": ["VALUE", "RELATED"], "REFRESH-INTERVAL": ["VALUE"],
  ]

  static func faults(_ property: CalendarProperty, in component: String) -> [String] {
    let (name, value) = (property.name, property.value)
    var faults: [String] = []
    for parameter in property.parameters.keys where !(parameters[name]?.contains(parameter) ?? false) {
      faults.append("\(name) has a parameter \(parameter)")
    }
    func want(_ holds: Bool) { if !holds { faults.append("\(name):\(value.prefix(60)) in \(component)") } }
    if texts.contains(name) { want(isText(value, separators: ";,") && !value.isEmpty) }
    if name == "CATEGORIES" { want(isText(value, separators: ";") && !hasEmptyPart(value)) }
    if utc.contains(name) { want(moment(value)?.isUTC == true) }
    if let allowed = words[name] { want(allowed.contains(value)) }
    switch name {
    case "STATUS": want(states[component]?.contains(value) ?? false)
    case "SEQUENCE": want(Int32(value).map { $0 >= 0 } ?? false)
    case "PERCENT-COMPLETE": want(Int(value).map { (0...100).contains($0) } ?? false)
    case "COLOR": want(!value.isEmpty && value.allSatisfy { ("a"..."z").contains($0) })
    case "REFRESH-INTERVAL": want(property.parameters["VALUE"] == "DURATION" && isDuration(value))
    case "X-PUBLISHED-TTL": want(isDuration(value))
    case "TZOFFSETFROM", "TZOFFSETTO": want(isOffset(value))
    case "DTSTART", "DTEND", "DUE": want(isDayOrMoment(property, component))
    case "TRIGGER":
      want(property.parameters["VALUE"] == "DATE-TIME" ? moment(value)?.isUTC == true : isDuration(value))
    default: break
    }
    return faults
  }

  private static func isDayOrMoment(_ property: CalendarProperty, _ component: String) -> Bool {
    let zone = property.parameters["TZID"]
    if property.parameters["VALUE"] == "DATE" { return zone == nil && isDay(property.value) }
    guard property.parameters["VALUE"] ?? "DATE-TIME" == "DATE-TIME", let moment = moment(property.value) else {
      return false
    }
    if component == "STANDARD" || component == "DAYLIGHT" { return zone == nil && !moment.isUTC }
    // A time without a zone floats: it would be another hour for every reader.
    return (zone != nil) != moment.isUTC
  }

  /// Whether every backslash begins an escape, and none of `separators` stands without one.
  private static func isText(_ value: String, separators: String) -> Bool {
    var isEscaped = false
    for scalar in value.unicodeScalars {
      if isEscaped {
        guard "\\;,nN".unicodeScalars.contains(scalar) else { return false }
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if separators.unicodeScalars.contains(scalar) {
        return false
      }
    }
    return !isEscaped
  }

  private static func hasEmptyPart(_ value: String) -> Bool {
    var (isEscaped, length) = (false, 0)
    for scalar in value.unicodeScalars {
      if !isEscaped, scalar == "," {
        if length == 0 { return true }
        length = 0
        continue
      }
      isEscaped = !isEscaped && scalar == "\\"
      length += 1
    }
    return length == 0
  }

  static func isDay(_ text: String) -> Bool {
    guard text.utf8.count == 8, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text) else {
      return false
    }
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...12).contains(month) && (1...lengths[month - 1]).contains(day)
  }

  static func moment(_ text: String) -> (isUTC: Bool, Void)? {
    let isUTC = text.hasSuffix("Z")
    let parts = (isUTC ? String(text.dropLast()) : text).split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, isDay(String(parts[0])), parts[1].utf8.count == 6,
      parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let time = Int(parts[1]),
      time / 10_000 < 24, time / 100 % 100 < 60, time % 100 <= 60
    else { return nil }
    return (isUTC, ())
  }

  private static func isDuration(_ text: String) -> Bool {
    text.wholeMatch(of: /[+-]?P(\d+W|\d+D(T(\d+H)?(\d+M)?(\d+S)?)?|T(\d+H(\d+M(\d+S)?)?|\d+M(\d+S)?|\d+S))/) != nil
  }

  private static func isOffset(_ text: String) -> Bool {
    text != "-0000" && text.wholeMatch(of: /[+-]([01]\d|2[0-3])[0-5]\d([0-5]\d)?/) != nil
  }
}
