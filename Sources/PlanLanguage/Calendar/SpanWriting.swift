/// The canonical writing of spans: what is written is read back as the same span.
extension Span {
  var canonical: String {
    let year = year.canonical
    switch part {
    case .year: return self.year == .plan ? "全年" : year
    case .half(let half): return year + (half == 1 ? "上半年" : "下半年")
    case .quarters(let first, let last):
      // 第, or 一季度一次 would be every quarter.
      return year + (first == last ? "第" : "") + Numerals.chinese(first)
        + (first == last ? "" : "至\(Numerals.chinese(last))") + "季度"
    case .months(let first, let last): return year + (first == last ? "\(first)月" : "\(first)～\(last)月")
    case .tenDays(let month, let part): return "\(year)\(month)月\(part.rawValue)"
    case .days(let month, let first, let last):
      return "\(year)\(month)月\(first)日" + (first == last ? "" : "至\(last)日")
    case .counted(let month, let part): return "\(year)\(month)月" + Span.canonical(part)
    case .season(let part):
      if year.isEmpty { return part.rawValue }
      return year.hasSuffix("年") ? year + String(part.rawValue.unicodeScalars.dropFirst()) : year + part.rawValue
    case .named(let period): return year + period.name
    case .festivals(let first, let last): return year + first.rawValue + (first == last ? "" : last.rawValue)
    case .fiveYears(let number):
      return (11...19).contains(number) ? "十\(Numerals.chinese(number - 10))五" : "第\(number)个五年规划"
    case .issueMonth(let offset, let inner):
      let month = ["上月", "本月", "下月"][min(max(offset, -1), 1) + 1]
      return month + Span.canonical(inner)
    case .issueQuarter(let offset): return offset == 0 ? "本季度" : "下季度"
    case .issueWeek(let offset, let weekday):
      let week = offset == 0 ? "本周" : "下周"
      return week + (weekday.map(Span.weekdayName) ?? "")
    case .issueDay(let offset): return ["今日", "明日", "后日"][min(max(offset, 0), 2)]
    }
  }

  /// What stands behind the month.
  static func canonical(_ part: MonthPart) -> String {
    switch part {
    case .whole: ""
    case .tenDays(let part): part.rawValue
    case .day(let day): "\(day)日"
    case .workday(let count): EveryMonthForm.Place.workday(count).canonical(nil)
    case .weekday(let count, let weekday): EveryMonthForm.Place.weekday(count, weekday).canonical(nil)
    }
  }

  static func weekdayName(_ weekday: Int) -> String { ["一", "二", "三", "四", "五", "六", "日"][weekday - 1] }
}
