import ProgramHarness
import Testing

/// `duban status`: what it warns of.
@Suite struct StatusTests {
  private let folder = TemporaryFolder(inMemory: true)
  private let duban: Program

  init() throws {
    duban = Program(in: folder.path)
    // Wednesday 25 July 2018.
    try folder.write(SmallOffice.rules(["one": "2018-07-25", "two": "2018-07-30"]), to: "rules/rules.yaml")
  }

  private func warning(at clock: String) throws -> (name: JSON, text: String) {
    let text = try duban.run("status", "--at", clock, "--lang", "en").text
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("▲") }
    #expect(lines.count <= 1, "\(text)")
    return (try duban.run("status", "--at", clock, "--json").json["warning"], lines.first.map(String.init) ?? "")
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    /// When `tick` runs first.
    var pass: String
    var at: String
    var warns: String?
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "just after a pass", pass: "2018-07-25T09:00", at: "2018-07-25T09:01"),
    Case(name: "a working day later to the minute", pass: "2018-07-25T09:00", at: "2018-07-26T09:00"),
    Case(name: "a minute more", pass: "2018-07-25T09:00", at: "2018-07-26T09:01", warns: "stale"),
    Case(name: "a weekend is no working day", pass: "2018-07-27T10:00", at: "2018-07-30T08:59"),
    Case(name: "the Monday after", pass: "2018-07-27T10:00", at: "2018-07-30T10:01", warns: "stale"),
    Case(name: "before the hour nothing is due", pass: "2018-07-24T10:00", at: "2018-07-25T08:59"),
    Case(name: "at the hour it is", pass: "2018-07-24T10:00", at: "2018-07-25T09:00", warns: "due"),
    Case(name: "a clock that was set back", pass: "2018-07-25T09:00", at: "2018-07-20"),
  ]

  @Test(arguments: cases)
  func itWarnsWhenNobodyLooks(_ row: Case) throws {
    #expect(try duban.run("tick", "--at", row.pass).code == 0)
    let found = try warning(at: row.at)
    #expect(found.name == (row.warns.map { .string($0) } ?? .null))
    #expect(found.text.isEmpty == (row.warns == nil), "\(found.text)")
  }

  @Test func itSaysWhatToDoInBothLanguages() throws {
    _ = try duban.run("tick", "--at", "2018-07-24T10:00")
    let due = try duban.run("status", "--at", "2018-07-25T09:00", "--lang", "zh")
    #expect(due.code == 0 && due.text.contains("▲ 有到时间该发的通知，守护进程没有运行：启动 duban run"), "\(due.text)")
    #expect(try warning(at: "2018-07-25T09:00").text.contains("start duban run, or run duban tick once"))
    let stale = try duban.run("status", "--at", "2018-07-27", "--lang", "zh").text
    #expect(stale.contains("▲ 最近一次处理是2018-07-24T10:00，已超过一个工作日，守护进程没有运行"), "\(stale)")
    #expect(try warning(at: "2018-07-27").text.contains("more than a working day ago, and no daemon runs"))
  }

  /// What was never accepted is not in force: nobody is waiting for it.
  @Test func aLedgerWithoutRulesIsSilent() throws {
    #expect(try duban.run("done", "one", "--at", "2018-07-20").code == 0)
    #expect(try warning(at: "2018-08-20").name == .null)
  }

  @Test func aDaemonByAClockOfItsOwnSaysNothingOfToday() throws {
    _ = try duban.run("tick", "--at", "2018-07-24T10:00")
    let daemon = try duban.start(["run", "--at", "2018-07-25T08:00"])
    #expect(eventually { daemon.log.contains("] running") }, "\(daemon.log)")
    let found = try duban.run("status", "--json").json
    #expect(found["running"] == .bool(true) && found["warning"] == .null && found["lastPass"] == .null, "\(found)")
  }

  @Test func aRunningDaemonNotesItsPasses() throws {
    let daemon = try duban.start(["run"])
    #expect(
      eventually(every: 50) {
        (try? duban.run("status", "--json").json["lastPass"].string) ?? nil != nil
      })
    let found = try duban.run("status", "--json").json
    #expect(found["warning"] == .null && daemon.isRunning, "\(found)")
    // Nobody has looked at what this daemon does for years.
    let later = try duban.run("status", "--at", "2099-01-05", "--lang", "en").text
    #expect(later.contains("▲ the daemon runs, but its last pass was at"), "\(later)")
  }
}
