import CivilTime
import Rules

/// Which obligations have a turn, or something to be told once, on which day, so that a day looks at its own only.
struct TurnsByDay {
  private let all: [Obligation]
  /// Positions in `all`, ascending.
  private var byDay: [CivilDate: [Int]] = [:]

  init(_ book: RuleBook, _ obligations: [Obligation], in days: ClosedRange<CivilDate>) {
    all = obligations
    for (position, obligation) in obligations.enumerated() {
      func add(_ day: CivilDate) {
        if byDay[day]?.last != position { byDay[day, default: []].append(position) }
      }
      book.forEachTurn(of: obligation, in: days) { add($0.day) }
      for notice in obligation.course?.value.notices ?? [] where days.contains(notice.on) { add(notice.on) }
    }
  }

  /// In their usual order, each once.
  func obligations(on days: ClosedRange<CivilDate>) -> [Obligation] {
    var positions: Set<Int> = []
    for day in days { positions.formUnion(byDay[day] ?? []) }
    return positions.sorted().map { all[$0] }
  }
}
