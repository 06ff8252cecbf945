import Rules

enum StoryKey: UInt8, SectionKey {
  case done, progress, attach, event, accept, submit, confirm, sendBack, extendRequest, extendApprove, extendRefuse
  case block, unblock, pause, resume, waive, nudge, acknowledge, mute, unmute, value, unit, until, situation, on,
    recorded, by, ref, note

  static let lookup = KeyLookup(StoryKey.self)

  /// The keys that say what happened, each with the fact it makes.
  static let kinds: [(key: StoryKey, kind: Fact.Kind)] = [
    (.done, .done), (.progress, .progress), (.attach, .attach), (.event, .event), (.accept, .accept),
    (.submit, .submit), (.confirm, .confirm), (.sendBack, .sendBack), (.extendRequest, .extendRequest),
    (.extendApprove, .extendApprove), (.extendRefuse, .extendRefuse), (.block, .block), (.unblock, .unblock),
    (.pause, .pause), (.resume, .resume), (.waive, .waive), (.nudge, .nudge),
    (.acknowledge, .acknowledge), (.mute, .mute), (.unmute, .unmute),
  ]

  /// A key named as the fact is.
  private static func happening(_ kind: Fact.Kind, _ zh: String, _ en: String) -> RuleKey {
    RuleKey(kind.names[0], Array(kind.names.dropFirst()), .obligation, zh: zh, en: en)
  }

  var row: RuleKey {
    switch self {
    case .done: Self.happening(.done, "办结的事项", "the obligation that is met")
    case .progress: Self.happening(.progress, "有进展的事项", "the obligation of which more was reached")
    case .attach: Self.happening(.attach, "交来佐证材料的事项", "the obligation a document was handed in for")
    case .event: Self.happening(.event, "起算事件发生的事项", "the commitment whose event happened")
    case .accept: Self.happening(.accept, "签收的事项", "the obligation that the unit has received")
    case .submit: Self.happening(.submit, "报结的事项", "the obligation that the unit says is done")
    case .confirm: Self.happening(.confirm, "审核通过的事项", "the obligation that the supervisor agrees is done")
    case .sendBack:
      Self.happening(
        .sendBack, "责任单位退办、督办单位退回重办的事项，原因写在备注", "the obligation sent back, by the unit or to it; the note says why")
    case .extendRequest:
      Self.happening(
        .extendRequest, "申请延期的事项，新期限写在 until，原因写在备注",
        "the obligation that more time is asked for; until when, and why")
    case .extendApprove: Self.happening(.extendApprove, "批准延期的事项", "the obligation that is given more time")
    case .extendRefuse: Self.happening(.extendRefuse, "不批延期的事项", "the obligation that is given no more time")
    case .block: Self.happening(.block, "受阻的事项，原因写在备注", "the obligation that cannot go on; the note says why")
    case .unblock: Self.happening(.unblock, "不再受阻的事项", "the obligation that can go on")
    case .pause: Self.happening(.pause, "暂停的事项", "the obligation whose time stands still")
    case .resume: Self.happening(.resume, "恢复的事项", "the obligation whose time goes on")
    case .waive:
      Self.happening(.waive, "免办、终止的事项，原因写在备注", "the obligation that need not be done; the note says why")
    case .nudge: Self.happening(.nudge, "人工催办的事项", "the obligation that was urged by hand")
    case .acknowledge: Self.happening(.acknowledge, "责任单位知悉的事项", "the obligation that the unit says it knows of")
    case .mute:
      Self.happening(
        .mute, "暂缓催办的事项，止日写在 until，原因写在备注",
        "the obligation that nobody is reminded of; until when, and why")
    case .unmute: Self.happening(.unmute, "提前恢复催办的事项", "the obligation that is reminded of again before that day")
    case .value: RuleKey("value", ["数量"], .decimal, zh: "新增数量，更正时为负", en: "how much more; negative to correct")
    case .unit:
      RuleKey(
        "unit", ["量词"], .line, zh: "数量的单位，如 家；受阻时写等哪个单位",
        en: "measure word, when there are several targets; for block whom it waits for")
    case .until:
      RuleKey(
        "until", ["新期限"], .day, zh: "延期到哪天；暂缓催办到哪天为止",
        en: "the day an extension runs to; the last day of a mute")
    case .situation:
      RuleKey("situation", ["进展情况"], .line, zh: "申请延期时的进展情况", en: "how far it is when more time is asked for")
    case .on: RuleKey("on", ["日期"], .day, required: true, zh: "发生的日期", en: "the day it happened")
    case .recorded: RuleKey("recorded", ["登记日期"], .day, zh: "登记的日期，默认为发生的日期", en: "the day it was written down")
    case .by: RuleKey("by", ["登记人"], .line, zh: "登记人，默认为本单位", en: "who says so, the office by default")
    case .ref: RuleKey("ref", ["文号"], .line, zh: "文号或文件", en: "number of a document, path or other reference")
    case .note: RuleKey("note", ["备注"], .text, zh: "备注；交佐证材料时写材料名称", en: "remark; for attach the document's kind")
    }
  }
}
