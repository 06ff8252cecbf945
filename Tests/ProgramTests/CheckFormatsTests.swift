import ProgramHarness
import Testing

/// `duban check` for people, scripts and reviews.
@Suite struct CheckFormatsTests {
  private let folder: TemporaryFolder
  private let duban: Program

  init() throws {
    folder = TemporaryFolder(inMemory: true)
    try folder.takeRules()
    let plan = "rules/plans/xinbei-ziyang-2018.yaml"
    try folder.write(
      folder.text(plan).replacing("    target: 2家以上\n    clause:", with: "    targat: 2家以上\n    clause:"), to: plan)
    duban = Program(in: folder.path)
  }

  @Test func aReviewGetsOneAnnotationAFinding() throws {
    let found = try duban.run("check", "--format", "github", "--lang", "en")
    #expect(found.code == 1)
    let lines = found.text.split(separator: "\n").filter { $0.hasPrefix("::error") }
    #expect(lines.count == 1)
    #expect(
      lines.first?.hasPrefix("::error file=rules/plans/xinbei-ziyang-2018.yaml,line=") == true
        && lines.first?.contains("title=rule.unknown-key::unknown key 'targat'%0Ahelp: did you mean 'target'?")
          == true
    )
  }

  @Test func theSameFindingsStandInEveryFormat() throws {
    let json = try duban.run("check", "--format", "json").json
    #expect(json["errors"].int == 1)
    #expect(try duban.run("check", "--json").json == json)
    #expect(try duban.run("check", "--format", "text").text.contains("[rule.unknown-key]"))
  }

  @Test func aCodeIsExplainedAndAMisspeltOneSuggested() throws {
    let told = try duban.run("check", "--explain", "deadline.undecided", "--lang", "zh")
    #expect(told.code == 0)
    #expect(told.text.hasPrefix("deadline.undecided：期限不明确"))
    #expect(told.text.contains("\n有错的：\n    tasks:\n") && told.text.contains("\n改好的：\n    tasks:\n"))
    let english = try duban.run("check", "--explain", "rule.unknown-key", "--lang", "en").text
    #expect(english.contains("\nWrong:\n    tasks:\n") && english.contains("    deu: 11月底\n"))
    #expect(english.contains("\nMended:\n    tasks:\n") && english.contains("    due: 11月底\n"))
    #expect(english.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let misspelt = try duban.run("check", "--explain", "deadline.undecide", "--lang", "en")
    #expect(misspelt.code == 65)
    #expect(misspelt.errorText.contains("did you mean 'deadline.undecided'?"))
    #expect(try duban.run("check", "--explain", "all").text.split(separator: "\n").count > 60)
  }

  @Test func aFileIsNamedOnOneLineWhateverItIsCalled() throws {
    try folder.write("plan: {id: a/b}\n", to: "rules/a\n::error::b\u{1B}[2J.yaml")
    for format in ["text", "github", "json"] {
      let found = try duban.run("check", "--format", format, "--lang", "en")
      #expect(found.code == 1)
      #expect(found.text.contains(format == "json" ? "a\\\\n::error" : "rules/a\\n"), "\(found.text)")
      #expect(!found.text.contains("\u{1B}") && !found.text.contains("\n::error::b"))
    }
  }

  @Test func aFileThatIsNearlyARuleFileIsNoted() throws {
    try folder.write("plan: {id: other}\n", to: "rules/plans/other.yml")
    let found = try duban.run("check", "--format", "json", "--lang", "en").json["diagnostics"].array
    let note = found.first { $0["code"].string == "file.ignored" }
    #expect(note?["severity"].string == "note")
    #expect(
      note?["message"].string?.hasSuffix("rules/plans/other.yml is not read: the name of a rule file ends in .yaml")
        == true)
  }
}
