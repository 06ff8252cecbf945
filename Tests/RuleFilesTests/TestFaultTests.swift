import Testing

/// Faults of rule tests: they must speak of what exists, in words that are known.
@Suite struct TestFaultTests {
  /// The book with one test, whose facts and checks are these lines.
  private static func book(_ facts: String = "", _ checks: String) -> [String: String] {
    let test = "tests:\n  - id: t\n    title: 测试\n\(facts)    checks:\n\(checks)"
    return Fixtures.book.merging(["test.yaml": test]) { $1 }
  }

  private static func one(_ name: String, _ check: String, _ finding: String) -> FaultCase {
    FaultCase(name, book("", "      - {at: 2018-06-01, \(check)}\n"), ["①": [finding]])
  }

  static let cases = [
    one(
      "an unknown obligation", "state: {①ziyang/agri-firm: open}",
      "error[test.unknown-key]: there is no obligation 'ziyang/agri-firm'"),
    one(
      "an unknown obligation among what is overdue", "overdue: [ziyang/agri-firms, ①ziyang/mechanism]",
      "error[test.unknown-key]: there is no obligation 'ziyang/mechanism'"),
    one(
      "all units where each answers for itself", "lamp: {①ziyang/mechanism/ledger: red}",
      "error[test.unknown-key]: there is no obligation 'ziyang/mechanism/ledger'"),
    one(
      "a turn that never comes", "due: {①ziyang/agri-firms@2018-05: 2018-05-31}",
      "error[test.unknown-key]: there is no obligation 'ziyang/agri-firms@2018-05'"),
    one(
      "none of a commitment that is not there", "due: {①ziyang/agri-frims: none}",
      "error[test.unknown-key]: there is no obligation 'ziyang/agri-frims'"),
    FaultCase(
      "a fact about nothing",
      book(
        "    facts: [{done: ①ziyang/agri, on: 2018-05-01}]\n",
        "      - {at: 2018-06-01, plan: ziyang, overdue: []}\n"),
      ["①": ["error[test.unknown-key]: there is no obligation 'ziyang/agri'"]]),
    one(
      "an unknown person", "told: [{person: ①农业局联系员, obligation: ziyang/agri-firms}]",
      "error[rule.unknown-name]: person '农业局联系员' is declared nowhere"),
    one(
      "an unknown plan", "overdue: [], plan: ①ziyan",
      "error[rule.unknown-name]: plan 'ziyan' is declared nowhere"),
    one(
      "a step that its policy does not have",
      "told: [{person: 农业局联络员, obligation: ziyang/agri-firms, step: ①before:6wd}]",
      "note[test.unknown-step]: policy 'standard' has no step 'before:6wd': the test will fail"),
    one(
      "a day after the check", "told: [{person: 农业局联络员, obligation: ziyang/agri-firms, on: ①2018-06-02}]",
      "error[test.later-day]: 2018-06-02 comes after the day of the check, 2018-06-01"),
    one(
      "days that end after the check",
      "not-told: [{person: 农业局联络员, obligation: ziyang/agri-firms, on: ①2018-05-01..2018-06-30}]",
      "error[test.later-day]: 2018-06-30 comes after the day of the check, 2018-06-01"),
    one(
      "a lamp that is none", "lamp: {ziyang/agri-firms: ①gren}",
      "error[rule.unknown-word]: 'gren' is none of the words known here"),
    one(
      "a state that is none", "state: {ziyang/agri-firms: ①late}",
      "error[rule.unknown-word]: 'late' is none of the words known here"),
    one(
      "a day that is none", "due: {ziyang/agri-firms: ①2018-11-31}",
      "error[rule.bad-value]: '2018-11-31' is not understood"),
    FaultCase(
      "a clock that is none", book("", "      - {at: ①2018-06-01T25:00, plan: ziyang, overdue: []}\n"),
      ["①": ["error[rule.bad-value]: '2018-06-01T25:00' is not understood"]]),
    one(
      "an account of those who are not told",
      "told: [{person: 农业局联络员, obligation: ziyang/agri-firms, account: ①suppressed}]",
      "error[rule.conflicting-keys]: 'suppressed' goes with 'not-told' only"),
    one(
      "an account of those who are told",
      "not-told: [{person: 农业局联络员, obligation: ziyang/agri-firms, account: ①sent}]",
      "error[rule.conflicting-keys]: 'sent' goes with 'told' only"),
    one(
      "an obligation checked twice", "state: {ziyang/agri-firms: open, ①ziyang/agri-firms: met}",
      "error[rule.duplicate-key]: key 'ziyang/agri-firms' was written on line 5 already"),
    FaultCase(
      "a check of nothing", book("", "      - ①{at: 2018-06-01}\n"),
      [
        "①": [
          "error[rule.conflicting-keys]: one of these is needed: due, lamp, state, overdue, told, not-told"
        ]
      ]),
    one(
      "a plan without a list", "due: {ziyang/agri-firms: 2018-11-30}, ①plan: ziyang",
      "error[rule.conflicting-keys]: 'plan' goes with 'overdue' only"),
    one(
      "a list of no plan in particular", "overdue: ①[]",
      "error[rule.not-named]: there are 1 of kind plan; name the one to use"),
    one("a text for a list", "overdue: ①nothing", "error[rule.wrong-type]: the text 'nothing' cannot stand here"),
    FaultCase(
      "a test without checks", Fixtures.book.merging(["test.yaml": "tests:\n  - ①{id: t, title: 测试}\n"]) { $1 },
      ["①": ["error[rule.missing-key]: 'checks' is missing"]]),
    FaultCase(
      "two tests with one id",
      Fixtures.book.merging([
        "test.yaml":
          """
        tests:
          - {id: t, title: 一, checks: [{at: 2018-06-01, state: {ziyang/agri-firms: open}}]}
          - {id: ①t, title: 二, checks: [{at: 2018-06-01, state: {ziyang/agri-firms: open}}]}
        """
      ]) { $1 }, ["①": ["error[rule.duplicate-id]: test 't' is declared at test.yaml:2 already"]]),
    FaultCase(
      "a misspelt section, without a word on what it would have declared",
      Fixtures.book(("units:", "①unit:")).merging(
        book("", "      - {at: 2018-06-01, state: {ziyang/agri-firm: open}}\n").filter { $0.key == "test.yaml" }
      ) { $1 },
      ["①": ["error[rule.unknown-key]: unknown key 'unit'"]]),
  ]

  @Test(arguments: cases) func isFound(_ c: FaultCase) { c.check() }
}
