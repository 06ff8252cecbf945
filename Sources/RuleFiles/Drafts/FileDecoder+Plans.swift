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
    if let roles = word(fields[.roles], PlanKey.roleWords) { draft.roles = roles }
    if let visibility = word(fields[.visibility], PlanKey.visibilityWords) { draft.visibility = visibility }
    draft.readings = readings(fields[.readings])
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
    let promise = PromiseDraft(
      due: phrase(fields[.due], .deadline), targets: phrases(fields[.target], .quantity),
      evidence: lines(fields[.evidence]), kind: word(fields[.kind], CommitmentKey.kindWords),
      answeredBy: answeredBy(fields[.answeredBy]), performedBy: line(fields[.performedBy]),
      chase: yesNo(fields[.chase]), calendar: name(fields[.calendar]), readings: readings(fields[.readings]),
      clauses: clauses(fields[.clause]), note: text(fields[.note]))
    var draft = TaskDraft(
      id: id ?? Named(text: "", span: span(node)), title: line(fields[.title]) ?? "",
      section: line(fields[.section]), lead: names(fields[.lead]), support: names(fields[.support]),
      policy: name(fields[.policy]), plan: name(fields[.plan]), raised: raised(fields[.raised]), promise: promise,
      span: span(node))
    if fields[.lead] == nil, promise.chase != false { report(.missingKey(TaskKey.lead.row, at: span(node))) }
    if let list = fields[.commitments] {
      draft.listsCommitments = true
      for item in items(list, .list(of: "commitment")) ?? [] {
        if let commitment = commitment(item) { draft.commitments.append(commitment) }
      }
      for key in [TaskKey.target, .evidence] {
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
    let promise = PromiseDraft(
      due: phrase(fields[.due], .deadline), targets: phrases(fields[.target], .quantity),
      evidence: lines(fields[.evidence]), kind: word(fields[.kind], CommitmentKey.kindWords),
      answeredBy: answeredBy(fields[.answeredBy]), performedBy: line(fields[.performedBy]),
      chase: yesNo(fields[.chase]), calendar: name(fields[.calendar]), readings: readings(fields[.readings]),
      clauses: clauses(fields[.clause]), note: text(fields[.note]))
    guard let id else { return nil }
    return CommitmentDraft(id: id, title: title ?? "", promise: promise, span: span(node))
  }

  private mutating func answeredBy(_ node: Int?) -> AnsweredByDraft? {
    let names = names(node)
    guard !names.isEmpty else { return nil }
    if names.count == 1, let word = CommitmentKey.answeredWords.value(of: names[0].text) {
      return word == .each ? .each : .lead
    }
    return .named(names)
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
