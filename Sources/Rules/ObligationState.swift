public import Diagnostics

/// Where an obligation stands, as reports, tests and messages call it.
public enum ObligationState: String, Sendable, CaseIterable {
  /// Its window has not opened.
  case upcoming
  case open
  /// Cannot go on, and not past its due day.
  case blocked
  /// Reported done; it waits for the supervisor, or required evidence is missing.
  case submitted
  /// The unit says it is not its duty.
  case returned
  /// Its time stands still.
  case paused
  /// Met by its due day.
  case met
  /// Met by the day an extension gave it, which was asked for in time.
  case metExtended = "met-extended"
  /// Met after its due day.
  case metLate = "met-late"
  /// Past its due day and not met.
  case overdue
  /// Past a soft due day (力争) and not met.
  case behind
  /// It need not be done any more.
  case waived
  /// Its plan ended before it was met.
  case closed

  /// 未开始, 办理中, 受阻, 已报结, 退办, 暂停, 按期办结, 延期办结, 逾期办结, 超期, 滞后, 免办, 已结束.
  public var chinese: String {
    switch self {
    case .upcoming: "未开始"
    case .open: "办理中"
    case .blocked: "受阻"
    case .submitted: "已报结"
    case .returned: "退办"
    case .paused: "暂停"
    case .met: "按期办结"
    case .metExtended: "延期办结"
    case .metLate: "逾期办结"
    case .overdue: "超期"
    case .behind: "滞后"
    case .waived: "免办"
    case .closed: "已结束"
    }
  }

  /// What rule files call it, and what people do.
  public var words: Bilingual { Bilingual(zh: chinese, en: rawValue) }

  /// Whether it was met, whenever.
  public var isMet: Bool { self == .met || self == .metExtended || self == .metLate }

  /// Whether nobody asks for it any more, met or not.
  public var isOver: Bool { isMet || self == .waived || self == .closed }

  /// Whether somebody else than the unit has it in hand: nobody presses the unit.
  public var waitsForOthers: Bool { self == .returned || self == .paused }
}
