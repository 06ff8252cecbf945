import CivilTime
import Diagnostics
import Evaluation
import JSONText
import PlanLanguage
import Rules

/// The JSON of tasks and deadlines that scripts rely on.
struct TaskJSON {
  let book: RuleBook

  init(_ book: RuleBook) { self.book = book }

  /// - Parameters:
  ///   - workflow: What it goes by.
  ///   - regard: Why it is in the view asked for; nil where none was.
  func task(_ task: Task, of plan: Plan, by workflow: Workflow, regard: Purview.Regard? = nil) -> JSONValue {
    let whole = task.commitments.count == 1 && task.commitments[0].id.isEmpty
    let first = task.commitments[0]
    return .members([
      "plan": .string(plan.id), "id": .string(task.id), "title": .string(task.title),
      "section": .optional(task.section), "lead": .strings(book.names(of: task.lead)),
      "support": .strings(book.names(of: task.support)),
      "due": TaskJSON.deadline(first.phrase, book.answers[Int(first.answer)]),
      "targets": .array(whole ? first.targets.map(TaskJSON.target) : []),
      "evidence": .strings(whole ? first.evidence : []), "kind": .string(first.kind.rawValue),
      "performedBy": .optional(task.performedBy), "chase": .bool(task.chase), "clause": clause(task.clause, plan),
      "furtherClauses": .array(task.furtherClauses.map { clause($0, plan) }), "tags": .strings(task.tags),
      "indicators": .strings(task.indicators), "answeredBy": answeredBy(first),
      "decision": whole ? decision(first) : .null,
      "note": .optional(task.note), "raised": TaskJSON.raised(task.raised),
      "workflow": TaskJSON.workflow(workflow), "feedback": whole ? feedback(first) : .null,
      "regard": .optional(regard?.rawValue),
      "file": .string(book.files.name(of: task.span)), "line": .number(Int64(task.span.line)),
      "commitments": .array(whole ? [] : task.commitments.map { commitment($0, of: task, plan) }),
    ])
  }

  private func commitment(_ commitment: Commitment, of task: Task, _ plan: Plan) -> JSONValue {
    .members([
      "plan": .string(plan.id), "id": .string(task.id + (commitment.id.hasPrefix(":") ? "" : "/") + commitment.id),
      "title": .string(commitment.title),
      "lead": .strings(book.names(of: task.lead)),
      "support": .strings(book.names(of: commitment.support ?? task.support)),
      "answeredBy": answeredBy(commitment), "decision": decision(commitment),
      "quota": .string(commitment.quota.rawValue), "total": commitment.total.map(TaskJSON.target) ?? .null,
      "milestoneOf": .optional(commitment.milestoneOf.map { task.commitments[Int($0)].id }),
      "after": .optional(commitment.after.map { place($0, plan) }),
      "needs": .strings(commitment.needs.map { place($0, plan) }), "tags": .strings(commitment.tags),
      "indicators": .strings(commitment.indicators),
      "furtherClauses": .array(commitment.furtherClauses.map { clause($0, plan) }),
      "due": TaskJSON.deadline(commitment.phrase, book.answers[Int(commitment.answer)]),
      "dueFrom": .string(commitment.origin.rawValue), "targets": .array(commitment.targets.map(TaskJSON.target)),
      "evidence": .strings(commitment.evidence), "kind": .string(commitment.kind.rawValue),
      "performedBy": .optional(commitment.performedBy), "chase": .bool(commitment.chase),
      "clause": clause(commitment.clause ?? task.clause, plan), "note": .optional(commitment.note),
      "feedback": feedback(commitment),
      "file": .string(book.files.name(of: commitment.span)), "line": .number(Int64(commitment.span.line)),
    ])
  }

  /// `{id, stages: [{id, title, action, holder, within}]}`; null where `done` closes at once.
  private static func workflow(_ workflow: Workflow) -> JSONValue {
    guard workflow != .oneStep else { return .null }
    let stages = workflow.stages.map { stage in
      JSONValue.members([
        "id": .string(stage.id), "title": .string(stage.title.zh), "action": .string(stage.action.rawValue),
        "holder": .string(stage.holder.rawValue), "within": .optional(stage.within?.canonical),
      ])
    }
    return .members(["id": .string(workflow.id), "stages": .array(stages)])
  }

  /// 反馈周期 as a deadline; null where no reports are asked for.
  private func feedback(_ commitment: Commitment) -> JSONValue {
    commitment.feedback.map { index in
      let answer = book.answers[Int(index)]
      return TaskJSON.deadline(answer.canonical, answer)
    } ?? .null
  }

  /// `{how: lead | each | named | pairs, units: [those named]}`.
  private func answeredBy(_ commitment: Commitment) -> JSONValue {
    let (how, units): (String, [Answerer]) =
      switch commitment.answeredBy {
      case .lead: ("lead", [])
      case .each: ("each", [])
      case .eachOf(let units): ("each", units)
      case .named(let units): ("named", units)
      case .pairs: ("pairs", [])
      }
    return .members(["how": .string(how), "units": .strings(book.names(of: units))])
  }

  private func decision(_ commitment: Commitment) -> JSONValue {
    guard let decision = commitment.decision else { return .null }
    return .members([
      "written": .string(decision.written), "by": .string(decision.by), "on": .string("\(decision.on)"),
      "ref": .optional(decision.ref),
    ])
  }

  private func place(_ place: CommitmentPlace, _ plan: Plan) -> String {
    let task = plan.tasks[Int(place.task)]
    let id = task.commitments[Int(place.commitment)].id
    return id.isEmpty ? task.id : task.id + (id.hasPrefix(":") ? "" : "/") + id
  }

  private func clause(_ clause: Clause?, _ plan: Plan) -> JSONValue {
    guard let clause else { return .null }
    return .members([
      "source": .optional(plan.source), "line": .number(Int64(clause.line)), "quote": .string(clause.quote),
    ])
  }

  /// Who raised a task when and why; null for a task of the document.
  static func raised(_ raised: Raised?) -> JSONValue {
    guard let raised else { return .null }
    return .members([
      "kind": .string(raised.kind.rawValue), "on": day(raised.on), "by": .string(raised.by),
      "because": .string(raised.because),
    ])
  }

  static func deadline(_ phrase: String, _ answer: DeadlineAnswer) -> JSONValue {
    let single = answer.kind == .recurring ? nil : answer.occurrences.first
    return .members([
      "phrase": .string(phrase), "kind": .string(answer.kind.rawValue), "start": day(single?.start),
      "due": day(single?.due), "dueTime": .optional(single?.dueTime?.description), "soft": .bool(answer.soft),
      "ambiguous": .bool(answer.ambiguity != nil),
      "alternatives": .strings((answer.ambiguity?.alternatives ?? []).map(\.description)),
      "provisional": .bool(answer.occurrences.contains(where: \.provisional)), "rrule": .optional(answer.rrule),
      "occurrences": .array(
        answer.occurrences.map {
          .members(["key": .string($0.key), "start": day($0.start), "due": day($0.due)])
        }), "targets": .array(answer.targets.map(target)), "steps": .strings(answer.steps.map(\.zh)),
    ])
  }

  static func target(_ target: Target) -> JSONValue {
    .members([
      "text": .string(target.text), "comparator": .string(target.comparator.rawValue),
      "value": .decimal(Target.decimal(target.thousandths)),
      "upper": target.upperThousandths.map { .decimal(Target.decimal($0)) } ?? .null, "unit": .string(target.unit),
      "per": .optional(target.per), "each": .bool(target.each),
    ])
  }

  private static func day(_ day: CivilDate?) -> JSONValue { .optional(day?.description) }
}
