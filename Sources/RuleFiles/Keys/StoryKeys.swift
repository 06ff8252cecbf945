enum StoryKey: UInt8, SectionKey {
  case done, progress, attach, event, value, unit, on, recorded, by, ref, note

  static let lookup = KeyLookup(StoryKey.self)

  var row: RuleKey {
    switch self {
    case .done: RuleKey("done", ["办结"], .obligation, zh: "办结的事项", en: "the obligation that is met")
    case .progress:
      RuleKey("progress", ["进展"], .obligation, zh: "有进展的事项", en: "the obligation of which more was reached")
    case .attach:
      RuleKey("attach", ["佐证"], .obligation, zh: "交来佐证材料的事项", en: "the obligation a document was handed in for")
    case .event: RuleKey("event", ["事件"], .obligation, zh: "起算事件发生的事项", en: "the commitment whose event happened")
    case .value: RuleKey("value", ["数量"], .decimal, zh: "新增数量，更正时为负", en: "how much more; negative to correct")
    case .unit: RuleKey("unit", ["量词"], .line, zh: "数量的单位，如 家", en: "measure word, when there are several targets")
    case .on: RuleKey("on", ["日期"], .day, required: true, zh: "发生的日期", en: "the day it happened")
    case .recorded: RuleKey("recorded", ["登记日期"], .day, zh: "登记的日期，默认为发生的日期", en: "the day it was written down")
    case .by: RuleKey("by", ["登记人"], .line, zh: "登记人，默认为本单位", en: "who says so, the office by default")
    case .ref: RuleKey("ref", ["文号"], .line, zh: "文号或文件", en: "number of a document, path or other reference")
    case .note: RuleKey("note", ["备注"], .text, zh: "备注；交佐证材料时写材料名称", en: "remark; for attach the document's kind")
    }
  }
}
