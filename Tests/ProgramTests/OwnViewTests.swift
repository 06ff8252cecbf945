import ProgramHarness
import Testing

/// `--for`: a person's or a unit's own view, the same in every command that has it.
@Suite struct OwnViewTests {
  private let folder = TemporaryFolder(inMemory: true)
  private let duban: Program

  /// 农技站 reports to 农业局, which supports 国土局; 督查室 supervises.
  private static let rules = """
    plan: {id: p, title: 试验计划, year: 2018, issued: 2018-03-01, supervisor: 督查室}
    calendars: {plain: {weekend: [saturday, sunday]}}
    channels: {mail: {kind: maildir, folder: mailboxes}}
    policies: {standard: {steps: [{on: due, tell: liaison}, {after: 1 day, tell: leader}]}}
    office: {name: 督办室, email: duban@example.org, calendar: plain, channels: [mail], delivery: {at: "09:00"}}
    units:
      - name: 农业局
        liaison: {person: 农业局联络员, away: [2018-06-25..2018-06-29], stand-in: 替班}
        leader: 农业局领导
      - {name: 农技站, liaison: 农技站联络员, leader: 农技站站长, reports-to: 农业局}
      - {name: 国土局, liaison: 国土局联络员}
      - {name: 督查室, liaison: 督查室联络员}
    people:
      - {name: 农业局联络员, email: a@example.org}
      - {name: 农业局领导, email: b@example.org}
      - {name: 农技站联络员, email: c@example.org}
      - {name: 农技站站长, email: g@example.org}
      - {name: 国土局联络员, email: d@example.org}
      - {name: 督查室联络员, email: e@example.org}
      - {name: 替班, email: f@example.org}
    tasks:
      - {id: one, title: 编制规划, lead: 农业局, due: 6月底前}
      - {id: two, title: 推广良种, lead: 农技站, due: 6月底前}
      - {id: three, title: 用地审批, lead: 国土局, support: 农业局, due: 6月底前}
    """

  init() throws {
    duban = Program(in: folder.path)
    try folder.write(Self.rules, to: "rules/rules.yaml")
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var at = "2018-07-10"
    /// Ids of tasks: `+` where it is only supported.
    var sees: [String]
    var heading: String
    var testDescription: String { "\(name) on \(at)" }
  }

  static let cases = [
    Case(name: "农业局联络员", sees: ["one", "three+"], heading: "农业局联络员：农业局"),
    Case(name: "农业局领导", sees: ["one", "two", "three+"], heading: "农业局领导：农业局；下级单位：农技站"),
    Case(name: "农业局", sees: ["one", "two", "three+"], heading: "责任单位：农业局；下级单位：农技站"),
    Case(name: "农技站联络员", sees: ["two"], heading: "农技站联络员：农技站"),
    Case(name: "督查室联络员", sees: ["one", "two", "three"], heading: "督查室联络员：督查室；督办的计划：p"),
    Case(name: "替班", sees: [], heading: "替班：此时不担任任何单位的联络员或分管领导"),
    Case(name: "替班", at: "2018-06-28", sees: ["one", "three+"], heading: "替班：农业局"),
  ]

  @Test(arguments: cases)
  func everyListHoldsTheSame(_ row: Case) throws {
    func keys(_ json: [JSON]) -> [String] { json.compactMap { $0["key"].string.map { String($0.dropFirst(2)) } } }
    let own = row.sees.filter { !$0.hasSuffix("+") }
    let supported = row.sees.filter { $0.hasSuffix("+") }.map { String($0.dropLast()) }

    let progress = try duban.run("report", "progress", "--for", row.name, "--at", row.at, "--json").json
    #expect(Set(keys(progress["obligations"].array)) == Set(own))
    #expect(keys(progress["supported"].array) == supported)
    #expect(progress["scope"].string == row.heading)
    if row.at == "2018-07-10" {
      let overdue = try duban.run("overdue", "--for", row.name, "--at", row.at, "--json").json
      #expect(Set(keys(overdue["obligations"].array)) == Set(own))
      #expect(keys(overdue["supported"].array) == supported)
    }

    let tasks = try duban.run("tasks", "--for", row.name, "--at", row.at, "--json").json.array
    #expect(
      tasks.compactMap { $0["id"].string } == ["one", "two", "three"].filter { (own + supported).contains($0) })
    #expect(tasks.filter { $0["regard"] == .string("supports") }.compactMap { $0["id"].string } == supported)
    let listed = try duban.run("tasks", "--for", row.name, "--at", row.at).text
    #expect(listed.hasPrefix("范围（\(row.at)）：\(row.heading)\n"), "\(listed)")

    let agenda = try duban.run(
      "agenda", "--for", row.name, "--at", row.at == "2018-07-10" ? "2018-06-20" : row.at, "--to", "2018-07-10",
      "--json"
    ).json
    if row.name != "替班" || row.at != "2018-07-10" {
      let told = Set(agenda.array.compactMap { $0["obligation"].string.map { String($0.dropFirst(2)) } })
      #expect(told == Set(own + supported))
    }
  }

  @Test func theAgendaHoldsWhatIsToldToOthersAndSaysWhatIsOnlySupported() throws {
    let agenda = try duban.run("agenda", "--for", "农业局联络员", "--at", "2018-06-20", "--to", "2018-07-05")
    let lines = agenda.text.split(separator: "\n").map(String.init)
    #expect(lines.first == "范围（2018-06-20）：农业局联络员：农业局", "\(agenda.text)")
    #expect(lines.contains { $0.contains("农业局领导") && $0.contains("编制规划") })
    #expect(lines.contains { $0.contains("国土局联络员") && $0.hasSuffix("配合") })
    #expect(!agenda.text.contains("推广良种"))
  }

  /// A step that names somebody tells them of what is nobody's of their line: the agenda holds it, the lists do not.
  @Test func theAgendaHoldsWhateverTheStepsTellThatPerson() throws {
    try folder.write(
      Self.rules.replacing("{on: due, tell: liaison}", with: "{on: due, tell: [liaison, 农技站站长]}"),
      to: "rules/rules.yaml")
    func agenda(_ name: String) throws -> [JSON] {
      try duban.run("agenda", "--for", name, "--at", "2018-06-20", "--to", "2018-06-30", "--json").json.array
    }
    let own = try agenda("农技站站长")
    #expect(Set(own.compactMap { $0["obligation"].string }) == ["p/one", "p/two", "p/three"])
    #expect(own.filter { $0["regard"] == .null }.allSatisfy { $0["to"].strings == ["农技站站长"] })
    #expect(own.first { $0["obligation"] == .string("p/two") }?["regard"] == .string("answers"))
    let overdue = try duban.run("overdue", "--for", "农技站站长", "--at", "2018-07-10", "--json").json
    #expect(overdue["obligations"].array.compactMap { $0["key"].string } == ["p/two"])
  }

  @Test(arguments: ["tasks", "agenda", "overdue"])
  func aMisspeltNameIsAnsweredWithTheNearest(_ command: String) throws {
    let found = try duban.run(command, "--for", "农业局联络人", "--lang", "en")
    #expect(found.code == 65 && found.errorText.contains("did you mean '农业局联络员'?"), "\(found.errorText)")
  }

  @Test func anInternalPlanIsSeenByItsInsidersOnly() throws {
    try folder.write(
      Self.rules.replacing("supervisor: 督查室}", with: "supervisor: 督查室, visibility: internal}"),
      to: "rules/rules.yaml")
    func late(_ arguments: String...) throws -> Int {
      try duban.run(["overdue", "--at", "2018-07-10", "--json"] + arguments).json["obligations"].array.count
    }
    #expect(try late() == 0)
    #expect(try late("--internal") == 3)
    #expect(try late("--for", "农业局联络员") == 1)
    #expect(try late("--for", "农业局") == 0)
    #expect(try late("--for", "农业局", "--internal") == 2)
    let tasks = try duban.run("tasks", "--for", "农业局联络员", "--at", "2018-07-10", "--json").json.array
    #expect(tasks.count == 2)
  }

  /// Who is above the line of an internal plan's units is one of those it is meant for; who reads it is no unit's.
  @Test func aLeaderAboveSeesAnInternalPlanInTheirOwnView() throws {
    let rules = Self.rules
      .replacing("supervisor: 督查室}", with: "supervisor: 督查室, visibility: internal}")
      .replacing("leader: 农业局领导\n", with: "leader: 农业局领导\n    reports-to: 区政府\n")
      .replacing("units:\n", with: "units:\n  - {name: 区政府, leader: 区长}\n  - {name: 区法院, leader: 院长}\n")
      .replacing(
        "people:\n", with: "people:\n  - {name: 区长, email: z@example.org}\n  - {name: 院长, email: y@example.org}\n")
    try folder.write(rules, to: "rules/rules.yaml")
    let check = try duban.run("check")
    #expect(check.code == 0, "\(check.errorText)")
    for (person, count) in [("区长", 2), ("院长", 0)] {
      for more in [[], ["--internal"], ["--plan", "p"]] {
        let found = try duban.run(["overdue", "--for", person, "--at", "2018-07-10", "--json"] + more).json
        #expect(found["obligations"].array.count == count, "\(person) \(more)")
      }
      let agenda = try duban.run("agenda", "--for", person, "--at", "2018-06-20", "--json").json
      #expect(agenda.array.isEmpty == (count == 0))
    }
  }
}
