import RuleFiles
import Rules
import Testing

@Suite struct RuleLoaderTests {
  @Test func aRightBookHasNoFindings() throws {
    let loaded = Fixtures.load(Fixtures.book)
    #expect(Fixtures.listing(loaded) == "")
    let book = try #require(loaded.book)
    #expect(book.plans.map(\.id) == ["ziyang"])
    #expect(book.plans[0].tasks.map(\.id) == ["agri-firms", "mechanism"])
  }
}
