import Diagnostics
import RuleFiles
import Testing

/// Quotes against their documents.
@Suite struct CitationsTests {
  static let document = """
    工作计划
    一、组织10家以上农业
    企业赴 紫阳县 对接合作资源
    责任单位：区农业局
    """

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let line: Int
    let quote: String
    /// `code: message`, or nil when all is well.
    let finding: String?
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "on its line", line: 2, quote: "组织10家以上农业", finding: nil),
    Case(name: "over two lines", line: 2, quote: "组织10家以上农业企业赴紫阳县", finding: nil),
    Case(name: "blanks do not count", line: 3, quote: "企业赴紫阳县　对接 合作", finding: nil),
    Case(
      name: "elsewhere", line: 1, quote: "企业赴紫阳县",
      finding: "clause.elsewhere: the quote is not on line 1 of the document but on line 3"),
    Case(
      name: "it begins on the line before", line: 3, quote: "农业企业赴紫阳县",
      finding: "clause.elsewhere: the quote is not on line 3 of the document but on line 2"),
    Case(
      name: "past the end", line: 99, quote: "责任单位",
      finding: "clause.elsewhere: the quote is not on line 99 of the document but on line 4"),
    Case(
      name: "nowhere", line: 2, quote: "组织12家以上",
      finding: "clause.not-found: '组织12家以上' is not in the document"),
  ]

  /// The codes shown here.
  static let codes: Set<String> = ["clause.elsewhere", "clause.not-found", "clause.no-source"]

  private func findings(_ line: Int, _ quote: String, texts: [String: [UInt8]]) throws -> [String] {
    let files = Fixtures.book(("{line: 2, quote: 组织10家以上农业企业}", "{line: \(line), quote: \(quote)}"))
    let book = try #require(Fixtures.load(files).book)
    return Citations.check(book, texts: texts).map { diagnostic in
      #expect(diagnostic.severity == .error)
      #expect(diagnostic.span?.line == 20)
      return "\(diagnostic.code): \(diagnostic.message.en)"
    }
  }

  @Test(arguments: cases) func aQuoteIsHeldAgainstItsDocument(_ c: Case) throws {
    let found = try findings(c.line, c.quote, texts: ["seeds/004.txt": Array(Self.document.utf8)])
    #expect(found == [c.finding].compactMap { $0 })
  }

  @Test func aMissingDocumentOfManyClausesIsOneError() throws {
    let files = Fixtures.book(
      ("{line: 2, quote: 组织10家以上农业企业}", "[{line: 2, quote: 组织}, {line: 3, quote: 企业}, {line: 4, quote: 对接}]"))
    let book = try #require(Fixtures.load(files).book)
    let found = Citations.check(book, texts: [:])
    #expect(found.count == 1)
    #expect(found.first?.message.en.contains("quotes are not checked") == true, "\(found)")
  }

  @Test func aMissingDocumentIsAnError() throws {
    #expect(
      try findings(2, "组织10家以上农业", texts: [:]) == [
        "clause.no-source: the document 'seeds/004.txt' cannot be had; the quote is not checked"
      ])
  }
}
