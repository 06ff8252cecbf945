import CivilTime
import Evaluation
import Rules
import Testing
import WorkCalendars

/// Two promises, on books and facts made up from a seed: nobody is told anything that is not so at that moment, and
/// nothing passes its due day in silence. A failing case names its seed.
@Suite struct TellingPropertyTests {
  private static let year = day("2018-03-01")...day("2018-11-30")

  // MARK: No message without a condition that is true

  @Test(arguments: 0..<60)
  func nobodyIsToldWhatIsNotSoAtThatMoment(_ seed: Int) throws {
    var random = SeededRandom(seed: 5000 + UInt64(seed))
    let test = RandomBook.make(&random)
    var office = RunningOffice(test.book, RandomBook.facts(test, &random))
    // Most see every other day only: what was missed must be true when it is told late.
    let laziness = random.pick([0, 50, 50, 80])
    try office.run(Self.year, isRunning: { _ in !random.chance(laziness) }) { waking in
      for account in waking.ruling.accounts where [.planned, .held, .merged].contains(account.state) {
        switch account.id.event.kind {
        case .step: try expectTrue(account, waking, test.book)
        case .notice: try expectRecorded(account, waking, test.book)
        case .report: #expect(account.day <= waking.today)
        }
      }
      for account in waking.sent where account.id.event.kind == .step {
        let obligation = try #require(waking.index[account.id.event.subject], "\(account.line)")
        expectPressing(obligation, account, waking, test.book)
      }
    }
  }

  /// What a step tells: it came due, its conditions hold, and whoever has it in hand is to be pressed for it.
  private func expectTrue(_ account: Account, _ waking: RunningOffice.Waking, _ book: RuleBook) throws {
    let event = account.id.event
    let place = Comment(rawValue: "\(event.subject) \(account.line) at \(waking.today)")
    let obligation = try #require(waking.index[event.subject], place)
    expectPressing(obligation, account, waking, book)

    let step = try #require(book.policy(of: obligation).steps.first { $0.id == event.step }, place)
    let turns = book.turns(of: obligation, in: account.day...account.day)
    #expect(turns.contains { book.event($0, of: obligation, key: event.subject) == event }, place)
    let told = book.audience(of: step, turn: event.ordinal, for: obligation, on: waking.today)
    #expect(
      told.contains { book.people[Int($0.person)].id == account.id.recipient && $0.channel == account.id.channel },
      place)
    #expect(account.day <= waking.today, place)
    let standing = book.standing(of: obligation, waking.snapshot, at: waking.now)
    let kind = book.commitment(of: obligation).kind
    if let when = step.when { #expect(when.holds(for: standing, kind: kind), place) }
    if let unless = step.unless { #expect(!unless.holds(for: standing, kind: kind), place) }
    if case .after(let span) = step.anchor, span.count > 0 { #expect(waking.today > obligation.due, place) }
    if case .lapsed = step.anchor { return }
    if step.slip != nil {
      expectUnanswered(event, obligation, waking, book, place)
    } else {
      #expect(obligation.course?.value.acknowledgement(on: waking.today) == nil, place)
    }
  }

  /// A slip: the one before it went unanswered through its reply day.
  private func expectUnanswered(
    _ event: Event, _ obligation: Obligation, _ waking: RunningOffice.Waking, _ book: RuleBook, _ place: Comment
  ) {
    let earlier = (waking.snapshot.slips[event.subject] ?? []).filter { $0.event.due == event.due }
    guard let own = earlier.firstIndex(where: { $0.event == event }) else {
      Issue.record("it has no number: \(place)")
      return
    }
    guard own > 0 else { return }
    let last = earlier[own - 1]
    #expect(last.replyBy < waking.today, place)
    if obligation.stage == nil {
      let answers = book.course(of: obligation, waking.snapshot).answers
      #expect(!answers.contains { $0 >= last.on }, place)
    }
  }

  /// Whether anybody is to be pressed for `obligation` at all, by its facts alone.
  private func expectPressing(
    _ obligation: Obligation, _ account: Account, _ waking: RunningOffice.Waking, _ book: RuleBook
  ) {
    let place = Comment(rawValue: "\(account.id.event.subject) \(account.line) at \(waking.today)")
    let plan = book.plan(of: obligation)
    #expect(book.isChased(obligation), place)
    #expect(account.id.event.due == obligation.due, place)
    #expect(waking.today >= book.inForce(of: obligation), place)
    #expect(plan.closed.map { waking.today < $0 } ?? true, place)
    let course = book.course(of: book.parent(of: obligation), waking.snapshot)
    #expect(!course.isOver, place)
    let isSupervisors = obligation.stage?.holder == .supervisor
    #expect(course.paused == nil, place)
    #expect(course.holder == (isSupervisors && course.request == nil ? .supervisor : .unit), place)
    let isSlip = waking.snapshot.slips[account.id.event.subject]?.contains { $0.event == account.id.event } ?? false
    #expect(isSlip || !course.mutes.contains { $0.covers(waking.today) }, place)
    if let stage = obligation.stage { #expect(stage.ended == nil, place) }
  }

  /// What a notice tells was recorded, on the day it names.
  private func expectRecorded(_ account: Account, _ waking: RunningOffice.Waking, _ book: RuleBook) throws {
    let event = account.id.event
    let place = Comment(rawValue: "\(event.subject) \(account.line) at \(waking.today)")
    let obligation = try #require(waking.index[event.subject], place)
    let course = book.course(of: obligation, waking.snapshot)
    #expect(!course.isOver && event.isOfCourse && event.due <= waking.today, place)
    if event.step == Fact.Kind.unmute.rawValue {
      #expect(course.mutes.contains { $0.over == event.due }, place)
    } else {
      let facts = waking.snapshot.facts[event.subject] ?? []
      #expect(facts.contains { $0.kind.rawValue == event.step && $0.on == event.due }, place)
    }
  }

  // MARK: Nothing past its due day in silence

  /// 超期次日起每3个工作日催联络员.
  private static let chase = Step.on(
    .after(CountedSpan(1, .days)), [.liaison], every: CountedSpan(3, .workingDays), id: "chase")

  /// Why nobody is told of what is past its due day, as its account may say.
  private static let silences: Set<AccountReason> = [.waiting, .muted, .acknowledged]

  @Test func nothingIsPastItsDueDayWithoutSomeoneToldOrAnAccountThatSaysWhyNot() {
    // Each day of each obligation that is past due and has come to its first reminder.
    let lookedAt = (0..<60).reduce(0) { $0 + daysInWhichSomebodyKnows($1) }
    #expect(lookedAt > 3000)
  }

  private func daysInWhichSomebodyKnows(_ seed: Int) -> Int {
    var random = SeededRandom(seed: 6000 + UInt64(seed))
    var test = RandomBook.make(&random)
    test.policy.steps = TestBook.placed(test.policy.steps + [Self.chase])
    let book = test.book
    var office = RunningOffice(book, RandomBook.facts(test, &random))
    var accounts: [String: [Account]] = [:]
    var days = ChaseDays(test)
    var seen: Set<Event> = []
    var lookedAt = 0
    // On a rest day nothing falls due.
    office.run(Self.year, isRunning: { test.calendar.isWorkingDay($0) }) { waking in
      for account in waking.ruling.accounts { accounts[account.id.event.subject, default: []].append(account) }
      guard waking.now == nine(waking.today) else { return }
      for obligation in waking.index.obligations where isPastDue(obligation, waking, book) {
        let inForce = book.inForce(of: obligation)
        guard let ordinal = days.last(by: waking.today, due: obligation.due, inForce: inForce) else { continue }
        lookedAt += 1
        let key = book.key(of: obligation)
        let event = Event(kind: .step, subject: key, step: "chase", ordinal: ordinal, due: obligation.due)
        // On the days up to the next turn there is nothing new to ask.
        guard seen.insert(event).inserted else { continue }
        let place = Comment(rawValue: "seed \(seed): \(key) turn \(ordinal) on \(waking.today)")
        let theirs = accounts[key] ?? []
        let found = theirs.filter { $0.id.event == event }
        #expect(!found.isEmpty, place)
        let isTold = found.contains { [.planned, .held, .merged].contains($0.state) }
        // A later reminder, or one of another step, may be told instead: then that one has its account.
        let isToldInstead = found.contains { account in
          account.reason == .superseded
            && theirs.contains {
              $0.day >= account.day && [.planned, .held].contains($0.state)
                && $0.id.recipient == account.id.recipient
            }
        }
        #expect(isTold || isToldInstead || found.allSatisfy { Self.silences.contains($0.reason) }, place)
      }
    }
    return lookedAt
  }

  /// Whether it should have been met by now, is chased, and there is somebody to tell.
  private func isPastDue(_ obligation: Obligation, _ waking: RunningOffice.Waking, _ book: RuleBook) -> Bool {
    guard obligation.due < waking.today, book.isChased(obligation) else { return false }
    if let closed = book.plan(of: obligation).closed, closed <= waking.today { return false }
    if obligation.stage.map({ $0.ended != nil }) ?? false { return false }
    let course = book.course(of: book.parent(of: obligation), waking.snapshot)
    return !course.isOver && !book.audience(of: Self.chase, for: obligation, on: waking.today).isEmpty
  }
}

/// The days of 超期次日起每3个工作日, counted one by one.
private struct ChaseDays {
  private let calendar: WorkCalendar
  private let last: CivilDate
  private var known: [CivilDate: [CivilDate]] = [:]

  init(_ test: TestBook) {
    calendar = test.calendar
    last = day("2018-12-31")
  }

  /// Which turn after `due` has come last by `today`; nil: none yet.
  mutating func last(by today: CivilDate, due: CivilDate, inForce: CivilDate) -> Int? {
    let days = known[due] ?? count(from: due)
    known[due] = days
    guard let place = days.lastIndex(where: { $0 <= today }), days[place] >= inForce else { return nil }
    return place + 1
  }

  private func count(from due: CivilDate) -> [CivilDate] {
    var days: [CivilDate] = []
    var unrolled = due.adding(days: 1)
    while unrolled <= last {
      var told = unrolled
      while !calendar.isWorkingDay(told) { told = told.adding(days: 1) }
      days.append(told)
      for _ in 0..<3 {
        repeat { unrolled = unrolled.adding(days: 1) } while !calendar.isWorkingDay(unrolled)
      }
    }
    return days
  }
}
