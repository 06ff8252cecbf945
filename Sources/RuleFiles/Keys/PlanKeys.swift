import PlanLanguage
import Rules

enum PlanKey: UInt8, SectionKey {
  case id, title, number, issuer, issued, effective, closed, year, period, zone, source, calendar, policy
  case supervisor, roles, visibility, readings, notes

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
    case .supervisor:
      RuleKey("supervisor", ["督办单位"], .reference(to: "units"), zh: "督办单位", en: "the unit that supervises it")
    case .roles:
      RuleKey("roles", ["分工"], Self.roleWords.kind, zh: "一串责任单位怎么读", en: "how a bare list of units reads")
    case .visibility:
      RuleKey("visibility", ["公开属性"], Self.visibilityWords.kind, zh: "是否公开", en: "who may see it")
    case .readings:
      RuleKey("readings", ["解读"], .section("readings"), zh: "有歧义的期限怎么读", en: "how ambiguous deadlines are read")
    case .notes:
      RuleKey(
        "notes", ["条款备注"], .list(of: "note"), zh: "文件里不落到责任单位的话：目标、组织、倡导",
        en: "what the document says without assigning it: goals, organisation, appeals")
    }
  }
}
