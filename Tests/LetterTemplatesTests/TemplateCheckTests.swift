import Diagnostics
import LetterTemplates
import Messages
import RuleFiles
import Testing

@Suite struct TemplateCheckTests {
  private func faults(_ text: String, _ name: String = "rules/letter.html.mustache") -> [String] {
    TemplateCheck.faults(in: RuleSource(path: name, bytes: Array(text.utf8))).map {
      "\($0.line):\($0.column): \($0.message.en)"
    }
  }

  @Test func theUsualTemplatesAreRight() {
    #expect(faults(UsualTemplates.html) == [])
    #expect(faults(UsualTemplates.text, "letter.txt.mustache") == [])
  }

  @Test func everyNameOfALetterMayBeUsedWhereItIs() {
    for name in LetterModel.names {
      var text = "{{\(name.name)}}"
      var list = name.list
      while let outer = list {
        text = "{{#\(outer)}}\(text){{/\(outer)}}"
        list = LetterModel.names.first { $0.name == outer }?.list
      }
      #expect(faults(text) == [], "\(text)")
    }
  }

  @Test(arguments: [
    ("<p>{{greeting}</p>\n", "1:4: a tag is not closed"), ("一\n二{{greting}}", "2:2: letters have no 'greting'"),
    ("{{#groups}}{{heading}}", "1:1: section 'groups' is not closed"),
    ("{{heading}}", "1:1: 'heading' is there inside 'groups' only"),
    ("{{/groups}}", "1:1: 'groups' was not opened, or something inside it is not closed"),
    ("{{{greeting}}}", "1:1: a text cannot go out unescaped"),
    ("{{&greeting}}", "1:1: a text cannot go out unescaped"),
    ("{{> other}}", "1:1: templates have no tags with '>'"),
    ("{{=<% %>=}}", "1:1: templates have no tags with '='"),
    ("{{% CONTENT_TYPE: TEXT}}", "1:1: templates have no tags with '%'"), ("{{}}", "1:1: a tag is empty"),
    ("{{.}}", "1:1: there is nothing here that '.' could stand for"),
  ])
  func whatIsWrongIsSaidWhereItStands(text: String, finding: String) { #expect(faults(text) == [finding]) }

  @Test func commentsAndOtherFilesAreLeftAlone() {
    #expect(faults("{{! whatever {{ \n it says }}\n{{ greeting }}\n") == [])
    #expect(faults("{{nothing}}", "plan.yaml") == [])
    #expect(faults("x", "letter.mustache") == ["1:1: there is no template called 'letter.mustache'"])
  }
}
