public import Diagnostics

/// Where an obligation stands, as reports, tests and messages call it.
public enum ObligationState: String, Sendable, CaseIterable {
  /// Its window has not opened.
  case upcoming
  case open
  /// Reported done, required evidence missing.
  case submitted
  /// Met by its due day.
  case met
  /// Met after its due day.
  case metLate = "met-late"
  /// Past its due day and not met.
  case overdue
  /// Past a soft due day (力争) and not met.
  case behind
  /// Its plan ended before it was met.
  case closed

  /// 未开始, 办理中, 已报结, 按期办结, 逾期办结, 超期, 滞后, 已结束.
  public var chinese: String {
    switch self {
    case .upcoming: "未开始"
    case .open: "办理中"
    case .submitted: "已报结"
    case .met: "按期办结"
    case .metLate: "逾期办结"
    case .overdue: "超期"
    case .behind: "滞后"
    case .closed: "已结束"
    }
  }

  /// What rule files call it, and what people do.
  public var words: Bilingual { Bilingual(zh: chinese, en: rawValue) }
}
