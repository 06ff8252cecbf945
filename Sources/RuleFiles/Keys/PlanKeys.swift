import PlanLanguage
import Rules

enum PlanKey: UInt8, SectionKey {
  case id, title, number, issuer, issued, effective, closed, year, period, zone, source, calendar, policy, workflow
  case feedback
  case supervisor, roles, visibility, carryOver, region, readers, pairs, evidenceRules, readings, indicators
  case defaults, notes

  static let lookup = KeyLookup(PlanKey.self)

  static let roleWords = WordList<Plan.Roles>([
    (.joint, "joint", ["共同"]), (.first, "first", ["首位牵头"]), (.labelled, "labelled", ["按标注"]),
  ])
  static let visibilityWords = WordList<Plan.Visibility>([
    (.public, "public", ["公开"]), (.internal, "internal", ["不公开"]),
  ])

  var row: RuleKey {
    switch self {
    case .id:
      RuleKey("id", ["编号"], .identifier, required: true, zh: "计划编号，定下后不改", en: "stable for ever; keys hang on it")
    case .title:
      RuleKey("title", ["标题"], .line, required: true, zh: "文件标题", en: "title of the document")
    case .number:
      RuleKey("number", ["文号"], .line, zh: "文号", en: "number of the document")
    case .issuer:
      RuleKey("issuer", ["印发单位"], .line, zh: "印发单位", en: "who issued it")
    case .issued:
      RuleKey("issued", ["印发日期"], .day, zh: "印发日期", en: "the day it was issued")
    case .effective:
      RuleKey("effective", ["施行日期"], .day, zh: "从这一天起督办", en: "from this day its steps are told")
    case .closed:
      RuleKey("closed", ["结束日期"], .day, zh: "计划结束的日期", en: "the day it ended")
    case .year:
      RuleKey("year", ["年度"], .year, zh: "计划年度", en: "the year it covers")
    case .period:
      RuleKey("period", ["期间"], .period, zh: "跨年度或不足一年的计划期间", en: "the days it covers, when they are not one year")
    case .zone:
      RuleKey("zone", ["时区"], .zone, zh: "时区，默认 Asia/Shanghai", en: "time zone, Asia/Shanghai by default")
    case .source:
      RuleKey("source", ["来源"], .line, zh: "原文文件的路径", en: "path of the document's text")
    case .calendar:
      RuleKey("calendar", ["日历"], .reference(to: "calendars"), zh: "所用工作日历", en: "its working calendar")
    case .policy:
      RuleKey("policy", ["督办规则"], .reference(to: "policies"), zh: "所用督办规则", en: "its policy")
    case .workflow:
      RuleKey(
        "workflow", ["办理流程"], .reference(to: "workflows"), zh: "所用办理流程，默认为本单位的，再默认一步办结",
        en: "its workflow: by default the office's, else one step")
    case .feedback: CommitmentKey.feedback.row
    case .supervisor:
      RuleKey("supervisor", ["督办单位"], .reference(to: "units"), zh: "督办单位", en: "the unit that supervises it")
    case .roles:
      RuleKey("roles", ["分工"], Self.roleWords.kind, zh: "一串责任单位怎么读", en: "how a bare list of units reads")
    case .visibility:
      RuleKey("visibility", ["公开属性"], Self.visibilityWords.kind, zh: "是否公开", en: "who may see it")
    case .readings:
      RuleKey("readings", ["解读"], .section("readings"), zh: "有歧义的期限怎么读", en: "how ambiguous deadlines are read")
    case .carryOver:
      RuleKey(
        "carry-over", ["结转"], .reference(to: "plan"), zh: "结束时未办结的事项转入哪个计划；不写即不再督办",
        en: "the plan that goes on with what is open when this one ends; else it is waived")
    case .region:
      RuleKey(
        "region", ["地区"], .line, zh: "本计划的地区，如 相城区：写“区农业局”“农业局”即相城区农业局",
        en: "whose plan it is, such as 相城区: 区农业局 and 农业局 are then 相城区农业局")
    case .readers:
      RuleKey(
        "readers", ["知悉人员"], .oneOrMore(.either(.reference(to: "people"), .units)),
        zh: "不公开的计划还可以让谁知道", en: "who else may be told of an internal plan")
    case .pairs:
      RuleKey("pairs", ["结对"], .list(of: "pair"), zh: "结对关系：谁帮谁", en: "who helps whom")
    case .evidenceRules:
      RuleKey(
        "evidence-rules", ["佐证规则"], .list(of: "evidence-rule"), zh: "全文适用的佐证要求，按标签适用",
        en: "evidence that every commitment with a tag must show")
    case .indicators:
      RuleKey(
        "indicators", ["指标清单"], .oneOrMore(.line), zh: "考核指标的名称", en: "the indicators that tasks may name")
    case .defaults:
      RuleKey(
        "defaults", ["默认值"], .section("defaults"), zh: "任务没有写时用的值", en: "what holds for tasks that do not say")
    case .notes:
      RuleKey(
        "notes", ["条款备注"], .list(of: "note"), zh: "文件里不落到责任单位的话：目标、组织、倡导",
        en: "what the document says without assigning it: goals, organisation, appeals")
    }
  }
}

enum DefaultsKey: UInt8, SectionKey {
  case due, support, evidence, answeredBy, performedBy, chase, policy, calendar, tags

  static let lookup = KeyLookup(DefaultsKey.self)

  var row: RuleKey {
    switch self {
    case .due: CommitmentKey.due.row
    case .support: CommitmentKey.support.row
    case .evidence: CommitmentKey.evidence.row
    case .answeredBy: CommitmentKey.answeredBy.row
    case .performedBy: CommitmentKey.performedBy.row
    case .chase: CommitmentKey.chase.row
    case .policy: TaskKey.policy.row
    case .calendar: CommitmentKey.calendar.row
    case .tags: CommitmentKey.tags.row
    }
  }
}

enum PairKey: UInt8, SectionKey {
  case id, ours, theirs, clause

  static let lookup = KeyLookup(PairKey.self)

  var row: RuleKey {
    switch self {
    case .id: RuleKey("id", ["编号"], .identifier, zh: "编号，默认为“本方-对方”", en: "both names by default, ours first")
    case .ours: RuleKey("ours", ["本方"], .line, required: true, zh: "本方的单位", en: "our side")
    case .theirs: RuleKey("theirs", ["对方"], .line, required: true, zh: "对方的单位", en: "the other side")
    case .clause: ClauseKey.only
    }
  }
}

enum EvidenceRuleKey: UInt8, SectionKey {
  case tag, evidence, clause

  static let lookup = KeyLookup(EvidenceRuleKey.self)

  var row: RuleKey {
    switch self {
    case .tag: RuleKey("tag", ["标签"], .line, required: true, zh: "适用于有这个标签的事项", en: "applies to what has this tag")
    case .evidence:
      RuleKey(
        "evidence", ["佐证材料"], .oneOrMore(.line), required: true, zh: "要有的材料", en: "documents that must be there")
    case .clause: ClauseKey.only
    }
  }
}
