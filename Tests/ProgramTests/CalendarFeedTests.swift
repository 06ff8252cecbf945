import CalendarChecker
import ProgramHarness
import Testing

/// 日历订阅 of the plans of this repository, and the command that writes them.
@Suite struct CalendarFeedTests {
  @Test func theCalendarsOfEverybodyInTheDemoAreRight() throws {
    for year in [try PlanYear.year2018.get(), try PlanYear.year2019.get()] {
      let files = year.folder.tree("demo/calendars")
      #expect(files.count > 100)
      var entries = 0
      for (name, bytes) in files {
        #expect(CalendarCheck.faults(bytes) == [], "\(name)")
        let calendar = try #require(CalendarCheck.calendar(bytes))
        let isToDo = name.contains("todo/")
        #expect(calendar.components.allSatisfy { ["VTIMEZONE", isToDo ? "VTODO" : "VEVENT"].contains($0.name) })
        entries += calendar.components.count - 1
      }
      #expect(entries > 300, "\(entries)")
    }
  }

  /// What `tasks --for` lists of a person is what the person's calendar shows, day by day.
  @Test func theCalendarShowsWhatTheUpcomingListShows() throws {
    let year = try PlanYear.year2018.get()
    for party in ["区农业局", "区人社局", "农业局联络员"] {
      let arguments = ["--at", "2018-01-01", "--rules", "rules", "--ledger", "none.sqlite"]
      let listed = try year.duban.run(["report", "upcoming", "--for", party, "--format", "json"] + arguments).json
      let bytes = try year.duban.run(["calendar", "feed", party] + arguments).bytes
      #expect(CalendarCheck.faults(bytes) == [])
      let events = try #require(CalendarCheck.calendar(bytes)).all("VEVENT")
      let days = events.compactMap { $0["DTSTART"]?.value }
      #expect(days == days.sorted() && !days.isEmpty)
      for row in listed["obligations"].array {
        let key = try #require(row["key"].string)
        let event = events.first { $0.text("DESCRIPTION")?.hasSuffix("duban explain \(key)") ?? false }
        #expect(event?["DTSTART"]?.value.prefix(8) == row["due"].string?.filter { $0 != "-" }.prefix(8), "\(key)")
      }
    }
  }

  @Test func aFileIsWrittenOverItselfOnlyWhenItSaysSomethingElse() throws {
    let folder = TemporaryFolder(inMemory: true)
    let duban = Program(in: folder.path)
    try folder.write(SmallOffice.rules(["one": "2018-07-25"]), to: "rules/rules.yaml")
    func feed(_ more: String...) throws -> Finished {
      try duban.run(["calendar", "feed", "联络员1", "--out", "a.ics", "--at", "2018-07-02"] + more)
    }
    #expect(try feed().text == "written: a.ics (1 item)\n")
    #expect(try feed("--lang", "zh").text == "没有变化：a.ics（1项）\n")
    let first = try #require(
      CalendarCheck.calendar(folder.bytes("a.ics") ?? [])?.all("VEVENT")[0].number("SEQUENCE"))
    // A due day that moves by an edit, on the same day and without any ledger.
    try folder.write(SmallOffice.rules(["one": "2018-07-26"]), to: "rules/rules.yaml")
    let found = try feed("--json").json
    #expect(found["changed"] == .bool(true) && found["entries"] == .number(1))
    let event = try #require(CalendarCheck.calendar(folder.bytes("a.ics") ?? [])?.all("VEVENT")[0])
    #expect(event["DTSTART"]?.value == "20180726" && event.number("SEQUENCE") ?? 0 > first)
    #expect(!folder.exists("state"))
  }

  @Test func toDosAndEnglishAreAskedForByOptions() throws {
    let folder = TemporaryFolder(inMemory: true)
    let duban = Program(in: folder.path)
    try folder.write(SmallOffice.rules(["one": "2018-07-25"]), to: "rules/rules.yaml")
    let found = try duban.run("calendar", "feed", "单位1", "--todo", "--lang", "en", "--at", "2018-07-02")
    #expect(CalendarCheck.faults(found.bytes) == [])
    let calendar = try #require(CalendarCheck.calendar(found.bytes))
    #expect(calendar.text("X-WR-CALNAME") == "Duban to-dos: 单位1")
    let toDo = try #require(calendar.all("VTODO").first)
    #expect(
      toDo["DUE"]?.value == "20180725" && toDo.text("DESCRIPTION")?.contains("Deadline: '2018-07-25'") == true)
    #expect(toDo.all("VALARM").count == 1)
  }

  @Test func aPassAndTheDaemonKeepThemUpToDate() throws {
    let folder = TemporaryFolder(inMemory: true)
    let duban = Program(in: folder.path)
    func write(_ due: String) throws {
      let rules = SmallOffice.rules(["one": due]).replacing("office: {", with: "office: {feeds: {folder: cal}, ")
      try folder.write(rules, to: "rules/rules.yaml")
    }
    func day() -> String? {
      CalendarCheck.calendar(folder.bytes("state/cal/联络员1.ics") ?? [])?.all("VEVENT").first?["DTSTART"]?.value
    }
    try write("2018-07-25")
    let pass = try duban.run("tick", "--at", "2018-07-02T09:00", "--ledger", "state/ledger.sqlite")
    #expect(pass.code == 0, "\(pass.errorText)")
    #expect(day() == "20180725")
    let daemon = try duban.start(["run", "--at", "2018-07-03T09:00", "--ledger", "state/ledger.sqlite"])
    #expect(eventually { daemon.log.contains("running") }, "\(daemon.log)")
    try write("2018-07-27")
    #expect(eventually { day() == "20180727" }, "\(daemon.log)")
    #expect(
      try duban.run(
        "done", "one", "--on", "2018-07-03", "--at", "2018-07-03T10:00", "--ledger", "state/ledger.sqlite"
      ).code == 0)
    daemon.send(15)
    #expect(daemon.end() == 0)
  }

  @Test func aSimulationWritesNothingWhereTheOfficesOwnCalendarsAre() throws {
    let folder = TemporaryFolder(inMemory: true)
    let duban = Program(in: folder.path)
    let rules = SmallOffice.rules(["one": "2018-07-25"]).replacing(
      "office: {", with: "office: {feeds: {folder: \(folder.path)/real}, ")
    try folder.write(rules, to: "rules/rules.yaml")
    let found = try duban.run("simulate", "--from", "2018-07-01", "--to", "2018-07-03", "--out", "demo")
    #expect(found.code == 0, "\(found.errorText)")
    #expect(!folder.exists("real") && folder.exists("demo/calendars/联络员1.ics"))
  }
}
