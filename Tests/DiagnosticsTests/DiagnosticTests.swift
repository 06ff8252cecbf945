import Diagnostics
import Testing

@Suite struct DiagnosticTests {
  @Test func errorsComeBeforeDecisionsBeforeNotes() {
    #expect(Severity.allCases.shuffled().sorted() == [.error, .decision, .note])
  }

  @Test func aSpanNeverEndsBeforeItBegins() {
    let span = SourceSpan(file: 0, line: 3, column: 7, endColumn: 2)
    #expect(span.column == 7 && span.endColumn == 7)
  }

  @Test func aPlaceIsTheFileAndTheLine() {
    var files = SourceFiles(["a.yaml"])
    let index = files.add("plans/b.yaml")
    #expect(files.place(SourceSpan(file: index, line: 12, column: 1, endColumn: 4)) == "plans/b.yaml:12")
    #expect(files.name(of: SourceSpan(file: 0, line: 1, column: 1, endColumn: 1)) == "a.yaml")
  }

  @Test func aTextIsGivenInTheLanguageAskedFor() {
    let text = Bilingual(zh: "逾期", en: "overdue")
    #expect(text[.zh] == "逾期")
    #expect(text[.en] == "overdue")
    #expect(Bilingual("2018-07-31")[.zh] == Bilingual("2018-07-31")[.en])
  }
}
