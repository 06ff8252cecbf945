/// Dates in figures: ISO 8601 and what offices write like it.
extension Cursor {
  /// `2018-07-31`, `2018/7/31`, `2018.7.31`, `20180731`, `2018-07`, `2018-Q2`, `2018-H1`.
  mutating func takeFigures() -> Span? {
    guard place + 3 <= bytes.count, (0x30...0x39).contains(bytes[place]) else { return nil }
    return attempt { cursor in
      if let span = cursor.attempt({ $0.takeShortDate() }) { return span }
      guard let year = cursor.takeDigits(4...4), YearWord.range.contains(year) else {
        return cursor.takeSolidDate()
      }
      if cursor.atEnd { return Span(.written(year), .year) }
      if cursor.hasLatin, let part = cursor.attempt({ $0.takeLettered() }) { return Span(.written(year), part) }
      for mark in ["-", "/", "."] where cursor.take(mark) {
        if cursor.hasLatin, mark == "-" {
          if cursor.take("q"), let quarter = cursor.takeDigits(1...1), (1...4).contains(quarter) {
            return Span(.written(year), .quarters(quarter, quarter))
          }
          if cursor.take("h"), let half = cursor.takeDigits(1...1), (1...2).contains(half) {
            return Span(.written(year), .half(half))
          }
        }
        guard let month = cursor.takeDigits(1...2), (1...12).contains(month) else { return nil }
        let day = cursor.attempt { cursor -> Int? in
          guard cursor.take(mark), let day = cursor.takeDigits(1...2) else { return nil }
          return day
        }
        if let day {
          // 2018-07-31日 and 2018.7.31日 are written too.
          if cursor.takeDayWord() {}
          return Span.day(.written(year), month, day)
        }
        // 2018-10 with one figure could be a range of months; 2018-2020年 is a range of years.
        if cursor.take("月") {}
        guard !cursor.sees("年"), !cursor.sees("-") || mark != "-" else { return nil }
        return Span(.written(year), .months(month, month))
      }
      return nil
    }
  }

  /// The `6.30` of `6.30前` and of `3.1-6.30`; elsewhere such figures may be anything.
  private mutating func takeShortDate() -> Span? {
    guard let day = takeShortFigures() else { return nil }
    var ahead = self
    let isBefore = ["前", "之前", "以前", "止"].contains { sees($0) } && !sees("前后")
    let begins = ahead.takeRangeMark() && ahead.takeShortFigures() != nil && (ahead.atEnd || !ahead.sees("."))
    // The second half of such a range stands behind another such date and a mark.
    let ends = atEnd && isBehindShortFigures
    guard isBefore || begins || ends else { return nil }
    return Span.day(.plan, day.month, day.day)
  }

  private mutating func takeShortFigures() -> (month: Int, day: Int)? {
    guard let month = takeDigits(1...2), take("."), let day = takeDigits(1...2), (1...12).contains(month),
      (1...31).contains(day)
    else { return nil }
    return (month, day)
  }

  /// Whether the text begins with a date in short figures and a range mark that ends before this one.
  private var isBehindShortFigures: Bool {
    var first = self
    first.place = 0
    guard first.takeShortFigures() != nil, first.takeRangeMark() else { return false }
    return first.takeShortFigures() != nil && first.place == place
  }

  /// `Q2`, `H1`.
  mutating func takeLettered() -> Span.Part? {
    if take("q") {
      guard let quarter = takeDigits(1...1), (1...4).contains(quarter) else { return nil }
      return .quarters(quarter, quarter)
    }
    guard take("h"), let half = takeDigits(1...1), (1...2).contains(half) else { return nil }
    return .half(half)
  }

  /// `20180731`.
  private mutating func takeSolidDate() -> Span? {
    guard let number = takeDigits(8...8) else { return nil }
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
    guard YearWord.range.contains(year), (1...12).contains(month), day >= 1 else { return nil }
    return Span.day(.written(year), month, day)
  }
}
