import CivilTime
import Evaluation
import Rules
import Testing

/// Notices about edits that are not in force, as the evaluator decides them.
@Suite struct EditNoticesTests {
  private static let refused = PendingEdit(
    hash: String(repeating: "ab", count: 32), since: instant("2018-06-15 10:00"),
    reason: .refused(errors: 2, first: "rules/plan.yaml:3:5: 读不懂"))

  /// An office whose administrator is the supervisor's liaison officer, and no tasks.
  private static var book: RuleBook {
    var test = TestBook([.on(.due)])
    test.office.administrators = [TestBook.supervisorLiaison]
    return test.book
  }

  private static func agenda(_ edits: EditNews) -> [String] {
    Evaluator.agenda(
      book, Snapshot(edits: edits), at: instant("2018-06-15 10:00"), on: day("2018-06-15")...day("2018-06-20")
    ).map { "\(book.office.zone.day(at: $0.at)) \($0.account.id.event.step) \($0.account.id.recipient)" }
  }

  /// The 15th is a Friday, the 18th the Dragon Boat Festival.
  @Test func anEditThatStandsIsOnTheAgendaOfEveryWorkingDay() {
    #expect(
      Self.agenda(EditNews(pending: Self.refused)) == [
        "2018-06-15 refused office-liaison", "2018-06-19 refused office-liaison",
        "2018-06-20 refused office-liaison",
      ])
  }

  @Test func oneThatIsSettledIsOnItOnceForWhoeverWasTold() {
    let told = EditNews.Told(recipient: "agri-liaison", channel: "mail")
    let left = EditNews.Told(recipient: "nobody-any-more", channel: "mail")
    #expect(
      Self.agenda(EditNews(inForce: Self.refused.hash, told: [told, left])) == ["2018-06-15 mended agri-liaison"])
    #expect(Self.agenda(EditNews()).isEmpty)
  }

  @Test func onlyTheOneThatStandsIsStillToldAtTheLastLook() {
    let book = Self.book
    func withdrawn(_ event: Event, _ pending: PendingEdit?) -> Bool {
      let account = Account(
        id: NotificationID(event: event, recipient: "office-liaison", channel: "mail"), day: event.due,
        state: .planned, reason: .due, delivery: "d", at: Self.refused.since)
      let snapshot = Snapshot(edits: EditNews(pending: pending))
      let found = Evaluator.lastLook(
        [account], book, ObligationIndex(book, snapshot), snapshot, at: Self.refused.since)
      return found.map(\.1) == [.withdrawn]
    }
    let today = day("2018-06-15")
    var other = Self.refused
    other.hash = String(repeating: "cd", count: 32)
    var held = Self.refused
    held.reason = .held(Removal(causes: [.many], items: 6, itemsBefore: 9, obligations: 6))
    let event = Event.notInForce(Self.refused, on: today)
    #expect(!withdrawn(event, Self.refused))
    #expect(withdrawn(event, other))
    #expect(withdrawn(event, held))
    #expect(withdrawn(event, nil))
    #expect(!withdrawn(.settled(Self.refused.hash, on: today), nil))
    #expect(withdrawn(.settled(Self.refused.hash, on: today), other))
  }
}
