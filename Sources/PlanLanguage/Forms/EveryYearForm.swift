import CivilTime
import Diagnostics

/// Year after year: `每年`, `每年3月底前`, `每年暑期`, `2016年至2020年每年`, `每年6月、12月`.
struct EveryYearForm: RecurringForm {
  static let name = Bilingual(zh: "每年", en: "every year")
  static let examples = [
    "每年", "每年度", "每年3月底前", "每年年初", "每年暑期", "每年一季度", "每年6月、12月", "2016年至2020年每年", "2020年起每年1月底前", "每年4月至10月",
    "每年国庆节前",
    "每年度结束后30日内", "every year", "yearly", "every year by 31 March", "every year in summer",
  ]

  enum Place: Hashable, Sendable {
    case whole
    case points([Point])
    case range(RangeForm)
    case after(Term)
  }

  var bounds: Bounds?
  var place: Place

  static func parse(_ cursor: inout Cursor) -> EveryYearForm? {
    cursor.attempt { cursor in
      var bounds = cursor.takeBounds()
      if let points = cursor.takeEnglishEveryYearPoints() {
        return EveryYearForm(bounds: bounds ?? cursor.takeEnglishBounds(), place: .points(points))
      }
      guard cursor.takeEveryYear() else { return nil }
      bounds = bounds ?? cursor.takeEnglishBounds()
      if cursor.take("于") || cursor.take("在") || cursor.take("的") || cursor.take(",") {}
      if cursor.sees("年度终了") || cursor.sees("年度结束") { cursor.take("年度") }
      if let term = cursor.takeAfterPeriod() { return EveryYearForm(bounds: bounds, place: .after(term)) }
      if cursor.takeYearEnd() {
        return EveryYearForm(bounds: bounds, place: .points([Point(span: Span(.plan, .year), edge: .end)]))
      }
      let start = cursor.place
      var best = start
      var place = Place.whole
      if let range = RangeForm.parse(&cursor), range.closing != nil, range.isYearless {
        place = .range(range)
        best = cursor.place
      }
      cursor.place = start
      let by = cursor.takeByWord()
      if let points = cursor.takePoints(by: by, everyYear: true), cursor.place > best,
        points.allSatisfy({ $0.span.isYearless && $0.edge != .onward })
      {
        place = .points(points)
        best = cursor.place
      }
      cursor.place = best
      if case .points(let points) = place, points.count == 1, points[0].span.part == .year {
        // 每年年底前, 每年年内.
        return EveryYearForm(bounds: bounds, place: points[0].edge == .before ? .whole : place)
      }
      return EveryYearForm(bounds: bounds, place: place)
    }
  }

  var canonical: String {
    let place =
      switch place {
      case .whole: ""
      case .points(let points): points.map(\.canonical).joined(separator: "、")
      case .range(let range): range.canonical
      case .after(let term): "结束后\(term.canonical)内"
      }
    return (bounds?.canonical ?? "") + "每年" + place
  }

  var per: String? { "每年" }

  func plain(_ readings: Readings) -> Bilingual {
    let turn: Bilingual
    switch place {
    case .whole: turn = Bilingual(zh: "每年一期", en: "every year")
    case .points(let points):
      let days = Bilingual.list(points.map { $0.plain(readings) })
      turn = Bilingual(zh: "每年，\(days.zh)", en: "every year, \(days.en)")
    case .range(let range):
      let days = range.plain(readings)
      turn = Bilingual(zh: "每年，\(days.zh)", en: "every year, \(days.en)")
    case .after(let term):
      turn = Bilingual(zh: "每年结束后\(term.plain.zh)之内", en: "within \(term.plain.en) of the end of every year")
    }
    return turn.bounded(bounds, readings)
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    let context = frame.context
    var steps: [Bilingual] = []
    let turns = try Turns.of(.year, bounds: bounds, frame, steps: &steps)
    var occurrences: [DeadlineOccurrence] = []
    var rule: String?
    var ambiguity: Ambiguity?
    for turn in turns {
      var inner = frame
      inner.base = turn.days.lowerBound.year
      let isFirst = turn == turns.first
      switch place {
      case .whole:
        let due = HalfYear.due(turn.days, context)
        occurrences.append(DeadlineOccurrence(turn, due: due))
        if isFirst {
          rule = "FREQ=YEARLY;BYMONTH=\(due.month);BYMONTHDAY=\(due.day)"
          steps.append(Turns.dayStep(context.readings))
        }
      case .points(let points):
        var days: [Point.Days] = []
        for point in points { days.append(try point.resolve(context, base: inner.base)) }
        let dues = days.map(\.due)
        for (index, day) in days.enumerated() {
          var named = turn
          if points.count > 1 {
            named.key = points[index].span.key(try points[index].span.days(context, base: inner.base))
          }
          let before = index > 0 ? occurrences.last?.due.adding(days: 1) : nil
          occurrences.append(
            DeadlineOccurrence(
              named, due: day.due,
              start: day.start ?? before.flatMap { $0 <= day.due ? $0 : nil } ?? turn.days.lowerBound,
              time: day.time, provisional: day.provisional))
        }
        if points.count > 1 {
          let keys = occurrences.suffix(points.count).map(\.key)
          if Set(keys).count < keys.count {
            for index in occurrences.indices.suffix(points.count) {
              occurrences[index].key = "\(occurrences[index].due)"
            }
          }
        }
        if isFirst {
          if !points.contains(where: \.isMovable) { rule = Rule.yearly(on: dues, points: points) }
          ambiguity = days.lazy.compactMap(\.ambiguity).first
          steps += days.flatMap(\.steps)
        }
      case .range(let range):
        let inside = try range.resolve(inner)
        guard var occurrence = inside.occurrences.first else { continue }
        occurrence.key = turn.key
        occurrences.append(occurrence)
        if isFirst {
          steps += inside.steps
          rule = range.closing.map { Rule.yearly(on: [occurrence.due], points: [$0]) } ?? nil
        }
      case .after(let term):
        let end = term.end(after: CivilDateTime(turn.days.upperBound, .startOfDay), context)
        occurrences.append(DeadlineOccurrence(turn, due: end.day, provisional: end.provisional))
        if isFirst { steps += end.steps }
      }
    }
    var resolution = Resolution.recurring(
      occurrences.sorted { $0.due < $1.due }, rrule: rule, until: try bounds?.days(frame).last, steps: steps)
    resolution.ambiguity = ambiguity
    return resolution
  }
}

extension Span {
  /// Whether it can come every year: no year is written, and the issue day has no say.
  var isYearless: Bool {
    if case .fiveYears = part { return false }
    if case .named(let period) = part, period.years != nil { return false }
    return (year == .plan || year == .following) && !hangsOnIssue
  }
}

extension Point {
  /// Whether its day differs from year to year, so that no rule can say it.
  var isMovable: Bool {
    if case .festivals = span.part { return true }
    if span.isCounted { return true }
    if case .named(let period) = span.part, period.name == "全国两会", edge == .before { return true }
    return false
  }
}

extension RangeForm {
  /// Whether both ends can come every year.
  var isYearless: Bool {
    guard case .span(let first) = opening else { return false }
    return first.span.isYearless && (closing?.span.isYearless ?? true)
  }
}

extension Cursor {
  /// 底前, 末, 内, 最后一天 right behind 每年.
  fileprivate mutating func takeYearEnd() -> Bool {
    guard take("底") || takeModifier("末") || takeLastDay() else { return takeModifier("内") }
    if takeBeforeWord() {}
    return true
  }

  fileprivate mutating func takeEveryYear() -> Bool {
    if takeOnceEvery(["年"]) { return true }
    for word in ["每个年度", "每一年度", "每一年", "每年度", "每年", "按年度", "按年", "各年度"] where take(word) { return true }
    // A bare 年度, and 一年两次.
    if attempt({ cursor -> Bool? in
      if cursor.take("年度") {
        return cursor.atEnd
          || !(cursor.sees("内") || cursor.sees("底") || cursor.sees("末") || cursor.sees("和") || cursor.sees("、"))
          ? true : nil
      }
      guard cursor.take("一年") || cursor.take("1年") else { return nil }
      let next = cursor.place
      guard cursor.takeNumber(digits: 2) != nil, cursor.sees("次") else { return nil }
      cursor.place = next
      return true
    }) != nil {
      return true
    }
    guard hasLatin else { return false }
    for word in ["every year", "each year", "every calendar year", "yearly", "annually", "annual", "once a year"]
    where takeWord(word) {
      if take(",") {}
      takeSpaces()
      return true
    }
    return false
  }
}
