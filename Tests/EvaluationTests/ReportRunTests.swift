import CivilTime
import Evaluation
import Rules
import Testing

/// 报表: on which day a report runs, and who gets it.
@Suite struct ReportRunTests {
  /// A report of `days` for `readers`, and as a file where `isWritten`.
  static func book(
    _ days: [String], _ readers: [ReportRule.Reader] = [.person(TestBook.agricultureLiaison)],
    isWritten: Bool = false, change: (inout ReportRule) -> Void = { _ in }
  ) -> TestBook {
    var test = TestBook()
    var report = ReportRule(
      id: "weekly", title: "超期清单", kind: .overdue, phrase: "每周一", days: days.map(day), formats: ["text"],
      files: isWritten ? .init(channel: "file") : nil, readers: readers, span: TestBook.span(2, 95))
    change(&report)
    test.reports = [report]
    return test
  }

  private static func lines(_ test: TestBook, _ days: ClosedRange<CivilDate>) -> [String] {
    var snapshot = Snapshot()
    return passes(test.book, &snapshot, days).map(\.line)
  }

  @Test func aLetterIsALetterOfItsOwnThroughItsReadersChannel() {
    let test = Self.book(["2018-03-05"], isWritten: true)
    let ruling = Evaluator.decide(test.book, Snapshot(), at: nine("2018-03-05"))
    #expect(
      ruling.accounts.map(\.line) == [
        "2018-03-05 text weekly planned due", "2018-03-05 letter agri-liaison planned due",
      ])
    #expect(ruling.deliveries.map(\.kind) == [.report, .reportLetter])
    #expect(ruling.deliveries.map(\.channel) == ["file", "mail"])
    #expect(Set(ruling.deliveries.map(\.id)).count == 2)
  }

  @Test func onARestDayTheFileIsWrittenAndTheLetterWaitsForAWorkingDay() {
    // 2018-10-01 begins the holiday; 2018-10-08 is the first working day after it.
    let ruling = Evaluator.decide(
      Self.book(["2018-10-01"], isWritten: true).book, Snapshot(), at: nine("2018-10-01"))
    #expect(
      ruling.accounts.map(\.line) == [
        "2018-10-01 text weekly planned due", "2018-10-01 letter agri-liaison held rest-day",
      ])
    #expect(ruling.deliveries.map(\.notBefore) == [nine("2018-10-01"), nine("2018-10-08")])
  }

  @Test func onAMakeUpSundayTheLetterGoesOut() {
    let ruling = Evaluator.decide(Self.book(["2018-09-30"]).book, Snapshot(), at: nine("2018-09-30"))
    #expect(ruling.accounts.map(\.line) == ["2018-09-30 letter agri-liaison planned due"])
  }

  @Test func quietHoursHoldALetterBack() {
    var test = Self.book(["2018-03-05"])
    test.office.quiet = .init(from: TimeOfDay(18, 0)!, until: TimeOfDay(8, 30)!)
    let ruling = Evaluator.decide(test.book, Snapshot(), at: instant("2018-03-05 19:00"))
    #expect(ruling.accounts.map(\.line) == ["2018-03-05 letter agri-liaison held quiet-hours"])
    #expect(ruling.deliveries.map(\.notBefore) == [nine("2018-03-06")])
  }

  @Test func ofMissedRunsTheLatestIsSentAndTheOthersAreSuperseded() {
    let test = Self.book(["2018-03-05", "2018-03-12", "2018-03-19"])
    let ruling = Evaluator.decide(test.book, Snapshot(), at: nine("2018-03-20"))
    #expect(
      ruling.accounts.map(\.line) == [
        "2018-03-05 letter agri-liaison skipped superseded", "2018-03-12 letter agri-liaison skipped superseded",
        "2018-03-19 letter agri-liaison planned late",
      ])
    #expect(ruling.deliveries.count == 1)
  }

  @Test func whatWaitedOverTheHolidayIsOvertakenByTheNextRun() throws {
    let book = Self.book(["2018-10-05", "2018-10-08"]).book
    var snapshot = Snapshot()
    let held = Evaluator.decide(book, snapshot, at: nine("2018-10-05"))
    snapshot.apply(held)
    let index = ObligationIndex(book, snapshot)
    #expect(Evaluator.lastLook(held.accounts, book, index, snapshot, at: nine("2018-10-08")).isEmpty)
    snapshot.apply(Evaluator.decide(book, snapshot, at: nine("2018-10-08")))
    let withdrawn = Evaluator.lastLook(held.accounts, book, index, snapshot, at: nine("2018-10-08"))
    #expect(withdrawn.map(\.1) == [.superseded])
  }

  @Test func aReaderWhoIsNoneAnyMoreGetsNothing() {
    let book = Self.book(["2018-10-01"]).book
    let held = Evaluator.decide(book, Snapshot(), at: nine("2018-10-01"))
    let other = Self.book(["2018-10-01"], [.person(TestBook.supervisorLiaison)]).book
    let withdrawn = Evaluator.lastLook(
      held.accounts, other, ObligationIndex(other, Snapshot()), Snapshot(), at: nine("2018-10-08"))
    #expect(withdrawn.map(\.1) == [.withdrawn])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String, readers: [ReportRule.Reader], scope: [UnitIndex], told: [String]
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "people, each once", readers: [.person(0), .person(6), .person(0)], scope: [],
      told: ["agri-liaison", "office-liaison"]),
    Case(name: "the administrators", readers: [.administrators], scope: [], told: ["office-leader"]),
    Case(name: "the supervisor's liaison officer", readers: [.supervisor], scope: [], told: ["office-liaison"]),
    Case(
      name: "the leaders of the scope", readers: [.leader], scope: [0, 1], told: ["agri-leader", "commerce-leader"]),
    Case(name: "the liaison officers of the scope", readers: [.liaison], scope: [0], told: ["agri-liaison"]),
    Case(
      name: "a unit without a leader: its liaison officer", readers: [.leader], scope: [2],
      told: ["chunjiang-liaison"]),
    Case(
      name: "a unit without a liaison officer: its leader", readers: [.liaison], scope: [3],
      told: ["xixiashu-leader"]),
  ]

  @Test(arguments: cases) func readersAre(_ c: Case) {
    var test = Self.book(["2018-03-05"], c.readers) { report in
      report.scope = c.scope.isEmpty ? nil : .units(c.scope)
    }
    test.office.administrators = [7]
    #expect(
      Self.lines(test, day("2018-03-05")...day("2018-03-05")).map { $0.split(separator: " ")[2] }.map(String.init)
        == c.told)
  }

  @Test func anInternalPlanGoesToItsInsidersOnly() {
    var test = Self.book(["2018-03-05"], [.person(0), .person(6)]) { $0.plans = [0] }
    test.plan.visibility = .internal
    test.plan.insiders = [6]
    #expect(
      Self.lines(test, day("2018-03-05")...day("2018-03-05")) == ["2018-03-05 letter office-liaison planned due"])
  }

  @Test func theBalanceCountsALetterWithItsReaderAndAFileWithItsReport() {
    let book = Self.book(["2018-03-05"], isWritten: true).book
    let accounts = Evaluator.decide(book, Snapshot(), at: nine("2018-03-05")).accounts
    var snapshot = Snapshot()
    for account in accounts { snapshot.accounted.insert(account.id.event) }
    let balance = Evaluator.balance(
      book, snapshot, accounts: accounts, of: day("2018-03-05"), at: nine("2018-03-05"))
    #expect(balance.isBalanced && balance.expected == 2)
    #expect(balance.lines.map(\.recipient) == ["agri-liaison", "weekly"])
    #expect(balance.lines.map(\.isReport) == [false, true])
    let owed = Evaluator.balance(book, Snapshot(), accounts: [], of: day("2018-03-05"), at: nine("2018-03-05"))
    #expect(owed.owed.count == 2)
  }
}
