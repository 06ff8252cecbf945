import CivilTime
import Evaluation
import Rules
import Testing
import WorkCalendars

/// Laws of the deciding function, on books and facts made up from a seed. A failing case names its seed.
@Suite struct DecidePropertyTests {
  private static let year = day("2018-01-01")...day("2019-02-28")

  /// The instants of a daemon that sleeps through some days and wakes at odd hours on others.
  private static func instants(_ random: inout SeededRandom) -> [Instant] {
    let laziness = random.pick([0, 20, 90])
    var instants: [Instant] = []
    for date in year where !random.chance(laziness) {
      instants.append(
        random.chance(70)
          ? nine(date) : nine(date).adding(seconds: Int64.random(in: -32_000...50_000, using: &random)))
    }
    return instants.sorted()
  }

  @Test(arguments: 0..<20)
  func aPassThatLooksBackOnlyToTheLastOneDecidesTheSame(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let test = RandomBook.make(&random)
    let book = test.book
    var unheard = RandomBook.facts(test, &random).sorted { $0.recorded < $1.recorded }[...]
    var whole = Snapshot()
    var since: CivilDate?
    var told: CivilDate?
    for now in Self.instants(&random) {
      // Whatever is news makes a pass look at everything.
      while let fact = unheard.first, fact.recorded <= now {
        whole.add(fact)
        unheard.removeFirst()
        since = nil
      }
      let full = Evaluator.decide(book, whole, at: now)
      let isQuiet =
        since == book.office.zone.day(at: now).adding(days: -1) && told == book.lastDayTold(at: now)
      let quick = Evaluator.decide(book, whole, at: now, since: since, isQuiet: isQuiet)
      #expect(quick.accounts == full.accounts)
      #expect(quick.deliveries == full.deliveries)
      #expect(quick.slips == full.slips)
      whole.apply(full)
      whole.drain(full, at: now)
      since = book.office.zone.day(at: now).adding(days: -1)
      told = book.lastDayTold(at: now)
    }
  }

  @Test(arguments: 0..<12)
  func everyNotificationIsAccountedForOnceAndASecondPassAddsNothing(_ seed: Int) {
    var random = SeededRandom(seed: 1000 + UInt64(seed))
    let test = RandomBook.make(&random)
    let book = test.book
    var snapshot = Snapshot(RandomBook.facts(test, &random))
    var seen: Set<NotificationID> = []
    for now in Self.instants(&random) {
      let ruling = Evaluator.decide(book, snapshot, at: now)
      for account in ruling.accounts { #expect(seen.insert(account.id).inserted, "\(account.line)") }
      snapshot.apply(ruling)
      snapshot.drain(ruling, at: now)
      #expect(Evaluator.decide(book, snapshot, at: now).isEmpty)
    }
  }

  @Test(arguments: 0..<12)
  func everyRulingHangsTogether(_ seed: Int) {
    var random = SeededRandom(seed: 2000 + UInt64(seed))
    let test = RandomBook.make(&random)
    let book = test.book
    var snapshot = Snapshot(RandomBook.facts(test, &random))
    for now in Self.instants(&random) {
      let ruling = Evaluator.decide(book, snapshot, at: now)
      var ids: [String: PlannedDelivery] = [:]
      for delivery in ruling.deliveries {
        #expect(ids.updateValue(delivery, forKey: delivery.id) == nil)
        #expect(!snapshot.frozenDeliveries.contains(delivery.id))
        if delivery.kind == .digest { #expect(book.calendars[book.office.calendar].isWorkingDay(delivery.day)) }
      }
      var told: Set<[String]> = []
      for account in ruling.accounts {
        // A notice belongs to the day of the digest that it waits for.
        if account.id.event.kind != .notice { #expect(account.day <= book.office.zone.day(at: now)) }
        switch account.state {
        case .planned, .held:
          let delivery = account.delivery.flatMap { ids[$0] }
          #expect(delivery?.channel == account.id.channel)
          #expect((account.state == .planned) == (delivery.map { $0.notBefore <= now } ?? false))
          // Of one obligation each person is told once.
          // But a slip is issued whatever else is told.
          let isSlip = ruling.slips.contains { $0.event == account.id.event }
          if account.id.event.kind == .step, !isSlip {
            #expect(told.insert([account.id.event.subject, account.id.recipient, account.id.channel]).inserted)
          }
        case .merged: #expect(account.delivery.map { ids[$0] != nil } == true)
        case .suppressed, .skipped: #expect(account.delivery == nil)
        case .sent, .cancelled, .dead: Issue.record("deciding sends nothing: \(account.line)")
        }
      }
      snapshot.apply(ruling)
      snapshot.drain(ruling, at: now)
    }
  }

  @Test(arguments: 0..<20)
  func decidingIsDeterministicAndTheOrderOfFactsOfDifferentKeysDoesNotMatter(_ seed: Int) {
    var random = SeededRandom(seed: 3000 + UInt64(seed))
    let test = RandomBook.make(&random)
    let facts = RandomBook.facts(test, &random)
    let now = nine(day("2018-01-01").adding(days: Int.random(in: 60...400, using: &random)))
    let first = Evaluator.decide(test.book, Snapshot(facts), at: now)
    let byKey = Dictionary(grouping: facts, by: \.key)
    let shuffled = byKey.keys.sorted().shuffled(using: &random).flatMap { byKey[$0] ?? [] }
    let second = Evaluator.decide(test.book, Snapshot(shuffled), at: now)
    #expect(first.accounts == second.accounts)
    #expect(first.deliveries == second.deliveries)
  }
}
