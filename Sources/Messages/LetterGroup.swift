import Diagnostics

/// The parts of a letter, in the order in which they matter to its reader.
enum LetterGroup: Int, CaseIterable, Comparable {
  /// An edit of the rules is not in force, or is settled.
  case rules
  /// A letter could not be delivered.
  case undelivered
  /// Whether letters arrive is tried out.
  case drill
  /// Past due and not met.
  case overdue
  /// Past a soft due day and not met.
  case behind
  /// Urged by hand, sent back, or an extension decided.
  case urged
  case today
  /// Due later.
  case upcoming
  /// Its window opens.
  case assigned
  /// Its due day moved, or it left the rules.
  case changed

  var heading: Bilingual {
    switch self {
    case .rules: .init(zh: "规则", en: "rules")
    case .undelivered: .init(zh: "未送达", en: "not delivered")
    case .drill: .init(zh: "演练", en: "drill")
    case .overdue: .init(zh: "超期", en: "overdue")
    case .behind: .init(zh: "滞后", en: "behind")
    case .urged: .init(zh: "督办要求", en: "word from the supervisor")
    case .today: .init(zh: "今天到期", en: "due today")
    case .upcoming: .init(zh: "临期", en: "due soon")
    case .assigned: .init(zh: "新交办", en: "newly assigned")
    case .changed: .init(zh: "变更", en: "changed")
    }
  }

  static func < (left: LetterGroup, right: LetterGroup) -> Bool { left.rawValue < right.rawValue }
}
