public import CivilTime
public import Rules

/// 办理过程: how far an obligation has come on the stages of its workflow, by its facts in the order of their days.
///
/// Every sequence of facts leads to a stage that the workflow names. What the workflow does not allow at that moment
/// is not taken and changes nothing; `refused` keeps why. Time that waits for the supervisor (审核、退办、暂停) is not
/// the unit's: the days it took are given back.
public struct Course: Hashable, Sendable {
  /// What a course begins with.
  public struct Start: Hashable, Sendable {
    public var workflow: Workflow
    /// 交办: the day it was handed down.
    public var day: CivilDate
    public var due: CivilDate
    /// What must be there before it counts as done.
    public var evidence: EvidenceCheck
    /// Whether the stages that ask for 签收 are gone through: of a recurring commitment only the first turn is.
    public var asksReceipt: Bool

    public init(
      workflow: Workflow, day: CivilDate, due: CivilDate, evidence: EvidenceCheck = EvidenceCheck(),
      asksReceipt: Bool = true
    ) {
      self.workflow = workflow
      self.day = day
      self.due = due
      self.evidence = evidence
      self.asksReceipt = asksReceipt
    }
  }

  /// One time that a stage was entered, or that more time was asked for.
  public struct Turn: Hashable, Sendable {
    public enum End: Hashable, Sendable {
      /// By the fact that the stage waits for.
      case done
      /// It was not waited for any longer.
      case dropped
    }

    /// Index into the workflow's stages; nil: a decision about an extension.
    public var stage: Int?
    /// 1 for the first time.
    public var round: Int
    public var began: CivilDate
    public var ended: CivilDate?
    public var end: End?
  }

  /// A request for more time that is not decided.
  public struct Request: Hashable, Sendable {
    public var on: CivilDate
    public var until: CivilDate
    /// Whether the due day had passed by then.
    public var isLate: Bool
  }

  public struct Obstacle: Hashable, Sendable {
    public var since: CivilDate
    /// Whom or what it waits for.
    public var by: String?
    public var reason: String
    /// The day it was over; nil while it is not.
    public var until: CivilDate?
  }

  /// What the unit is told at once: it was urged (催办), sent back, given more time, or not.
  public struct Notice: Hashable, Sendable {
    /// The facts that units are told of.
    public static let kinds: [Fact.Kind] = [.nudge, .sendBack, .extendApprove, .extendRefuse, .unmute]

    public var kind: Fact.Kind
    /// 1 for the first of its kind.
    public var ordinal: Int
    public var on: CivilDate
    public var by: String
    public var note: String?
  }

  /// 暂缓催办: nobody is reminded from a day on, through `until` or up to the day it was ended.
  public struct Mute: Hashable, Sendable {
    public var from: CivilDate
    public var until: CivilDate
    /// 恢复催办: the day from which on reminders went on, before `until`.
    public var ended: CivilDate?
    public var by: String
    public var reason: String

    /// The first day on which reminders go on.
    public var over: CivilDate { ended ?? until.adding(days: 1) }

    public func covers(_ day: CivilDate) -> Bool { from <= day && day < over }
  }

  public let start: Start
  /// Index into the workflow's stages; their number when the last one is over.
  public private(set) var stage = 0
  /// In the order of their beginning; the last of each kind may be open.
  public private(set) var turns: [Turn] = []
  /// The due day as it is now.
  public private(set) var due: CivilDate
  /// Since when it is that day; nil when it never was another.
  public private(set) var dueSince: CivilDate?
  /// The due day without any extension: only the days given back are added.
  public private(set) var dueWithoutExtension: CivilDate
  /// Whether an extension was asked for after the due day: what is met by the new day is late all the same.
  public private(set) var isLateForGood = false
  public private(set) var extensions = 0
  /// 退回重办: how often it was sent back to be done again.
  public private(set) var returns = 0
  public private(set) var request: Request?
  public private(set) var obstacle: Obstacle?
  /// The obstacles that are over, in the order of their beginning.
  public private(set) var pastObstacles: [Obstacle] = []
  /// 退办: since when the unit says it is not its duty.
  public private(set) var declined: CivilDate?
  public private(set) var paused: CivilDate?
  /// Reported done, evidence missing.
  public private(set) var reported: CivilDate?
  /// The unit's part was complete on that day.
  public private(set) var submitted: CivilDate?
  /// The last stage was over on that day.
  public private(set) var closed: CivilDate?
  public private(set) var waived: CivilDate?
  public private(set) var notices: [Notice] = []
  /// In the order of their days; no two overlap.
  public private(set) var mutes: [Mute] = []
  /// 知悉: the days on which the unit said that it knows.
  public private(set) var acknowledgements: [CivilDate] = []
  /// The days on which the unit did or said something, in their order.
  public private(set) var answers: [CivilDate] = []
  /// How many there are of each piece of evidence.
  public private(set) var attached: [String: Int] = [:]
  /// How much was reached of what evidence is counted by, in thousandths.
  private var reached: Int64 = 0
  /// What was not taken, by the position of the fact in the order it was recorded in.
  public private(set) var refused: [Int: CourseRefusal] = [:]
  /// Since when the time is not the unit's: submitted, sent back, paused or over.
  public private(set) var restsSince: CivilDate?
  /// When it was not before: from a day on, and from when it was the unit's again.
  public private(set) var rests: [Range<CivilDate>] = []

  /// The course that `facts` of one obligation make, in the order they were recorded in.
  ///
  /// Facts of one day count in that order. O(n log n) in the facts.
  public init(_ start: Start, _ facts: [Fact]) {
    self.start = start
    due = start.due
    dueWithoutExtension = start.due
    while !start.asksReceipt, stage < stages.count - 1, stages[stage].action == .accept { stage += 1 }
    enter(stage, on: start.day)
    for (index, fact) in facts.enumerated().sorted(by: { ($0.element.on, $0.offset) < ($1.element.on, $1.offset) })
    {
      if let refusal = apply(fact) { refused[index] = refusal }
    }
    announceMute()
  }

  public var stages: [Workflow.Stage] { start.workflow.stages }

  /// The stage it is in; nil when it is over.
  public var current: Workflow.Stage? { isOver ? nil : stages[stage] }

  public var isOver: Bool { closed != nil || waived != nil }

  /// Whose turn it is; nil when it is over or stands still.
  public var holder: Workflow.Actor? {
    guard let current, paused == nil else { return nil }
    return declined != nil ? .supervisor : current.holder
  }

  /// Whether `day` is not the unit's.
  public func isAtRest(on day: CivilDate) -> Bool {
    restsSince.map { $0 <= day } ?? false || rests.contains { $0.contains(day) }
  }

  public var missingEvidence: [String] { start.evidence.missing(attached: attached, reached: reached) }

  /// The day on which the unit had done its part, once everything is over.
  public var metOn: CivilDate? { closed.map { submitted ?? $0 } }

  /// How it was met; nil while it is not.
  public var outcome: ObligationState? {
    guard let metOn else { return nil }
    if isLateForGood || metOn > due { return .metLate }
    return metOn > dueWithoutExtension ? .metExtended : .met
  }
}

// MARK: One fact

extension Course {
  /// Takes `fact`, or says why not and stays as it is.
  private mutating func apply(_ fact: Fact) -> CourseRefusal? {
    if let refusal = refusal(of: fact) { return refusal }
    if isTold(fact.kind) { announce(fact.kind, on: fact.on, by: fact.by, fact.note) }
    if isAnswer(fact) { answers.append(fact.on) }
    switch fact.kind {
    case .event, .nudge: break
    case .progress:
      if start.evidence.counts(fact) {
        reached = reached.addingReportingOverflow(fact.thousandths ?? 0).partialValue
      }
    case .acknowledge: acknowledgements.append(fact.on)
    case .mute:
      announceMute()
      if let until = fact.until {
        mutes.append(Mute(from: fact.on, until: until, by: fact.by, reason: fact.note ?? ""))
      }
    case .unmute:
      mutes[mutes.count - 1].ended = fact.on
      announceMute(by: fact.by)
    case .attach: attach(fact)
    case .accept, .confirm: advance(on: fact.on)
    case .submit, .done:
      endObstacle(on: fact.on)
      if isComplete { advance(on: fact.on) } else { reported = fact.on }
    case .sendBack: sendBack(on: fact.on)
    case .extendRequest:
      if let until = fact.until { request = Request(on: fact.on, until: until, isLate: fact.on > due) }
      turns.append(Turn(stage: nil, round: turns.count { $0.stage == nil } + 1, began: fact.on))
    case .extendApprove: extend(fact)
    case .extendRefuse:
      request = nil
      endRequest(on: fact.on, .done)
    case .block: obstacle = Obstacle(since: fact.on, by: fact.unit, reason: fact.note ?? "")
    case .unblock: endObstacle(on: fact.on)
    case .pause:
      leave(on: fact.on, .dropped)
      paused = fact.on
    case .resume:
      paused = nil
      if declined == nil { enter(stage, on: fact.on) }
    case .waive:
      leave(on: fact.on, .dropped)
      waived = fact.on
    }
    keepTime(on: fact.on)
    return nil
  }

  /// Whether the unit is told of it; a unit that sends something back itself need not be.
  private func isTold(_ kind: Fact.Kind) -> Bool {
    switch kind {
    case .nudge, .extendApprove, .extendRefuse: true
    case .sendBack: !isDeclining
    default: false
    }
  }

  /// 退办: whether sending back now is the unit's saying that it is not its duty, not the supervisor's 退回重办.
  var isDeclining: Bool { declined == nil && closed == nil && stages[stage].holder == .unit && reported == nil }

  /// Whether it comes from the unit and says how things are.
  private func isAnswer(_ fact: Fact) -> Bool {
    switch fact.kind {
    case .accept, .progress, .attach, .submit, .done, .acknowledge, .extendRequest, .block, .unblock: true
    case .sendBack: isDeclining
    default: false
    }
  }

  private mutating func announce(_ kind: Fact.Kind, on day: CivilDate, by: String, _ note: String?) {
    notices.append(
      Notice(kind: kind, ordinal: notices.count { $0.kind == kind } + 1, on: day, by: by, note: note))
  }

  /// The end of the last mute is told once.
  private mutating func announceMute(by: String? = nil) {
    guard let mute = mutes.last, notices.count(where: { $0.kind == .unmute }) < mutes.count else { return }
    announce(.unmute, on: mute.over, by: by ?? mute.by, mute.reason)
  }

  private var isComplete: Bool {
    guard stages[stage].requires.contains(.evidence) else { return true }
    return missingEvidence.isEmpty
  }

  private mutating func attach(_ fact: Fact) {
    if let note = fact.note { attached[note, default: 0] += 1 }
    // What was reported done is complete once its last piece is there.
    if reported != nil, !isOver, paused == nil, declined == nil, isComplete { advance(on: fact.on) }
  }

  private mutating func advance(on day: CivilDate) {
    if stages[stage].action == .submit { submitted = day }
    reported = nil
    leave(on: day, .done)
    stage += 1
    if stage == stages.count {
      closed = day
      endObstacle(on: day)
    } else {
      enter(stage, on: day)
    }
  }

  /// 退办 by the unit; 退回重办 by the supervisor, who may also take back what was closed.
  private mutating func sendBack(on day: CivilDate) {
    if declined != nil {
      declined = nil
      enter(stage, on: day)
    } else if isDeclining {
      leave(on: day, .dropped)
      declined = day
    } else {
      if closed == nil { leave(on: day, reported == nil ? .done : .dropped) }
      returns += 1
      closed = nil
      submitted = nil
      reported = nil
      stage = stages[..<min(stage, stages.count)].lastIndex { $0.action == .submit || $0.action == .done } ?? 0
      enter(stage, on: day)
    }
  }

  private mutating func extend(_ fact: Fact) {
    guard let until = fact.until ?? request?.until else { return }
    if request?.isLate ?? (fact.on > due) { isLateForGood = true }
    due = until
    dueSince = fact.on
    extensions += 1
    request = nil
    endRequest(on: fact.on, .done)
  }

  // MARK: Turns and time

  private mutating func enter(_ stage: Int, on day: CivilDate) {
    turns.append(Turn(stage: stage, round: turns.count { $0.stage == stage } + 1, began: day))
  }

  private mutating func leave(on day: CivilDate, _ end: Turn.End) {
    if let last = turns.lastIndex(where: { $0.stage != nil && $0.ended == nil }) {
      turns[last].ended = day
      turns[last].end = end
    }
    if end == .done, stages.indices.contains(stage), stage < stages.count - 1, stages[stage].action == .accept {
      return
    }
    // What is over or out of the unit's hands needs no more time.
    if request != nil {
      request = nil
      endRequest(on: day, .dropped)
    }
  }

  private mutating func endObstacle(on day: CivilDate) {
    guard var past = obstacle else { return }
    past.until = day
    pastObstacles.append(past)
    obstacle = nil
  }

  private mutating func endRequest(on day: CivilDate, _ end: Turn.End) {
    guard let last = turns.lastIndex(where: { $0.stage == nil && $0.ended == nil }) else { return }
    turns[last].ended = day
    turns[last].end = end
  }

  /// Gives back the days that were not the unit's, as far as it was in time when they began.
  private mutating func keepTime(on day: CivilDate) {
    let isUnits = holder == .unit
    if isUnits, let since = restsSince {
      if since <= due {
        let days = day.days(since: since)
        due = due.adding(days: days)
        if days > 0 { dueSince = day }
        dueWithoutExtension = dueWithoutExtension.adding(days: days)
      }
      rests.append(since..<day)
      restsSince = nil
    } else if !isUnits, restsSince == nil {
      restsSince = day
    }
  }
}
