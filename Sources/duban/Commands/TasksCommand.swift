import ArgumentParser
import CivilTime
import Diagnostics
import Evaluation
import JSONText
import PlanLanguage
import ReportFormats
import Reports
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
        duban tasks --for 农业局分管领导         their units, and every unit below them
        duban tasks --json
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: "Only the plan with this id.")
  var plan: String?

  @Option(name: .long, help: "Only what has this tag or indicator; may be given several times.")
  var tag: [String] = []

  @Option(name: .customLong("for"), help: ArgumentHelp(ViewHelp.text))
  var party: String?

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let book = try workspace.book()
      let selection = Selection(book, try workspace.snapshot())
      let today = book.office.zone.day(at: try options.now(in: book.office.zone))
      let purview = try party.map { selection.purview(of: try selection.party($0), on: today) }
      var listed: [Listed] = []
      for (planIndex, aPlan) in book.plans.enumerated() where plan == nil || aPlan.id == plan {
        if purview?.isClosed(aPlan) ?? false { continue }
        for (index, task) in aPlan.tasks.enumerated() where isTagged(task) {
          let regard = purview.map {
            $0.regard(
              plan: Int32(planIndex), answering: answering(task, book), supporting: supporting(task, book))
          }
          if case .some(nil) = regard { continue }
          listed.append(
            Listed(
              plan: aPlan, task: task, workflow: book.workflow(plan: planIndex, task: index),
              regard: regard ?? nil))
        }
      }
      if let plan { _ = try selection.plan(plan) }
      if options.json {
        let tasks = listed.map {
          TaskJSON(book).task($0.task, of: $0.plan, by: $0.workflow, regard: $0.regard)
        }
        Console.print(JSONValue.array(tasks).pretty)
      } else {
        if let purview { Console.print(ViewHeading.text(purview, book, today, options.reportLanguage)) }
        printTable(listed, book)
        if let plan, party == nil, tag.isEmpty { printNotes(of: book.plans[try selection.plan(plan)]) }
      }
    }
  }

  /// A task that is listed.
  private struct Listed {
    var plan: Plan
    var task: Task
    var workflow: Workflow
    /// Why it is in the view asked for; nil where none was.
    var regard: Purview.Regard?
  }

  /// Every unit that leads or answers for something of `task`.
  private func answering(_ task: Task, _ book: RuleBook) -> [UnitIndex] {
    book.units(of: task.lead + task.commitments.flatMap { book.answerers(of: $0, task) })
  }

  private func supporting(_ task: Task, _ book: RuleBook) -> [UnitIndex] {
    book.units(of: task.support + task.commitments.flatMap { $0.support ?? [] })
  }

  private func isTagged(_ task: Task) -> Bool {
    tag.isEmpty || task.commitments.contains { !$0.words.filter(tag.contains).isEmpty }
  }

  private func printTable(_ listed: [Listed], _ book: RuleBook) {
    let language = options.reportLanguage
    let zh = language == .zh
    // Columns that few lists need are left out of all others.
    let hasWorkflows = listed.contains { $0.workflow != .oneStep }
    let hasReports = listed.contains { $0.task.commitments.contains { $0.feedback != nil } }
    let hasRegards = listed.contains { $0.regard != nil }
    var heading = zh ? ["行", "编号", "任务", "责任单位", "期限", "到期"] : ["LINE", "ID", "TASK", "UNITS", "DEADLINE", "DUE"]
    if hasReports { heading.append(zh ? "反馈" : "REPORTS") }
    if hasWorkflows { heading.append(zh ? "办理流程" : "WORKFLOW") }
    if hasRegards { heading.append(zh ? "分工" : "ROLE") }
    var rows = [heading]
    for item in listed {
      let task = item.task
      let whole = task.commitments.count == 1 && task.commitments[0].id.isEmpty
      for commitment in task.commitments {
        let isFirst = commitment.id == task.commitments[0].id
        let places = commitment.places.isEmpty ? task.places : commitment.places
        var row = [
          places.map { "\($0.line)" }.joined(separator: "、"),
          whole ? task.id : task.id + (commitment.id.hasPrefix(":") ? "" : "/") + commitment.id,
          whole ? task.title : "\(task.title)：\(commitment.title)",
          isFirst ? units(task, zh, book) : "", commitment.decision?.written ?? commitment.phrase,
          due(commitment, book.answers[Int(commitment.answer)], zh),
        ]
        if hasReports { row.append(commitment.feedback.map { book.answers[Int($0)].canonical } ?? "") }
        if hasWorkflows { row.append(isFirst ? words(item.workflow, language) : "") }
        if hasRegards { row.append(isFirst ? item.regard?.words[language] ?? "" : "") }
        rows.append(row)
      }
    }
    Console.printRaw(TextTable.render(rows))
  }

  /// `签收→办理→审核`; empty where `done` closes at once.
  private func words(_ workflow: Workflow, _ language: Language) -> String {
    workflow == .oneStep ? "" : workflow.stages.map { $0.title[language] }.joined(separator: "→")
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
