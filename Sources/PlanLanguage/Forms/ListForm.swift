import CivilTime
import Diagnostics

/// Several days or months named one by one: `3、6、9、12月`, `6月底和12月底前`, `一、三季度`.
struct ListForm: RecurringForm {
  static let name = Bilingual(zh: "几个时间并列", en: "several days or months")
  static let examples = [
    "3、6、9、12月", "3月、6月、9月和12月", "6月底和12月底前", "一、三季度", "5月20日、11月20日前", "2018、2019年", "March, June and September",
  ]

  var points: [Point]

  static func parse(_ cursor: inout Cursor) -> ListForm? {
    cursor.attempt { cursor in
      let by = cursor.takeByWord()
      guard let points = cursor.takePoints(by: by), points.count > 1 else { return nil }
      return ListForm(points: points)
    }
  }

  var canonical: String { points.map(\.canonical).joined(separator: "、") }

  func plain(_ readings: Readings) -> Bilingual {
    let items = Bilingual.list(points.map { $0.plain(readings) })
    return Bilingual(zh: "每个时间各为一期：\(items.zh)", en: "a turn each: \(items.en)")
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    var resolution = Resolution(.recurring)
    var base = frame.base
    if points.allSatisfy({ $0.span.year == .plan }) {
      resolution.steps.append(
        Bilingual(zh: "没有写年份，按计划年度\(base)年", en: "no year is written: the plan's, \(base)"))
    }
    var turns: [DeadlineOccurrence] = []
    for point in points {
      let days = try point.resolve(frame.context, base: base)
      let span = try point.span.days(frame.context, base: base)
      if point.span.year != .plan { base = span.lowerBound.year }
      resolution.ambiguity = resolution.ambiguity ?? days.ambiguity
      resolution.steps += days.steps.filter { !resolution.steps.contains($0) }
      // The next turn opens when the one before is due.
      let after = turns.last.map { $0.due.adding(days: 1) }.flatMap { $0 <= days.due ? $0 : nil }
      turns.append(
        DeadlineOccurrence(
          key: point.span.key(span), start: days.start ?? after ?? frame.opening(due: days.due), due: days.due,
          dueTime: days.time, provisional: days.provisional))
    }
    // Days of one month cannot both be called after the month.
    if Set(turns.map(\.key)).count < turns.count {
      for index in turns.indices { turns[index].key = "\(turns[index].due)" }
    }
    resolution.occurrences = turns.sorted { $0.due < $1.due }
    resolution.rrule = Rule.yearly(on: turns.map(\.due), points: points)
    resolution.steps.append(
      Bilingual(zh: "列举的\(turns.count)个时间，每个各为一期", en: "\(turns.count) times are listed; each is a turn of its own")
    )
    return resolution
  }
}

extension Span {
  /// What an occurrence named after this span is called.
  func key(_ days: ClosedRange<CivilDate>) -> String {
    let first = days.lowerBound
    switch size {
    case .year: return "\(first.year)"
    case .half: return "\(first.year)-H\(first.month <= 6 ? 1 : 2)"
    case .quarter: return "\(first.year)-Q\(first.quarter)"
    case .day, .tenDays, .month: return monthKey(first)
    case .week: return weekKey(first)
    case .named, .fiveYears: return "\(first.year)"
    }
  }
}

/// `2018-05`.
func monthKey(_ day: CivilDate) -> String { "\(day.year)-\(day.month < 10 ? "0" : "")\(day.month)" }

/// `2018-W21` (ISO 8601).
func weekKey(_ day: CivilDate) -> String {
  let (year, week) = day.isoWeek
  return "\(year)-W\(week < 10 ? "0" : "")\(week)"
}

extension Span {
  /// Narrows a month to `part` of it.
  fileprivate mutating func share(_ part: MonthPart) {
    guard case .months(let month, _) = self.part else { return }
    switch part {
    case .whole: break
    case .day(let day): self.part = .days(month: month, day, day)
    case .tenDays(let days): self.part = .tenDays(month: month, days)
    case .workday, .weekday: self.part = .counted(month: month, part)
    }
  }
}

extension [Point] {
  /// 3月、6月和9月20日前: the day behind the last month is said for all months of the list.
  fileprivate mutating func shareDayOfLast() {
    guard count > 1, let last,
      dropLast().allSatisfy({ point in
        if case .months(let first, let end) = point.span.part {
          first == end && point.edge == .whole
        } else {
          false
        }
      })
    else { return }
    let part: Span.MonthPart
    switch last.span.part {
    case .days(_, let first, let end) where first == end: part = .day(first)
    case .tenDays(_, let days): part = .tenDays(days)
    case .counted(_, let day): part = day
    default: return
    }
    for index in indices.dropLast() {
      self[index].span.share(part)
      self[index].edge = last.edge
      self[index].clock = last.clock
    }
  }
}

extension Cursor {
  /// Points joined by 、 and 和; a number without its unit shares the unit of the next.
  ///
  /// - Parameter everyYear: Whether 每年 stands in front of the first, and so may be said again.
  mutating func takePoints(by: Bool = false, everyYear: Bool = false) -> [Point]? {
    attempt { cursor in
      var points: [Point] = []
      while true {
        if let shared = cursor.attempt({ $0.takeSharedUnit() }) {
          points += shared
        } else if let day = points.last.flatMap({ cursor.takeListedDay(after: $0) }) {
          points.append(day)
        } else if let point = cursor.takePoint(by: by) {
          points.append(point)
        } else {
          return nil
        }
        let more = cursor.attempt { cursor -> Bool? in
          guard cursor.takeListMark() else { return nil }
          if everyYear, cursor.take("每年") {}
          let next = cursor.place
          guard
            cursor.attempt({ $0.takeSharedUnit() }) != nil
              || points.last.flatMap({ cursor.takeListedDay(after: $0) }) != nil || cursor.takePoint(by: by) != nil
          else { return nil }
          cursor.place = next
          return true
        }
        if more == nil { break }
      }
      // The last modifier is said for all: 6月、12月底前.
      if points.count > 1, let last = points.last, last.edge != .whole {
        for index in points.indices where points[index].edge == .whole && points[index].span.size == last.span.size
        {
          points[index].edge = last.edge
          points[index].clock = points[index].clock ?? last.clock
        }
      }
      if points.contains(where: { $0.edge == .onward }) { return nil }
      points.shareDayOfLast()
      // Lists of different sizes (3月、一季度) are no list but a slip.
      return points
    }
  }

  /// The 20日 of 5月10日、20日前: a day of the same month.
  private mutating func takeListedDay(after point: Point) -> Point? {
    guard case .days(let month, _, _) = point.span.part else { return nil }
    return attempt { cursor in
      let start = cursor.place
      guard let day = cursor.takeDayNumber() else { return nil }
      let span = Span(point.span.year, .days(month: month, day, day), source: start..<cursor.place)
      var listed = Point(span: span, edge: .whole)
      listed.clock = cursor.takeClock()
      listed.edge = cursor.takeEdge(after: span) ?? .whole
      return listed
    }
  }

  /// `3、6、9、12月`, `一、三季度`, `2018、2019年`, each with a year in front if written.
  private mutating func takeSharedUnit() -> [Point]? {
    let start = place
    var year: YearWord?
    if let written = takeYear() { year = written }
    var numbers: [Int] = []
    while true {
      if take("第") {}
      guard let number = takeNumber(digits: 4) else { return nil }
      numbers.append(number)
      guard takeNumberListMark() else { break }
    }
    guard numbers.count > 1 else { return nil }
    var spans: [Span]
    if take("月") {
      if take("份") {}
      guard numbers.allSatisfy({ (1...12).contains($0) }) else { return nil }
      spans = numbers.map { Span(year ?? .plan, .months($0, $0)) }
      if let part = takePartOfListedMonths() { for index in spans.indices { spans[index].share(part) } }
    } else if take("季度") || take("季") {
      guard numbers.allSatisfy({ (1...4).contains($0) }) else { return nil }
      spans = numbers.map { Span(year ?? .plan, .quarters($0, $0)) }
    } else if take("年度") || take("年"), year == nil {
      guard numbers.allSatisfy(YearWord.range.contains) else { return nil }
      spans = numbers.map { Span(.written($0), .year) }
    } else {
      return nil
    }
    for index in spans.indices { spans[index].source = start..<place }
    let edge = takeEdge(after: spans[0]) ?? .whole
    return spans.map { Point(span: $0, edge: edge) }
  }

  /// The 20日 of 3、6、9、12月20日前: the same day of each month.
  private mutating func takePartOfListedMonths() -> Span.MonthPart? {
    if let part = attempt({ cursor -> Span.MonthPart? in
      if cursor.take("的") {}
      return cursor.takeDayNumber().map { .day($0) } ?? cursor.takeTenDays().map { .tenDays($0) }
        ?? cursor.takeCountedDay()
    }) {
      return part
    }
    return nil
  }

  private mutating func takeNumberListMark() -> Bool {
    take("、") || take(",") || take("和") || take("及") || take("与") || take("/")
  }
}
