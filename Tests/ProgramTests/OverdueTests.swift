import ProgramHarness
import Testing

/// 超期清单, and what a recorded fact does to it.
@Suite struct OverdueTests {
  private let folder: TemporaryFolder
  private let duban: Program
  private let key = "xinbei-ziyang-2018/labour-agencies"

  init() throws {
    folder = TemporaryFolder(inMemory: true)
    try folder.takeRules()
    duban = Program(in: folder.path)
  }

  private func overdue(_ arguments: String...) throws -> JSON {
    let found = try duban.run(["overdue", "--at", "2018-09-10", "--json"] + arguments)
    #expect(found.code == 0, "\(found.errorText)")
    return try found.json
  }

  @Test func withoutFactsExactlyWhatWasDueBeforeTheDayIsListedByUnit() throws {
    let list = try overdue()
    let expected = SeedTable.dueBefore10September
    let rows = list["obligations"].array
    #expect(Set(rows.compactMap(\.["key"].string)) == Set(expected.map(\.key)))
    #expect(rows.count == expected.count)
    for (unit, key, due) in expected {
      let row = try #require(rows.first { $0["key"] == .string(key) })
      #expect(row["units"].strings == [unit])
      #expect(row["due"] == .string(due))
      #expect(row["lamp"] == .string("red"))
      #expect(try overdue("--for", unit)["obligations"].array.compactMap(\.["key"].string) == [key])
    }
    #expect(list["behind"].array.isEmpty)
    // 1 August to 10 September, both counted.
    #expect(rows.first { $0["key"] == .string(self.key) }?["daysOverdue"].int == 41)
    #expect(!folder.exists("state"), "looking made a ledger")
  }

  @Test func whatIsDueThatVeryDayIsNotOverdueUntilTheDayHasEnded() throws {
    let keys = { (at: String) in
      try duban.run("overdue", "--at", at, "--json").json["obligations"].array.compactMap(\.["key"].string)
    }
    #expect(try !keys("2018-07-31T23:59").contains(key))
    #expect(try keys("2018-08-01").contains(key))
  }

  @Test func aLiaisonIsShownTheUnitsOwnAndFailIfOverdueSaysSoByItsExitCode() throws {
    #expect(try overdue("--for", "人社局联络员")["obligations"].array.compactMap(\.["key"].string) == [key])
    #expect(try duban.run("overdue", "--at", "2018-09-10", "--fail-if-overdue").code == 1)
    #expect(try duban.run("overdue", "--at", "2018-03-10", "--fail-if-overdue").code == 0)
  }

  @Test func whatWasDoneLateLeavesTheListAndStaysRecordedAsLate() throws {
    let done = try duban.run("done", key, "--on", "2018-09-05", "--at", "2018-09-10", "--by", "人社局联络员")
    #expect(done.code == 0, "\(done.errorText)")
    #expect(done.text.contains(key) && done.text.contains("逾期办结"))
    let left = SeedTable.dueBefore10September.map(\.key).filter { $0 != key }
    #expect(try Set(overdue()["obligations"].array.compactMap(\.["key"].string)) == Set(left))
    let shown = try duban.run("show", key, "--at", "2018-09-10", "--json").json[0]
    #expect(shown["state"] == .string("met-late"))
    #expect(shown["late"] == .bool(true))
    #expect(shown["metOn"] == .string("2018-09-05"))
    #expect(shown["facts"][0]["on"] == .string("2018-09-05"))
    #expect(shown["facts"][0]["recorded"] == .string("2018-09-10T00:00:00+08:00"))
    #expect(shown["facts"][0]["by"] == .string("人社局联络员"))
    // Before the day it happened it had not happened.
    let earlier = try duban.run("overdue", "--at", "2018-09-04", "--json").json["obligations"].array
    #expect(earlier.contains { $0["key"] == .string(key) })
  }

  @Test func withTodaysClockToo() throws {
    #expect(try duban.run("done", key, "--on", "2018-09-05").code == 0)
    #expect(try duban.run("show", key, "--json").json[0]["state"] == .string("met-late"))
    #expect(try !overdue()["obligations"].array.contains { $0["key"] == .string(key) })
  }

  @Test func whatIsMetAlreadyIsNotRecordedTwice() throws {
    #expect(try duban.run("done", key, "--on", "2018-09-05", "--at", "2018-09-10").code == 0)
    let before = try duban.run("ledger", "export").bytes
    let again = try duban.run("done", key, "--on", "2018-09-06", "--at", "2018-09-10")
    #expect(again.code == 65)
    #expect(again.errors.count == 1)
    #expect(again.errorText.contains("2018-09-05"))
    #expect(try duban.run("ledger", "export").bytes == before)
  }

  @Test func progressIsAddedUp() throws {
    for (amount, sum) in [("1", "1/2"), ("0.5", "1.5/2"), ("1", "2.5/2")] {
      let told = try duban.run("progress", key, amount, "--at", "2018-07-02")
      #expect(told.text.contains(sum), "\(told.text)\(told.errorText)")
    }
    let correction = try duban.run("progress", key, "--at", "2018-07-02", "--", "-1")
    #expect(correction.text.contains("1.5/2"), "\(correction.text)\(correction.errorText)")
  }

  @Test(arguments: ["text", "markdown", "csv", "json", "html"])
  func everyFormatNamesEveryKeyThatIsOverdue(_ format: String) throws {
    let found = try duban.run("overdue", "--at", "2018-09-10", "--format", format)
    #expect(found.code == 0)
    for (_, key, due) in SeedTable.dueBefore10September {
      #expect(found.text.contains(key), "\(format) does not name \(key)")
      #expect(found.text.contains(due) || format == "html", "\(format) does not name \(due)")
    }
  }
}
