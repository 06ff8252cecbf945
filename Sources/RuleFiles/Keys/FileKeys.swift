/// The sections a file may hold.
enum FileKey: UInt8, SectionKey {
  case plan, office, channels, policies, workflows, tasks, units, groups, people, calendars, periods, reports,
    story, tests

  static let lookup = KeyLookup(FileKey.self)

  var row: RuleKey {
    switch self {
    case .plan:
      RuleKey("plan", ["计划"], .section("plan"), zh: "本文件的计划", en: "the plan of this file")
    case .tasks:
      RuleKey(
        "tasks", ["任务"], .list(of: "task"), zh: "计划的任务", en: "tasks of the file's plan, or of the plans they name")
    case .units:
      RuleKey("units", ["单位"], .list(of: "unit"), zh: "责任单位", en: "responsible units")
    case .groups:
      RuleKey("groups", ["单位组"], .list(of: "group"), zh: "单位组", en: "named sets of units")
    case .people:
      RuleKey("people", ["人员"], .list(of: "person"), zh: "被通知的人", en: "people who are told")
    case .calendars:
      RuleKey("calendars", ["工作日历"], .map(of: "calendar"), zh: "工作日历", en: "working calendars by name")
    case .periods:
      RuleKey("periods", ["时段"], .list(of: "named-period"), zh: "有名称的时段，如暑期", en: "periods with a name")
    case .policies:
      RuleKey("policies", ["督办规则"], .map(of: "policy"), zh: "督办规则", en: "policies by name")
    case .workflows:
      RuleKey(
        "workflows", ["办理流程"], .map(of: "workflow"), zh: "办理流程；内置 standard（标准）和 one-step（一步办结）",
        en: "workflows by name; 'standard' and 'one-step' are built in")
    case .channels:
      RuleKey("channels", ["渠道"], .map(of: "channel"), zh: "通知渠道", en: "channels by name")
    case .reports:
      RuleKey("reports", ["报表"], .list(of: "report"), zh: "定期报表", en: "reports that are written by themselves")
    case .office:
      RuleKey(
        "office", ["本单位"], .section("office"), zh: "本单位的时间和渠道", en: "hours and channels of the supervising office")
    case .story:
      RuleKey("story", ["演练"], .list(of: "story-fact"), zh: "供演练用的记录", en: "dated facts for simulate")
    case .tests:
      RuleKey(
        "tests", ["测试"], .list(of: "test"), zh: "规则的测试，由 duban test 运行",
        en: "what the rules must come to: run by duban test")
    }
  }
}
