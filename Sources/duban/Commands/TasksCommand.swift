import ArgumentParser
import CivilTime
import Diagnostics
import Evaluation
import JSONText
import PlanLanguage
import ReportFormats
import Rules

/// `duban tasks`: what the rules declare, resolved.
struct TasksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tasks",
    abstract: "Shows what the rules declare: tasks, units, deadlines as they were read.",
    discussion: """
      EXAMPLES
        duban tasks
        duban tasks --plan xinbei-ziyang-2018 --for 区农业局
        duban tasks --json
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: "Only the plan with this id.")
  var plan: String?

  @Option(name: .long, help: "Only what has this tag or indicator; may be given several times.")
  var tag: [String] = []

  @Option(name: .customLong("for"), help: "Only what this unit or person answers for.")
  var party: String?

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let book = try workspace.book()
      let selection = Selection(book, try workspace.snapshot())
      let units = try party.map { selection.units(of: try selection.party($0)) }
      var listed: [(plan: Plan, task: Task)] = []
      for aPlan in book.plans where plan == nil || aPlan.id == plan {
        for task in aPlan.tasks
        where units.map({ !$0.isDisjoint(with: involved(task, book)) }) ?? true && isTagged(task) {
          listed.append((aPlan, task))
        }
      }
      if let plan { _ = try selection.plan(plan) }
      if options.json {
        Console.print(JSONValue.array(listed.map { TaskJSON(book).task($0.task, of: $0.plan) }).pretty)
      } else {
        printTable(listed, book)
        if let plan, party == nil, tag.isEmpty { printNotes(of: book.plans[try selection.plan(plan)]) }
      }
    }
  }

  /// Every unit that leads, supports or answers for something of `task`.
  private func involved(_ task: Task, _ book: RuleBook) -> [UnitIndex] {
    var answerers = task.lead + task.support
    for commitment in task.commitments {
      answerers += commitment.support ?? []
      answerers += book.answerers(of: commitment, task)
    }
    return book.units(of: answerers)
  }

  private func isTagged(_ task: Task) -> Bool {
    tag.isEmpty || task.commitments.contains { !$0.words.filter(tag.contains).isEmpty }
  }

  private func printTable(_ listed: [(plan: Plan, task: Task)], _ book: RuleBook) {
    let zh = options.reportLanguage == .zh
    var rows = [zh ? ["行", "编号", "任务", "责任单位", "期限", "到期"] : ["LINE", "ID", "TASK", "UNITS", "DEADLINE", "DUE"]]
    for (_, task) in listed {
      let whole = task.commitments.count == 1 && task.commitments[0].id.isEmpty
      for commitment in task.commitments {
        let isFirst = commitment.id == task.commitments[0].id
        let places = commitment.places.isEmpty ? task.places : commitment.places
        rows.append([
          places.map { "\($0.line)" }.joined(separator: "、"),
          whole ? task.id : task.id + (commitment.id.hasPrefix(":") ? "" : "/") + commitment.id,
          whole ? task.title : "\(task.title)：\(commitment.title)",
          isFirst ? units(task, zh, book) : "", commitment.decision?.written ?? commitment.phrase,
          due(commitment, book.answers[Int(commitment.answer)], zh),
        ])
      }
    }
    Console.printRaw(TextTable.render(rows))
  }

  /// At most three by name.
  private func units(_ task: Task, _ zh: Bool, _ book: RuleBook) -> String {
    let names = book.names(of: task.lead)
    guard names.count > 3 else { return names.joined(separator: "、") }
    return zh ? "\(names[0])等\(names.count)家" : "\(names[0]) and \(names.count - 1) more"
  }

  /// What the document says and assigns to nobody, so that who holds it beside the list finds every clause.
  private func printNotes(of plan: Plan) {
    guard !plan.notes.isEmpty else { return }
    let zh = options.reportLanguage == .zh
    Console.print(zh ? "\n文件里不落到责任单位的话：" : "\nWhat the document assigns to nobody:")
    for note in plan.notes.sorted(by: { $0.clause.line < $1.clause.line }) {
      let quote = note.clause.quote
      let shown = quote.count > 40 ? "\(quote.prefix(40))…" : quote
      Console.print("  \(note.clause.line)  “\(shown)”\(note.about.map { "  \($0)" } ?? "")")
    }
  }

  private func due(_ commitment: Commitment, _ answer: DeadlineAnswer, _ zh: Bool) -> String {
    if commitment.kind == .exhortation { return zh ? "倡导，不到期" : "exhortation" }
    let mark = (answer.ambiguity == nil ? "" : "？") + (answer.soft ? (zh ? "（软）" : " soft") : "")
    switch answer.kind {
    case .due, .window: return answer.occurrences.first.map { "\($0.provisional ? "≈" : "")\($0.due)\(mark)" } ?? ""
    case .recurring: return zh ? "\(answer.occurrences.count)期" : "\(answer.occurrences.count) times"
    case .relative:
      return answer.occurrences.first.map { "\($0.due)" } ?? (zh ? "待“\(answer.event ?? "")”" : "waiting")
    case .ongoing: return zh ? "长期" : "ongoing"
    case .unresolvable: return zh ? "待定" : "to be decided"
    }
  }
}
