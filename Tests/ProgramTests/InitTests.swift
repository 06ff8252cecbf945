import Foundation
import ProgramHarness
import Testing

/// `duban init`: a folder of rules to start from.
@Suite struct InitTests {
  private let folder = TemporaryFolder(inMemory: true)
  private let duban: Program

  init() { duban = Program(in: folder.path) }

  private static let written = [
    "calendars/cn.yaml", "office.yaml", "plans/plan-2026.yaml", "schema.json", "tests/plan-2026.yaml", "units.yaml",
  ]

  /// What stands in the repository under `rules`.
  private func shipped(_ name: String) throws -> String {
    try String(contentsOfFile: "\(Program.packageRoot)/rules/\(name)", encoding: .utf8)
  }

  private func start(_ more: String...) throws -> Finished {
    try duban.run(["init", "office", "--year", "2026"] + more)
  }

  @Test func itWritesTheRulesOfThisRepository() throws {
    #expect(try start().code == 0)
    #expect(folder.files("office/rules") == Self.written)
    let (beside, below) = (Self.modeline("schema.json"), Self.modeline("../schema.json"))
    #expect(folder.text("office/rules/calendars/cn.yaml") == below + (try shipped("calendars/cn.yaml")))
    #expect(folder.text("office/rules/plans/plan-2026.yaml") == below + (try shipped("plans/office-2026.yaml")))
    #expect(folder.text("office/rules/tests/plan-2026.yaml") == below + (try shipped("tests/office-2026.yaml")))
    #expect(folder.text("office/rules/units.yaml") == beside + (try shipped("units-office-2026.yaml")))
    #expect(folder.text("office/rules/office.yaml").hasPrefix(beside))
  }

  /// The first line, by which editors find the schema; the path is relative to the file.
  private static func modeline(_ path: String) -> String { "# yaml-language-server: $schema=\(path)\n" }

  @Test func theSchemaStandsBesideTheRulesAndIsNone() throws {
    #expect(try start().code == 0)
    #expect(folder.text("office/rules/schema.json") == (try duban.run("schema").text))
    try folder.write("{ not even JSON", to: "office/rules/schema.json")
    #expect(try duban.run("check", "--rules", "office/rules").code == 0)
  }

  @Test func theyAreRightAndOnTrial() throws {
    #expect(try start().code == 0)
    var inside = duban
    inside.folder = folder("office")
    let check = try inside.run("check", "--json").json
    #expect(check["errors"] == .number(0) && check["diagnostics"].array.isEmpty, "\(check)")
    let tick = try inside.run("tick", "--at", "2026-02-02T09:00", "--ledger", "ledger.sqlite", "--json")
    #expect(try tick.json["trial"] == .bool(true), "\(tick.errorText)")
    #expect(folder.exists("office/trial/示范区教育局联络员") && !folder.exists("office/mailboxes"))
  }

  @Test func thePlanShowsTheMainIdeas() throws {
    #expect(try start().code == 0)
    let tasks = try duban.run("tasks", "--rules", "office/rules", "--json").json.array
    #expect((4...6).contains(tasks.count))
    let parts = tasks.flatMap { $0["commitments"].array.isEmpty ? [$0] : $0["commitments"].array }
    #expect(parts.contains { !$0["targets"].array.isEmpty })
    #expect(parts.contains { $0["due"]["kind"] == .string("recurring") && $0["due"]["phrase"] == .string("每月底前") })
    #expect(parts.contains { $0["due"]["due"] == .string("2026-10-31") })
    #expect(parts.contains { $0["due"]["kind"] == .string("relative") })
    #expect(parts.contains { $0["kind"] == .string("exhortation") })
    let overdue = try duban.run("overdue", "--rules", "office/rules", "--at", "2026-07-02", "--json").json
    let summaries = overdue["obligations"].array.compactMap { $0["key"].string }.filter {
      $0.contains("summary@2026-H1#")
    }
    #expect(summaries.count == 3)
  }

  @Test(arguments: [2024, 2025, 2027, 2035]) func itIsRightForOtherYears(_ year: Int) throws {
    let found = try duban.run("init", "office", "--year", "\(year)", "--json")
    #expect(found.code == 0)
    #expect(try found.json["files"].strings.contains("office/rules/plans/plan-\(year).yaml"))
    let check = try duban.run("check", "--rules", "office/rules", "--json").json
    #expect(check["errors"] == .number(0), "\(check)")
    let tasks = try duban.run("tasks", "--rules", "office/rules", "--json").json.array
    #expect(tasks.allSatisfy { $0["plan"] == .string("office-\(year)") })
    #expect(tasks.contains { $0["due"]["due"] == .string("\(year)-10-31") })
  }

  /// Whatever weekdays and holidays the year has, and whether or not its calendar is known.
  @Test(arguments: [1900, 2008, 2020, 2024, 2025, 2026, 2027, 2028, 2035, 2200])
  func itsTestsPass(_ year: Int) throws {
    #expect(try duban.run("init", "office", "--year", "\(year)").code == 0)
    let found = try duban.run("test", "--rules", "office/rules", "--json")
    #expect(found.code == 0, "\(found.text)")
    #expect(try found.json["tests"] == .number(7) && found.json["failed"] == .number(0))
  }

  /// When each of the commands that `init` prints is typed: once each, in this order.
  private static let days = [
    "tick": "2026-01-19T09:00", "accept": "2026-01-19",
    "progress": "2026-07-10", "attach": "2026-10-19", "submit": "2026-10-19", "confirm": "2026-10-22",
    "overdue": "2026-10-22", "explain": "2026-10-22",
  ]

  /// From an empty folder to a task that is struck off: every command that is printed, as it is printed.
  @Test func whatItPrintsWalksThroughTheStandardWorkflow() throws {
    let written = try start("--lang", "zh")
    let commands = written.text.split(separator: "\n").filter { $0.hasPrefix("  duban ") }.map {
      $0.dropFirst("  duban ".count).split(separator: " ").map(String.init)
    }
    #expect(written.text.contains("\n  cd office\n"))
    #expect(commands.map { $0[0] } == Array(Self.order) + ["run"], "\(written.text)")
    var inside = duban
    inside.folder = folder("office")
    var texts: [String: String] = [:]
    for command in commands where command[0] != "run" {
      let at = Self.days[command[0]]
      let found = try inside.run(command + (at.map { ["--at", $0] } ?? []))
      #expect(found.code == 0, "\(command): \(found.text)\(found.errorText)")
      texts[command[0]] = found.text
    }
    #expect(texts["tasks"]?.contains("签收→办理→审核") == true, "\(texts)")
    #expect(texts["submit"]?.contains("报结") == true, "\(texts)")
    #expect(texts["confirm"]?.contains("按期办结") == true, "\(texts)")
    #expect(texts["overdue"]?.contains("新建高标准农田") == false)
    #expect(texts["explain"]?.contains("新建高标准农田") == true)
    let letters = folder.files("office/trial/示范区农业农村局联络员/new")
    #expect(letters.count == 1)
    let shown = try inside.run("show", "farmland", "--at", "2026-10-22", "--ledger", "ledger.sqlite", "--json")
      .json[0]
    #expect(shown["state"] == .string("met") && shown["facts"].array.count == 5)
    #expect(shown["stages"].array.compactMap { $0["state"].string } == ["met", "met"])
  }

  private static let order = [
    "check", "test", "tasks", "tick", "accept", "progress", "attach", "submit", "confirm", "overdue", "explain",
  ]

  @Test(arguments: [("en_US.UTF-8", "written:"), ("zh_CN.UTF-8", "已写入：")])
  func whoTypedItReadsTheirOwnLanguage(_ locale: String, _ says: String) throws {
    var person = duban
    person.environment["LANG"] = locale
    #expect(try person.run("init", "office", "--year", "2026").text.hasPrefix(says))
  }

  @Test func theYearIsTheClocks() throws {
    #expect(try duban.run("init", "office", "--at", "2027-03-01").code == 0)
    #expect(folder.exists("office/rules/plans/plan-2027.yaml"))
  }

  @Test func anEmptyFolderIsFine() throws {
    try folder.makeFolder("office/rules")
    #expect(try start().code == 0)
    #expect(folder.files("office/rules") == Self.written)
  }

  @Test(arguments: ["rules/office.yaml", "rules/plans/other.yaml", "rules/notes.txt"])
  func whatHoldsRulesIsLeftAlone(_ name: String) throws {
    try folder.write("# ours\n", to: "office/\(name)")
    let found = try start()
    #expect(found.code == 73 && found.errorText.contains("left alone"), "\(found.errorText)")
    #expect(folder.files("office") == [name])
  }

  @Test func aFileInItsPlaceIsSaid() throws {
    try folder.write("", to: "office")
    let found = try start()
    #expect(found.code == 73 && found.errorText.contains("office"), "\(found.errorText)")
    #expect(folder.text("office").isEmpty)
  }

  @Test(arguments: ["0", "1800", "2300", "next"]) func aYearThatIsNoneIsUsage(_ year: String) throws {
    #expect(try duban.run("init", "office", "--year", year).code == 64)
    #expect(!folder.exists("office"))
  }
}
