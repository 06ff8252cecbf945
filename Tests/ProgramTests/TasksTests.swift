import ProgramHarness
import Testing

/// `duban tasks`: what a task goes by, and what reports it owes.
@Suite struct TasksTests {
  private let folder = TemporaryFolder(inMemory: true)
  private let duban: Program

  init() { duban = Program(in: folder.path) }

  @Test func theWorkflowAndTheReportsOfATaskAreShown() throws {
    try folder.write(WorkflowRules.rules, to: "rules/rules.yaml")
    let lines = try duban.run("tasks").text.split(separator: "\n").map(String.init)
    #expect(lines[0].contains("反馈") && lines[0].hasSuffix("办理流程"), "\(lines)")
    #expect(lines[1].contains("每月25日前") && lines[1].hasSuffix("签收→办理→审核"), "\(lines)")
    #expect(try duban.run("tasks", "--lang", "en").text.contains("receipt→in hand→review"))

    let json = try duban.run("tasks", "--json").json[0]
    #expect(json["workflow"]["id"] == .string("standard"))
    let stages = json["workflow"]["stages"].array.map {
      "\($0["id"].string ?? "") \($0["action"].string ?? "") \($0["holder"].string ?? "") \($0["within"].string ?? "-")"
    }
    #expect(stages == ["receipt accept unit 2wd", "work submit unit -", "review confirm supervisor 5wd"])
    #expect(json["feedback"]["kind"] == .string("recurring"))
    #expect(json["feedback"]["occurrences"].array.count == 12)
  }

  @Test func ofAnUsualPlanNeitherIsNamed() throws {
    try folder.write(SmallOffice.rules(), to: "rules/rules.yaml")
    let text = try duban.run("tasks").text
    #expect(!text.contains("办理流程") && !text.contains("反馈"), "\(text)")
    let json = try duban.run("tasks", "--json").json[0]
    #expect(json["workflow"] == .null && json["feedback"] == .null && json["regard"] == .null)
  }

  /// A task of its own workflow, and a commitment of its own reports, among others.
  @Test func whatIsNotThePlansIsShownWhereItStands() throws {
    try folder.write(
      SmallOffice.base() + """
        tasks:
          - id: one
            title: 甲
            lead: 单位1
            due: 年底
            workflow: flow
            commitments:
              - {id: a, title: 子甲, feedback: 每月5日前}
              - {id: b, title: 子乙}
          - {id: two, title: 乙, lead: 单位2, due: 年底}
        workflows:
          flow: {stages: [{id: sign, title: 接件, action: accept}, {id: close, title: 办毕, action: done}]}
        """, to: "rules/rules.yaml")
    let found = try duban.run("tasks")
    let lines = found.text.split(separator: "\n").map(String.init)
    #expect(lines.count == 4 && lines[1].hasSuffix("接件→办毕"), "\(found.text)\(found.errorText)")
    #expect(lines[1].contains("每月5日前") && !lines[2].contains("每月5日前") && !lines[3].contains("接件"))
    let json = try duban.run("tasks", "--json").json
    #expect(json[0]["commitments"][0]["feedback"]["kind"] == .string("recurring"))
    #expect(json[0]["commitments"][1]["feedback"] == .null && json[1]["workflow"] == .null)
  }
}
