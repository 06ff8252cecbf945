import Diagnostics

/// A meeting or report named after its period: `月例会`, `季报`, `周调度`.
struct PeriodicalForm: RecurringForm {
  static let name = Bilingual(zh: "月例会、季报", en: "a monthly meeting, a quarterly report")
  static let examples = [
    "月例会", "周例会", "季度例会", "月报", "季报", "半年报", "年报", "月调度", "monthly meeting", "quarterly report",
  ]

  enum Period: String, Sendable, CaseIterable {
    case day = "日"
    case week = "周"
    case month = "月"
    case quarter = "季"
    case half = "半年"
    case year = "年"

    /// `quarter`.
    fileprivate var english: String {
      switch self {
      case .day: "day"
      case .week: "week"
      case .month: "month"
      case .quarter: "quarter"
      case .half: "half-year"
      case .year: "year"
      }
    }
  }

  var period: Period
  /// Whether it is a report, which falls due with its period, or a meeting.
  var isReport: Bool

  static func parse(_ cursor: inout Cursor) -> PeriodicalForm? {
    cursor.attempt { cursor in
      if cursor.hasLatin, let form = cursor.attempt({ $0.takeEnglishPeriodical() }) { return form }
      let period: Period
      if cursor.take("日") {
        period = .day
      } else if cursor.take("周") {
        period = .week
      } else if cursor.take("月度") || cursor.take("月") {
        period = .month
      } else if cursor.take("季度") || cursor.take("季") {
        period = .quarter
      } else if cursor.take("半年度") || cursor.take("半年") {
        period = .half
      } else if cursor.take("年度") || cursor.take("年") {
        period = .year
      } else {
        return nil
      }
      if cursor.take("例会") || cursor.take("调度会") || cursor.take("调度") || cursor.take("会商") || cursor.take("联席会议") {
        if cursor.take("制度") || cursor.take("制") {}
        return PeriodicalForm(period: period, isReport: false)
      }
      guard
        cursor.take("报告") || cursor.take("报表") || cursor.take("报") || cursor.take("通报") || cursor.take("总结")
          || cursor.take("小结")
      else { return nil }
      if cursor.take("制度") || cursor.take("制") {}
      return PeriodicalForm(period: period, isReport: true)
    }
  }

  var canonical: String { period.rawValue + (isReport ? "报" : "例会") }

  func plain(_ readings: Readings) -> Bilingual {
    let zh = isReport ? "报告" : "例会"
    return Bilingual(
      zh: "每\(period.rawValue)一次\(zh)", en: "a \(isReport ? "report" : "meeting") every \(period.english)")
  }

  func resolve(_ frame: Frame) throws(Impossible) -> Resolution {
    var resolution: Resolution
    switch period {
    case .day: resolution = try EveryDayForm(bounds: nil, onWorkingDays: false, clock: nil).resolve(frame)
    case .week: resolution = try EveryWeekForm(bounds: nil, weekdays: [], clock: nil).resolve(frame)
    case .month: resolution = try EveryMonthForm(bounds: nil, place: .whole, clock: nil).resolve(frame)
    case .quarter: resolution = try EveryQuarterForm(bounds: nil, place: .whole).resolve(frame)
    case .half: resolution = try EveryHalfYearForm(bounds: nil, after: nil, atEnd: false).resolve(frame)
    case .year: resolution = try EveryYearForm(bounds: nil, place: .whole).resolve(frame)
    }
    // A meeting is held within its month, on no particular day.
    if !isReport, period == .month { resolution.rrule = "FREQ=MONTHLY" }
    return resolution
  }
}

extension Cursor {
  /// `monthly meeting`, `quarterly report`.
  fileprivate mutating func takeEnglishPeriodical() -> PeriodicalForm? {
    let words: [(String, PeriodicalForm.Period)] = [
      ("daily", .day), ("weekly", .week), ("monthly", .month), ("quarterly", .quarter), ("half-yearly", .half),
      ("semi-annual", .half), ("annual", .year), ("yearly", .year),
    ]
    for (word, period) in words where takeWord(word) {
      for meeting in ["meetings", "meeting", "review meeting"] where takeWord(meeting) {
        return PeriodicalForm(period: period, isReport: false)
      }
      for report in ["reports", "report", "summary", "bulletin"] where takeWord(report) {
        return PeriodicalForm(period: period, isReport: true)
      }
      return nil
    }
    return nil
  }
}
