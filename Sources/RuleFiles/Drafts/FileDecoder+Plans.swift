import CivilTime
import Diagnostics
import PlanLanguage
import Rules

/// Plans, tasks and commitments.
extension FileDecoder {
  mutating func plan(_ node: Int) -> PlanDraft? {
    guard let fields = fields(node, PlanKey.self, .section("plan")) else { return nil }
    let id = identifier(fields[.id])
    var draft = PlanDraft(
      id: id ?? Named(text: "", span: span(node)), title: line(fields[.title]) ?? "", number: line(fields[.number]),
      issuer: line(fields[.issuer]), issued: day(fields[.issued]), effective: day(fields[.effective]),
      closed: day(fields[.closed]), year: year(fields[.year]), period: period(fields[.period]),
      zone: zone(fields[.zone]) ?? .shanghai, source: line(fields[.source]), calendar: name(fields[.calendar]),
      policy: name(fields[.policy]), supervisor: name(fields[.supervisor]), span: span(node))
    // Such a book is refused. Until then a day in its stead keeps what counts from it from being called wrong.
    if draft.issued == nil, fields[.issued] != nil { draft.issued = CivilDate(draft.year ?? 2000, 1, 1) }
    if let roles = word(fields[.roles], PlanKey.roleWords) { draft.roles = roles }
    if let visibility = word(fields[.visibility], PlanKey.visibilityWords) { draft.visibility = visibility }
    draft.readings = readings(fields[.readings])
    draft.workflow = name(fields[.workflow])
    draft.feedback = fields[.feedback].flatMap { phrase($0, .deadline) }
    draft.carryOver = name(fields[.carryOver])
    if let stray = fields[.carryOver], fields[.closed] == nil {
      report(.keyWithout("carry-over", needs: "closed", at: span(stray - 1)))
    }
    draft.region = line(fields[.region])
    draft.readers = names(fields[.readers])
    if let stray = fields[.readers], draft.visibility == .public {
      report(.keyWithout("readers", needs: "visibility: internal", at: span(stray - 1)))
    }
    draft.pairs = list(fields[.pairs], "pair") { decoder, item in decoder.pair(item) }
    draft.evidenceRules = list(fields[.evidenceRules], "evidence-rule") { decoder, item in
      decoder.evidenceRule(item)
    }
    draft.indicators = names(fields[.indicators])
    draft.defaults = fields[.defaults].flatMap { defaults($0) }
    if let list = fields[.notes] {
      for item in items(list, .list(of: "note")) ?? [] {
        if let note = note(item) { draft.notes.append(note) }
      }
    }
    switch (fields[.year], fields[.period]) {
    case (nil, nil): report(.missingKey(PlanKey.year.row, at: span(node)))
    case (let year?, _?): report(.exclusiveKeys("year", "period", at: span(year - 1)))
    default: break
    }
    guard id != nil, draft.year != nil || draft.period != nil else { return nil }
    return draft
  }

  mutating func task(_ node: Int) -> TaskDraft? {
    guard let fields = fields(node, TaskKey.self, .section("task")) else { return nil }
    let id = identifier(fields[.id])
    var promise = PromiseDraft(
      due: phrase(fields[.due], .deadline), targets: phrases(fields[.target], .quantity),
      evidence: lines(fields[.evidence]), kind: word(fields[.kind], CommitmentKey.kindWords),
      answeredBy: answeredBy(fields[.answeredBy]), performedBy: line(fields[.performedBy]),
      chase: yesNo(fields[.chase]), calendar: name(fields[.calendar]), readings: readings(fields[.readings]),
      clauses: clauses(fields[.clause]), note: text(fields[.note]), support: support(fields[.support]))
    if TaskKey.rare.contains(where: { fields[$0] != nil }) {
      promise.extras = Box(
        PromiseExtras(
          tags: lines(fields[.tags]), indicators: names(fields[.indicator]),
          decided: decided(fields[.decided]), total: phrase(fields[.total], .quantity),
          quota: word(fields[.quota], CommitmentKey.quotaWords), after: name(fields[.after]),
          needs: names(fields[.needs]), milestones: milestones(fields[.milestones]),
          feedback: phrase(fields[.feedback], .deadline), evidenceEach: lines(fields[.evidenceEach])))
    }
    let sections = lines(fields[.section])
    var draft = TaskDraft(
      id: id ?? Named(text: "", span: span(node)), title: line(fields[.title]) ?? "",
      section: sections.isEmpty ? nil : sections.joined(separator: Task.sectionSeparator),
      lead: unitLists(fields[.lead]), policy: name(fields[.policy]), workflow: name(fields[.workflow]),
      plan: name(fields[.plan]),
      raised: raised(fields[.raised]), promise: promise,
      span: span(node))
    if fields[.lead] == nil, promise.chase != false { report(.missingKey(TaskKey.lead.row, at: span(node))) }
    if let list = fields[.commitments] {
      draft.listsCommitments = true
      for item in items(list, .list(of: "commitment")) ?? [] {
        if let commitment = commitment(item) { draft.commitments.append(commitment) }
      }
      for key in [TaskKey.target, .evidence, .evidenceEach, .total, .quota, .after, .needs, .milestones] {
        if let value = fields[key] { report(.belongsToCommitment(key.row.name, at: span(value - 1))) }
      }
    }
    return id == nil ? nil : draft
  }

  private mutating func raised(_ node: Int?) -> Raised? {
    guard let node, let fields = fields(node, RaisedKey.self, .section("raised")) else { return nil }
    let on = day(fields[.on])
    let by = line(fields[.by])
    let because = text(fields[.because])
    let kind = word(fields[.kind], RaisedKey.kindWords) ?? .instruction
    guard let on, let by, let because else { return nil }
    return Raised(on: on, by: by, because: because, kind: kind)
  }

  private mutating func commitment(_ node: Int) -> CommitmentDraft? {
    guard let fields = fields(node, CommitmentKey.self, .section("commitment")) else { return nil }
    let id = identifier(fields[.id])
    let title = line(fields[.title])
    var promise = PromiseDraft(
      due: phrase(fields[.due], .deadline), targets: phrases(fields[.target], .quantity),
      evidence: lines(fields[.evidence]), kind: word(fields[.kind], CommitmentKey.kindWords),
      answeredBy: answeredBy(fields[.answeredBy]), performedBy: line(fields[.performedBy]),
      chase: yesNo(fields[.chase]), calendar: name(fields[.calendar]), readings: readings(fields[.readings]),
      clauses: clauses(fields[.clause]), note: text(fields[.note]), support: support(fields[.support]))
    if CommitmentKey.rare.contains(where: { fields[$0] != nil }) {
      promise.extras = Box(
        PromiseExtras(
          tags: lines(fields[.tags]), indicators: names(fields[.indicator]),
          decided: decided(fields[.decided]), total: phrase(fields[.total], .quantity),
          quota: word(fields[.quota], CommitmentKey.quotaWords), after: name(fields[.after]),
          needs: names(fields[.needs]), milestones: milestones(fields[.milestones]),
          feedback: phrase(fields[.feedback], .deadline), evidenceEach: lines(fields[.evidenceEach])))
    }
    guard let id else { return nil }
    return CommitmentDraft(id: id, title: title ?? "", promise: promise, span: span(node))
  }

  private mutating func answeredBy(_ node: Int?) -> AnsweredByDraft? {
    guard let node else { return nil }
    if tree.nodes[tree.resolved(node)].kind == .mapping {
      guard let fields = fields(node, AnsweredByKey.self, .section("answered-by")) else { return nil }
      let each = unitLists(fields[.each])
      return each.isEmpty ? nil : .eachOf(each)
    }
    let lists = unitLists(node)
    guard let first = lists.first else { return nil }
    if lists.count == 1, first.items.count == 1,
      let word = CommitmentKey.answeredWords.value(of: first.items[0].name.text)
    {
      switch word {
      case .lead: return .lead
      case .each: return .each
      case .pairs: return .pairs
      }
    }
    return .named(lists)
  }

  private mutating func support(_ node: Int?) -> [UnitList]? { node.map { unitLists($0) } }

  /// Milestones: commitments with a deadline of their own, and without milestones.
  private mutating func milestones(_ node: Int?) -> [CommitmentDraft] {
    list(node, "commitment") { decoder, item in
      guard let draft = decoder.commitment(item) else { return nil }
      if draft.promise.due == nil { decoder.report(.missingKey(CommitmentKey.due.row, at: draft.span)) }
      if let inner = draft.promise.milestones.first { decoder.report(.milestoneOfMilestone(at: inner.span)) }
      return draft
    }
  }

  private mutating func decided(_ node: Int?) -> DecisionDraft? {
    guard let node, let fields = fields(node, DecidedKey.self, .section("decided")) else { return nil }
    let due = phrase(fields[.due], .deadline)
    let by = line(fields[.by])
    let on = day(fields[.on])
    let ref = line(fields[.ref])
    guard let due, let by, let on else { return nil }
    return DecisionDraft(due: due, by: by, on: on, ref: ref)
  }

  private mutating func defaults(_ node: Int) -> DefaultsDraft? {
    guard let fields = fields(node, DefaultsKey.self, .section("defaults")) else { return nil }
    let promise = PromiseDraft(
      due: phrase(fields[.due], .deadline), evidence: lines(fields[.evidence]),
      answeredBy: answeredBy(fields[.answeredBy]), performedBy: line(fields[.performedBy]),
      chase: yesNo(fields[.chase]), calendar: name(fields[.calendar]), support: support(fields[.support]),
      extras: Box(PromiseExtras(tags: lines(fields[.tags]))))
    return DefaultsDraft(promise: promise, policy: name(fields[.policy]))
  }

  private mutating func pair(_ node: Int) -> PairDraft? {
    guard let fields = fields(node, PairKey.self, .section("pair")) else { return nil }
    let id = fields[.id].flatMap { identifier($0) }
    let ours = name(fields[.ours])
    let theirs = name(fields[.theirs])
    let clause = fields[.clause].flatMap { self.clause($0) }
    guard let ours, let theirs else { return nil }
    let usual = Named(text: "\(ours.text)-\(theirs.text)", span: span(node))
    return PairDraft(id: id ?? usual, ours: ours, theirs: theirs, clause: clause)
  }

  private mutating func evidenceRule(_ node: Int) -> EvidenceRuleDraft? {
    guard let fields = fields(node, EvidenceRuleKey.self, .section("evidence-rule")) else { return nil }
    let tag = name(fields[.tag])
    let evidence = lines(fields[.evidence])
    let clause = fields[.clause].flatMap { self.clause($0) }
    return tag.map { EvidenceRuleDraft(tag: $0, evidence: evidence, clause: clause) }
  }

  /// One place, or a list of them.
  private mutating func clauses(_ node: Int?) -> [Clause] {
    guard let node else { return [] }
    guard tree.nodes[tree.resolved(node)].kind == .sequence else { return clause(node).map { [$0] } ?? [] }
    return (items(node, .list(of: "clause")) ?? []).compactMap { clause($0) }
  }

  private mutating func clause(_ node: Int) -> Clause? {
    guard let fields = fields(node, ClauseKey.self, .section("clause")) else { return nil }
    return clause(line: fields[.line], quote: fields[.quote])
  }

  private mutating func note(_ node: Int) -> PlanNote? {
    guard let fields = fields(node, NoteKey.self, .section("note")) else { return nil }
    let about = line(fields[.about])
    return clause(line: fields[.line], quote: fields[.quote]).map { PlanNote(clause: $0, about: about) }
  }

  private mutating func clause(line: Int?, quote: Int?) -> Clause? {
    let number = count(line)
    let words = text(quote)
    guard let number, let words, let quote else { return nil }
    return Clause(line: number, quote: words, span: span(quote))
  }
}
