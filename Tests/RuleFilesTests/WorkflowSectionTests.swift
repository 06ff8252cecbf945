import CivilTime
import Diagnostics
import PlanLanguage
import RuleFiles
import Rules
import Testing

/// The section `workflows`, the keys that name one, and what stories may say.
@Suite struct WorkflowSectionTests {
  private static func book(_ files: [String: String]) throws -> RuleBook {
    let loaded = Fixtures.load(files)
    #expect(Fixtures.listing(loaded) == "")
    return try #require(loaded.book)
  }

  private static let english = """
    workflows:
      long:
        stages:
          - {id: receipt, action: accept, within: 1 working day}
          - {id: work, title: 承办, action: submit, requires: [evidence, ref]}
          - {id: review, action: confirm, within: 3 working days}
          - {id: strike, title: 销号, action: confirm, holder: unit, requires: note}
        extension: 2 working days
        policy: standard
    """

  private static let chinese = """
    办理流程:
      long:
        环节:
          - {编号: receipt, 动作: 签收, 时限: 1个工作日}
          - {编号: work, 标题: 承办, 动作: 报结, 要求: [佐证材料, 文号]}
          - {编号: review, 动作: 审核通过, 时限: 3个工作日}
          - {编号: strike, 标题: 销号, 动作: 销号, 经办: 责任单位, 要求: 备注}
        延期审批: 2个工作日
        督办规则: standard
    """

  @Test(arguments: [english, chinese])
  func aWorkflowIsReadInBothLanguages(_ text: String) throws {
    let files = Fixtures.book(("year: 2018", "year: 2018\n  workflow: long"))
    let book = try Self.book(files.merging(["flow.yaml": text]) { $1 })
    let stages: [Workflow.Stage] = [
      .init(
        id: "receipt", title: Workflow.standard.stages[0].title, action: .accept, holder: .unit,
        within: CountedSpan(1, .workingDays)),
      .init(id: "work", title: .init("承办"), action: .submit, holder: .unit, requires: [.evidence, .ref]),
      .init(
        id: "review", title: Workflow.standard.stages[2].title, action: .confirm, holder: .supervisor,
        within: CountedSpan(3, .workingDays)),
      .init(id: "strike", title: .init("销号"), action: .confirm, holder: .unit, requires: [.note]),
    ]
    #expect(
      Array(book.workflows.prefix(1)) == [
        Workflow(id: "long", stages: stages, extensionWithin: CountedSpan(2, .workingDays), policy: 0)
      ])
    #expect(book.plans[0].workflow == 0 && book.plans[0].tasks.allSatisfy { $0.workflow == nil })
  }

  @Test func withoutAWordOneStepCloses() throws {
    let book = try Self.book(Fixtures.book)
    #expect(book.workflows == Workflow.builtIn && book.plans[0].workflow == nil)
    #expect(try Self.book(Fixtures.book(("year: 2018", "year: 2018\n  workflow: 一步办结"))).plans[0].workflow == nil)
  }

  @Test func theStandardOneIsBuiltInAndMayBeTheOffices() throws {
    let office = try Self.book(Fixtures.book(("name: 区督办室", "name: 区督办室\n  workflow: 标准")))
    #expect(office.plans[0].workflow.map { office.workflows[Int($0)] } == .standard)
    let both = try Self.book(
      Fixtures.book(
        ("name: 区督办室", "name: 区督办室\n  workflow: standard"), ("year: 2018", "year: 2018\n  workflow: one-step")))
    #expect(both.plans[0].workflow == nil)
    let task = try Self.book(
      Fixtures.book(
        ("year: 2018", "year: 2018\n  workflow: standard"),
        ("section: 产业帮扶", "workflow: one-step\n    section: 产业帮扶")))
    #expect(task.workflows[Int(try #require(task.plans[0].tasks[0].workflow))] == .oneStep)
  }

  @Test func aReportPeriodIsThePlansTheTasksOrTheCommitments() throws {
    let book = try Self.book(
      Fixtures.book(
        ("year: 2018", "year: 2018\n  feedback: 每月25日前反馈"), ("section: 产业帮扶", "feedback: 每季度末\n    section: 产业帮扶")))
    func days(_ task: Int) -> Int {
      book.plans[0].tasks[task].commitments[0].feedback.map { book.answers[Int($0)].occurrences.count } ?? 0
    }
    #expect(days(0) == 4 && days(1) == 12)
  }

  @Test func everyFactMayStandInAStoryUnderEachOfItsNames() throws {
    for kind in Fact.Kind.allCases where kind != .event {
      for name in kind.names {
        let more =
          switch kind {
          case .progress: ", value: 2"
          case .mute: ", until: 2018-12-31"
          case .extendRequest: ", until: 2018-12-31, 进展情况: 过半"
          default: ""
          }
        let story = "story:\n  - {\(name): ziyang/agri-firms, on: 2018-06-01, note: 活动记录\(more)}\n"
        let book = try Self.book(Fixtures.book.merging(["story.yaml": story]) { $1 })
        let fact = try #require(book.stories.last?.facts.first?.fact)
        #expect(fact.kind == kind && fact.note == "活动记录", "\(name)")
        #expect(fact.situation == (kind == .extendRequest ? "过半" : nil))
      }
    }
  }

  @Test func testsMaySpeakOfStages() throws {
    let tests = """
      tests:
        - id: t
          title: 环节
          checks:
            - at: 2018-03-02
              state:
                ziyang/agri-firms:receipt: open
                ziyang/agri-firms:review@2: open
                ziyang/agri-firms:feedback@2018-03: open
                ziyang/mechanism/ledger#区农业局:receipt: open
      """
    let files = Fixtures.book(("year: 2018", "year: 2018\n  workflow: standard\n  feedback: 每月25日前"))
    #expect(try Self.book(files.merging(["test.yaml": tests]) { $1 }).tests.count == 1)
    let wrong = Fixtures.load(files.merging(["test.yaml": tests.replacing(":review@2", with: ":strike")]) { $1 })
    #expect(wrong.diagnostics.map(\.code) == ["test.unknown-key"])
  }
}
