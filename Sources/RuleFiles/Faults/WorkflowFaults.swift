import Diagnostics
import Rules

/// Faults of workflows.
extension Diagnostic {
  static func stageOutOfOrder(_ actions: [Fact.Kind], at span: SourceSpan) -> Diagnostic {
    let zh = actions.map(\.words.zh).joined(separator: "→")
    let en = actions.map(\.rawValue).joined(separator: ", ")
    return Diagnostic(
      .error, .workflowOrder, zh: "办理流程不能是 \(zh)", en: "a workflow cannot go through \(en)", at: span,
      help: Bilingual(
        zh: "写成 签收（可不要）→办结，或 签收（可不要）→报结→审核通过（可以有几道）",
        en: "write accept (or not), then done; or accept (or not), submit, confirm (once or more)"))
  }

  static func reservedStage(_ id: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .workflowOrder, zh: "环节不能叫“\(shortened(id))”：反馈和延期审批用这个编号",
      en: "a stage cannot be called '\(shortened(id))': reports and extensions have that id", at: span,
      help: Bilingual(zh: "换一个编号", en: "choose another id"))
  }

  static func milestoneIsStage(_ id: String, workflow: String, at span: SourceSpan) -> Diagnostic {
    let id = shortened(id)
    return Diagnostic(
      .error, .workflowMilestone, zh: "里程碑不能叫“\(id)”：办理流程“\(shortened(workflow))”的环节用这个编号",
      en: "a milestone cannot be called '\(id)': a stage of its workflow '\(shortened(workflow))' has that id",
      at: span, help: Bilingual(zh: "换一个编号", en: "choose another id"))
  }
}
