import ArgumentParser
import Diagnostics
import JSONText
import PlanLanguage
import RuleFiles
import Rules

/// `duban cite`: the rules held against the documents they come from.
struct CiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cite",
    abstract: "Holds the rules against their documents: quotes that differ, clauses that no rule carries (核对原文).",
    discussion: """
      A clause assigns work when a task cites it. Its letters, figures and
      ideographs are carried by a promise, appealed by an exhortation, recorded
      as a note, or named by a field (heading, units, deadline, numbers); the
      rest is listed. Lines outside every task and note are counted, and listed
      with --all.

      EXAMPLES
        duban cite
        duban cite --plan xinbei-ziyang-2018 --all
        duban cite --json

      EXIT CODES
        0 everything is carried · 1 something is left, or a quote differs
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: "Only the plan with this id.")
  var plan: String?

  @Flag(name: .long, help: "Also the lines that no task and no note speaks of.")
  var all = false

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let book = try workspace.book(rehearsing: true)
      let plans = try chosen(book)
      var texts: [String: [UInt8]] = [:]
      for path in Set(plans.compactMap(\.source)) { texts[path] = workspace.document(path) }
      let faults = Citations.check(book, texts: texts).filter { fault in
        plan == nil || plans.contains { $0.span.file == fault.span?.file }
      }
      let covered = plans.map { plan in
        (plan: plan, coverage: plan.source.flatMap { texts[$0] }.map { Coverage(of: plan, in: book, document: $0) })
      }
      if options.json {
        Console.print(JSONValue.array(covered.map { json($0.plan, $0.coverage, book) }).pretty)
      } else {
        print(covered, book)
      }
      for fault in faults {
        let place = fault.span.map { "\(book.files.place($0)): " } ?? ""
        Console.error(place + fault.message[options.messageLanguage])
      }
      if !faults.isEmpty || covered.contains(where: { isLacking($0.plan, $0.coverage) }) {
        throw ExitCode(Failure.Code.findings.rawValue)
      }
    }
  }

  /// Whether a document is wanting, or something in it; a plan that names none has nothing to be held against.
  private func isLacking(_ plan: Plan, _ coverage: Coverage?) -> Bool {
    coverage.map { !$0.left.isEmpty } ?? (plan.source != nil)
  }

  private func chosen(_ book: RuleBook) throws -> [Plan] {
    guard let plan else { return book.plans }
    let found = book.plans.filter { $0.id == plan }
    guard found.isEmpty else { return found }
    let near = Spelling.nearest(to: plan, in: book.plans.map(\.id))
    throw Failure(
      .badData, zh: "没有计划“\(plan)”\(near.map { "；是不是“\($0)”？" } ?? "")",
      en: "no plan '\(plan)'\(near.map { "; did you mean '\($0)'?" } ?? "")")
  }

  // MARK: Text

  private func print(_ covered: [(plan: Plan, coverage: Coverage?)], _ book: RuleBook) {
    let zh = options.reportLanguage == .zh
    var rows = [
      zh
        ? ["计划", "任务", "事项", "计数", "成果", "触发", "倡导", "数量", "单位", "备注", "待定", "覆盖"]
        : [
          "PLAN", "TASKS", "COMMITMENTS", "COUNTABLE", "ARTIFACT", "TRIGGER", "EXHORTATION", "QUANTITIES", "UNITS",
          "NOTES", "DECISIONS", "COVERED",
        ]
    ]
    for (plan, coverage) in covered {
      let counts = PlanCounts(plan, book)
      rows.append(
        [plan.id] + counts.numbers.map { "\($0)" } + [coverage.map { Self.percent($0.share) } ?? (zh ? "无原文" : "—")]
      )
    }
    Console.printRaw(TextTable.render(rows))
    for (plan, coverage) in covered {
      guard let coverage else { continue }
      for stretch in coverage.left {
        Console.print("\(plan.source ?? ""):\(stretch.line): \(zh ? "没有规则" : "no rule has") “\(stretch.text)”")
      }
      guard all else { continue }
      for stretch in coverage.outside {
        Console.print("\(plan.source ?? ""):\(stretch.line): \(zh ? "不属任何任务" : "in no task") “\(stretch.text)”")
      }
    }
  }

  /// Thousandths as a percentage with one decimal; 100 only when nothing is missing.
  private static func percent(_ share: Int) -> String {
    share % 10 == 0 ? "\(share / 10)%" : "\(share / 10).\(share % 10)%"
  }

  // MARK: JSON

  private func json(_ plan: Plan, _ coverage: Coverage?, _ book: RuleBook) -> JSONValue {
    let counts = PlanCounts(plan, book)
    func stretches(_ found: [Coverage.Stretch]) -> JSONValue {
      .array(found.map { .members(["line": .number(Int64($0.line)), "text": .string($0.text)]) })
    }
    func number(_ count: Int?) -> JSONValue { .number(Int64(count ?? 0)) }
    let kinds = counts.kinds
    let covered: [JSONValue.Member] = [
      .init("shareThousandths", coverage.map { .number(Int64($0.share)) } ?? .null),
      .init("left", coverage.map { stretches($0.left) } ?? .null),
      .init("outside", coverage.map { stretches($0.outside) } ?? .null),
    ]
    let head: [JSONValue.Member] = [
      .init("plan", .string(plan.id)), .init("source", .optional(plan.source)),
      .init("tasks", number(counts.tasks)),
      .init("commitments", number(counts.commitments)), .init("countable", number(kinds[.countable])),
      .init("artifact", number(kinds[.artifact])), .init("trigger", number(kinds[.trigger])),
      .init("exhortation", number(kinds[.exhortation])), .init("quantities", number(counts.quantities)),
      .init("units", number(counts.answerers)), .init("notes", number(plan.notes.count)),
      .init("decisions", number(counts.decisions)),
    ]
    return .object(head + covered)
  }
}

/// What a plan holds, in numbers.
private struct PlanCounts {
  let tasks: Int
  let commitments: Int
  let kinds: [Commitment.Kind: Int]
  let quantities: Int
  /// Units and groups that answer or support.
  let answerers: Int
  let notes: Int
  /// Deadlines and groups that the document leaves open.
  let decisions: Int

  /// Of the document: what was raised besides stands in none.
  init(_ plan: Plan, _ book: RuleBook) {
    let own = plan.tasks.filter { $0.raised == nil }
    let all = own.flatMap(\.commitments)
    tasks = own.count
    commitments = all.count
    kinds = Dictionary(grouping: all, by: \.kind).mapValues(\.count)
    quantities = all.reduce(0) { $0 + $1.targets.count }
    answerers = Set(own.flatMap { $0.lead + $0.support }).count
    notes = plan.notes.count
    // A deadline that several commitments inherit is decided once.
    let deadlines = Set(
      all.filter { $0.kind != .exhortation && book.answers[Int($0.answer)].kind == .unresolvable }.map(\.dueSpan))
    var groups: Set<Int32> = []
    for task in own {
      for commitment in task.commitments where commitment.kind != .exhortation {
        for case .group(let group) in book.answerers(of: commitment, task) + (commitment.support ?? task.support)
        where book.groups[Int(group)].isOpen { groups.insert(group) }
      }
    }
    decisions = deadlines.count + groups.count
  }

  var numbers: [Int] {
    [tasks, commitments] + Commitment.Kind.allCases.map { kinds[$0] ?? 0 } + [
      quantities, answerers, notes, decisions,
    ]
  }
}
