enum CalendarKey: UInt8, SectionKey {
  case base, weekend, source, issued, rest, work, years

  static let lookup = KeyLookup(CalendarKey.self)

  static let weekdayWords = WordList<Int>([
    (1, "monday", ["周一", "星期一"]), (2, "tuesday", ["周二", "星期二"]), (3, "wednesday", ["周三", "星期三"]),
    (4, "thursday", ["周四", "星期四"]), (5, "friday", ["周五", "星期五"]), (6, "saturday", ["周六", "星期六"]),
    (7, "sunday", ["周日", "星期日", "星期天"]),
  ])

  var row: RuleKey {
    switch self {
    case .base:
      RuleKey(
        "base", ["依照"], .reference(to: "calendars"), zh: "以哪个日历为底，只写与它不同的日子",
        en: "the calendar below: only what differs from it is written here")
    case .weekend:
      RuleKey(
        "weekend", ["周休"], .oneOrMore(Self.weekdayWords.kind), zh: "每周的休息日，默认周六、周日",
        en: "weekly rest days, Saturday and Sunday by default")
    case .source: RuleKey("source", ["来源"], .line, zh: "依据", en: "what it rests on")
    case .issued: RuleKey("issued", ["印发日期"], .day, zh: "rest、work 的印发日期", en: "when 'rest' and 'work' were issued")
    case .rest:
      RuleKey("rest", ["放假"], .festivalDays, zh: "本地、本单位另外休息的日子", en: "further rest days of this place or office")
    case .work:
      RuleKey(
        "work", ["上班"], .festivalDays, zh: "本地、本单位另外上班的日子", en: "further working days of this place or office")
    case .years: RuleKey("years", ["年份"], .years, zh: "各年的放假通知", en: "the notices of each year")
    }
  }
}

enum NoticeKey: UInt8, SectionKey {
  case notice, issued, rest, statutory, work

  static let lookup = KeyLookup(NoticeKey.self)

  var row: RuleKey {
    switch self {
    case .notice:
      RuleKey("notice", ["通知"], .line, required: true, zh: "通知的网址或文号", en: "where the notice can be read")
    case .issued: RuleKey("issued", ["印发日期"], .day, zh: "印发日期", en: "the day it was issued")
    case .rest: RuleKey("rest", ["放假"], .festivalDays, zh: "放假的日子", en: "rest days")
    case .work: RuleKey("work", ["上班"], .festivalDays, zh: "调休上班的日子", en: "make-up working days")
    case .statutory:
      RuleKey("statutory", ["法定"], .festivalDays, zh: "其中的法定节假日", en: "those of the rest days that are statutory")
    }
  }
}

enum PeriodKey: UInt8, SectionKey {
  case name, from, to, years

  static let lookup = KeyLookup(PeriodKey.self)

  var row: RuleKey {
    switch self {
    case .name:
      RuleKey("name", ["名称"], .line, required: true, zh: "时段名称，如暑期", en: "its name, as deadlines write it")
    case .from:
      RuleKey("from", ["起"], .monthDay, required: true, zh: "第一天的月和日", en: "month and day of its first day")
    case .to: RuleKey("to", ["止"], .monthDay, required: true, zh: "最后一天的月和日", en: "month and day of its last day")
    case .years:
      RuleKey(
        "years", ["年份"], .yearRange, zh: "限于这些年份，如 2016..2020",
        en: "only in these years, such as 2016..2020")
    }
  }
}
