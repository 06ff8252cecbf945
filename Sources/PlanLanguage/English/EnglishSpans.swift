/// Stretches of the calendar in English.
extension Cursor {
  /// `August 2018`, `5 May`, `May 5, 2018`, `Q1 2018`, `the first half of 2018`, `mid-December`, `2018`.
  mutating func takeEnglishSpan() -> Span? {
    attempt { cursor in
      if cursor.takeWord("the") {}
      if let number = cursor.attempt({ $0.takeEnglishPlan() }) {
        cursor.takeWord("period")
        return Span(.plan, .fiveYears(number))
      }
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
          cursor.takeSpaces()
          _ = cursor.takeWord("holidays") || cursor.takeWord("holiday")
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
    takeWord("month of")
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
    if takeWord("early") || takeWord("beginning of") || takeWord("start of") {
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
      // The one that runs when the plan is issued: by the end of the month.
      if cursor.takeWord("month"), !cursor.sees("of") { return .issueMonth(0, .whole) }
      if cursor.takeWord("quarter"), !cursor.sees("of") { return .issueQuarter(0) }
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
}
