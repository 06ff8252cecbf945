/// Every key that rule files may hold, section by section.
///
/// The one table behind the loader, its suggestions, the schema for editors and the reference: a new key is a
/// new case in its section's file.
public enum KeyTable {
  public static let sections: [RuleSection] = [
    RuleSection("file", keys: FileKey.lookup.rows, zh: "文件的顶层", en: "the top level of a file"),
    RuleSection("plan", keys: PlanKey.lookup.rows, zh: "计划：一份印发的文件", en: "one issued document"),
    RuleSection(
      "readings", keys: ReadingsKey.lookup.rows, zh: "解读：有歧义的期限怎么读", en: "how ambiguous deadlines are read"),
    RuleSection("task", keys: TaskKey.lookup.rows, zh: "任务：有责任单位的一条", en: "one clause with its responsible units"),
    RuleSection(
      "commitment", keys: CommitmentKey.lookup.rows, zh: "事项：任务里可单独检查的一项", en: "one separately checkable promise"),
    RuleSection("answered-by", keys: AnsweredByKey.lookup.rows, zh: "承办：哪些单位各自承办", en: "which units each answer"),
    RuleSection("decided", keys: DecidedKey.lookup.rows, zh: "决定：由人定下的期限", en: "a deadline that a person settled"),
    RuleSection(
      "defaults", keys: DefaultsKey.lookup.rows, zh: "默认值：任务没有写时用的", en: "what holds for tasks that do not say"),
    RuleSection("pair", keys: PairKey.lookup.rows, zh: "对子：谁帮谁", en: "who helps whom"),
    RuleSection(
      "evidence-rule", keys: EvidenceRuleKey.lookup.rows, zh: "佐证规则：有某个标签的事项要有的材料",
      en: "evidence that what has a tag must show"),
    RuleSection("raised", keys: RaisedKey.lookup.rows, zh: "交办：计划以外的任务从哪里来", en: "how a task was raised"),
    RuleSection("clause", keys: ClauseKey.lookup.rows, zh: "条款：在原文里的位置", en: "where it stands in the document"),
    RuleSection("note", keys: NoteKey.lookup.rows, zh: "条款备注：不落到单位的话", en: "what the document assigns to nobody"),
    RuleSection("unit", keys: UnitKey.lookup.rows, zh: "责任单位", en: "who answers"),
    RuleSection(
      "contact", keys: ContactKey.lookup.rows, zh: "任职：谁，从哪天到哪天，谁代理",
      en: "who is told, in which term, and who stands in"),
    RuleSection("former-name", keys: FormerNameKey.lookup.rows, zh: "曾用名", en: "a name before a renaming"),
    RuleSection("merger", keys: MergerKey.lookup.rows, zh: "并入：机构改革后由谁接手", en: "which unit took it over"),
    RuleSection("group", keys: GroupKey.lookup.rows, zh: "单位组：如各区（镇）", en: "a named set of units"),
    RuleSection("person", keys: PersonKey.lookup.rows, zh: "人员：被通知的人", en: "someone who is told"),
    RuleSection("calendar", keys: CalendarKey.lookup.rows, zh: "工作日历", en: "a working calendar"),
    RuleSection("notice", keys: NoticeKey.lookup.rows, zh: "放假通知", en: "one holiday notice"),
    RuleSection("named-period", keys: PeriodKey.lookup.rows, zh: "时段：有名称的一段日子", en: "a period with a name"),
    RuleSection("policy", keys: PolicyKey.lookup.rows, zh: "督办规则", en: "on which day to tell whom"),
    RuleSection("step", keys: StepKey.lookup.rows, zh: "督办步骤", en: "one line of a policy"),
    RuleSection("lamps", keys: LampsKey.lookup.rows, zh: "灯色", en: "when a lamp turns"),
    RuleSection("lamp", keys: LampKey.lookup.rows, zh: "一种灯的文字、颜色、条件", en: "word, colour and condition of a lamp"),
    RuleSection(
      "workflow", keys: WorkflowKey.lookup.rows, zh: "办理流程：从签收到销号经过哪些环节",
      en: "the stages from receipt to striking off"),
    RuleSection(
      "stage", keys: StageKey.lookup.rows, zh: "环节：谁办、要什么、多久", en: "who acts, what is required, how long"),
    RuleSection("channel", keys: ChannelKey.lookup.rows, zh: "渠道：怎样通知", en: "one way to reach people"),
    RuleSection(
      "secret", keys: SecretKey.lookup.rows, zh: "密码放在哪里：写其中一个", en: "where a password is kept: one of these"),
    RuleSection("report", keys: ReportKey.lookup.rows, zh: "报表", en: "a report written by itself"),
    RuleSection("office", keys: OfficeKey.lookup.rows, zh: "本单位", en: "the office that supervises"),
    RuleSection("delivery", keys: DeliveryKey.lookup.rows, zh: "发送：几点、怎样汇总", en: "at what hour, in what form"),
    RuleSection("scoring", keys: ScoringKey.lookup.rows, zh: "考核打分：各种结果计几分", en: "what each outcome is worth"),
    RuleSection("feeds", keys: FeedsKey.lookup.rows, zh: "日历订阅：日历文件放在哪里", en: "where calendar files are kept"),
    RuleSection("story-fact", keys: StoryKey.lookup.rows, zh: "演练记录", en: "a dated fact for simulate"),
    RuleSection(
      "test", keys: TestKey.lookup.rows, zh: "测试：一些记录，和由此应有的结果", en: "some facts, and what must come of them"),
    RuleSection("check", keys: CheckKey.lookup.rows, zh: "核对：某一天应有的结果", en: "what must hold on one day"),
    RuleSection(
      "telling", keys: TellingKey.lookup.rows, zh: "通知核对：谁因哪一项得到或得不到通知", en: "who is told, or not told, of what"),
  ]

  /// Whether some section has a key spelt `word`.
  static func isKnown(_ word: String) -> Bool { spellings.contains(word) }

  private static let spellings: Set<String> = Set(sections.flatMap { $0.keys.flatMap(\.spellings) })
}
