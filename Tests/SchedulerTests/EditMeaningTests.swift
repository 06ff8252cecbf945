import CivilTime
import Diagnostics
import Evaluation
import Ledger
import Rules
import RuleFiles
import Scheduler
import Testing

/// What an edit of the rules comes to for people: told once, never twice, never to nobody.
@Suite struct EditMeaningTests {
  private let office: ClockedOffice

  /// Friday 20 July, ten o'clock: of `a`, due on the 25th, the reminder three days before went out this morning.
  init() throws {
    office = try ClockedOffice()
    try office.take(EditRules.files(), at: "2018-07-20 09:00")
    #expect(office.post.newLetters().map(\.address) == ["one@example.org"])
  }

  /// The errors of a refused edit, with their places.
  private func refuse(_ files: [String: String], at time: String = "2018-07-20 10:00") throws -> [String] {
    guard
      case .refused(let found, let names) = try office.supervision.adopt(
        files.map { RuleSource(path: $0.key, bytes: Array($0.value.utf8)) }, at: instant(time))
    else {
      Issue.record("it was taken")
      return []
    }
    return found.filter { $0.severity == .error }.map { error in
      "\(error.span.map { names.place($0) } ?? "") \(error.message.en)"
    }
  }

  // MARK: No change

  @Test func equalRulesOfferedAHundredTimesSendNothingAndWriteNothing() throws {
    let entries = try office.entries
    for _ in 0..<100 { try office.take(EditRules.files(), at: "2018-07-20 10:00") }
    #expect(try office.entries == entries)
    #expect(office.post.newLetters().isEmpty)
  }

  @Test func aNewTitleIsTheSameTask() throws {
    var files = EditRules.files()
    files["rules/plan.yaml"] = files["rules/plan.yaml"]?.replacing("title: 事项a", with: "title: 另一个题目")
    guard case .accepted(_, 0) = try office.take(files, at: "2018-07-20 10:00") else {
      Issue.record("it came to something")
      return
    }
    try office.pass(on: civilDay("2018-07-21")...civilDay("2018-07-25"))
    let letters = office.post.newLetters()
    #expect(letters.count == 1)
    #expect(letters.first?.text.contains("另一个题目") == true)
  }

  // MARK: Moved deadlines

  @Test func aDeadlineMovedLaterAfterAReminderIsToldOnceAndTheReminderIsNotRepeated() throws {
    try office.take(EditRules.files(["a": "2018-08-08", "b": "2018-08-31"]), at: "2018-07-20 10:00")
    try office.pass(on: civilDay("2018-07-21")...civilDay("2018-08-02"))
    let told = office.post.newLetters()
    #expect(told.count == 1)
    #expect(told.first?.text.contains("到期日由2018年7月25日（周三）改为2018年8月8日（周三）") == true, "\(told)")
    try office.pass(on: civilDay("2018-08-03")...civilDay("2018-08-08"))
    // The steps of the new day are told as ever.
    #expect(
      try office.accounts("p/a") == [
        "2018-07-20 before:3d 联络员1 sent due", "2018-07-23 moved 联络员1 sent letter-gone",
        "2018-08-03 before:3d 联络员1 sent due", "2018-08-08 due 联络员1 sent due",
      ])
  }

  @Test func aDeadlineMovedIntoThePastIsToldAtOnceAndOnce() throws {
    try office.take(EditRules.files(["a": "2018-07-25", "b": "2018-07-17"]), at: "2018-07-20 10:00")
    try office.pass(on: civilDay("2018-07-21")...civilDay("2018-07-24"))
    let told = office.post.newLetters().filter { $0.text.contains("p/b") }
    #expect(told.count == 1)
    #expect(told.first?.text.contains("到期日改为2018年7月17日（周二）") == true, "\(told)")
    #expect(told.first?.text.contains("超期") == true)
    #expect(
      try office.accounts("p/b") == [
        "2018-07-13 before:3d 联络员1 skipped before-rule", "2018-07-17 due 联络员1 skipped before-rule",
        "2018-07-18 after:1d 联络员1 skipped before-rule", "2018-07-23 moved 联络员1 sent letter-gone",
      ])
  }

  @Test func takingAnEditBackResendsNothing() throws {
    for round in 0..<5 {
      try office.take(EditRules.files(["a": "2018-08-08", "b": "2018-08-31"]), at: "2018-07-20 1\(round):10")
      try office.take(EditRules.files(), at: "2018-07-20 1\(round):20")
    }
    try office.pass(on: civilDay("2018-07-21")...civilDay("2018-07-24"))
    // The day that was told stands as it was told: of the notices only that of the way back is left to say.
    let letters = office.post.newLetters()
    #expect(letters.count <= 1, "\(letters)")
    #expect(try office.accounts("p/a").filter { $0.contains("before:3d") && $0.contains(" sent ") }.count == 1)
    try office.pass(on: civilDay("2018-07-25")...civilDay("2018-07-25"))
    #expect(try office.accounts("p/a").contains("2018-07-25 due 联络员1 sent due"))
  }

  // MARK: Renamed and removed

  @Test func aNewIDIsAnotherTaskThatLooksRenamedAndIsNotHeldForIt() throws {
    let before = try #require(office.supervision.book)
    let snapshot = try office.ledger.snapshot()
    try office.take(EditRules.files(["x": "2018-07-25", "b": "2018-08-31"]), at: "2018-07-20 10:00")
    let after = try #require(office.supervision.book)
    // The titles of the fixture follow the id; the same words are what makes it look renamed.
    var files = EditRules.files(["x": "2018-07-25", "b": "2018-08-31"])
    files["rules/plan.yaml"] = files["rules/plan.yaml"]?.replacing("title: 事项x", with: "title: 事项a")
    try office.take(files, at: "2018-07-20 10:01")
    let renamed = try #require(office.supervision.book)
    let now = instant("2018-07-20 10:00")
    func kinds(_ book: RuleBook) -> [ObligationChange.Kind] {
      Evaluator.difference(from: before, to: book, snapshot, at: now, until: civilDay("2018-08-31"))
        .obligations.map(\.kind)
    }
    #expect(kinds(after) == [.new, .gone])
    #expect(kinds(renamed) == [.renamed])
    // The records stay with the old key; the new one is told by its latest step.
    #expect(try office.accounts("p/a") == ["2018-07-20 before:3d 联络员1 sent due"])
    #expect(try office.accounts("p/x").map { $0.hasPrefix("2018-07-20 before:3d 联络员1") } == [true])
  }

  @Test func allTasksRenamedAtOnceAreNotHeld() throws {
    let renamed = EditRules.many(0..<20).replacing("id: t", with: "id: renamed-")
    let other = try ClockedOffice()
    try other.take(
      ["rules/office.yaml": EditRules.office, "rules/plan.yaml": EditRules.many(0..<20)], at: "2018-07-20 10:00")
    guard
      case .accepted = try other.take(
        ["rules/office.yaml": EditRules.office, "rules/plan.yaml": renamed], at: "2018-07-20 10:01")
    else {
      Issue.record("what goes on under another key is not gone")
      return
    }
  }

  @Test func whatWaitsForARemovedTaskIsCancelledWithItsReason() throws {
    // Told of its move with Monday's letter, and gone before that.
    try office.take(
      EditRules.files(["a": "2018-07-25", "b": "2018-09-28", "c": "2018-12-28"]), at: "2018-07-20 10:00")
    try office.take(EditRules.files(["a": "2018-07-25", "c": "2018-12-28"]), at: "2018-07-20 11:00")
    try office.pass(on: civilDay("2018-07-21")...civilDay("2018-07-24"))
    #expect(office.post.newLetters().isEmpty)
    #expect(try office.accounts("p/b") == ["2018-07-23 moved 联络员1 cancelled withdrawn"])
  }

  @Test func aRemovedUnitOrPersonThatIsStillReferredToIsRefusedWithEveryUse() throws {
    var files = EditRules.files()
    files["rules/office.yaml"] = EditRules.office.replacing("  - {name: 单位1, liaison: 联络员1}\n", with: "")
    let units = try refuse(files)
    #expect(units.map { $0.split(separator: " ")[0] } == ["rules/plan.yaml:5", "rules/plan.yaml:9"], "\(units)")
    files["rules/office.yaml"] = EditRules.office.replacing(
      "  - {name: 联络员1, email: one@example.org}\n", with: "")
    let people = try refuse(files)
    #expect(people.map { $0.split(separator: " ")[0] } == ["rules/office.yaml:16"], "\(people)")
    #expect(office.supervision.book?.units.count == 2)
    try office.pass(at: "2018-07-25 09:00")
    #expect(office.post.newLetters().map(\.address).contains("one@example.org"))
  }

  @Test func anAdministratorWhoIsNobodyIsRefused() throws {
    var files = EditRules.files()
    files["rules/office.yaml"] = EditRules.office.replacing("administrators: [管理员]", with: "administrators: [管理圆]")
    let errors = try refuse(files)
    #expect(errors.count == 1)
    #expect(errors.first?.hasPrefix("rules/office.yaml:13 ") == true, "\(errors)")
  }

  // MARK: Files

  @Test func oneIDInTwoFilesIsRefusedWithBothPlaces() throws {
    var files = EditRules.files()
    files["rules/second.yaml"] = "tasks:\n" + EditRules.task("a", due: "2018-09-28")
    let errors = try refuse(files)
    #expect(errors.count == 1)
    #expect(errors[0].hasPrefix("rules/second.yaml:2 "), "\(errors)")
    #expect(errors[0].contains("rules/plan.yaml:3"), "\(errors)")
  }

  @Test func oneBadFileRefusesTheGoodEditBesideIt() throws {
    var files = EditRules.files(["a": "2018-08-08", "b": "2018-08-31"])
    files["rules/second.yaml"] = "tasks:\n" + EditRules.task("z", due: "没有这一天")
    #expect(try refuse(files).map { $0.split(separator: " ")[0] } == ["rules/second.yaml:5"])
    try office.pass(on: civilDay("2018-07-21")...civilDay("2018-07-25"))
    // The due day in force is still the old one.
    #expect(try office.accounts("p/a").contains("2018-07-25 due 联络员1 sent due"))
  }

  // MARK: Letters under way

  @Test func aLetterUnderWayKeepsItsBytesAndNewOnesUseTheNewAddress() throws {
    let office = try ClockedOffice()
    office.post.fail(1)
    try office.take(EditRules.files(), at: "2018-07-20 09:00")
    #expect(office.post.newLetters().isEmpty)
    let waiting = try #require(try office.ledger.deliveries(in: [.retry]).first)
    let frozen = try #require(try office.ledger.frozenBytes(of: waiting.id))
    var files = EditRules.files()
    files["rules/office.yaml"] = EditRules.office.replacing("one@example.org", with: "new@example.org")
    try office.take(files, at: "2018-07-20 09:01")
    try office.pass(at: "2018-07-20 15:00")
    let first = office.post.newLetters()
    #expect(first.map(\.address) == ["one@example.org"])
    #expect(first.map { Array($0.text.utf8) } == [frozen])
    try office.pass(at: "2018-07-25 09:00")
    #expect(office.post.newLetters().map(\.address) == ["new@example.org"])
  }

  @Test func aLetterUnderWayThroughAChannelThatIsGoneIsDeadAndShown() throws {
    let office = try ClockedOffice()
    office.post.fail(1)
    try office.take(EditRules.files(), at: "2018-07-20 09:00")
    var files = EditRules.files()
    files["rules/office.yaml"] = EditRules.office.replacing("channels: {mail:", with: "channels: {post:")
      .replacing("channels: [mail]", with: "channels: [post]")
    guard case .accepted = try office.take(files, at: "2018-07-20 09:01") else {
      Issue.record("the other channel was not taken")
      return
    }
    try office.pass(at: "2018-07-20 15:00")
    let dead = try office.ledger.deliveries(in: [.dead])
    #expect(dead.map(\.said) == ["the rules have no channel 'mail'"])
    // Whoever looks after it is told, and nobody else.
    #expect(office.post.newLetters().map(\.address) == ["admin@example.org"])
    try office.pass(at: "2018-07-25 09:00")
    #expect(office.post.newLetters().count == 1)
  }

  // MARK: Recurrences

  @Test func anotherRecurrenceKeepsTheRecordOfWhatWasAndTellsNothingTwice() throws {
    let office = try ClockedOffice()
    try office.take(EditRules.files(["a": "每月"]), at: "2018-05-02 10:00")
    try office.pass(on: civilDay("2018-05-03")...civilDay("2018-07-20"))
    let monthly = try office.accounts("p/a@2018-05")
    #expect(monthly.contains { $0.contains(" due 联络员1 sent") })
    _ = office.post.newLetters()
    guard case .accepted = try office.take(EditRules.files(["a": "每季度"]), at: "2018-07-20 10:00") else {
      Issue.record("it was not taken")
      return
    }
    try office.pass(on: civilDay("2018-07-21")...civilDay("2018-09-28"))
    #expect(try office.accounts("p/a@2018-05") == monthly)
    #expect(try office.accounts("p/a@2018-07").isEmpty)
    #expect(try office.accounts("p/a@2018-Q3").contains("2018-09-28 due 联络员1 sent due"))
    for quarter in ["2018-Q1", "2018-Q2", "2018-Q3"] {
      let told = try office.accounts("p/a@\(quarter)").filter { $0.contains(" sent ") }
      #expect(Set(told).count == told.count, "\(told)")
    }
  }
}
