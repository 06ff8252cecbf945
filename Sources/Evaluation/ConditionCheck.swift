public import Rules

extension Condition {
  /// Whether every comparison holds for an obligation of `kind` that stands so.
  public func holds(for standing: Standing, kind: Commitment.Kind) -> Bool {
    comparisons.allSatisfy { comparison in
      switch comparison.field {
      case .progress: Condition.compare(standing.isMet ? 100 : standing.percent ?? 0, comparison)
      case .workingDaysLeft: Condition.compare(standing.workingDaysLeft, comparison)
      case .daysOverdue: Condition.compare(standing.daysOverdue, comparison)
      case .lamp: Condition.compare(standing.lamp.rawValue, comparison)
      case .kind: Condition.compare(kind.rawValue, comparison)
      case .pace: Condition.compare(standing.isBehindPace ? "behind" : "kept", comparison)
      }
    }
  }

  private static func compare(_ value: Int, _ comparison: Comparison) -> Bool {
    guard case .number(let other) = comparison.value else { return false }
    switch comparison.op {
    case .equal: return value == other
    case .notEqual: return value != other
    case .less: return value < other
    case .atMost: return value <= other
    case .greater: return value > other
    case .atLeast: return value >= other
    }
  }

  private static func compare(_ value: String, _ comparison: Comparison) -> Bool {
    guard case .word(let other) = comparison.value else { return false }
    return comparison.op == .equal ? value == other : comparison.op == .notEqual && value != other
  }
}
