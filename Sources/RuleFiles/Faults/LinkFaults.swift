import CivilTime
import Diagnostics
import PlanLanguage

/// Faults of names that refer to each other.
extension Diagnostic {
  /// What is declared, besides what can be referred to by name.
  enum Declared {
    case task
    case commitment
    case report
    case test
    case period
    case section

    var noun: Bilingual {
      switch self {
      case .task: Bilingual(zh: "任务", en: "task")
      case .commitment: Bilingual(zh: "事项", en: "commitment")
      case .report: Bilingual(zh: "报表", en: "report")
      case .test: Bilingual(zh: "测试", en: "test")
      case .period: Bilingual(zh: "时段", en: "period")
      case .section: Bilingual(zh: "一节", en: "section")
      }
    }
  }

  static func duplicateName(_ name: String, _ kind: NamedKind, first: String, at span: SourceSpan) -> Diagnostic {
    duplicate(name, kind.noun, first: first, at: span)
  }

  static func duplicateName(_ name: String, noun: Declared, first: String, at span: SourceSpan) -> Diagnostic {
    duplicate(name, noun.noun, first: first, at: span)
  }

  private static func duplicate(_ name: String, _ noun: Bilingual, first: String, at span: SourceSpan) -> Diagnostic
  {
    Diagnostic(
      .error, .ruleDuplicateID, zh: "\(noun.zh)“\(shortened(name))”在 \(first) 已经声明过",
      en: "\(noun.en) '\(shortened(name))' is declared at \(first) already", at: span,
      help: Bilingual(zh: "删去其中一个，或改一个的编号", en: "remove one of them, or give one another id"))
  }

  static func unknownName(
    _ name: String, _ kind: NamedKind, nearest: String?, like: [String], at span: SourceSpan
  ) -> Diagnostic {
    var help = didYouMean(nearest)
    if help == nil, !like.isEmpty {
      help = Bilingual(zh: "相近的有：\(like.joined(separator: "、"))", en: "like it: \(like.joined(separator: ", "))")
    }
    return Diagnostic(
      .error, .ruleUnknownName, zh: "没有声明\(kind.noun.zh)“\(shortened(name))”",
      en: "\(kind.noun.en) '\(shortened(name))' is declared nowhere", at: span, help: help)
  }

  static func ambiguousName(_ name: String, _ kind: NamedKind, _ candidates: [String], at span: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .error, .ruleAmbiguousName, zh: "“\(shortened(name))”可以指：\(candidates.joined(separator: "、"))",
      en: "'\(shortened(name))' may mean \(candidates.joined(separator: " or "))", at: span,
      help: Bilingual(zh: "写\(kind.noun.zh)的全名", en: "write the full name"))
  }

  static func notNamed(_ kind: NamedKind, count: Int, at span: SourceSpan) -> Diagnostic {
    count == 0
      ? Diagnostic(
        .error, .ruleNotNamed, zh: "没有声明任何\(kind.noun.zh)", en: "no \(kind.noun.en) is declared", at: span)
      : Diagnostic(
        .error, .ruleNotNamed, zh: "声明了 \(count) 个\(kind.noun.zh)，这里要写用哪一个",
        en: "there are \(count) of kind \(kind.noun.en); name the one to use", at: span)
  }

  static func groupCannotSupervise(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleWrongType, zh: "“\(name)”是单位组，督办单位要写一个单位", en: "'\(name)' is a group; a supervisor is one unit",
      at: span)
  }

  static func groupCycle(_ names: [String], at span: SourceSpan) -> Diagnostic {
    let path = names.joined(separator: " → ")
    return Diagnostic(
      .error, .groupCycle, zh: "单位组包含了自己：\(path)", en: "a group contains itself: \(path)", at: span)
  }

  static func calendarCycle(_ names: [String], at span: SourceSpan) -> Diagnostic {
    let path = names.joined(separator: " → ")
    return Diagnostic(
      .error, .calendarCycle, zh: "工作日历以自己为底：\(path)", en: "a calendar rests on itself: \(path)", at: span)
  }

  static func noPlan(at span: SourceSpan?) -> Diagnostic {
    Diagnostic(
      .error, .ruleNoPlan, zh: "规则文件里没有计划", en: "there is no plan in the rule files", at: span,
      help: Bilingual(zh: "在一个文件里写 plan（计划）一节", en: "write a 'plan' section in one of the files"))
  }

  static func taskWithoutPlan(_ id: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleNoPlan, zh: "任务“\(id)”没有写属于哪个计划", en: "task '\(id)' does not say which plan it belongs to",
      at: span,
      help: Bilingual(zh: "加上 plan（计划）: 计划编号", en: "add 'plan: ID'"))
  }

  static func unknownObligation(_ key: String, nearest: String?, code: FaultCode, at span: SourceSpan) -> Diagnostic
  {
    Diagnostic(
      .error, code, zh: "没有事项“\(shortened(key))”", en: "there is no obligation '\(shortened(key))'",
      at: span,
      help: didYouMean(nearest))
  }

  /// A plan that entries of a file are about is not there at all.
  static func planOfKeys(_ plan: String, nearest: String?, code: FaultCode, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, code, zh: "没有计划“\(shortened(plan))”；这个文件里写它的其他各条不再逐一列出",
      en: "there is no plan '\(shortened(plan))'; what else this file says of it is not listed", at: span,
      help: didYouMean(nearest))
  }

  // MARK: Who is told

  static func untold(_ unit: String, tasks: Int, first: String, isCovered: Bool, at span: SourceSpan) -> Diagnostic
  {
    Diagnostic(
      isCovered ? .decision : .error, .ruleUntold,
      zh: "“\(unit)”要承办 \(tasks) 项（第一项在 \(first)），却没有联络员也没有分管领导" + (isCovered ? "，改为通知督办单位" : ""),
      en: "'\(unit)' answers for \(tasks) (the first at \(first)) but has neither liaison nor leader"
        + (isCovered ? "; the supervisor is told instead" : ""), at: span,
      help: Bilingual(zh: "加上 liaison（联络员）或 leader（分管领导）", en: "add 'liaison' or 'leader'"))
  }

  static func stepTellsNobody(_ step: String, plan: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleUntold, zh: "步骤“\(step)”只通知督办单位，而计划“\(plan)”没有能通知到的督办单位",
      en: "step '\(step)' tells only the supervisor, and plan '\(plan)' has none who can be told", at: span,
      help: Bilingual(zh: "给计划写 supervisor（督办单位），并给它联络员", en: "give the plan a 'supervisor' with a liaison"))
  }

  static func undefinedGroup(_ group: String, tasks: Int, first: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .decision, .groupUndefined, zh: "“\(group)”要承办或配合 \(tasks) 项（第一项在 \(first)），计划没有明确它的成员",
      en: "'\(group)' answers for or supports \(tasks) (the first at \(first)); the plan leaves its members open",
      at: span,
      help: Bilingual(zh: "明确后在 members（成员）里列出单位", en: "list its units under 'members' once they are settled"))
  }

  static func noAddress(_ name: String, channel: String, hasOne: Bool, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleNoAddress,
      zh: hasOne ? "“\(name)”的邮箱不是英文的，邮件（\(channel)）送不到" : "“\(name)”经 \(channel) 用邮件通知，但没有邮箱",
      en: hasOne
        ? "the address of '\(name)' is not ASCII: mail through '\(channel)' cannot reach it"
        : "'\(name)' is told by mail through '\(channel)' and has no address", at: span,
      help: Bilingual(
        zh: "写上 email（邮箱），或者用 channels（渠道）改走别的渠道", en: "give an 'email', or another channel by 'channels'"))
  }

  static func notAFileChannel(_ name: String, kind: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleWrongType, zh: "渠道“\(name)”的类型是 \(kind)，报表要用 file 类型的渠道",
      en: "channel '\(name)' is of kind \(kind); a report goes through one of kind file", at: span)
  }

  static func noFormatOfBulletins(_ format: String, _ formats: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleConflictingKeys, zh: "通报没有 \(format) 格式：它是要由人修改后印发的文稿",
      en: "a bulletin is not written as \(format): it is a text that a person edits and issues", at: span,
      help: Bilingual(
        zh: "写 \(formats.joined(separator: "、"))；表格用 overdue（超期清单）等",
        en: "write \(formats.joined(separator: ", ")); tables are for 'overdue' and the like"))
  }

  static func folderLeavesChannel(_ folder: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleBadValue, zh: "“\(shortened(folder))”不是渠道文件夹里的文件夹",
      en: "'\(shortened(folder))' is no folder inside the channel's", at: span,
      help: Bilingual(
        zh: "写成 周报、区农业局/周报 这样的相对路径，各级不以点开头", en: "write a relative path such as weekly or unit/weekly"))
  }

  static func personAmongUnits(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleWrongType, zh: "“\(name)”是人员：范围是几个单位，或一个人",
      en: "'\(name)' is a person: a scope is units, or one person", at: span)
  }

  static func scopeWithoutUnits(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleWrongType, zh: "范围“\(name)”里没有单位", en: "the scope '\(name)' holds no units", at: span)
  }

  static func reportChannelNotNamed(count: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleNotNamed, zh: "有 \(count) 个 file 类型的渠道，要写用哪一个",
      en: "there are \(count) channels of kind file; name the one to use",
      at: span)
  }

  // MARK: Phrases

  static func deadline(_ fault: DeadlineFault, phrase: String, at span: SourceSpan) -> Diagnostic {
    let code: FaultCode =
      switch fault.kind {
      case .unread: .deadlineUnread
      case .notADeadline: .deadlineNone
      case .impossible: .deadlineImpossible
      }
    return Diagnostic(.error, code, zh: fault.message.zh, en: fault.message.en, at: span, help: fault.help)
  }

  static func target(_ fault: DeadlineFault, phrase: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.error, .targetUnread, zh: fault.message.zh, en: fault.message.en, at: span, help: fault.help)
  }

  static func undecided(_ phrase: String, missing: Bilingual?, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .decision, .deadlineUndecided, zh: "“\(shortened(phrase))”没有说到哪一天，要有人决定",
      en: "'\(shortened(phrase))' names no day: a person must decide", at: span, help: missing)
  }

  static func ambiguous(_ ambiguity: Ambiguity, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .note, .deadlineAmbiguous, zh: ambiguity.message.zh, en: ambiguity.message.en, at: span,
      help: ambiguity.setting.map(settle))
  }

  /// A named period is declared by itself; everything else stands under the plan's readings.
  private static func settle(_ setting: String) -> Bilingual {
    if setting.hasPrefix("periods:") {
      return Bilingual(zh: "在 periods（时段）里声明它：\(setting)", en: "declare it: \(setting)")
    }
    return Bilingual(
      zh: "在计划的 readings（解读）里写明，例如 {\(setting)}", en: "settle it under the plan's 'readings', such as {\(setting)}")
  }

  static func dueBeforeIssue(
    _ phrase: String, due: CivilDate, issued: CivilDate, isRaised: Bool, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .note, .deadlineBeforeIssue,
      zh: "“\(shortened(phrase))”到 \(due) 为止，早于\(isRaised ? "交办" : "印发")日期 \(issued)",
      en:
        "'\(shortened(phrase))' was due on \(due), before the \(isRaised ? "task was raised" : "plan was issued") on \(issued)",
      at: span)
  }

  static func reportWithoutDays(_ phrase: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .reportNoDays, zh: "“\(shortened(phrase))”得不出报表的日子",
      en: "'\(shortened(phrase))' names no days for the report", at: span,
      help: Bilingual(zh: "写成每周一、每月5日这样的周期", en: "write a schedule such as 每周一 or 每月5日"))
  }
}
