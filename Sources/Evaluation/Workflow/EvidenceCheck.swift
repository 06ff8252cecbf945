import CivilTime
import PlanLanguage
import Rules

/// 佐证材料: which pieces a commitment asks for, and which are still missing.
///
/// A piece is asked for once, or once for each whole unit that was reached (每场活动一份记录), and then once at least.
public struct EvidenceCheck: Hashable, Sendable {
  /// All pieces, in the order asked for.
  public var pieces: [String]
  /// Those of them that are asked for once for each unit reached.
  public var each: [String]
  /// What the first target is counted in: progress in another unit asks for no evidence.
  public var unit: String?

  public init(pieces: [String] = [], each: [String] = [], unit: String? = nil) {
    self.pieces = pieces
    self.each = each
    self.unit = unit
  }

  init(_ commitment: Commitment) {
    self.init(pieces: commitment.evidence, each: commitment.evidenceEach, unit: commitment.targets.first?.unit)
  }

  /// How many of `piece` are asked for once `thousandths` of the target's unit were reached.
  func wanted(_ piece: String, reached thousandths: Int64) -> Int {
    each.contains(piece) ? max(1, Int(clamping: thousandths / 1000)) : 1
  }

  /// Whether `fact` adds to what evidence is counted by.
  func counts(_ fact: Fact) -> Bool { fact.kind == .progress && (fact.unit == nil || fact.unit == unit) }

  func missing(attached: [String: Int], reached: Int64) -> [String] {
    pieces.filter { (attached[$0] ?? 0) < wanted($0, reached: reached) }
  }

  /// How many there are of what is asked for several times, and how many there should be, by piece.
  func counts(attached: [String: Int], reached: Int64) -> [EvidenceCount] {
    each.map { EvidenceCount(piece: $0, have: attached[$0] ?? 0, wanted: wanted($0, reached: reached)) }
  }

  /// What `facts` come to: how often each piece was attached, and how much was reached.
  func tally(_ facts: [Fact]) -> (attached: [String: Int], reached: Int64) {
    var (attached, reached): ([String: Int], Int64) = ([:], 0)
    for fact in facts {
      if fact.kind == .attach, let note = fact.note { attached[note, default: 0] += 1 }
      if counts(fact) { reached = reached.addingReportingOverflow(fact.thousandths ?? 0).partialValue }
    }
    return (attached, reached)
  }

  /// The day on which the last piece was there that all of `facts` ask for; nil when none is asked for, or one missing.
  ///
  /// What is attached later, or once more, changes nothing.
  func completed(_ facts: [Fact]) -> CivilDate? {
    let reached = tally(facts).reached
    let days = pieces.map { piece -> CivilDate? in
      let days = facts.filter { $0.kind == .attach && $0.note == piece }.map(\.on).sorted()
      let wanted = wanted(piece, reached: reached)
      return days.count >= wanted ? days[wanted - 1] : nil
    }
    return days.contains(nil) ? nil : days.compactMap { $0 }.max()
  }
}

/// How many there are of a piece of evidence that is asked for several times.
public struct EvidenceCount: Hashable, Sendable {
  public var piece: String
  public var have: Int
  public var wanted: Int

  public init(piece: String, have: Int, wanted: Int) {
    self.piece = piece
    self.have = have
    self.wanted = wanted
  }
}
