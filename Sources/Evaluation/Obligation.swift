public import CivilTime
import Diagnostics
public import PlanLanguage
public import Rules
public import WorkCalendars

/// 责任事项: commitment × occurrence × answering unit. The atom of the whole program.
///
/// Whatever is reminded of, reported or judged is an obligation. It holds
/// positions in its rule book, not copies, and its own window.
public struct Obligation: Hashable, Sendable {
  /// Index into `RuleBook.plans`.
  public var plan: Int32
  /// Index into `Plan.tasks`.
  public var task: Int32
  /// Index into `Task.commitments`.
  public var commitment: Int32
  /// The unit that answers for itself; nil when the answering units answer together.
  public var unit: UnitIndex?
  /// Index into `Plan.pairs` of the pair it is about; nil when it is about none.
  public var pair: Int32?
  /// Its occurrence: name, first day, due day.
  public var window: DeadlineOccurrence

  /// Whether its days are reckoned from the due day of something that is not met yet.
  public var isDerived: Bool
  /// Whether it is the first turn of its commitment for its unit: 签收 is asked for once.
  var isFirstTurn = true
  /// What few obligations have: see `originalDue` and `stage`.
  public var course: Box<ObligationCourse>?

  public init(
    plan: Int32, task: Int32, commitment: Int32, unit: UnitIndex?, pair: Int32? = nil, window: DeadlineOccurrence,
    isDerived: Bool = false
  ) {
    self.plan = plan
    self.task = task
    self.commitment = commitment
    self.unit = unit
    self.pair = pair
    self.window = window
    self.isDerived = isDerived
  }

  public var due: CivilDate { window.due }
}

extension RuleBook {
  public func plan(of obligation: Obligation) -> Plan { plans[Int(obligation.plan)] }

  public func task(of obligation: Obligation) -> Task {
    plans[Int(obligation.plan)].tasks[Int(obligation.task)]
  }

  public func commitment(of obligation: Obligation) -> Commitment {
    task(of: obligation).commitments[Int(obligation.commitment)]
  }

  /// The first day on which anything of `obligation` is told; of a stage the day it began.
  public func inForce(of obligation: Obligation) -> CivilDate {
    let inForce = inForce(plan: Int(obligation.plan), task: Int(obligation.task))
    return obligation.stage == nil ? inForce : max(inForce, obligation.window.start)
  }

  /// Index into `policies` of the one that `obligation` is supervised by.
  func policyIndex(of obligation: Obligation) -> Int {
    let (plan, task) = (Int(obligation.plan), Int(obligation.task))
    return obligation.course?.value.stage?.policy ?? plans[plan].tasks[task].policy ?? plans[plan].policy
  }

  public func policy(of obligation: Obligation) -> Policy {
    policies[policyIndex(of: obligation)]
  }

  public func answer(of obligation: Obligation) -> DeadlineAnswer {
    let commitment = commitment(of: obligation)
    return answers[Int(obligation.unit.flatMap { commitment.unitDeadlines[$0]?.answer } ?? commitment.answer)]
  }

  /// The working calendar that `obligation` counts by: its own, its unit's, else its plan's.
  public func calendar(of obligation: Obligation) -> WorkCalendar {
    calendars[calendarIndex(of: obligation)]
  }

  /// Looked up in place: this is asked for every obligation on every day.
  private func calendarIndex(of obligation: Obligation) -> Int {
    let (plan, task, commitment) = (Int(obligation.plan), Int(obligation.task), Int(obligation.commitment))
    let own =
      obligation.unit.flatMap { plans[plan].tasks[task].commitments[commitment].unitDeadlines[$0]?.reckoning }
      ?? plans[plan].tasks[task].commitments[commitment].reckoning
    return own.map { reckonings[Int($0)].calendar } ?? plans[plan].calendar
  }

  /// `plan/task[/commitment]`; of a milestone `plan/task[/commitment]:milestone`.
  public func commitmentKey(plan: Int, task: Int, commitment: Int) -> String {
    let aPlan = plans[plan]
    let aTask = aPlan.tasks[task]
    let id = aTask.commitments[commitment].id
    if id.isEmpty { return "\(aPlan.id)/\(aTask.id)" }
    return id.hasPrefix(":") ? "\(aPlan.id)/\(aTask.id)\(id)" : "\(aPlan.id)/\(aTask.id)/\(id)"
  }

  /// `plan/task[/commitment][@occurrence][#unit-id][:stage]`, with the pair's id in place of the unit's where there
  /// is one.
  public func key(of obligation: Obligation) -> String {
    var key = commitmentKey(
      plan: Int(obligation.plan), task: Int(obligation.task), commitment: Int(obligation.commitment))
    if !obligation.window.key.isEmpty { key += "@\(obligation.window.key)" }
    if let unit = obligation.unit { key += "#\(units[Int(unit)].id)" }
    if let pair = pair(of: obligation) { key += "#\(pair.id)" }
    if let stage = obligation.course?.value.stage { key += ":\(stage.suffix)" }
    return key
  }

  /// The pair that `obligation` is about.
  public func pair(of obligation: Obligation) -> Pair? {
    obligation.pair.map { plans[Int(obligation.plan)].pairs[Int($0)] }
  }

  /// The units that answer for `obligation`: the one it is for, else all of them together.
  ///
  /// For a pair it is the one of the two that is a lead unit, else the lead units. None answers for what the plan
  /// leaves undefined of a group whose units each answer. For a stage it is whose turn it is.
  public func answeringUnits(of obligation: Obligation) -> [UnitIndex] {
    if obligation.stage?.holder == .supervisor {
      return plans[Int(obligation.plan)].supervisor.map { [$0] } ?? []
    }
    if let unit = obligation.unit { return [unit] }
    switch commitment(of: obligation).answeredBy {
    case .each, .eachOf: return []
    case .lead: return units(of: task(of: obligation).lead)
    case .named(let answerers): return units(of: answerers)
    case .pairs:
      let lead = units(of: task(of: obligation).lead)
      let own = pair(of: obligation).map { pair in lead.filter(pair.units.contains) } ?? []
      return own.isEmpty ? lead : own
    }
  }

  /// The units that support `obligation`; for a pair those of the two that support, where one does; none in a stage.
  public func supportingUnits(of obligation: Obligation) -> [UnitIndex] {
    guard obligation.stage == nil else { return [] }
    let task = task(of: obligation)
    let support = units(of: task.commitments[Int(obligation.commitment)].support ?? task.support)
    let own = pair(of: obligation).map { pair in support.filter(pair.units.contains) } ?? []
    return own.isEmpty ? support : own
  }

  /// What a person calls it: the task's title, and the commitment's where it has one of its own.
  public func title(of obligation: Obligation) -> String {
    let task = task(of: obligation)
    let commitment = task.commitments[Int(obligation.commitment)]
    var whole = commitment.id.isEmpty ? task.title : "\(task.title)：\(commitment.title)"
    if let pair = pair(of: obligation) { whole += "——\(pair.ours.name)与\(pair.theirs.name)" }
    if !obligation.window.key.isEmpty { whole += "（\(obligation.window.key)）" }
    return obligation.stage.map { "\(whole)——\($0.words.zh)" } ?? whole
  }
}
