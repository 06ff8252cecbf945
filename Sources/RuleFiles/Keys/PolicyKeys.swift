import Rules

enum PolicyKey: UInt8, SectionKey {
  case steps, lamps, pace, acknowledgement

  static let lookup = KeyLookup(PolicyKey.self)

  static let paceWords = WordList<Policy.Pace>([
    (.none, "none", ["不要求"]), (.linear, "linear", ["均衡"]),
  ])

  var row: RuleKey {
    switch self {
    case .steps:
      RuleKey("steps", ["步骤"], .list(of: "step"), required: true, zh: "在哪一天通知谁", en: "on which day to tell whom")
    case .lamps: RuleKey("lamps", ["灯色"], .section("lamps"), zh: "什么时候变灯", en: "when a lamp turns")
    case .pace:
      RuleKey(
        "pace", ["序时进度"], Self.paceWords.kind, zh: "是否按序时进度要求", en: "whether progress must keep pace with time")
    case .acknowledgement:
      RuleKey(
        "acknowledgement", ["知悉有效期"], .span, zh: "责任单位知悉后多久内不再提醒，过后另行计时",
        en: "how long reminders rest once the unit said that it knows; then a second clock starts")
    }
  }
}

enum StepKey: UInt8, SectionKey {
  case id, before, on, after, lapsed, every, times, tell, when, unless, urgent, slip, reply

  static let lookup = KeyLookup(StepKey.self)

  static let onWords = WordList<Step.Anchor>([
    (.due, "due", ["到期日"]), (.start, "start", ["开始日"]),
  ])
  static let roleWords = WordList<Role>([
    (.liaison, "liaison", ["联络员"]), (.leader, "leader", ["分管领导"]),
    (.support, "support", ["配合单位联络员", "配合单位"]), (.superior, "superior", ["上级单位"]), (.line, "line", ["逐级"]),
    (.supervisor, "supervisor", ["督办单位"]),
  ])
  static let slipWords = WordList<Slip.Colour>([
    (.green, "green", ["绿", "绿色"]), (.blue, "blue", ["蓝", "蓝色"]), (.yellow, "yellow", ["黄", "黄色"]),
    (.orange, "orange", ["橙", "橙色"]), (.red, "red", ["红", "红色"]),
  ])

  var row: RuleKey {
    switch self {
    case .id: RuleKey("id", ["编号"], .identifier, zh: "步骤编号，默认由时间得出", en: "given, else made from the offset")
    case .before: RuleKey("before", ["提前"], .span, zh: "到期前多久", en: "so long before the due day")
    case .on:
      RuleKey("on", ["到期"], Self.onWords.kind, zh: "到期日或开始日当天", en: "on the due day, or the day the window opens")
    case .after: RuleKey("after", ["逾期"], .span, zh: "逾期后多久", en: "so long after the due day")
    case .lapsed:
      RuleKey(
        "lapsed", ["知悉到期"], .span, zh: "知悉到期后多久，责任单位仍无进展的",
        en: "so long after an acknowledgement ran out unanswered")
    case .every: RuleKey("every", ["每隔"], .span, zh: "每隔多久再通知，直到办结", en: "again so often, until it is met")
    case .times: RuleKey("times", ["次数"], .count, zh: "最多几次", en: "turns at most")
    case .tell:
      RuleKey(
        "tell", ["通知"], .oneOrMore(.either(Self.roleWords.kind, .reference(to: "people"))), required: true,
        zh: "通知谁", en: "whom to tell")
    case .when: RuleKey("when", ["当"], .condition, zh: "只在条件成立时通知", en: "only when this holds")
    case .unless: RuleKey("unless", ["除非"], .condition, zh: "条件成立时不通知", en: "not when this holds")
    case .urgent:
      RuleKey("urgent", ["立即"], .yesNo, zh: "是否立即发送，不等汇总", en: "at once instead of with the next digest")
    case .slip:
      RuleKey(
        "slip", ["督办单"], Self.slipWords.kind, zh: "签发哪种颜色的督办单；下一级只在上一级逾期未答复时签发",
        en: "the colour of the numbered slip it issues; the next degree only when the last went unanswered")
    case .reply:
      RuleKey("reply", ["答复时限"], .span, zh: "督办单多久内答复，默认3个工作日", en: "how long the unit has to answer a slip")
    }
  }
}

enum LampsKey: UInt8, SectionKey {
  case yellow, red, green, grey, blue

  static let lookup = KeyLookup(LampsKey.self)

  var lamp: Lamp {
    switch self {
    case .yellow: .yellow
    case .red: .red
    case .green: .green
    case .grey: .grey
    case .blue: .blue
    }
  }

  var row: RuleKey {
    switch self {
    case .yellow:
      RuleKey(
        "yellow", ["黄灯"], .either(.spanBefore, .section("lamp")), zh: "到期前多久变黄灯，如 10个工作日；或写文字、颜色、条件",
        en: "yellow from so long before the due day, such as 10 working days before; or word, colour, condition")
    case .red: RuleKey("red", ["红灯"], .section("lamp"), zh: "红灯", en: "the red lamp")
    case .green: RuleKey("green", ["绿灯"], .section("lamp"), zh: "绿灯", en: "the green lamp")
    case .grey: RuleKey("grey", ["灰灯"], .section("lamp"), zh: "灰灯", en: "the grey lamp")
    case .blue: RuleKey("blue", ["蓝灯"], .section("lamp"), zh: "蓝灯", en: "the blue lamp")
    }
  }
}

enum LampKey: UInt8, SectionKey {
  case word, colour, when, before

  static let lookup = KeyLookup(LampKey.self)

  var row: RuleKey {
    switch self {
    case .word: RuleKey("word", ["文字"], .line, zh: "灯旁的文字，如 超期", en: "the word beside it")
    case .colour: RuleKey("colour", ["颜色"], .colour, zh: "颜色，如 #c62828", en: "its colour, such as #c62828")
    case .when:
      RuleKey(
        "when", ["当"], .oneOrMore(.condition), zh: "任一条件成立时亮，只用于黄灯、红灯",
        en: "lights when any of these holds; for yellow and red")
    case .before:
      RuleKey("before", ["提前"], .spanBefore, zh: "到期前多久变黄灯", en: "yellow from so long before the due day")
    }
  }
}
