import CivilTime
import Rules
import Testing

@testable import Ledger

@Suite struct AccountsTests {
  let folder = TemporaryFolder()
  let ledger: LedgerFile

  init() throws { ledger = try LedgerFile.open(folder.ledger, .create) }

  @Test func aRulingIsWrittenOnlyIfNothingCameInBetween() throws {
    let snapshot = try ledger.snapshot()
    try ledger.append([fact()])
    #expect(try !ledger.account(ruling(), ifStillAt: snapshot.position, at: instant()))
    #expect(try ledger.head().seq == 1)
    #expect(try ledger.account(ruling(), ifStillAt: ledger.snapshot().position, at: instant()))
    #expect(try ledger.accounts(on: today).count == 1)
  }

  @Test func aRulingIsWrittenWholeOrNotAtAll() throws {
    let twice = Ruling(accounts: [account(), account()], deliveries: [planned()])
    #expect(throws: LedgerError.self) { try ledger.account(twice, ifStillAt: 0, at: instant()) }
    #expect(try ledger.head() == .empty)
    #expect(try ledger.deliveries(on: today).isEmpty)
  }

  @Test func aSecondAccountForTheSameNotificationIsRefused() throws {
    try ledger.plan(ruling())
    let head = try ledger.head()
    #expect(throws: LedgerError.self) { try ledger.plan(ruling()) }
    #expect(try ledger.head() == head)
  }

  @Test func accountsComeBackAsTheyWereMade() throws {
    let made = [
      account(notification("plan/a"), .planned, .late, in: deliveryID(1)),
      account(notification("plan/b"), .held, .due, in: deliveryID(1)),
      account(notification("plan/a", step: "due"), .merged, .sameDay, in: deliveryID(1)),
      account(notification("plan/a", step: "start"), .skipped, .beforeRule, in: nil),
      account(notification("plan/a", to: "分管领导"), .suppressed, .unless, in: nil),
    ]
    try ledger.plan(Ruling(accounts: made, deliveries: [planned()]))
    #expect(try ledger.accounts(on: today) == made)
    #expect(try ledger.accounts(on: today.adding(days: 1)) == [])
    #expect(try ledger.accounts(subject: "plan/a") == [made[0], made[2], made[3], made[4]])
    #expect(try ledger.accounts(delivery: deliveryID(1)) == [made[0], made[1], made[2]])
    #expect(try LedgerFile.open(folder.ledger, .readOnly).accounts(on: today) == made)
  }

  @Test func theInstantOfAnAccountIsThatOfItsTransaction() throws {
    try ledger.plan(ruling(), at: instant(5))
    #expect(try ledger.accounts(on: today).map(\.at) == [instant(5)])
  }

  @Test func aPlannedDeliveryGainsMembers() throws {
    try ledger.plan(ruling(1))
    try ledger.plan(
      Ruling(
        accounts: [account(notification("plan/later"), in: deliveryID(1))],
        deliveries: [planned(1, notBefore: instant(9))]))
    let due = try ledger.dueDeliveries(at: instant(), channel: "mail", limit: 10)
    #expect(due.map { $0.members.map(\.id.event.subject) } == [["plan/task-1", "plan/later"]])
    #expect(due.first?.delivery.planned.notBefore == instant())
  }

  @Test func aFrozenDeliveryGainsNoMembers() throws {
    try ledger.plan(ruling(1))
    try ledger.beginAttempt([sealed(1)], at: instant())
    let head = try ledger.head()
    let late = Ruling(accounts: [account(notification("plan/later"), in: deliveryID(1))], deliveries: [planned(1)])
    #expect(
      throws: LedgerError.contradiction("an account joins delivery \(deliveryID(1)), which is attempting")
    ) { try ledger.plan(late) }
    #expect(try ledger.head() == head)
  }

  @Test func anAccountDoesNotJoinADeliveryThatNobodyPlanned() {
    #expect(throws: LedgerError.contradiction("an account joins delivery \(deliveryID(9)), which is unknown")) {
      try ledger.plan(Ruling(accounts: [account(in: deliveryID(9))]))
    }
  }

  @Test func aDeliveryWithNothingToTellIsNotPlanned() throws {
    let merged = Ruling(accounts: [account(notification(), .merged, .sameDay)], deliveries: [planned()])
    #expect(throws: LedgerError.contradiction("delivery \(deliveryID(1)) is planned with nothing to tell")) {
      try ledger.plan(merged)
    }
    #expect(try ledger.head() == .empty)
  }

  @Test func everyStateAndReasonCanBeWrittenDown() throws {
    var accounts: [Account] = []
    for state in AccountState.allCases {
      for reason in AccountReason.allCases {
        let hasDelivery = state != .suppressed && state != .skipped
        accounts.append(
          account(
            notification("plan/\(state)/\(reason)"), state, reason, in: hasDelivery ? deliveryID(1) : nil))
      }
    }
    try ledger.plan(Ruling(accounts: accounts, deliveries: [planned()]))
    #expect(try ledger.accounts(on: today) == accounts)
    #expect(try ledger.verify() == .intact(ledger.head()))
  }
}
