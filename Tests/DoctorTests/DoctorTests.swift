import ProgramHarness
import Testing

/// `duban doctor`: the whole of it.
@Suite struct DoctorTests {
  private let folder = TemporaryFolder(inMemory: true)
  private let duban: Program

  init() throws {
    duban = Program(in: folder.path)
    try folder.write(SmallOffice.rules(["one": "2018-07-25", "two": "2018-07-30"]), to: "rules/rules.yaml")
  }

  private func lines(_ arguments: String...) throws -> (code: Int32, lines: [Substring]) {
    let found = try duban.run(["doctor", "--lang", "en"] + arguments)
    return (found.code, found.text.split(separator: "\n"))
  }

  @Test func aLineForEachThingAndTheSumOfThem() throws {
    #expect(try duban.run("tick", "--at", "2018-07-25T09:00").code == 0)
    let (code, lines) = try lines("--at", "2018-07-25T09:01")
    #expect(code == 0, "\(lines)")
    #expect(lines.allSatisfy { $0.hasPrefix("✓ ") || $0.hasPrefix("! ") }, "\(lines)")
    let starts = ["rules", "ledger", "disk", "disk mail", "clock", "zone", "calendar plain", "running", "outbox"]
    for start in starts { #expect(lines.contains { $0.dropFirst(2).hasPrefix(start) }, "\(start): \(lines)") }
    #expect(lines.contains { $0.hasPrefix("! calendar plain: no notices") && $0.contains(" → ") })
    #expect(lines.contains { $0.hasPrefix("! administrators: none") })
    let sum = try duban.run("doctor", "--lang", "en", "--at", "2018-07-25T09:01").errorText
    #expect(sum.contains("2 worth a look, 0 wrong"), "\(sum)")
  }

  @Test func scriptsGetTheSame() throws {
    let found = try duban.run("doctor", "--json", "--at", "2018-07-25")
    #expect(found.code == 0)
    let json = try found.json
    #expect(json["wrong"] == .number(0), "\(json)")
    let checks = json["checks"].array
    #expect(checks.count == (json["fine"].int ?? 0) + (json["warnings"].int ?? 0))
    #expect(checks.first?["check"] == .string("rules") && checks.first?["verdict"] == .string("fine"))
    let ledger = checks.first { $0["check"].string == "ledger" }
    #expect(ledger?["verdict"] == .string("warning") && ledger?["advice"].string?.contains("duban tick") == true)
  }

  /// What a test does to an office that is well, and what is then wrong with it.
  struct Harm: Sendable, CustomTestStringConvertible {
    var name: String
    var does: @Sendable (TemporaryFolder, Program) throws -> Void
    var says: String
    /// The clock; nil: a minute after the last pass.
    var at = "2018-07-25T09:01"

    var testDescription: String { name }
  }

  static let harms = [
    Harm(
      name: "an error in the rules",
      does: { folder, _ in try folder.write("tasks: [{idd: x}]\n", to: "rules/bad.yaml") },
      says: "✗ rules: "),
    Harm(
      name: "no rules", does: { folder, _ in try folder.remove("rules") }, says: "✗ rules: rules: there is no such"),
    Harm(
      name: "a ledger that is none",
      does: { folder, _ in
        try folder.write([UInt8](repeating: 0x41, count: 4096), to: "state/duban/ledger.sqlite")
      }, says: "✗ ledger: "),
    Harm(
      name: "a ledger that is gone", does: { folder, _ in try folder.remove("state/duban/ledger.sqlite") },
      says: "✗ ledger: the ledger"),
    Harm(
      name: "a file where the mailboxes belong",
      does: { folder, _ in
        try folder.remove("state/duban/mailboxes")
        try folder.write("x", to: "state/duban/mailboxes")
      }, says: "✗ disk mail "),
    Harm(
      name: "a clock that was set back", does: { _, _ in }, says: "✗ clock: 2018-07-20T00:00, before the last pass",
      at: "2018-07-20"),
    Harm(
      name: "nobody has looked for days", does: { _, _ in },
      says: "✗ running: not running, last pass 2018-07-25T09:00",
      at: "2018-07-28"),
    Harm(
      name: "a program that is not there",
      does: { folder, _ in
        try folder.write(
          folder.text("rules/rules.yaml").replacing(
            "kind: maildir, folder: mailboxes", with: "kind: sendmail, program: /nowhere/sendmail, from: a@b.cn"),
          to: "rules/rules.yaml")
      }, says: "✗ sendmail mail /nowhere/sendmail: there is no such program → "),
  ]

  @Test(arguments: harms)
  func whatIsWrongIsNamedAndTheExitCodeSaysSo(_ row: Harm) throws {
    #expect(try duban.run("tick", "--at", "2018-07-25T09:00").code == 0)
    try row.does(folder, duban)
    // The lock is tried, to see whether a daemon runs.
    func kept() -> [String: [UInt8]] { folder.tree("state").filter { !$0.key.hasSuffix(".lock") } }
    let before = kept()
    let (code, lines) = try lines("--at", row.at)
    #expect(code == 1, "\(lines)")
    let wrong = lines.filter { $0.hasPrefix("✗") }
    #expect(wrong.count == 1 && wrong[0].hasPrefix(row.says), "\(lines)")
    #expect(kept() == before)
  }
}
