public import CivilTime
public import Diagnostics

/// What kind of deadline a phrase states.
public enum DeadlineKind: String, Sendable, CaseIterable {
  /// One day: `8月前`, `年底`.
  case due
  /// From a day to a day: `4～11月`, `全年`.
  case window
  /// Turn after turn: `每月5日前`, `半年度和全年度`.
  case recurring
  /// So long after (or before) an event: `收到通知后10个工作日内`.
  case relative
  /// Never done, reviewed from time to time: `长期坚持`.
  case ongoing
  /// A person must decide: `定期`, `适时`.
  case unresolvable
}

/// One turn of a deadline.
public struct DeadlineOccurrence: Hashable, Sendable {
  /// The period it is named after: `2018-05`, `2018-Q2`, `2018-H1`, `2018`, `2018-W21`; empty for a one-off.
  public var key: String
  /// The first day on which the thing can be done in time.
  public var start: CivilDate
  /// The last day on which it is in time.
  public var due: CivilDate
  /// The time of the due day at which it is late; nil means 24:00.
  public var dueTime: TimeOfDay?
  /// Whether a calendar without a notice was counted by.
  public var provisional: Bool

  public init(key: String, start: CivilDate, due: CivilDate, dueTime: TimeOfDay? = nil, provisional: Bool = false) {
    self.key = key
    self.start = start
    self.due = due
    self.dueTime = dueTime
    self.provisional = provisional
  }
}

/// A phrase that can be taken in two ways, and how it was taken.
public struct Ambiguity: Hashable, Sendable {
  /// `8月前 is read as by 31 July 2018; by 31 August 2018 is the other reading`.
  public var message: Bilingual
  /// The due days of the readings not taken.
  public var alternatives: [CivilDate]
  /// The line of `readings:` that settles it, such as `month-before: inclusive`.
  public var setting: String?

  public init(message: Bilingual, alternatives: [CivilDate], setting: String? = nil) {
    self.message = message
    self.alternatives = alternatives
    self.setting = setting
  }
}

/// A phrase, read and resolved: what it means within one plan.
public struct DeadlineAnswer: Hashable, Sendable {
  public var kind: DeadlineKind
  /// The phrase in its canonical writing; reading it again gives the same answer.
  public var canonical: String
  /// In order of their due days. One for `due` and `window`; none while a relative deadline waits for its
  /// event, none for `unresolvable`, and none for `ongoing` unless the words bound it (贯穿全年).
  public var occurrences: [DeadlineOccurrence]
  /// `力争`, `争取`: past it the obligation is behind, not overdue.
  public var soft: Bool
  public var ambiguity: Ambiguity?
  /// RFC 5545 recurrence rule of a recurring deadline.
  public var rrule: String?
  /// Quantities that hang on the phrase: `年内至少3次`.
  public var targets: [Target]
  /// How the words led to the days, one sentence each, in order.
  public var steps: [Bilingual]
  /// For `relative`: the event that opens it (`收到通知`), or nil when it hangs on the issue day.
  public var event: String?
  /// For `unresolvable`: what a person should supply.
  public var missing: Bilingual?
  /// How the due day was counted, when days were counted from an anchor; `countedDays(in:)` lists them.
  public var counting: DayCount?
  /// The last day of a counted term before a holiday moved it (art. 203); nil when none did.
  public var unrolledDue: CivilDate?

  public init(
    kind: DeadlineKind, canonical: String, occurrences: [DeadlineOccurrence] = [], soft: Bool = false,
    ambiguity: Ambiguity? = nil, rrule: String? = nil, targets: [Target] = [], steps: [Bilingual] = [],
    event: String? = nil, missing: Bilingual? = nil, counting: DayCount? = nil, unrolledDue: CivilDate? = nil
  ) {
    self.kind = kind
    self.canonical = canonical
    self.occurrences = occurrences
    self.soft = soft
    self.ambiguity = ambiguity
    self.rrule = rrule
    self.targets = targets
    self.steps = steps
    self.event = event
    self.missing = missing
    self.counting = counting
    self.unrolledDue = unrolledDue
  }
}

/// Why a phrase was not read.
public struct DeadlineFault: Error, Hashable, Sendable {
  public enum Kind: Sendable {
    /// The words marked by `range` were not understood; the rest may have been.
    case unread
    /// The words look like time but state no deadline: `挂职学习3个月`.
    case notADeadline
    /// A day that does not exist (`2月30日`), a window that ends before it starts.
    case impossible
  }

  public var kind: Kind
  public var message: Bilingual
  /// The part of the phrase at fault, in Unicode scalars from 0.
  public var range: Range<Int>
  public var help: Bilingual?
  /// What is known all the same: of a phrase that hangs on the issue day of a plan without one, its kind.
  public var partial: DeadlineAnswer?

  public init(
    _ kind: Kind, _ message: Bilingual, range: Range<Int>, help: Bilingual? = nil, partial: DeadlineAnswer? = nil
  ) {
    self.kind = kind
    self.message = message
    self.range = range
    self.help = help
    self.partial = partial
  }
}
