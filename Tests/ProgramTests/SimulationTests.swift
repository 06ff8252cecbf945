import Foundation
import ProgramHarness
import Testing

/// `duban simulate`: a year of the real plan, twice, and what the record of it comes to.
@Suite(.serialized) struct SimulationTests {
  @Test func itEndsByNamingWhatItWroteAndThreeCommandsThatWork() throws {
    let year = try SimulatedYear.first.get()
    #expect(year.finished.code == 0, "\(year.finished.errorText)")
    for name in ["demo/mailboxes/", "demo/reports/", "demo/ledger.sqlite"] {
      #expect(year.finished.text.contains(name))
      #expect(year.folder.exists(name))
    }
    let commands = year.finished.text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { $0.hasPrefix(Program.path) }
    #expect(commands.count == 3)
    for command in commands {
      let tried = try year.duban.finish(command.split(separator: " ").map(String.init))
      #expect(tried.code == 0, "\(command): \(tried.errorText)")
      #expect(!tried.bytes.isEmpty, "\(command)")
    }
  }

  @Test func twiceGivesTheSameMailboxesReportsAndJournalByteForByte() throws {
    let first = try SimulatedYear.first.get()
    let second = try SimulatedYear.second.get()
    for name in ["demo/mailboxes", "demo/reports"] {
      let one = first.folder.tree(name)
      let two = second.folder.tree(name)
      #expect(Set(one.keys) == Set(two.keys))
      #expect(one.keys.filter { one[$0] != two[$0] } == [])
      #expect(one.count > 50, "\(name) holds \(one.count) files")
    }
    let exported = try first.exported()
    #expect(try exported == second.exported())
    #expect(exported.count > 100_000)
  }

  @Test func theJournalIsWholeAndEveryFileIsWhatItSaysWentOut() throws {
    let year = try SimulatedYear.first.get()
    let verified = try year.duban.run("ledger", "verify", "--json", "--ledger", SimulatedYear.ledger)
    let entries = try year.journal()
    #expect(verified.code == 0)
    #expect(try verified.json["intact"] == .bool(true))
    #expect(try verified.json["entries"].int == entries.count)
    #expect(try verified.json["head"] == entries[entries.count - 1]["hash"])
    #expect(entries.compactMap(\.["seq"].int) == Array(1...entries.count))
    #expect(zip(entries, entries.dropFirst()).allSatisfy { $0["hash"] == $1["previous"] })

    let attempts = Journal.bodies("attempt", in: entries)
    let sums = try year.duban.finish(
      ["sh", "-c", "find demo/mailboxes demo/reports -type f -print0 | xargs -0 sha256sum"])
    var found: [String: String] = [:]
    for line in sums.text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      found[String(parts[1].trimmingCharacters(in: .whitespaces))] = String(parts[0])
    }
    #expect(found.count == attempts.count)
    for attempt in attempts {
      let destination = attempt["destination"].string ?? ""
      let letter = "demo/mailboxes/\(destination)/new/\(attempt["delivery"].string ?? "").duban"
      #expect(attempt["sha256"].string == found[letter] ?? found["demo/reports/\(destination)"], "\(destination)")
    }
  }

  @Test func everyDayOfTheYearAddsUp() throws {
    let year = try SimulatedYear.first.get()
    let balance = try year.duban.run(
      "ledger", "balance", "2018-01-01", "--through", "2018-12-31", "--json", "--ledger", SimulatedYear.ledger)
    #expect(balance.code == 0)
    let days = try balance.json.array
    #expect(days.count > 60)
    var counted = 0
    var people: [String: Int] = [:]
    for day in days {
      let sum = day["counts"].names.reduce(0) { $0 + (day["counts"][$1].int ?? 0) }
      #expect(day["balanced"] == .bool(true), "\(day["day"])")
      #expect(day["owed"].array.isEmpty)
      #expect(day["expected"].int == sum, "\(day["day"])")
      counted += sum
      let lines = day["lines"].array
      #expect(lines.reduce(0) { $0 + ($1["expected"].int ?? 0) } == sum, "\(day["day"])")
      for state in day["counts"].names {
        #expect(lines.reduce(0) { $0 + ($1["counts"][state].int ?? 0) } == day["counts"][state].int)
      }
      for line in lines {
        #expect(line["balanced"] == .bool(true))
        people[line["recipient"].string ?? "", default: 0] += line["expected"].int ?? 0
      }
    }
    let written = Journal.bodies("account", in: try year.journal())
    var told: [String: Int] = [:]
    for body in written { told[body["to"].string ?? "", default: 0] += 1 }
    #expect(people == told)
    #expect(counted == written.count)
  }

  @Test func theBalanceOfADayNamesEachPersonAndEachReport() throws {
    let year = try SimulatedYear.first.get()
    let day = ["ledger", "balance", "2018-07-24", "--ledger", SimulatedYear.ledger]
    let whole = try year.duban.run(day)
    #expect(whole.code == 0)
    #expect(whole.text.contains("\n收件人"), "\(whole.text)")
    #expect(whole.text.contains("\n人社局联络员"), "\(whole.text)")
    let own = try year.duban.run(day + ["--for", "人社局联络员", "--json"])
    let found = try own.json[0]
    let lines = found["lines"].array
    #expect(own.code == 0 && !lines.isEmpty)
    #expect(lines.allSatisfy { $0["recipient"].string == "人社局联络员" && $0["kind"].string == "person" })
    #expect(found["expected"].int == lines.reduce(0) { $0 + ($1["expected"].int ?? 0) })
    let unknown = try year.duban.run(day + ["--for", "人社局联络"])
    #expect(unknown.code == 65 && unknown.errorText.contains("人社局联络"))
    let twice = try year.duban.run(day + ["2018-07-25", "--through", "2018-07-26"])
    #expect(twice.code == 64)
  }

  @Test func everyPassOfTheYearIsDecidedAgainByteForByte() throws {
    let year = try SimulatedYear.first.get()
    let replay = try year.duban.run("ledger", "replay", "--json", "--ledger", SimulatedYear.ledger)
    #expect(replay.code == 0, "\(replay.text)\(replay.errorText)")
    let found = try replay.json
    let entries = try year.journal()
    let decided = ["account", "delivery", "slip"].map { Journal.bodies($0, in: entries).count }.reduce(0, +)
    #expect(found["same"] == .bool(true))
    #expect((found["passes"].int ?? 0) > 60)
    #expect(found["entries"].int == decided + Journal.bodies("revision", in: entries).count)
  }

  @Test func aReminderThatIsLostFromTheRecordIsOwed() throws {
    let year = try SimulatedYear.first.get()
    // The same rules on a ledger that heard of nothing owe what the year's ledger accounted for.
    let ledger = "empty/ledger.sqlite"
    #expect(try year.duban.run("done", "agri-firms", "--at", "2018-01-02", "--ledger", ledger).code == 0)
    let balance = try year.duban.run("ledger", "balance", "2018-04-24", "--json", "--ledger", ledger)
    #expect(balance.code == 1)
    #expect(try balance.json[0]["owed"].strings.contains { $0.contains("paired-hospitals") })
  }

  @Test func peopleAreToldOnWorkingMorningsOnly() throws {
    let year = try SimulatedYear.first.get()
    let calendar = try #require(Calendar.shanghai)
    let makeUpDays: Set = [
      "2018-02-11", "2018-02-24", "2018-04-08", "2018-04-28", "2018-09-29", "2018-09-30", "2018-12-29",
    ]
    for told in Journal.told(try year.journal()) where told.channel == "mail" {
      let date = Date(timeIntervalSince1970: Double(told.at))
      let parts = calendar.dateComponents([.year, .month, .day, .weekday, .hour, .minute], from: date)
      let day = String(format: "%04d-%02d-%02d", parts.year!, parts.month!, parts.day!)
      #expect(parts.hour == 9 && parts.minute == 0, "\(told)")
      #expect(![1, 7].contains(parts.weekday!) || makeUpDays.contains(day), "\(day) \(told)")
    }
  }

  @Test func itLeavesAFolderAloneThatNoSimulationMade() throws {
    let folder = TemporaryFolder(inMemory: true)
    try folder.takeRules()
    try folder.write("我的文件\n", to: "mine/important.txt")
    let refused = try Program(in: folder.path).run(
      "simulate", "--from", "2018-01-01", "--to", "2018-01-03", "--out", "mine")
    #expect(refused.code == 73)
    #expect(refused.errors.count == 1)
    #expect(folder.files("mine") == ["important.txt"])
  }

  @Test func itNeverOpensALiveLedger() throws {
    let folder = TemporaryFolder(inMemory: true)
    try folder.takeRules()
    let duban = Program(in: folder.path)
    let refused = try duban.run(
      "simulate", "--from", "2018-01-01", "--to", "2018-01-03", "--out", "demo", "--ledger", "live.sqlite")
    #expect(refused.code == 64)
    #expect(try duban.run("simulate", "--from", "2018-01-01", "--to", "2018-01-03", "--out", "demo").code == 0)
    #expect(folder.files(".").filter { $0.hasSuffix(".sqlite") } == ["demo/ledger.sqlite"])
  }
}

extension Calendar {
  /// The civil calendar of China, by Foundation: another's reckoning than the program's.
  fileprivate static var shanghai: Calendar? {
    guard let zone = TimeZone(identifier: "Asia/Shanghai") else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    return calendar
  }
}
