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
    let misspelt = try duban.run("check", "--explain", "deadline.undecide", "--lang", "en")
    #expect(misspelt.code == 65)
    #expect(misspelt.errorText.contains("did you mean 'deadline.undecided'?"))
    #expect(try duban.run("check", "--explain", "all").text.split(separator: "\n").count > 60)
  }
}
