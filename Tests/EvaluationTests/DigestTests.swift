import CivilTime
import Evaluation
import Rules
import Testing

/// Which envelope a notification goes into, and when that goes out.
@Suite struct DigestTests {
  /// Two obligations due on 13 and 14 June, told on the day.
  private static func book(_ steps: [Step] = [.on(.due)]) -> TestBook {
    var test = TestBook(steps)
    test.add("a", .due("2018-06-13"))
    test.add("b", .due("2018-06-14"))
    return test
  }

  @Test func aPersonHasOneDigestAChannelAndADay() {
    var test = TestBook([.on(.due, [.liaison, .leader])])
    test.office.channels = ["mail", "file"]
    for id in ["a", "b", "c"] { test.add(id, .due("2018-06-13")) }
    let ruling = Evaluator.decide(test.book, Snapshot(), at: nine("2018-06-13"))
    #expect(ruling.accounts.count == 12)
    #expect(
      ruling.deliveries.map { "\($0.recipient) \($0.channel) \($0.day)" } == [
        "agri-liaison mail 2018-06-13", "agri-liaison file 2018-06-13", "agri-leader mail 2018-06-13",
        "agri-leader file 2018-06-13",
      ])
    #expect(Set(ruling.deliveries.map(\.id)).count == 4)
    #expect(Set(ruling.accounts.compactMap(\.delivery)) == Set(ruling.deliveries.map(\.id)))
  }

  @Test func aDeliverysIdIsThirtyTwoHexadecimalDigitsAndAlwaysTheSame() throws {
    let book = Self.book().book
    let first = try #require(Evaluator.decide(book, Snapshot(), at: nine("2018-06-13")).deliveries.first)
    let again = try #require(Evaluator.decide(book, Snapshot(), at: instant("2018-06-13 11:00")).deliveries.first)
    #expect(first.id == again.id)
    #expect(first.id.count == 32)
    #expect(first.id.allSatisfy { "0123456789abcdef".contains($0) })
  }

  @Test func whatComesLaterThatDayJoinsTheDigestUntilItIsGone() {
    let book = Self.book().book
    var snapshot = Snapshot()
    let morning = Evaluator.decide(book, snapshot, at: nine("2018-06-13"))
    snapshot.apply(morning)
    // An edit at eleven brings a step of the same day.
    var edited = Self.book()
    edited.add("c", .due("2018-06-13"))
    let open = Evaluator.decide(edited.book, snapshot, at: instant("2018-06-13 11:00"))
    #expect(open.deliveries.map(\.id) == morning.deliveries.map(\.id))
    #expect(open.accounts.map(\.state) == [.planned])
    // Once today's has gone out, it waits for the next working day's.
    snapshot.drain(morning, at: nine("2018-06-13"))
    let gone = Evaluator.decide(edited.book, snapshot, at: instant("2018-06-13 11:00"))
    #expect(gone.accounts.map(\.line) == ["2018-06-13 due agri-liaison held letter-gone"])
    #expect(gone.deliveries.map(\.day) == [day("2018-06-14")])
    #expect(gone.deliveries.map(\.notBefore) == [nine("2018-06-14")])
  }

  @Test func theNextDigestAfterAFridayAndAHolidayIsOnTheNextWorkingDay() {
    var test = TestBook([.on(.due)])
    test.add("a", .due("2018-06-15"))
    var snapshot = Snapshot()
    let friday = Evaluator.decide(test.book, snapshot, at: nine("2018-06-15"))
    snapshot.apply(friday)
    snapshot.drain(friday, at: nine("2018-06-15"))
    test.add("b", .due("2018-06-15"))
    #expect(
      Evaluator.decide(test.book, snapshot, at: instant("2018-06-15 10:00")).deliveries.map(\.day) == [
        day("2018-06-19")
      ])
  }

  @Test func aDigestThatIsGoneIsPassedOverHoweverManyThereAre() {
    // The clock was set back: the digests of the days ahead have gone out.
    let book = Self.book().book
    var snapshot = Snapshot()
    var test = Self.book()
    for date in ["2018-06-13", "2018-06-14"] {
      let ruling = Evaluator.decide(book, snapshot, at: nine(date))
      snapshot.apply(ruling)
      snapshot.drain(ruling, at: nine(date))
    }
    test.add("c", .due("2018-06-13"))
    let back = Evaluator.decide(test.book, snapshot, at: nine("2018-06-13"))
    #expect(back.deliveries.map(\.day) == [day("2018-06-15")])
  }

  struct Hour: Sendable, CustomTestStringConvertible {
    let name: String, now: String, day: String, state: AccountState
    var testDescription: String { name }
  }

  /// Something due on 13 June, first looked at later; quiet from six in the evening to half past eight.
  static let hours = [
    Hour(name: "on the hour", now: "2018-06-13 09:00", day: "2018-06-13", state: .planned),
    Hour(name: "in the afternoon", now: "2018-06-13 17:59", day: "2018-06-13", state: .planned),
    Hour(name: "when quiet begins", now: "2018-06-13 18:00", day: "2018-06-14", state: .held),
    Hour(name: "after midnight", now: "2018-06-14 00:30", day: "2018-06-14", state: .held),
    Hour(name: "before the hour", now: "2018-06-14 08:45", day: "2018-06-14", state: .held),
    Hour(name: "on a Saturday", now: "2018-06-16 10:00", day: "2018-06-19", state: .held),
    Hour(name: "on a Sunday before the hour", now: "2018-06-17 07:00", day: "2018-06-19", state: .held),
    Hour(name: "on Friday night before 端午节", now: "2018-06-15 20:00", day: "2018-06-19", state: .held),
    Hour(name: "on a make-up Saturday", now: "2018-09-29 10:00", day: "2018-09-29", state: .planned),
    Hour(name: "in 国庆节", now: "2018-10-03 10:00", day: "2018-10-08", state: .held),
  ]

  @Test(arguments: hours)
  func aDigestGoesOutOnAWorkingDayOutsideQuietHours(_ row: Hour) throws {
    var test = TestBook([.on(.due)])
    test.office.quiet = .init(from: TimeOfDay(18, 0)!, until: TimeOfDay(8, 30)!)
    test.add("a", .due("2018-06-13"))
    let ruling = Evaluator.decide(test.book, Snapshot(), at: instant(row.now))
    let delivery = try #require(ruling.deliveries.first)
    #expect(delivery.day == day(row.day))
    #expect(delivery.notBefore == nine(row.day))
    #expect(ruling.accounts.map(\.state) == [row.state])
  }

  @Test func whatSeveralRestDaysBringGoesOutInOneDigest() {
    // Told on Friday; the office is closed until Tuesday. Edits on Saturday and Sunday join Tuesday's digest.
    var test = TestBook([.on(.due)])
    var snapshot = Snapshot()
    var deliveries: Set<String> = []
    for (index, date) in ["2018-06-16", "2018-06-17", "2018-06-18", "2018-06-19"].enumerated() {
      test.add("t\(index)", .due("2018-06-14"))
      let ruling = Evaluator.decide(test.book, snapshot, at: nine(date))
      #expect(ruling.accounts.count == 1)
      snapshot.apply(ruling)
      deliveries.formUnion(ruling.deliveries.map(\.id))
    }
    #expect(deliveries.count == 1)
  }

  // MARK: Urgent

  @Test func anUrgentStepGoesOutAtOnceByItself() throws {
    var test = TestBook([.before(0, .days, urgent: true), .before(1, .days)])
    test.add("a", .due("2018-06-13"))
    test.add("b", .due("2018-06-14"))
    var snapshot = Snapshot()
    _ = passes(test.book, &snapshot, day("2018-06-01")...day("2018-06-12"))
    let now = instant("2018-06-13 10:20")
    let ruling = Evaluator.decide(test.book, snapshot, at: now)
    #expect(ruling.deliveries.map(\.kind) == [.urgent, .digest])
    let urgent = try #require(ruling.deliveries.first)
    #expect(urgent.notBefore == now)
    #expect(urgent.day == day("2018-06-13"))
    #expect(ruling.accounts.map(\.state) == [.planned, .planned])
  }

  @Test func whatMergesWithAnUrgentStepIsToldByIt() {
    var test = TestBook([.before(0, .workingDays), .before(0, .days, urgent: true)])
    test.add("a", .due("2018-06-13"))
    let ruling = Evaluator.decide(test.book, Snapshot(), at: nine("2018-06-13"))
    #expect(ruling.accounts.map(\.state) == [.merged, .planned])
    #expect(ruling.deliveries.map(\.kind) == [.urgent])
    #expect(ruling.accounts.map(\.delivery) == [ruling.deliveries[0].id, ruling.deliveries[0].id])
  }

  struct Quiet: Sendable, CustomTestStringConvertible {
    let now: String, goes: String
    var testDescription: String { now }
  }

  static let quiets = [
    Quiet(now: "2018-06-13 17:59", goes: "2018-06-13 17:59"),
    Quiet(now: "2018-06-13 18:00", goes: "2018-06-14 08:30"),
    Quiet(now: "2018-06-14 02:00", goes: "2018-06-14 08:30"),
    Quiet(now: "2018-06-14 08:30", goes: "2018-06-14 08:30"),
  ]

  @Test(arguments: quiets)
  func alsoAnUrgentStepWaitsForTheEndOfQuietHours(_ row: Quiet) {
    var test = TestBook([.before(0, .days, urgent: true)])
    test.office.quiet = .init(from: TimeOfDay(18, 0)!, until: TimeOfDay(8, 30)!)
    test.add("a", .due("2018-06-13"))
    let ruling = Evaluator.decide(test.book, Snapshot(), at: instant(row.now))
    #expect(ruling.deliveries.map(\.notBefore) == [instant(row.goes)])
    #expect(ruling.accounts.map(\.state) == [row.now == row.goes ? .planned : .held])
  }
}
