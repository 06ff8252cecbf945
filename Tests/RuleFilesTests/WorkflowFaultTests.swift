import RuleFiles
import Testing

/// Faults of workflows and of what names them.
@Suite struct WorkflowFaultTests {
  /// The book with one workflow, whose stages are these.
  private static func book(_ stages: String, rest: String = "") -> [String: String] {
    Fixtures.book.merging(["flow.yaml": "workflows:\n  ②flow:\n    stages: [\(stages)]\n\(rest)"]) { $1 }
  }

  private static func order(_ name: String, _ stages: String, _ actions: String) -> FaultCase {
    FaultCase(
      name, book(stages), ["②": ["error[workflow.order]: a workflow cannot go through \(actions)"]])
  }

  private static func milestone(
    _ name: String, _ id: String, _ task: String, _ workflow: String
  ) -> FaultCase {
    FaultCase(
      name,
      Fixtures.book.merging([
        "more.yaml": """
        workflows:
          flow:
            stages: [{id: sign, action: accept}, {id: close, action: done}]
        tasks:
          - id: more
            plan: ziyang
            title: 企业对接
            lead: 农业局
            due: 年底
            \(task)
            milestones: [{id: ①\(id), title: 中期评估, due: 6月底}]
        """
      ]) { $1 },
      [
        "①": [
          "error[workflow.milestone]: a milestone cannot be called '\(id)': a stage of its workflow '\(workflow)' has that id"
        ]
      ])
  }

  static let cases = [
    order("no end", "{id: a, action: accept}", "accept"),
    order("submitted and nobody to confirm", "{id: a, action: submit}", "submit"),
    order("confirmed and nothing submitted", "{id: a, action: confirm}", "confirm"),
    order(
      "received twice", "{id: a, action: accept}, {id: b, action: accept}, {id: c, action: done}",
      "accept, accept, done"),
    order("done in the middle", "{id: a, action: done}, {id: b, action: confirm}", "done, confirm"),
    FaultCase(
      "a stage of the name of the reports",
      book("{id: ①feedback, action: done}").mapValues { $0.replacing("②", with: "") },
      ["①": ["error[workflow.order]: a stage cannot be called 'feedback': reports and extensions have that id"]]),
    FaultCase(
      "a stage twice",
      book("{id: a, action: submit}, {id: ①a, action: confirm}").mapValues { $0.replacing("②", with: "") },
      ["①": ["error[rule.listed-twice]: 'a' is listed twice"]]),
    FaultCase(
      "an action that is none", book("{id: a, action: ①finish}").mapValues { $0.replacing("②", with: "") },
      ["①": ["error[rule.unknown-word]: 'finish' is none of the words known here"]]),
    FaultCase(
      "a limit of nothing",
      book("{id: a, action: done, within: ①0 days}").mapValues { $0.replacing("②", with: "") },
      ["①": ["error[rule.bad-value]: '0 days' is not understood"]]),
    milestone("a milestone of the name of a stage", "review", "workflow: standard", "standard"),
    milestone("a milestone of the name of the receipt", "receipt", "workflow: standard", "standard"),
    milestone("a milestone of the name of a stage without a limit", "work", "workflow: standard", "standard"),
    milestone("a milestone of the name of the extension", "extension", "workflow: standard", "standard"),
    milestone("a milestone of the name of the reports", "feedback", "workflow: standard", "standard"),
    milestone("a milestone of the name of the reports of one step", "feedback", "feedback: 每月25日前", "one-step"),
    milestone("a milestone of the name of a stage of the rules' own", "sign", "workflow: flow", "flow"),
    FaultCase(
      "a plan that names none", "year: 2018", "year: 2018\n  workflow: ①standart",
      "error[rule.unknown-name]: workflow 'standart' is declared nowhere"),
    FaultCase(
      "reports without days", "year: 2018", "year: 2018\n  feedback: ①长期坚持",
      "error[report.no-days]: …"),
  ]

  @Test(arguments: cases)
  func aFaultIsPointedAt(_ fault: FaultCase) { fault.check() }

  /// Where no key can mean two things, a milestone is called what it likes.
  @Test(arguments: [
    ("review", "chase: yes"), ("extension", "chase: yes"), ("done", "chase: yes"),
    ("midterm", "workflow: standard"),
  ])
  func aMilestoneOfAnotherNameIsFine(_ id: String, _ task: String) {
    let loaded = Fixtures.load(
      Fixtures.book.merging([
        "more.yaml": """
        tasks:
          - {id: more, plan: ziyang, title: 企业对接, lead: 农业局, due: 年底, \(task), milestones: [{id: \(id), title: 评估, due: 6月底}]}
        """
      ]) { $1 })
    #expect(
      !Fixtures.listing(loaded).contains("workflow.milestone") && loaded.book != nil, "\(Fixtures.listing(loaded))")
  }
}
