public import CivilTime
public import Rules

/// One obligation that an edit adds, drops, or changes.
public struct ObligationChange: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case new
    case gone
    /// The same under another key, by all that it says: records hang on the old key.
    case renamed
    case changed
  }

  /// Nil when it is new.
  public var old: ObligationSide?
  /// Nil when it is gone.
  public var new: ObligationSide?
  /// How far its due day moves; nil when it stays.
  public var move: DueMove?
  /// Facts and accounts that hang on a key which the new rules do not know; 0 when the key stays.
  public var stranded: Int

  public var kind: Kind {
    guard let old else { return .new }
    guard let new else { return .gone }
    return old.key == new.key ? .changed : .renamed
  }

  /// Its key in the new rules, else in the old ones.
  public var key: String { new?.key ?? old?.key ?? "" }
}

/// How far a due day moves: later is positive.
public struct DueMove: Hashable, Sendable {
  public var days: Int
  /// By the calendar that counts for it in the new rules.
  public var workingDays: Int

  public init(days: Int, workingDays: Int) {
    self.days = days
    self.workingDays = workingDays
  }
}

/// What one book makes of an obligation, now.
public struct ObligationSide: Hashable, Sendable {
  public var key: String
  public var title: String
  /// Who answers, by the names of the new book.
  public var units: [String]
  /// Who supports, by the names of the new book.
  public var support: [String]
  public var start: CivilDate
  public var due: CivilDate
  public var dueTime: TimeOfDay?
  public var isProvisional: Bool
  /// Whether anyone is reminded of it.
  public var isChased: Bool
  /// As written.
  public var targets: [String]
  public var evidence: [String]
  public var state: Standing.State
  public var lamp: Lamp
  public var daysOverdue: Int
  /// `file:line` of its rule.
  public var place: String

  /// Whether both say the same, wherever they stand and whatever their key.
  func says(theSameAs other: ObligationSide) -> Bool {
    var alike = other
    alike.key = key
    alike.place = place
    return self == alike
  }
}
