import CivilTime
import Evaluation
import Rules
import Testing

@Suite struct AgendaTests {
  private static func lines(_ entries: [AgendaEntry]) -> [String] { entries.map(\.account.line) }

  @Test func theAgendaNamesWhoIsToldWhatAndWhen() {
    let test = EvaluatorTests.book()
    let entries = Evaluator.agenda(
      test.book, Snapshot(), at: nine("2018-05-02"), on: day("2018-05-01")...day("2018-06-30"))
    #expect(
      Self.lines(entries) == [
        "2018-05-16 before:30d agri-liaison planned due", "2018-06-08 before:5wd agri-liaison planned due",
        "2018-06-08 before:5wd agri-leader planned due", "2018-06-15 due agri-liaison planned due",
        "2018-06-19 after:1d/every:3wd agri-liaison planned due",
        "2018-06-21 after:1d/every:3wd·2 agri-liaison planned due",
        "2018-06-26 after:1d/every:3wd·3 agri-liaison planned due",
      ])
    #expect(entries.allSatisfy { $0.at == nine($0.account.day) })
    #expect(entries.allSatisfy { $0.obligation == test.obligation("p/a") })
  }

  @Test func onlyTheDaysAskedForAreListedWhateverCameBefore() {
    let entries = Evaluator.agenda(
      EvaluatorTests.book().book, Snapshot(), at: nine("2018-05-02"), on: day("2018-06-08")...day("2018-06-08"))
    #expect(
      Self.lines(entries) == [
        "2018-06-08 before:5wd agri-liaison planned due", "2018-06-08 before:5wd agri-leader planned due",
      ])
  }

  @Test func whatIsAccountedForIsNotListedAgain() {
    let book = EvaluatorTests.book().book
    var snapshot = Snapshot()
    _ = passes(book, &snapshot, day("2018-05-01")...day("2018-06-08"))
    let entries = Evaluator.agenda(
      book, snapshot, at: nine("2018-06-08"), on: day("2018-06-01")...day("2018-06-15"))
    #expect(Self.lines(entries) == ["2018-06-15 due agri-liaison planned due"])
  }

  @Test func whatWaitsOverTheHolidayIsListedOnTheDayItGoesOut() {
    var test = TestBook([.on(.due)])
    test.add("a", .due("2018-09-28"))
    // Looked at in the holiday: what is late goes out with the first digest after it.
    let entries = Evaluator.agenda(
      test.book, Snapshot(), at: instant("2018-10-02 10:00"), on: day("2018-10-01")...day("2018-10-10"))
    #expect(Self.lines(entries) == ["2018-09-28 due agri-liaison held rest-day"])
    #expect(entries.map(\.at) == [nine("2018-10-08")])
    #expect(
      Evaluator.agenda(
        test.book, Snapshot(), at: instant("2018-10-02 10:00"), on: day("2018-10-01")...day("2018-10-07")
      ).isEmpty)
  }

  @Test func reportsAreListedWithoutAnObligation() {
    var test = TestBook()
    test.reports = [
      ReportRule(
        id: "weekly", title: "超期清单", kind: .overdue, phrase: "每周一", days: [day("2018-03-05")],
        formats: ["text"], files: .init(channel: "file"), span: TestBook.span(2, 95))
    ]
    let entries = Evaluator.agenda(
      test.book, Snapshot(), at: nine("2018-03-01"), on: day("2018-03-01")...day("2018-03-09"))
    #expect(Self.lines(entries) == ["2018-03-05 text weekly planned due"])
    #expect(entries.map(\.obligation) == [nil])
  }

  @Test(arguments: 0..<25)
  func theAgendaIsWhatTheDaemonDoes(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let test = RandomBook.make(&random)
    let book = test.book
    var snapshot = Snapshot(RandomBook.facts(test, &random))
    let start = day("2018-01-01").adding(days: Int.random(in: 1...300, using: &random))
    if random.chance(50) { _ = passes(book, &snapshot, day("2018-01-01")...start.adding(days: -1)) }
    let now = random.chance(50) ? nine(start) : instant("\(start) 15:30")
    let days = start...start.adding(days: Int.random(in: 0...120, using: &random))
    let entries = Evaluator.agenda(book, snapshot, at: now, on: days)

    var daemon = snapshot
    var told: [Account] = []
    for date in days {
      let instant = max(nine(date), date == start ? now : nine(date))
      let ruling = Evaluator.decide(book, daemon, at: instant)
      daemon.apply(ruling)
      daemon.drain(ruling, at: instant)
      for account in ruling.accounts {
        let goesOut = ruling.deliveries.first { $0.id == account.delivery }.map { max($0.notBefore, instant) }
        if days.contains(book.office.zone.day(at: goesOut ?? instant)) { told.append(account) }
      }
    }
    #expect(entries.map(\.account) == told)
  }
}
