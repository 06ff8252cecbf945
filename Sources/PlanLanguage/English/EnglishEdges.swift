/// Words in front of and behind an English stretch of time, and lengths of time.
extension Cursor {
  mutating func takeEnglishRangeMark() -> Bool {
    takeSpaces()
    return takeWord("to") || takeWord("until") || takeWord("till") || takeWord("through") || takeWord("up to")
  }

  /// `by 17:00`, `before 5 pm` behind a recurrence.
  mutating func takeEnglishClock() -> ClockWord? {
    guard hasLatin else { return nil }
    return attempt { cursor in
      cursor.takeSpaces()
      guard cursor.takeWord("by") || cursor.takeWord("before") || cursor.takeWord("at") else { return nil }
      return cursor.takeClock()
    }
  }

  /// `now`, `the date of issue`, `publication`: the issue day in front of a range mark.
  mutating func takeEnglishIssueDay() -> Bool {
    guard hasLatin else { return false }
    return attempt { cursor in
      if cursor.takeWord("now on") || cursor.takeWord("now") { return true }
      if cursor.takeWord("the") {}
      if cursor.takeWord("date of") || cursor.takeWord("day of") {}
      for word in ["issue date", "issue", "issuance", "publication"] where cursor.takeWord(word) { return true }
      return nil
    } ?? false
  }

  mutating func takeEnglishFrom() -> Bool {
    hasLatin && (takeWord("from") || takeWord("starting") || takeWord("between"))
  }

  /// `by`, `no later than`, `until`: the end of the span that follows.
  mutating func takeEnglishBy() -> Bool {
    for word in [
      "no later than", "not later than", "at the latest by", "at the latest", "on or before", "due by", "due on",
      "due", "by", "until", "till", "up to", "to",
    ]
    where takeWord(word) {
      _ = takeEnglishEnd()
      return true
    }
    return takeEnglishEnd()
  }

  /// `the end of`, `end of`, `year-end`.
  @discardableResult
  mutating func takeEnglishEnd() -> Bool {
    attempt { cursor in
      // end-June, by end-2018.
      if cursor.take("end-") { return !cursor.atEnd ? true : nil }
      if cursor.takeWord("at") {}
      if cursor.takeWord("the") {}
      if cursor.takeWord("end of") {
        if cursor.takeWord("the") {}
        return true
      }
      // 'year end' is put back as the year itself.
      return nil
    } ?? false
  }

  /// `before`, `in`, `during`, `within`, `on` in front of a span.
  mutating func takeEnglishEdge() -> Edge? {
    guard hasLatin else { return nil }
    if takeWord("before") || takeWord("prior to") || takeWord("ahead of") {
      return takeEnglishEnd() ? .end : .before
    }
    for word in ["by the end of", "by end of", "end of the", "end of", "the end of"] where takeWord(word) {
      return .end
    }
    for word in ["throughout", "within", "during", "in the course of", "over", "in", "on", "at"]
    where takeWord(word) {
      return .whole
    }
    return nil
  }

  mutating func takeEnglishTermUnit() -> Term.Unit? {
    takeSpaces()
    if take("-") {}
    for word in ["working days", "working day", "business days", "business day", "workdays", "workday"]
    where takeWord(word) {
      return .workingDays
    }
    for word in ["calendar days", "calendar day", "days", "day"] where takeWord(word) { return .days }
    if takeWord("weeks") || takeWord("week") { return .weeks }
    if takeWord("months") || takeWord("month") { return .months }
    if takeWord("hours") || takeWord("hour") { return .hours }
    return takeWord("years") || takeWord("year") ? .years : nil
  }

  /// `10 working days`, `a week`, `three months`, `1 to 5 days`.
  mutating func takeEnglishTerm() -> Term? {
    attempt { cursor in
      guard let first = cursor.takeEnglishNumber() else { return nil }
      let last = cursor.attempt { cursor -> Int? in
        guard cursor.takeRangeMark(), let last = cursor.takeEnglishNumber(), last > first else { return nil }
        return last
      }
      guard let unit = cursor.takeEnglishTermUnit() else { return nil }
      let term = Term(count: last ?? first, lowest: last == nil ? nil : first, unit: unit)
      return term.count <= Term.limits[unit] ?? 0 ? term : nil
    }
  }
}
