/// The English words of the same grammar.
enum English {
  static let months: [(String, Int)] = [
    ("january", 1), ("february", 2), ("march", 3), ("april", 4), ("may", 5), ("june", 6), ("july", 7),
    ("august", 8),
    ("september", 9), ("october", 10), ("november", 11), ("december", 12), ("jan", 1), ("feb", 2), ("mar", 3),
    ("apr", 4), ("jun", 6), ("jul", 7), ("aug", 8), ("sept", 9), ("sep", 9), ("oct", 10), ("nov", 11), ("dec", 12),
  ]

  static let weekdays: [(String, Int)] = [
    ("monday", 1), ("tuesday", 2), ("wednesday", 3), ("thursday", 4), ("friday", 5), ("saturday", 6), ("sunday", 7),
  ]

  static let ordinals: [(String, Int)] = [
    ("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("fifth", 5), ("last", -1),
  ]

  static let numbers: [(String, Int)] = [
    ("a", 1), ("an", 1), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7),
    ("eight", 8), ("nine", 9), ("ten", 10), ("fifteen", 15), ("twenty", 20), ("thirty", 30),
  ]
}

extension Cursor {
  mutating func takeEnglishMonth() -> Int? {
    for (word, month) in English.months where takeWord(word) {
      if take(".") { takeSpaces() }
      return month
    }
    return nil
  }

  mutating func takeEnglishWeekday() -> Int? {
    for (word, weekday) in English.weekdays where takeWord(word) || takeWord(word + "s") { return weekday }
    return nil
  }

  /// `5th`, `5`, with the space behind it.
  mutating func takeEnglishDay() -> Int? {
    attempt { cursor in
      guard let day = cursor.takeDigits(1...2) else { return nil }
      if cursor.takeWord("st") || cursor.takeWord("nd") || cursor.takeWord("rd") || cursor.takeWord("th") {}
      cursor.takeSpaces()
      return day
    }
  }

  mutating func takeEnglishOrdinal() -> Int? {
    for (word, number) in English.ordinals where takeWord(word) { return number }
    return attempt { cursor in
      guard let number = cursor.takeDigits(1...2) else { return nil }
      return cursor.takeWord("st") || cursor.takeWord("nd") || cursor.takeWord("rd") || cursor.takeWord("th")
        ? number : nil
    }
  }

  mutating func takeEnglishNumber() -> Int? {
    if let number = attempt({ cursor -> Int? in
      guard let number = cursor.takeDigits(1...4) else { return nil }
      cursor.takeSpaces()
      return number
    }) {
      return number
    }
    for (word, number) in English.numbers where takeWord(word) { return number }
    return nil
  }

  mutating func takeEnglishYear() -> Int? {
    attempt { cursor in
      if cursor.take(",") {}
      if cursor.takeWord("of") || cursor.takeWord("in") {}
      guard let year = cursor.takeDigits(4...4), YearWord.range.contains(year) else { return nil }
      cursor.takeSpaces()
      return year
    }
  }

  // MARK: Spans

  /// `August 2018`, `5 May`, `May 5, 2018`, `Q1 2018`, `the first half of 2018`, `mid-December`, `2018`.
  mutating func takeEnglishSpan() -> Span? {
    attempt { cursor in
      if cursor.takeWord("the") {}
      if let number = cursor.attempt({ $0.takeEnglishPlan() }) { return Span(.plan, .fiveYears(number)) }
      if let part = cursor.attempt({ $0.takeEnglishPart() }) {
        let year = cursor.takeEnglishYear()
        return Span(year.map { .written($0) } ?? .plan, part)
      }
      if cursor.takeWord("whole year") || cursor.takeWord("all year round") || cursor.takeWord("all year")
        || cursor.takeWord("plan year") || cursor.takeWord("this year") || cursor.takeWord("year")
      {
        return Span(.plan, .year)
      }
      if cursor.takeWord("next year") || cursor.takeWord("following year") { return Span(.following, .year) }
      if let year = cursor.attempt({ cursor -> Int? in
        if cursor.takeWord("year") {}
        guard let year = cursor.takeDigits(4...4), YearWord.range.contains(year), !cursor.sees("年") else {
          return nil
        }
        return year
      }) {
        cursor.takeSpaces()
        return Span(.written(year), .year)
      }
      return cursor.attempt { cursor in
        if let festival = cursor.takeFestival() {
          return Span(cursor.takeEnglishYear().map { .written($0) } ?? .plan, .festivals(festival, festival))
        }
        guard let period = cursor.takeNamedPeriod() else { return nil }
        return Span(cursor.takeEnglishYear().map { .written($0) } ?? .plan, .named(period))
      }
    }
  }

  /// `13th five-year plan`.
  private mutating func takeEnglishPlan() -> Int? {
    guard let number = takeDigits(1...2), takeWord("st") || takeWord("nd") || takeWord("rd") || takeWord("th"),
      takeWord("five-year plan") || takeWord("five year plan"), (1...30).contains(number)
    else { return nil }
    return number
  }

  private mutating func takeEnglishPart() -> Span.Part? {
    if take("q"), let quarter = takeDigits(1...1) {
      takeSpaces()
      return (1...4).contains(quarter) ? .quarters(quarter, quarter) : nil
    }
    if take("h"), let half = takeDigits(1...1) {
      takeSpaces()
      return (1...2).contains(half) ? .half(half) : nil
    }
    if let part = attempt({ $0.takeEnglishOrdinalPart() }) { return part }
    if let part = attempt({ $0.takeEnglishTenDays() }) { return part }
    if takeWord("mid-year") || takeWord("midyear") || takeWord("middle of the year") { return .season(.middle) }
    if takeWord("beginning of the year") || takeWord("start of the year") { return .season(.beginning) }
    if let month = takeEnglishMonth() {
      let day = attempt { cursor -> Int? in
        guard let day = cursor.takeEnglishDay(), (1...31).contains(day) else { return nil }
        return day
      }
      return day.map { .days(month: month, $0, $0) } ?? .months(month, month)
    }
    guard let day = takeEnglishDay(), (1...31).contains(day) else { return nil }
    if takeWord("of") {}
    guard let month = takeEnglishMonth() else { return nil }
    return .days(month: month, day, day)
  }

  /// `first quarter`, `second half`.
  private mutating func takeEnglishOrdinalPart() -> Span.Part? {
    guard let number = takeEnglishOrdinal() else { return nil }
    if takeWord("quarter") {
      if takeWord("of the year") {}
      return (1...4).contains(number) ? .quarters(number, number) : nil
    }
    guard takeWord("half-year") || takeWord("half year") || takeWord("half") else { return nil }
    if takeWord("of the year") {}
    return (1...2).contains(number) ? .half(number) : nil
  }

  /// `early August`, `mid-December`, `late May`.
  private mutating func takeEnglishTenDays() -> Span.Part? {
    let part: TenDays
    if takeWord("early") {
      part = .first
    } else if take("mid-") || takeWord("mid") || takeWord("middle of") {
      part = .middle
    } else if takeWord("late") {
      part = .last
    } else {
      return nil
    }
    return takeEnglishMonth().map { .tenDays(month: $0, part) }
  }

  /// `this month`, `next month`, `the 10th of next month`, `this Friday`, `Friday`, `today`.
  mutating func takeEnglishIssuePart() -> Span.Part? {
    attempt { cursor in
      if cursor.takeWord("the") {}
      if cursor.takeWord("this month") { return .issueMonth(0, .whole) }
      if cursor.takeWord("next month") { return .issueMonth(1, .whole) }
      if cursor.takeWord("this quarter") { return .issueQuarter(0) }
      if cursor.takeWord("next quarter") { return .issueQuarter(1) }
      if cursor.takeWord("this week") { return .issueWeek(0, nil) }
      if cursor.takeWord("next week") { return .issueWeek(1, nil) }
      if cursor.takeWord("today") { return .issueDay(0) }
      if cursor.takeWord("tomorrow") { return .issueDay(1) }
      if let part = cursor.attempt({ cursor -> Span.Part? in
        guard let day = cursor.takeEnglishDay(), (1...31).contains(day), cursor.takeWord("of") else { return nil }
        if cursor.takeWord("this month") { return .issueMonth(0, .day(day)) }
        return cursor.takeWord("next month") ? .issueMonth(1, .day(day)) : nil
      }) {
        return part
      }
      let week = cursor.takeWord("next") ? 1 : 0
      if week == 0 { cursor.takeWord("this") }
      return cursor.takeEnglishWeekday().map { .issueWeek(week, $0) }
    }
  }

  // MARK: Words in front

  mutating func takeEnglishRangeMark() -> Bool {
    takeSpaces()
    return takeWord("to") || takeWord("until") || takeWord("till") || takeWord("through") || takeWord("up to")
  }

  mutating func takeEnglishFrom() -> Bool {
    hasLatin && (takeWord("from") || takeWord("starting") || takeWord("between"))
  }

  /// `by`, `no later than`, `until`: the end of the span that follows.
  mutating func takeEnglishBy() -> Bool {
    for word in [
      "no later than", "not later than", "at the latest by", "at the latest", "on or before", "due by", "due on",
      "due", "by", "until", "till", "up to",
    ]
    where takeWord(word) {
      _ = takeEnglishEnd()
      return true
    }
    return takeEnglishEnd()
  }

  /// `the end of`, `end of`, `year-end`.
  private mutating func takeEnglishEnd() -> Bool {
    attempt { cursor in
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
    for word in ["throughout", "within", "during", "in the course of", "in", "on"] where takeWord(word) {
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

  // MARK: Recurrences

  /// `every Friday`, `weekly`, `every week on Monday and Thursday`.
  mutating func takeEnglishEveryWeek() -> [Int]? {
    if takeWord("weekly") || takeWord("every week") || takeWord("each week") || takeWord("once a week") {
      _ = takeWord("on") || takeWord("by")
      return takeEnglishWeekdays() ?? []
    }
    _ = takeWord("by") || takeWord("on")
    guard takeWord("every") || takeWord("each") else { return nil }
    return takeEnglishWeekdays()
  }

  private mutating func takeEnglishWeekdays() -> [Int]? {
    guard let first = takeEnglishWeekday() else { return nil }
    var days = [first]
    while let next = attempt({ cursor -> Int? in
      guard cursor.takeListMark() else { return nil }
      cursor.takeSpaces()
      return cursor.takeEnglishWeekday()
    }) { days.append(next) }
    return days
  }

  /// `every month by the 5th`, `monthly`, `by the 5th of every month`, `last working day of every month`.
  mutating func takeEnglishEveryMonth(_ bounds: Bounds?) -> EveryMonthForm? {
    if let form = attempt({ $0.takeEnglishDayOfMonth(bounds) }) { return form }
    guard takeWord("every month") || takeWord("each month") || takeWord("monthly") || takeWord("once a month")
    else {
      return nil
    }
    if take(",") { takeSpaces() }
    let by = takeWord("by") || takeWord("before")
    let on = !by && takeWord("on")
    let the = takeWord("the")
    if takeWord("end of the month") || takeWord("end") || takeWord("month-end") {
      return EveryMonthForm(bounds: bounds, place: .end, clock: nil)
    }
    // every month, 1-2 articles: a bare number behind a comma is a count.
    if by || on || the, let place = attempt({ $0.takeEnglishMonthPlace(before: by) }) {
      if takeWord("of the month") {}
      var form = EveryMonthForm(bounds: bounds, place: place, clock: nil)
      if case .days = place { form.clock = takeClock() }
      return form
    }
    return by ? nil : EveryMonthForm(bounds: bounds, place: .whole, clock: nil)
  }

  private mutating func takeEnglishDayOfMonth(_ bounds: Bounds?) -> EveryMonthForm? {
    let by = takeWord("by") || takeWord("before")
    if !by { takeWord("on") }
    takeWord("the")
    if takeWord("end of every month") || takeWord("end of each month") {
      return EveryMonthForm(bounds: bounds, place: .end, clock: nil)
    }
    if let term = attempt({ cursor -> Term? in
      guard cursor.takeWord("within"), let term = cursor.takeEnglishTerm(),
        cursor.takeWord("of") || cursor.takeWord("after")
      else { return nil }
      cursor.takeWord("the")
      return cursor.takeWord("end of every month") || cursor.takeWord("end of each month") ? term : nil
    }) {
      return EveryMonthForm(bounds: bounds, place: .after(term), clock: nil)
    }
    guard let place = takeEnglishMonthPlace(before: by), takeWord("of"),
      takeWord("every month") || takeWord("each month")
    else { return nil }
    return EveryMonthForm(bounds: bounds, place: place, clock: nil)
  }

  private mutating func takeEnglishMonthPlace(before: Bool) -> EveryMonthForm.Place? {
    attempt { cursor in
      guard let number = cursor.takeEnglishOrdinal() ?? cursor.takeEnglishDay() else { return nil }
      if cursor.takeWord("working day") || cursor.takeWord("workday") {
        return number == -1 || (1...20).contains(number) ? .workday(number) : nil
      }
      if let weekday = cursor.takeEnglishWeekday() {
        return number == -1 || (1...5).contains(number) ? .weekday(number, weekday) : nil
      }
      if number == -1 { return cursor.takeWord("day") ? .end : nil }
      if cursor.takeWord("day") {}
      return (1...31).contains(number) ? .days([number], before: before) : nil
    }
  }

  /// `quarterly`, `every quarter by the 10th of the first month`, `within 10 days after the end of every quarter`.
  mutating func takeEnglishEveryQuarter() -> EveryQuarterForm.Place? {
    if let term = attempt({ cursor -> Term? in
      guard cursor.takeWord("within"), let term = cursor.takeEnglishTerm(),
        cursor.takeWord("of") || cursor.takeWord("after")
      else { return nil }
      cursor.takeWord("the")
      return cursor.takeWord("end of every quarter") || cursor.takeWord("end of each quarter")
        || cursor.takeWord("end of the quarter") ? term : nil
    }) {
      return .after(term)
    }
    if attempt({ cursor -> Bool? in
      cursor.takeWord("by")
      cursor.takeWord("the")
      return cursor.takeWord("end of every quarter") || cursor.takeWord("end of each quarter") ? true : nil
    }) != nil {
      return .end
    }
    guard
      takeWord("every quarter") || takeWord("each quarter") || takeWord("quarterly") || takeWord("once a quarter")
    else {
      return nil
    }
    return attempt { cursor -> EveryQuarterForm.Place? in
      if cursor.take(",") { cursor.takeSpaces() }
      let by = cursor.takeWord("by") || cursor.takeWord("before")
      if !by { cursor.takeWord("on") }
      cursor.takeWord("the")
      guard let day = cursor.takeEnglishDay(), (1...31).contains(day), cursor.takeWord("of") else { return nil }
      cursor.takeWord("the")
      guard let month = cursor.takeEnglishOrdinal(), cursor.takeWord("month"),
        month == -1 || (1...3).contains(month)
      else { return nil }
      return .month(month == -1 ? 3 : month, .day(day), before: by)
    } ?? .whole
  }
}
