import CivilTime
import Diagnostics
import PlanLanguage
import Rules
import Testing

/// Tasks as words: what goes in comes out.
@Suite struct TaskImageTests {
  private static func span(_ line: Int) -> SourceSpan {
    SourceSpan(file: 2, line: line, column: 3, endColumn: 9)
  }

  private static let target = Target(
    text: "2～3名", comparator: .range, thousandths: 2000, upperThousandths: 3000, unit: "名", per: "每月", each: true)

  /// Says everything a commitment can say.
  private static let whole = CommitmentFields(
    id: "visit", title: "走访", kind: .trigger, answeredBy: .eachOf([.unit(3), .group(1)]), phrase: "交流前3个工作日",
    origin: .defaults, answer: -1, reckoning: 0, targets: [target, target], quota: .total,
    evidence: ["工作台账", "总结"], performedBy: "紫阳县", chase: false,
    places: [Clause(line: 7, quote: "走访慰问", span: span(8)), Clause(line: 9, quote: "走访", span: span(9))],
    note: "一\n二", span: span(11), dueSpan: span(12),
    rare: RareFields(
      milestoneOf: 0,
      decision: Decision(written: "定期", by: "张区长", on: CivilDate(iso: "2018-05-04")!, ref: "纪要"), total: target,
      after: CommitmentPlace(task: 0, commitment: 2), needs: [CommitmentPlace(task: 4, commitment: 0)], support: [],
      tags: ["资金"], indicators: ["劳务协作"], unitDeadlines: [3: UnitDeadline(answer: 5, reckoning: 1)],
      feedback: 4, evidenceEach: ["总结"]))

  private static let plain = CommitmentFields(
    id: "", title: "任务", kind: .artifact, phrase: "", origin: .plan, answer: 0, span: span(1), dueSpan: span(1))

  private static let tasks = [
    TaskFields(id: "a", title: "任务", lead: [.unit(0)], commitments: [plain], span: span(1)),
    TaskFields(
      id: "𠮷祥", title: "", section: "一 · 二", lead: [.group(4), .unit(9)], support: [.unit(1)], performedBy: "对方",
      chase: false, policy: 0, workflow: 1, places: whole.places, tags: ["甲", "乙"], indicators: ["丙"], note: "一\n二",
      raised: Raised(on: CivilDate(iso: "1999-12-31")!, by: "张区长", because: "缺页", kind: .finding),
      commitments: [plain, whole, plain], span: span(30)),
  ]

  @Test func everyFieldComesOutAsItWentIn() {
    var builder = TaskImageBuilder()
    for task in Self.tasks { builder.add(task) }
    let image = builder.finish()
    #expect(image.taskCount == 2 && image.commitmentCount == 4)
    for (index, task) in Self.tasks.enumerated() { #expect("\(Task(image, at: index).fields)" == "\(task)") }
    for child in Mirror(reflecting: Self.whole.rare).children {
      #expect(
        "\(child.value)" != "\(RareFields.nothing(child.label))", "the test sees nothing of \(child.label ?? "")")
    }
  }

  @Test func anImageReadFromMemoryIsTheSame() throws {
    var builder = TaskImageBuilder()
    for task in Self.tasks { builder.add(task) }
    let image = builder.finish()
    let copy = image.withWords { words in
      let copy = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: words.count)
      _ = copy.initialize(from: words)
      return copy
    }
    defer { copy.deallocate() }
    let mapped = try #require(TaskImage(mapped: UnsafeBufferPointer(copy)) {})
    #expect("\(Task(mapped, at: 1).fields)" == "\(Self.tasks[1])")
    #expect(TaskImage(mapped: UnsafeBufferPointer(rebasing: copy[..<(copy.count - 1)])) {} == nil)
    copy[0] += 1
    #expect(TaskImage(mapped: UnsafeBufferPointer(copy)) {} == nil)
  }

  @Test func aChangeWritesTheTaskAnewAndLeavesTheOther() {
    let first = Task(Self.tasks[1])
    var second = first
    second.title = "新题"
    second.commitments[1].phrase = "年底前"
    second.commitments.removeLast()
    #expect(first.title.isEmpty && first.commitments.count == 3 && first.commitments[1].phrase == "交流前3个工作日")
    #expect(second.title == "新题" && second.commitments.count == 2 && second.commitments[1].phrase == "年底前")
    #expect(second.commitments[1].unitDeadlines == first.commitments[1].unitDeadlines)
  }

  @Test func numbersAreGivenAnew() {
    var builder = TaskImageBuilder()
    builder.add(Self.tasks[1])
    builder.renumber(answers: [7, 1, 2, 3, 5, 8], reckonings: [6, 9])
    let commitments = Task(builder.finish(), at: 0).commitments
    #expect(commitments[0].answer == 7 && commitments[0].reckoning == nil)
    #expect(commitments[1].answer == -1 && commitments[1].reckoning == 6)
    #expect(commitments[1].unitDeadlines == [3: UnitDeadline(answer: 8, reckoning: 9)])
    #expect(commitments[0].feedback == nil && commitments[1].feedback == 5)
  }

  @Test func textsThatComeAgainAreKeptOnce() {
    func words(_ count: Int) -> Int {
      var builder = TaskImageBuilder()
      for index in 0..<count {
        builder.add(
          TaskFields(
            id: "t\(index % 2)", title: "题", section: "组织领导", lead: [], note: "由牵头单位汇总各配合单位的情况后统一报送",
            commitments: [Self.plain], span: Self.span(1)))
      }
      return builder.finish().wordCount
    }
    #expect(words(1000) - words(999) == words(3) - words(2))
    #expect(words(1000) - words(999) < 45)
  }
}

extension RareFields {
  /// What the field called `label` is when nothing is said.
  fileprivate static func nothing(_ label: String?) -> Any {
    Mirror(reflecting: RareFields()).children.first { $0.label == label }!.value
  }
}
