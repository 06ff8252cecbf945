public import CivilTime
public import Rules

/// One notification of the period that appears, vanishes, moves to another day or goes elsewhere.
public struct NotificationChange: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case appears
    case vanishes
    /// To somebody else, perhaps on another day as well.
    case readdressed
    /// To the same person on another day.
    case moves
    /// To the same person on the same day, by another step.
    case restepped
    /// To the same person on the same day, through another channel.
    case rechannelled
  }

  /// Nil when it appears.
  public var old: Told?
  /// Nil when it vanishes.
  public var new: Told?
  /// Key of the obligation, in the new rules if they have it, or id of the report.
  public var subject: String
  public var title: String

  public var kind: Kind {
    guard let old else { return .appears }
    guard let new else { return .vanishes }
    if old.recipient != new.recipient { return .readdressed }
    if old.day != new.day { return .moves }
    return old.step == new.step && old.ordinal == new.ordinal ? .rechannelled : .restepped
  }

  /// The day it goes out, else went out.
  public var day: CivilDate { new?.day ?? old?.day ?? .latest }
}

/// One notification as it will go out, if nothing more is recorded.
public struct Told: Hashable, Sendable {
  public var event: Event.Kind
  /// Id of the person; of a report, its id.
  public var recipient: String
  public var channel: String
  public var step: String
  public var ordinal: Int
  /// The due day the step counts from; of a report the day it is of.
  public var due: CivilDate
  public var at: Instant
  /// The day of `at` in the office's zone.
  public var day: CivilDate
  /// Told after the day it should have been told.
  public var isLate: Bool
  /// The envelope that carries it.
  public var delivery: String
}

/// Someone who is told something else in the period.
public struct PersonChange: Hashable, Sendable {
  /// Id of the person.
  public var id: String
  /// Notifications in the period by the old rules, and by the new ones.
  public var notifications: Count
  /// Letters that carry them.
  public var letters: Count

  public struct Count: Hashable, Sendable {
    public var before: Int
    public var after: Int

    public init(before: Int, after: Int) {
      self.before = before
      self.after = after
    }
  }
}
