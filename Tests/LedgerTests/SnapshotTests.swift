import CivilTime
import Delivery
import GRDB
import Rules
import Testing

@testable import Ledger

@Suite struct SnapshotTests {
  let folder = TemporaryFolder()

  @Test func aSnapshotHoldsFactsInTheOrderWrittenAndEveryField() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    let facts = [
      Fact(
        kind: .progress, key: "plan/a@2018-05#区农业局", on: today, recorded: instant(), by: "甲", thousandths: -1500,
        unit: "家", ref: "文号〔2018〕3号", note: "“一”\n二"),
      Fact(kind: .done, key: "plan/a@2018-05#区农业局", on: today.adding(days: 1), recorded: instant(1), by: "乙"),
      Fact(kind: .attach, key: "plan/b", on: today, recorded: instant(), by: "甲", note: "活动记录"),
      Fact(kind: .event, key: "plan/c", on: today, recorded: instant(), by: "甲"),
      Fact(
        kind: .extendRequest, key: "plan/d", on: today, recorded: instant(), by: "甲", note: "雨",
        until: today.adding(days: 30), situation: "过半"),
      Fact(
        kind: .attach, key: "plan/d", on: today, recorded: instant(), by: "甲", ref: "一.pdf", note: "验收单",
        content: String(repeating: "0f", count: 32)),
    ]
    #expect(try ledger.append(facts) == 6)
    let snapshot = try ledger.snapshot()
    #expect(snapshot.position == 6)
    #expect(snapshot.followed == ["plan/d"])
    #expect(
      snapshot.facts == [
        "plan/a@2018-05#区农业局": [facts[0], facts[1]], "plan/b": [facts[2]], "plan/c": [facts[3]],
        "plan/d": [facts[4], facts[5]],
      ])
    #expect(try LedgerFile.open(folder.ledger, .readOnly).snapshot().facts == snapshot.facts)
  }

  @Test func factsThatWereCheckedAgainstAnOlderJournalAreNotWritten() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    try ledger.append([fact("plan/a")])
    #expect(try !ledger.append([fact("plan/b")], ifStillAt: 0))
    #expect(try ledger.snapshot().facts.keys.sorted() == ["plan/a"])
    #expect(try ledger.append([fact("plan/b")], ifStillAt: 1))
    #expect(try ledger.snapshot().position == 2)
  }

  @Test func everyEventWithAnAccountIsAccountedForWhateverItsState() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    try eventful(ledger)
    let snapshot = try ledger.snapshot()
    let subjects = (1...6).map { "plan/task-\($0)" } + ["plan/skipped", "plan/merged"]
    #expect(snapshot.accounted == Set(subjects.map { notification($0).event }))
  }

  @Test func aDeliveryIsFrozenFromItsFirstAttemptOrItsCancellation() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    for number in 1...3 { try ledger.plan(ruling(number)) }
    #expect(try ledger.snapshot().frozenDeliveries == [])
    try ledger.beginAttempt([sealed(1)], at: instant())
    #expect(try ledger.snapshot().frozenDeliveries == [deliveryID(1)])
    try ledger.cancel(members: [notification("plan/task-2")], of: deliveryID(2), reason: .met, at: instant())
    #expect(try ledger.snapshot().frozenDeliveries == [deliveryID(1), deliveryID(2)])
    try ledger.record(
      [OutcomeRecord(id: deliveryID(1), outcome: .tryLater("x"), nextTry: instant(1))], at: instant())
    #expect(try ledger.snapshot().frozenDeliveries == [deliveryID(1), deliveryID(2)])
  }

  @Test func broughtUpToDateStepByStepItIsTheSameAsReadAtOnce() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    let other = try LedgerFile.open(folder.ledger, .readWrite)
    for number in 1...20 {
      try (number % 2 == 0 ? ledger : other).append([fact("plan/task-\(number % 3)")])
      try (number % 3 == 0 ? ledger : other).plan(ruling(number))
      if number % 4 == 0 { try other.attempt(number, .delivered(receipt: "r")) }
      let stepwise = try ledger.snapshot()
      let atOnce = try LedgerFile.open(folder.ledger, .readOnly).snapshot()
      #expect(stepwise.position == atOnce.position)
      #expect(stepwise.facts == atOnce.facts)
      #expect(stepwise.accounted == atOnce.accounted)
      #expect(stepwise.frozenDeliveries == atOnce.frozenDeliveries)
      #expect(
        stepwise.letters(to: "联络员", through: "mail", inWeekOf: today)
          == atOnce.letters(to: "联络员", through: "mail", inWeekOf: today))
    }
  }

  @Test func theLettersOfAWeekAreThoseThatWentOutOrAreUnderWay() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    for number in 1...3 { try ledger.plan(ruling(number)) }
    func letters(_ day: CivilDate = today) throws -> Int {
      try ledger.snapshot().letters(to: "联络员", through: "mail", inWeekOf: day)
    }
    #expect(try letters() == 0)
    try ledger.beginAttempt([sealed(1)], at: instant())
    try ledger.cancel(members: [notification("plan/task-2")], of: deliveryID(2), reason: .met, at: instant())
    // `today` is a Wednesday: its week is from the 23rd through the 29th.
    #expect(try letters() == 1)
    #expect(try letters(CivilDate(2018, 7, 23)!) == 1)
    #expect(try letters(CivilDate(2018, 7, 29)!) == 1)
    #expect(try letters(CivilDate(2018, 7, 22)!) == 0)
    #expect(try letters(CivilDate(2018, 7, 30)!) == 0)
    #expect(try ledger.snapshot().letters(to: "联络员", through: "file", inWeekOf: today) == 0)
  }

  @Test func slipsAreReadBackAndNoNumberIsGivenTwice() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    try ledger.plan(ruling(1, slips: [slip(1, "plan/task-1")]))
    try ledger.plan(ruling(2, slips: [slip(2, "plan/task-2")]))
    let snapshot = try ledger.snapshot()
    #expect(snapshot.slips == ["plan/task-1": [slip(1, "plan/task-1")], "plan/task-2": [slip(2, "plan/task-2")]])
    #expect(snapshot.nextSlip(of: 2018) == 3 && snapshot.nextSlip(of: 2019) == 1)
    #expect(snapshot.followed == ["plan/task-1", "plan/task-2"])
    // The same number, and the same turn under another.
    #expect(throws: (any Error).self) { try ledger.plan(ruling(3, slips: [slip(2, "plan/task-3")])) }
    #expect(throws: (any Error).self) { try ledger.plan(ruling(3, slips: [slip(3, "plan/task-2")])) }
    #expect(try ledger.snapshot().slipCount == 2)
    #expect(try ledger.verify() == .intact(ledger.head()))
  }

  @Test func aSnapshotInHandDoesNotChange() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    try ledger.append([fact()])
    let before = try ledger.snapshot()
    try ledger.append([fact()])
    #expect(try ledger.snapshot().position == 2)
    #expect(before.position == 1 && before.facts["plan/task"]?.count == 1)
  }

  @Test func aJournalThatBecameShorterIsRefused() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    try ledger.append([fact()])
    let older = try #require(bytes(of: folder.ledger))
    try ledger.append([fact(), fact()])
    #expect(try ledger.snapshot().position == 3)
    // The older copy is written into the same file, so that it is the journal alone that tells.
    write(older, to: folder.ledger)
    #expect(throws: LedgerError.wentBack(path: folder.ledger, had: 3, has: 1)) { try ledger.snapshot() }
  }

  @Test func aValueThatNoVersionWroteIsAnErrorNotACrash() throws {
    let ledger = try LedgerFile.open(folder.ledger, .create)
    try ledger.append([fact()])
    for change in ["day = 99999999999", "kind = 'dream'"] {
      try ledger.queue.write { db in
        try db.execute(sql: "DROP TRIGGER IF EXISTS fact_is_never_changed")
        try db.execute(sql: "UPDATE fact SET \(change)")
      }
      #expect(throws: LedgerError.self) { try LedgerFile.open(folder.ledger, .readOnly).snapshot() }
    }
  }
}
