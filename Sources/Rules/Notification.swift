public import CivilTime

/// 提醒事件: one thing that the rules call for telling. Its identity never changes once written.
public struct Event: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// A step came due for an obligation.
    case step
    /// A report ran.
    case report
    /// A due day moved, rules were refused, a letter died.
    case notice
  }

  public var kind: Kind
  /// Key of the obligation, id of the report, or subject of the notice.
  public var subject: String
  /// Id of the step, name of the report's part, or kind of the notice.
  public var step: String
  /// 1 for the first turn of a repeating step.
  public var ordinal: Int
  /// The due day the step was counted from, or the day the report or notice is of.
  public var due: CivilDate

  public init(kind: Kind, subject: String, step: String, ordinal: Int, due: CivilDate) {
    self.kind = kind
    self.subject = subject
    self.step = step
    self.ordinal = ordinal
    self.due = due
  }

  /// `step|plan/task@2018-05|before:5wd|1|2018-05-31`: the identity as one text.
  public var identity: String { "\(kind.rawValue)|\(subject)|\(step)|\(ordinal)|\(due)" }
}

/// 通知: one event for one recipient through one channel.
public struct NotificationID: Hashable, Sendable {
  public var event: Event
  /// Id of the person; of a report's file the report's id.
  public var recipient: String
  public var channel: String

  public init(event: Event, recipient: String, channel: String) {
    self.event = event
    self.recipient = recipient
    self.channel = channel
  }

  public var identity: String { "\(event.identity)|\(recipient)|\(channel)" }
}

/// What became of a notification. Each ends in exactly one final state.
public enum AccountState: String, Sendable, CaseIterable {
  /// In the outbox, for a slot that has come.
  case planned
  /// In the outbox, for a later slot.
  case held
  case sent
  /// Told by another notification of the same delivery.
  case merged
  /// A condition of the step said not to.
  case suppressed
  /// Too late to be worth telling, or never to be told.
  case skipped
  /// Met or withdrawn between planning and sending.
  case cancelled
  /// Could not be delivered; a person is told.
  case dead

  public var isFinal: Bool { self != .planned && self != .held }
}

/// Why an account says what it says: a closed list, shown with words of its own.
public enum AccountReason: String, Sendable, CaseIterable {
  /// The step came due.
  case due
  /// The step was past when it was accounted for.
  case late
  /// Another step of the same obligation on the same day told this person.
  case sameDay = "same-day"
  /// A later step of the same obligation is told instead.
  case superseded
  /// The rule came after the step's day, for an obligation that existed before.
  case beforeRule = "before-rule"
  /// The obligation was met when the step was accounted for.
  case met
  /// `unless` held.
  case unless
  /// `when` did not hold.
  case whenNot = "when-not"
  /// The obligation is not in the unit's hands: submitted, sent back, or paused.
  case waiting
  /// 暂缓催办: somebody said that nobody is to be reminded for now.
  case muted
  /// 知悉: the unit said that it knows, and that has not run out.
  case acknowledged
  /// The unit answered the slip before, or did something since its acknowledgement.
  case answered
  /// Held: it came up on a rest day.
  case restDay = "rest-day"
  /// Held: it came up in the quiet hours.
  case quietHours = "quiet-hours"
  /// Held: the day's letter had gone.
  case letterGone = "letter-gone"
  /// Held: the person has had the week's letters.
  case cap
  /// The obligation left the rules before the message went out.
  case withdrawn
  /// The channel refused it for good.
  case refused
  /// The channel kept failing until the retries ran out.
  case exhausted
  /// It may have been sent before a backup was restored, after the backup was made.
  case restored

  /// Whether it says why something waits for a later letter.
  public var isHolding: Bool { self == .restDay || self == .quietHours || self == .letterGone || self == .cap }
}

/// One line of the account book.
public struct Account: Hashable, Sendable {
  public var id: NotificationID
  /// The civil day the step falls on, rolled.
  public var day: CivilDate
  public var state: AccountState
  public var reason: AccountReason
  /// The delivery that carries it, for `planned`, `held`, `merged`, and what they become.
  public var delivery: String?
  /// When it was accounted for.
  public var at: Instant

  public init(
    id: NotificationID, day: CivilDate, state: AccountState, reason: AccountReason, delivery: String?, at: Instant
  ) {
    self.id = id
    self.day = day
    self.state = state
    self.reason = reason
    self.delivery = delivery
    self.at = at
  }

  /// Whether it is told after its day, by the calendar day of `zone`.
  public func isLate(in zone: TimeZoneTable) -> Bool {
    switch state {
    case .planned, .held, .sent, .dead: day < zone.day(at: at)
    case .merged, .suppressed, .skipped, .cancelled: false
    }
  }
}
