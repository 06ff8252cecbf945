import CivilTime
import Diagnostics
import Rules

/// Faults of units: their names over the years, who speaks for them, who is paired with whom.
extension Diagnostic {
  static func formerName(
    _ name: String, now: String, renamedOn: CivilDate?, isAfter: Bool, at span: SourceSpan
  ) -> Diagnostic {
    let since = renamedOn.map { (zh: "自 \($0) 起", en: " since \($0)") } ?? (zh: "现在", en: " now")
    return Diagnostic(
      .note, .unitRenamed,
      zh: "“\(shortened(name))”\(since.zh)叫“\(now)”" + (isAfter ? "，计划在更名之后印发，却用了旧名" : "，按同一个单位督办"),
      en: "'\(shortened(name))' is called '\(now)'\(since.en)"
        + (isAfter
          ? "; the plan was issued after that and still uses the old name" : "; it is taken as the same unit"),
      at: span)
  }

  static func ofAnotherRegion(_ name: String, unit: String, region: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleUnknownName, zh: "“\(region)”没有声明单位“\(shortened(name))”；“\(unit)”不在这个地区",
      en: "'\(region)' declares no unit '\(shortened(name))'; '\(unit)' is not of that region", at: span,
      help: Bilingual(zh: "声明 \(region) 自己的单位", en: "declare the unit of \(region) under its own name"))
  }

  static func unitCycle(_ names: [String], at span: SourceSpan) -> Diagnostic {
    let path = names.joined(separator: " → ")
    return Diagnostic(
      .error, .unitCycle, zh: "单位绕了一圈又回到自己：\(path)", en: "a unit leads back to itself: \(path)", at: span,
      help: Bilingual(zh: "改 reports-to（上级单位）或 merged-into（并入）", en: "change 'reports-to' or 'merged-into'"))
  }

  static func groupIsNoUnit(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleWrongType, zh: "“\(shortened(name))”是单位组，这里要写一个单位",
      en: "'\(shortened(name))' is a group; one unit is wanted here", at: span)
  }

  // MARK: Contacts

  static func overlappingTerms(
    _ one: String, _ other: String, _ days: ClosedRange<CivilDate>, isSame: Bool, at span: SourceSpan
  ) -> Diagnostic {
    let until =
      days.upperBound == .latest ? (zh: "起", en: " on") : (zh: "至 \(days.upperBound)", en: " to \(days.upperBound)")
    return isSame
      ? Diagnostic(
        .error, .contactOverlap, zh: "“\(one)”的两段任期从 \(days.lowerBound) \(until.zh)重叠",
        en: "two terms of '\(one)' overlap from \(days.lowerBound)\(until.en)", at: span)
      : Diagnostic(
        .note, .contactOverlap, zh: "“\(one)”和“\(other)”的任期从 \(days.lowerBound) \(until.zh)重叠，两人都会收到",
        en: "the terms of '\(one)' and '\(other)' overlap from \(days.lowerBound)\(until.en): both are told",
        at: span)
  }

  static func nobodyInOffice(
    _ unit: String, from: CivilDate, after last: String?, isLeader: Bool, isCovered: Bool, first: String,
    at span: SourceSpan
  ) -> Diagnostic {
    let who = isLeader ? (zh: "分管领导", en: "leader") : (zh: "联络员", en: "liaison")
    let term = last.map { (zh: "“\($0)”的任期已满，", en: "the term of '\($0)' has ended: ") } ?? (zh: "", en: "")
    return Diagnostic(
      isCovered ? .decision : .error, .contactEnded,
      zh: "\(term.zh)从 \(from) 起“\(unit)”没有\(who.zh)，而它还有要办的事（第一项在 \(first)），"
        + (isCovered ? "改为通知其他人" : "没有人可通知"),
      en: "\(term.en)from \(from) '\(unit)' has no \(who.en) while it still answers (the first at \(first)); "
        + (isCovered ? "others are told instead" : "nobody is told"), at: span,
      help: Bilingual(zh: "写上接任的人", en: "name who follows"))
  }

  // MARK: Pairs, groups, readers

  static func pairTwice(_ ours: String, _ theirs: String, first: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleListedTwice, zh: "对子“\(shortened(ours))—\(shortened(theirs))”在 \(first) 已经写过",
      en: "the pair '\(shortened(ours))' and '\(shortened(theirs))' is listed at \(first) already", at: span)
  }

  static func pairedWithItself(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleConflictingKeys, zh: "“\(shortened(name))”不能和自己结对",
      en: "'\(shortened(name))' cannot be paired with itself", at: span)
  }

  static func noPairs(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleNotNamed, zh: "承办写了各对，计划却没有 pairs（结对）", en: "answered by pairs, but the plan lists no 'pairs'",
      at: span)
  }

  static func outsider(_ person: String, plan: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .decision, .planOutsider, zh: "“\(person)”不是计划“\(plan)”的知悉范围内的人，这份不公开的计划不会通知他",
      en: "'\(person)' is no insider of plan '\(plan)', which is internal: the step does not tell them of it",
      at: span, help: Bilingual(zh: "要通知就写进 readers（知悉人员）", en: "add them to the plan's 'readers' to tell them"))
  }
}
