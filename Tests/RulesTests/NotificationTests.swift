import CivilTime
import Rules
import Testing

@Suite struct NotificationTests {
  private static let event = Event(
    kind: .step, subject: "p/a@2018-05#agri", step: "before:5wd", ordinal: 2, due: CivilDate(2018, 5, 31)!)

  @Test func anIdentityNamesEverythingThatTellsNotificationsApart() {
    #expect(Self.event.identity == "step|p/a@2018-05#agri|before:5wd|2|2018-05-31")
    let id = NotificationID(event: Self.event, recipient: "agri-liaison", channel: "mail")
    #expect(id.identity == "step|p/a@2018-05#agri|before:5wd|2|2018-05-31|agri-liaison|mail")
  }

  @Test func whateverDiffersGivesAnotherIdentity() {
    var others: [Event] = []
    for change in [
      { $0.kind = .notice }, { $0.subject = "p/b" }, { $0.step = "due" }, { $0.ordinal = 1 },
      { (event: inout Event) in event.due = CivilDate(2018, 6, 30)! },
    ] as [(inout Event) -> Void] {
      var other = Self.event
      change(&other)
      others.append(other)
    }
    #expect(Set(others.map(\.identity) + [Self.event.identity]).count == 6)
  }

  @Test func onlyPlannedAndHeldAreStillToEnd() {
    #expect(AccountState.allCases.filter { !$0.isFinal } == [.planned, .held])
  }
}
