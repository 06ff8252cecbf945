import Foundation
import ProgramHarness
import Testing

/// `duban fmt`, as a shell runs it.
@Suite struct FmtTests {
  private let folder = TemporaryFolder(inMemory: true)
  private let duban: Program

  init() throws {
    duban = Program(in: folder.path)
    try folder.takeRules()
  }

  private static let messy = "units:\n- id: b\n  name: 某某局   # 一\r\n"
  private static let neat = "units:\n  - name: 某某局   # 一\n    id: b\n"

  @Test func theRulesOfThisRepositoryAreLaidOut() throws {
    let before = folder.tree("rules")
    let found = try duban.run("fmt", "--check", "rules")
    #expect(found.code == 0, "\(found.text)\(found.errorText)")
    #expect(found.bytes.isEmpty)
    #expect(try duban.run("fmt").code == 0)
    #expect(folder.tree("rules") == before)
  }

  @Test func aFileIsLaidOutOnceAndKeepsItsMode() throws {
    try folder.write(Self.messy, to: "rules/more.yaml")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder("rules/more.yaml"))
    let found = try duban.run("fmt")
    #expect(found.code == 0, "\(found.errorText)")
    #expect(found.text == "rules/more.yaml\n")
    #expect(folder.text("rules/more.yaml") == Self.neat)
    let mode =
      try FileManager.default.attributesOfItem(atPath: folder("rules/more.yaml"))[.posixPermissions] as? Int
    #expect(mode == 0o640)
    #expect(folder.files("rules").allSatisfy { !$0.contains(".duban") })
    #expect(try duban.run("fmt").bytes.isEmpty)
  }

  @Test func templatesOfLettersAreLeftAsTheyAre() throws {
    let template = "<p>{{greeting}}</p>\n  {{#groups}}\n<b>{{heading}}</b>{{/groups}}\n"
    try folder.write(template, to: "rules/templates/letter.html.mustache")
    #expect(try duban.run("fmt").code == 0)
    #expect(folder.text("rules/templates/letter.html.mustache") == template)
    #expect(try duban.run("fmt", "--check").code == 0)
  }

  @Test func checkAndDiffWriteNothing() throws {
    try folder.write(Self.messy, to: "rules/more.yaml")
    let check = try duban.run("fmt", "--check")
    #expect(check.code == 1)
    #expect(check.text == "rules/more.yaml\n")
    let diff = try duban.run("fmt", "--diff", "rules/more.yaml")
    #expect(diff.code == 1)
    #expect(diff.text.hasPrefix("--- rules/more.yaml\n+++ rules/more.yaml\n@@ -1,3 +1,3 @@\n units:\n-- id: b\n"))
    #expect(diff.text.contains("\n+  - name: 某某局   # 一\n"))
    #expect(folder.text("rules/more.yaml") == Self.messy)
    let json = try duban.run("fmt", "--check", "--json").json
    #expect(json["changed"].strings == ["rules/more.yaml"])
  }

  @Test func aFileThatCannotBeReadIsLeftAloneWithItsPlace() throws {
    let text = "units:\n- name: 某某局\n\t  id: b\n"
    try folder.write(text, to: "rules/more.yaml")
    try folder.write(Self.messy.replacing("某某局", with: "某局"), to: "rules/other.yaml")
    let found = try duban.run("fmt")
    #expect(found.code == 1)
    #expect(found.errorText.contains("rules/more.yaml:3:1: error[yaml.tab]"), "\(found.errorText)")
    #expect(found.errorText.contains("1 left alone"))
    #expect(folder.text("rules/more.yaml") == text)
    #expect(found.text == "rules/other.yaml\n")
  }

  @Test func rulesWithFaultsAreLaidOutAllTheSame() throws {
    try folder.write("units:\n- name: 某某局\n  liaison: 没有这个人\n", to: "rules/more.yaml")
    #expect(try duban.run("fmt").code == 0)
    #expect(folder.text("rules/more.yaml") == "units:\n  - name: 某某局\n    liaison: 没有这个人\n")
  }

  @Test func gbkBecomesUTF8() throws {
    // GB 18030 as Foundation numbers it: its code 0x0632 with the mark of foreign encodings.
    let encoding = String.Encoding(rawValue: 0x8000_0000 | 0x0632)
    let bytes = try #require(Self.messy.data(using: encoding))
    try folder.write([UInt8](bytes), to: "rules/more.yaml")
    let refused = try duban.run("fmt")
    #expect(refused.code == 1)
    #expect(refused.errorText.contains("file.gb18030"), "\(refused.errorText)")
    #expect(folder.bytes("rules/more.yaml") == [UInt8](bytes))
    #expect(try duban.run("fmt", "--from", "gbk").code == 0)
    #expect(folder.text("rules/more.yaml") == Self.neat)
  }

  @Test func standardInputComesOutOnStandardOutput() throws {
    try folder.write(Self.messy, to: "messy.yaml")
    let found = try duban.finish(["sh", "-c", "duban fmt --stdin < messy.yaml"])
    #expect(found.code == 0, "\(found.errorText)")
    #expect(found.text == Self.neat)
    #expect(found.errorText == "")
    let check = try duban.finish(["sh", "-c", "duban fmt --stdin --check < messy.yaml"])
    #expect(check.code == 1)
    try folder.write("a: [", to: "broken.yaml")
    let broken = try duban.finish(["sh", "-c", "duban fmt --stdin < broken.yaml"])
    #expect(broken.code == 1)
    #expect(broken.bytes.isEmpty)
    #expect(broken.errorText.contains("stdin.yaml:1"), "\(broken.errorText)")
  }

  @Test func aLinkStaysALink() throws {
    try folder.write(Self.messy, to: "elsewhere/more.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: folder("rules/more.yaml"), withDestinationPath: "../elsewhere/more.yaml")
    #expect(try duban.run("fmt", "rules/more.yaml").code == 0)
    #expect(folder.text("elsewhere/more.yaml") == Self.neat)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder("rules/more.yaml"))
        == "../elsewhere/more.yaml")
  }

  private static let refusals: [([String], Int32)] = [
    (["fmt", "--stdin", "a.yaml"], 64), (["fmt", "nothing.yaml"], 66), (["fmt", "--from", "latin"], 64),
  ]

  @Test(arguments: refusals) func whatCannotBeDoneIsSaid(_ arguments: [String], _ code: Int32) throws {
    let found = try duban.run(arguments)
    #expect(found.code == code)
    #expect(!found.errorText.isEmpty)
  }
}
