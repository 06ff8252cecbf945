import Diagnostics
import PlanLanguage
import Rules

/// Tasks and commitments: who answers, until when, for how much.
extension Linker {
  /// Links one task of the file of `draft` into an image; what needs the other files is left for `take`.
  mutating func link(_ task: TaskDraft, of draft: FileDraft, into linked: inout LinkedFile) {
    let own = draft.plan.flatMap { plans.exact[Names.normalized($0.id.text)] }
    guard let plan = plan(of: task, own: own, isDamaged: draft.damaged.contains(.plan)) else { return }
    linked.builder.add(link(task, number: linked.tasks.count, in: plan))
    linked.tasks.append(LinkedFile.Place(plan: Int32(plan), id: task.id.span))
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

  private mutating func link(_ draft: TaskDraft, number: Int, in plan: Int) -> TaskFields {
    let defaults = planDrafts[plan].defaults
    let (lead, listed) = Roles.split(labelledAnswerers(of: draft.lead, in: plan), by: book.plans[plan].roles)
    let support = listed + answerers(of: draft.promise.support ?? defaults?.promise.support ?? [], in: plan)
    let policy = (draft.policy ?? defaults?.policy).flatMap { look($0, in: \.policies) }
    let reckoning = TaskReckoning(
      raised: draft.raised,
      calendar: (draft.promise.calendar ?? defaults?.promise.calendar).flatMap { look($0, in: \.calendars) },
      readings: draft.promise.readings?.applied(to: book.plans[plan].readings))
    var task = TaskFields(
      id: draft.id.text, title: draft.title, section: draft.section, lead: lead, support: support,
      performedBy: draft.promise.performedBy ?? defaults?.promise.performedBy,
      chase: draft.promise.chase ?? defaults?.promise.chase ?? true, policy: policy,
      places: draft.promise.clauses,
      tags: draft.promise.tags + (defaults?.promise.tags ?? []).filter { !draft.promise.tags.contains($0) },
      indicators: indicators(draft.promise.indicators, in: plan), note: draft.promise.note, raised: draft.raised,
      span: draft.span)
    task.workflow = draft.workflow.flatMap { workflow(named: $0) }.map { Int($0) }
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
        append(
          commitment.promise, id: commitment.id.text, title: commitment.title, span: commitment.span, to: &task,
          draft, number, reckoning, in: plan)
      }
    } else {
      append(
        draft.promise, id: "", title: draft.title, span: draft.span, to: &task, draft, number, reckoning, in: plan)
    }
    return task
  }

  /// Adds a commitment and its milestones, each right behind it.
  private mutating func append(
    _ promise: PromiseDraft, id: String, title: String, span: SourceSpan, to task: inout TaskFields,
    _ draft: TaskDraft, _ number: Int, _ reckoning: TaskReckoning, in plan: Int
  ) {
    let parent = task.commitments.count
    task.commitments.append(
      link(promise, id: id, title: title, span: span, of: task, draft, reckoning, in: plan))
    noteChain(promise, at: CommitmentPlace(task: number, commitment: parent), in: plan)
    var seen: [String: SourceSpan] = [:]
    for milestone in promise.milestones {
      if let first = seen[milestone.id.text] {
        report(
          .duplicateName(milestone.id.text, noun: .commitment, first: files.place(first), at: milestone.id.span))
        continue
      }
      seen[milestone.id.text] = milestone.id.span
      checkMilestone(
        milestone.id, of: task, asksReports: task.commitments[parent].rare.feedback != nil, in: plan)
      var own = milestone.promise
      own.answeredBy = own.answeredBy ?? promise.answeredBy
      own.chase = own.chase ?? promise.chase
      own.performedBy = own.performedBy ?? promise.performedBy
      own.support = own.support ?? promise.support
      var linked = link(
        own, id: "\(id):\(milestone.id.text)", title: milestone.title, span: milestone.span, of: task, draft,
        reckoning, in: plan)
      linked.rare.milestoneOf = Int32(parent)
      task.commitments.append(linked)
      noteChain(
        own, at: CommitmentPlace(task: number, commitment: task.commitments.count - 1), in: plan)
    }
  }

  /// Names of the plan's indicators; any name will do where the plan lists none.
  private mutating func indicators(_ names: [Named], in plan: Int) -> [String] {
    let known = book.plans[plan].indicators
    for name in names where !known.isEmpty && !known.contains(name.text) {
      report(.unknownIndicator(name.text, nearest: Spelling.nearest(to: name.text, in: known), at: name.span))
    }
    return names.map(\.text)
  }

  private mutating func link(
    _ promise: PromiseDraft, id: String, title: String, span: SourceSpan, of task: TaskFields, _ draft: TaskDraft,
    _ inherited: TaskReckoning, in plan: Int
  ) -> CommitmentFields {
    let isOwn = id.isEmpty
    let defaults = planDrafts[plan].defaults?.promise
    let written = promise.due ?? draft.promise.due ?? defaults?.due
    let decided = promise.decided ?? (promise.due == nil ? draft.promise.decided : nil)
    let phrase = decided?.due ?? written
    let origin: Commitment.DeadlineOrigin =
      promise.due != nil || promise.decided != nil
      ? .own : draft.promise.due != nil || decided != nil ? .task : defaults?.due != nil ? .defaults : .plan
    let kind = promise.kind ?? draft.promise.kind
    let answeredBy = answeredBy(promise.answeredBy ?? draft.promise.answeredBy ?? defaults?.answeredBy, in: plan)
    let tags = promise.tags + task.tags.filter { !promise.tags.contains($0) }
    var own = inherited
    if !isOwn {
      own.take(promise, calendar: promise.calendar.flatMap { look($0, in: \.calendars) }, book.plans[plan])
    }
    let counting = reckon(own, for: answering(answeredBy, task), in: plan)
    let answer = deadline(phrase, origin, kind, in: counting?.context, of: plan, own.raised)
    var targets = promise.targets.flatMap { self.targets(of: $0) }
    if let answer { targets += deadlines.answers[Int(answer)].targets }
    var commitment = CommitmentFields(
      id: id, title: title, kind: kind ?? (targets.isEmpty ? .artifact : .countable),
      answeredBy: answeredBy, phrase: phrase?.text ?? "", origin: origin, answer: answer ?? Self.unresolved,
      reckoning: counting?.reckoning, targets: targets, quota: promise.quota ?? .each,
      evidence: evidence(of: promise, defaults, tags, kind, in: plan),
      performedBy: promise.performedBy ?? task.performedBy, chase: promise.chase ?? task.chase,
      places: promise.clauses, note: promise.note, span: span, dueSpan: phrase?.span ?? span,
      rare: RareFields(
        decision: decided.map { Decision(written: written?.text ?? "", by: $0.by, on: $0.on, ref: $0.ref) },
        total: total(promise.total, targets, answer, in: plan),
        support: isOwn ? nil : promise.support.map { answerers(of: $0, in: plan) }, tags: tags,
        indicators: isOwn || promise.indicators.isEmpty
          ? task.indicators : indicators(promise.indicators, in: plan),
        unitDeadlines: unitDeadlines(of: each(answeredBy, task), phrase, origin, kind, own, in: plan)))
    commitment.rare.evidenceEach = promise.evidenceEach
    if !promise.evidenceEach.isEmpty, targets.isEmpty {
      report(.evidenceOfNothing(promise.evidenceEach[0], at: span))
    }
    commitment.rare.feedback = feedback(
      promise, of: draft, isMilestone: id.contains(":"), kind, in: counting?.context, of: plan, own.raised)
    if answeredBy == .pairs, book.plans[plan].pairs.isEmpty { report(.noPairs(at: span)) }
    if commitment.chase, commitment.kind != .exhortation {
      contacts.note(commitment, of: task, in: plan, book)
      for unit in book.units(of: commitment.answeredBy.answerers(lead: task.lead)) {
        checkTerms(of: unit, in: plan, at: span)
      }
    }
    return commitment
  }

  /// In place of an answer's index when the phrase could not be read: such a book is refused.
  private static let unresolved: Int32 = -1

  private mutating func answeredBy(_ draft: AnsweredByDraft?, in plan: Int) -> Commitment.AnsweredBy {
    switch draft {
    case nil, .lead: .lead
    case .each: .each
    case .pairs: .pairs
    case .eachOf(let lists): .eachOf(answerers(of: lists, in: plan))
    case .named(let lists): .named(answerers(of: lists, in: plan))
    }
  }

  /// The units that answer for themselves.
  private func each(_ answeredBy: Commitment.AnsweredBy, _ task: TaskFields) -> [Answerer] {
    switch answeredBy {
    case .each: task.lead
    case .eachOf(let named): named
    case .lead, .named, .pairs: []
    }
  }

  /// Its own evidence, and what the plan's rules ask of its tags.
  private func evidence(
    of promise: PromiseDraft, _ defaults: PromiseDraft?, _ tags: [String], _ kind: Commitment.Kind?, in plan: Int
  ) -> [String] {
    let written = promise.evidence.isEmpty ? defaults?.evidence ?? [] : promise.evidence
    let own = written + promise.evidenceEach.filter { !written.contains($0) }
    guard kind != .exhortation, !tags.isEmpty else { return own }
    let asked = planDrafts[plan].evidenceRules.filter { tags.contains($0.tag.text) }.flatMap(\.evidence)
    return asked.reduce(into: own) { all, piece in if !all.contains(piece) { all.append(piece) } }
  }

  /// What all turns add up to; said when the turns' own targets do not.
  private mutating func total(_ phrase: Phrase?, _ targets: [Target], _ answer: Int32?, in plan: Int) -> Target? {
    guard let phrase, let total = self.targets(of: phrase).first else { return nil }
    // A deadline that is not understood has its own fault.
    guard let answer else { return total }
    guard let each = targets.first(where: { $0.unit == total.unit }) else {
      report(.totalOfNothing(phrase.text, unit: total.unit, at: phrase.span))
      return total
    }
    let turns = deadlines.answers[Int(answer)].occurrences.count
    if each.thousandths * Int64(turns) != total.thousandths {
      report(.totalDiffers(phrase.text, turns: turns, each: each.text, at: phrase.span))
    }
    return total
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
    let reading = deadlines.read(phrase?.text ?? "", in: context)
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
      if let ambiguity = answer.ambiguity {
        reportOnce(.ambiguous(deadlines.key(of: context), phrase.text), .ambiguous(ambiguity, at: phrase.span))
      }
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
