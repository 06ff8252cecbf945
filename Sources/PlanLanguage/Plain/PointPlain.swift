import Diagnostics

/// What a point, a length of time or the bounds of a recurrence mean in plain words.
extension Point {
  /// - Parameter readings: Whether 前 includes the month or the year, and the day, that it stands behind.
  func plain(_ readings: Readings) -> Bilingual {
    let span = span.plain
    let time = clock.map { clock in
      clock.isOfficeHour ? clock.plain : Bilingual(zh: " \(clock.canonical)", en: " \(clock.canonical)")
    }
    switch edge {
    case .whole:
      if self.span.isDay {
        return time.map { Bilingual(zh: "到\(span.zh)\($0.zh)为止", en: "by\($0.en) on \(span.en)") }
          ?? Bilingual(zh: "到\(span.zh)为止", en: "by \(span.en)")
      }
      return Bilingual(zh: "\(span.zh)之内，到最后一天为止", en: "within \(span.en), to its last day")
    case .end:
      if self.span.isDay { return by(span, time) }
      return Bilingual(zh: "到\(span.zh)的最后一天为止", en: "by the last day of \(span.en)")
    case .before: return before(span, time, readings)
    case .onward: return Bilingual(zh: "自\(span.zh)起", en: "from \(span.en) on")
    }
  }

  private func by(_ span: Bilingual, _ time: Bilingual?) -> Bilingual {
    time.map { Bilingual(zh: "到\(span.zh)\($0.zh)为止", en: "by\($0.en) on \(span.en)") }
      ?? Bilingual(zh: "到\(span.zh)为止", en: "by \(span.en)")
  }

  private func before(_ span: Bilingual, _ time: Bilingual?, _ readings: Readings) -> Bilingual {
    if self.span.isDay {
      let includes = including ?? (readings.dayBefore != .exclusive)
      return includes
        ? by(span, time) : Bilingual(zh: "\(span.zh)之前，不含当日", en: "before \(span.en), that day left out")
    }
    switch self.span.part {
    case .festivals:
      return Bilingual(zh: "\(span.zh)开始之前的最后一个工作日为止", en: "by the last working day before \(span.en)")
    case .season(.ending), .season(.closing): return Bilingual(zh: "到\(span.zh)为止", en: "by \(span.en)")
    case .named: return Bilingual(zh: "\(span.zh)开始之前", en: "before \(span.en) begins")
    default:
      let isYear = self.span.size == .year || self.span.size == .fiveYears
      let includes = (isYear ? readings.yearBefore : readings.monthBefore) == .inclusive
      return includes
        ? Bilingual(zh: "到\(span.zh)的最后一天为止", en: "by the last day of \(span.en)")
        : Bilingual(zh: "\(span.zh)开始之前", en: "before \(span.en) begins")
    }
  }
}

extension ClockWord {
  /// `下班`, ` the close of the office`.
  var plain: Bilingual {
    switch self {
    case .at(let time): Bilingual(" \(time)")
    case .officeClose: Bilingual(zh: "下班", en: " the close of the office")
    case .officeOpen: Bilingual(zh: "上班", en: " the opening of the office")
    }
  }
}

extension Term {
  /// `10个工作日`, `10 working days`; of a range, both ends.
  var plain: Bilingual {
    let name =
      switch unit {
      case .hours: "hour"
      case .days: "day"
      case .workingDays: "working day"
      case .weeks: "week"
      case .months: "month"
      case .years: "year"
      }
    return Bilingual(zh: canonical, en: (lowest.map { "\($0) to " } ?? "") + English.count(count, name))
  }
}

extension Bounds {
  /// `4月至11月`, in front of a recurrence.
  func plain(_ readings: Readings) -> Bilingual {
    let from = first.span.plain
    guard let last else { return Bilingual(zh: "自\(from.zh)起，", en: "from \(from.en) on, ") }
    guard last != first else { return Bilingual(zh: "\(from.zh)之内，", en: "within \(from.en), ") }
    return Bilingual(zh: "\(from.zh)至\(last.span.plain.zh)，", en: "from \(from.en) to \(last.span.plain.en), ")
  }
}

extension Bilingual {
  /// This text behind the bounds of a recurrence, and before its time of day.
  func bounded(_ bounds: Bounds?, _ readings: Readings, clock: ClockWord? = nil) -> Bilingual {
    let front = bounds?.plain(readings) ?? Bilingual("")
    let time =
      clock.map { Bilingual(zh: "\($0.plain.zh)为止", en: " by\($0.plain.en)") } ?? Bilingual("")
    return Bilingual(zh: front.zh + zh + time.zh, en: front.en + en + time.en)
  }

  /// The items of a list.
  static func list(_ items: [Bilingual]) -> Bilingual {
    Bilingual(zh: items.map(\.zh).joined(separator: "；"), en: items.map(\.en).joined(separator: "; "))
  }
}

extension English {
  /// `first` … `fourth`; a number with `th` beyond.
  static func ordinal(_ number: Int) -> String {
    switch number {
    case -1: "last"
    case 1: "first"
    case 2: "second"
    case 3: "third"
    case 4: "fourth"
    default: number < 0 ? "\(-number)th from last" : "\(number)th"
    }
  }

  /// `1 day`, `3 days`.
  static func count(_ number: Int, _ unit: String) -> String { "\(number) \(unit)\(number == 1 ? "" : "s")" }

  /// `August`.
  static func name(ofMonth month: Int) -> String { capital(months.first { $0.1 == month }?.0 ?? "") }

  /// `Monday`; ISO, 1 … 7.
  static func name(ofWeekday weekday: Int) -> String { capital(weekdays.first { $0.1 == weekday }?.0 ?? "") }

  private static func capital(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }
}
