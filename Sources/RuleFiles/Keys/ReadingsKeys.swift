import PlanLanguage

/// How a plan says its words are read; each key is what the note on an ambiguous phrase names.
enum ReadingsKey: UInt8, SectionKey {
  case monthBefore, yearBefore, dayBefore, lastDayOnHoliday, weekendRolls
  case yearBeginning, yearMiddle, yearEnding, yearClosing, halfYearDue, fullYearDue
  case dayOfPeriod, dayOfWeek, daily, officeHours, atOnce, reportDayOfPreviousMonth
  case firstDay, cutOff

  static let lookup = KeyLookup(ReadingsKey.self)

  static let boundWords = WordList<Readings.Bound>([
    (.exclusive, "exclusive", ["不含"]), (.inclusive, "inclusive", ["含"]),
  ])
  static let holidayWords = WordList<Readings.LastDayOnHoliday>([
    (.roll, "roll", ["顺延"]), (.keep, "keep", ["不顺延"]),
  ])
  static let firstDayWords = WordList<Bool>([
    (false, "not-counted", ["不计入"]), (true, "counted", ["计入"]),
  ])
  static let dailyWords = WordList<Bool>([
    (true, "working-days", ["工作日"]), (false, "all-days", ["每一天"]),
  ])
  static let dayOfPeriodWords = WordList<Readings.DayOfPeriod>([
    (.lastDay, "last-day", ["最后一天"]), (.lastWorkingDay, "last-working-day", ["最后一个工作日"]),
  ])

  var row: RuleKey {
    switch self {
    case .monthBefore:
      RuleKey("month-before", ["月前"], Self.boundWords.kind, zh: "“8月前”是否含8月", en: "whether 8月前 includes August")
    case .yearBefore:
      RuleKey(
        "year-before", ["年前"], Self.boundWords.kind, zh: "“2020年前”是否含2020年", en: "whether 2020年前 includes 2020")
    case .dayBefore:
      RuleKey("day-before", ["日前"], Self.boundWords.kind, zh: "“8月5日前”是否含当日", en: "whether 8月5日前 includes the day")
    case .lastDayOnHoliday:
      RuleKey(
        "last-day-on-holiday", ["末日逢节假日"], Self.holidayWords.kind, zh: "按天数算的期限，最后一天是法定节假日时是否顺延",
        en: "whether a counted period that ends on a holiday ends after it")
    case .weekendRolls:
      RuleKey(
        "weekend-rolls", ["末日逢周末顺延"], .yesNo, zh: "最后一天是普通周末时是否也顺延",
        en: "whether an ordinary weekend counts as a holiday there")
    case .yearBeginning:
      RuleKey(
        "year-beginning", ["年初"], .monthDays, zh: "“年初”是哪些天，默认 01-01..03-31",
        en: "what 年初 is, 01-01..03-31 by default")
    case .yearMiddle:
      RuleKey(
        "year-middle", ["年中"], .monthDays, zh: "“年中”是哪些天，默认 06-01..07-31", en: "what 年中 is, 06-01..07-31 by default"
      )
    case .yearEnding:
      RuleKey(
        "year-ending", ["年末"], .monthDays, zh: "“年末”是哪些天，默认 12-01..12-31", en: "what 年末 is, 12-01..12-31 by default"
      )
    case .yearClosing:
      RuleKey(
        "year-closing", ["年终"], .monthDays, zh: "“年终”是哪些天，默认 12-11..12-31",
        en: "what 年终 is, 12-11..12-31 by default")
    case .halfYearDue:
      RuleKey(
        "half-year-due", ["半年度截止"], .monthDay, zh: "半年度的截止日，默认 06-30",
        en: "the day the first half-year is due, 06-30 by default")
    case .fullYearDue:
      RuleKey(
        "full-year-due", ["全年度截止"], .monthDay, zh: "全年度的截止日，默认 12-31",
        en: "the day the whole year is due, 12-31 by default")
    case .dayOfPeriod:
      RuleKey(
        "day-of-period", ["期内日"], .either(Self.dayOfPeriodWords.kind, .dayOfMonth), zh: "“每月”“每季度”没有写日时是哪一天",
        en: "on which day 每月 or 每季度 without a day is due")
    case .dayOfWeek:
      RuleKey(
        "day-of-week", ["周内日"], CalendarKey.weekdayWords.kind, zh: "“每周”没有写周几时是哪一天，默认周五",
        en: "the weekday of 每周 without one, Friday by default")
    case .daily:
      RuleKey("daily", ["每日"], Self.dailyWords.kind, zh: "“每日”是否只指工作日", en: "whether 每日 means working days only")
    case .officeHours:
      RuleKey("office-hours", ["办公时间"], .hours, zh: "“下班前”“上班时”按什么时间", en: "what 下班前 and 上班时 go by")
    case .atOnce:
      RuleKey(
        "at-once", ["立即"], .workingDays, zh: "“立即”是印发后几个工作日内，默认 3 个",
        en: "within how many working days 立即 is, 3 by default")
    case .firstDay:
      RuleKey(
        "first-day", ["首日"], Self.firstDayWords.kind, zh: "按天、工作日、周、月数的期限，开始的当日是否计入，默认不计入",
        en: "whether a term counts the day it hangs on, not counted by default")
    case .cutOff:
      RuleKey(
        "cut-off", ["截止时刻"], .time, zh: "事件在这一时刻或以后发生的，视为次日",
        en: "an event at this time or later counts as of the next day")
    case .reportDayOfPreviousMonth:
      RuleKey(
        "report-day-of-previous-month", ["次月报送日"], .dayOfMonth, zh: "“每月5日前”到几日为止指报上月的，默认 10",
        en: "up to which day of the month 每月5日前 concerns the month before, 10 by default")
    }
  }
}
