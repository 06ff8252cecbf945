import Rules
import Testing

@Suite struct PolicyTests {
  @Test(arguments: [
    (CountedSpan(5, .workingDays), "5wd"), (CountedSpan(1, .days), "1d"), (CountedSpan(2, .weeks), "2w"),
    (CountedSpan(3, .months), "3m"), (CountedSpan(0, .days), "0d"),
  ])
  func aSpanHasItsOwnCanonicalText(_ span: CountedSpan, _ text: String) {
    #expect(span.canonical == text)
  }

  @Test func rolesAreToldApartByNameInBothLanguages() {
    let roles: [Role] = [.liaison, .leader, .support, .supervisor, .person(0)]
    #expect(Set(roles.map(\.name)).count == roles.count)
    #expect(Set(roles.map(\.chinese)).count == roles.count)
  }
}
