import ProgramHarness
import Testing

@Suite struct WhenCommandTests {
  @Test func aWaitingCommitmentSaysHowToRecordItsEvent() throws {
    let done = try LetterOffice.run("when", "reply")
    #expect(done.code == 0)
    #expect(done.text.contains("等待“收到通知”：发生后用 duban event letters/reply --on 日期 --ref 文号 登记"))
    let json = try LetterOffice.run("when", "reply", "--json").json
    #expect(json[0]["waits"].bool == true)
    #expect(json[0]["obligations"].array.isEmpty)
  }

  @Test func aSupposedEventGivesDueDayRemindersAndWhoIsTold() throws {
    let done = try LetterOffice.run("when", "reply", "--event", "2026-09-18T16:40", "--json")
    let obligations = try done.json[0]["obligations"].array
    #expect(obligations.map { $0["units"].strings } == [["农业局"], ["商务局"]])
    #expect(obligations.map { $0["due"].string } == ["2026-10-09", "2026-10-09"])
    #expect(obligations.allSatisfy { $0["key"] == .null })
    let reminders = obligations[0]["reminders"].array
    #expect(
      reminders.map { $0["day"].string } == [
        "2026-09-09", "2026-09-24", "2026-10-09", "2026-10-10", "2026-10-14", "2026-10-19",
      ])
    #expect(
      reminders.map { $0["step"].string } == [
        "before:30d", "before:5wd", "due", "after:1d/every:3wd", "after:1d/every:3wd", "after:1d/every:3wd",
      ])
    #expect(reminders.map { $0["telling"].string } == ["late"] + Array(repeating: "on-its-day", count: 5))
    #expect(reminders[1]["to"].array.map { $0["person"].string } == ["农业局联络员", "农业局分管领导"])
    #expect(reminders[1]["to"][1]["role"].string == "leader")
    #expect(reminders[1]["to"][0]["channel"].string == "mail")
    #expect(reminders[1]["unless"].string == "progress >= 100%")
    #expect(reminders[1]["at"].string == "2026-09-24T09:00:00+08:00")
    #expect(reminders[1]["rule"]["file"].string == "rules/letters.yaml")
  }

  @Test func supposingRecordsNothing() throws {
    let folder = try LetterOffice.folder()
    let duban = Program(in: folder.path)
    #expect(try duban.run("when", "reply", "--event", "2026-09-18").code == 0)
    #expect(!folder.exists("state"))
    #expect(try duban.run("when", "reply", "--json").json[0]["waits"].bool == true)
  }

  @Test func reminderDaysRollAndSayFromWhere() throws {
    // 19 September is a Saturday; the step before the due day rolls back.
    let done = try LetterOffice.run("when", "visits/summary", "--event", "2026-10-12")
    #expect(done.text.contains("2026-09-18 周五  before:30d（由2026-09-19调整） → 农业局联络员（mail）"))
    #expect(done.text.contains("…  after:1d/every:3wd：此后每3个工作日一次，直到办结"))
  }

  @Test func aDeadlineBeforeItsEventIsCountedBack() throws {
    let done = try LetterOffice.run("when", "visits/filing", "--event", "2026-10-12", "--show-work")
    #expect(done.text.contains("到期：2026年10月8日（周四）"))
    #expect(done.text.contains("往前数3个工作日"))
    #expect(!done.text.contains("早于事件"))
  }

  @Test func aSupposedIssueDayMovesWhatHangsOnIt() throws {
    #expect(try LetterOffice.run("when", "start", "--json").json[0]["deadline"]["due"].string == "2026-02-04")
    let moved = try LetterOffice.run("when", "start", "--issued", "2026-02-02", "--json").json[0]
    #expect(moved["deadline"]["due"].string == "2026-03-04")
    #expect(moved["obligations"][0]["due"].string == "2026-03-04")
  }

  @Test func ofARecurringTaskTheNextTurnStandsForAll() throws {
    let done = try LetterOffice.run("when", "monthly", "--at", "2026-05-01")
    #expect(done.lines.filter { $0.contains("● 到期") } == ["  ● 到期（2026-04）：2026年5月5日（周二），商务局"])
    let named = try LetterOffice.run("when", "monthly@2026-02")
    #expect(named.text.contains("● 到期（2026-02）：2026年3月5日（周四），商务局"))
    #expect(try LetterOffice.run("when", "monthly", "--json").json[0]["obligations"].array.count == 12)
  }

  @Test func aTaskAnswersForAllItsCommitments() throws {
    let json = try LetterOffice.run("when", "visits", "--json").json
    #expect(
      json.array.map { $0["key"].string }
        == ["filing", "summary", "report", "contact", "wish"].map { "letters/visits/\($0)" })
    let text = try LetterOffice.run("when", "visits").text
    #expect(text.contains("长期事项，没有到期日"))
    #expect(text.contains("倡导性事项，只列出，不到期"))
  }

  @Test func whoIsNotChasedIsSaidToBe() throws {
    #expect(try LetterOffice.run("when", "silent").text.contains("不催办（chase: no）"))
  }

  @Test func nonsenseIsRefused() throws {
    let unknown = try LetterOffice.run("when", "replly")
    #expect(unknown.code == 65)
    #expect(unknown.errorText.contains("did you mean 'reply'?"))
    #expect(try LetterOffice.run("when", "start", "--event", "2026-09-18").code == 65)
    #expect(try LetterOffice.run("when", "reply", "--event", "soon").code == 64)
    #expect(try LetterOffice.run("when", "monthly@2031-01").code == 65)
  }
}
