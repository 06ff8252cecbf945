public import CivilTime
public import Diagnostics

/// 交办: how a task came to be that stands in no document: it was raised while the plan was running.
///
/// Relative words of its deadline hang on the day it was raised, and nothing is told of it before that day.
public struct Raised: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// 整改: something found wrong that has to be put right.
    case finding
    /// 交办: something a leader asked for.
    case instruction

    /// What people call it.
    public var words: Bilingual {
      switch self {
      case .finding: Bilingual(zh: "整改", en: "finding")
      case .instruction: Bilingual(zh: "交办", en: "instruction")
      }
    }
  }

  /// The day it was raised, in the plan's zone.
  public var on: CivilDate
  /// Who raised it.
  public var by: String
  /// What was found, or what was said; it may have several lines.
  public var because: String
  public var kind: Kind

  public init(on: CivilDate, by: String, because: String, kind: Kind = .instruction) {
    self.on = on
    self.by = by
    self.because = because
    self.kind = kind
  }

  /// `账实不符（张区长，2026年7月10日（周五））`, on one line.
  public var sentence: Bilingual {
    let (why, who) = (OneLine.folded(because), OneLine.folded(by))
    return Bilingual(zh: "\(why)（\(who)，\(on.chinese)）", en: "\(why) (\(who), \(on))")
  }
}

/// What the years, the periods and the relative words of a deadline hang on.
public struct DeadlineBasis: Hashable, Sendable {
  /// What `年内` and `8月` mean.
  public var year: Int
  /// Recurring deadlines have a turn for each period named within it.
  public var period: ClosedRange<CivilDate>
  /// What `印发之日起` and `本月底前` hang on.
  public var issued: CivilDate?
  /// Whether `issued` is the day on which the task was raised.
  public var isRaised: Bool

  public init(year: Int, period: ClosedRange<CivilDate>, issued: CivilDate?, isRaised: Bool = false) {
    self.year = year
    self.period = period
    self.issued = issued
    self.isRaised = isRaised
  }
}

extension Plan {
  /// What the deadlines of a task hang on: of one that was raised its own day, in place of the plan's issue day.
  ///
  /// Its year is then the year it was raised in, never one before the plan; where the plan's days were over by
  /// then, what is left of that year takes the place of the plan's period.
  public func deadlineBasis(_ raised: Raised?) -> DeadlineBasis {
    guard let raised else { return DeadlineBasis(year: year, period: period, issued: issued) }
    let year = max(period.lowerBound.year, raised.on.year)
    let isOver = raised.on > period.upperBound
    return DeadlineBasis(
      year: year, period: isOver ? raised.on...CivilDate(clamping: year, 12, 31) : period, issued: raised.on,
      isRaised: true)
  }
}

extension RuleBook {
  /// The first day on which anything of a task is told: the day it was raised, else the first day of its plan.
  ///
  /// - Parameters:
  ///   - plan: Index into `plans`.
  ///   - task: Index into the plan's tasks.
  public func inForce(plan: Int, task: Int) -> CivilDate {
    plans[plan].tasks[task].raised?.on ?? plans[plan].inForce
  }
}
