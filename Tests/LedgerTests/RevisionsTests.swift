import GRDB
import Rules
import Testing

@testable import Ledger

@Suite struct RevisionsTests {
  let folder = TemporaryFolder()
  let ledger: LedgerFile

  init() throws { ledger = try LedgerFile.open(folder.ledger, .create) }

  private func revision(_ texts: [String: String]) -> RuleRevision {
    RuleRevision(files: texts.map { .init(path: $0, bytes: Array($1.utf8)) })
  }

  private func accept(_ revision: RuleRevision, _ ruling: Ruling = Ruling(), at hours: Int64 = 0) throws {
    #expect(try ledger.accept(revision, ruling, ifStillAt: ledger.head().seq, at: instant(hours)))
  }

  @Test func theHashIsThatOfTheListThatSha256sumPrints() {
    // printf x > a.yaml; : > b.yaml; sha256sum a.yaml b.yaml | sha256sum
    #expect(
      revision(["b.yaml": "", "a.yaml": "x"]).hash
        == "56682e3cbb5d48284392921880f9212238778d572f739b1d2470cea42a173f18")
  }

  @Test func theOrderOfFilesDoesNotMatterTheirNamesDo() {
    let files = (0..<20).map { RuleRevision.File(path: "\($0).yaml", bytes: [UInt8($0)]) }
    #expect(RuleRevision(files: files) == RuleRevision(files: files.shuffled()))
    #expect(revision(["a.yaml": "x"]).hash != revision(["b.yaml": "x"]).hash)
    #expect(revision(["a.yaml": "x"]).hash != revision(["a.yaml": "y"]).hash)
  }

  @Test func theRevisionInForceComesBackWithItsBytesAfterARestart() throws {
    #expect(try ledger.lastRevision() == nil)
    let first = revision(["计划.yaml": "plan: {}", "sub/人员.yaml": "people: []", "空.yaml": ""])
    try accept(first)
    let second = revision(["计划.yaml": "plan: {id: p}", "sub/人员.yaml": "people: []"])
    try accept(second, at: 1)
    let restarted = try LedgerFile.open(folder.ledger, .readOnly)
    #expect(try restarted.lastRevision() == AcceptedRevision(revision: second, accepted: instant(1)))
    #expect(try restarted.lastRevisionHash() == second.hash)
    #expect(try ledger.counts().revisions == 2)
    #expect(try ledger.verify() == .intact(ledger.head()))
  }

  @Test func aRevisionAndItsAccountsAreOneTransaction() throws {
    let skipped = Ruling(accounts: [account(notification(), .skipped, .beforeRule, in: nil)])
    try accept(revision(["a.yaml": "1"]), skipped)
    #expect(try ledger.accounts(on: today) == skipped.accounts)
    let head = try ledger.head()
    #expect(throws: LedgerError.self) { try accept(revision(["a.yaml": "2"]), skipped) }
    #expect(try ledger.head() == head)
    #expect(try ledger.lastRevision()?.revision == revision(["a.yaml": "1"]))
  }

  @Test func aRevisionIsNotAcceptedWhenTheJournalGrew() throws {
    try ledger.append([fact()])
    #expect(try !ledger.accept(revision(["a.yaml": "1"]), ifStillAt: 0, at: instant()))
    #expect(try ledger.lastRevision() == nil)
  }

  @Test func acceptingWhatIsInForceWritesNothing() throws {
    try accept(revision(["a.yaml": "1"]))
    let head = try ledger.head()
    try accept(revision(["a.yaml": "1"]), at: 5)
    #expect(try ledger.head() == head)
  }

  @Test func aRefusalStandsUntilARevisionIsAccepted() throws {
    try accept(revision(["a.yaml": "1"]))
    let broken = revision(["a.yaml": "：("])
    try ledger.recordRefusal(hash: broken.hash, diagnosticsCount: 2, firstMessage: "a.yaml:1:1: 冒号", at: instant(1))
    let expected = PendingEdit(
      hash: broken.hash, since: instant(1), reason: .refused(errors: 2, first: "a.yaml:1:1: 冒号"))
    #expect(try ledger.pendingEdit() == expected)
    #expect(try LedgerFile.open(folder.ledger, .readOnly).pendingEdit() == expected)
    #expect(try ledger.lastRevision()?.revision == revision(["a.yaml": "1"]))
    // Taking the edit back is enough.
    try accept(revision(["a.yaml": "1"]), at: 2)
    #expect(try ledger.pendingEdit() == nil)
    #expect(try ledger.verify() == .intact(ledger.head()))
  }

  @Test func theSameRefusalIsRecordedOnceAnotherOneAgain() throws {
    for hours in 1...3 {
      try ledger.recordRefusal(
        hash: revision(["a.yaml": "x"]).hash, diagnosticsCount: 1, firstMessage: "甲", at: instant(Int64(hours)))
    }
    #expect(try ledger.head().seq == 1)
    #expect(try ledger.pendingEdit()?.since == instant(1))
    try ledger.recordRefusal(
      hash: revision(["a.yaml": "y"]).hash, diagnosticsCount: 1, firstMessage: "乙", at: instant(4))
    #expect(try ledger.pendingEdit()?.reason == .refused(errors: 1, first: "乙"))
  }

  @Test func aHoldStandsWithAllItSaysUntilARevisionIsAccepted() throws {
    try accept(revision(["a.yaml": "1"]))
    let held = revision(["a.yaml": "2"])
    let removal = Removal(
      causes: [.many, .plan("p"), .cut("a.yaml")], items: 7, itemsBefore: 9, obligations: 30,
      first: [.init(key: "p/a", title: "甲"), .init(key: "p/b/c", title: "乙")])
    for hours in 1...3 { try ledger.recordHold(hash: held.hash, removal, at: instant(Int64(hours))) }
    #expect(try ledger.head().seq == 2)
    let expected = PendingEdit(hash: held.hash, since: instant(1), reason: .held(removal))
    #expect(try ledger.pendingEdit() == expected)
    #expect(try ledger.snapshot().edits == EditNews(pending: expected, inForce: revision(["a.yaml": "1"]).hash))
    // A refusal takes its place, and it that of the refusal.
    try ledger.recordRefusal(hash: held.hash, diagnosticsCount: 1, firstMessage: "甲", at: instant(4))
    #expect(try ledger.pendingEdit()?.reason == .refused(errors: 1, first: "甲"))
    try ledger.recordHold(hash: held.hash, removal, at: instant(5))
    #expect(try LedgerFile.open(folder.ledger, .readOnly).pendingEdit()?.since == instant(5))
    try accept(revision(["a.yaml": "1"]), at: 6)
    #expect(try ledger.pendingEdit() == nil)
    #expect(try ledger.verify() == .intact(ledger.head()))
  }

  @Test func aWordForAnEditCountsUntilAnyRevisionIsAccepted() throws {
    try accept(revision(["a.yaml": "1"]))
    let meant = revision(["a.yaml": "2"]).hash
    #expect(try !ledger.isConsented(meant))
    for _ in 0..<2 { try ledger.consent(to: meant, by: "王", at: instant(1)) }
    #expect(try ledger.head().seq == 2)
    #expect(try ledger.isConsented(meant))
    #expect(try !ledger.isConsented(revision(["a.yaml": "3"]).hash))
    try accept(revision(["a.yaml": "3"]), at: 2)
    #expect(try !ledger.isConsented(meant))
    #expect(try ledger.verify() == .intact(ledger.head()))
  }

  @Test func aRequestToLookAtTheRulesStandsUntilItIsAnsweredAndLeavesTheJournalAlone() throws {
    #expect(try ledger.openReloadRequest() == nil)
    let first = try ledger.askForReload()
    let second = try ledger.askForReload()
    #expect(second > first)
    #expect(try ledger.openReloadRequest() == second)
    try ledger.answerReload(first)
    #expect(try ledger.isReloadAnswered(first))
    #expect(try !ledger.isReloadAnswered(second))
    try ledger.answerReload(second)
    #expect(try ledger.openReloadRequest() == nil)
    #expect(try ledger.head().seq == 0)
  }

  @Test func equalFilesAreKeptOnce() throws {
    try accept(revision(["a.yaml": "same", "b.yaml": "same"]))
    try accept(revision(["a.yaml": "same", "b.yaml": "other"]))
    let kept = try ledger.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM rule_file") }
    #expect(kept == 2)
  }
}
