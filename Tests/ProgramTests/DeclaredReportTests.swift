import ProgramHarness
import Testing

/// Reports that rules declare: what `tick` makes of them, day by day.
@Suite struct DeclaredReportTests {
  let folder = TemporaryFolder()
  let duban: Program

  init() { duban = Program(in: folder.path) }

  /// Two units, one item of each overdue on 2018-07-30, and `reports`.
  private func take(_ reports: String, office: String = "", calendar: String = "") throws {
    let rules = (SmallOffice.rules(["one": "2018-07-25"]) + SmallOffice.task("two", unit: 2, due: "2018-07-26"))
      .replacing("office: {name: 督办室,", with: "office: {\(office)name: 督办室,")
      .replacing("channels: {mail:", with: "channels: {desk: {kind: file, folder: reports}, mail:")
      .replacing("plain: {weekend: [saturday, sunday]}", with: "plain: {weekend: [saturday, sunday]\(calendar)}")
    try folder.write(
      "\(rules)reports:\n  - {id: weekly, title: 每周超期清单, kind: overdue, \(reports)}\n", to: "rules/r.yaml")
    let check = try duban.run("check")
    #expect(check.code == 0, "\(check.errorText)\(check.text)")
  }

  private func tick(_ days: String...) throws {
    for day in days {
      let found = try duban.run("tick", "--at", "\(day)T09:00", "--ledger", "ledger.sqlite")
      #expect(found.code == 0, "\(found.errorText)")
    }
  }

  private var files: [String] { folder.tree("reports").keys.sorted() }

  @Test func aRecipientGetsItAsALetterAndTheBalanceHolds() throws {
    try take("schedule: 每周一, formats: [text, csv], recipients: 联络员2")
    try tick("2018-07-29", "2018-07-30")
    #expect(files.isEmpty)
    #expect(folder.tree("mailboxes").keys.contains { $0.hasPrefix("联络员2/") })
    let balance = try duban.run("ledger", "balance", "2018-07-30", "--ledger", "ledger.sqlite")
    #expect(balance.code == 0 && balance.text.contains("联络员2"), "\(balance.text)\(balance.errorText)")
    #expect(try duban.run("ledger", "verify", "--ledger", "ledger.sqlite").code == 0)
    let mail = folder.tree("mailboxes/联络员2").count
    try tick("2018-07-31", "2018-08-01")
    #expect(folder.tree("mailboxes/联络员2").count == mail)
  }

  @Test func inTrialModeTheLetterStaysBesideTheLedger() throws {
    try take("schedule: 每周一, formats: csv, recipients: 联络员2, channel: desk", office: "trial: yes, ")
    try tick("2018-07-30")
    #expect(files == ["weekly-2018-07-30.csv"])
    #expect(folder.tree("mailboxes").isEmpty)
    #expect(folder.tree("trial").keys.contains { $0.hasPrefix("联络员2/") })
  }

  @Test func filesGoIntoAFolderOfTheChannelAndTheScopeNarrowsThem() throws {
    try take("schedule: 每周一, formats: [json, xlsx, csv-gb18030], folder: 单位1/每周, scope: 单位1")
    try tick("2018-07-30")
    #expect(
      files
        == ["csv-gb18030", "json", "xlsx"].map {
          "单位1/每周/weekly-2018-07-30.\($0 == "csv-gb18030" ? "gb18030.csv" : $0)"
        })
    let json = folder.text("reports/单位1/每周/weekly-2018-07-30.json")
    #expect(json.contains("\"key\": \"p/one\"") && !json.contains("p/two"))
    // The command prints what the daemon writes; the ledger has grown since.
    let printed = try duban.run(
      "report", "weekly", "--at", "2018-07-30T09:00", "--json", "--ledger", "ledger.sqlite"
    ).text
    #expect(printed.contains("p/one") && !printed.contains("p/two"))
  }

  @Test func everyMonthByTheFifthRunsOnTheFifth() throws {
    try take("schedule: 每月5日前, formats: text")
    // 2018-08-05 is a Sunday: the file is written all the same.
    try tick("2018-08-04", "2018-08-05", "2018-08-06")
    #expect(files.last == "weekly-2018-08-05.txt")
    #expect(!files.contains("weekly-2018-08-06.txt"))
  }

  @Test func onARestDayTheLetterWaitsAndOnAMakeUpDayItDoesNot() throws {
    try take(
      "schedule: 每周日, recipients: 联络员2",
      calendar: ", years: {2018: {notice: https://example.org, rest: {国庆节: 2018-10-01}, work: {补班: 2018-08-05}}}")
    try tick("2018-07-29")
    #expect(folder.tree("mailboxes/联络员2").isEmpty)
    try tick("2018-07-30")
    #expect(!folder.tree("mailboxes/联络员2").isEmpty)
    let agenda = try duban.run(
      "agenda", "--from", "2018-08-05", "--to", "2018-08-05", "--at", "2018-08-05T08:00",
      "--ledger", "ledger.sqlite")
    #expect(agenda.text.contains("信件") && agenda.text.contains("2018-08-05 09:00"), "\(agenda.text)")
  }

  @Test func ofMissedRunsTheLatestIsWritten() throws {
    try take("schedule: 每周一, formats: text, recipients: 联络员2, channel: desk")
    try tick("2018-08-15")
    #expect(files == ["weekly-2018-08-13.txt"])
  }

  @Test func theHeadOfTheJournalIsTheOneThatTheLedgerPrints() throws {
    try take("schedule: 每周一, formats: text")
    try tick("2018-07-27")
    let head = try duban.run("ledger", "head", "--ledger", "ledger.sqlite").text
    let digits = head.split(whereSeparator: \.isWhitespace).last.map { String($0.prefix(16)) } ?? "none"
    for command in [
      ["overdue"], ["report", "overdue"], ["report", "weekly"], ["report", "bulletin"], ["account"],
    ] {
      let printed = try duban.run(command + ["--at", "2018-07-28", "--ledger", "ledger.sqlite"])
      #expect(printed.text.contains(digits), "\(command) \(digits)")
    }
  }

  @Test func aBulletinIsPrintedAsATextAndRefusedAsATable() throws {
    try take("schedule: 每周一, formats: text")
    let text = try duban.run("report", "bulletin", "--at", "2018-07-30", "--lang", "zh").text
    #expect(text.hasPrefix("# 督办通报\n") && text.contains("## 三、下一步要求"))
    #expect(
      try duban.run("report", "bulletin", "--at", "2018-07-30", "--format", "html").text.hasPrefix(
        "<!DOCTYPE html>"))
    for format in ["csv", "xlsx", "text", "json"] {
      let refused = try duban.run("report", "bulletin", "--format", format)
      #expect(refused.code == 64 && refused.errorText.contains("markdown, html"), "\(format)")
    }
  }

  @Test func tablesInGB18030AreReadByOlderPrograms() throws {
    try take("schedule: 每周一, formats: text")
    let bytes = try duban.run("overdue", "--at", "2018-07-30", "--format", "csv-gb18030", "--lang", "zh").bytes
    // 类别.
    #expect(Array(bytes.prefix(4)) == [0xC0, 0xE0, 0xB1, 0xF0])
  }
}
