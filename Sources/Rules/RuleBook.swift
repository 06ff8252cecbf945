public import CivilTime
public import Diagnostics
public import PlanLanguage
public import WorkCalendars

/// Everything the rule files say, whole: checked, linked, with every phrase resolved.
///
/// A value without references, so that a tick works on the book it started with
/// while the next one is loaded.
public struct RuleBook: Sendable {
  public var files: SourceFiles
  public var plans: [Plan]
  public var units: [Unit]
  public var groups: [UnitGroup]
  public var people: [Person]
  public var calendars: [WorkCalendar]
  public var policies: [Policy]
  /// 办理流程 that plans and tasks go by: those that are declared, then those built in.
  public var workflows: [Workflow] = []
  public var channels: [Channel]
  public var reports: [ReportRule]
  public var office: Office
  /// Resolved deadlines, shared by the commitments that state the same in the same context.
  public var answers: [DeadlineAnswer]
  /// How days are counted where a task, a commitment or a unit differs from its plan.
  public var reckonings: [Reckoning]
  /// 时段: named periods that deadlines may speak of.
  public var periods: [NamedPeriod]
  /// Stories by the file that holds them: dated facts for `simulate`.
  public var stories: [Story]
  /// 规则测试, in the order of files and places; run by `duban test` only.
  public var tests: [RuleTest]

  public init(
    files: SourceFiles, plans: [Plan], units: [Unit], groups: [UnitGroup], people: [Person],
    calendars: [WorkCalendar], policies: [Policy], channels: [Channel], reports: [ReportRule], office: Office,
    answers: [DeadlineAnswer], reckonings: [Reckoning] = [], periods: [NamedPeriod] = [], stories: [Story] = [],
    tests: [RuleTest] = []
  ) {
    self.files = files
    self.plans = plans
    self.units = units
    self.groups = groups
    self.people = people
    self.calendars = calendars
    self.policies = policies
    self.channels = channels
    self.reports = reports
    self.office = office
    self.answers = answers
    self.reckonings = reckonings
    self.periods = periods
    self.stories = stories
    self.tests = tests
  }

  /// The units behind `answerers`, groups expanded, each once, in the order written.
  ///
  /// A group contributes the members that its plan names.
  public func units(of answerers: [Answerer]) -> [UnitIndex] {
    if answerers.count == 1, case .unit(let only) = answerers[0] { return [only] }
    var seen: Set<UnitIndex> = []
    var found: [UnitIndex] = []
    for answerer in answerers {
      switch answerer {
      case .unit(let unit):
        if seen.insert(unit).inserted { found.append(unit) }
      case .group(let group):
        for unit in groups[Int(group)].members where seen.insert(unit).inserted { found.append(unit) }
      }
    }
    return found
  }

  /// The units and groups that answer for `commitment`, together or each.
  public func answerers(of commitment: Commitment, _ task: Task) -> [Answerer] {
    commitment.answeredBy.answerers(lead: task.lead)
  }

  /// Whether the plan leaves some of the units behind `answerers` undefined.
  public func isOpen(_ answerers: [Answerer]) -> Bool {
    answerers.contains {
      guard case .group(let group) = $0 else { return false }
      return groups[Int(group)].isOpen
    }
  }

  /// The names of `answerers` as units or groups are called.
  public func names(of answerers: [Answerer]) -> [String] {
    answerers.map {
      switch $0 {
      case .unit(let unit): units[Int(unit)].name
      case .group(let group): groups[Int(group)].name
      }
    }
  }

  /// The unit that acts for `unit` on `day`: itself, or the one it was merged into by then.
  public func acting(for unit: UnitIndex, on day: CivilDate) -> UnitIndex {
    var acting = unit
    // A circle of mergers is refused when the rules are loaded; until then it must not hold anybody up.
    for _ in units.indices {
      guard let next = units[Int(acting)].mergedInto, next.on <= day else { break }
      acting = next.unit
    }
    return acting
  }

  /// The channel with `name`.
  public func channel(named name: String) -> Channel? { channels.first { $0.name == name } }
}

/// Dated facts of a made-up year, told to `simulate`.
public struct Story: Sendable {
  public var file: Int
  public var facts: [StoryFact]

  public init(file: Int, facts: [StoryFact]) {
    self.file = file
    self.facts = facts
  }
}
