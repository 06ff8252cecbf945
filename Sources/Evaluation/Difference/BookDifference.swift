public import CivilTime
public import Rules

/// 规则变动: what putting one book in place of another changes, in people and days.
///
/// Found by evaluating both books over the same facts, never by comparing their texts: comments, order, layout and
/// the file a task stands in change nothing.
public struct BookDifference: Hashable, Sendable {
  /// The days whose notifications were compared; the first is the day of the edit.
  public var period: ClosedRange<CivilDate>
  public var tasks: TaskChanges
  /// In the order of the new book; those that are gone last, in the order of the old one.
  public var obligations: [ObligationChange]
  /// What has no days, and so no obligations, in one of the books or both.
  public var undated: [UndatedChange]
  /// In the order of the days on which they go out, or went out before.
  public var notifications: [NotificationChange]
  /// Steps that the edit adds in the past: recorded as `before-rule`, and told to nobody.
  public var beforeRule: [SkippedStep]
  /// Whoever is told something else in the period, by id.
  public var people: [PersonChange]
  /// What else is said otherwise: addresses, contacts, policies, channels, the office.
  public var settings: [SettingChange]
  /// What is still open and goes away; when it is held, a daemon waits for somebody's word.
  public var removal = Removal(items: 0, itemsBefore: 0, obligations: 0)

  /// Whether the new book does all that the old one did, and nothing else.
  public var isEmpty: Bool {
    tasks.isEmpty && obligations.isEmpty && undated.isEmpty && notifications.isEmpty && beforeRule.isEmpty
      && settings.isEmpty
  }

  /// What is past due at once, and was not before.
  public var becomesOverdue: [ObligationChange] {
    obligations.filter { $0.new?.state == .overdue && $0.old?.state != .overdue }
  }

  /// What was past due and is not any more, be it that it is gone.
  public var stopsBeingOverdue: [ObligationChange] {
    obligations.filter { $0.old?.state == .overdue && $0.new?.state != .overdue }
  }

  /// The obligations that changed in the way `kind` says.
  public func obligations(_ kind: ObligationChange.Kind) -> [ObligationChange] {
    obligations.filter { $0.kind == kind }
  }

  /// The notifications that changed in the way `kind` says.
  public func notifications(_ kind: NotificationChange.Kind) -> [NotificationChange] {
    notifications.filter { $0.kind == kind }
  }

  /// Notices of due days that moved.
  public var movedNotices: [NotificationChange] {
    notifications.filter { $0.new?.event == .notice && $0.kind == .appears }
  }
}

/// Which tasks one book has and the other has not, as `plan/task`.
public struct TaskChanges: Hashable, Sendable {
  /// In the order of the new book.
  public var new: [String]
  /// In the order of the old book; one whose obligations all go on under another key is not gone.
  public var gone: [String]
  /// How many tasks the old book had.
  public var before: Int

  public init(new: [String] = [], gone: [String] = [], before: Int) {
    self.new = new
    self.gone = gone
    self.before = before
  }

  public var isEmpty: Bool { new.isEmpty && gone.isEmpty }
}

/// A commitment without days that is new, gone or said otherwise: an exhortation, an ongoing duty, one that waits
/// for its event.
public struct UndatedChange: Hashable, Sendable {
  public struct Side: Hashable, Sendable {
    public var title: String
    /// Who answers, by name.
    public var units: [String]
    /// Its deadline in canonical writing; empty when it has none.
    public var phrase: String
  }

  /// Key of the commitment.
  public var key: String
  /// Nil when the old book did not have it, or had days for it.
  public var old: Side?
  /// Nil when the new book does not have it, or has days for it.
  public var new: Side?
}

/// A past step that only the new rules have.
public struct SkippedStep: Hashable, Sendable {
  /// Key of the obligation.
  public var key: String
  public var title: String
  public var step: String
  public var ordinal: Int
  /// The day it would have been told.
  public var day: CivilDate
  /// Ids of the people who are not told, each once.
  public var recipients: [String]

  public init(key: String, title: String, step: String, ordinal: Int, day: CivilDate, recipients: [String]) {
    self.key = key
    self.title = title
    self.step = step
    self.ordinal = ordinal
    self.day = day
    self.recipients = recipients
  }
}
