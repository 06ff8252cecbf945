import CivilTime
import Evaluation
import Rules
import Testing

/// 督办单: numbered slips, the next degree only when the last went unanswered.
@Suite struct SlipTests {
  /// Due on Tuesday 10 July: a yellow slip two working days after, a red one four after at the earliest.
  private static func book(_ more: [Step] = []) -> TestBook {
    var test = TestBook(
      [
        .on(.after(CountedSpan(2, .workingDays)), [.leader], slip: SlipRule(colour: .yellow)),
        .on(.after(CountedSpan(4, .workingDays)), [.leader, .supervisor], slip: SlipRule(colour: .red)),
      ] + more)
    test.add("t", .due("2018-07-10"))
    return test
  }

  /// Each slip as `2018-1 yellow 2018-07-12 2018-07-17`: number, colour, issue day, reply day.
  private static func slips(_ snapshot: Snapshot) -> [String] {
    snapshot.slips.values.joined().sorted { ($0.on, $0.number) < ($1.on, $1.number) }.map {
      "\($0.on.year)-\($0.number) \($0.colour.rawValue) \($0.on) \($0.replyBy)"
    }
  }

  @Test func anUnansweredSlipIsFollowedByTheNextDegreeAfterItsReplyDay() {
    var snapshot = Snapshot()
    let accounts = passes(Self.book().book, &snapshot, day("2018-07-09")...day("2018-08-31"))
    #expect(
      accounts.map(\.line) == [
        "2018-07-12 after:2wd/slip:yellow agri-leader planned due",
        "2018-07-18 after:4wd/slip:red agri-leader planned due",
        "2018-07-18 after:4wd/slip:red office-liaison planned due",
      ])
    #expect(Self.slips(snapshot) == ["2018-1 yellow 2018-07-12 2018-07-17", "2018-2 red 2018-07-18 2018-07-23"])
  }

  struct Answer: Sendable, CustomTestStringConvertible {
    var fact: Fact.Kind
    var on: String
    var isAnswer = true
    var testDescription: String { "\(fact.rawValue) on \(on)" }

    static let rows = [
      Answer(fact: .progress, on: "2018-07-12"), Answer(fact: .acknowledge, on: "2018-07-13"),
      Answer(fact: .attach, on: "2018-07-17"), Answer(fact: .block, on: "2018-07-16"),
      Answer(fact: .extendRequest, on: "2018-07-17"), Answer(fact: .nudge, on: "2018-07-16", isAnswer: false),
      Answer(fact: .progress, on: "2018-07-11", isAnswer: false),
    ]
  }

  @Test(arguments: Answer.rows)
  func whatTheUnitSaysAnswersASlip(_ row: Answer) {
    var test = Self.book()
    // An extension that is not decided moves nothing.
    test.goBy(.oneStep)
    var snapshot = Snapshot([.happened(row.fact, on: row.on, "说明", until: "2018-12-01")])
    let accounts = passes(test.book, &snapshot, day("2018-07-09")...day("2018-07-31"))
    let red = accounts.filter { $0.id.event.step == "after:4wd/slip:red" }.map(\.line)
    #expect(
      red
        == (row.isAnswer
          ? [
            "2018-07-18 after:4wd/slip:red agri-leader suppressed answered",
            "2018-07-18 after:4wd/slip:red office-liaison suppressed answered",
          ]
          : [
            "2018-07-18 after:4wd/slip:red agri-leader planned due",
            "2018-07-18 after:4wd/slip:red office-liaison planned due",
          ]))
  }

  @Test func afterAWhileDownTheFirstDegreeComesFirst() {
    var snapshot = Snapshot()
    let accounts = passes(
      Self.book().book, &snapshot, day("2018-07-09")...day("2018-08-31"),
      isRunning: { $0 < day("2018-07-11") || $0 >= day("2018-07-23") })
    #expect(Self.slips(snapshot) == ["2018-1 yellow 2018-07-23 2018-07-26", "2018-2 red 2018-07-27 2018-08-01"])
    #expect(accounts.first?.line == "2018-07-12 after:2wd/slip:yellow agri-leader planned late")
  }

  @Test func numbersRunThroughAllObligationsAndStartAgainEachYear() {
    var test = Self.book()
    test.add("u", .due("2018-07-10"))
    test.add("v", .due("2018-12-28"))
    var snapshot = Snapshot()
    _ = passes(test.book, &snapshot, day("2018-07-09")...day("2019-01-31"))
    #expect(
      Self.slips(snapshot).map { $0.prefix { $0 != " " } } == [
        "2018-1", "2018-2", "2018-3", "2018-4", "2019-1", "2019-2",
      ])
  }

  @Test func aSlipIsALetterOfItsOwnThatTellsTheRemindersOfItsDayAsWell() throws {
    let reminder = Step.on(.after(CountedSpan(2, .workingDays)), [.leader, .liaison], id: "reminder")
    let test = Self.book([reminder])
    let ruling = Evaluator.decide(test.book, Snapshot(), at: nine("2018-07-12"))
    #expect(
      ruling.accounts.map(\.line) == [
        "2018-07-12 after:2wd/slip:yellow agri-leader planned due",
        "2018-07-12 reminder agri-leader merged same-day",
        "2018-07-12 reminder agri-liaison planned due",
      ])
    #expect(ruling.deliveries.map(\.kind) == [.slip, .digest])
    #expect(ruling.accounts[1].delivery == ruling.deliveries[0].id)
  }

  @Test func aLaterReminderDoesNotSupersedeASlip() {
    let reminder = Step.on(.after(CountedSpan(3, .workingDays)), [.leader], id: "reminder")
    let ruling = Evaluator.decide(Self.book([reminder]).book, Snapshot(), at: nine("2018-07-16"))
    #expect(
      ruling.accounts.map(\.line) == [
        "2018-07-12 after:2wd/slip:yellow agri-leader planned late", "2018-07-13 reminder agri-leader planned late",
      ])
  }

  @Test func theSameSlipKeepsItsNumberWhenEverythingIsDecidedAnew() throws {
    var snapshot = Snapshot()
    _ = passes(Self.book().book, &snapshot, day("2018-07-09")...day("2018-07-20"))
    let before = snapshot.slips
    let balance = Evaluator.balance(
      Self.book().book, snapshot, accounts: [], of: day("2018-07-18"), at: nine("2018-07-20"))
    #expect(balance.owed.isEmpty)
    #expect(snapshot.slips == before)
  }

  @Test func nothingIsIssuedOnceItIsMetOrWaitsForOthers() {
    var snapshot = Snapshot([.done("p/t", on: "2018-07-11")])
    #expect(passes(Self.book().book, &snapshot, day("2018-07-09")...day("2018-08-31")).isEmpty)
    #expect(snapshot.slips.isEmpty)
  }
}
