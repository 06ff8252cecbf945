/// Recurring deadlines in English.
extension Cursor {
  /// `every Friday`, `weekly`, `every week on Monday and Thursday`.
  mutating func takeEnglishEveryWeek() -> [Int]? {
    if takeWord("weekly") || takeWord("every week") || takeWord("each week") || takeWord("once a week") {
      _ = takeWord("on") || takeWord("by")
      return takeEnglishWeekdays() ?? []
    }
    _ = takeWord("by") || takeWord("on")
    // by Friday every week, on Monday of each week.
    if let days = attempt({ cursor -> [Int]? in
      guard let days = cursor.takeEnglishWeekdays() else { return nil }
      cursor.takeSpaces()
      cursor.takeWord("of")
      return cursor.takeWord("every week") || cursor.takeWord("each week") ? days : nil
    }) {
      return days
    }
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
    if !by { _ = takeWord("on") || takeWord("at") }
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
    if let place = attempt({ $0.takeEnglishDayOfQuarter() }) { return place }
    if attempt({ cursor -> Bool? in
      _ = cursor.takeWord("by") || cursor.takeWord("at")
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
      return cursor.takeEnglishDayOfItsMonth()
    } ?? .whole
  }

  /// `by the 25th of the last month of each quarter`.
  private mutating func takeEnglishDayOfQuarter() -> EveryQuarterForm.Place? {
    guard let place = takeEnglishDayOfItsMonth(), takeWord("of every quarter") || takeWord("of each quarter") else {
      return nil
    }
    return place
  }

  /// `by the 25th of the last month`.
  private mutating func takeEnglishDayOfItsMonth() -> EveryQuarterForm.Place? {
    let by = takeWord("by") || takeWord("before")
    if !by { takeWord("on") }
    takeWord("the")
    guard let day = takeEnglishDay(), (1...31).contains(day), takeWord("of") else { return nil }
    takeWord("the")
    guard let month = takeEnglishOrdinal(), takeWord("month"), month == -1 || (1...3).contains(month) else {
      return nil
    }
    return .month(month == -1 ? 3 : month, .day(day), before: by)
  }

  /// `by 31 March every year`, `every March`, `at the end of each year`: days that come every year.
  mutating func takeEnglishEveryYearPoints() -> [Point]? {
    guard hasLatin else { return nil }
    if let point = attempt({ $0.takeEnglishEndOfEveryYear() }) { return [point] }
    if let point = attempt({ cursor -> Point? in
      guard cursor.takeWord("every") || cursor.takeWord("each"), let point = cursor.takePoint(),
        point.span.isYearless, point.span.size != .year, point.edge != .onward
      else { return nil }
      return point
    }) {
      return [point]
    }
    return attempt { cursor in
      let by = cursor.takeByWord()
      guard let points = cursor.takePoints(by: by),
        points.allSatisfy({ $0.span.isYearless && $0.edge != .onward && $0.span.size != .year })
      else { return nil }
      cursor.takeSpaces()
      if cursor.take(",") { cursor.takeSpaces() }
      cursor.takeWord("of")
      guard cursor.takeWord("every year") || cursor.takeWord("each year") || cursor.takeWord("annually") else {
        return nil
      }
      return points
    }
  }

  private mutating func takeEnglishEndOfEveryYear() -> Point? {
    _ = takeWord("by") || takeWord("at") || takeWord("before")
    takeWord("the")
    guard takeWord("end of every year") || takeWord("end of each year") else { return nil }
    return Point(span: Span(.plan, .year), edge: .end)
  }

  /// `from 2018 to 2020` behind a recurrence.
  mutating func takeEnglishBounds() -> Bounds? {
    guard hasLatin else { return nil }
    return attempt { cursor in
      cursor.takeSpaces()
      guard cursor.sees("from") || cursor.sees("between"), let range = RangeForm.parse(&cursor),
        case .span(let first) = range.opening, !first.span.hangsOnIssue, let last = range.closing
      else { return nil }
      return Bounds(first: first, last: last)
    }
  }
}
