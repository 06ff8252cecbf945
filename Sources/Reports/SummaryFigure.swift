public import Diagnostics

/// A number about a unit that is more than a count: a rate, a median, a score.
public enum SummaryFigure: Hashable, Sendable {
  /// There is nothing to say: no case, no rank.
  case none
  case count(Int)
  /// 按期率: so many on time of those that can be judged.
  case rate(onTime: Int, judged: Int)
  /// In halves: a median of whole numbers.
  case halves(Int)
  /// In thousandths: points.
  case thousandths(Int64)

  /// Below so many judged obligations a rate is shown as a fraction with a remark, and its unit is not ranked.
  ///
  /// With four or fewer a single obligation moves the rate by 25 percentage points or more: the percentage would say
  /// more about how few they are than about the unit.
  public static let fewest = 5

  /// 样本少，不宜比较.
  public static let few = Bilingual(zh: "样本少，不宜比较", en: "too few to compare")

  /// The figure as text: `83%（5/6）`, `2/3（样本少，不宜比较）`, `2.5`, `—`.
  public func plain(_ language: Language) -> String {
    let isChinese = language == .zh
    switch self {
    case .none, .rate(_, 0): return "—"
    case .count(let count): return String(count)
    case .rate(let onTime, let judged):
      let share = "\(onTime)/\(judged)"
      guard let percent else {
        return isChinese ? "\(share)（\(Self.few.zh)）" : "\(share) (\(Self.few.en))"
      }
      return isChinese ? "\(percent)%（\(share)）" : "\(percent)% (\(share))"
    case .halves(let halves): return RowTarget.decimal(Int64(halves) * 500)
    case .thousandths(let thousandths): return RowTarget.decimal(thousandths)
    }
  }

  /// Of a rate, the whole percentage with its fraction cut; nil when there are too few cases, and of anything else.
  public var percent: Int? {
    guard case .rate(let onTime, let judged) = self, judged >= Self.fewest else { return nil }
    return onTime * 100 / judged
  }
}
