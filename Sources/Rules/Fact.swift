public import CivilTime
public import Diagnostics

/// 台账记录: something that happened to an obligation. Only ever added.
public struct Fact: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// 办结: it is met.
    case done
    /// 进展: so much was reached, added to what was reached before.
    case progress
    /// 佐证: a piece of evidence is there; `note` names which.
    case attach
    /// 事件: what a trigger or a relative deadline waits for happened.
    case event
  }

  public var kind: Kind
  /// Key of the obligation, or for `event` of the commitment.
  public var key: String
  /// The civil day it happened.
  public var on: CivilDate
  /// When it was written down.
  public var recorded: Instant
  /// Who says so.
  public var by: String
  /// For `progress`, in thousandths; negative to correct.
  public var thousandths: Int64?
  /// For `progress`: which target, when a commitment has several.
  public var unit: String?
  /// 文号, path or other reference.
  public var ref: String?
  public var note: String?

  public init(
    kind: Kind, key: String, on: CivilDate, recorded: Instant, by: String, thousandths: Int64? = nil,
    unit: String? = nil, ref: String? = nil, note: String? = nil
  ) {
    self.kind = kind
    self.key = key
    self.on = on
    self.recorded = recorded
    self.by = by
    self.thousandths = thousandths
    self.unit = unit
    self.ref = ref
    self.note = note
  }
}

/// A fact of a story: like a fact, recorded at a civil day and time.
public struct StoryFact: Hashable, Sendable {
  public var fact: Fact
  public var span: SourceSpan

  public init(fact: Fact, span: SourceSpan) {
    self.fact = fact
    self.span = span
  }
}
