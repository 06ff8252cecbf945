import Glibc
import ProgramHarness
import Testing

/// Rules that cannot be used: one clear sentence that says what to do, the right exit code, nothing lost.
@Suite struct BadRulesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    /// Makes the folder `rules`.
    var prepare: @Sendable (TemporaryFolder) throws -> Void
    var code: Int32
    /// What the message must say: what is wrong and what to do.
    var says: [String]

    var testDescription: String { name }
  }

  private static func file(_ text: String) -> @Sendable (TemporaryFolder) throws -> Void {
    { try $0.write(text, to: "rules/rules.yaml") }
  }

  static let unusable = [
    Case(name: "the folder is missing", prepare: { _ in }, code: 66, says: ["rules", "no such", "--rules"]),
    Case(
      name: "the folder is a file", prepare: { try $0.write("", to: "rules") }, code: 66,
      says: ["rules", "not a folder", "--rules"]),
    Case(
      name: "the folder is empty", prepare: { try $0.makeFolder("rules") }, code: 1,
      says: ["no plan", "'plan' section"]),
    Case(
      name: "a rule file is a pipe",
      prepare: { folder in
        try file(SmallOffice.rules())(folder)
        mkfifo(folder("rules/pipe.yaml"), 0o600)
      }, code: 66, says: ["rules/pipe.yaml", "not a regular file", "remove or replace"]),
    Case(
      name: "a rule file is a link to itself",
      prepare: { folder in
        try file(SmallOffice.rules())(folder)
        symlink("loop.yaml", folder("rules/loop.yaml"))
      }, code: 66, says: ["rules/loop.yaml", "loop of links"]),
    Case(
      name: "a file is not UTF-8",
      prepare: { try $0.write(Array(SmallOffice.rules().utf8) + [0x23, 0xFF, 0x0A], to: "rules/rules.yaml") },
      code: 1,
      says: ["rules/rules.yaml:14:2", "UTF-8", "save the file as UTF-8"]),
    Case(
      name: "a file is GBK",
      // 计划 in GB18030.
      prepare: {
        let bytes: [UInt8] =
          Array("plan: {id: p, year: 2018, title: ".utf8) + [0xBC, 0xC6, 0xBB, 0xAE] + Array("}\n".utf8)
        try $0.write(bytes, to: "rules/rules.yaml")
      }, code: 1, says: ["GBK", "convert it: duban fmt --from gbk 'rules/rules.yaml'"]),
    Case(
      name: "a deadline nobody can read", prepare: file(SmallOffice.rules(["one": "猴年马月"])), code: 1,
      says: ["rules/rules.yaml:13:", "deadline", "cannot read '猴年马月'"]),
    Case(
      name: "a day that does not exist", prepare: file(SmallOffice.rules(["one": "2018-02-30"])), code: 1,
      says: ["rules/rules.yaml:13:", "2018-02-30"]),
    Case(
      name: "a task whose unit has nobody to tell",
      prepare: file(SmallOffice.rules().replacing("{name: 单位1, liaison: 联络员1}", with: "{name: 单位1}")), code: 1,
      says: ["单位1", "neither liaison nor leader", "add 'liaison' or 'leader'"]),
    Case(
      name: "a unit that nobody declared",
      prepare: file(SmallOffice.rules().replacing("lead: 单位1", with: "lead: 单位")),
      code: 1, says: ["单位", "did you mean '单位1'"]),
    Case(
      name: "a misspelt key", prepare: file(SmallOffice.rules().replacing("due: 2018", with: "dua: 2018")), code: 1,
      says: ["rules/rules.yaml:13:", "unknown key 'dua'", "did you mean 'due'"]),
    Case(
      name: "a key that stands twice",
      prepare: file(SmallOffice.rules().replacing("title: 事项one", with: "id: two")),
      code: 1, says: ["rules/rules.yaml:13:", "'id'"]),
    Case(
      name: "a full-width colon", prepare: file(SmallOffice.rules().replacing("tasks:", with: "tasks：")), code: 1,
      says: ["rules/rules.yaml:12:", "："]),
  ]

  @Test(arguments: unusable)
  func checkNamesTheFaultAndWhatToDo(_ row: Case) throws {
    let folder = TemporaryFolder(inMemory: true)
    try row.prepare(folder)
    let found = try Program(in: folder.path).run("check")
    let said = found.text + found.errorText
    #expect(found.code == row.code, "\(said)")
    for words in row.says { #expect(said.contains(words), "says nothing of \(words): \(said)") }
  }

  /// Commands that would judge by the rules, or write by them.
  @Test(
    arguments: unusable,
    [
      ["overdue"], ["tasks"], ["agenda"], ["done", "one"], ["explain", "one"],
      ["simulate", "--from", "2018-01-01", "--to", "2018-01-02", "--out", "out"],
    ])
  func noCommandJudgesByThem(_ row: Case, _ command: [String]) throws {
    let folder = TemporaryFolder(inMemory: true)
    try row.prepare(folder)
    let found = try Program(in: folder.path).run(command)
    #expect(found.code == row.code, "\(found.text)\(found.errorText)")
    #expect(found.bytes.isEmpty)
    #expect(found.errors.last?.hasPrefix("duban: ") == true, "\(found.errorText)")
    for words in row.says {
      #expect(found.errorText.contains(words), "says nothing of \(words): \(found.errorText)")
    }
    #expect(!folder.exists("state") && !folder.exists("out"), "\(folder.files("."))")
  }

  @Test func aFileThatMayNotBeReadIsNamed() throws {
    let folder = TemporaryFolder(inMemory: true)
    try folder.write(SmallOffice.rules(), to: "rules/rules.yaml")
    try folder.write("", to: "rules/secret.yaml")
    try Ordinary.mayEnter(folder)
    chmod(folder("rules/secret.yaml"), 0)
    for command in [["check"], ["overdue"], ["tasks"]] {
      let found = try Ordinary.run(command, in: folder)
      #expect(found.code == 77)
      #expect(found.errors.count == 1)
      #expect(found.errorText.contains("rules/secret.yaml"))
      #expect(found.errorText.contains("check its owner and mode"))
      #expect(found.bytes.isEmpty)
    }
  }

  @Test func everyFaultIsNamedAtOnce() throws {
    let folder = TemporaryFolder(inMemory: true)
    let text = SmallOffice.rules(["one": "猴年", "two": "马月", "three": "2018-07-25", "two": "2018-07-26"])
    try folder.write(text, to: "rules/rules.yaml")
    let found = try Program(in: folder.path).run("check", "--json").json
    #expect(found["errors"].int ?? 0 >= 3)
    #expect(Set(found["diagnostics"].array.compactMap(\.["line"].int)).isSuperset(of: [13, 14, 16]))
  }

  @Test func vagueWordsAskForADecisionAndAreNeverDue() throws {
    let folder = TemporaryFolder(inMemory: true)
    try folder.write(SmallOffice.rules(["one": "定期", "two": "2018-07-25"]), to: "rules/rules.yaml")
    let duban = Program(in: folder.path)
    let found = try duban.run("check", "--json")
    #expect(found.code == 0)
    #expect(try found.json["decisions"].int == 1)
    let overdue = try duban.run("overdue", "--at", "2019-01-01", "--json").json["obligations"].array
    #expect(overdue.compactMap(\.["key"].string) == ["p/two"])
  }
}
