enum UnitKey: UInt8, SectionKey {
  case name, id, aliases, liaison, leader, channels, calendar, renamedFrom, mergedInto, reportsTo, department

  static let lookup = KeyLookup(UnitKey.self)

  var row: RuleKey {
    switch self {
    case .name: RuleKey("name", ["名称"], .line, required: true, zh: "单位名称", en: "name of the unit")
    case .id:
      RuleKey("id", ["编号"], .identifier, zh: "编号，默认为名称，改名时保留", en: "its name by default; survives renaming")
    case .aliases:
      RuleKey("aliases", ["别名"], .oneOrMore(.line), zh: "计划里的其他写法", en: "other ways plans write it")
    case .liaison:
      RuleKey(
        "liaison", ["联络员"], .oneOrMore(.either(.reference(to: "people"), .section("contact"))), zh: "联络员",
        en: "told of what the unit answers for")
    case .leader:
      RuleKey(
        "leader", ["分管领导"], .oneOrMore(.either(.reference(to: "people"), .section("contact"))), zh: "分管领导",
        en: "told when it escalates")
    case .channels:
      RuleKey(
        "channels", ["渠道"], .oneOrMore(.reference(to: "channels")), zh: "通知渠道，默认为本单位的",
        en: "how its people are told, the office's by default")
    case .calendar:
      RuleKey(
        "calendar", ["日历"], .reference(to: "calendars"), zh: "本单位自己的工作日历，默认为计划的",
        en: "a working calendar of its own, its plan's by default")
    case .renamedFrom:
      RuleKey(
        "renamed-from", ["曾用名"], .oneOrMore(.either(.line, .section("former-name"))), zh: "改名以前的名称",
        en: "what it was called before it was renamed")
    case .mergedInto:
      RuleKey(
        "merged-into", ["并入"], .section("merger"), zh: "并入了哪个单位，从哪一天起", en: "the unit that took it over, and when")
    case .reportsTo:
      RuleKey(
        "reports-to", ["上级单位"], .reference(to: "units"), zh: "向哪个单位报告", en: "the unit it reports to")
    case .department:
      RuleKey("department", ["责任科室"], .line, zh: "责任科室", en: "which of its offices does the work")
    }
  }
}

enum ContactKey: UInt8, SectionKey {
  case person, from, to, away, standIn

  static let lookup = KeyLookup(ContactKey.self)

  var row: RuleKey {
    switch self {
    case .person:
      RuleKey("person", ["人员"], .reference(to: "people"), required: true, zh: "谁", en: "who")
    case .from: RuleKey("from", ["起"], .day, zh: "从哪一天起任职", en: "the first day of the term")
    case .to: RuleKey("to", ["止"], .day, zh: "任职到哪一天", en: "the last day of the term")
    case .away:
      RuleKey(
        "away", ["不在岗"], .oneOrMore(.days), zh: "不在岗的日子，由代理人接收", en: "days on which the stand-in is told instead")
    case .standIn:
      RuleKey("stand-in", ["代理人"], .reference(to: "people"), zh: "代理人（B岗）", en: "who stands in meanwhile")
    }
  }
}

enum FormerNameKey: UInt8, SectionKey {
  case name, on

  static let lookup = KeyLookup(FormerNameKey.self)

  var row: RuleKey {
    switch self {
    case .name: RuleKey("name", ["名称"], .line, required: true, zh: "原来的名称", en: "the former name")
    case .on: RuleKey("on", ["日期", "更名日期"], .day, zh: "从哪一天起用新名称", en: "the first day of the new name")
    }
  }
}

enum MergerKey: UInt8, SectionKey {
  case unit, on

  static let lookup = KeyLookup(MergerKey.self)

  var row: RuleKey {
    switch self {
    case .unit:
      RuleKey(
        "unit", ["单位"], .reference(to: "units"), required: true, zh: "并入的单位", en: "the unit that took it over")
    case .on:
      RuleKey("on", ["日期", "并入日期"], .day, required: true, zh: "从哪一天起", en: "the first day on which it answers")
    }
  }
}

enum GroupKey: UInt8, SectionKey {
  case name, id, aliases, members

  static let lookup = KeyLookup(GroupKey.self)

  static let undefinedWord = WordList<Bool>([(true, "undefined", ["未明确"])])

  var row: RuleKey {
    switch self {
    case .name: RuleKey("name", ["名称"], .line, required: true, zh: "单位组的名称", en: "name of the group")
    case .id: RuleKey("id", ["编号"], .identifier, zh: "编号，默认为名称", en: "its name by default")
    case .aliases:
      RuleKey("aliases", ["别名"], .oneOrMore(.line), zh: "计划里的其他写法", en: "other ways plans write it")
    case .members:
      RuleKey(
        "members", ["成员"], .oneOrMore(.either(.units, Self.undefinedWord.kind)), required: true,
        zh: "成员单位或单位组；计划没有明确的写 undefined，只明确了一部分的列出后再写 undefined",
        en: "its units or groups; undefined for what the plan leaves open, alone or after those it names")
    }
  }
}

enum PersonKey: UInt8, SectionKey {
  case name, id, email, channels

  static let lookup = KeyLookup(PersonKey.self)

  var row: RuleKey {
    switch self {
    case .name: RuleKey("name", ["名称", "姓名"], .line, required: true, zh: "姓名或职务", en: "name or position")
    case .id: RuleKey("id", ["编号"], .identifier, zh: "编号，默认为名称", en: "the name by default")
    case .email: RuleKey("email", ["邮箱"], .email, zh: "邮箱地址", en: "mail address")
    case .channels:
      RuleKey(
        "channels", ["渠道"], .oneOrMore(.reference(to: "channels")), zh: "通知渠道，默认为单位的",
        en: "how this person is told, as the unit by default")
    }
  }
}
