public import Diagnostics

/// What a key wants: scalars are typed by this, never by YAML's guess.
public indirect enum ValueKind: Sendable {
  /// A stable name: letters, digits, Chinese, `-`, `_`, `.`.
  case identifier
  /// A text of one line.
  case line
  /// A text that may have several lines.
  case text
  /// `2018-03-01`.
  case day
  /// `07-01`.
  case monthDay
  /// `07-01..08-31`.
  case monthDays
  case year
  /// `2016..2020` or `2018-01-01..2018-12-31`.
  case period
  /// `2018` or `2016..2020`.
  case yearRange
  /// A whole number, 1 or more.
  case count
  /// 1 to 31.
  case dayOfMonth
  /// A number with at most three decimals.
  case decimal
  case yesNo
  /// `09:00`.
  case time
  /// `18:00..08:30`.
  case quietHours
  /// `5 a week`.
  case perWeek
  /// `60 a minute`.
  case perMinute
  /// Name or address of a server: `smtp.example.org`.
  case host
  /// 1 to 65535.
  case port
  /// `09:00..17:30`.
  case hours
  /// `5 working days`: at least one of them.
  case span
  /// `10 working days before`, or the span alone.
  case spanBefore
  /// `3 working days`.
  case workingDays
  /// `progress >= 100% and lamp = red`.
  case condition
  /// A deadline as a plan writes it: `8月前`.
  case deadline
  /// A quantity as a plan writes it: `10家以上`.
  case quantity
  case email
  /// An IANA time zone.
  case zone
  /// Key of an obligation: `plan/task/commitment@2018-05`.
  case obligation
  /// `2018-07-01..2018-07-15`, or one day.
  case days
  /// `2018-07-31` or `2018-07-31T09:00`.
  case moment
  /// `#c62828`.
  case colour
  /// The name of a unit or group, or a list of them as a document writes it.
  case units
  /// One of these words.
  case word([Word])
  /// The name of something that another section declares.
  case reference(to: String)
  /// One of it, or a list.
  case oneOrMore(ValueKind)
  /// A list of it, which may be empty.
  case anyNumber(ValueKind)
  /// Keys of obligations, each with such a value.
  case byObligation(ValueKind)
  /// Either of them.
  case either(ValueKind, ValueKind)
  /// A mapping with the keys of that section.
  case section(String)
  /// A list of such mappings.
  case list(of: String)
  /// Names, each with such a mapping.
  case map(of: String)
  /// A year, with a notice or a list of notices.
  case years
  /// A festival, with its days: one, a list, or ranges.
  case festivalDays

  /// What to write, for people who wrote something else.
  public var expectation: Bilingual {
    switch self {
    case .identifier:
      Bilingual(zh: "编号（字母、数字、汉字、-、_、.）", en: "an id of letters, digits, '-', '_' and '.'")
    case .line: Bilingual(zh: "一行文字", en: "a text of one line")
    case .text: Bilingual(zh: "文字", en: "a text")
    case .day: Bilingual(zh: "日期，如 2018-03-01", en: "a day such as 2018-03-01")
    case .monthDay: Bilingual(zh: "月和日，如 07-01", en: "a month and day such as 07-01")
    case .monthDays: Bilingual(zh: "起止月日，如 07-01..08-31", en: "two days of the year such as 07-01..08-31")
    case .year: Bilingual(zh: "四位年份，如 2018", en: "a year of four digits such as 2018")
    case .period:
      Bilingual(
        zh: "起止，如 2016..2020 或 2018-01-01..2018-12-31",
        en: "a range such as 2016..2020 or 2018-01-01..2018-12-31")
    case .yearRange: Bilingual(zh: "年份，如 2018 或 2016..2020", en: "a year or a range such as 2016..2020")
    case .dayOfMonth: Bilingual(zh: "几日，1 到 31", en: "a day of the month, 1 to 31")
    case .count: Bilingual(zh: "正整数", en: "a whole number from 1 on")
    case .decimal: Bilingual(zh: "数字，最多三位小数", en: "a number with at most three decimals")
    case .yesNo: Bilingual(zh: "是或否（yes、no）", en: "yes or no")
    case .time: Bilingual(zh: "时刻，如 09:00", en: "a time such as 09:00")
    case .quietHours: Bilingual(zh: "时段，如 18:00..08:30", en: "two times such as 18:00..08:30")
    case .perWeek: Bilingual(zh: "每周几件，如 每周5件", en: "so many a week such as 5 a week")
    case .perMinute: Bilingual(zh: "每分钟几封，如 每分钟60封", en: "so many a minute such as 60 a minute")
    case .host: Bilingual(zh: "服务器的名称或地址，如 smtp.example.org", en: "a server such as smtp.example.org")
    case .port: Bilingual(zh: "端口号，1 到 65535", en: "a port, 1 to 65535")
    case .hours: Bilingual(zh: "办公时间，如 09:00..17:30", en: "two times such as 09:00..17:30")
    case .span:
      Bilingual(zh: "时长，如 5个工作日、30天、1周、2个月", en: "a span such as 5 working days, 30 days, 1 week, 2 months")
    case .spanBefore:
      Bilingual(zh: "到期前多久，如 到期前10个工作日、5天", en: "a span such as 10 working days before, 5 days")
    case .workingDays: Bilingual(zh: "几个工作日，如 3个工作日", en: "working days such as 3 working days")
    case .condition:
      Bilingual(
        zh: "条件，如 progress >= 100% 或 lamp = red and working-days-left < 3",
        en: "a condition such as progress >= 100% or lamp = red and working-days-left < 3")
    case .deadline: Bilingual(zh: "期限，照计划原文写", en: "a deadline in the plan's own words")
    case .quantity: Bilingual(zh: "数量，照计划原文写", en: "a quantity in the plan's own words")
    case .email: Bilingual(zh: "邮箱地址，如 liaison@example.org", en: "an address such as liaison@example.org")
    case .zone: Bilingual(zh: "时区名，如 Asia/Shanghai", en: "a time zone such as Asia/Shanghai")
    case .obligation: Bilingual(zh: "事项编号，如 计划/任务/事项", en: "a key such as plan/task/commitment")
    case .days:
      Bilingual(zh: "起止日期，如 2018-07-01..2018-07-15", en: "days such as 2018-07-01..2018-07-15")
    case .moment:
      Bilingual(
        zh: "日期，或日期和时刻，如 2018-07-31、2018-07-31T09:00",
        en: "a day, or a day and a time, such as 2018-07-31 or 2018-07-31T09:00")
    case .colour: Bilingual(zh: "颜色，如 #c62828", en: "a colour such as #c62828")
    case .units:
      Bilingual(
        zh: "单位或单位组的名称，也可照原文写一串，如 区农业局、区商务局",
        en: "a unit or group, or several as the document writes them: 区农业局、区商务局")
    case .word(let words):
      Bilingual(
        zh: words.map { "\($0.name)（\($0.chinese.first ?? $0.name)）" }.joined(separator: "、"),
        en: words.map(\.name).joined(separator: ", "))
    case .reference(let section):
      Bilingual(zh: "\(section) 里的一个名称", en: "a name from '\(section)'")
    case .oneOrMore(let kind):
      Bilingual(zh: "\(kind.expectation.zh)，或其列表", en: "\(kind.expectation.en), or a list")
    case .anyNumber(let kind):
      Bilingual(zh: "列表，可以是空的 []：\(kind.expectation.zh)", en: "a list, which may be []: \(kind.expectation.en)")
    case .byObligation(let kind):
      Bilingual(
        zh: "每行一个事项，写作“事项编号: 值”，值是\(kind.expectation.zh)",
        en: "one obligation a line, as 'key: value', with \(kind.expectation.en)")
    case .either(let first, let second):
      Bilingual(
        zh: "\(first.expectation.zh)；或\(second.expectation.zh)",
        en: "\(first.expectation.en), or \(second.expectation.en)")
    case .section(let name), .map(of: let name):
      Bilingual(zh: "下一层的键（\(name)），每行一个，写作“键: 值”", en: "keys of '\(name)', one a line, as 'key: value'")
    case .list(of: let name):
      Bilingual(zh: "列表（\(name)），每项以“- ”开头", en: "a list of '\(name)', each item starting with '- '")
    case .years: Bilingual(zh: "年份，每年一个通知", en: "years, each with its notice")
    case .festivalDays: Bilingual(zh: "节日及其日期", en: "festivals with their days")
    }
  }
}

/// A word that a value may be, in English and Chinese.
public struct Word: Hashable, Sendable {
  public var name: String
  public var chinese: [String]

  public init(_ name: String, _ chinese: [String]) {
    self.name = name
    self.chinese = chinese
  }

  /// Every way it may be written.
  public var spellings: [String] { [name] + chinese }
}

/// Words with what they stand for.
struct WordList<Value: Sendable>: Sendable {
  let entries: [(word: Word, value: Value)]

  init(_ entries: [(Value, String, [String])]) {
    self.entries = entries.map { (Word($0.1, $0.2), $0.0) }
  }

  var words: [Word] { entries.map(\.word) }
  var kind: ValueKind { .word(words) }

  func value(of text: String) -> Value? {
    entries.first { $0.word.name == text || $0.word.chinese.contains(text) }?.value
  }
}
