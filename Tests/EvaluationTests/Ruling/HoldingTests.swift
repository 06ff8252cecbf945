import CivilTime
import Evaluation
import Rules
import Testing

/// What is held, until when, and why: never dropped.
@Suite struct HoldingTests {
  @Test func theWeeksLettersAreCappedAndTheRestWaitsForTheNextWeek() {
    var test = TestBook([.after(1, .days, every: CountedSpan(1, .workingDays), times: 6)])
    test.office.cap = 2
    test.add("t", .due("2018-07-08"))
    var snapshot = Snapshot()
    var deliveries: [String] = []
    var lines: [String] = []
    for date in day("2018-07-09")...day("2018-07-17") {
      let ruling = Evaluator.decide(test.book, snapshot, at: nine(date))
      snapshot.apply(ruling)
      for delivery in ruling.deliveries where delivery.notBefore <= nine(date) {
        snapshot.freeze(delivery)
        deliveries.append("\(delivery.day)")
      }
      lines += ruling.accounts.map(\.line)
    }
    #expect(
      lines == [
        "2018-07-09 after:1d/every:1wd agri-liaison planned due",
        "2018-07-10 after:1d/every:1wd·2 agri-liaison planned due",
        "2018-07-11 after:1d/every:1wd·3 agri-liaison held cap",
        "2018-07-12 after:1d/every:1wd·4 agri-liaison held cap",
        "2018-07-13 after:1d/every:1wd·5 agri-liaison held cap",
        "2018-07-16 after:1d/every:1wd·6 agri-liaison planned due",
      ])
    #expect(deliveries == ["2018-07-09", "2018-07-10", "2018-07-16"])
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var at: String
    var line: String
    var notBefore: String
    var urgent = false
    var isGone = false
    var testDescription: String { "\(at)\(urgent ? ", urgent" : "")\(isGone ? ", letter gone" : "")" }

    static let rows = [
      Row(at: "2018-07-10 09:00", line: "planned due", notBefore: "2018-07-10 09:00"),
      Row(at: "2018-07-10 15:00", line: "planned due", notBefore: "2018-07-10 09:00"),
      Row(at: "2018-07-10 15:00", line: "held letter-gone", notBefore: "2018-07-11 09:00", isGone: true),
      Row(at: "2018-07-10 19:00", line: "held quiet-hours", notBefore: "2018-07-11 09:00"),
      Row(at: "2018-07-14 10:00", line: "held rest-day", notBefore: "2018-07-16 09:00"),
      Row(at: "2018-07-10 15:00", line: "planned due", notBefore: "2018-07-10 15:00", urgent: true),
      Row(at: "2018-07-10 19:00", line: "held quiet-hours", notBefore: "2018-07-11 08:30", urgent: true),
      Row(at: "2018-07-14 10:00", line: "planned late", notBefore: "2018-07-14 10:00", urgent: true),
    ]
  }

  @Test(arguments: Row.rows)
  func whatCannotGoOutNowSaysWhyAndWhenItWill(_ row: Row) throws {
    var test = TestBook([.on(.due, urgent: row.urgent)])
    test.office.quiet = .init(from: TimeOfDay(18, 0)!, until: TimeOfDay(8, 30)!)
    test.add("t", .due("2018-07-10"))
    var snapshot = Snapshot()
    if row.isGone {
      var other = TestBook([.on(.due)])
      other.add("other", .due("2018-07-10"))
      snapshot.drain(Evaluator.decide(other.book, snapshot, at: nine("2018-07-10")), at: nine("2018-07-10"))
    }
    let ruling = Evaluator.decide(test.book, snapshot, at: instant(row.at))
    let account = try #require(ruling.accounts.first)
    #expect("\(account.state.rawValue) \(account.reason.rawValue)" == row.line)
    #expect(ruling.deliveries.map(\.notBefore) == [instant(row.notBefore)])
  }

  @Test func slipsAndWhatIsUrgentGoOutWhateverTheWeeksLetters() {
    var test = TestBook([
      .after(1, .days, every: CountedSpan(1, .workingDays)),
      .on(.after(CountedSpan(3, .days)), urgent: true, id: "urgent"),
      .on(.after(CountedSpan(4, .days)), slip: SlipRule(colour: .red), id: "slip"),
    ])
    test.office.cap = 1
    test.add("t", .due("2018-07-08"))
    var snapshot = Snapshot()
    let accounts = passes(test.book, &snapshot, day("2018-07-09")...day("2018-07-13"))
    let told = accounts.filter { ["urgent", "slip"].contains($0.id.event.step) }
    #expect(
      told.map(\.line) == [
        "2018-07-11 urgent agri-liaison planned due", "2018-07-12 slip agri-liaison planned due",
      ])
  }
}
