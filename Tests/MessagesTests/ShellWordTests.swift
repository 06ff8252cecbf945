import Testing

@testable import Messages

@Suite struct ShellWordTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String, word: String
    var testDescription: String { text }
  }

  static let cases = [
    Case(text: "p/agri-firms", word: "p/agri-firms"),
    Case(text: "p/summary@2018-H1#区农业局", word: "p/summary@2018-H1#区农业局"),
    Case(text: "场次", word: "场次"),
    Case(text: "", word: "''"),
    Case(text: "-rf", word: "'-rf'"),
    Case(text: "#comment", word: "'#comment'"),
    Case(text: "two words", word: "'two words'"),
    Case(text: "a\u{3000}b", word: "'a\u{3000}b'"),
    Case(text: "$(reboot)", word: "'$(reboot)'"),
    Case(text: "it's", word: "'it'\\''s'"),
    Case(text: "a;b", word: "'a;b'"),
    Case(text: "~", word: "'~'"),
  ]

  @Test(arguments: cases) func wordsAreQuotedWhereAShellWouldReadThem(_ c: Case) {
    #expect(ShellWord.quoted(c.text) == c.word)
  }
}
