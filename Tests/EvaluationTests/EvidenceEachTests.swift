import CivilTime
import Evaluation
import Rules
import Testing

/// 逐项佐证材料: a record of each activity, where an activity is a unit of the target.
@Suite struct EvidenceEachTests {
  private static func book(_ workflow: Workflow? = nil) -> TestBook {
    var test = TestBook()
    test.add("t", .due("2018-07-31"), kind: .countable, targets: [.atLeast(3, "场")], evidence: ["总结", "活动记录"])
    test.change { $0.evidenceEach = ["活动记录"] }
    if let workflow { test.goBy(workflow) }
    return test
  }

  private static let work: [Fact] = [
    .progress("p/t", on: "2018-05-10", 1), .attach("p/t", on: "2018-05-12", "活动记录"),
    .progress("p/t", on: "2018-06-10", 2, unit: "场"), .attach("p/t", on: "2018-06-30", "总结"),
  ]

  private static func standing(_ facts: [Fact], _ test: TestBook = book(), at now: String) -> Standing {
    let snapshot = Snapshot(facts)
    return test.book.standing(of: test.obligation("p/t", snapshot), snapshot, at: nine(now))
  }

  @Test func oneIsMissingForEachUnitReachedAndOneAtLeast() {
    #expect(Self.standing([], at: "2018-05-01").missingEvidence == ["总结", "活动记录"])
    #expect(Self.standing(Self.work, at: "2018-05-13").missingEvidence == ["总结"])
    let july = Self.standing(Self.work, at: "2018-07-01")
    #expect(july.missingEvidence == ["活动记录"])
    #expect(july.evidenceCounts == [EvidenceCount(piece: "活动记录", have: 1, wanted: 3)])
  }

  @Test func itIsMetOnceTheLastOneIsThere() {
    let done = Self.work + [.done("p/t", on: "2018-07-02"), .attach("p/t", on: "2018-07-03", "活动记录")]
    #expect(Self.standing(done, at: "2018-07-10").state == .submitted)
    let whole = done + [.attach("p/t", on: "2018-07-05", "活动记录")]
    #expect(Self.standing(whole, at: "2018-07-10").metOn == day("2018-07-05"))
    #expect(
      Self.standing(whole + [.attach("p/t", on: "2018-07-08", "活动记录")], at: "2018-07-10").metOn == day("2018-07-05")
    )
  }

  @Test func aCorrectionOfTheCountAsksForLess() {
    let facts = Self.work + [.progress("p/t", on: "2018-06-20", -2), .done("p/t", on: "2018-07-02")]
    #expect(Self.standing(facts, at: "2018-07-10").state == .met)
  }

  @Test func aWorkflowWaitsForAllOfThem() {
    let facts = [Fact.happened(.accept, on: "2018-03-02")] + Self.work + [.happened(.submit, on: "2018-07-02")]
    let test = Self.book(.standard)
    let reported = Self.standing(facts, test, at: "2018-07-10")
    #expect(reported.state == .submitted && !reported.awaitsConfirmation)
    let records = ["2018-07-03", "2018-07-04"].map { Fact.attach("p/t", on: $0, "活动记录") }
    let whole = Self.standing(facts + records, test, at: "2018-07-10")
    #expect(whole.awaitsConfirmation)
    #expect(whole.course?.value.submitted == day("2018-07-04"))
  }
}
