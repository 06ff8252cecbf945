import ProgramHarness
import Testing

/// `duban test`: the tests in the rule files, run and reported.
@Suite struct TestCommandTests {
  private let folder = TemporaryFolder(inMemory: true)
  private let duban: Program

  init() { duban = Program(in: folder.path) }

  /// A small office with one item that is due on Wednesday 25 July 2018, and these tests.
  private func prepare(_ tests: String) throws {
    try folder.write(SmallOffice.rules(), to: "rules/rules.yaml")
    try folder.write(tests, to: "rules/tests.yaml")
  }

  private static let passing = """
    tests:
      - id: due
        title: 到期日
        checks: [{at: 2018-07-25, due: {p/one: 2018-07-25}, overdue: []}]

    """

  private static let failing = """
      - id: early
        title: 早一天 <&"'>
        checks:
          - {at: 2018-07-26, overdue: []}
          - {at: 2018-07-26, due: {p/one: 2018-07-24}}

    """

  // MARK: The rules of this repository

  @Test func everyPlanHasItsTestsAndTheyPass() throws {
    try folder.takeRules(plans: nil)
    let found = try duban.run("test", "--json", "--coverage", "--lang", "en")
    #expect(found.code == 0, "\(found.text)")
    let json = try found.json
    #expect(json["failed"] == .number(0) && json["tests"] == json["passed"])
    for file in folder.files("rules/plans") {
      let own = json["results"].array.filter { $0["file"] == .string("rules/tests/\(file)") }
      let expectations = own.reduce(0) { $0 + ($1["expectations"].int ?? 0) }
      #expect(own.count >= 4 && expectations >= 12, "\(file): \(own.count) tests, \(expectations) expectations")
    }
    let coverage = json["coverage"]
    #expect(coverage["policies"]["touched"] == coverage["policies"]["total"])
    #expect(coverage["steps"]["touched"].int ?? 0 >= 11)
    #expect(coverage["tasks"]["touched"].int ?? 0 >= 30)
  }

  @Test func theInternalPlansTestsDoNotQuoteItsDocument() throws {
    try folder.takeRules(plans: nil)
    let document = folder.text("seeds/002_28c40b7bde4ec267.txt")
    #expect(!document.isEmpty)
    for line in folder.text("rules/tests/dongli-2017.yaml").split(separator: "\n") {
      // Words of the office that any plan has are shorter than this.
      let letters = Array(line.drop { $0 == " " })
      for start in stride(from: 0, to: max(0, letters.count - 12), by: 1) {
        let piece = String(letters[start..<start + 12])
        #expect(!document.contains(piece), "\(piece)")
      }
    }
  }

  // MARK: Results

  @Test func whatPassesIsALineEach() throws {
    try prepare(Self.passing)
    let found = try duban.run("test", "--lang", "en")
    #expect(found.code == 0)
    #expect(found.text == "✓ due  到期日\n")
    #expect(found.errorText == "1 test, 2 expectations: all pass\n")
    #expect(!folder.exists("state"))
  }

  @Test func whatFailsIsShownInFull() throws {
    try prepare(Self.passing + Self.failing)
    let found = try duban.run("test", "--lang", "en")
    #expect(found.code == 1)
    #expect(
      found.text.hasPrefix(
        """
        ✓ due  到期日
        ✗ early  早一天 <&"'>
          rules/tests.yaml:8:35
            expected: nothing is overdue
            found:    1 overdue: p/one
            because:  not expected: p/one
                      deadline '2018-07-25' (stated)  [rules/rules.yaml:13]
                      as of 2018-07-26: overdue by 1 days (1 working days)
          rules/tests.yaml:9:32
            expected: p/one is due on 2018-07-24
            found:    p/one is due on 2018-07-25

        """), "\(found.text)")
    #expect(found.errorText == "2 tests, 4 expectations: 1 failed\n")
    #expect(try duban.run("check", "--json").json["errors"] == .number(0))
  }

  @Test func jsonSaysTheSame() throws {
    try prepare(Self.passing + Self.failing)
    let found = try duban.run("test", "--json", "--lang", "en")
    #expect(found.code == 1)
    let json = try found.json
    #expect(json["tests"] == .number(2) && json["passed"] == .number(1) && json["failed"] == .number(1))
    let failure = json["results"].array[1]["failures"].array[0]
    #expect(failure["file"] == .string("rules/tests.yaml"))
    #expect(failure["line"] == .number(8) && failure["column"] == .number(35))
    #expect(failure["expected"] == .string("nothing is overdue") && failure["found"] == .string("1 overdue: p/one"))
    #expect(failure["because"].array.contains { $0["place"] == .string("rules/rules.yaml:13") })
  }

  @Test func oneCanRunSomeOnly() throws {
    try prepare(Self.passing + Self.failing)
    for filter in ["du", "到期", "due"] {
      let found = try duban.run("test", "--filter", filter, "--json")
      #expect(found.code == 0)
      #expect(try found.json["results"].array.map { $0["id"] } == [.string("due")])
    }
    #expect(try duban.run("test", "--filter", "tests.yaml", "--json").json["tests"] == .number(2))
    let none = try duban.run("test", "--filter", "eraly", "--lang", "en")
    #expect(none.code == 65 && none.errorText.contains("did you mean 'early'"), "\(none.errorText)")
  }

  @Test func coverageListsWhatIsNotLookedAt() throws {
    try folder.write(SmallOffice.rules(["one": "2018-07-25", "two": "2018-07-26"]), to: "rules/rules.yaml")
    try folder.write(Self.passing, to: "rules/tests.yaml")
    let found = try duban.run("test", "--coverage", "--lang", "en")
    #expect(found.code == 0)
    #expect(found.text.contains("coverage: tasks 1/2 (50%), commitments 1/2 (50%), policies 1/1 (100%), steps 0/"))
    #expect(found.text.contains("  p/two  [rules/rules.yaml:"))
    let json = try duban.run("test", "--coverage", "--json").json["coverage"]
    #expect(json["tasks"]["touched"] == .number(1) && json["tasks"]["total"] == .number(2))
    #expect(json["untouchedTasks"].array.map { $0["name"] } == [.string("p/two")])
  }

  @Test func withoutTestsNothingFails() throws {
    try folder.write(SmallOffice.rules(), to: "rules/rules.yaml")
    let found = try duban.run("test", "--lang", "en")
    #expect(found.code == 0 && found.bytes.isEmpty)
    #expect(found.errorText.contains("no tests"))
  }

  // MARK: JUnit

  /// Read by another program: the XML parser of Python's standard library.
  @Test func junitIsXMLThatOthersRead() throws {
    try prepare(Self.passing + Self.failing)
    let found = try duban.run("test", "--junit", "results.xml", "--lang", "en")
    #expect(found.code == 1)
    let script = """
      import json, sys, xml.etree.ElementTree as tree
      root = tree.parse('results.xml').getroot()
      print(json.dumps({
        'root': root.tag, 'tests': root.get('tests'), 'failures': root.get('failures'),
        'suites': [s.get('name') for s in root],
        'cases': [c.get('name') for c in root.iter('testcase')],
        'lines': [c.get('line') for c in root.iter('testcase')],
        'messages': [f.get('message') for f in root.iter('failure')],
        'texts': [f.text for f in root.iter('failure')]}))
      """
    try folder.write(script, to: "read.py")
    let read = try duban.finish(["python3", "read.py"])
    #expect(read.code == 0, "\(read.errorText)")
    let json = try read.json
    #expect(json["root"] == .string("testsuites"))
    #expect(json["tests"] == .string("2") && json["failures"] == .string("1"))
    #expect(json["suites"].strings == ["rules/tests.yaml"])
    #expect(json["cases"].strings == ["due 到期日", "early 早一天 <&\"'>"])
    #expect(json["lines"].strings == ["2", "5"])
    #expect(
      json["messages"].strings == [
        "expected: nothing is overdue; found: 1 overdue: p/one",
        "expected: p/one is due on 2018-07-24; found: p/one is due on 2018-07-25",
      ])
    #expect(json["texts"].strings.first?.hasPrefix("rules/tests.yaml:8:35\nnot expected: p/one\n") == true)
    // Equal results, equal bytes, over the earlier file.
    let first = folder.text("results.xml")
    #expect(try duban.run("test", "--junit", "results.xml", "--lang", "en").code == 1)
    #expect(folder.text("results.xml") == first)
    let nowhere = try duban.run("test", "--junit", "no/such/results.xml", "--lang", "en")
    #expect(nowhere.code == 73 && nowhere.errorText.contains("no/such/results.xml"))
  }

  // MARK: Faults

  @Test func rulesWithErrorsAreNotTested() throws {
    try prepare(Self.passing.replacing("p/one", with: "p/oen"))
    let found = try duban.run("test", "--lang", "en")
    #expect(found.code == 1 && found.bytes.isEmpty)
    #expect(found.errorText.contains("rules/tests.yaml:4:37"), "\(found.errorText)")
    #expect(found.errorText.contains("did you mean 'p/one'?"))
    try folder.remove("rules")
    #expect(try duban.run("test").code == 66)
  }

  @Test func onATerminalTheMarksAreColoured() throws {
    try prepare(Self.passing)
    func onTerminal(_ more: String) throws -> Finished {
      try duban.finish(["script", "-qec", "'\(Program.path)' test \(more)", "/dev/null"])
    }
    #expect(try onTerminal("").text.contains("\u{1B}[32m✓\u{1B}[0m due"))
    #expect(try !onTerminal("--no-color").bytes.contains(0x1B))
  }
}
