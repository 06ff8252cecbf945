import CivilTime
import Diagnostics
import Evaluation
import PlanLanguage
import Rules
import Testing
import WorkCalendars

/// What an edit changes, to the person and the day.
@Suite struct DifferenceTests {
  private static let steps: [Step] = [.before(30, .days), .before(5, .workingDays), .on(.due)]

  /// Due on 15 June; the edit comes at ten on 11 June, after two of its three steps.
  private static func book(_ due: String = "2018-06-15", _ steps: [Step] = steps) -> TestBook {
    var test = TestBook(steps)
    test.add("a", .due(due))
    return test
  }

  /// `book` after `edit`.
  private static func book(edited edit: (inout TestBook) -> Void) -> TestBook {
    var test = book()
    edit(&test)
    return test
  }

  private static let now = instant("2018-06-11 10:00")

  private static func difference(
    _ new: TestBook, from old: TestBook = book(), facts: [Fact] = [], at now: Instant = now,
    until last: String = "2018-09-09"
  ) -> BookDifference {
    var snapshot = Evaluator.followed(old.book, until: now)
    for fact in facts { snapshot.add(fact) }
    return Evaluator.difference(from: old.book, to: new.book, snapshot, at: now, until: day(last))
  }

  // MARK: Nothing

  @Test func equalBooksDifferInNothing() {
    #expect(Self.difference(Self.book()).isEmpty)
    let unfollowed = Evaluator.difference(
      from: Self.book().book, to: Self.book().book, Snapshot(), at: Self.now, until: day("2018-09-09"))
    #expect(unfollowed.isEmpty && unfollowed.people.isEmpty)
  }

  @Test func theOrderOfTasksAndStepsAndWhereTheyStandChangeNothing() {
    var old = Self.book()
    old.add("b", .due("2018-07-20"), lead: [.unit(TestBook.commerce)])
    var new = TestBook(Self.steps.reversed())
    new.add("b", .due("2018-07-20"), lead: [.unit(TestBook.commerce)])
    new.add("a", .due("2018-06-15"))
    for task in new.plan.tasks.indices { new.plan.tasks[task].span = TestBook.span(1, 70 + task) }
    #expect(Self.difference(new, from: old).isEmpty)
  }

  // MARK: Days

  @Test func aDeadlineThatMovesSaysByHowMuchAndWhoIsToldWhen() throws {
    let found = Self.difference(Self.book("2018-06-22"))
    let change = try #require(found.obligations.first)
    #expect(found.obligations.count == 1)
    #expect(change.kind == .changed)
    #expect(change.old?.due == day("2018-06-15") && change.new?.due == day("2018-06-22"))
    // 19, 20, 21, 22 June: 18 June is 端午.
    #expect(change.move == DueMove(days: 7, workingDays: 4))
    #expect(
      found.notifications.map(\.line) == [
        "+ 2018-06-11 moved agri-liaison", "+ 2018-06-14 before:5wd agri-liaison",
        "2018-06-15 due agri-liaison → 2018-06-22 due agri-liaison",
      ])
    #expect(found.movedNotices.map(\.line) == ["+ 2018-06-11 moved agri-liaison"])
    #expect(
      found.beforeRule == [
        SkippedStep(
          key: "p/a", title: "任务a", step: "before:30d", ordinal: 1, day: day("2018-05-23"),
          recipients: ["agri-liaison"])
      ])
    #expect(found.people.map(\.line) == ["agri-liaison 1→3 letters 1→3"])
    #expect(found.settings.isEmpty && found.tasks.isEmpty)
  }

  @Test func aDeadlineThatMovesIntoThePastIsOverdueAtOnce() {
    let found = Self.difference(Self.book("2018-06-08"))
    #expect(found.obligations.first?.move == DueMove(days: -7, workingDays: -5))
    #expect(found.becomesOverdue.map(\.key) == ["p/a"])
    #expect(found.obligations.first?.new?.daysOverdue == 3)
    #expect(found.obligations.first?.old?.lamp == .yellow && found.obligations.first?.new?.lamp == .red)
    #expect(found.beforeRule.map(\.step) == ["before:30d", "before:5wd", "due"])
    #expect(
      found.notifications.map(\.line) == ["+ 2018-06-11 moved agri-liaison", "- 2018-06-15 due agri-liaison"])
    let back = Self.difference(Self.book(), from: Self.book("2018-06-08"))
    #expect(back.stopsBeingOverdue.map(\.key) == ["p/a"])
    #expect(back.becomesOverdue.isEmpty)
  }

  @Test func whatWasMetIsNotOverdueWhereverItsDayMoves() {
    let found = Self.difference(Self.book("2018-06-08"), facts: [.done("p/a", on: "2018-06-07")])
    #expect(found.becomesOverdue.isEmpty && found.notifications.isEmpty)
    #expect(found.obligations.first?.move?.days == -7)
  }

  @Test func oneHolidayMovesOneReminderByOneDay() {
    var notice = TestCalendar.year2018
    notice.rest[day("2018-06-13")] = "特别假"
    let new = Self.book { $0.calendar = WorkCalendar(name: "cn", notices: [notice, TestCalendar.newYear2019]) }
    let found = Self.difference(new, at: instant("2018-06-01 10:00"))
    #expect(
      found.notifications.map(\.line) == [
        "2018-06-08 before:5wd agri-liaison → 2018-06-07 before:5wd agri-liaison"
      ])
    #expect(found.people.map(\.line) == ["agri-liaison 2→2 letters 2→2"])
    #expect(found.obligations.isEmpty && found.settings.isEmpty && found.beforeRule.isEmpty)
  }

  // MARK: People

  @Test func anotherContactIsToldInPlaceOfTheFirst() {
    let found = Self.difference(Self.book { $0.units[Int(TestBook.agriculture)].liaison = [8] })
    #expect(
      found.notifications.map(\.line) == ["2018-06-15 due agri-liaison → 2018-06-15 due women-liaison"])
    #expect(found.notifications(.readdressed).count == 1)
    #expect(
      found.people.map(\.line) == ["agri-liaison 1→0 letters 1→0", "women-liaison 0→1 letters 0→1"])
    #expect(
      found.settings == [
        SettingChange(
          area: .unit, id: "agri", field: "liaison", old: Bilingual("agri-liaison"),
          new: Bilingual("women-liaison"))
      ])
    #expect(found.obligations.isEmpty)
  }

  @Test func anotherUnitThatAnswersIsNamedAndItsPeopleAreTold() {
    let found = Self.difference(Self.book { $0.plan.tasks[0].lead = [.unit(TestBook.commerce)] })
    #expect(found.obligations.map { $0.old?.units } == [["区农业局"]])
    #expect(found.obligations.map { $0.new?.units } == [["区商务局"]])
    #expect(
      found.notifications.map(\.line) == ["2018-06-15 due agri-liaison → 2018-06-15 due commerce-liaison"])
  }

  @Test func anAddressAndAChannelAreChangesOfPeople() {
    let found = Self.difference(
      Self.book {
        $0.people[0].email = "elsewhere@example.org"
        $0.people[0].channels = ["file"]
      })
    #expect(found.settings.map(\.field) == ["email", "channels"])
    #expect(found.settings.map { $0.new?.en } == ["elsewhere@example.org", "file"])
    #expect(
      found.notifications(.rechannelled).map(\.line) == [
        "2018-06-15 due agri-liaison → 2018-06-15 due agri-liaison"
      ])
    #expect(found.notifications.count == 1)
  }

  // MARK: Policies

  static let policyEdits: [(name: String, steps: [Step], told: [String], skipped: [String], fields: [String])] = [
    (
      "a step ahead is added", steps + [.before(1, .days)], ["+ 2018-06-14 before:1d agri-liaison"], [],
      ["step before:1d"]
    ),
    (
      "a step in the past is added", steps + [.before(10, .workingDays)], [],
      ["2018-06-01 before:10wd agri-liaison"], ["step before:10wd"]
    ),
    ("a step is dropped", Array(steps.prefix(2)), ["- 2018-06-15 due agri-liaison"], [], ["step due"]),
    (
      "a step tells one more", Array(steps.prefix(2)) + [.on(.due, [.liaison, .leader])],
      ["+ 2018-06-15 due agri-leader"], [], ["step due"]
    ),
    (
      "a step tells another", Array(steps.prefix(2)) + [.on(.due, [.leader])],
      ["2018-06-15 due agri-liaison → 2018-06-15 due agri-leader"], [], ["step due"]
    ),
    (
      "a step has another name", Array(steps.prefix(2)) + [.on(.due, id: "last")],
      ["2018-06-15 due agri-liaison → 2018-06-15 last agri-liaison"], [], ["step last", "step due"]
    ),
  ]

  @Test(arguments: policyEdits.indices)
  func oneStepChangesWhatItTellsAndNothingElse(_ row: Int) {
    let row = Self.policyEdits[row]
    let found = Self.difference(Self.book("2018-06-15", row.steps))
    #expect(found.notifications.map(\.line) == row.told, "\(row.name)")
    #expect(
      found.beforeRule.map { "\($0.day) \($0.step) \($0.recipients.joined(separator: " "))" } == row.skipped,
      "\(row.name)")
    #expect(found.settings.map(\.field) == row.fields, "\(row.name)")
    #expect(found.settings.allSatisfy { $0.area == .policy && $0.id == "standard" })
    #expect(found.obligations.isEmpty, "\(row.name)")
  }

  // MARK: Keys

  @Test func aTaskUnderAnotherKeyLooksRenamedAndItsRecordsStayBehind() throws {
    var new = TestBook(Self.steps)
    new.add("b", .due("2018-06-15"))
    new.plan.tasks[0].title = "任务a"
    let found = Self.difference(new, facts: [.progress("p/a", on: "2018-06-01", 3)])
    let change = try #require(found.obligations.first)
    #expect(found.obligations.count == 1 && change.kind == .renamed)
    #expect(change.old?.key == "p/a" && change.new?.key == "p/b")
    // One fact and the accounts of two steps.
    #expect(change.stranded == 3)
    #expect(found.tasks.isEmpty)
    // By the new key nothing was told yet: the latest past step goes out once more.
    #expect(found.notifications.map(\.line) == ["+ 2018-06-11 before:5wd agri-liaison late"])
  }

  @Test func whichOfSeveralAlikeWasRenamedIsNotGuessed() {
    var old = TestBook(Self.steps)
    var new = TestBook(Self.steps)
    for id in ["a", "b"] { old.add(id, .due("2018-06-15")) }
    new.add("c", .due("2018-06-15"))
    for test in [0, 1] {
      old.plan.tasks[test].title = "同题"
      old.plan.tasks[test].change { $0.places[0].quote = "同文" }
    }
    new.plan.tasks[0].title = "同题"
    new.plan.tasks[0].change { $0.places[0].quote = "同文" }
    let found = Self.difference(new, from: old)
    #expect(found.obligations.map(\.kind) == [.new, .gone, .gone])
    #expect(found.tasks.new == ["p/c"] && found.tasks.gone == ["p/a", "p/b"])
  }

  @Test func aUnitRenamedUnderItsIDIsAnotherNameAndNothingElse() {
    var old = TestBook(Self.steps)
    old.add("a", .due("2018-06-15"), lead: [.group(TestBook.towns)], answeredBy: .each)
    var new = old
    new.units[Int(TestBook.chunjiang)].name = "春江街道"
    let found = Self.difference(new, from: old)
    #expect(
      found.settings == [
        SettingChange(
          area: .unit, id: "chunjiang", field: "name", old: Bilingual("春江镇"), new: Bilingual("春江街道"))
      ])
    #expect(found.obligations.isEmpty && found.notifications.isEmpty)
  }

  @Test func weightsAreASettingOfTheOffice() {
    let old = TestBook(Self.steps)
    var new = old
    new.office.scoring = Scoring([.onTime: 1000, .late: -1000], ranks: true)
    let found = Self.difference(new, from: old)
    #expect(
      found.settings == [
        SettingChange(
          area: .office, id: "", field: "scoring", new: Bilingual(zh: "按期1、逾期-1", en: "on time 1, late -1")),
        SettingChange(area: .office, id: "", field: "ranking", new: Bilingual(zh: "是", en: "yes")),
      ])
  }

  @Test func aUnitRenamedWithItsIDTakesTheKeysOfItsObligationsAlong() {
    var old = TestBook(Self.steps)
    old.add("a", .due("2018-06-15"), lead: [.group(TestBook.towns)], answeredBy: .each)
    var new = old
    new.units[Int(TestBook.chunjiang)].id = "chunjiang-street"
    new.units[Int(TestBook.chunjiang)].name = "春江街道"
    new.units[Int(TestBook.chunjiang)].formerNames = [FormerName(name: "春江镇")]
    let found = Self.difference(new, from: old)
    #expect(found.obligations.map(\.kind) == [.renamed])
    #expect(found.obligations.first?.old?.key == "p/a#chunjiang")
    #expect(found.obligations.first?.new?.key == "p/a#chunjiang-street")
    #expect(found.settings.map(\.field) == ["name"])
    #expect(found.tasks.isEmpty)
  }

  @Test func aNewTaskIsToldByItsLatestStepAndAGoneOneNoMore() {
    var new = TestBook(Self.steps)
    new.add("z", .due("2018-06-14"), lead: [.unit(TestBook.commerce)])
    let found = Self.difference(new)
    #expect(found.obligations.map(\.kind) == [.new, .gone])
    #expect(found.tasks == TaskChanges(new: ["p/z"], gone: ["p/a"], before: 1))
    #expect(
      found.notifications.map(\.line) == [
        "+ 2018-06-11 before:5wd commerce-liaison late", "+ 2018-06-14 due commerce-liaison",
        "- 2018-06-15 due agri-liaison",
      ])
  }

  @Test func whatHasNoDaysIsComparedByWhatItSays() {
    var old = Self.book()
    old.add("b", .waiting, kind: .trigger)
    var new = old
    new.answers[1].canonical = "收到通知后5个工作日内"
    let found = Self.difference(new, from: old)
    #expect(found.undated.map(\.key) == ["p/b"])
    #expect(found.undated.first?.old?.phrase == "收到通知后10个工作日内")
    #expect(found.undated.first?.new?.phrase == "收到通知后5个工作日内")
    #expect(found.obligations.isEmpty && !found.isEmpty)
  }

  // MARK: Laws

  /// `test` after an edit made up from a seed.
  private static func edited(_ test: TestBook, _ random: inout SeededRandom) -> TestBook {
    var edited = test
    switch Int.random(in: 0..<5, using: &random) {
    case 0:
      let index = Int.random(in: edited.answers.indices, using: &random)
      let by = Int.random(in: 1...40, using: &random)
      for turn in edited.answers[index].occurrences.indices {
        edited.answers[index].occurrences[turn].due = edited.answers[index].occurrences[turn].due.adding(days: by)
      }
    case 1: edited.policy.steps.append(.on(.before(CountedSpan(3, .workingDays)), [.leader], id: "new"))
    case 2: edited.units[Int(TestBook.agriculture)].liaison = [8]
    case 3: edited.plan.tasks.removeLast()
    default: edited.policy.steps.removeFirst()
    }
    return edited
  }

  @Test(arguments: 0..<24)
  func aBookDoesNotDifferFromItself(_ seed: Int) {
    var random = SeededRandom(seed: 7000 + UInt64(seed))
    let test = RandomBook.make(&random)
    var snapshot = Snapshot(RandomBook.facts(test, &random))
    let at = nine(day("2018-01-01").adding(days: Int.random(in: 0...400, using: &random)))
      .adding(seconds: Int64.random(in: -32_000...50_000, using: &random))
    // Some daemons have run until a while before, some never.
    if random.chance(50) { snapshot.apply(Evaluator.decide(test.book, snapshot, at: at.adding(seconds: -864_000))) }
    let found = Evaluator.difference(
      from: test.book, to: test.book, snapshot, at: at, until: test.office.zone.day(at: at).adding(days: 60))
    #expect(found.isEmpty)
    #expect(found.people.isEmpty)
  }

  @Test(arguments: 0..<24)
  func whatMovesThereMovesBackAgain(_ seed: Int) {
    var random = SeededRandom(seed: 8000 + UInt64(seed))
    let one = RandomBook.make(&random)
    let other = Self.edited(one, &random)
    let snapshot = Snapshot(RandomBook.facts(one, &random))
    // Before anything is in force: accepting an edit says nothing yet.
    let at = nine("2017-12-01")
    let there = Evaluator.difference(from: one.book, to: other.book, snapshot, at: at, until: day("2018-12-31"))
    let back = Evaluator.difference(from: other.book, to: one.book, snapshot, at: at, until: day("2018-12-31"))
    func mirrored(_ change: ObligationChange) -> [ObligationSide?] { [change.new, change.old] }
    #expect(Set(there.obligations.map { [$0.old, $0.new] }) == Set(back.obligations.map(mirrored)))
    #expect(
      there.obligations.compactMap(\.move?.days).sorted()
        == back.obligations.compactMap(\.move).map { -$0.days }
        .sorted())
    #expect(
      Set(there.notifications.map { [$0.old?.seen, $0.new?.seen, $0.subject] })
        == Set(back.notifications.map { [$0.new?.seen, $0.old?.seen, $0.subject] }))
    #expect(there.isEmpty == back.isEmpty && there.becomesOverdue.count == back.stopsBeingOverdue.count)
    #expect(there.people.map(\.id) == back.people.map(\.id))
    #expect(
      there.people.map { [$0.notifications.before, $0.letters.before] }
        == back.people.map { [$0.notifications.after, $0.letters.after] })
  }
}

extension Told {
  /// What a person sees of it.
  fileprivate var seen: String { "\(day) \(step)#\(ordinal) \(recipient) \(channel)" }

  fileprivate var line: String { "\(day) \(step) \(recipient)\(isLate ? " late" : "")" }
}

extension NotificationChange {
  /// `+ 2018-06-14 before:5wd agri-liaison`, `-` for what vanishes, both sides for what is told otherwise.
  fileprivate var line: String {
    switch (old, new) {
    case (let old?, let new?): "\(old.line) → \(new.line)"
    case (let old?, nil): "- \(old.line)"
    case (nil, let new?): "+ \(new.line)"
    case (nil, nil): ""
    }
  }
}

extension PersonChange {
  fileprivate var line: String {
    "\(id) \(notifications.before)→\(notifications.after) letters \(letters.before)→\(letters.after)"
  }
}
