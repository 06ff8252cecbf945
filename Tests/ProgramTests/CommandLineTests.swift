import ProgramHarness
import Testing

/// Options, help, completion, exit codes and the terminal.
@Suite struct CommandLineTests {
  private let folder: TemporaryFolder
  private let duban: Program

  init() throws {
    folder = TemporaryFolder(inMemory: true)
    try folder.takeRules()
    duban = Program(in: folder.path)
  }

  static let commands = [
    [], ["check"], ["tasks"], ["show"], ["agenda"], ["overdue"], ["account"], ["explain"], ["done"], ["progress"],
    ["run"],
    ["tick"], ["simulate"], ["status"], ["ledger"], ["ledger", "export"], ["ledger", "balance"],
    ["ledger", "verify"], ["ledger", "head"], ["ledger", "replay"], ["ledger", "backup"], ["ledger", "restore"],
    ["ledger", "new"], ["deadline"], ["when"], ["event"], ["calendar"], ["calendar", "show"],
    ["accept"], ["attach"], ["submit"], ["confirm"], ["return"], ["extend"], ["extend", "request"],
    ["extend", "approve"], ["extend", "refuse"], ["block"], ["pause"], ["resume"], ["waive"], ["nudge"],
    ["acknowledge"], ["mute"], ["clock"], ["slips"], ["record"],
    ["report"], ["calendar", "import"], ["calendar", "status"], ["calendar", "feed"], ["cite"], ["raise"], ["init"],
    ["test"], ["schema"],
    ["reference"], ["diff"], ["fmt"], ["reload"],
    ["channels"], ["channels", "list"], ["channels", "test"], ["doctor"], ["drill"],
  ]

  @Test(arguments: commands)
  func helpHasExamplesThatBeginWithTheCommand(_ command: [String]) throws {
    let help = try duban.run(command + ["--help"])
    #expect(help.code == 0)
    let parts = help.text.split(separator: "EXAMPLES\n", maxSplits: 1)
    try #require(parts.count == 2, "no EXAMPLES")
    let words = (["duban"] + command).joined(separator: " ")
    #expect(parts[1].split(separator: "\n").first?.contains(words) == true)
  }

  @Test func theListOfCommandsIsTheOneOfTheHelp() throws {
    let help = try duban.run("--help").text
    let listed = help.split(separator: "SUBCOMMANDS:")[1].split(separator: "\n").filter { $0.hasPrefix("  ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    let tested = Set(Self.commands.compactMap(\.first))
    #expect(tested.subtracting(listed) == [])
    // A command that is new must be added to the tests above; long descriptions go on at a deeper column.
    let names = help.split(separator: "SUBCOMMANDS:")[1].split(separator: "\n")
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.contains("See '") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(Set(names) == tested)
  }

  /// Commands with the arguments that they cannot do without.
  static let complete = [
    ["check"], ["tasks"], ["show", "k"], ["agenda"], ["overdue"], ["account"], ["explain", "k"], ["done", "k"],
    ["progress", "k", "1"], ["run"], ["tick"],
    ["simulate", "--from", "2018-01-01", "--to", "2018-01-02", "--out", "o"],
    ["status"], ["ledger", "export"], ["ledger", "balance", "2018-01-01"], ["ledger", "verify"],
    ["ledger", "head"], ["ledger", "replay"], ["ledger", "backup", "f"], ["ledger", "restore", "f"],
    ["ledger", "new"], ["init", "o"],
    ["test"], ["schema"], ["reference"], ["fmt"], ["accept", "k"], ["attach", "k", "--ref", "r"], ["submit", "k"],
    ["confirm", "k"], ["return", "k"], ["extend", "request", "k", "--until", "2018-01-01", "--progress", "p"],
    ["extend", "approve", "k"], ["extend", "refuse", "k"], ["block", "k"], ["pause", "k"], ["resume", "k"],
    ["waive", "k"], ["nudge", "k"], ["acknowledge", "k"], ["mute", "k", "--over"], ["record", "f"],
    ["report", "overdue"], ["channels", "list"], ["channels", "test", "mail", "--to", "p"],
    ["calendar", "feed", "k"], ["doctor"], ["drill"],
    ["raise", "--plan", "p", "--unit", "u", "--due", "d", "--because", "b"],
  ]

  @Test(arguments: complete)
  func anUnknownOptionIsAUsageErrorThatNamesIt(_ command: [String]) throws {
    let found = try duban.run(command + ["--frobnicate"])
    #expect(found.code == 64, "\(found.errorText)")
    #expect(found.errorText.contains("--frobnicate"), "\(found.errorText)")
    #expect(found.bytes.isEmpty)
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var code: Int32
    var says: [String]

    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let refusals = [
    Refusal(
      arguments: ["done", "xinbei-ziyang-2018/labour-agency"], code: 65, says: ["did you mean", "labour-agencies'"]),
    Refusal(arguments: ["show", "labour-agencie"], code: 65, says: ["did you mean 'labour-agencies'"]),
    Refusal(
      arguments: ["explain", "xinbei-ziyang-2018/job-fairs/fair"], code: 65,
      says: ["did you mean", "job-fairs/fairs'"]),
    Refusal(arguments: ["progress", "agri-firm", "1"], code: 65, says: ["did you mean 'agri-firms'"]),
    Refusal(arguments: ["done", "job-fairs"], code: 65, says: ["3 obligations", "job-fairs/placements"]),
    Refusal(arguments: ["overdue", "--for", "区农业"], code: 65, says: ["did you mean '区农业局'"]),
    Refusal(arguments: ["calendar", "feed", "区农业"], code: 65, says: ["did you mean '区农业局'"]),
    Refusal(
      arguments: ["calendar", "feed", "区农业局", "--out", "rules/units.yaml"], code: 73,
      says: ["rules/units.yaml", "left alone"]),
    Refusal(arguments: ["overdue", "--format", "pdf"], code: 64, says: ["pdf", "markdown"]),
    Refusal(arguments: ["overdue", "--at", "yesterday"], code: 64, says: ["yesterday", "2018-09-10"]),
    Refusal(arguments: ["overdue", "--at", "2018-02-30"], code: 64, says: ["2018-02-30"]),
    Refusal(
      arguments: ["agenda", "--from", "2018-02-01", "--to", "2018-01-01"], code: 64, says: ["--to", "--from"]),
    Refusal(arguments: ["done", "agri-firms", "--on", "2018-13-01"], code: 64, says: ["--on", "2018-13-01"]),
    Refusal(
      arguments: ["done", "agri-firms", "--on", "2018-07-27", "--at", "2018-07-26"], code: 65,
      says: ["2018-07-27", "not come yet"]),
    Refusal(arguments: ["done", "agri-firms", "--evidence", "照片"], code: 65, says: ["照片"]),
    Refusal(arguments: ["progress", "agri-firms", "viele"], code: 64, says: ["viele", "write 4"]),
    Refusal(arguments: ["progress", "leaders-visit", "1"], code: 65, says: ["no quantity", "duban done"]),
    Refusal(arguments: ["tasks", "--plan", "other"], code: 65, says: ["other"]),
    Refusal(arguments: ["run", "--log-level", "loud"], code: 64, says: ["loud"]),
    Refusal(
      arguments: [
        "simulate", "--from", "2018-01-01", "--to", "2018-01-02", "--out", "o", "--story", "rules/none.yaml",
      ],
      code: 66, says: ["rules/none.yaml"]),
    Refusal(arguments: ["reference", "--format", "pdf"], code: 64, says: ["pdf", "markdown"]),
    Refusal(
      arguments: ["schema", "--out", "rules/units.yaml"], code: 73, says: ["rules/units.yaml", "left alone"]),
    Refusal(arguments: ["test", "--filter", "xinbei-pase"], code: 65, says: ["did you mean 'xinbei-pace'"]),
    Refusal(arguments: ["explain", "00000000"], code: 65, says: ["00000000"]),
    Refusal(arguments: ["explain", "--not", "agri-firms", "--on", "2018-07-25"], code: 64, says: ["--to"]),
  ]

  @Test(arguments: refusals)
  func aMistakeIsSaidInOneSentenceAndNothingIsWritten(_ row: Refusal) throws {
    let found = try duban.run(row.arguments)
    #expect(found.code == row.code, "\(found.text)\(found.errorText)")
    for words in row.says { #expect(found.errorText.contains(words), "\(found.errorText)") }
    #expect(found.bytes.isEmpty)
    #expect(!folder.exists("state") && !folder.exists("o"))
  }

  @Test func messagesAreInTheLanguageAskedFor() throws {
    let english = try duban.run("show", "nosuch", "--lang", "en")
    let chinese = try duban.run("show", "nosuch", "--lang", "zh")
    var locale = duban
    locale.environment["LC_ALL"] = "zh_CN.UTF-8"
    #expect(english.errorText.contains("no obligation"))
    #expect(chinese.errorText.contains("没有责任事项"))
    #expect(try locale.run("show", "nosuch").errorText == chinese.errorText)
    #expect(try duban.run("overdue", "--at", "2018-09-10", "--lang", "en").text.contains("2018-07-31"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func theShellsCompletionKnowsTheCommands(_ shell: String) throws {
    let script = try duban.run("--generate-completion-script", shell)
    #expect(script.code == 0)
    for word in ["overdue", "simulate", "balance", "fail-if-overdue"] { #expect(script.text.contains(word)) }
    guard shell == "bash" else { return }
    try folder.write(script.bytes, to: "completion")
    #expect(try duban.finish(["bash", "-n", "completion"]).code == 0)
  }

  @Test(arguments: [
    ["check"], ["test"], ["overdue", "--at", "2018-09-10"], ["tasks"], ["agenda", "--from", "2018-07-01"],
  ])
  func withoutATerminalThereAreNoEscapeCodes(_ command: [String]) throws {
    let found = try duban.run(command)
    #expect(!found.bytes.isEmpty)
    #expect(!found.bytes.contains(0x1B))
    #expect(!found.errorText.contains("\u{1B}"))
  }

  @Test func onATerminalColoursAreUsedUnlessTheyAreNotWanted() throws {
    func onTerminal(_ more: String, _ environment: [String: String] = [:]) throws -> Finished {
      var program = duban
      program.environment.merge(environment) { $1 }
      return try program.finish(["script", "-qec", "'\(Program.path)' check \(more)", "/dev/null"])
    }
    let plain = try onTerminal("")
    #expect(plain.code == 0)
    #expect(plain.bytes.contains(0x1B))
    #expect(try !onTerminal("--no-color").bytes.contains(0x1B))
    #expect(try !onTerminal("", ["NO_COLOR": "1"]).bytes.contains(0x1B))
    #expect(try !onTerminal("", ["TERM": "dumb"]).bytes.contains(0x1B))
    // no-color.org: an empty value asks for nothing.
    #expect(try onTerminal("", ["NO_COLOR": ""]).bytes.contains(0x1B))
  }

  @Test func aReaderThatGoesAwayIsNoFault() throws {
    let command = "'\(Program.path)' tasks --json | head -n 1; echo ${PIPESTATUS[0]}"
    let found = try duban.finish(["bash", "-c", command])
    let lines = found.text.split(separator: "\n")
    #expect(lines.first == "[")
    // Ended by SIGPIPE like any other program, or fine; never a crash, never a message.
    #expect(["0", "141"].contains(lines.last))
    #expect(found.errorText.isEmpty)
  }

  @Test func outputThatCannotBeWrittenIsSaid() throws {
    let found = try duban.finish(["sh", "-c", "'\(Program.path)' overdue --at 2018-09-10 > /dev/full"])
    #expect(found.code == 74)
    #expect(found.errors.count == 1)
    #expect(found.errorText.contains("No space left"))
  }
}
