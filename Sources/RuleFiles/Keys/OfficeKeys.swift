import Rules

enum OfficeKey: UInt8, SectionKey {
  case name, email, zone, calendar, workflow, channels, administrators, delivery, scoring, feeds, trial

  static let lookup = KeyLookup(OfficeKey.self)

  var row: RuleKey {
    switch self {
    case .name: RuleKey("name", ["名称"], .line, zh: "本单位名称，默认督办室", en: "its name")
    case .email: RuleKey("email", ["邮箱"], .email, zh: "发件地址", en: "the address mails come from")
    case .zone: RuleKey("zone", ["时区"], .zone, zh: "时区，默认 Asia/Shanghai", en: "time zone, Asia/Shanghai by default")
    case .calendar:
      RuleKey(
        "calendar", ["日历"], .reference(to: "calendars"), zh: "在哪些工作日通知",
        en: "the working days on which people are told")
    case .workflow:
      RuleKey(
        "workflow", ["办理流程"], .reference(to: "workflows"), zh: "没有另写办理流程的计划用这个",
        en: "used by plans that name none")
    case .channels:
      RuleKey(
        "channels", ["渠道"], .oneOrMore(.reference(to: "channels")), zh: "没有另写渠道的人用这些",
        en: "used by whoever names none")
    case .administrators:
      RuleKey(
        "administrators", ["管理员"], .oneOrMore(.reference(to: "people")), zh: "规则的修改未被采用时告诉谁",
        en: "who is told when an edit of the rules is refused or held")
    case .delivery:
      RuleKey("delivery", ["发送"], .section("delivery"), zh: "几点、怎样发送", en: "at what hour, in what form")
    case .scoring:
      RuleKey(
        "scoring", ["考核打分"], .section("scoring"), zh: "责任单位账目里怎样打分；不写就不打分、不排名",
        en: "how accounts of units are scored; without it nobody is scored or ranked")
    case .feeds:
      RuleKey(
        "feeds", ["日历订阅"], .section("feeds"), zh: "每个人、每个单位的日历文件放在哪里；不写就不写出",
        en: "where the calendar file of every person and unit is kept; without it none is written")
    case .trial:
      RuleKey(
        "trial", ["试运行"], .either(.yesNo, .email),
        zh: "是否试运行：yes，信件只放进台账旁边的文件夹 trial；写一个邮箱，邮件全部改发到这个邮箱；都不发给本人，报表照常写出",
        en:
          "yes: letters go into the folder 'trial' beside the ledger and to nobody; an address: mail goes to it alone; "
          + "reports are written")
    }
  }
}

enum FeedsKey: UInt8, SectionKey {
  case folder

  static let lookup = KeyLookup(FeedsKey.self)

  var row: RuleKey {
    switch self {
    case .folder: RuleKey("folder", ["文件夹"], .line, required: true, zh: "写到哪个文件夹", en: "the folder it writes to")
    }
  }
}

enum DeliveryKey: UInt8, SectionKey {
  case at, digest, quiet, cap

  static let lookup = KeyLookup(DeliveryKey.self)

  static let digestWords = WordList<Bool>([(true, "daily", ["每日"])])

  var row: RuleKey {
    switch self {
    case .at:
      RuleKey("at", ["时间"], .time, zh: "每天汇总发送的时刻，默认 09:00", en: "hour of the daily digest, 09:00 by default")
    case .digest: RuleKey("digest", ["汇总"], Self.digestWords.kind, zh: "怎样汇总", en: "how messages are gathered")
    case .quiet: RuleKey("quiet", ["免打扰"], .quietHours, zh: "不发送的时段", en: "nothing goes out between these times")
    case .cap:
      RuleKey(
        "cap", ["上限"], .perWeek, zh: "每人每周每个渠道最多几件，满了的留到下周；督办单和立即发送的不受限",
        en: "letters a person gets a week through a channel; digests beyond it wait for the next week, slips and "
          + "what is urgent do not")
    }
  }
}
