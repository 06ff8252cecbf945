public import CivilTime
public import Delivery
public import Rules

/// Where a delivery stands: planned → attempting → sent | retry | uncertain | dead, or cancelled before the first
/// attempt.
public enum DeliveryState: String, Sendable, CaseIterable {
  /// Waits for its hour.
  case planned
  /// An attempt is on the disk, its outcome is not.
  case attempting
  case sent
  /// Did not work, and is tried again.
  case retry
  /// May have arrived; is sent again with the same bytes under the same id.
  case uncertain
  /// Will not be tried again; a person is told.
  case dead
  /// Lost its last member before the first attempt.
  case cancelled

  public var isFinal: Bool { self == .sent || self == .dead || self == .cancelled }
}

/// One delivery, as the ledger has it.
public struct RecordedDelivery: Hashable, Sendable {
  public var planned: PlannedDelivery
  public var state: DeliveryState
  /// When it is tried next; nil while it is under way and when it has ended.
  public var nextTry: Instant?
  /// Attempts begun.
  public var attempts: Int
  /// Where it goes inside the channel; nil before the first attempt.
  public var destination: String?
  /// The channel's last word: a receipt or a failure.
  public var said: String?

  public var id: String { planned.id }
}

/// A delivery whose hour has come.
public struct PendingDelivery: Hashable, Sendable {
  public var delivery: RecordedDelivery
  /// What the first attempt sent; nil before it. Every later attempt sends exactly this.
  public var sealed: SealedEnvelope?
  /// The accounts it is sent for, in the order they were made: `planned` and `held`.
  public var members: [Account]
  /// Accounts that its letter covers by telling another: `merged`.
  public var merged: [Account]

  public var id: String { delivery.id }
}

/// One attempt at a delivery.
public struct RecordedAttempt: Hashable, Sendable {
  /// From 1.
  public var number: Int
  public var began: Instant
  /// SHA-256 of the bytes that went out, hexadecimal.
  public var digest: String
  /// `delivered`, `already-delivered`, `try-later`, `uncertain`, `refused`; `interrupted` when a start found it
  /// cut short; nil while it is under way.
  public var outcome: String?
  public var ended: Instant?
  /// The channel's own words.
  public var said: String?
}

/// What became of one attempt, and when the next one is due.
public struct OutcomeRecord: Hashable, Sendable {
  /// Id of the delivery.
  public var id: String
  public var outcome: DeliveryOutcome
  /// For `tryLater` and `uncertain`: when to try again; nil gives it up. Not looked at for the other outcomes.
  public var nextTry: Instant?

  public init(id: String, outcome: DeliveryOutcome, nextTry: Instant? = nil) {
    self.id = id
    self.outcome = outcome
    self.nextTry = nextTry
  }
}
