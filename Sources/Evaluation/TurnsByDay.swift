import CivilTime
import Rules

/// Which obligations have a turn on which day, so that a day looks at its own only.
struct TurnsByDay {
  private let all: [Obligation]
  /// Positions in `all`, ascending.
  private var byDay: [CivilDate: [Int]] = [:]

  init(_ book: RuleBook, _ obligations: [Obligation], in days: ClosedRange<CivilDate>) {
    all = obligations
    for (position, obligation) in obligations.enumerated() {
      book.forEachTurn(of: obligation, in: days) { turn in
        if byDay[turn.day]?.last != position { byDay[turn.day, default: []].append(position) }
      }
    }
  }

  /// In their usual order, each once.
  func obligations(on days: ClosedRange<CivilDate>) -> [Obligation] {
    var positions: Set<Int> = []
    for day in days { positions.formUnion(byDay[day] ?? []) }
    return positions.sorted().map { all[$0] }
  }
}
