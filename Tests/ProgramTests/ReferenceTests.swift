import ProgramHarness
import Foundation
import Testing

/// `duban reference` and `duban schema` as files.
@Suite struct ReferenceTests {
  private let folder = TemporaryFolder(inMemory: true)
  private let duban: Program

  init() { duban = Program(in: folder.path) }

  @Test(arguments: [("en", "docs/reference.md"), ("zh", "docs/reference.zh-CN.md")])
  func thePageIsWhatTheProgramWrites(_ language: String, _ path: String) throws {
    let written = try duban.run("reference", "--lang", language)
    #expect(written.code == 0, "\(written.errorText)")
    let page = try String(contentsOfFile: "\(Program.packageRoot)/\(path)", encoding: .utf8)
    #expect(page == written.text, "run 'make docs'")
  }

  @Test(arguments: ["en", "zh"]) func theTerminalGetsTheSameWithoutMarkdown(_ language: String) throws {
    let page = try duban.run("reference", "--lang", language, "--format", "text").text
    for words in ["answered-by", "承办", "8月前", "commitment"] { #expect(page.contains(words), "\(words)") }
    for mark in ["`", "](#", "\\|", "| ---"] { #expect(!page.contains(mark), "\(mark)") }
  }

  @Test func everyLinkOfThePageLeadsToAChapter() throws {
    let page = try duban.run("reference").text
    let links = page.matches(of: /\]\(#([a-z-]+)\)/).map { String($0.1) }
    #expect(links.count > 50)
    for link in Set(links) { #expect(page.contains("\n## \(link)\n"), "\(link)") }
  }

  @Test func theSchemaIsWrittenAndReplaced() throws {
    let printed = try duban.run("schema")
    #expect(try duban.run("schema", "--out", "rules/schema.json").code == 0)
    #expect(folder.text("rules/schema.json") == printed.text)
    try folder.write(printed.text + " ", to: "rules/schema.json")
    #expect(try duban.run("schema", "--out", "rules/schema.json").code == 0)
    #expect(folder.text("rules/schema.json") == printed.text)
    #expect(folder.files("rules") == ["schema.json"])
  }

  @Test func anotherFileIsLeftAlone() throws {
    try folder.write("plan: {id: a}\n", to: "a.yaml")
    let found = try duban.run("schema", "--out", "a.yaml")
    #expect(found.code == 73 && found.errorText.contains("a.yaml"), "\(found.errorText)")
    #expect(folder.text("a.yaml") == "plan: {id: a}\n")
  }

  /// What an editor shows beside a key, in both languages; an alias is the same key.
  @Test func theSchemaExplainsKeysInBothLanguages() throws {
    let schema = try duban.run("schema").json
    let task = schema["definitions"]["task"]["properties"]
    #expect(task["due"]["description"].string?.contains("期限，照计划原文写") == true)
    #expect(task["due"]["markdownDescription"].string?.contains("the deadline in the plan's words") == true)
    for alias in ["期限", "完成时限"] {
      #expect(task[alias]["$ref"] == .string("#/definitions/task/properties/due"))
    }
    #expect(schema["definitions"]["task"]["additionalProperties"] == .bool(false))
  }
}
