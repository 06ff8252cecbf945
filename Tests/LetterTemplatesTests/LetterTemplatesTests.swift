import Diagnostics
import Messages
import RuleFiles
import Testing

@testable import LetterTemplates

@Suite struct LetterTemplatesTests {
  private func model(_ text: String) -> LetterModel {
    var fields: [String: LetterValue] = [:]
    for name in LetterModel.names where name.list == nil { fields[name.name] = .text(text) }
    let details: LetterValue = .list([
      .fields(["label": .text(text), "verbatim": .flag(false), "lines": .list([.text(text)])]),
      .fields(["label": .text(text), "verbatim": .flag(true), "lines": .list([.text(text), .text(text)])]),
    ])
    fields["groups"] = .list([
      .fields([
        "group": .text("overdue"), "heading": .text(text),
        "entries": .list([
          .fields([
            "number": .text("1"), "title": .text(text), "key": .text(text), "remark": .text(text),
            "details": details,
            "text-lines": .list([.text(text)]),
          ])
        ]),
      ])
    ])
    for name in ["opening-lines", "footer-lines", "footer"] { fields[name] = .list([.text(text)]) }
    return LetterModel(fields: fields, language: .zh)
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</style></p>", "{{greeting}}",
    "{{{greeting}}}",
    "<\u{338}b>", "<\u{20DD}script>", "'><b>", "&lt;b&gt;", "a\u{0}b",
  ])
  func noTextOfARuleBecomesMarkup(text: String) throws {
    let plain = try #require(LetterTemplates().html(model("x")))
    let page = try #require(LetterTemplates().html(model(text)))
    func tags(_ page: String) -> Int { page.unicodeScalars.count { $0 == "<" } }
    #expect(tags(page) == tags(plain))
    #expect(page.unicodeScalars.count { $0 == "\"" } == plain.unicodeScalars.count { $0 == "\"" })
  }

  @Test func anOfficesOwnTemplateTakesThePlaceOfTheUsualOne() throws {
    let own = LetterTemplates([
      RuleSource(path: "rules/templates/letter.txt.mustache", bytes: Array("致{{recipient}}<{{subject}}>\n".utf8)),
      RuleSource(path: "rules/plan.yaml", bytes: []),
    ])
    #expect(own.text(model("某某")) == "致某某<某某>\n")
    #expect(own.html(model("某某")) == LetterTemplates().html(model("某某")))
    #expect(LetterTemplates().text(model("某某")) == nil)
  }

  @Test func aTemplateThatIsWrongIsNotUsed() {
    let own = LetterTemplates([RuleSource(path: "letter.txt.mustache", bytes: Array("{{nothing}}".utf8))])
    #expect(own.text(model("x")) == nil)
  }

  @Test func whatIsEmptyLeavesItsSectionOut() throws {
    var empty = model("x")
    empty.fields["groups"] = .list([])
    let page = try #require(LetterTemplates().html(empty))
    #expect(!page.contains("<h2") && page.contains("<p"))
  }
}
