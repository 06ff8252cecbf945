public import Diagnostics

/// Every code a rule file can be answered with, and what it is about: a closed list, each with a test.
public enum FaultCode: String, Sendable, CaseIterable {
  case fileTooLarge = "file.too-large"
  case fileUTF16 = "file.utf-16"
  case fileGB18030 = "file.gb18030"
  case fileNotUTF8 = "file.not-utf-8"
  case fileHiddenCharacter = "file.hidden-character"
  case fileTooManyFaults = "file.too-many-faults"
  case fileIgnored = "file.ignored"

  case yamlSyntax = "yaml.syntax"
  case yamlTab = "yaml.tab"
  case yamlFullWidth = "yaml.full-width"
  case yamlDepth = "yaml.depth"
  case yamlTag = "yaml.tag"
  case yamlDocuments = "yaml.documents"
  case yamlComplexKey = "yaml.complex-key"
  case yamlUnknownAnchor = "yaml.unknown-anchor"
  case yamlAliasInsideItself = "yaml.alias-inside-itself"
  case yamlAliasLimit = "yaml.alias-limit"
  case yamlMerge = "yaml.merge"

  case ruleUnknownKey = "rule.unknown-key"
  case ruleDuplicateKey = "rule.duplicate-key"
  case ruleMissingKey = "rule.missing-key"
  case ruleEmptyValue = "rule.empty-value"
  case ruleEmptyList = "rule.empty-list"
  case ruleWrongType = "rule.wrong-type"
  case ruleBadValue = "rule.bad-value"
  case ruleUnknownWord = "rule.unknown-word"
  case ruleFullWidth = "rule.full-width"
  case ruleSeveralLines = "rule.several-lines"
  case ruleBadIdentifier = "rule.bad-id"
  case ruleConflictingKeys = "rule.conflicting-keys"
  case ruleListedTwice = "rule.listed-twice"
  case ruleDuplicateID = "rule.duplicate-id"
  case ruleNoPlan = "rule.no-plan"
  case ruleUnknownZone = "rule.unknown-zone"
  case ruleUnknownName = "rule.unknown-name"
  case ruleAmbiguousName = "rule.ambiguous-name"
  case ruleNotNamed = "rule.not-named"
  case ruleCondition = "rule.condition"
  case ruleUntold = "rule.untold"
  case ruleNoWork = "rule.no-working-day"
  case ruleNoAddress = "rule.no-address"

  case calendarCycle = "calendar.cycle"
  case groupCycle = "group.cycle"
  case groupUndefined = "group.undefined"
  case unitCycle = "unit.cycle"
  case unitRenamed = "unit.renamed"
  case contactOverlap = "contact.overlap"
  case contactEnded = "contact.ended"
  case planOutsider = "plan.outsider"
  case chainCycle = "chain.cycle"
  case chainImpossible = "chain.impossible"
  case chainRecurring = "chain.recurring"
  case chainLong = "chain.long"
  case workflowOrder = "workflow.order"
  case workflowMilestone = "workflow.milestone"

  case deadlineUnread = "deadline.unread"
  case deadlineNone = "deadline.none"
  case deadlineImpossible = "deadline.impossible"
  case deadlineUndecided = "deadline.undecided"
  case deadlineAmbiguous = "deadline.ambiguous"
  case deadlineBeforeIssue = "deadline.before-issue"
  case targetUnread = "target.unread"
  case targetTotal = "target.total"
  case reportNoDays = "report.no-days"
  case templateUnread = "template.unread"
  case storyUnknownKey = "story.unknown-key"
  case testUnknownKey = "test.unknown-key"
  case testUnknownStep = "test.unknown-step"
  case testLaterDay = "test.later-day"

  case clauseElsewhere = "clause.elsewhere"
  case clauseNotFound = "clause.not-found"
  case clauseNoSource = "clause.no-source"

  /// What it is about, in one sentence without a full stop.
  public var about: Bilingual {
    switch self {
    case .fileTooLarge: Bilingual(zh: "文件超过大小上限", en: "the file is larger than the limit")
    case .fileUTF16: Bilingual(zh: "文件是 UTF-16 编码，规则文件要用 UTF-8", en: "the file is UTF-16; rule files are UTF-8")
    case .fileGB18030:
      Bilingual(zh: "文件像是 GBK 编码，规则文件要用 UTF-8", en: "the file looks like GBK; rule files are UTF-8")
    case .fileNotUTF8: Bilingual(zh: "文件里有不是 UTF-8 的字节", en: "the file holds bytes that are not UTF-8")
    case .fileHiddenCharacter:
      Bilingual(
        zh: "文件里有看不见的字符：控制字符、改变书写方向的字符、零宽字符",
        en: "the file holds characters nobody sees: control, direction, zero width")
    case .fileTooManyFaults:
      Bilingual(zh: "一个文件的错误太多，其余的只计数", en: "one file has so many faults that the rest is only counted")
    case .fileIgnored:
      Bilingual(zh: "规则文件夹里有没有读的文件", en: "something in the folder of rules is not read")
    case .yamlSyntax: Bilingual(zh: "不是合法的 YAML", en: "the file is not YAML")
    case .yamlTab: Bilingual(zh: "缩进要用空格，不能用制表符", en: "YAML is indented with spaces, not with tabs")
    case .yamlFullWidth: Bilingual(zh: "YAML 的标点要用英文半角", en: "YAML's punctuation is ASCII, not full-width")
    case .yamlDepth: Bilingual(zh: "嵌套层数超过上限", en: "mappings and lists are nested too deep")
    case .yamlTag: Bilingual(zh: "规则文件不用 YAML 标签（!、!!）", en: "rule files have no YAML tags")
    case .yamlDocuments: Bilingual(zh: "一个文件只能有一个 YAML 文档", en: "a rule file is one YAML document")
    case .yamlComplexKey: Bilingual(zh: "键必须是一行文字", en: "a key is a plain word")
    case .yamlUnknownAnchor: Bilingual(zh: "引用（*名称）没有对应的锚点（&名称）", en: "an alias has no anchor before it")
    case .yamlAliasInsideItself: Bilingual(zh: "锚点引用了自身", en: "an anchor refers to itself")
    case .yamlAliasLimit: Bilingual(zh: "引用展开后的内容超过上限", en: "aliases stand for more than the limit")
    case .yamlMerge: Bilingual(zh: "合并键（<<）的值必须是映射", en: "a merge key takes a mapping or a list of mappings")
    case .ruleUnknownKey: Bilingual(zh: "这一节没有这个键", en: "the section has no such key")
    case .ruleDuplicateKey: Bilingual(zh: "同一个键写了两次", en: "a key is written twice")
    case .ruleMissingKey: Bilingual(zh: "缺少必须写的键", en: "a key that must be there is missing")
    case .ruleEmptyValue: Bilingual(zh: "键后面没有值", en: "a key has no value")
    case .ruleEmptyList: Bilingual(zh: "列表是空的", en: "a list is empty")
    case .ruleWrongType:
      Bilingual(zh: "值的种类不对：该是文字、列表或下一层的键", en: "a text, a list or a mapping stands where another is wanted")
    case .ruleBadValue: Bilingual(zh: "值的写法不对", en: "a value is not written as its key wants it")
    case .ruleUnknownWord: Bilingual(zh: "不是可选的词", en: "a value is none of the words its key knows")
    case .ruleFullWidth: Bilingual(zh: "键或值用了全角字符", en: "a key or value is written in full-width characters")
    case .ruleSeveralLines: Bilingual(zh: "这个值只能有一行", en: "a value that is one line has several")
    case .ruleBadIdentifier: Bilingual(zh: "编号里有不能用的字符", en: "an id holds what an id cannot hold")
    case .ruleConflictingKeys: Bilingual(zh: "几个键不能同时写，或必须一起写", en: "keys exclude or need each other")
    case .ruleListedTwice: Bilingual(zh: "列表里同一项写了两次", en: "an item is listed twice")
    case .ruleDuplicateID: Bilingual(zh: "同一个编号或名称声明了两次", en: "an id or name is declared twice")
    case .ruleNoPlan: Bilingual(zh: "没有计划，或任务没有所属的计划", en: "there is no plan, or a task belongs to none")
    case .ruleUnknownZone: Bilingual(zh: "没有这个时区", en: "there is no such time zone")
    case .ruleUnknownName: Bilingual(zh: "引用的名称没有声明", en: "a name that is referred to is declared nowhere")
    case .ruleAmbiguousName: Bilingual(zh: "一个名称可以指好几个", en: "a name may mean several things")
    case .ruleNotNamed:
      Bilingual(zh: "没有写用哪一个，也不能推定", en: "something must be named because none or several are declared")
    case .ruleCondition: Bilingual(zh: "条件读不懂", en: "a condition is not understood")
    case .ruleUntold: Bilingual(zh: "没有人会接到通知", en: "nobody would be told")
    case .ruleNoAddress: Bilingual(zh: "该用邮件通知的人没有邮箱", en: "somebody who is told by mail has no address")
    case .ruleNoWork: Bilingual(zh: "一周没有工作日", en: "a week has no working day")
    case .calendarCycle: Bilingual(zh: "工作日历以自己为底", en: "a calendar rests on itself")
    case .groupCycle: Bilingual(zh: "单位组循环包含", en: "a group contains itself")
    case .groupUndefined:
      Bilingual(zh: "计划没有明确单位组的成员，要有人决定", en: "the plan leaves a group's members open: a person must decide")
    case .unitCycle: Bilingual(zh: "单位的上级或并入绕回了自己", en: "a unit reports to itself, or was merged into itself")
    case .unitRenamed: Bilingual(zh: "计划用了单位的旧名", en: "a plan writes a unit by its former name")
    case .contactOverlap: Bilingual(zh: "任期重叠", en: "terms of office overlap")
    case .contactEnded: Bilingual(zh: "任期已满而没有人接任", en: "a term ends and nobody follows")
    case .planOutsider:
      Bilingual(zh: "不公开的计划点了知悉范围以外的人", en: "a step of an internal plan names somebody who may not know it")
    case .chainCycle: Bilingual(zh: "前置、依赖绕成了一圈", en: "commitments wait for each other in a circle")
    case .chainImpossible: Bilingual(zh: "前后事项的期限排不开", en: "a chain of commitments cannot be met in time")
    case .chainRecurring: Bilingual(zh: "前置事项是循环的", en: "a term cannot begin with something that recurs")
    case .chainLong: Bilingual(zh: "前置事项一环扣一环，太长", en: "a chain of commitments is too long")
    case .workflowOrder: Bilingual(zh: "办理流程的环节排不通", en: "the stages of a workflow do not lead to its end")
    case .workflowMilestone:
      Bilingual(zh: "里程碑和办理流程的环节同名", en: "a milestone has the id of a stage of its workflow")
    case .targetTotal: Bilingual(zh: "合计与各期之和不符", en: "a total is not the sum of its turns")
    case .deadlineUnread: Bilingual(zh: "期限读不懂", en: "a deadline is not understood")
    case .deadlineNone: Bilingual(zh: "有时间字样，但不是期限", en: "words of time that state no deadline")
    case .deadlineImpossible:
      Bilingual(zh: "没有这一天，或起止颠倒", en: "a day that does not exist, or a window that ends before it starts")
    case .deadlineUndecided: Bilingual(zh: "期限不明确（定期、适时），要有人决定", en: "a deadline is vague: a person must decide")
    case .deadlineAmbiguous:
      Bilingual(zh: "期限有两种读法，这里说明按哪一种", en: "a deadline can be read in two ways; this says which was taken")
    case .deadlineBeforeIssue:
      Bilingual(zh: "期限早于计划印发日期或交办日期", en: "a deadline was past before its plan was issued or its task raised")
    case .targetUnread: Bilingual(zh: "数量读不懂", en: "a quantity is not understood")
    case .reportNoDays: Bilingual(zh: "报表的周期得不出日子", en: "a report's schedule says no days")
    case .templateUnread:
      Bilingual(
        zh: "信件模板读不懂，或用了信里没有的名称", en: "a template of letters is not understood, or names what letters have not")
    case .storyUnknownKey: Bilingual(zh: "演练记录指向不存在的事项", en: "a story speaks of an obligation that does not exist")
    case .testUnknownKey: Bilingual(zh: "测试指向不存在的事项", en: "a test speaks of an obligation that does not exist")
    case .testUnknownStep:
      Bilingual(zh: "测试写的步骤，督办规则里没有", en: "a test names a step that the obligation's policy does not have")
    case .testLaterDay:
      Bilingual(zh: "测试要核对的通知晚于核对的那一天", en: "a test asks for what is told after the day of its check")
    case .clauseElsewhere: Bilingual(zh: "引文不在所写的行", en: "a quote stands on another line")
    case .clauseNotFound: Bilingual(zh: "原文里没有这段引文", en: "a quote is not in the document")
    case .clauseNoSource: Bilingual(zh: "有引文，但没有原文可核对", en: "a quote has no document to be checked against")
    }
  }
}

extension Diagnostic {
  /// A finding with a code of the list.
  init(
    _ severity: Severity, _ code: FaultCode, zh: String, en: String, at span: SourceSpan?, help: Bilingual? = nil
  ) {
    self.init(severity, code.rawValue, Bilingual(zh: zh, en: en), at: span, help: help)
  }
}
