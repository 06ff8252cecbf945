import CivilTime
import Diagnostics
import PlanLanguage
import RuleFiles
import Rules
import Testing

/// 交办: tasks that stand in no document and count from the day they were raised.
@Suite struct RaisedTests {
  private static func task(_ due: String, on day: String = "2018-07-10", more: String = "") -> String {
    """
    tasks:
      - id: found
        plan: ziyang
        title: 补齐台账
        lead: 区农业局
        due: \(due)
        raised: {on: \(day), by: 张区长, because: 台账缺页\(more)}

    """
  }

  private func load(_ text: String) throws -> RuleBook {
    let loaded = Fixtures.load(Fixtures.book.merging(["raised/ziyang/found.yaml": text]) { $1 })
    return try #require(loaded.book, "\(Fixtures.listing(loaded))")
  }

  private func found(_ book: RuleBook) throws -> Task {
    try #require(book.plans[0].tasks.first { $0.id == "found" })
  }

  @Test func itIsKnownWhoRaisedItWhenAndWhy() throws {
    let task = try found(try load(Self.task("5日内")))
    #expect(task.raised == Raised(on: CivilDate(2018, 7, 10)!, by: "张区长", because: "台账缺页", kind: .instruction))
    #expect(task.raised?.sentence.zh == "台账缺页（张区长，2018年7月10日（周二））")
    #expect(task.raised?.sentence.en == "台账缺页 (张区长, 2018-07-10)")
  }

  @Test(arguments: [
    ("整改", Raised.Kind.finding), ("finding", .finding), ("交办", .instruction), ("instruction", .instruction),
  ])
  func itsKindIsAWord(_ word: String, _ kind: Raised.Kind) throws {
    #expect(try found(try load(Self.task("5日内", more: ", kind: \(word)"))).raised?.kind == kind)
  }

  @Test func itMayBeWrittenInChinese() throws {
    let text = """
      任务:
        - {编号: found, 计划: ziyang, 标题: 补齐台账, 牵头单位: 区农业局, 期限: 5日内,
           交办: {日期: 2018-07-10, 交办人: 张区长, 事由: 台账缺页, 类型: 整改}}

      """
    #expect(try found(try load(text)).raised?.kind == .finding)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var due: String
    var on = "2018-07-10"
    var start: String
    var last: String
    var testDescription: String { "\(due), raised \(on)" }
  }

  // The plan of 2018 was issued on 1 March.
  static let cases = [
    Case(due: "10个工作日内", start: "2018-07-10", last: "2018-07-24"),
    Case(due: "印发之日起5日内", start: "2018-07-10", last: "2018-07-15"),
    Case(due: "本月底前", start: "2018-07-10", last: "2018-07-31"),
    Case(due: "9月底前", start: "2018-07-10", last: "2018-09-30"),
    Case(due: "年底", start: "2018-07-10", last: "2018-12-31"),
    Case(due: "5日内", on: "2018-02-01", start: "2018-02-01", last: "2018-02-06"),
    // Raised before the plan's year, and after it.
    Case(due: "3月底前", on: "2017-12-20", start: "2018-01-01", last: "2018-03-31"),
    Case(due: "3月底前", on: "2019-01-15", start: "2019-01-15", last: "2019-03-31"),
    Case(due: "年底", on: "2019-01-15", start: "2019-01-15", last: "2019-12-31"),
  ]

  @Test(arguments: cases) func itsDeadlineHangsOnTheDayItWasRaised(_ c: Case) throws {
    let book = try load(Self.task(c.due, on: c.on))
    let commitment = try found(book).commitments[0]
    let answer = book.answers[Int(commitment.answer)]
    #expect(answer.occurrences.map(\.start) == [CivilDate(iso: c.start)])
    #expect(answer.occurrences.map(\.due) == [CivilDate(iso: c.last)])
    // What the program says of it later is read against the same.
    let context = book.deadlineContext(of: commitment, in: try found(book), book.plans[0])
    #expect(try DeadlineReader.read(c.due, in: context) == answer)
  }

  @Test func withoutADeadlineOfItsOwnItsLastDayIsThePlans() throws {
    let text = Self.task("5日内").replacing("    due: 5日内\n", with: "")
    let book = try load(text)
    let commitment = try found(book).commitments[0]
    #expect(commitment.origin == .plan)
    #expect(book.answers[Int(commitment.answer)].occurrences.map(\.due) == [CivilDate(2018, 12, 31)])
  }

  @Test func everyCommitmentOfItHangsOnThatDay() throws {
    let text = Self.task("5日内").replacing(
      "    raised",
      with: "    commitments:\n      - {id: a, title: 甲}\n      - {id: b, title: 乙, due: 10日内}\n    raised")
    let book = try load(text)
    let due = try found(book).commitments.map { book.answers[Int($0.answer)].occurrences.map(\.due) }
    #expect(due == [[CivilDate(2018, 7, 15)!], [CivilDate(2018, 7, 20)!]])
  }

  @Test func theTasksOfTheDocumentKeepItsIssueDay() throws {
    let usual = "  - {id: usual, title: 方案, lead: 区农业局, due: 印发之日起5日内, plan: ziyang}\n"
    let book = try load(Self.task("印发之日起5日内") + usual)
    let due = book.plans[0].tasks.suffix(2).map { book.answers[Int($0.commitments[0].answer)].occurrences[0].due }
    #expect(due == [CivilDate(2018, 7, 15)!, CivilDate(2018, 3, 6)!])
  }

  @Test func itIsInForceFromThatDayAndTheOthersFromThePlans() throws {
    let book = try load(Self.task("5日内"))
    let index = try #require(book.plans[0].tasks.firstIndex { $0.id == "found" })
    #expect(book.inForce(plan: 0, task: index) == CivilDate(2018, 7, 10))
    let other = try #require(book.plans[0].tasks.firstIndex { $0.id == "agri-firms" })
    #expect(book.inForce(plan: 0, task: other) == CivilDate(2018, 3, 1))
  }

  static let faults = [
    FaultCase(
      "a deadline that was over when it was raised",
      Fixtures.book.merging(["found.yaml": task("①3月底前")]) { $1 },
      ["①": ["note[deadline.before-issue]: '3月底前' was due on 2018-03-31, before the task was raised on 2018-07-10"]]
    ),
    FaultCase(
      "raised without a reason",
      Fixtures.book.merging([
        "found.yaml": task("5日内").replacing(
          "{on: 2018-07-10, by: 张区长, because: 台账缺页}", with: "①{on: 2018-07-10, by: 张区长}")
      ]) { $1 }, ["①": ["error[rule.missing-key]: 'because' is missing"]]),
    FaultCase(
      "raised as a text",
      Fixtures.book.merging([
        "found.yaml": task("5日内").replacing("{on: 2018-07-10, by: 张区长, because: 台账缺页}", with: "①张区长")
      ]) { $1 }, ["①": ["error[rule.wrong-type]: the text '张区长' cannot stand here"]]),
    FaultCase(
      "raised on no day", Fixtures.book.merging(["found.yaml": task("5日内", on: "①7月10日")]) { $1 },
      ["①": ["error[rule.bad-value]: '7月10日' is not understood"]]),
    FaultCase(
      "raised as something else",
      Fixtures.book.merging(["found.yaml": task("5日内", more: ", kind: ①督办")]) { $1 },
      ["①": ["error[rule.unknown-word]: '督办' is none of the words known here"]]),
    FaultCase(
      "a misspelt key of it", Fixtures.book.merging(["found.yaml": task("5日内", more: ", ①form: 整改")]) { $1 },
      ["①": ["error[rule.unknown-key]: unknown key 'form'"]]),
  ]

  @Test(arguments: faults) func aFaultOfItIsFound(_ c: FaultCase) { c.check() }

  // MARK: 试运行

  @Test(arguments: [("", false), ("trial: yes, ", true), ("试运行: 是, ", true), ("trial: no, ", false)])
  func anOfficeMayBeOnTrial(_ words: String, _ isOn: Bool) throws {
    let files = Fixtures.book(("  delivery: {at", "  \(words.replacing(", ", with: "\n  "))delivery: {at"))
    #expect(try #require(Fixtures.load(files).book).office.isTrial == isOn)
  }
}
