public import Diagnostics
import PlanLanguage

/// 考核打分: what each outcome is worth in the account of a unit. Rules without it score nobody.
///
/// Weights are an office's own decision, so there is none that holds by itself.
public struct Scoring: Hashable, Sendable {
  /// What a weight is given for.
  public enum Event: String, Sendable, CaseIterable {
    /// 按期办结.
    case onTime = "on-time"
    /// 延期办结: within an extension asked for in time.
    case extended
    /// 逾期办结.
    case late
    /// 超期未办结.
    case overdue
    /// 退回重办: each time it was sent back to be done again.
    case returned

    /// 按期, 延期, 逾期, 超期未结, 退回重办.
    public var words: Bilingual {
      switch self {
      case .onTime: Bilingual(zh: "按期", en: "on time")
      case .extended: Bilingual(zh: "延期", en: "extended")
      case .late: Bilingual(zh: "逾期", en: "late")
      case .overdue: Bilingual(zh: "超期未结", en: "overdue")
      case .returned: Bilingual(zh: "退回重办", en: "sent back")
      }
    }
  }

  /// In thousandths of a point; what is not there is worth nothing.
  public var weights: [Event: Int64]
  /// 排名: whether units are ranked by it as well.
  public var ranks: Bool

  public init(_ weights: [Event: Int64], ranks: Bool = false) {
    self.weights = weights
    self.ranks = ranks
  }

  /// `按期1、逾期-0.5`: the weights that were given, in the order of `Event`.
  public var words: Bilingual {
    let parts = Event.allCases.compactMap { event in
      weights[event].map { (event.words, Target.decimal($0)) }
    }
    return Bilingual(
      zh: parts.map { "\($0.zh)\($1)" }.joined(separator: "、"),
      en: parts.map { "\($0.en) \($1)" }.joined(separator: ", ")
    )
  }
}
