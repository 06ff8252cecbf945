import CivilTime
import Diagnostics
import Rules

/// Faults of keys and typed values.
extension Diagnostic {
  static func unknownKey(_ key: String, nearest: String?, known: [RuleKey], at span: SourceSpan) -> Diagnostic {
    let all = known.map(\.name).joined(separator: ", ")
    let help =
      didYouMean(nearest)
      ?? Bilingual(
        zh: "可用的键：" + known.map { "\($0.chinese.first ?? $0.name)（\($0.name)）" }.joined(separator: "、"),
        en: "known keys: \(all)")
    return Diagnostic(
      .error, .ruleUnknownKey, zh: "没有“\(key)”这个键", en: "unknown key '\(key)'", at: span, help: help)
  }

  static func duplicateKey(_ key: String, first: SourceSpan, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleDuplicateKey, zh: "键“\(key)”在第 \(first.line) 行已经写过",
      en: "key '\(key)' was written on line \(first.line) already",
      at: span, help: Bilingual(zh: "删去其中一个", en: "remove one of them"))
  }

  static func missingKey(_ key: RuleKey, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleMissingKey, zh: "缺少“\(key.called.zh)”", en: "'\(key.name)' is missing", at: span,
      help: Bilingual(
        zh: "\(key.about.zh)：\(key.value.expectation.zh)", en: "\(key.about.en): \(key.value.expectation.en)"))
  }

  static func emptyValue(wants: ValueKind, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.error, .ruleEmptyValue, zh: "这里没有值", en: "there is no value here", at: span, help: write(wants))
  }

  static func emptyList(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleEmptyList, zh: "列表是空的", en: "the list is empty", at: span,
      help: Bilingual(zh: "至少写一项，或删去这个键", en: "write at least one item, or remove the key"))
  }

  /// What stands where something else is wanted.
  enum Found {
    case scalar(String)
    case sequence
    case mapping
  }

  static func wrongType(_ found: Found, wants: ValueKind, at span: SourceSpan) -> Diagnostic {
    let what =
      switch found {
      case .scalar(let text): Bilingual(zh: "文字“\(shortened(text))”", en: "the text '\(shortened(text))'")
      case .sequence: Bilingual(zh: "列表", en: "a list")
      case .mapping: Bilingual(zh: "下一层的键", en: "a mapping")
      }
    return Diagnostic(
      .error, .ruleWrongType, zh: "这里写的是\(what.zh)，种类不对", en: "\(what.en) cannot stand here", at: span,
      help: write(wants))
  }

  static func badValue(_ text: String, wants: ValueKind, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleBadValue, zh: "“\(shortened(text))”读不懂", en: "'\(shortened(text))' is not understood", at: span,
      help: write(wants))
  }

  private static func write(_ wants: ValueKind) -> Bilingual {
    Bilingual(zh: "应写\(wants.expectation.zh)", en: "write \(wants.expectation.en)")
  }

  static func unknownWord(_ text: String, _ words: [Word], at span: SourceSpan) -> Diagnostic {
    let nearest = Spelling.nearest(to: text, in: words.flatMap(\.spellings))
    return Diagnostic(
      .error, .ruleUnknownWord, zh: "“\(shortened(text))”不是可选的词",
      en: "'\(shortened(text))' is none of the words known here",
      at: span, help: didYouMean(nearest) ?? write(.word(words)))
  }

  static func fullWidthKey(_ key: String, fixed: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleFullWidth, zh: "键“\(shortened(key))”里有全角字符",
      en: "key '\(shortened(key))' holds full-width characters", at: span,
      help: Bilingual(zh: "写成“\(fixed)”", en: "write '\(fixed)'"))
  }

  static func fullWidthValue(_ text: String, fixed: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleFullWidth, zh: "“\(shortened(text))”是全角字符",
      en: "'\(shortened(text))' is written in full-width characters",
      at: span, help: Bilingual(zh: "写成“\(fixed)”", en: "write '\(fixed)'"))
  }

  static func severalLines(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.error, .ruleSeveralLines, zh: "这个值只能写一行", en: "this value is one line", at: span)
  }

  static func badIdentifier(_ text: String, _ fault: IdentifierFault, at span: SourceSpan) -> Diagnostic {
    let sentence = fault.sentence(of: shortened(text))
    return Diagnostic(
      .error, .ruleBadIdentifier, zh: sentence.zh, en: sentence.en, at: span, help: write(.identifier))
  }

  static func nameIsNoIdentifier(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleBadIdentifier, zh: "名称“\(shortened(name))”不能用作编号",
      en: "name '\(shortened(name))' cannot serve as an id", at: span,
      help: Bilingual(zh: "另写一个 id（编号）", en: "give it an 'id' of its own"))
  }

  static func unknownZone(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleUnknownZone, zh: "没有时区“\(shortened(text))”", en: "there is no time zone '\(shortened(text))'",
      at: span,
      help: write(.zone))
  }

  // MARK: Keys together

  static func exclusiveKeys(_ first: String, _ second: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleConflictingKeys, zh: "“\(first)”和“\(second)”只能写一个",
      en: "write '\(first)' or '\(second)', not both", at: span)
  }

  static func tellingHourIsQuiet(_ hour: TimeOfDay, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleConflictingKeys, zh: "通知时间 \(hour) 在免打扰时段里",
      en: "the telling hour \(hour) lies in these quiet hours",
      at: span, help: Bilingual(zh: "改 at（时间）或 quiet（免打扰）", en: "change 'at' or 'quiet'"))
  }

  static func notExactlyOne(_ keys: [String], found: [String], at span: SourceSpan) -> Diagnostic {
    let all = keys.joined(separator: ", ")
    return found.isEmpty
      ? Diagnostic(
        .error, .ruleConflictingKeys, zh: "要写其中一个：\(all)", en: "one of these is needed: \(all)", at: span)
      : Diagnostic(
        .error, .ruleConflictingKeys, zh: "只能写其中一个：\(found.joined(separator: ", "))",
        en: "only one of these can stand here: \(found.joined(separator: ", "))", at: span)
  }

  static func keyWithout(_ key: String, needs other: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleConflictingKeys, zh: "“\(key)”要和“\(other)”一起写", en: "'\(key)' goes with '\(other)' only",
      at: span)
  }

  static func passwordInClear(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleConflictingKeys, zh: "不加密就不能登录：密码会在网络上明文传送",
      en: "a password would cross the network unencrypted", at: span,
      help: Bilingual(zh: "security 写 tls 或 starttls", en: "write 'security: tls' or 'starttls'"))
  }

  static func secretInRules(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleWrongType, zh: "密码不能写在规则里", en: "a password cannot stand in the rules", at: span,
      help: Bilingual(
        zh: "写到一个文件里，这里写 {file: 文件}；或写 {credential: 名称}",
        en: "put it into a file and write {file: PATH}, or {credential: NAME}"))
  }

  static func relativeProgram(_ path: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleBadValue, zh: "“\(path)”不是绝对路径", en: "'\(path)' is not an absolute path", at: span,
      help: Bilingual(zh: "从斜杠写起，如 /usr/sbin/sendmail", en: "begin with a slash, such as /usr/sbin/sendmail"))
  }

  static func belongsToCommitment(_ key: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleConflictingKeys, zh: "任务列了事项，“\(key)”要写在某个事项里",
      en: "the task lists commitments; '\(key)' belongs to one of them", at: span)
  }

  static func listedTwice(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleListedTwice, zh: "“\(shortened(name))”列了两次", en: "'\(shortened(name))' is listed twice", at: span
    )
  }

  static func milestoneOfMilestone(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleConflictingKeys, zh: "里程碑不能再有里程碑", en: "a milestone has no milestones of its own", at: span)
  }

  static func termEndsBeforeItBegins(_ from: CivilDate, _ until: CivilDate, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleBadValue, zh: "任期到 \(until) 为止，却从 \(from) 开始",
      en: "the term ends on \(until), before it begins on \(from)",
      at: span)
  }

  static func lampByLamp(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleCondition, zh: "灯的条件里不能再写灯色", en: "what lights a lamp cannot depend on the lamp", at: span)
  }

  // MARK: Calendars and policies

  static func weekWithoutWork(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.error, .ruleNoWork, zh: "一周七天都休息", en: "all seven days of the week are rest days", at: span)
  }

  static func dayTwice(_ day: String, first: SourceSpan, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleListedTwice, zh: "\(day) 在第 \(first.line) 行已经列过",
      en: "\(day) was listed on line \(first.line) already", at: span)
  }

  static func statutoryNotRest(_ day: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleBadValue, zh: "\(day) 列为法定节假日，却不在放假的日子里", en: "\(day) is statutory but not among the rest days",
      at: span)
  }

  static func duplicateStep(_ id: String, first: SourceSpan, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleDuplicateID, zh: "步骤“\(id)”在第 \(first.line) 行已经有了",
      en: "step '\(id)' is on line \(first.line) already", at: span,
      help: Bilingual(zh: "合成一步，或各写一个 id（编号）", en: "make them one step, or give each an 'id'"))
  }

  static func badCondition(_ fault: ConditionReader.Fault, at span: SourceSpan) -> Diagnostic {
    let text = shortened(fault.text)
    switch fault.kind {
    case .field(let nearest):
      let fields = ConditionReader.fields.map(\.0.rawValue).joined(separator: ", ")
      return Diagnostic(
        .error, .ruleCondition, zh: "条件里没有“\(text)”这一项", en: "a condition knows no '\(text)'", at: span,
        help: didYouMean(nearest) ?? Bilingual(zh: "可用的项：\(fields)", en: "known: \(fields)"))
    case .comparison:
      return Diagnostic(
        .error, .ruleCondition, zh: "“\(text)”不是比较符", en: "'\(text)' is no comparison", at: span,
        help: Bilingual(zh: "用 =、!=、<、<=、>、>=", en: "use =, !=, <, <=, >, >="))
    case .order:
      return Diagnostic(
        .error, .ruleCondition, zh: "词不能比大小", en: "words have no order", at: span,
        help: Bilingual(zh: "用 = 或 !=", en: "use = or !="))
    case .value(let field):
      let wants: Bilingual =
        switch field {
        case .lamp: ConditionReader.lampWords.kind.expectation
        case .kind: CommitmentKey.kindWords.kind.expectation
        case .pace: ConditionReader.paceWords.kind.expectation
        case .progress: Bilingual(zh: "百分数，如 100%", en: "a percentage such as 100%")
        case .workingDaysLeft, .daysOverdue: Bilingual(zh: "整数", en: "a whole number")
        }
      return Diagnostic(
        .error, .ruleCondition, zh: "“\(text)”不能和 \(field.rawValue) 比较",
        en: "'\(text)' is no value of \(field.rawValue)", at: span,
        help: Bilingual(zh: "应写\(wants.zh)", en: "write \(wants.en)"))
    case .join:
      return Diagnostic(
        .error, .ruleCondition, zh: "这里应当是 and，却是“\(text)”", en: "'and' was expected, not '\(text)'", at: span)
    }
  }

  /// The user's words, at most 40 characters of them.
  static func shortened(_ text: String) -> String { text.count > 40 ? "\(text.prefix(39))…" : text }
}
