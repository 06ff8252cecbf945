import Diagnostics
import Evaluation
import Rules

/// 单位账: what the obligations of one unit, or of all, come to.
struct UnitAccount {
  private(set) var outcomes: [AccountItem.Outcome: Int] = [:]
  private(set) var verdicts: [AccountItem.Verdict: Int] = [:]
  private(set) var returns = 0
  private(set) var held = HeldDays()
  /// Working days late of what was met late or is overdue, unless its deadline is soft.
  private var delays: [Int] = []

  init(_ items: some Sequence<AccountItem>) {
    for item in items {
      outcomes[item.outcome, default: 0] += 1
      if let verdict = item.verdict {
        verdicts[verdict, default: 0] += 1
        if let delay = item.workingDaysLate { delays.append(delay) }
      }
      returns += item.returns
      held = held + item.held
    }
  }

  var count: Int { outcomes.values.reduce(0, +) }

  /// How many can be judged.
  var judged: Int { verdicts.values.reduce(0, +) }

  var rate: SummaryFigure { .rate(onTime: verdicts[.onTime] ?? 0, judged: judged) }

  /// The middle one of the delays, or the mean of the two in the middle.
  var medianDelay: SummaryFigure {
    guard !delays.isEmpty else { return .none }
    let sorted = delays.sorted()
    return .halves(sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2])
  }

  /// In thousandths of a point.
  func score(_ scoring: Scoring) -> Int64 {
    let counts: [(Scoring.Event, Int)] = [
      (.onTime, verdicts[.onTime] ?? 0), (.extended, verdicts[.extended] ?? 0), (.late, verdicts[.late] ?? 0),
      (.overdue, verdicts[.unmet] ?? 0), (.returned, returns),
    ]
    let sum = counts.reduce(Int128(0)) { $0 + Int128(scoring.weights[$1.0] ?? 0) * Int128($1.1) }
    return Int64(clamping: sum)
  }

  /// 名次: the place of each account by its points for each judged obligation, equal ones sharing theirs; nil for those
  /// with too few to be compared.
  static func ranks(_ accounts: [UnitAccount], _ scoring: Scoring) -> [Int?] {
    accounts.map { own in
      guard own.judged >= SummaryFigure.fewest else { return nil }
      let score = Int128(own.score(scoring))
      let better = accounts.count { other in
        other.judged >= SummaryFigure.fewest
          && Int128(other.score(scoring)) * Int128(own.judged) > score * Int128(other.judged)
      }
      return better + 1
    }
  }
}
