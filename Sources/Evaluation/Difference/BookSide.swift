import CivilTime
import Diagnostics
import PlanLanguage
import Rules

/// One of the two books of a comparison, evaluated at the instant of the edit.
struct BookSide {
  let book: RuleBook
  let obligations: [Obligation]
  /// Keys of `obligations`, in their order.
  let keys: [String]
  /// What `obligations` come to, in their order.
  let sides: [ObligationSide]
  private let positions: [String: Int]
  private let unitName: (UnitIndex) -> String

  /// - Parameter unitName: What the new book calls a unit of this one.
  init(_ book: RuleBook, _ snapshot: Snapshot, at now: Instant, unitName: @escaping (UnitIndex) -> String) {
    self.book = book
    self.unitName = unitName
    obligations = book.obligations(snapshot)
    keys = obligations.map { book.key(of: $0) }
    sides = zip(obligations, keys).map { obligation, key in
      let standing = book.standing(of: obligation, key: key, snapshot, at: now)
      let commitment = book.commitment(of: obligation)
      let known = book.answeringUnits(of: obligation)
      return ObligationSide(
        key: key, title: book.title(of: obligation),
        units: known.isEmpty ? book.answererNames(of: obligation) : known.map(unitName),
        support: book.supportingUnits(of: obligation).map(unitName), start: obligation.window.start,
        due: obligation.due, dueTime: obligation.window.dueTime, isProvisional: obligation.window.provisional,
        isChased: book.isChased(obligation), targets: commitment.targets.map(\.text),
        evidence: commitment.evidence, state: standing.state, lamp: standing.lamp,
        daysOverdue: standing.daysOverdue, place: book.files.place(commitment.span))
    }
    positions = Dictionary(zip(keys, keys.indices), uniquingKeysWith: { first, _ in first })
  }

  func position(_ key: String) -> Int? { positions[key] }

  /// The words of the document that the obligation at `position` comes from: its commitment's, else its task's.
  func quotes(_ position: Int) -> [String] {
    let own = book.commitment(of: obligations[position]).places.map(\.quote)
    return own.isEmpty ? book.task(of: obligations[position]).places.map(\.quote) : own
  }

  /// `plan/task` of the obligation at `position`.
  func task(_ position: Int) -> String {
    taskKey(plan: Int(obligations[position].plan), task: Int(obligations[position].task))
  }

  private func taskKey(plan: Int, task: Int) -> String {
    "\(book.plans[plan].id)/\(book.plans[plan].tasks[task].id)"
  }

  /// Every task, as `plan/task`.
  var tasks: [String] {
    book.plans.indices.flatMap { plan in
      book.plans[plan].tasks.indices.map { taskKey(plan: plan, task: $0) }
    }
  }

  /// Every commitment without obligations, in order, by its key.
  var undated: [(key: String, side: UndatedChange.Side)] {
    struct Place: Hashable {
      var plan: Int32
      var task: Int32
      var commitment: Int32
    }
    let dated = Set(obligations.map { Place(plan: $0.plan, task: $0.task, commitment: $0.commitment) })
    var found: [(key: String, side: UndatedChange.Side)] = []
    for plan in book.plans.indices {
      for task in book.plans[plan].tasks.indices {
        let aTask = book.plans[plan].tasks[task]
        for (index, commitment) in aTask.commitments.enumerated()
        where !dated.contains(Place(plan: Int32(plan), task: Int32(task), commitment: Int32(index))) {
          found.append(
            (
              book.commitmentKey(plan: plan, task: task, commitment: index),
              UndatedChange.Side(
                title: commitment.id.isEmpty ? aTask.title : "\(aTask.title)：\(commitment.title)",
                units: names(book.answerers(of: commitment, aTask)),
                phrase: commitment.phrase.isEmpty ? "" : book.answers[Int(commitment.answer)].canonical)
            ))
        }
      }
    }
    return found
  }

  private func names(_ answerers: [Answerer]) -> [String] {
    answerers.map {
      switch $0 {
      case .unit(let unit): unitName(unit)
      case .group(let group): book.groups[Int(group)].name
      }
    }
  }
}
