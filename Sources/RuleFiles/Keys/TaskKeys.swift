import Rules

enum TaskKey: UInt8, SectionKey {
  case id, plan, title, section, lead, support, answeredBy, performedBy, chase, due, decided, target, total, quota
  case evidence, evidenceEach, kind, policy, workflow, feedback, calendar, readings, tags, indicator, after, needs,
    raised,
    clause, note
  case commitments, milestones

  static let lookup = KeyLookup(TaskKey.self)
  /// What few say.
  static let rare: [TaskKey] = [
    .tags, .indicator, .decided, .total, .quota, .after, .needs, .milestones, .feedback, .evidenceEach,
  ]

  var row: RuleKey {
    switch self {
    case .id:
      RuleKey(
        "id", ["编号"], .identifier, required: true, zh: "任务编号，计划内不重复，定下后不改",
        en: "unique in its plan, stable for ever")
    case .title:
      RuleKey("title", ["标题"], .line, required: true, zh: "任务内容", en: "what is to be done")
    case .section:
      RuleKey(
        "section", ["板块"], .oneOrMore(.line), zh: "所属板块；有几层的由大到小列出",
        en: "the heading it stands under; the outermost first when there are several")
    case .lead:
      RuleKey(
        "lead", ["牵头单位", "责任单位"], .oneOrMore(.units), zh: "牵头单位、责任单位；有人要催办时必须有",
        en: "who answers; needed unless nobody is chased")
    case .support: CommitmentKey.support.row
    case .due: CommitmentKey.due.row
    case .target: CommitmentKey.target.row
    case .evidence: CommitmentKey.evidence.row
    case .evidenceEach: CommitmentKey.evidenceEach.row
    case .kind: CommitmentKey.kind.row
    case .answeredBy: CommitmentKey.answeredBy.row
    case .performedBy: CommitmentKey.performedBy.row
    case .chase: CommitmentKey.chase.row
    case .policy:
      RuleKey("policy", ["督办规则"], .reference(to: "policies"), zh: "本任务自己的督办规则", en: "a policy of its own")
    case .workflow:
      RuleKey(
        "workflow", ["办理流程"], .reference(to: "workflows"), zh: "本任务自己的办理流程", en: "a workflow of its own")
    case .feedback: CommitmentKey.feedback.row
    case .calendar: CommitmentKey.calendar.row
    case .readings: CommitmentKey.readings.row
    case .clause: CommitmentKey.clause.row
    case .note: CommitmentKey.note.row
    case .commitments:
      RuleKey(
        "commitments", ["事项"], .list(of: "commitment"), zh: "可单独检查的事项；不写时任务本身就是一项",
        en: "separately checkable promises; without any the task is its own")
    case .plan:
      RuleKey(
        "plan", ["计划"], .reference(to: "plan"), zh: "所属计划；任务和计划在同一文件时不写",
        en: "its plan, when that is in another file")
    case .tags: CommitmentKey.tags.row
    case .indicator: CommitmentKey.indicator.row
    case .decided: CommitmentKey.decided.row
    case .total: CommitmentKey.total.row
    case .quota: CommitmentKey.quota.row
    case .after: CommitmentKey.after.row
    case .needs: CommitmentKey.needs.row
    case .milestones: CommitmentKey.milestones.row
    case .raised:
      RuleKey(
        "raised", ["交办"], .section("raised"), zh: "计划以外交办的任务：谁在哪天为什么交办",
        en: "a task that stands in no document: who raised it, when and why")
    }
  }
}

enum CommitmentKey: UInt8, SectionKey {
  case id, title, kind, due, target, answeredBy, performedBy, chase, after, needs, decided, evidence, evidenceEach
  case calendar, readings, support, indicator, total, quota, tags, clause, note, milestones, feedback

  static let lookup = KeyLookup(CommitmentKey.self)
  /// What few say.
  static let rare: [CommitmentKey] = [
    .tags, .indicator, .decided, .total, .quota, .after, .needs, .milestones, .feedback, .evidenceEach,
  ]

  static let kindWords = WordList<Commitment.Kind>([
    (.countable, "countable", ["计数"]), (.artifact, "artifact", ["成果"]), (.trigger, "trigger", ["触发"]),
    (.exhortation, "exhortation", ["倡导"]),
  ])
  static let answeredWords = WordList<AnsweredByDraft.Word>([
    (.lead, "lead", ["共同"]), (.each, "each", ["各自"]), (.pairs, "pairs", ["各对"]),
  ])
  static let quotaWords = WordList<Commitment.Quota>([
    (.each, "each", ["各自"]), (.total, "total", ["合计"]),
  ])

  var row: RuleKey {
    switch self {
    case .id:
      RuleKey("id", ["编号"], .identifier, required: true, zh: "事项编号，任务内不重复", en: "unique in its task")
    case .title:
      RuleKey("title", ["标题"], .line, required: true, zh: "事项内容", en: "what is promised")
    case .kind:
      RuleKey(
        "kind", ["类型"], Self.kindWords.kind, zh: "类型；不写时有数量的是计数，其余是成果",
        en: "countable when it has a target, else artifact")
    case .due:
      RuleKey(
        "due", ["期限", "完成时限"], .deadline, zh: "期限，照计划原文写；不写时用任务的，再用计划期间",
        en: "the deadline in the plan's words; else the task's, else the plan's period")
    case .target:
      RuleKey("target", ["目标"], .oneOrMore(.quantity), zh: "要达到的数量", en: "quantities to reach")
    case .evidence:
      RuleKey(
        "evidence", ["佐证材料"], .oneOrMore(.line), zh: "办结前要有的材料", en: "documents that must be there before it is met"
      )
    case .evidenceEach:
      RuleKey(
        "evidence-each", ["逐项佐证材料"], .oneOrMore(.line), zh: "每完成一个（场、家、次）都要有一份的材料，如 活动记录",
        en: "documents that must be there once for each unit reached, such as the record of each activity")
    case .answeredBy:
      RuleKey(
        "answered-by", ["承办"],
        .either(Self.answeredWords.kind, .either(.oneOrMore(.units), .section("answered-by"))),
        zh: "由牵头单位共同承办、各自承办、各对承办，或由所列单位承办",
        en: "the lead units together, each for itself, each pair, or the named units")
    case .performedBy:
      RuleKey("performed-by", ["实施方"], .line, zh: "实际实施的一方", en: "who does it, when it is another party")
    case .chase:
      RuleKey("chase", ["催办"], .yesNo, zh: "是否催办", en: "whether anyone is reminded")
    case .calendar:
      RuleKey(
        "calendar", ["日历"], .reference(to: "calendars"), zh: "按哪个工作日历计日，默认为承办单位的，再默认为计划的",
        en: "the calendar its days are counted by: by default its unit's, else its plan's")
    case .readings:
      RuleKey(
        "readings", ["解读"], .section("readings"), zh: "与计划不同的读法和计日规则",
        en: "what is read or counted otherwise than in its plan")
    case .clause:
      RuleKey(
        "clause", ["条款"], .oneOrMore(.section("clause")), zh: "在原文里的位置；写在几处的逐一列出",
        en: "where it stands in the document; each place when there are several")
    case .note:
      RuleKey("note", ["备注"], .text, zh: "编写规则的人要记下的话", en: "what the editor of the rules wants remembered")
    case .support: RuleKey("support", ["配合单位"], .oneOrMore(.units), zh: "配合单位", en: "who supports")
    case .tags:
      RuleKey(
        "tags", ["标签"], .oneOrMore(.line), zh: "标签：用来筛选，也决定适用哪些佐证规则",
        en: "words to narrow lists by; evidence rules apply by them")
    case .indicator:
      RuleKey(
        "indicator", ["指标"], .oneOrMore(.line), zh: "对应的考核指标", en: "the indicators of the assessment it serves")
    case .decided:
      RuleKey(
        "decided", ["决定"], .section("decided"), zh: "文件没有写明期限时，由人定下的期限",
        en: "the deadline that a person settled where the document leaves it open")
    case .total:
      RuleKey(
        "total", ["合计"], .quantity, zh: "各期加起来应有的总数，如 共计1亿元",
        en: "what all turns add up to, such as 共计1亿元")
    case .quota:
      RuleKey(
        "quota", ["指标口径"], Self.quotaWords.kind, zh: "各自承办时，目标是每家的还是合计的",
        en: "whether each unit owes the target, or all of them together")
    case .after:
      RuleKey(
        "after", ["前置"], .line, zh: "前置事项：它办结之后才起算",
        en: "the commitment whose completion starts this one's term")
    case .needs:
      RuleKey(
        "needs", ["依赖"], .oneOrMore(.line), zh: "依赖事项：要先办结的事项", en: "commitments that must be met before this one")
    case .feedback:
      RuleKey(
        "feedback", ["反馈"], .deadline, zh: "反馈周期：办结前按期反馈进展，如 每月25日前",
        en: "by when units say how it goes until it is met, such as 每月25日前")
    case .milestones:
      RuleKey(
        "milestones", ["里程碑"], .list(of: "commitment"), zh: "里程碑，各有自己的期限",
        en: "milestones, each with a deadline of its own")
    }
  }
}

enum AnsweredByKey: UInt8, SectionKey {
  case each

  static let lookup = KeyLookup(AnsweredByKey.self)

  var row: RuleKey {
    switch self {
    case .each:
      RuleKey(
        "each", ["各自"], .oneOrMore(.units), required: true, zh: "所列单位各自承办", en: "each of the named units for itself"
      )
    }
  }
}

enum DecidedKey: UInt8, SectionKey {
  case due, by, on, ref

  static let lookup = KeyLookup(DecidedKey.self)

  var row: RuleKey {
    switch self {
    case .due: RuleKey("due", ["期限"], .deadline, required: true, zh: "定下的期限", en: "the deadline settled on")
    case .by: RuleKey("by", ["登记人", "决定人"], .line, required: true, zh: "谁定的", en: "who decided")
    case .on: RuleKey("on", ["日期", "决定日期"], .day, required: true, zh: "哪天定的", en: "when it was decided")
    case .ref: RuleKey("ref", ["文号", "依据"], .line, zh: "依据：纪要、批示", en: "the minutes or instruction it rests on")
    }
  }
}

enum NoteKey: UInt8, SectionKey {
  case line, quote, about

  static let lookup = KeyLookup(NoteKey.self)

  var row: RuleKey {
    switch self {
    case .line: ClauseKey.line.row
    case .quote: ClauseKey.quote.row
    case .about: RuleKey("about", ["说明"], .line, zh: "说明", en: "what it is about")
    }
  }
}

enum ClauseKey: UInt8, SectionKey {
  case line, quote

  static let lookup = KeyLookup(ClauseKey.self)
  /// Where a clause stands, of what has one place only.
  static let only = RuleKey(
    "clause", ["条款"], .section("clause"), zh: "在原文里的位置", en: "where it stands in the document")

  var row: RuleKey {
    switch self {
    case .line:
      RuleKey("line", ["行"], .count, required: true, zh: "原文的行号，从1数起", en: "line of the document, from 1")
    case .quote:
      RuleKey("quote", ["原文"], .text, required: true, zh: "原文的话", en: "the document's own words")
    }
  }
}
