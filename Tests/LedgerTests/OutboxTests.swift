import Checksums
import CivilTime
import Delivery
import Rules
import Testing

@testable import Ledger

@Suite struct OutboxTests {
  let folder = TemporaryFolder()
  let ledger: LedgerFile

  init() throws { ledger = try LedgerFile.open(folder.ledger, .create) }

  private func due(_ hours: Int64 = 0, channel: String = "mail", limit: Int = 100) throws -> [String] {
    try ledger.dueDeliveries(at: instant(hours), channel: channel, limit: limit).map(\.id)
  }

  private func states() throws -> [AccountState] { try ledger.accounts(on: today).map(\.state) }

  // MARK: What is due

  @Test func theLongestWaitingComeFirstThenTheSmallestId() throws {
    try ledger.plan(ruling(3, notBefore: instant(1)))
    try ledger.plan(ruling(2, notBefore: instant(1)))
    try ledger.plan(ruling(4, notBefore: instant(0)))
    try ledger.plan(ruling(5, notBefore: instant(2)))
    try ledger.plan(ruling(6, notBefore: instant(0), channel: "files"))
    #expect(try due(-1) == [])
    #expect(try due(0) == [deliveryID(4)])
    #expect(try due(1) == [deliveryID(4), deliveryID(2), deliveryID(3)])
    #expect(try due(1, limit: 2) == [deliveryID(4), deliveryID(2)])
    #expect(try due(2).count == 4)
    #expect(try due(1, channel: "files") == [deliveryID(6)])
  }

  @Test func theNextInstantIsTheEarliestOfAllChannels() throws {
    #expect(try ledger.nextDeliveryInstant() == nil)
    try ledger.plan(ruling(1, notBefore: instant(3)))
    try ledger.plan(ruling(2, notBefore: instant(2), channel: "files"))
    #expect(try ledger.nextDeliveryInstant() == instant(2))
    try ledger.attempt(2, .delivered(receipt: "r"), at: instant(2))
    #expect(try ledger.nextDeliveryInstant() == instant(3))
    try ledger.beginAttempt([sealed(1)], at: instant(3))
    #expect(try ledger.nextDeliveryInstant() == nil)
  }

  @Test func theChannelsThatWaitAreNamedOnceInOrder() throws {
    #expect(try ledger.waitingChannels(at: instant(9)) == [])
    for (number, channel) in ["mail", "files", "mail", "late"].enumerated() {
      try ledger.plan(ruling(number, notBefore: instant(channel == "late" ? 5 : 0), channel: channel))
    }
    #expect(try ledger.waitingChannels(at: instant(-1)) == [])
    #expect(try ledger.waitingChannels(at: instant(0)) == ["files", "mail"])
    #expect(try ledger.waitingChannels(at: instant(5)) == ["files", "late", "mail"])
    try ledger.attempt(1, .delivered(receipt: "r"))
    #expect(try ledger.waitingChannels(at: instant(0)) == ["mail"])
  }

  @Test func membersAreThoseToTellAndMergedOnesStandApart() throws {
    try ledger.plan(
      Ruling(
        accounts: [
          account(notification("plan/a"), .planned), account(notification("plan/b"), .held),
          account(notification("plan/c"), .merged, .sameDay),
        ], deliveries: [planned()]))
    let pending = try #require(try ledger.dueDeliveries(at: instant(), channel: "mail", limit: 1).first)
    #expect(pending.members.map(\.id.event.subject) == ["plan/a", "plan/b"])
    #expect(pending.merged.map(\.id.event.subject) == ["plan/c"])
    #expect(pending.sealed == nil)
    #expect(pending.delivery.planned == planned())
  }

  // MARK: Attempts

  @Test func anAttemptIsOnTheDiskBeforeItsOutcome() throws {
    try ledger.plan(ruling())
    try ledger.beginAttempt([sealed()], at: instant(1))
    let delivery = try #require(try ledger.only())
    #expect(delivery.state == .attempting && delivery.attempts == 1 && delivery.nextTry == nil)
    #expect(delivery.destination == "联络员")
    #expect(try ledger.frozenBytes(of: deliveryID(1)) == Array("您好".utf8))
    #expect(try due(9) == [])
    let entry = try #require(try ledger.entries(1...Int64.max).last)
    #expect(entry.kind == "attempt")
    #expect(
      entry.body
        == #"{"delivery":"\#(deliveryID(1))","number":1,"destination":"联络员","sha256":"\#(SHA256.hex("您好"))"}"#)
  }

  @Test func aRetrySendsTheSameBytesAndNoOthers() throws {
    try ledger.plan(ruling())
    try ledger.attempt(1, .tryLater("磁盘已满"), nextTry: instant(1))
    let pending = try #require(try ledger.dueDeliveries(at: instant(1), channel: "mail", limit: 1).first)
    #expect(pending.sealed == sealed())
    #expect(throws: LedgerError.contradiction("attempt 2 at \(deliveryID(1)) brings other bytes")) {
      try ledger.beginAttempt([sealed(1, "改过的内容")], at: instant(1))
    }
    var elsewhere = sealed()
    elsewhere.destination = "别人"
    #expect(throws: LedgerError.contradiction("attempt 2 at \(deliveryID(1)) brings other bytes")) {
      try ledger.beginAttempt([elsewhere], at: instant(1))
    }
    try ledger.beginAttempt([try #require(pending.sealed)], at: instant(1))
    #expect(try ledger.only()?.attempts == 2)
  }

  @Test func aLetterWithoutABodyIsFrozenToo() throws {
    try ledger.plan(ruling())
    try ledger.beginAttempt([sealed(1, "")], at: instant())
    try ledger.record(
      [OutcomeRecord(id: deliveryID(1), outcome: .tryLater("x"), nextTry: instant(1))], at: instant())
    #expect(try ledger.dueDeliveries(at: instant(1), channel: "mail", limit: 1).first?.sealed?.bytes == [])
    #expect(try ledger.verify() == .intact(ledger.head()))
  }

  @Test func aBatchIsBegunWholeOrNotAtAll() throws {
    try ledger.plan(ruling(1))
    #expect(throws: LedgerError.contradiction("an attempt at \(deliveryID(2)), which is unknown")) {
      try ledger.beginAttempt([sealed(1), sealed(2)], at: instant())
    }
    #expect(try ledger.only(1)?.state == .planned)
  }

  @Test func whatIsUnderWayOrEndedIsNotAttemptedAgain() throws {
    try ledger.plan(ruling())
    try ledger.beginAttempt([sealed()], at: instant())
    #expect(throws: LedgerError.self) { try ledger.beginAttempt([sealed()], at: instant()) }
    try ledger.record([OutcomeRecord(id: deliveryID(1), outcome: .delivered(receipt: "r"))], at: instant())
    #expect(throws: LedgerError.self) { try ledger.beginAttempt([sealed()], at: instant()) }
    #expect(throws: LedgerError.self) {
      try ledger.record([OutcomeRecord(id: deliveryID(1), outcome: .delivered(receipt: "r"))], at: instant())
    }
  }

  // MARK: Outcomes

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let outcome: DeliveryOutcome
    let retries: Bool
    let state: DeliveryState
    let accounts: [AccountState]
    let reason: AccountReason
    let word: String
    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(
      name: "delivered", outcome: .delivered(receipt: "w"), retries: false, state: .sent,
      accounts: [.sent, .sent, .merged],
      reason: .due, word: "delivered"),
    Case(
      name: "delivered never waits", outcome: .delivered(receipt: "w"), retries: true, state: .sent,
      accounts: [.sent, .sent, .merged], reason: .due, word: "delivered"),
    Case(
      name: "already delivered", outcome: .alreadyDelivered(receipt: "w"), retries: false, state: .sent,
      accounts: [.sent, .sent, .merged], reason: .due, word: "already-delivered"),
    Case(
      name: "try later", outcome: .tryLater("w"), retries: true, state: .retry,
      accounts: [.planned, .held, .merged],
      reason: .due, word: "try-later"),
    Case(
      name: "no later try", outcome: .tryLater("w"), retries: false, state: .dead,
      accounts: [.dead, .dead, .merged],
      reason: .exhausted, word: "try-later"),
    Case(
      name: "uncertain", outcome: .uncertain("w"), retries: true, state: .uncertain,
      accounts: [.planned, .held, .merged], reason: .due, word: "uncertain"),
    Case(
      name: "uncertain for good", outcome: .uncertain("w"), retries: false, state: .dead,
      accounts: [.dead, .dead, .merged], reason: .exhausted, word: "uncertain"),
    Case(
      name: "refused", outcome: .refused("w"), retries: false, state: .dead, accounts: [.dead, .dead, .merged],
      reason: .refused, word: "refused"),
    Case(
      name: "refused never waits", outcome: .refused("w"), retries: true, state: .dead,
      accounts: [.dead, .dead, .merged],
      reason: .refused, word: "refused"),
  ])
  func outcome(_ row: Case) throws {
    try ledger.plan(
      Ruling(
        accounts: [
          account(notification("plan/a"), .planned), account(notification("plan/b"), .held),
          account(notification("plan/c"), .merged, .sameDay),
        ], deliveries: [planned()]))
    try ledger.attempt(1, row.outcome, nextTry: row.retries ? instant(4) : nil, at: instant(2))
    let delivery = try #require(try ledger.only())
    #expect(delivery.state == row.state)
    #expect(delivery.said == "w")
    #expect(delivery.nextTry == (row.state == .retry || row.state == .uncertain ? instant(4) : nil))
    let accounts = try ledger.accounts(on: today)
    #expect(accounts.map(\.state) == row.accounts)
    #expect(accounts.map(\.reason) == [row.reason, row.reason, .sameDay])
    let attempt = try #require(try ledger.attempts(at: deliveryID(1)).first)
    #expect(attempt.outcome == row.word && attempt.ended == instant(2) && attempt.said == "w")
    #expect(try ledger.verify() == .intact(ledger.head()))
  }

  @Test func theJournalSaysWhetherItWasDeliveredNowOrFoundDelivered() throws {
    try ledger.plan(ruling(1))
    try ledger.plan(ruling(2))
    try ledger.attempt(1, .delivered(receipt: "甲/new/1"))
    try ledger.attempt(2, .alreadyDelivered(receipt: "甲/new/2"))
    let bodies = try ledger.entries(1...Int64.max).filter { $0.kind == "outcome" }.map(\.body)
    #expect(
      bodies == [
        #"{"delivery":"\#(deliveryID(1))","attempt":1,"outcome":"delivered","said":"甲/new/1"}"#,
        #"{"delivery":"\#(deliveryID(2))","attempt":1,"outcome":"already-delivered","said":"甲/new/2"}"#,
      ])
  }

  // MARK: Recovery

  @Test func anAttemptCutShortBecomesUncertainAndIsDueAtOnceWithTheSameBytes() throws {
    for number in 1...3 { try ledger.plan(ruling(number)) }
    try ledger.beginAttempt([sealed(1), sealed(2)], at: instant())
    let restarted = try LedgerFile.open(folder.ledger, .readWrite)
    #expect(try restarted.recoverAttempts(at: instant(1)) == 2)
    #expect(try restarted.recoverAttempts(at: instant(1)) == 0)
    #expect(try restarted.deliveries(in: [.uncertain]).map(\.id) == [deliveryID(1), deliveryID(2)])
    let pending = try restarted.dueDeliveries(at: instant(1), channel: "mail", limit: 9)
    #expect(pending.map(\.id) == [deliveryID(3), deliveryID(1), deliveryID(2)])
    #expect(pending.map(\.sealed) == [nil, sealed(1), sealed(2)])
    try restarted.attempt(1, .alreadyDelivered(receipt: "r"), at: instant(1))
    #expect(try restarted.attempts(at: deliveryID(1)).map(\.outcome) == ["interrupted", "already-delivered"])
    #expect(try restarted.verify() == .intact(restarted.head()))
  }

  @Test func aStartWithNothingToRecoverWritesNothing() throws {
    try ledger.plan(ruling())
    let head = try ledger.head()
    #expect(try ledger.recoverAttempts(at: instant(1)) == 0)
    #expect(try ledger.head() == head)
  }

  // MARK: Cancelling

  @Test func aDeliveryThatLosesItsLastMemberIsCancelled() throws {
    let both = [notification("plan/a"), notification("plan/b")]
    try ledger.plan(
      Ruling(
        accounts: [account(both[0], .planned), account(both[1], .held), account(notification("plan/c"), .merged)],
        deliveries: [planned()]))
    try ledger.cancel(members: [both[1]], of: deliveryID(1), reason: .met, at: instant())
    #expect(try ledger.only()?.state == .planned)
    #expect(try states() == [.planned, .cancelled, .merged])
    try ledger.cancel(members: [both[0]], of: deliveryID(1), reason: .withdrawn, at: instant())
    #expect(try ledger.only()?.state == .cancelled)
    #expect(try states() == [.cancelled, .cancelled, .merged])
    #expect(try ledger.accounts(on: today).map(\.reason) == [.withdrawn, .met, .due])
    #expect(try ledger.nextDeliveryInstant() == nil)
    #expect(try ledger.verify() == .intact(ledger.head()))
  }

  @Test func cancellingNobodyWritesNothing() throws {
    try ledger.plan(ruling())
    let head = try ledger.head()
    try ledger.cancel(members: [], of: deliveryID(1), reason: .met, at: instant())
    #expect(try ledger.head() == head)
  }

  @Test func whatIsFrozenIsNotCancelled() throws {
    try ledger.plan(ruling())
    try ledger.attempt(1, .tryLater("x"), nextTry: instant(1))
    #expect(throws: LedgerError.contradiction("cancelling in delivery \(deliveryID(1)), which is retry")) {
      try ledger.cancel(members: [notification("plan/task-1")], of: deliveryID(1), reason: .met, at: instant())
    }
  }

  @Test func onlyAMemberIsCancelled() throws {
    try ledger.plan(ruling(1))
    try ledger.plan(ruling(2))
    let head = try ledger.head()
    #expect(throws: LedgerError.self) {
      try ledger.cancel(
        members: [notification("plan/task-1"), notification("plan/task-2")], of: deliveryID(1), reason: .met,
        at: instant())
    }
    #expect(try ledger.head() == head)
    #expect(try states() == [.planned, .planned])
  }
}
