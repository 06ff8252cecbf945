import Diagnostics

/// What a place within every quarter means in plain words.
extension EveryQuarterForm.Place {
  var plain: Bilingual {
    switch self {
    case .whole: return Bilingual(zh: "每季度一期", en: "every quarter")
    case .end: return Bilingual(zh: "每季度，到季末日为止", en: "every quarter, by its last day")
    case .month(let month, let part, let before):
      let zh = "每季度第\(Numerals.chinese(month))个月"
      let en = "of the \(English.ordinal(month)) month of every quarter"
      switch part {
      case .whole: return Bilingual(zh: "\(zh)之内", en: "by the end \(en)")
      case .workday, .weekday:
        return Bilingual(zh: "\(zh)的\(Span.canonical(part))", en: "on \(part.countedName) \(en)")
      case .tenDays(let days): return Bilingual(zh: "\(zh)\(days.rawValue)之内", en: "within \(days.plainName) \(en)")
      case .day(let day):
        // By a day of the first month it is about the quarter before, and so due in the quarter after.
        if before, month == 1 {
          return Bilingual(
            zh: "每季度的事，到下一季度首月\(day)日为止", en: "for every quarter, by day \(day) of the month after it")
        }
        return Bilingual(
          zh: "\(before ? "到" : "")\(zh)\(day)日\(before ? "为止" : "")",
          en: "\(before ? "by" : "on") day \(day) \(en)")
      }
    case .workday(let count):
      return Bilingual(
        zh: count > 0
          ? "每季度，到第\(count)个工作日为止" : count == -1 ? "每季度，到最后一个工作日为止" : "每季度，到倒数第\(-count)个工作日为止",
        en: "every quarter by its \(English.ordinal(count)) working day")
    case .after(let term):
      return Bilingual(zh: "每季度结束后\(term.plain.zh)之内", en: "within \(term.plain.en) of the end of every quarter")
    }
  }
}
