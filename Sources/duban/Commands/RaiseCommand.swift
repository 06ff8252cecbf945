public import ArgumentParser
import CivilTime
import Diagnostics
import Evaluation
import Notifiers
import PlanLanguage
import RuleFiles
public import Rules
import Scheduler

/// `duban raise`: a finding or a leader's instruction becomes a task at run time.
struct RaiseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "raise",
    abstract: "Makes a finding or an instruction a task of its own (整改、交办).",
    discussion: """
      Writes one new file RULES/raised/PLAN/ID.yaml: a rule like any other, with the
      same reminders, reports and explanations. Relative words of the deadline
      (10个工作日内) count from the day it is raised, and nothing is told before it.
      The whole rules are checked with it first; with an error nothing is written.

      EXAMPLES
        duban raise --plan office-2026 --unit 示范区教育局 --due 10个工作日内 \\
          --because 操场改造进度滞后 --kind 整改
        duban raise --plan office-2026 --unit 示范区东山镇 --unit 示范区西湖镇 \\
          --due 9月底前 --title 秸秆禁烧专项检查 --because 区长办公会要求 --by 张区长

      EXIT CODES
        0 written · 1 errors, nothing written · 64 usage · 73, 77 cannot write
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: "The id of the plan it belongs to.")
  var plan: String

  @Option(name: .long, help: "A unit or group that answers for it; may be repeated.")
  var unit: [String]

  @Option(name: .long, help: "Its deadline, such as 10个工作日内 or 9月底前.")
  var due: String

  @Option(name: .long, help: "What was found, or what was said.")
  var because: String

  @Option(name: .long, help: "What is to be done. Default: the --because text.")
  var title: String?

  @Option(name: .long, help: "Who raised it. Default: $USER.")
  var by: String?

  @Option(name: .long, help: "整改 (finding) or 交办 (instruction).")
  var kind: Raised.Kind = .instruction

  @Option(name: .long, help: "Its id in the plan. Default: raised- and the day.")
  var id: String?

  func run() throws {
    try reporting(options) {
      try refuseControlCharacters()
      let workspace = Workspace(options)
      let book = try workspace.book()
      let sources = try workspace.ruleSources()
      let names = RaisedNames(book: book, paths: Set(sources.map(\.path)))
      let now = try options.now(in: names.plan(plan)?.zone ?? book.office.zone)
      var file = file(names, now)
      // Somebody else may take the id between the look and the write.
      for _ in 0..<20 {
        let raised = try check(file, sources, names)
        do throws(NewFile.Fault) {
          try NewFile.write(file.source(in: options.rules).bytes, to: file.path(in: options.rules))
        } catch {
          guard case .taken = error, id == nil else { throw error }
          let taken = RaisedNames(book: book, paths: names.paths.union([file.path(in: options.rules)]))
          file.id = freeID(taken, file)
          continue
        }
        let daemon = try workspace.runningDaemon()
        return Console.print(try RaisedReport(raised, workspace, daemon: daemon, now).text)
      }
      throw Failure(.tryAgain, zh: "编号都被占用，请用 --id 指定", en: "every id is taken: name one with --id")
    }
  }

  // MARK: The file

  private func file(_ names: RaisedNames, _ now: Instant) -> RaisedFile {
    let found = names.plan(plan)
    var file = RaisedFile(
      plan: plan, units: unit.map(names.unit), due: due, because: because, title: title,
      by: by ?? Console.environment("USER") ?? "duban", kind: kind,
      on: (found?.zone ?? names.book.office.zone).day(at: now), id: id ?? "")
    if id == nil { file.id = freeID(names, file) }
    return file
  }

  private func freeID(_ names: RaisedNames, _ file: RaisedFile) -> String {
    names.freeID(on: file.on, in: file.plan) { id in
      var other = file
      other.id = id
      return other.path(in: options.rules)
    }
  }

  /// What is typed becomes lines of a rule: a control character in it would be seen by nobody.
  private func refuseControlCharacters() throws {
    let typed: [(String, String?)] =
      [
        ("--plan", plan), ("--due", due), ("--because", because), ("--title", title), ("--by", by), ("--id", id),
      ] + unit.map { ("--unit", $0) }
    for (option, text) in typed {
      let allowed: Set<Unicode.Scalar> = option == "--because" ? ["\n", "\t"] : []
      let isBad = (text ?? "").unicodeScalars.contains {
        $0.properties.generalCategory == .control && !allowed.contains($0)
      }
      guard isBad else { continue }
      throw Failure(.badData, zh: "\(option) 里有控制字符", en: "\(option) holds control characters")
    }
  }

  // MARK: The check

  /// The rules with `file` among them, and the task it brought.
  ///
  /// - Throws: When the rules would have an error, or nobody could ever meet the task in time; all of it is printed.
  private func check(
    _ file: RaisedFile, _ sources: [RuleSource], _ names: RaisedNames
  ) throws -> RaisedReport.Task {
    let path = file.path(in: options.rules)
    guard !names.paths.contains(path), !names.isTaken(file.id, in: file.plan) else {
      throw Failure(
        .findings, zh: "计划 \(file.plan) 里已有编号“\(file.id)”，没有写入；请换一个 --id",
        en: "plan \(file.plan) has a task '\(file.id)' already; nothing was written: name another --id")
    }
    let set = RuleSet(sources + [file.source(in: options.rules)], settings: Workspace.settings)
    var errors = set.errors
    guard errors.isEmpty, let book = set.loaded.book,
      let plan = book.plans.firstIndex(where: { $0.id == file.plan }),
      let task = book.plans[plan].tasks.firstIndex(where: { $0.id == file.id })
    else {
      errors = errors.isEmpty ? set.loaded.diagnostics : errors
      show(errors, file, set)
      throw Failure(
        .findings, zh: "没有写入：\(errors.count)处错误",
        en: "nothing was written: \(English.counted(errors.count, "error"))")
    }
    let own = set.loaded.diagnostics.filter { $0.span.map { book.files.name(of: $0) == path } ?? false }
    show(own, file, set)
    try refuseWhatIsOver(book, plan, task, file)
    return RaisedReport.Task(book: book, plan: plan, task: task, path: path)
  }

  private func show(_ diagnostics: [Diagnostic], _ file: RaisedFile, _ set: RuleSet) {
    let lines = set.sources.sorted { $0.path < $1.path }.map(\.bytes)
    let (moved, printer) = file.pointingAtOptions(
      diagnostics, of: set.loaded, in: options.rules, options.messageLanguage, isColoured: options.useColor
    ) { number, line in sourceLine(line, in: lines[number]) }
    Console.errorRaw(printer.text(of: moved))
  }

  /// Of a task that is raised now, a day must be left, or an event to come that tells it.
  private func refuseWhatIsOver(_ book: RuleBook, _ plan: Int, _ task: Int, _ file: RaisedFile) throws {
    if let closed = book.plans[plan].closed, closed <= file.on {
      throw Failure(
        .findings, zh: "计划 \(file.plan) 已于\(closed)结束，没有写入",
        en: "plan \(file.plan) ended on \(closed); nothing was written")
    }
    let answer = book.answers[Int(book.plans[plan].tasks[task].commitments[0].answer)]
    if answer.kind == .unresolvable {
      throw Failure(
        .findings, zh: "期限“\(file.due)”没有说到哪一天，没有写入",
        en: "the deadline '\(file.due)' names no day; nothing was written")
    }
    if let last = answer.occurrences.last, last.due < file.on {
      throw Failure(
        .findings, zh: "期限“\(file.due)”到 \(last.due) 为止，已经过了，没有写入",
        en: "the deadline '\(file.due)' was over on \(last.due); nothing was written")
    }
  }
}

extension Raised.Kind: ExpressibleByArgument {
  /// By its Chinese or its English word.
  public init?(argument: String) {
    guard let kind = Self.allCases.first(where: { $0.rawValue == argument || $0.words.zh == argument }) else {
      return nil
    }
    self = kind
  }

  public static var allValueStrings: [String] { allCases.map(\.words.zh) }

  public static var allValueDescriptions: [String: String] {
    ["整改": "something found wrong", "交办": "something a leader asked for"]
  }

  public var defaultValueDescription: String { words.zh }
}
