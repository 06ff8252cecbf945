import Rules

enum WorkflowKey: UInt8, SectionKey {
  case stages, `extension`, policy

  static let lookup = KeyLookup(WorkflowKey.self)

  var row: RuleKey {
    switch self {
    case .stages:
      RuleKey(
        "stages", ["环节"], .list(of: "stage"), required: true, zh: "依次经过的环节；最后一个环节结束即办结",
        en: "the stages it goes through in turn; the end of the last one closes it")
    case .extension:
      RuleKey(
        "extension", ["延期审批"], .span, zh: "督办单位批复延期申请的时限",
        en: "how long the supervisor may take over a request for more time")
    case .policy:
      RuleKey(
        "policy", ["督办规则"], .reference(to: "policies"), zh: "环节的提醒按哪套督办规则，默认为任务的",
        en: "the policy its stages are supervised by, the task's by default")
    }
  }
}

enum StageKey: UInt8, SectionKey {
  case id, title, action, holder, requires, within

  static let lookup = KeyLookup(StageKey.self)

  static let actionWords = WordList<Fact.Kind>([
    (.accept, "accept", ["签收"]), (.submit, "submit", ["报结"]), (.confirm, "confirm", ["审核通过", "销号"]),
    (.done, "done", ["办结"]),
  ])
  static let holderWords = WordList<Workflow.Actor>([
    (.unit, "unit", ["责任单位"]), (.supervisor, "supervisor", ["督办单位"]),
  ])
  static let requirementWords = WordList<Workflow.Requirement>([
    (.evidence, "evidence", ["佐证材料"]), (.note, "note", ["备注"]), (.ref, "ref", ["文号"]),
  ])

  var row: RuleKey {
    switch self {
    case .id:
      RuleKey("id", ["编号"], .identifier, required: true, zh: "环节编号，写在事项编号的冒号后", en: "stands in keys after ':'")
    case .title: RuleKey("title", ["标题"], .line, zh: "环节名称", en: "what it is called")
    case .action:
      RuleKey(
        "action", ["动作"], Self.actionWords.kind, required: true, zh: "哪个动作使它结束", en: "the fact that ends it")
    case .holder:
      RuleKey(
        "holder", ["经办"], Self.holderWords.kind, zh: "由谁办，默认：审核由督办单位，其余由责任单位",
        en: "who acts: the supervisor for confirm, else the unit, by default")
    case .requires:
      RuleKey(
        "requires", ["要求"], .oneOrMore(Self.requirementWords.kind), zh: "结束时要有什么；报结、办结默认要佐证材料",
        en: "what must be there at its end; for submit and done the evidence by default")
    case .within:
      RuleKey(
        "within", ["时限"], .span, zh: "从环节开始的次日起多久；不写的以事项期限为准",
        en: "how long it may take from the day after it began; else until the obligation is due")
    }
  }
}
