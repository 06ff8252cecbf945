import CivilTime
import Diagnostics
import Evaluation
import Rules
import Testing

/// Who may record what, and in which order.
@Suite struct FactIntakeTests {
  private static func refusal(_ before: [Fact], _ fact: Fact, _ workflow: Workflow? = .standard) -> String? {
    var test = TestBook([.on(.due)])
    if let workflow { test.goBy(workflow) }
    test.add("t", .due("2018-07-31"), support: [.unit(TestBook.women)], evidence: ["总结"])
    let snapshot = Snapshot(before)
    var intake = FactIntake(test.book, snapshot)
    let refusal = intake.take(fact, of: test.obligation("p/t", snapshot))?.en
    #expect(intake.accepted == (refusal == nil ? [fact] : []))
    #expect(intake.snapshot.factCount == before.count + intake.accepted.count)
    return refusal
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var before: [Fact] = []
    var fact: Fact
    var refusal: String?

    var testDescription: String { name }
  }

  static let rows = [
    Row(name: "the unit's liaison", fact: .happened(.accept, on: "2018-03-02", by: "agri-liaison")),
    Row(name: "the unit by an alias of its own", fact: .happened(.accept, on: "2018-03-02", by: "区农业局")),
    Row(name: "the supervisor, for the unit", fact: .happened(.accept, on: "2018-03-02", by: "人员6")),
    Row(
      name: "somebody of the office whom the rules do not know",
      fact: .happened(.accept, on: "2018-03-02", by: "小王")),
    Row(name: "a supporting unit", fact: .happened(.accept, on: "2018-03-02", by: "妇联")),
    Row(
      name: "another unit", fact: .happened(.accept, on: "2018-03-02", by: "区商务局"),
      refusal: "区商务局 is of neither its units nor its supervisor"),
    Row(
      name: "the unit confirms itself", before: CourseTests.inReview,
      fact: .happened(.confirm, on: "2018-07-25", by: "区农业局"),
      refusal: "'confirm' is for the supervisor (区对口办), not for 区农业局"),
    Row(
      name: "the unit sends back what is in review", before: CourseTests.inReview,
      fact: .happened(.sendBack, on: "2018-07-25", "x", by: "区农业局"),
      refusal: "'return' is for the supervisor (区对口办), not for 区农业局"),
    Row(
      name: "a day before what is recorded, that makes it impossible", before: CourseTests.inReview,
      fact: .happened(.pause, on: "2018-07-15", by: "小王"),
      refusal: "it contradicts 'submitted' of 2018-07-20 (人员0)"),
    Row(
      name: "progress of a day before what is recorded", before: CourseTests.inReview,
      fact: .progress("p/t", on: "2018-07-15", 3)),
  ]

  @Test(arguments: rows)
  func takesWhatMayBeSaidByWhomeverSaysIt(_ row: Row) {
    #expect(Self.refusal(row.before, row.fact) == row.refusal)
  }

  @Test func whereOneStepClosesAnybodyMaySaySo() {
    var done = Fact.done("p/t", on: "2018-07-01")
    done.by = "区商务局"
    #expect(Self.refusal([], done, nil) == nil)
    #expect(Self.refusal([], .happened(.pause, on: "2018-07-01", by: "区商务局"), nil)?.contains("supervisor") == true)
  }

  @Test func aFactAboutAStageIsOneAboutItsObligation() {
    var test = TestBook([.on(.due)])
    test.goBy(.standard)
    test.add("t", .due("2018-07-31"))
    let intake = FactIntake(test.book, Snapshot())
    #expect(intake.key(of: test.obligation("p/t:receipt")) == "p/t")
  }
}
