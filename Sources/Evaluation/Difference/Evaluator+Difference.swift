public import CivilTime
public import Rules

extension Evaluator {
  /// What putting `new` in force at `now` in place of `old` changes, until the end of `last`.
  ///
  /// Both books are run through `agenda` on the same facts; `new` after it has been accepted, with all that
  /// `acceptance` records, so that what is shown is what a daemon would do that takes the edit at `now`.
  ///
  /// - Parameter last: Not before the day of `now`.
  /// - Complexity: That of both agendas.
  public static func difference(
    from old: RuleBook, to new: RuleBook, _ snapshot: Snapshot, at now: Instant, until last: CivilDate
  ) -> BookDifference {
    // What an administrator is told of an edit that waits is not the new book's doing.
    var snapshot = snapshot
    snapshot.edits = EditNews()
    let heirs = UnitHeirs(old, new)
    let before = BookSide(old, snapshot, at: now) { heirs.name($0) }
    let after = BookSide(new, snapshot, at: now) { new.units[Int($0)].name }
    var draft = DifferenceDraft(before, after, snapshot)
    let today = new.office.zone.day(at: now)
    var difference = BookDifference(
      period: today...max(today, last), tasks: draft.tasks(), obligations: draft.obligations(),
      undated: draft.undated(), notifications: [], beforeRule: [], people: [],
      settings: Settings.changes(from: old, to: new, heirs))

    let ruling = acceptance(of: new, replacing: old, snapshot, at: now)
    var accepted = snapshot
    for account in ruling.accounts { accepted.accounted.insert(account.id.event) }
    draft.tell(agenda(old, snapshot, at: now, on: old.office.zone.day(at: now)...difference.period.upperBound))
    draft.tellAnew(ruling, at: now)
    draft.tellAnew(agenda(new, accepted, at: now, on: difference.period))
    difference.beforeRule = draft.beforeRule(ruling)
    difference.notifications = draft.notifications()
    difference.people = draft.people(difference.notifications)
    difference.removal = draft.removal()
    return difference
  }

  /// Whether `new` means the same as `old`: as `difference` finds it, with what costs least looked at first.
  public static func isSame(
    _ old: RuleBook, _ new: RuleBook, _ snapshot: Snapshot, at now: Instant, until last: CivilDate
  ) -> Bool {
    let heirs = UnitHeirs(old, new)
    guard Settings.changes(from: old, to: new, heirs).isEmpty else { return false }
    let draft = DifferenceDraft(
      BookSide(old, snapshot, at: now) { heirs.name($0) },
      BookSide(new, snapshot, at: now) { new.units[Int($0)].name }, snapshot)
    guard draft.tasks().isEmpty, draft.obligations().isEmpty, draft.undated().isEmpty else { return false }
    return difference(from: old, to: new, snapshot, at: now, until: last).isEmpty
  }

  /// What the ledger would hold had a daemon followed `book` up to `now` with nothing recorded: every step and run
  /// of a report whose hour has come has its account.
  ///
  /// For comparing books where there is no ledger: without it all that is past would count as told late.
  public static func followed(_ book: RuleBook, until now: Instant) -> Snapshot {
    var snapshot = Snapshot()
    guard let last = book.lastDayTold(at: now) else { return snapshot }
    for obligation in book.obligations(snapshot) {
      let key = book.key(of: obligation)
      book.forEachTurn(of: obligation, in: .earliest...last) {
        snapshot.accounted.insert(book.event($0, of: obligation, key: key))
      }
    }
    for report in book.reports {
      for day in report.days where day <= last {
        for part in report.parts { snapshot.accounted.insert(report.event(part, on: day)) }
      }
    }
    return snapshot
  }
}
