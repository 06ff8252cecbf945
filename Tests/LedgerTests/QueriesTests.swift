import CivilTime
import Rules
import Testing

@testable import Ledger

@Suite struct QueriesTests {
  let folder = TemporaryFolder()
  let ledger: LedgerFile

  init() throws { ledger = try LedgerFile.open(folder.ledger, .create) }

  @Test func countsAddUp() throws {
    try eventful(ledger)
    let counts = try ledger.counts()
    #expect(counts.head == (try ledger.head()))
    #expect(counts.facts == 2)
    #expect(counts.revisions == 1)
    #expect(counts.accounts == [.sent: 2, .planned: 2, .dead: 1, .cancelled: 1, .skipped: 1, .merged: 1])
    #expect(counts.deliveries == [.sent: 2, .retry: 1, .dead: 1, .cancelled: 1, .planned: 1])
  }

  @Test func deliveriesAreFoundByStateAndDay() throws {
    try eventful(ledger)
    #expect(try ledger.deliveries(in: [.dead]).map(\.id) == [deliveryID(3)])
    #expect(try ledger.deliveries(in: [.retry, .planned]).map(\.id) == [deliveryID(2), deliveryID(6)])
    #expect(try ledger.deliveries(in: []).isEmpty)
    #expect(try ledger.deliveries(on: today).count == 6)
    #expect(try ledger.deliveries(on: today.adding(days: 1)).isEmpty)
  }

  @Test func aDeliveryIsFoundByItsIdOrAUniqueBeginning() throws {
    for (number, id) in ["abcd", "abce", "ff"].enumerated() {
      var delivery = planned()
      delivery.id = id + String(repeating: "0", count: 32 - id.count)
      try ledger.plan(
        Ruling(accounts: [account(notification("plan/\(number)"), in: delivery.id)], deliveries: [delivery]))
    }
    func found(_ text: String) throws -> String {
      switch try ledger.delivery(text) {
      case .none: "none"
      case .one(let delivery): String(delivery.id.prefix(4))
      case .several(let ids): ids.map { String($0.prefix(4)) }.joined(separator: " ")
      }
    }
    #expect(try found("abcd") == "abcd")
    #expect(try found("ABCE") == "abce")
    #expect(try found("f") == "ff00")
    #expect(try found("abc") == "abcd abce")
    #expect(try found("abcd" + String(repeating: "0", count: 28)) == "abcd")
    for nothing in ["", "0", "abcf", "%", "a%", "督办", "abcd" + String(repeating: "0", count: 29)] {
      #expect(try found(nothing) == "none", "\(nothing)")
    }
  }

  @Test func theLastTickIsRememberedOutsideTheJournal() throws {
    #expect(try ledger.lastTick() == nil)
    try ledger.noteTick(at: instant(1))
    try ledger.noteTick(at: instant(2))
    #expect(try LedgerFile.open(folder.ledger, .readOnly).lastTick() == instant(2))
    try ledger.note(.daemon, "42")
    #expect(try ledger.noted(.daemon) == "42")
    #expect(try ledger.head() == .empty)
    #expect(try ledger.verify() == .intact(.empty))
  }
}
