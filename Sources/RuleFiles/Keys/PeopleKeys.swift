enum UnitKey: UInt8, SectionKey {
  case name, id, aliases, liaison, leader, channels, calendar

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
        "liaison", ["联络员"], .oneOrMore(.reference(to: "people")), zh: "联络员", en: "told of what the unit answers for"
      )
    case .leader:
      RuleKey("leader", ["分管领导"], .oneOrMore(.reference(to: "people")), zh: "分管领导", en: "told when it escalates")
    case .channels:
      RuleKey(
        "channels", ["渠道"], .oneOrMore(.reference(to: "channels")), zh: "通知渠道，默认为本单位的",
        en: "how its people are told, the office's by default")
    case .calendar:
      RuleKey(
        "calendar", ["日历"], .reference(to: "calendars"), zh: "本单位自己的工作日历，默认为计划的",
        en: "a working calendar of its own, its plan's by default")
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
        "members", ["成员"], .either(.oneOrMore(.reference(to: "units")), Self.undefinedWord.kind), required: true,
        zh: "成员单位或单位组；计划没有明确时写 undefined", en: "its units or groups; undefined when the plan leaves it open")
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
