public import CivilTime

/// 未送达的信: a delivery that its channel refused for good, or that ran out of retries.
public struct DeadLetter: Hashable, Sendable {
  /// Id of the delivery.
  public var delivery: String
  /// Id of the person, or of the report.
  public var recipient: String
  public var channel: String
  /// When the last attempt ended.
  public var at: Instant
  /// The channel's last word.
  public var said: String
  /// Whether it told of other dead letters itself: nobody is told of such a one, or two mailboxes that are both gone
  /// would tell of one another without end. `duban status` shows it.
  public var toldOfDead: Bool

  public init(
    delivery: String, recipient: String, channel: String, at: Instant, said: String, toldOfDead: Bool
  ) {
    self.delivery = delivery
    self.recipient = recipient
    self.channel = channel
    self.at = at
    self.said = said
    self.toldOfDead = toldOfDead
  }
}

extension Event {
  /// What the subjects of notices about dead letters begin with.
  public static let letterSubject = "letter:"

  public static let deadNotice = "dead"

  /// The notice that `letter` did not arrive, of the day its last attempt ended on.
  public static func dead(_ letter: DeadLetter, in zone: TimeZoneTable) -> Event {
    Event(
      kind: .notice, subject: letterSubject + letter.delivery, step: deadNotice, ordinal: 1,
      due: zone.day(at: letter.at))
  }

  /// Whether this is a notice about a letter that did not arrive.
  public var isAboutLetter: Bool { kind == .notice && subject.hasPrefix(Event.letterSubject) }
}
