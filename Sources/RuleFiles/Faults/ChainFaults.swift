import CivilTime
import Diagnostics
import Rules

/// Faults of what comes before what, and of sums.
extension Diagnostic {
  static func unknownCommitment(_ name: String, nearest: String?, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleUnknownName, zh: "本计划没有任务或事项“\(shortened(name))”",
      en: "the plan has no task or commitment '\(shortened(name))'", at: span, help: didYouMean(nearest))
  }

  static func severalCommitments(_ task: String, _ all: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleAmbiguousName, zh: "任务“\(task)”有好几个事项，要写明是哪一个",
      en: "task '\(task)' has several commitments; name the one", at: span,
      help: Bilingual(all.prefix(6).joined(separator: ", ")))
  }

  static func afterRecurring(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .chainRecurring, zh: "“\(name)”是循环事项，不能从它的办结起算",
      en: "'\(name)' recurs: no term can begin with its completion",
      at: span)
  }

  static func afterExhortation(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .chainImpossible, zh: "“\(name)”是倡导事项，没有办结的时候，不能从它起算",
      en: "'\(name)' is an exhortation and never met: no term can begin with it", at: span)
  }

  static func longChain(_ limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .chainLong, zh: "一环扣一环的前置事项超过 \(limit) 个",
      en: "more than \(limit) commitments come before this one, each after the other", at: span)
  }

  static func commitmentCycle(_ names: [String], at span: SourceSpan) -> Diagnostic {
    let path = names.joined(separator: " → ")
    return Diagnostic(
      .error, .chainCycle, zh: "事项绕了一圈又回到自己：\(path)", en: "a commitment waits for itself: \(path)", at: span)
  }

  static func impossibleChain(_ sum: String, end: CivilDate, isPlan: Bool, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .decision, .chainImpossible,
      zh: isPlan ? "照前置事项推算超出了计划期间（到 \(end)）：\(sum)" : "前面的事项到期不早于本项（\(end)）：\(sum)",
      en: isPlan
        ? "the chain ends after the plan does (\(end)): \(sum)"
        : "what comes before is due no earlier than this (\(end)): \(sum)", at: span)
  }

  static func carriedIntoItself(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleConflictingKeys, zh: "计划不能结转到自己", en: "a plan cannot be carried over into itself", at: span)
  }

  // MARK: Sums and indicators

  static func totalDiffers(_ total: String, turns: Int, each: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .decision, .targetTotal, zh: "合计“\(shortened(total))”与各期不符：\(turns) 期，每期 \(each)",
      en: "the total '\(shortened(total))' is not what \(turns) turns of \(each) come to", at: span)
  }

  static func totalOfNothing(_ total: String, unit: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleConflictingKeys, zh: "有合计“\(shortened(total))”，却没有以“\(unit)”计的目标",
      en: "there is a total '\(shortened(total))' but no target counted in '\(unit)'", at: span)
  }

  static func evidenceOfNothing(_ piece: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleConflictingKeys, zh: "“\(shortened(piece))”每完成一个要一份，却没有目标数量",
      en: "'\(shortened(piece))' is asked for once for each unit reached, but there is no target", at: span,
      help: Bilingual(zh: "写上 target（目标），或改用 evidence（佐证材料）", en: "give a 'target', or use 'evidence'"))
  }

  static func unknownIndicator(_ name: String, nearest: String?, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .ruleUnknownName, zh: "计划的 indicators（指标清单）里没有“\(shortened(name))”",
      en: "the plan's 'indicators' have no '\(shortened(name))'", at: span, help: didYouMean(nearest))
  }
}
