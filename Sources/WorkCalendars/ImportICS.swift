import CivilTime

extension ImportedDays {
  /// Reads the whole-day events of an iCalendar file whose summaries say 休 or 放假, 班 or 上班.
  ///
  /// `DTEND` is the day after the last (an event without one lasts a day). An event that says neither is passed
  /// over and listed; one at an hour of the day is a fault.
  ///
  /// Source: RFC 5545, sections 3.1 (folded lines), 3.6.1 (VEVENT), 3.3.4 (DATE).
  public init(ics text: String) {
    self.init()
    var event: Event?
    for line in ContentLine.all(in: text) {
      switch (line.name, line.value.uppercased()) {
      case ("BEGIN", "VEVENT"):
        if let event { report(.unclosed("VEVENT"), event.line) }
        event = Event(line: line.number)
      case ("END", "VEVENT"):
        if let event { take(event) }
        event = nil
      case ("DTSTART", _): event?.start = line
      case ("DTEND", _): event?.end = line
      case ("SUMMARY", _): event?.summary = line
      default: break
      }
    }
    if let event { report(.unclosed("VEVENT"), event.line) }
    if entries.isEmpty, faults.isEmpty, passedOver.isEmpty { report(.empty, 1) }
    self = ordered()
  }

  private struct Event {
    var line: Int
    var start: ContentLine?
    var end: ContentLine?
    var summary: ContentLine?
  }

  private mutating func take(_ event: Event) {
    guard let summary = event.summary else { return report(.incomplete(key: "SUMMARY"), event.line) }
    let words = summary.text
    guard let isRest = Self.isRest(words) else {
      passedOver[summary.number] = words
      return
    }
    guard let start = event.start else { return report(.incomplete(key: "DTSTART"), event.line) }
    guard let first = day(start) else { return }
    var end = first.adding(days: 1)
    if let written = event.end {
      guard let day = day(written) else { return }
      end = day
    }
    guard (1...31).contains(end.days(since: first)) else {
      return report(.wrongLength(first: first, end: end), (event.end ?? start).number)
    }
    let festival = Self.festival(words)
    guard !festival.isEmpty else { return report(.noName(words), summary.number) }
    for day in first..<end { add(day, festival, isRest: isRest, year: nil, line: start.number) }
  }

  private mutating func day(_ line: ContentLine) -> CivilDate? {
    let value = Array(line.value)
    guard value.count == 8 else {
      report(value.count > 8 && value[8] == "T" ? .notAWholeDay(line.value) : .noSuchDay(line.value), line.number)
      return nil
    }
    guard let day = CivilDate(iso: "\(String(value[0..<4]))-\(String(value[4..<6]))-\(String(value[6..<8]))") else {
      report(.noSuchDay(line.value), line.number)
      return nil
    }
    return day
  }

  /// 班 decides before 休: `调休上班` is worked.
  private static func isRest(_ words: String) -> Bool? {
    if words.contains("班") { return false }
    return words.contains("休") || words.contains("放假") || words.contains("假期") ? true : nil
  }

  private static let marks = ["调休上班", "调休", "补休", "补班", "上班", "放假", "假期", "休息", "休", "班"]

  /// The name without the words that say what kind of day it is, their brackets and `第1天/共3天`.
  private static func festival(_ words: String) -> String {
    var name = words
    if let from = name.range(of: "第"), name[from.upperBound...].first?.isNumber == true {
      name = String(name[..<from.lowerBound])
    }
    for mark in marks {
      while let range = name.range(of: mark) { name.removeSubrange(range) }
    }
    name.removeAll { "（）()[]【】：:·-—_ \u{3000}".contains($0) }
    return name
  }
}

/// One line of an iCalendar file after unfolding.
private struct ContentLine {
  /// Upper case, without its parameters.
  var name: String
  var value: String
  /// Where it begins, counted from 1.
  var number: Int

  /// The value of a TEXT property without its escapes.
  var text: String {
    var found = ""
    var isEscaped = false
    for character in value {
      if isEscaped {
        found.append(character == "n" || character == "N" ? " " : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        found.append(character)
      }
    }
    return found
  }

  static func all(in text: String) -> [ContentLine] {
    var lines: [(text: String, number: Int)] = []
    let source = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    for (index, raw) in source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      if let first = raw.first, first == " " || first == "\t", !lines.isEmpty {
        lines[lines.count - 1].text += raw.dropFirst()
      } else if !raw.isEmpty {
        lines.append((String(raw), index + 1))
      }
    }
    return lines.compactMap { line in
      guard let colon = line.text.firstIndex(of: ":") else { return nil }
      let name = line.text[..<colon].prefix { $0 != ";" }
      let value = line.text[line.text.index(after: colon)...]
      return ContentLine(
        name: name.uppercased(), value: String(value.drop { $0 == " " }), number: line.number)
    }
  }
}

extension String {
  /// The first place `part` stands at.
  fileprivate func range(of part: String) -> Range<String.Index>? { firstRange(of: part) }
}
