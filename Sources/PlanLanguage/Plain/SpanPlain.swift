import CivilTime
import Diagnostics

/// What a stretch of the calendar is called in plain words; an unsaid year stays unsaid.
extension Span {
  var plain: Bilingual {
    let year = Bilingual(zh: year.canonical, en: year.plainSuffix)
    func dated(_ zh: String, _ en: String) -> Bilingual { Bilingual(zh: year.zh + zh, en: en + year.en) }
    switch part {
    case .year:
      return self.year == .plan
        ? Bilingual(zh: "计划年度", en: "the plan's year") : Bilingual(zh: year.zh, en: self.year.plainName)
    case .half(let half):
      return dated(half == 1 ? "上半年" : "下半年", half == 1 ? "the first half-year" : "the second half-year")
    case .quarters(let first, let last):
      return first == last
        ? dated("第\(Numerals.chinese(first))季度", "the \(English.ordinal(first)) quarter")
        : dated(
          "第\(Numerals.chinese(first))至第\(Numerals.chinese(last))季度",
          "the \(English.ordinal(first)) to the \(English.ordinal(last)) quarter")
    case .months(let first, let last):
      return first == last
        ? dated("\(first)月", English.name(ofMonth: first))
        : dated(
          "\(first)月至\(last < first ? "次年" : "")\(last)月",
          "\(English.name(ofMonth: first)) to \(English.name(ofMonth: last))")
    case .tenDays(let month, let part):
      return dated("\(month)月\(part.rawValue)", "\(part.plainName) of \(English.name(ofMonth: month))")
    case .days(let month, let first, let last):
      let name = English.name(ofMonth: month)
      return first == last
        ? dated("\(month)月\(first)日", "\(first) \(name)")
        : dated("\(month)月\(first)日至\(last)日", "\(first) to \(last) \(name)")
    case .counted(let month, let part):
      return dated(
        "\(month)月的\(Span.canonical(part))", "\(part.countedName) of \(English.name(ofMonth: month))")
    case .season(let part): return dated(part.rawValue, part.plainName)
    case .named(let period): return dated(period.name, period.name)
    case .festivals(let first, let last):
      return first == last
        ? dated(first.rawValue + "假期", "the days off of \(first.englishNames[0])")
        : dated(
          "\(first.rawValue)至\(last.rawValue)假期",
          "the days off from \(first.englishNames[0]) to \(last.englishNames[0])")
    case .fiveYears(let number): return Bilingual(zh: "第\(number)个五年规划期", en: "five-year plan number \(number)")
    case .issueMonth(let offset, let inner): return Span.issueMonth(offset, inner)
    case .issueQuarter(let offset):
      return offset == 0
        ? Bilingual(zh: "印发当季", en: "the quarter of issue") : Bilingual(zh: "印发次季", en: "the quarter after issue")
    case .issueWeek(let offset, let weekday):
      let week =
        offset == 0
        ? Bilingual(zh: "印发当周", en: "the week of issue") : Bilingual(zh: "印发次周", en: "the week after issue")
      guard let weekday else { return week }
      return Bilingual(
        zh: week.zh + "的周\(Span.weekdayName(weekday))", en: "\(English.name(ofWeekday: weekday)) of \(week.en)")
    case .issueDay(let offset):
      return offset == 0
        ? Bilingual(zh: "印发当日", en: "the day of issue")
        : Bilingual(zh: "印发后第\(offset)日", en: "\(English.count(offset, "day")) after issue")
    }
  }

  private static func issueMonth(_ offset: Int, _ inner: MonthPart) -> Bilingual {
    let month =
      switch offset {
      case 0: Bilingual(zh: "印发当月", en: "the month of issue")
      case 1...: Bilingual(zh: "印发次月", en: "the month after issue")
      default: Bilingual(zh: "印发上月", en: "the month before issue")
      }
    switch inner {
    case .whole: return month
    case .tenDays(let part): return Bilingual(zh: month.zh + part.rawValue, en: "\(part.plainName) of \(month.en)")
    case .day(let day): return Bilingual(zh: "\(month.zh)\(day)日", en: "day \(day) of \(month.en)")
    case .workday, .weekday:
      return Bilingual(zh: "\(month.zh)的\(canonical(inner))", en: "\(inner.countedName) of \(month.en)")
    }
  }
}

extension YearWord {
  /// `2018`, `the year after issue`; of an unsaid year, nothing.
  fileprivate var plainName: String {
    switch self {
    case .plan: "the plan's year"
    case .written(let year): "\(year)"
    case .fromIssue(0): "the year of issue"
    case .fromIssue(let offset):
      offset > 0
        ? "\(English.count(offset, "year")) after that of issue"
        : "\(English.count(-offset, "year")) before that of issue"
    case .following: "the year after"
    }
  }

  /// What stands behind the name of a part of the year.
  fileprivate var plainSuffix: String {
    switch self {
    case .plan: ""
    case .written(let year): " \(year)"
    case .fromIssue, .following: " of \(plainName)"
    }
  }
}

extension TenDays {
  /// `the first ten days`.
  var plainName: String {
    switch self {
    case .first: "the first ten days"
    case .middle: "the second ten days"
    case .last: "the days from the 21st on"
    case .firstTwo: "the first twenty days"
    case .lastTwo: "the days from the 11th on"
    case .firstHalf: "the first fifteen days"
    case .secondHalf: "the days from the 16th on"
    }
  }
}

extension Span.MonthPart {
  /// `the last working day`, `the second Friday`.
  var countedName: String {
    switch self {
    case .workday(let count): "the \(English.ordinal(count)) working day"
    case .weekday(let count, let weekday): "the \(English.ordinal(count)) \(English.name(ofWeekday: weekday))"
    case .whole, .tenDays, .day: ""
    }
  }
}

extension YearPart {
  /// `the beginning of the year`.
  fileprivate var plainName: String {
    switch self {
    case .beginning: "the beginning of the year"
    case .middle: "the middle of the year"
    case .ending: "the end of the year"
    case .closing: "the close of the year"
    }
  }
}
