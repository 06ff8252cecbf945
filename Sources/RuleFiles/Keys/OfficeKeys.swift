import Rules

enum ReportKey: UInt8, SectionKey {
  case id, title, kind, schedule, formats, channel, plans

  static let lookup = KeyLookup(ReportKey.self)

  static let kindWords = WordList<ReportRule.Kind>([
    (.overdue, "overdue", ["超期清单"]), (.upcoming, "upcoming", ["临期清单"]), (.progress, "progress", ["进展"]),
    (.notReported, "not-reported", ["未反馈清单"]), (.account, "account", ["账目", "责任单位账目", "办理情况"]),
  ])

  var row: RuleKey {
    switch self {
    case .id: RuleKey("id", ["编号"], .identifier, required: true, zh: "报表编号", en: "stable for ever")
    case .title: RuleKey("title", ["标题"], .line, required: true, zh: "报表标题", en: "its title")
    case .kind: RuleKey("kind", ["类型"], Self.kindWords.kind, required: true, zh: "报表类型", en: "what it lists")
    case .schedule:
      RuleKey("schedule", ["周期"], .deadline, required: true, zh: "哪些天出，如 每周一", en: "the days it runs, such as 每周一")
    case .formats:
      RuleKey(
        "formats", ["格式"], .oneOrMore(.line), required: true, zh: "格式，如 text、html",
        en: "formats, such as text, html")
    case .channel:
      RuleKey(
        "channel", ["渠道"], .reference(to: "channels"), zh: "经哪个文件渠道，只有一个时可不写",
        en: "the channel of kind file it goes through; may be left out when there is one")
    case .plans:
      RuleKey(
        "plans", ["计划"], .oneOrMore(.reference(to: "plan")), zh: "只列哪些计划，默认为所有公开的计划；不公开的计划要点名才列",
        en: "which plans it lists: all public ones by default; an internal one only when named")
    }
  }
}

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
