import CivilTime
import Diagnostics
import PlanLanguage
public import Rules
import WorkCalendars

extension RuleBook {
  /// 办理流程 of a task: its own, else its plan's, else the one step.
  public func workflow(plan: Int, task: Int) -> Workflow {
    workflowIndex(plan: plan, task: task).map { workflows[Int($0)] } ?? .oneStep
  }

  func workflowIndex(plan: Int, task: Int) -> Int32? { plans[plan].tasks[task].workflow ?? plans[plan].workflow }

  /// How far `obligation` has come by everything in `snapshot`; of a stage that of the obligation it is a stage of.
  public func course(of obligation: Obligation, _ snapshot: Snapshot) -> Course {
    let parent = parent(of: obligation)
    return course(of: parent, snapshot.facts[key(of: parent)] ?? [])
  }

  /// The obligation that `obligation` is a stage of, without what its facts made of it; else itself, likewise.
  public func parent(of obligation: Obligation) -> Obligation {
    guard let course = obligation.course?.value else { return obligation }
    var parent = obligation
    parent.course = nil
    if let stage = course.stage {
      parent.window = stage.parentWindow
    } else {
      parent.window.due = course.originalDue
    }
    return parent
  }

  func course(of parent: Obligation, _ facts: [Fact]) -> Course {
    let (plan, task) = (Int(parent.plan), Int(parent.task))
    let place = plans[plan].tasks[task].commitments[Int(parent.commitment)]
    return Course(
      Course.Start(
        workflow: workflow(plan: plan, task: task), day: handedDown(parent), due: parent.due,
        evidence: EvidenceCheck(place), asksReceipt: parent.isFirstTurn),
      facts)
  }

  /// 交办: the day the rules are in force; of what an event or another commitment opens, the day that happened.
  private func handedDown(_ obligation: Obligation) -> CivilDate {
    let inForce = inForce(plan: Int(obligation.plan), task: Int(obligation.task))
    let answer = answer(of: obligation)
    let isOpened = answer.kind == .relative && answer.event != nil || commitment(of: obligation).after != nil
    return isOpened ? max(inForce, obligation.window.start) : inForce
  }

  /// Adds `parent`, as far as its facts have moved it, and the stages of it that have a limit or a report due.
  func appendCourse(of parent: Obligation, _ snapshot: Snapshot, to found: inout [Obligation]) {
    let key = key(of: parent)
    let facts = snapshot.facts[key] ?? []
    let course = course(of: parent, facts)
    var own = parent
    let slips = snapshot.slips[key] ?? []
    let isPlain =
      course.due == parent.due && course.notices.isEmpty && slips.isEmpty && course.mutes.isEmpty
      && course.acknowledgements.isEmpty
    if !isPlain {
      var history = ObligationCourse(
        originalDue: parent.due, extensions: course.extensions, notices: course.notices)
      history.dueSince = course.dueSince
      history.mutes = course.mutes
      history.acknowledgements = acknowledgements(course, parent)
      history.answers = course.answers
      history.slips = slips
      own.course = Box(history)
      if course.due != parent.due {
        own.window.due = course.due
        own.window.dueTime = nil
      }
    }
    found.append(own)
    let (plan, task) = (Int(parent.plan), Int(parent.task))
    let commitment = plans[plan].tasks[task].commitments[Int(parent.commitment)]
    guard plans[plan].tasks[task].chase, commitment.chase else { return }
    for turn in course.turns {
      if let stage = occurrence(turn, of: course, parent) { found.append(pressed(stage, course, snapshot)) }
    }
    if let feedback = commitment.feedback {
      found += reports(by: answers[Int(feedback)], course, facts, parent).map { pressed($0, course, snapshot) }
    }
  }

  /// `stage`, a stage of what has come along `course`, with the slips that were issued for it and the mutes that
  /// cover it.
  private func pressed(_ stage: Obligation, _ course: Course, _ snapshot: Snapshot) -> Obligation {
    let slips = snapshot.slips.isEmpty ? nil : snapshot.slips[key(of: stage)]
    guard slips != nil || !course.mutes.isEmpty, var history = stage.course?.value else { return stage }
    history.slips = slips ?? []
    history.mutes = course.mutes
    // What the unit says is no answer of the supervisor's.
    history.answers = stage.stage?.holder == .unit ? course.answers : []
    var pressed = stage
    pressed.course = Box(history)
    return pressed
  }

  /// How long each acknowledgement rests the reminders: as long as the policy says, but not the due day's when it was
  /// given before it.
  private func acknowledgements(_ course: Course, _ parent: Obligation) -> [Acknowledgement] {
    guard let span = policies[policyIndex(of: parent)].acknowledgement else {
      return course.acknowledgements.map { Acknowledgement(on: $0, through: $0) }
    }
    let calendar = calendar(of: parent)
    return course.acknowledgements.map { day in
      let last = moved(day, by: span, times: 1, calendar)
      return Acknowledgement(
        on: day, through: day < course.due && last >= course.due ? course.due.adding(days: -1) : last)
    }
  }

  /// One turn as an obligation of its holder; nil when it has no limit.
  private func occurrence(_ turn: Course.Turn, of course: Course, _ parent: Obligation) -> Obligation? {
    let workflow = course.start.workflow
    let limit: CountedSpan?
    let (id, title, holder): (String, Bilingual, Workflow.Actor)
    if let index = turn.stage {
      let stage = workflow.stages[index]
      (limit, id, title, holder) = (stage.within, stage.id, stage.title, stage.holder)
    } else {
      (limit, id, holder) = (workflow.extensionWithin, Obligation.extensionStage, .supervisor)
      title = Bilingual(zh: "延期审批", en: "decision on more time")
    }
    guard let limit else { return nil }
    if holder == .supervisor, plans[Int(parent.plan)].supervisor == nil { return nil }
    let due = moved(turn.began, by: limit, times: 1, calendar(of: parent))
    return stage(
      of: parent, suffix: turn.round == 1 ? id : "\(id)@\(turn.round)", title,
      Bilingual(zh: "\(limit.words.zh)内", en: "within \(limit.words.en)"), holder, from: turn.began, due: due,
      ended: turn.ended, isDropped: turn.end == .dropped, policy: workflow.policy)
  }

  /// 反馈: the reports that are due while the obligation is in hand.
  ///
  /// A report counts for the period it comes in, and late for those before it that went without one. None is asked
  /// for while the unit does not have it in hand, nor once the obligation is waived.
  private func reports(
    by answer: DeadlineAnswer, _ course: Course, _ facts: [Fact], _ parent: Obligation
  ) -> [Obligation] {
    let days = facts.enumerated().filter {
      [.progress, .submit, .done].contains($0.element.kind) && course.refused[$0.offset] == nil
    }.map(\.element.on).sorted()
    let last = self.answer(of: parent).kind == .recurring ? max(parent.due, course.due) : CivilDate.latest
    let rest: ObligationState? = course.paused != nil ? .paused : course.declined != nil ? .returned : nil
    var start = max(course.start.day, min(parent.window.start, parent.due))
    var found: [Obligation] = []
    for turn in answer.occurrences where turn.due >= start {
      if start > last { break }
      let report = days.first { $0 >= start }
      // Nothing is asked of a unit while it does not have it in hand.
      let isAsked = !course.isAtRest(on: turn.due) || report.map { $0 <= turn.due } ?? false
      if isAsked {
        found.append(
          stage(
            of: parent, suffix: "\(Obligation.feedbackStage)@\(turn.key.isEmpty ? "\(turn.due)" : turn.key)",
            Bilingual(zh: "反馈", en: "report"), Bilingual(answer.canonical), .unit, from: start, due: turn.due,
            ended: report ?? course.waived, isDropped: report == nil && course.waived != nil, rest: rest,
            policy: course.start.workflow.policy, isFeedback: true))
      }
      start = turn.due.adding(days: 1)
    }
    return found
  }

  private func stage(
    of parent: Obligation, suffix: String, _ title: Bilingual, _ limit: Bilingual, _ holder: Workflow.Actor,
    from began: CivilDate,
    due: CivilDate, ended: CivilDate?, isDropped: Bool, rest: ObligationState? = nil, policy: Int?,
    isFeedback: Bool = false
  ) -> Obligation {
    var stage = parent
    stage.window.start = began
    stage.window.due = due
    stage.window.dueTime = nil
    stage.course = Box(
      ObligationCourse(
        originalDue: due,
        stage: StageOccurrence(
          suffix: suffix, title: title, limit: limit, holder: holder, isFeedback: isFeedback, ended: ended,
          isDropped: isDropped, rest: rest,
          policy: policy, parentWindow: parent.window)))
    return stage
  }
}
