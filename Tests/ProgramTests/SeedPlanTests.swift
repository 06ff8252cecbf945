import ProgramHarness
import Testing

/// The rules that come with the program say what the seed document says.
@Suite struct SeedPlanTests {
  /// A copy of the rules and the program in it; no ledger yet.
  private let folder: TemporaryFolder
  private let duban: Program

  init() throws {
    folder = TemporaryFolder(inMemory: true)
    try folder.takeRules()
    duban = Program(in: folder.path)
  }

  private static let tasks = Result {
    let folder = TemporaryFolder(inMemory: true)
    try folder.takeRules()
    return try Program(in: folder.path).run("tasks", "--json").json
  }

  @Test func checkingThemFindsNothingButNotes() throws {
    let found = try duban.run("check", "--json")
    let json = try found.json
    #expect(found.code == 0)
    #expect(json["errors"] == .number(0))
    #expect(json["decisions"] == .number(0))
    #expect(json["diagnostics"].array.allSatisfy { $0["severity"] == .string("note") })
    #expect(json["notes"].int == json["diagnostics"].array.count)
  }

  @Test func theAmbiguousPhraseIsNotedAtItsPlace() throws {
    let notes = try duban.run("check", "--json").json["diagnostics"].array
    let ambiguous = notes.filter { $0["code"] == .string("deadline.ambiguous") }
    let note = try #require(ambiguous.first)
    #expect(ambiguous.count == 1)
    #expect(note["file"] == .string("rules/plans/xinbei-ziyang-2018.yaml"))
    let line = folder.text("rules/plans/xinbei-ziyang-2018.yaml")
      .split(separator: "\n", omittingEmptySubsequences: false)[(note["line"].int ?? 1) - 1]
    #expect(line.contains("due: 8月前"))
    #expect(note["help"].string?.contains("month-before") == true)
  }

  @Test func thereAreTheTablesRowsInItsOrderAndThenTheProse() throws {
    let tasks = try Self.tasks.get().array
    #expect(tasks.compactMap(\.["id"].string) == SeedTable.rows.map(\.id) + SeedTable.prose.map(\.id))
    #expect(SeedTable.rows.count == 22)
    #expect(tasks.count == 30)
  }

  @Test(arguments: SeedTable.rows)
  func aRowHasItsUnitsItsDeadlineAndItsPlace(_ row: SeedTable.Row) throws {
    let task = try #require(try Self.tasks.get().array.first { $0["id"] == .string(row.id) })
    #expect(task["lead"].strings == row.units)
    #expect(task["due"]["phrase"] == .string(row.phrase))
    #expect(task["due"]["due"] == .string(row.due))
    if let start = row.start { #expect(task["due"]["start"] == .string(start)) }
    #expect(task["clause"]["line"].int == row.line)
    #expect(task["clause"]["source"] == .string("seeds/004_55ed6aeee107d84f.txt"))
    if let target = row.target {
      #expect(task["targets"].array.count == 1)
      #expect(task["targets"][0]["comparator"] == .string(target.comparator))
      #expect(task["targets"][0]["value"].int == target.value)
      #expect(task["targets"][0]["unit"] == .string(target.unit))
    }
    for commitment in task["commitments"].array where commitment["kind"] != .string("exhortation") {
      #expect(commitment["due"]["due"] == .string(row.due), "\(commitment["id"])")
    }
    #expect(task["due"]["ambiguous"] == .bool(row.phrase == "8月前"))
  }

  @Test func eightMonthsBeforeMayAlsoMeanTheEndOfAugust() throws {
    let task = try #require(try Self.tasks.get().array.first { $0["id"] == .string("labour-agencies") })
    #expect(task["due"]["due"] == .string("2018-07-31"))
    #expect(task["due"]["ambiguous"] == .bool(true))
    #expect(task["due"]["alternatives"].strings == ["2018-08-31"])
  }

  @Test(arguments: SeedTable.prose.indices)
  func aPromiseOfTheProseHasItsUnitsAndItsPlace(_ index: Int) throws {
    let row = SeedTable.prose[index]
    let task = try #require(try Self.tasks.get().array.first { $0["id"] == .string(row.id) })
    #expect(task["lead"].strings == row.units)
    #expect(task["clause"]["line"].int == row.line)
    if let due = row.due {
      #expect(task["due"]["due"] == .string(due))
      #expect(task["chase"] == .bool(false))
      #expect(task["performedBy"] == .string("紫阳县"))
    } else {
      #expect(task["kind"] == .string("exhortation"))
    }
  }

  @Test func everyQuoteIsInTheLineItCites() throws {
    let document = folder.text("seeds/004_55ed6aeee107d84f.txt")
      .split(separator: "\n", omittingEmptySubsequences: false)
    for task in try Self.tasks.get().array {
      for clause in [task["clause"]] + task["commitments"].array.map({ $0["clause"] }) {
        let line = try #require(clause["line"].int)
        let quote = try #require(clause["quote"].string)
        #expect(document[line - 1].contains(quote), "\(task["id"]) line \(line)")
      }
    }
  }

  @Test func aQuoteThatTheDocumentDoesNotHaveIsFound() throws {
    let plan = "rules/plans/xinbei-ziyang-2018.yaml"
    try folder.write(folder.text(plan).replacing("新增新北区2家以上劳务合作机构。", with: "新增新北区3家以上劳务合作机构。"), to: plan)
    let found = try duban.run("check", "--json").json
    #expect(found["diagnostics"].array.contains { $0["code"].string?.hasPrefix("clause.") == true })
  }
}
