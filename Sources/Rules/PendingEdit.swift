public import CivilTime

/// 未采用的修改: an edit of the rules that is not in force, and why; the last good rules stay.
public struct PendingEdit: Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// It has so many errors, at least 1; the first of them with its place.
    case refused(errors: Int, first: String)
    /// 暂缓: it would take so much away that a slip is likely; it waits for somebody's word.
    case held(Removal)
  }

  /// The revision's hash.
  public var hash: String
  public var since: Instant
  public var reason: Reason

  public init(hash: String, since: Instant, reason: Reason) {
    self.hash = hash
    self.since = since
    self.reason = reason
  }

  /// What the hold is about; nil for a refusal.
  public var removal: Removal? {
    if case .held(let removal) = reason { removal } else { nil }
  }

  /// The hash as people type it: 12 digits.
  public var shortHash: String { String(hash.prefix(12)) }
}

/// 大量删减: what an edit would take away that is still open.
public struct Removal: Hashable, Sendable {
  /// Why so much is too much. Any one of them is enough.
  public enum Cause: Hashable, Sendable {
    /// More than five items with something open, and more than a tenth of all that have.
    case many
    /// A whole plan with something open; its id.
    case plan(String)
    /// The end of a file is missing, as if it had been cut short; its path.
    case cut(String)
  }

  /// One task or commitment.
  public struct Item: Hashable, Sendable {
    /// Key of the commitment: `plan/task[/commitment]`.
    public var key: String
    public var title: String

    public init(key: String, title: String) {
      self.key = key
      self.title = title
    }
  }

  public var causes: [Cause]
  /// Tasks and commitments with something open that are gone.
  public var items: Int
  /// Tasks and commitments with something open, before.
  public var itemsBefore: Int
  /// Open obligations of those that are gone.
  public var obligations: Int
  /// The first of the items that are gone, `mostListed` at most.
  public var first: [Item]

  public static let mostListed = 10

  public init(causes: [Cause] = [], items: Int, itemsBefore: Int, obligations: Int, first: [Item] = []) {
    self.causes = causes
    self.items = items
    self.itemsBefore = itemsBefore
    self.obligations = obligations
    self.first = first
  }

  /// Whether the edit has to wait for somebody's word.
  public var isHeld: Bool { !causes.isEmpty }
}

/// What people have been told of edits that are not in force, and what stands.
public struct EditNews: Hashable, Sendable {
  /// Somebody who was told of an edit and not yet that it is settled.
  public struct Told: Hashable, Sendable {
    public var recipient: String
    public var channel: String

    public init(recipient: String, channel: String) {
      self.recipient = recipient
      self.channel = channel
    }
  }

  /// The edit that stands; nil when the rules in force are those of the folder, as far as was looked.
  public var pending: PendingEdit?
  /// Hash of the rules in force; empty before the first.
  public var inForce: String
  /// In the order told.
  public var told: [Told]

  public init(pending: PendingEdit? = nil, inForce: String = "", told: [Told] = []) {
    self.pending = pending
    self.inForce = inForce
    self.told = told
  }
}

extension Event {
  /// What the subjects of notices about edits begin with; the key of an obligation has a slash and no such word.
  public static let editSubject = "rules:"

  /// The notice that an edit is not in force.
  public static func notInForce(_ edit: PendingEdit, on day: CivilDate) -> Event {
    let step = edit.removal == nil ? refusedNotice : heldNotice
    return Event(kind: .notice, subject: editSubject + edit.shortHash, step: step, ordinal: 1, due: day)
  }

  /// The notice that nothing is pending any more, now that the rules with `hash` are in force.
  public static func settled(_ hash: String, on day: CivilDate) -> Event {
    Event(kind: .notice, subject: editSubject + hash.prefix(12), step: settledNotice, ordinal: 1, due: day)
  }

  public static let refusedNotice = "refused"
  public static let heldNotice = "held"
  public static let settledNotice = "mended"

  /// Whether this is a notice about an edit of the rules.
  public var isAboutEdit: Bool { kind == .notice && subject.hasPrefix(Event.editSubject) }
}
