import CivilTime
import Diagnostics
public import Evaluation
import PlanLanguage
public import Rules
import WorkCalendars

extension ReportRow {
  /// The row of a surveyed obligation; its number is given once the list is in order.
  init(_ item: Survey.Item, in book: RuleBook) {
    let obligation = item.obligation
    let plan = book.plan(of: obligation)
    let task = book.task(of: obligation)
    let commitment = book.commitment(of: obligation)
    let standing = item.standing
    let clause = commitment.clause ?? task.clause
    let performer = commitment.performedBy ?? task.performedBy
    self.init(
      number: 0, key: book.key(of: obligation), plan: plan.id, planTitle: OneLine.folded(plan.title), task: task.id,
      title: OneLine.folded(
        item.carriedFrom.map { "\(book.title(of: obligation))（自\($0)结转）" } ?? book.title(of: obligation)),
      units: book.answererNames(of: obligation).map(OneLine.folded),
      performedBy: performer.map(OneLine.folded),
      phrase: OneLine.folded(obligation.stage?.limit.zh ?? commitment.phrase),
      start: obligation.window.start, due: obligation.due,
      dueTime: obligation.window.dueTime,
      originalDue: obligation.originalDue,
      provisional: obligation.window.provisional || book.calendar(of: obligation).isProvisional(obligation.due),
      daysOverdue: standing.daysOverdue, workingDaysOverdue: standing.workingDaysOverdue,
      workingDaysLeft: standing.workingDaysLeft, lamp: RowLamp(standing, by: book.policy(of: obligation)),
      stage: (obligation.stage?.words ?? standing.course?.value.current?.title),
      holder: obligation.stage?.holder.rawValue ?? standing.course?.value.holder?.rawValue,
      parent: obligation.stage == nil ? nil : book.key(of: book.parent(of: obligation)),
      state: standing.state.rawValue,
      sentence: standing.sentence(due: obligation.due), targets: standing.reached.map(RowTarget.init),
      percent: standing.percent, isBehindPace: standing.isBehindPace,
      missingEvidence: standing.missingEvidence.map(OneLine.folded), lastFact: standing.lastFact.map(RowFact.init),
      clause: clause.map { clause in
        RowClause(
          quote: OneLine.folded(clause.quote),
          place: plan.source.map { "\(OneLine.folded($0)):\(clause.line)" } ?? "\(clause.line)")
      }, place: OneLine.folded(book.files.place(commitment.id.isEmpty ? task.span : commitment.span)),
      metOn: standing.metOn)
  }
}

extension RowLamp {
  /// The lamp of `standing`, with the policy's word for it, else the one that says why it is lit.
  public init(_ standing: Standing, by policy: Policy) {
    let lamp = standing.lamp
    let rule = policy.lamps[lamp]
    let usual: Bilingual =
      switch (standing.state, lamp) {
      case (.behind, _): .init(zh: "滞后", en: "behind")
      case (.submitted, _) where standing.awaitsConfirmation: .init(zh: "报结待审", en: "awaits confirmation")
      case (.submitted, _): .init(zh: "缺佐证", en: "evidence missing")
      case (.blocked, _), (.returned, _), (.paused, _), (.waived, _), (.metExtended, _): standing.state.words
      case (.closed, _): .init(zh: "已结束", en: "closed")
      case (.overdue, .yellow): .init(zh: "超期", en: "overdue")
      case (_, .yellow) where standing.isBehindPace: .init(zh: "序时滞后", en: "behind pace")
      case (_, .grey): .init(zh: lamp.chinese, en: "not open")
      case (_, .green): .init(zh: lamp.chinese, en: "on track")
      case (_, .yellow): .init(zh: lamp.chinese, en: "near due")
      case (_, .red): .init(zh: lamp.chinese, en: "overdue")
      case (_, .blue): .init(zh: lamp.chinese, en: "met")
      }
    self.init(
      name: lamp.rawValue, mark: lamp.mark, word: rule?.word.map { Bilingual(OneLine.folded($0)) } ?? usual,
      colour: rule?.colour)
  }
}

extension RowTarget {
  public init(_ reached: Standing.Reached) {
    self.init(
      text: OneLine.folded(reached.target.text), unit: OneLine.folded(reached.target.unit),
      reached: reached.thousandths, goal: reached.target.thousandths, upper: reached.target.upperThousandths,
      expected: reached.expected)
  }
}

extension RowFact {
  init(_ fact: Fact) {
    self.init(
      kind: fact.kind.rawValue, word: fact.kind.words, on: fact.on, by: OneLine.folded(fact.by),
      value: fact.thousandths.flatMap { $0 == 0 ? nil : $0 },
      unit: fact.unit.map(OneLine.folded), ref: fact.ref.map(OneLine.folded), note: fact.note.map(OneLine.folded))
  }
}
