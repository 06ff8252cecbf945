public import CivilTime
public import Diagnostics

/// 台账记录: something that happened to an obligation. Only ever added.
public struct Fact: Hashable, Sendable {
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
  /// For `progress`: which target, when a commitment has several; for `block`: what or whom it waits for.
  public var unit: String?
  /// 文号, path or other reference.
  public var ref: String?
  /// A remark or reason; for `attach` the kind of evidence it is.
  public var note: String?
  /// What few facts say; nil when this one says none of it.
  private var rare: Box<Rare>?

  /// What few facts say.
  private struct Rare: Hashable, Sendable {
    var until: CivilDate?
    var content: String?
    var situation: String?
  }

  public init(
    kind: Kind, key: String, on: CivilDate, recorded: Instant, by: String, thousandths: Int64? = nil,
    unit: String? = nil, ref: String? = nil, note: String? = nil, until: CivilDate? = nil,
    content: String? = nil, situation: String? = nil
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
    if until != nil || content != nil || situation != nil {
      rare = Box(Rare(until: until, content: content, situation: situation))
    }
  }

  /// 新期限: for `extend-request` the day asked for, for `extend-approve` the day granted; for `mute` its last day.
  public var until: CivilDate? { rare?.value.until }

  /// For `attach`: SHA-256 of the file that was handed in, in hexadecimal digits; nil for one only referred to.
  public var content: String? { rare?.value.content }

  /// 进展情况: how far the work is, in words; for `extend-request`.
  public var situation: String? { rare?.value.situation }
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
