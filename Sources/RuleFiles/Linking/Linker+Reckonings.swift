import PlanLanguage
import Rules

/// What a task, and then a commitment of it, says of how days are counted.
struct TaskReckoning {
  /// 交办: the day that relative words hang on in place of the plan's issue day.
  var raised: Raised?
  /// Index into the book's calendars; nil: nothing is said.
  var calendar: Int?
  /// The plan's with the changes; nil: nothing is said.
  var readings: Readings?

  /// What a commitment says goes before.
  mutating func take(_ promise: PromiseDraft, calendar own: Int?, _ plan: Plan) {
    if let own { calendar = own }
    if let changes = promise.readings { readings = changes.applied(to: readings ?? plan.readings) }
  }
}

/// How days are counted where a task, a commitment or a unit says otherwise than its plan.
extension Linker {
  /// The one unit that answers; nil when several answer together, or each for itself.
  func answering(_ answeredBy: Commitment.AnsweredBy, _ task: TaskFields) -> UnitIndex? {
    let units: [UnitIndex] =
      switch answeredBy {
      case .lead: book.units(of: task.lead)
      case .named(let answerers): book.units(of: answerers)
      case .each, .eachOf, .pairs: []
      }
    return units.count == 1 ? units[0] : nil
  }

  /// The context to read a phrase in, and the reckoning when it is not the plan's; nil when the plan's calendar is
  /// not known.
  mutating func reckon(
    _ own: TaskReckoning, for unit: UnitIndex?, in plan: Int
  ) -> (context: Int32, reckoning: Int32?)? {
    guard let usual = contexts[plan] else { return nil }
    let aPlan = book.plans[plan]
    let calendar = own.calendar ?? unit.flatMap { book.units[Int($0)].calendar } ?? aPlan.calendar
    let readings = own.readings ?? aPlan.readings
    let isUsual = calendar == aPlan.calendar && readings == aPlan.readings
    if isUsual, own.raised == nil { return (usual, nil) }
    let key = DeadlineMemo.ContextKey(aPlan.deadlineBasis(own.raised), calendar: calendar, readings: readings)
    let context = deadlines.context(key, calendar: book.calendars[calendar])
    if isUsual { return (context, nil) }
    return (context, number(of: Reckoning(readings: readings, calendar: calendar)))
  }

  /// The number of `reckoning` in the book.
  mutating func number(of reckoning: Reckoning) -> Int32 {
    if let known = reckonings[reckoning] { return known }
    let index = Int32(book.reckonings.count)
    book.reckonings.append(reckoning)
    reckonings[reckoning] = index
    return index
  }

  /// The deadlines of those units that answer for themselves and count by a calendar of their own.
  mutating func unitDeadlines(
    of answerers: [Answerer], _ phrase: Phrase?, _ origin: Commitment.DeadlineOrigin, _ kind: Commitment.Kind?,
    _ own: TaskReckoning, in plan: Int
  ) -> [UnitIndex: UnitDeadline] {
    guard !answerers.isEmpty, own.calendar == nil, hasUnitCalendars else { return [:] }
    var found: [UnitIndex: UnitDeadline] = [:]
    for unit in book.units(of: answerers) {
      guard let counting = reckon(own, for: unit, in: plan), let reckoning = counting.reckoning,
        let answer = deadline(phrase, origin, kind, in: counting.context, of: plan, own.raised)
      else { continue }
      found[unit] = UnitDeadline(answer: answer, reckoning: reckoning)
    }
    return found
  }
}
