import ProgramHarness
import Testing

/// The scenarios of Tests/scenarios: what happens to a task from the day it is handed down to the day it is struck
/// off, each with the week of the National Day in the middle; as rule tests, and as one simulated year.
@Suite struct ScenarioTests {
  @Test func everyScenarioHoldsAsARuleTest() throws {
    let folder = TemporaryFolder(inMemory: true)
    try ScenarioYear.takeRules(to: folder)
    let duban = Program(in: folder.path)
    let checked = try duban.run("check", "--json")
    #expect(try checked.code == 0 && checked.json["errors"].int == 0, "\(checked.text)")
    #expect(try duban.run("fmt", "--check", "rules").code == 0)
    let tested = try duban.run("test", "--lang", "en")
    #expect(tested.code == 0, "\(tested.text)\(tested.errorText)")
    #expect(tested.errorText.contains("15 tests"), "\(tested.errorText)")
  }

  @Test func everyDayOfTheYearAddsUpAndTheJournalIsWhole() throws {
    let year = try ScenarioYear.shared.get()
    #expect(year.finished.code == 0, "\(year.finished.errorText)")
    let balance = try year.duban.run(
      ["ledger", "balance"] + ScenarioYear.days + ["--json", "--ledger", ScenarioYear.ledger])
    #expect(balance.code == 0)
    var counted = 0
    for day in try balance.json.array {
      let sum = day["counts"].names.reduce(0) { $0 + (day["counts"][$1].int ?? 0) }
      #expect(day["balanced"] == .bool(true) && day["owed"].array.isEmpty, "\(day["day"])")
      #expect(day["expected"].int == sum, "\(day["day"])")
      for waiting in ["planned", "held", "dead"] { #expect(day["counts"][waiting].int == 0, "\(day["day"])") }
      counted += sum
    }
    #expect(counted == year.accounts.count && counted > 250)
    let verified = try year.duban.run("ledger", "verify", "--json", "--ledger", ScenarioYear.ledger)
    #expect(try verified.code == 0 && verified.json["intact"] == .bool(true))
  }

  @Test func everyLetterTellsWhatWasSentAndNothingIsToldTwice() throws {
    let year = try ScenarioYear.shared.get()
    #expect(Set(year.accounts.map(\.identity)).count == year.accounts.count)
    let letters = year.letters()
    #expect(Set(letters.map(\.id)).count == letters.count && letters.count > 100)
    var carried: [String: [ScenarioYear.Account]] = [:]
    for account in year.accounts where account.channel == "mail" && ["sent", "merged"].contains(account.state) {
      carried[account.delivery ?? "", default: []].append(account)
    }
    #expect(Set(carried.keys) == Set(letters.map(\.id)))
    for letter in letters {
      let members = carried[letter.id] ?? []
      #expect(members.contains { $0.state == "sent" }, "\(letter.path)")
      #expect(members.allSatisfy { $0.recipient == letter.recipient }, "\(letter.path)")
      // Each obligation it reminds of stands in it once, with its key, and so does each thing recorded of it.
      let keys = letter.text.split(separator: "\n").filter { $0.contains("说明：duban explain ") }
        .compactMap { $0.split(separator: " ").last.map(String.init) }
      let told = Set(members.map { $0.kind == "step" ? [$0.subject] : [$0.subject, $0.step] }).compactMap(\.first)
      #expect(keys.sorted() == told.sorted(), "\(letter.path)")
    }
  }

  /// Everybody's letters of the year, worked out by hand: the remarks of Tests/scenarios/rules say how. At nine, and at
  /// five where a fact was written down on a day without a letter.
  static let mailboxes: [(person: String, days: [String])] = [
    // smooth: five working days before the due day, and never again.
    ("农业局联络员", ["09-28"]), ("农业局局长", []),
    // returned: reminded, sent back twice, and the due day as it moved.
    ("水利局联络员", ["09-20", "09-29 17:00", "09-30", "10-08 17:00", "10-09"]), ("水利局局长", []),
    // extended in time: the approval of 30 September at five waits for the next letter, after the holiday.
    ("住建局联络员", ["09-21", "09-29", "09-30", "10-08", "10-12"]),
    // extended too late: the approval goes out at once, there was no letter on that day.
    ("交通局联络员", ["09-20", "09-28", "09-29", "10-09", "10-10 17:00", "10-24"]), ("交通局局长", []),
    // blocked: receipt on its last day; 国土局, which it waits for, hears of its own complaint only.
    ("商务局联络员", ["09-05", "09-30"]), ("国土局联络员", ["10-08 17:00", "10-09"]), ("国土局局长", []),
    // liaison: one after the other.
    ("教育局联络员甲", ["09-20", "09-28", "09-29"]), ("教育局局长", ["10-09", "10-17"]),
    ("教育局联络员乙", ["10-12", "10-22"]), ("教育局联络员丙", ["10-17"]),
    // escalated: one rung after the other, and three slips.
    ("春江镇联络员", ["09-05", "09-27", "09-28", "09-29", "10-08", "10-09", "10-11", "10-16", "10-24"]),
    ("春江镇镇长", ["09-28", "09-29", "10-09", "10-15", "10-22"]), ("农委主任", ["09-30"]), ("农委联络员", ["10-15"]),
    ("政府办主任", ["10-09"]), ("政府办联络员", []),
    ("林业局联络员", ["09-05", "09-27", "09-28", "09-29", "10-08", "10-11"]), ("林业局局长", ["09-28", "09-29"]),
    // parts: 东片 is never behind; 中片 is two days late.
    ("东片联络员", []), ("中片联络员", ["10-24", "10-31", "11-01"]),
    // nine: those who answered.
    ("一镇联络员", []), ("二镇联络员", []), ("三镇联络员", ["09-30"]), ("四镇联络员", ["09-30"]), ("五镇联络员", ["09-30"]),
    ("六镇联络员", ["09-30"]),
    // Weekly from 26 October on.
    (
      "七镇镇长",
      ["10-26", "11-02", "11-09", "11-16", "11-23", "11-30", "12-07", "12-14", "12-21", "12-28"]
    ),
    // Every third working day from 15 October on; 29 December is a working Saturday, the next would be 3 January.
    (
      "七镇联络员",
      [
        "09-30", "10-12", "10-15", "10-18", "10-23", "10-26", "10-31", "11-05", "11-08", "11-13", "11-16", "11-21",
        "11-26", "11-29", "12-04", "12-07", "12-12", "12-17", "12-20", "12-25", "12-28",
      ]
    ),
    // holiday: muted, six days in a week of five letters, urged during the holiday.
    ("民政局联络员", ["09-18", "09-26", "09-27", "10-09", "10-10"]),
    ("文旅局联络员", ["09-25", "09-26", "09-27", "09-28", "09-29", "10-08", "10-09", "10-10", "10-11"]),
    ("卫健局联络员", ["09-30", "10-08"]),
  ]

  @Test(arguments: mailboxes)
  func aMailboxHoldsWhatWasWorkedOutByHand(_ person: String, _ days: [String]) throws {
    let letters = try ScenarioYear.shared.get().letters().filter { $0.recipient == person }
    #expect(
      letters.map(\.date).sorted() == days.map { "2018-\($0)" + ($0.contains(" ") ? "" : " 09:00") })
  }

  @Test func inTheWeekOfTheHolidayAllMailboxesRest() throws {
    let letters = try ScenarioYear.shared.get().letters()
    #expect(letters.filter { $0.date >= "2018-10-01" && $0.date < "2018-10-08" }.isEmpty)
    // The day before it and the day after it are working days.
    for day in ["2018-09-30", "2018-10-08"] { #expect(letters.contains { $0.date.hasPrefix(day) }) }
  }

  @Test func theRegisterOfSlipsSaysWhatCameOfEach() throws {
    let year = try ScenarioYear.shared.get()
    func register(_ day: String, _ more: String...) throws -> [String] {
      try year.duban.run(["slips", "--ledger", ScenarioYear.ledger, "--at", day, "--json"] + more).json.array.map {
        "\($0["number"].int ?? 0) \($0["colour"].string ?? "") \($0["outcome"].string ?? "") \($0["day"].string ?? "-")"
      }
    }
    // On that day the blue ones were to be answered by the 8th: 林业局 did on that very day.
    #expect(
      try register("2018-10-10") == ["1 blue unanswered -", "2 blue answered 2018-10-08", "3 yellow waiting -"])
    #expect(try register("2018-10-10", "--open") == ["1 blue unanswered -", "3 yellow waiting -"])
    #expect(try register("2018-10-10", "--for", "林业局") == ["2 blue answered 2018-10-08"])
    let end = try register("2018-12-31")
    #expect(end.count == 4 && end.allSatisfy { $0.contains(" met ") }, "\(end)")
  }

  @Test func threeSlipsInTheOrderOfTheirNumbers() throws {
    let year = try ScenarioYear.shared.get()
    let slips = year.letters().filter { $0.recipient == "春江镇镇长" }.compactMap { letter in
      letter.text.firstMatch(of: /(.色)督办单〔2018〕(\d+)号/).map { "\(letter.date.prefix(10)) \($0.1)\($0.2)" }
    }
    // No. 2 is 林业局's blue slip of the same morning.
    #expect(slips.sorted() == ["2018-09-29 蓝色1", "2018-10-09 黄色3", "2018-10-15 红色4"])
  }
}
