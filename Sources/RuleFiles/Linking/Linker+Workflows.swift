import Diagnostics
import PlanLanguage
import Rules

/// Workflows, and which plan and task goes by which.
extension Linker {
  mutating func linkWorkflows() {
    workflows.spellings += Workflow.builtIn.map(\.id)
    for draft in drafts.flatMap(\.workflows) {
      let index = Int32(book.workflows.count)
      let policy = draft.policy.flatMap { look($0, in: \.policies) }
      book.workflows.append(
        Workflow(
          id: draft.id.text, stages: draft.stages, extensionWithin: draft.extensionWithin, policy: policy))
      declare(index, draft.id, nil, in: \.workflows)
    }
    for workflow in Workflow.builtIn where workflows.exact[workflow.id] == nil { book.workflows.append(workflow) }
  }

  /// The workflow of a plan: its own, else the office's; nil: one step closes.
  mutating func workflow(of plan: PlanDraft) -> Int32? {
    let office = drafts.lazy.compactMap(\.office).first?.workflow
    guard let name = plan.workflow ?? office, let index = workflow(named: name) else { return nil }
    return book.workflows[Int(index)] == .oneStep ? nil : index
  }

  /// A workflow that rules declare, else one that is built in.
  mutating func workflow(named name: Named) -> Int32? {
    let isDeclared = workflows.exact[Names.normalized(name.text)] != nil
    let builtIn = Workflow.builtIn.first { $0.id == Self.builtInName(name.text) }
    guard !isDeclared, let builtIn else { return look(name, in: \.workflows) }
    return book.workflows.firstIndex(of: builtIn).map { Int32($0) }
  }

  private static func builtInName(_ text: String) -> String {
    switch text {
    case "标准": Workflow.standard.id
    case "一步办结": Workflow.oneStep.id
    default: text
    }
  }

  /// 反馈周期: the answer to its own phrase, else its task's or its plan's; nil when none is asked for.
  mutating func feedback(
    _ promise: PromiseDraft, of draft: TaskDraft, isMilestone: Bool, _ kind: Commitment.Kind?, in context: Int32?,
    of plan: Int, _ raised: Raised?
  ) -> Int32? {
    let inherited = isMilestone ? nil : draft.promise.feedback ?? planDrafts[plan].feedback
    guard kind != .exhortation, let phrase = promise.feedback ?? inherited,
      let answer = deadline(phrase, .own, kind, in: context, of: plan, raised)
    else { return nil }
    if deadlines.answers[Int(answer)].occurrences.isEmpty, reportedPhrases.insert(phrase.span).inserted {
      report(.reportWithoutDays(phrase.text, at: phrase.span))
    }
    return answer
  }

  /// Says when a milestone stands behind the same colon as a stage, a report or an extension of what it belongs to.
  mutating func checkMilestone(
    _ id: Named, of task: TaskFields, asksReports: Bool, in plan: Int
  ) {
    let index = task.workflow ?? book.plans[plan].workflow.map { Int($0) }
    // One step has no stage of its own, nor has anybody to ask for more time.
    let workflow = index.map { book.workflows[$0] }.flatMap { $0 == .oneStep ? nil : $0 }
    var taken = workflow.map { $0.stages.map(\.id) + [FileDecoder.extensionStage] } ?? []
    if workflow != nil || asksReports { taken.append(FileDecoder.feedbackStage) }
    guard taken.contains(id.text) else { return }
    report(.milestoneIsStage(id.text, workflow: (workflow ?? .oneStep).id, at: id.span))
  }

  /// The part of `key` that names the obligation itself, when the rest names a stage of it.
  func parentKey(of key: String, _ known: [String: DeclaredObligation]) -> String {
    guard known[DeclaredObligation.base(of: key)] == nil || key.contains("#") || key.contains("@"),
      let colon = key.lastIndex(of: ":")
    else { return key }
    let parent = String(key[..<colon])
    let stage = key[key.index(after: colon)...].prefix { $0 != "@" }
    guard let place = known[DeclaredObligation.base(of: parent)] else { return key }
    let task = book.plans[place.plan].tasks[place.task]
    let workflow =
      (task.workflow ?? book.plans[place.plan].workflow).map { book.workflows[Int($0)] } ?? .oneStep
    let isStage =
      workflow.stages.contains { $0.id == stage && $0.within != nil }
      || stage == "extension" && workflow.extensionWithin != nil
      || stage == "feedback" && task.commitments[place.commitment].feedback != nil
    return isStage ? parent : key
  }
}
