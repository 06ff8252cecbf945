import CivilTime
import Evaluation
import Rules
import Testing
import WorkCalendars

@Suite struct BalanceTests {
  private static func balance(
    _ test: TestBook, _ snapshot: Snapshot, _ accounts: [Account], of date: String, at now: String
  ) -> Balance {
    Evaluator.balance(
      test.book, snapshot, accounts: accounts.filter { $0.day == day(date) }, of: day(date), at: nine(now))
  }

  @Test func aDayThatWasTickedOwesNothing() {
    let test = EvaluatorTests.book()
    var snapshot = Snapshot()
    let accounts = passes(test.book, &snapshot, day("2018-05-01")...day("2018-06-30"))
    let balance = Self.balance(test, snapshot, accounts, of: "2018-06-08", at: "2018-06-30")
    #expect(balance.isBalanced)
    #expect(balance.expected == 2)
    #expect(balance.counts == [.planned: 2])
    #expect(balance.noLongerCalledFor == 0)
  }

  @Test func aDayThatWasNeverTickedOwesWhatItsRulesCallFor() {
    let test = EvaluatorTests.book()
    let balance = Self.balance(test, Snapshot(), [], of: "2018-06-08", at: "2018-06-08")
    #expect(!balance.isBalanced)
    #expect(balance.expected == 2)
    #expect(balance.owed.map(\.recipient) == ["agri-liaison", "agri-leader"])
    #expect(balance.owed.map(\.event.step) == ["before:5wd", "before:5wd"])
  }

  @Test func aDayWhoseHourHasNotComeOwesNothing() {
    let balance = Evaluator.balance(
      EvaluatorTests.book().book, Snapshot(), accounts: [], of: day("2018-06-08"), at: instant("2018-06-08 08:59"))
    #expect(balance.isBalanced)
    #expect(balance.expected == 0)
  }

  @Test func whatHasBeenMetSinceIsCountedAsNoLongerCalledFor() {
    let test = EvaluatorTests.book()
    var snapshot = Snapshot()
    let accounts = passes(test.book, &snapshot, day("2018-05-01")...day("2018-06-30"))
    snapshot.add(.done("p/a", on: "2018-06-07", recorded: "2018-06-29"))
    let balance = Self.balance(test, snapshot, accounts, of: "2018-06-08", at: "2018-06-30")
    #expect(balance.isBalanced)
    #expect(balance.noLongerCalledFor == 2)
  }

  @Test func whatAnEditTookAwayIsCountedAsNoLongerCalledFor() {
    var test = EvaluatorTests.book()
    var snapshot = Snapshot()
    let accounts = passes(test.book, &snapshot, day("2018-05-01")...day("2018-06-30"))
    test.policy.steps.remove(at: 1)
    let balance = Self.balance(test, snapshot, accounts, of: "2018-06-08", at: "2018-06-30")
    #expect(balance.isBalanced)
    #expect(balance.noLongerCalledFor == 2)
  }

  @Test func recipientsSettledThenOweNothingNow() {
    var test = EvaluatorTests.book()
    var snapshot = Snapshot()
    let accounts = passes(test.book, &snapshot, day("2018-05-01")...day("2018-06-30"))
    test.policy.steps[1].tell = [.liaison, .supervisor]
    let balance = Self.balance(test, snapshot, accounts, of: "2018-06-08", at: "2018-06-30")
    #expect(balance.isBalanced)
    #expect(balance.noLongerCalledFor == 0)
  }

  @Test func anEventThatANewCalendarMovesHereIsSettledByItsAccountsElsewhere() {
    var test = TestBook([.on(.due)])
    test.add("a", .due("2018-06-18"))
    var snapshot = Snapshot()
    let accounts = passes(test.book, &snapshot, day("2018-06-01")...day("2018-06-30"))
    #expect(accounts.map(\.day) == [day("2018-06-15")])
    // Without the notices 18 June is an ordinary Monday.
    test.calendar = WorkCalendar(name: "cn")
    let balance = Self.balance(test, snapshot, accounts, of: "2018-06-18", at: "2018-06-30")
    #expect(balance.isBalanced)
    #expect(balance.expected == 0)
  }

  @Test func aNotificationWithTwoAccountsDoesNotAddUp() {
    let test = EvaluatorTests.book()
    var snapshot = Snapshot()
    let accounts = passes(test.book, &snapshot, day("2018-05-01")...day("2018-06-30"))
    let doubled = accounts + accounts.filter { $0.day == day("2018-06-15") }
    #expect(!Self.balance(test, snapshot, doubled, of: "2018-06-15", at: "2018-06-30").isBalanced)
  }

  @Test func aNoticeIsNeitherOwedNorAskedFor() {
    let old = EvaluatorTests.book()
    var new = TestBook(EvaluatorTests.steps)
    new.add("a", .due("2018-07-20"))
    var snapshot = Snapshot()
    _ = passes(old.book, &snapshot, day("2018-05-01")...day("2018-06-10"))
    let accepted = Evaluator.acceptance(
      of: new.book, replacing: old.book, snapshot, at: instant("2018-06-11 08:00"))
    #expect(accepted.accounts.map(\.line) == ["2018-06-11 moved agri-liaison held due"])
    snapshot.apply(accepted)
    let balance = Self.balance(new, snapshot, accepted.accounts, of: "2018-06-11", at: "2018-06-11")
    #expect(balance.isBalanced)
    #expect(balance.noLongerCalledFor == 0)
  }

  @Test func eachPersonAndChannelHasALineAndTheLinesAreTheDay() {
    let test = EvaluatorTests.book()
    let owed = Self.balance(test, Snapshot(), [], of: "2018-06-08", at: "2018-06-08")
    #expect(owed.lines.map(\.recipient) == ["agri-leader", "agri-liaison"])
    #expect(owed.lines.allSatisfy { $0.channel == "mail" && $0.owed == 1 && $0.expected == 1 && !$0.isBalanced })
    var snapshot = Snapshot()
    let accounts = passes(test.book, &snapshot, day("2018-05-01")...day("2018-06-30"))
    let told = Self.balance(test, snapshot, accounts, of: "2018-06-08", at: "2018-06-30")
    #expect(told.lines.allSatisfy { $0.counts == [.planned: 1] && $0.isBalanced })
    let part = told.only(["agri-leader"])
    #expect(part.expected == 1 && part.counts == [.planned: 1] && part.isBalanced)
    #expect(owed.only(["agri-leader"]).owed.map(\.recipient) == ["agri-leader"])
    let sums = Balance.lines(of: [told, told])
    #expect(sums.map(\.expected) == [2, 2] && sums.allSatisfy { $0.counts == [.planned: 2] })
  }

  @Test func aReportHasALineOfItsOwnBehindThePeople() {
    let id = NotificationID(
      event: Event(kind: .report, subject: "aa", step: "html", ordinal: 1, due: day("2018-06-08")), recipient: "aa",
      channel: "files")
    let report = Account(
      id: id, day: day("2018-06-08"), state: .sent, reason: .due, delivery: "d", at: nine("2018-06-08"))
    let balance = Self.balance(EvaluatorTests.book(), Snapshot(), [report], of: "2018-06-08", at: "2018-06-08")
    #expect(balance.lines.map(\.recipient) == ["agri-leader", "agri-liaison", "aa"])
    #expect(balance.lines.map(\.isReport) == [false, false, true])
  }

  @Test(arguments: 0..<8)
  func theAccountsOfEveryDayOfAYearAddUp(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let test = RandomBook.make(&random)
    let book = test.book
    let facts = RandomBook.facts(test, &random)
    let year = day("2018-01-01")...day("2018-12-31")
    var snapshot = Snapshot()
    var accounts: [CivilDate: [Account]] = [:]
    for date in year {
      // Facts arrive on their days, some a week late.
      for fact in facts where fact.on.adding(days: fact.on.day % 2 == 0 ? 0 : 7) == date { snapshot.add(fact) }
      guard !random.chance(30) || date == year.upperBound else { continue }
      let ruling = Evaluator.decide(book, snapshot, at: nine(date))
      snapshot.apply(ruling)
      for account in ruling.accounts { accounts[account.day, default: []].append(account) }
    }
    var total = 0
    let balances = Evaluator.balances(
      book, snapshot, accounts: accounts.values.flatMap { $0 }, of: year, at: nine(year.upperBound))
    #expect(balances.map(\.day) == Array(year))
    for balance in balances {
      let date = balance.day
      #expect(balance.isBalanced, "\(date): \(balance.owed.map(\.identity))")
      #expect(balance.expected == balance.counts.values.reduce(0, +))
      #expect(balance.lines.reduce(0) { $0 + $1.expected } == balance.expected)
      #expect(balance.lines.allSatisfy { $0.isBalanced })
      if date.day % 7 == 0 {
        let alone = Evaluator.balance(
          book, snapshot, accounts: accounts[date] ?? [], of: date, at: nine(year.upperBound))
        #expect(alone == balance)
      }
      total += balance.expected
    }
    #expect(total == accounts.values.map(\.count).reduce(0, +))
  }
}
