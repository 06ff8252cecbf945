import Rules
import Testing

@testable import Ledger

/// Drills and their answers in the journal.
@Suite struct DrillsTests {
  let folder = TemporaryFolder()
  let ledger: LedgerFile

  init() throws { ledger = try LedgerFile.open(folder.ledger, .create) }

  @Test func drillsAreNumberedAndReadBackWithTheirAnswers() throws {
    #expect(try ledger.beginDrill(after: 0, by: "王", at: instant()) == 1)
    #expect(try ledger.answerDrill(1, ["甲", "乙"], by: "王", at: instant(1)) == ["甲", "乙"])
    #expect(try ledger.beginDrill(after: 1, by: "李", at: instant(2)) == 2)
    #expect(
      try ledger.snapshot().drills == [
        Drill(
          number: 1, began: instant(), by: "王",
          answers: [.init(person: "甲", at: instant(1), by: "王"), .init(person: "乙", at: instant(1), by: "王")]),
        Drill(number: 2, began: instant(2), by: "李"),
      ])
    #expect(try ledger.verify() == .intact(ledger.head()))
  }

  @Test func aSecondDrillBegunAtTheSameTimeIsNone() throws {
    #expect(try ledger.beginDrill(after: 0, by: "王", at: instant()) == 1)
    let head = try ledger.head()
    #expect(try ledger.beginDrill(after: 0, by: "李", at: instant()) == nil)
    #expect(try ledger.head() == head)
  }

  @Test func theFirstAnswerStands() throws {
    _ = try ledger.beginDrill(after: 0, by: "王", at: instant())
    #expect(try ledger.answerDrill(1, ["甲"], by: "王", at: instant(1)) == ["甲"])
    #expect(try ledger.answerDrill(1, ["甲", "乙", "乙"], by: "李", at: instant(2)) == ["乙"])
    #expect(try ledger.snapshot().drills[0].answer(of: "甲")?.at == instant(1))
    #expect(try ledger.snapshot().drills[0].answer(of: "丙") == nil)
  }

  @Test func aSnapshotThatWasTakenBeforeLearnsOfAnswers() throws {
    _ = try ledger.beginDrill(after: 0, by: "王", at: instant())
    #expect(try ledger.snapshot().drills[0].answers.isEmpty)
    _ = try ledger.answerDrill(1, ["甲"], by: "王", at: instant(1))
    #expect(try ledger.snapshot().drills[0].answers.map(\.person) == ["甲"])
  }

  @Test func nobodyAnswersADrillThatNeverWas() throws {
    #expect(throws: LedgerError.self) { try ledger.answerDrill(1, ["甲"], by: "王", at: instant()) }
    #expect(try ledger.head().seq == 0)
  }
}
