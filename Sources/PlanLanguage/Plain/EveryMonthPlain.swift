import Diagnostics

/// How a place within every month is written and said.
extension EveryMonthForm.Place {
  /// - Parameter clock: The time of day, which stands behind the days.
  func canonical(_ clock: ClockWord?) -> String {
    let clock = clock.map { $0.isOfficeHour ? $0.canonical : " \($0.canonical)" } ?? ""
    return switch self {
    case .whole: ""
    case .end: "底前"
    case .days(let days, let before):
      days.map(String.init).joined(separator: "、") + "日" + clock + (before ? "前" : "")
    case .stretch(let first, let last): "\(first)至\(last)日"
    case .tenDays(let part, let before): part.rawValue + (before ? "前" : "")
    case .week(let count): count > 0 ? "第\(count)周" : "最后一周"
    case .workday(let count): count > 0 ? "第\(count)个工作日" : count == -1 ? "最后一个工作日" : "倒数第\(-count)个工作日"
    case .weekday(let count, let weekday):
      (count > 0 ? "第\(count)个" : "最后一个") + "周\(Span.weekdayName(weekday))"
    case .after(let term): "结束后\(term.canonical)内"
    case .nextMonth(let day): "次月\(day)日前"
    }
  }

  var plain: Bilingual {
    switch self {
    case .whole: return Bilingual(zh: "每月一期", en: "every month")
    case .end: return Bilingual(zh: "每月，到月末日为止", en: "every month, by its last day")
    case .days(let days, let before):
      let zh = days.map { "\($0)日" }.joined(separator: "、")
      let en = days.map(String.init).joined(separator: ", ")
      return before
        ? Bilingual(zh: "每月，到\(zh)为止", en: "every month, by day \(en)")
        : Bilingual(zh: "每月\(zh)", en: "every month on day \(en)")
    case .stretch(let first, let last):
      return Bilingual(zh: "每月\(first)日至\(last)日之间", en: "every month from day \(first) to day \(last)")
    case .tenDays(let part, let before):
      return before
        ? Bilingual(zh: "每月\(part.rawValue)开始之前", en: "every month before \(part.plainName) begin")
        : Bilingual(zh: "每月\(part.rawValue)之内", en: "every month within \(part.plainName)")
    case .week(let count):
      return count > 0
        ? Bilingual(
          zh: "每月第\(Numerals.chinese(count))个七天之内",
          en: "every month within its \(English.ordinal(count)) seven days")
        : Bilingual(zh: "每月最后七天之内", en: "every month within its last seven days")
    case .workday(let count):
      return Bilingual(
        zh: count > 0
          ? "每月，到第\(count)个工作日为止" : count == -1 ? "每月，到最后一个工作日为止" : "每月，到倒数第\(-count)个工作日为止",
        en: "every month by its \(English.ordinal(count)) working day")
    case .weekday(let count, let weekday):
      let name = Span.weekdayName(weekday)
      return Bilingual(
        zh: count > 0 ? "每月的第\(count)个周\(name)" : "每月的最后一个周\(name)",
        en: "every month on its \(English.ordinal(count)) \(English.name(ofWeekday: weekday))")
    case .after(let term):
      return Bilingual(zh: "每月结束后\(term.plain.zh)之内", en: "within \(term.plain.en) of the end of every month")
    case .nextMonth(let day):
      return Bilingual(zh: "每月的事，到次月\(day)日为止", en: "every month, by day \(day) of the month after")
    }
  }
}
