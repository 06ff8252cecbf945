import CivilTime
import Evaluation
import Rules
import Testing

/// By how many working days something came late; due on Friday 13 July 2018.
@Suite struct DelayTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var facts: [Fact]
    var delay: Int?

    var testDescription: String { name }
  }

  private static func closed(_ text: String) -> [Fact] {
    [.happened(.accept, on: "2018-07-02"), .happened(.submit, on: text), .happened(.confirm, on: "2018-08-30")]
  }

  private static func extended(asked: String, until: String, submitted: String?) -> [Fact] {
    [
      .happened(.accept, on: "2018-07-02"), .happened(.extendRequest, on: asked, "雨", until: until),
      .happened(.extendApprove, on: asked),
    ] + (submitted.map { [.happened(.submit, on: $0), .happened(.confirm, on: "2018-08-30")] } ?? [])
  }

  static let cases = [
    Case(name: "on the due day", facts: closed("2018-07-13"), delay: nil),
    Case(name: "on the Saturday after it", facts: closed("2018-07-14"), delay: 0),
    Case(name: "on the Wednesday after it", facts: closed("2018-07-18"), delay: 3),
    // Friday 31 August is the as-of day: 35 working days after 13 July.
    Case(name: "overdue", facts: [.happened(.accept, on: "2018-07-02")], delay: 35),
    Case(
      name: "within an extension",
      facts: extended(asked: "2018-07-12", until: "2018-07-20", submitted: "2018-07-20"), delay: nil),
    Case(
      name: "past an extension: from the day it gave",
      facts: extended(asked: "2018-07-12", until: "2018-07-20", submitted: "2018-07-24"), delay: 2),
    Case(
      name: "an extension asked for too late: from the day before it",
      facts: extended(asked: "2018-07-17", until: "2018-07-31", submitted: "2018-07-24"), delay: 7),
    Case(
      name: "overdue again after an extension asked for too late",
      facts: extended(asked: "2018-07-17", until: "2018-07-31", submitted: nil), delay: 35),
    Case(
      name: "the first extension in time, the second too late: from the day of the first",
      facts: extended(asked: "2018-07-12", until: "2018-07-20", submitted: nil)
        + [
          .happened(.extendRequest, on: "2018-07-23", "雨", until: "2018-08-10"),
          .happened(.extendApprove, on: "2018-07-24"), .happened(.submit, on: "2018-07-25"),
          .happened(.confirm, on: "2018-08-30"),
        ], delay: 3),
    Case(
      name: "waived",
      facts: [.happened(.accept, on: "2018-07-02"), .happened(.waive, on: "2018-08-01", "撤销")], delay: nil),
  ]

  @Test(arguments: cases) func lateIsCountedInWorkingDaysFromTheDueDayThatCounts(_ c: Case) {
    var test = TestBook()
    test.goBy(.standard)
    test.add("t", .due("2018-07-13", from: "2018-07-02"))
    let book = test.book
    let snapshot = Snapshot(c.facts)
    let obligation = test.obligation("p/t", snapshot)
    let standing = book.standing(of: obligation, snapshot, at: instant("2018-08-31 12:00"))
    #expect(book.delay(of: obligation, standing, snapshot, today: day("2018-08-31")) == c.delay)
  }
}
