import CivilTime
import Diagnostics
import Evaluation
import PlanLanguage
import Rules
import WorkCalendars

/// One obligation in a letter: all that its entry says, not yet in words.
struct LetterEntry {
  /// Why this letter tells of it.
  struct Reason {
    /// The policy and its step; nil for a notice.
    var step: (policy: String, step: Step, ordinal: Int, place: String)?
    /// In what capacity the person is told; nil when the rules name them no more.
    var recipient: (unit: String?, role: Role, standsIn: Bool)?
    /// The day it should have been told, when that has passed.
    var lateSince: CivilDate?
  }

  /// The rule and the document behind it; nil when the obligation left the rules.
  struct Content {
    var title: String
    var units: [String]
    var planTitle: String
    /// 整改 or 交办, and who raised it when and why; nil for a task of the document.
    var raised: (kind: Bilingual, sentence: Bilingual)?
    var quote: String?
    /// `file:line` in the document.
    var clausePlace: String?
    var phrase: String
    /// Of a stage what its due day comes from, in place of the deadline.
    var limit: Bilingual?
    var due: CivilDate
    var dueTime: TimeOfDay?
    var isSoft: Bool
    var isProvisional: Bool
    var ambiguity: Bilingual?
    /// The civil day of the letter in the plan's zone.
    var today: CivilDate
    var standing: Standing
    /// What may come next: the fact that the stage waits for, and of what; nil where one step closes it.
    var next: (kind: Fact.Kind, key: String)?
    /// `file:line` in the rules.
    var place: String
  }

  var group: LetterGroup
  var key: String
  var content: Content?
  /// What it says of an edit of the rules; nil for everything else.
  var edit: EditContent?
  /// What it says of a letter that could not be delivered; nil for everything else.
  var dead: DeadLetterContent?
  /// What it says of a drill; nil for everything else.
  var drill: DrillContent?
  var reasons: [Reason]
  /// 催办、退回、延期批复: what was recorded about it, for its unit to know.
  var notices: [Course.Notice] = []
  /// 督办单: the slip that this letter is.
  var slip: Slip?
  /// For a notice: the due day that was told before, when there is exactly one.
  var movedFrom: CivilDate?
}

extension Desk {
  /// The entries of a letter to `person`, group by group, what is due first coming first.
  func entries(of members: [Account], for person: PersonIndex) -> [LetterEntry] {
    var found: [String: LetterEntry] = [:]
    for member in members.sorted(by: { ($0.day, $0.id.identity) < ($1.day, $1.id.identity) }) {
      let event = member.id.event
      guard event.kind != .report else { continue }
      // A due day that moved stands apart from the rest about the same obligation, and so does what was recorded.
      let identity = "\(event.kind.rawValue)|\(event.isOfCourse)|\(event.subject)"
      let obligation = index[event.subject]
      var entry = found[identity] ?? entry(event, obligation, person)
      entry.reasons.append(reason(member, obligation, person))
      entry.slip = entry.slip ?? obligation?.course?.value.slips.first { $0.event == event }
      if event.isOfCourse {
        entry.group = .urged
        entry.notices += (obligation?.course?.value.notices ?? []).filter {
          $0.kind.rawValue == event.step && $0.ordinal == event.ordinal && $0.on == event.due
        }
      }
      if let obligation, event.kind == .step { entry.group = group(obligation, entry, lastStep: event.step) }
      found[identity] = entry
    }
    return addingFormerDays(found).sorted { left, right in
      if left.group != right.group { return left.group < right.group }
      let leftDue = left.content?.due ?? .latest
      let rightDue = right.content?.due ?? .latest
      return (leftDue, left.key) < (rightDue, right.key)
    }
  }

  private func entry(_ event: Event, _ obligation: Obligation?, _ person: PersonIndex) -> LetterEntry {
    let edit = event.isAboutEdit ? editContent(of: event, for: person) : nil
    let dead = deadLetter(of: event)
    let drill = drillContent(of: event, for: person)
    let group: LetterGroup = edit != nil ? .rules : dead != nil ? .undelivered : drill != nil ? .drill : .changed
    return LetterEntry(
      group: group, key: OneLine.folded(event.subject), content: obligation.map(content), edit: edit, dead: dead,
      drill: drill, reasons: [], movedFrom: nil)
  }

  private func content(_ obligation: Obligation) -> LetterEntry.Content {
    let plan = book.plan(of: obligation)
    let task = book.task(of: obligation)
    let commitment = book.commitment(of: obligation)
    let answer = book.answer(of: obligation)
    let clause = commitment.clause ?? task.clause
    return LetterEntry.Content(
      title: OneLine.folded(book.title(of: obligation)),
      units: book.answeringUnits(of: obligation).map { OneLine.folded(book.units[Int($0)].name) },
      planTitle: OneLine.folded(plan.title), raised: task.raised.map { ($0.kind.words, $0.sentence) },
      quote: clause.map { OneLine.folded($0.quote) },
      clausePlace: clause.map { clause in
        plan.source.map { "\(OneLine.folded($0)):\(clause.line)" } ?? "\(clause.line)"
      },
      phrase: OneLine.folded(commitment.phrase),
      limit: obligation.stage.map { Bilingual(zh: OneLine.folded($0.limit.zh), en: OneLine.folded($0.limit.en)) },
      due: obligation.due, dueTime: obligation.window.dueTime,
      isSoft: answer.soft,
      isProvisional: obligation.window.provisional || book.calendar(of: obligation).isProvisional(obligation.due),
      ambiguity: answer.ambiguity?.message, today: plan.zone.day(at: now),
      standing: book.standing(of: obligation, snapshot, at: now), next: next(obligation),
      place: OneLine.folded(book.files.place(commitment.id.isEmpty ? task.span : commitment.span)))
  }

  private func next(_ obligation: Obligation) -> (kind: Fact.Kind, key: String)? {
    let key = book.key(of: book.parent(of: obligation))
    if let stage = obligation.stage {
      if stage.isFeedback { return (.progress, key) }
      let id = stage.suffix.prefix { $0 != "@" }
      if id == Obligation.extensionStage { return (.extendApprove, key) }
      let workflow = book.workflow(plan: Int(obligation.plan), task: Int(obligation.task))
      return workflow.stages.first { $0.id == id }.map { ($0.action, key) }
    }
    let course = book.standing(of: obligation, snapshot, at: now).course?.value
    return course?.current.map { ($0.action, key) }
  }

  private func group(_ obligation: Obligation, _ entry: LetterEntry, lastStep: String) -> LetterGroup {
    guard let content = entry.content else { return .changed }
    switch content.standing.state {
    case .overdue: return .overdue
    case .behind: return .behind
    default: break
    }
    if content.due == content.today { return .today }
    let step = book.policy(of: obligation).steps.first { $0.id == lastStep }
    return step?.anchor == .start ? .assigned : .upcoming
  }

  private func reason(_ member: Account, _ obligation: Obligation?, _ person: PersonIndex) -> LetterEntry.Reason {
    var reason = LetterEntry.Reason(
      step: nil, recipient: nil, lateSince: member.isLate(in: book.office.zone) ? member.day : nil)
    guard let obligation, member.id.event.kind == .step else { return reason }
    let policy = book.policy(of: obligation)
    guard let step = policy.steps.first(where: { $0.id == member.id.event.step }) else { return reason }
    reason.step = (policy.id, step, member.id.event.ordinal, OneLine.folded(book.files.place(step.span)))
    let recipient = book.audience(
      of: step, turn: member.id.event.ordinal, for: obligation, on: book.office.zone.day(at: member.at)
    ).first {
      $0.person == person && $0.channel == member.id.channel
    }
    reason.recipient = recipient.map { recipient in
      (recipient.unit.map { OneLine.folded(book.units[Int($0)].name) }, recipient.role, recipient.standsIn)
    }
    return reason
  }

  /// The entries, with the due day that each notice's obligation had before.
  private func addingFormerDays(_ found: [String: LetterEntry]) -> [LetterEntry] {
    let noticed = Set(found.values.filter { $0.group == .changed && $0.content != nil }.map(\.key))
    guard !noticed.isEmpty else { return Array(found.values) }
    var former: [String: Set<CivilDate>] = [:]
    for event in snapshot.accounted where noticed.contains(event.subject) && event.kind != .report {
      former[event.subject, default: []].insert(event.due)
    }
    return found.values.map { entry in
      guard let content = entry.content, entry.group == .changed else { return entry }
      var entry = entry
      let days = (former[entry.key] ?? []).subtracting([content.due])
      // After several moves nobody can tell from the events which day came last.
      entry.movedFrom = days.count == 1 ? days.first : nil
      return entry
    }
  }
}
