import CivilTime
import Evaluation
import Rules
import Testing

/// 逐级: a step that climbs the reporting line, one rung a turn.
@Suite struct LadderTests {
  private static func book(_ change: (inout TestBook) -> Void = { _ in }) -> TestBook {
    var test = TestBook([.after(1, .workingDays, [.line], every: CountedSpan(2, .workingDays), times: 4)])
    test.units[Int(TestBook.agriculture)].reportsTo = TestBook.commerce
    test.add("t", .due("2018-07-10"))
    change(&test)
    return test
  }

  private static func told(_ test: TestBook) -> [String] {
    var snapshot = Snapshot()
    return passes(test.book, &snapshot, day("2018-07-09")...day("2018-08-31")).map {
      "\($0.day) \($0.id.recipient)"
    }
  }

  @Test func eachTurnTellsTheNextRungAndPastTheTopTheSupervisor() {
    #expect(
      Self.told(Self.book()) == [
        "2018-07-11 agri-leader", "2018-07-13 commerce-leader", "2018-07-17 office-liaison",
        "2018-07-19 office-liaison",
      ])
  }

  @Test func aRungWithoutALeaderIsItsLiaisonOfficer() {
    let test = Self.book { $0.units[Int(TestBook.agriculture)].reportsTo = TestBook.chunjiang }
    #expect(Self.told(test)[1] == "2018-07-13 chunjiang-liaison")
  }

  @Test func aRungWithNobodyIsPassedOver() {
    let test = Self.book {
      $0.units[Int(TestBook.agriculture)].reportsTo = TestBook.benniu
      $0.units[Int(TestBook.benniu)].reportsTo = TestBook.commerce
    }
    #expect(Self.told(test)[1] == "2018-07-13 commerce-leader")
  }

  @Test func whoAnswersWithNobodyToTellIsTheSupervisorsFromTheStart() {
    var test = TestBook([.after(1, .workingDays, [.line])])
    test.add("t", .due("2018-07-10"), lead: [.unit(TestBook.benniu)])
    let recipients = test.book.audience(
      of: test.policy.steps[0], for: test.obligation("p/t"), on: day("2018-07-11"))
    #expect(recipients.map(\.person) == [TestBook.supervisorLiaison])
    #expect(recipients.map(\.standsIn) == [true])
  }
}
