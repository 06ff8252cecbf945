import CivilTime
import PlanLanguage
public import Rules

extension RuleBook {
  /// Every obligation, in the order of plans, tasks, commitments, units, occurrences.
  ///
  /// Exhortations and deadlines without days have none. A relative deadline has
  /// one for each recorded event that opens it; an event recorded again under the
  /// same name corrects the first. An occurrence of a recurring deadline that was
  /// over before the plan was in force is none of the plan's, and of a task that was
  /// raised none that was over by then. Where each unit
  /// answers for itself but the plan leaves members of the group undefined, there
  /// is one obligation without a unit besides those of the units that are known,
  /// so that nothing is lost. A term that begins when another commitment is met
  /// (前置) is reckoned from that day, and until then from the other's due day. Behind
  /// each stand its stages with a limit and its reports that are due, where its workflow
  /// or its commitment has any.
  ///
  /// - Complexity: O(obligations).
  public func obligations(_ snapshot: Snapshot) -> [Obligation] {
    var found: [Obligation] = []
    for plan in plans.indices {
      for task in plans[plan].tasks.indices {
        for commitment in plans[plan].tasks[task].commitments.indices {
          addObligations(of: CommitmentPlace(task: task, commitment: commitment), in: plan, snapshot, to: &found)
        }
      }
    }
    return found
  }

  /// Those of the tasks that `text`, a key or the beginning of one with or without its plan, can mean.
  fileprivate func obligations(_ snapshot: Snapshot, about text: String) -> [Obligation] {
    let parts = text.prefix { !"@#:".contains($0) }.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first else { return [] }
    let ids = parts.prefix(2).map { Task.SoughtID($0) }
    var found: [Obligation] = []
    for plan in plans.indices {
      let isNamed = plans[plan].id == first
      let wanted = isNamed && parts.count > 1 ? ids : [ids[0]]
      for task in plans[plan].places(of: wanted, orAll: isNamed && parts.count == 1) {
        for commitment in plans[plan].tasks[task].commitments.indices {
          addObligations(of: CommitmentPlace(task: task, commitment: commitment), in: plan, snapshot, to: &found)
        }
      }
    }
    return found
  }

  /// The obligations of one commitment, in the order of units or pairs, then occurrences.
  func obligations(of place: CommitmentPlace, in plan: Int, _ snapshot: Snapshot) -> [Obligation] {
    var found: [Obligation] = []
    addObligations(of: place, in: plan, snapshot, to: &found)
    return found
  }

  private func addObligations(
    of place: CommitmentPlace, in plan: Int, _ snapshot: Snapshot, to found: inout [Obligation]
  ) {
    let (task, index) = (Int(place.task), Int(place.commitment))
    let commitment = plans[plan].tasks[task].commitments[index]
    guard commitment.kind != .exhortation else { return }

    let isFollowed =
      workflowIndex(plan: plan, task: task) != nil || commitment.feedback != nil
      || !snapshot.followed.isEmpty
        && snapshot.followed.contains(commitmentKey(plan: plan, task: task, commitment: index))

    func add(_ unit: UnitIndex?, _ pair: Int?, _ windows: [DeadlineOccurrence], isDerived: Bool) {
      for (turn, window) in windows.enumerated() {
        var obligation = Obligation(
          plan: Int32(plan), task: Int32(task), commitment: Int32(index), unit: unit, pair: pair.map(Int32.init),
          window: window, isDerived: isDerived)
        guard isFollowed else {
          found.append(obligation)
          continue
        }
        obligation.isFirstTurn = turn == 0
        appendCourse(of: obligation, snapshot, to: &found)
      }
    }

    let start = termStart(of: commitment, in: plan, snapshot)
    // A day that the deadline names itself stays, whenever what comes before is met.
    let isDerived = start.map { !$0.isMet } ?? false && answers[Int(commitment.answer)].kind == .relative

    func reckoned(for unit: UnitIndex?) -> [DeadlineOccurrence] {
      guard commitment.after != nil else { return occurrences(of: commitment, unit, plan, task, index, snapshot) }
      return successors(of: commitment, unit, start?.day, plan, task, index, snapshot)
    }

    let windows = reckoned(for: nil)
    guard !windows.isEmpty || !commitment.unitDeadlines.isEmpty else { return }
    let answerers: [Answerer]
    switch commitment.answeredBy {
    case .lead, .named:
      add(nil, nil, windows, isDerived: isDerived)
      return
    case .pairs:
      for pair in plans[plan].pairs.indices { add(nil, pair, windows, isDerived: isDerived) }
      return
    case .each: answerers = plans[plan].tasks[task].lead
    case .eachOf(let named): answerers = named
    }
    let each = units(of: answerers)
    for unit in each {
      let isOwn = commitment.unitDeadlines[unit] != nil
      add(unit, nil, isOwn ? reckoned(for: unit) : windows, isDerived: isDerived)
    }
    // What the plan leaves undefined must not be lost.
    if each.isEmpty || isOpen(answerers) { add(nil, nil, windows, isDerived: isDerived) }
  }

  /// The windows of a commitment that comes after another, whose term begins on `start`; nil: nobody knows yet.
  private func successors(
    of commitment: Commitment, _ unit: UnitIndex?, _ start: CivilDate?, _ plan: Int, _ task: Int, _ index: Int,
    _ snapshot: Snapshot
  ) -> [DeadlineOccurrence] {
    let answer = answers[Int(unit.flatMap { commitment.unitDeadlines[$0]?.answer } ?? commitment.answer)]
    guard let start else {
      // Counted from the issue day in its stead the term would be wrong.
      if answer.kind == .relative, answer.event == nil { return [] }
      return occurrences(of: commitment, unit, plan, task, index, snapshot)
    }
    let place = CommitmentPlace(task: task, commitment: index)
    let windows = occurrences(of: place, in: plan, unit: unit, from: start)
    return answer.kind == .recurring ? windows.filter { isOwed($0, plan, task) } : windows
  }

  /// Whether a turn is the plan's: not over before the plan, or the task that was raised, was in force, nor opening
  /// once the plan has ended.
  private func isOwed(_ turn: DeadlineOccurrence, _ plan: Int, _ task: Int) -> Bool {
    turn.due >= inForce(plan: plan, task: task) && turn.start < plans[plan].closed ?? .latest
  }

  private func occurrences(
    of commitment: Commitment, _ unit: UnitIndex?, _ plan: Int, _ task: Int, _ index: Int, _ snapshot: Snapshot
  ) -> [DeadlineOccurrence] {
    let answer = answers[Int(unit.flatMap { commitment.unitDeadlines[$0]?.answer } ?? commitment.answer)]
    switch answer.kind {
    case .due, .window: return answer.occurrences
    case .recurring: return answer.occurrences.filter { isOwed($0, plan, task) }
    case .ongoing, .unresolvable: return []
    case .relative:
      guard answer.event != nil else { return answer.occurrences }
      let events = snapshot.facts[commitmentKey(plan: plan, task: task, commitment: index)] ?? []
      var windows: [DeadlineOccurrence] = []
      for fact in events where fact.kind == .event && fact.on < plans[plan].closed ?? .latest {
        for var window in openedAnswer(by: fact, commitment, plans[plan].tasks[task], unit, plans[plan])?
          .occurrences ?? []
        {
          window.key = fact.occurrenceName
          if let earlier = windows.firstIndex(where: { $0.key == window.key }) {
            windows[earlier] = window
          } else {
            windows.append(window)
          }
        }
      }
      return windows
    }
  }

  /// What the phrase of `commitment` comes to once `fact`, its event, happened.
  private func openedAnswer(
    by fact: Fact, _ commitment: Commitment, _ task: Task, _ unit: UnitIndex?, _ plan: Plan
  ) -> DeadlineAnswer? {
    // Of a day recorded afterwards nobody knows the hour.
    let recorded = plan.zone.civil(at: fact.recorded)
    let moment = CivilDateTime(fact.on, recorded.date == fact.on ? recorded.time : .startOfDay)
    return try? DeadlineReader.read(
      commitment.phrase, in: deadlineContext(of: commitment, in: task, plan, unit: unit, event: moment))
  }

  /// The event that opened `obligation`, and what its phrase came to by it; nil when no event did.
  func opening(of obligation: Obligation, _ snapshot: Snapshot) -> (fact: Fact, answer: DeadlineAnswer)? {
    let answer = answer(of: obligation)
    guard answer.kind == .relative, answer.event != nil else { return nil }
    let key = commitmentKey(
      plan: Int(obligation.plan), task: Int(obligation.task), commitment: Int(obligation.commitment))
    let fact = snapshot.facts[key]?.last { $0.kind == .event && $0.occurrenceName == obligation.window.key }
    guard let fact,
      let opened = openedAnswer(
        by: fact, commitment(of: obligation), task(of: obligation), obligation.unit, plan(of: obligation))
    else {
      return nil
    }
    return (fact, opened)
  }
}

extension Fact {
  /// What the occurrence that this event opens is called: its reference, else its day.
  fileprivate var occurrenceName: String { ref ?? "\(on)" }
}

/// Obligations by their keys, for everything that a person names by key.
public struct ObligationIndex: Sendable {
  public let obligations: [Obligation]
  private let byKey: [String: Int]

  public init(_ book: RuleBook, _ snapshot: Snapshot) { self.init(book, book.obligations(snapshot)) }

  /// Only of the tasks that `text` can mean, for who asks about one: what it finds, `matching` finds among all.
  ///
  /// - Complexity: O(tasks) to look for them, and O(their obligations).
  public init(_ book: RuleBook, _ snapshot: Snapshot, about text: String) {
    self.init(book, book.obligations(snapshot, about: text))
  }

  private init(_ book: RuleBook, _ obligations: [Obligation]) {
    self.obligations = obligations
    var byKey: [String: Int] = [:]
    byKey.reserveCapacity(obligations.count)
    for (index, obligation) in obligations.enumerated() { byKey[book.key(of: obligation)] = index }
    self.byKey = byKey
  }

  public subscript(key: String) -> Obligation? { byKey[key].map { obligations[$0] } }

  /// Every key there is.
  public var keys: some Collection<String> { byKey.keys }

  /// The obligations that `text` means: the one with that key, else all whose key it begins up to a separator,
  /// so that `plan/task` stands for every occurrence and unit of a task. A leading plan may be left out.
  ///
  /// - Parameter widely: Whether a key that exists stands for what its units owe each as well: what a plan leaves
  ///   undefined of a group has the key of all, without a unit.
  /// - Note: Of a stage the key must name the stage itself.
  public func matching(_ text: String, widely: Bool = false) -> [Obligation] {
    if !widely, let exact = self[text] { return [exact] }
    return zip(byKey.keys, byKey.values).filter { key, place in
      let short = key.drop { $0 != "/" }.dropFirst()
      if let stage = obligations[place].stage {
        let tail = ":\(stage.suffix.prefix { $0 != "@" })"
        guard text.contains(tail) else { return false }
      }
      return key.hasPrefix(text, endingBefore: "/@#:") || short.hasPrefix(text, endingBefore: "/@#:")
    }.map(\.1).sorted().map { obligations[$0] }
  }
}

extension StringProtocol {
  /// Whether this begins with `prefix`, and ends there or goes on with one of `separators`.
  fileprivate func hasPrefix(_ prefix: String, endingBefore separators: String) -> Bool {
    guard hasPrefix(prefix), !prefix.isEmpty else { return false }
    let rest = dropFirst(prefix.count)
    return rest.isEmpty || separators.contains(rest.first!)
  }
}
