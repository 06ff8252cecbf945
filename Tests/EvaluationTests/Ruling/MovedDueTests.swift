import CivilTime
import Evaluation
import Rules
import Testing

/// A due day that an extension or days given back have moved: nothing that was told is told again.
@Suite struct MovedDueTests {
  private static func lines(_ facts: [Fact], isRunning: (CivilDate) -> Bool = { _ in true }) -> [String] {
    var test = TestBook([.on(.start), .before(5, .workingDays), .on(.due)])
    test.add("t", .due("2018-07-10"))
    test.goBy(.standard)
    var snapshot = Snapshot()
    var left = facts[...]
    var lines: [String] = []
    for date in day("2018-03-01")...day("2018-07-31") {
      while let fact = left.first, fact.on < date { snapshot.add(left.removeFirst()); _ = fact }
      guard isRunning(date) else { continue }
      lines += passes(test.book, &snapshot, date...date).filter { $0.id.event.subject == "p/t" }.map(\.line)
    }
    return lines
  }

  private static let extended: [Fact] = [
    .happened(.accept, on: "2018-03-02"),
    .happened(.extendRequest, on: "2018-07-04", "雨", until: "2018-07-20"),
    .happened(.extendApprove, on: "2018-07-05", by: "人员6"),
  ]

  @Test func anExtensionTellsTheStepsOfTheNewDayThatAreStillToCome() {
    #expect(
      Self.lines(Self.extended) == [
        "2018-03-01 start agri-liaison planned due", "2018-07-03 before:5wd agri-liaison planned due",
        "2018-07-06 extend-approve agri-liaison planned due", "2018-07-13 before:5wd agri-liaison planned due",
        "2018-07-20 due agri-liaison planned due",
      ])
  }

  @Test func daysGivenBackTellNothingAgain() {
    let facts: [Fact] = [
      .happened(.accept, on: "2018-03-02"), .happened(.pause, on: "2018-07-04", by: "人员6"),
      .happened(.resume, on: "2018-07-06", by: "人员6"),
    ]
    #expect(
      Self.lines(facts) == [
        "2018-03-01 start agri-liaison planned due", "2018-07-03 before:5wd agri-liaison planned due",
        "2018-07-12 due agri-liaison planned due",
      ])
  }
}
