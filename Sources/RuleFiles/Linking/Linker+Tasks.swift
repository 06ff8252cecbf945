import Diagnostics
import PlanLanguage
import Rules

/// Tasks and commitments: who answers, until when, for how much.
extension Linker {
  mutating func linkTasks() {
    var seen = [[String: SourceSpan]](repeating: [:], count: book.plans.count)
    for draft in drafts {
      let own = draft.plan.flatMap { plans.exact[Names.normalized($0.id.text)] }
      for task in draft.tasks {
        guard let plan = plan(of: task, own: own, isDamaged: draft.damaged.contains(.plan)) else { continue }
        if let first = seen[plan][task.id.text] {
          report(.duplicateName(task.id.text, noun: .task, first: files.place(first), at: task.id.span))
          continue
        }
        seen[plan][task.id.text] = task.id.span
        let linked = link(task, in: plan)
        book.plans[plan].tasks.append(linked)
      }
    }
  }

  /// The plan a task names, else the one of its file, else the only one.
  private mutating func plan(of task: TaskDraft, own: Int?, isDamaged: Bool) -> Int? {
    if let name = task.plan { return look(name, in: \.plans) }
    if let own { return own }
    if isDamaged || damaged.contains(.plan) { return nil }
    if book.plans.count == 1 { return 0 }
    if !book.plans.isEmpty { report(.taskWithoutPlan(task.id.text, at: task.id.span)) }
    return nil
  }

  private mutating func link(_ draft: TaskDraft, in plan: Int) -> Task {
    let (leadNames, supportNames) = Roles.split(draft.lead, draft.support, by: book.plans[plan].roles)
    let lead = leadNames.compactMap { look($0, in: \.answerers) }
    let support = supportNames.compactMap { look($0, in: \.answerers) }
    let policy = draft.policy.flatMap { look($0, in: \.policies) }
    let reckoning = TaskReckoning(
      raised: draft.raised, calendar: draft.promise.calendar.flatMap { look($0, in: \.calendars) },
      readings: draft.promise.readings?.applied(to: book.plans[plan].readings))
    var task = Task(
      id: draft.id.text, title: draft.title, section: draft.section, lead: lead, support: support,
      performedBy: draft.promise.performedBy, chase: draft.promise.chase ?? true, policy: policy,
      clause: draft.promise.clauses.first, furtherClauses: Array(draft.promise.clauses.dropFirst()),
      note: draft.promise.note, raised: draft.raised, commitments: [], span: draft.span)
    if draft.listsCommitments {
      var seen: [String: SourceSpan] = [:]
      task.commitments.reserveCapacity(draft.commitments.count)
      for commitment in draft.commitments {
        if let first = seen[commitment.id.text] {
          report(
            .duplicateName(
              commitment.id.text, noun: .commitment, first: files.place(first), at: commitment.id.span))
          continue
        }
        seen[commitment.id.text] = commitment.id.span
        task.commitments.append(
          link(
            commitment.promise, id: commitment.id.text, title: commitment.title, span: commitment.span, of: task,
            draft, reckoning, in: plan))
      }
    } else {
      task.commitments = [
        link(draft.promise, id: "", title: draft.title, span: draft.span, of: task, draft, reckoning, in: plan)
      ]
    }
    return task
  }

  private mutating func link(
    _ promise: PromiseDraft, id: String, title: String, span: SourceSpan, of task: Task, _ draft: TaskDraft,
    _ inherited: TaskReckoning, in plan: Int
  ) -> Commitment {
    let isOwn = id.isEmpty
    let phrase = promise.due ?? draft.promise.due
    let origin: Commitment.DeadlineOrigin =
      promise.due != nil ? .own : draft.promise.due != nil ? .task : .plan
    let kind = promise.kind ?? draft.promise.kind
    let answeredBy = answeredBy(promise.answeredBy ?? draft.promise.answeredBy)
    var own = inherited
    if !isOwn {
      own.take(promise, calendar: promise.calendar.flatMap { look($0, in: \.calendars) }, book.plans[plan])
    }
    let counting = reckon(own, for: answering(answeredBy, task), in: plan)
    let answer = deadline(phrase, origin, kind, in: counting?.context, of: plan, own.raised)
    var targets = promise.targets.flatMap { self.targets(of: $0) }
    if let answer { targets += deadlines.answers[Int(answer)].targets }
    let commitment = Commitment(
      id: id, title: title, kind: kind ?? (targets.isEmpty ? .artifact : .countable),
      answeredBy: answeredBy, phrase: phrase?.text ?? "",
      origin: origin, answer: answer ?? Self.unresolved, reckoning: counting?.reckoning,
      unitDeadlines: answeredBy == .each ? unitDeadlines(of: task, phrase, origin, kind, own, in: plan) : [:],
      targets: targets, evidence: promise.evidence,
      performedBy: promise.performedBy ?? draft.promise.performedBy, chase: promise.chase ?? task.chase,
      clause: promise.clauses.first, furtherClauses: Array(promise.clauses.dropFirst()), note: promise.note,
      span: span, dueSpan: phrase?.span ?? span)
    if commitment.chase, commitment.kind != .exhortation { contacts.note(commitment, of: task, in: plan, book) }
    return commitment
  }

  /// In place of an answer's index when the phrase could not be read: such a book is refused.
  private static let unresolved: Int32 = -1

  private mutating func answeredBy(_ draft: AnsweredByDraft?) -> Commitment.AnsweredBy {
    switch draft {
    case nil, .lead: .lead
    case .each: .each
    case .named(let names): .named(names.compactMap { look($0, in: \.answerers) })
    }
  }

  // MARK: Deadlines and quantities

  /// The index of the answer; findings stand where the phrase is written, inherited ones once.
  ///
  /// - Parameters:
  ///   - context: Nil when its calendar is not known.
  ///   - raised: How its task was raised, when it was.
  mutating func deadline(
    _ phrase: Phrase?, _ origin: Commitment.DeadlineOrigin, _ kind: Commitment.Kind?, in context: Int32?,
    of plan: Int, _ raised: Raised?
  ) -> Int32? {
    guard let context else { return nil }
    let (reading, isFirst) = deadlines.read(phrase?.text ?? "", in: context)
    switch reading {
    case .failure(let fault):
      if let phrase, reportedPhrases.insert(phrase.span).inserted {
        report(.deadline(fault, phrase: phrase.text, at: phrase.span(of: fault.range)))
      }
      return nil
    case .success(let index):
      guard let phrase else { return index }
      let answer = deadlines.answers[Int(index)]
      if answer.kind == .unresolvable, kind != .exhortation, reportedPhrases.insert(phrase.span).inserted {
        report(.undecided(phrase.text, missing: answer.missing, at: phrase.span))
      }
      if isFirst, let ambiguity = answer.ambiguity { report(.ambiguous(ambiguity, at: phrase.span)) }
      if let issued = raised?.on ?? book.plans[plan].issued, let last = answer.occurrences.last, last.due < issued,
        reportedPhrases.insert(phrase.span).inserted
      {
        report(
          .dueBeforeIssue(
            phrase.text, due: last.due, issued: issued, isRaised: raised != nil, at: phrase.span))
      }
      return index
    }
  }

  private mutating func targets(of phrase: Phrase) -> [Target] {
    switch deadlines.targets(of: phrase.text) {
    case .success(let targets): return targets
    case .failure(let fault):
      report(.target(fault, phrase: phrase.text, at: phrase.span(of: fault.range)))
      return []
    }
  }
}
