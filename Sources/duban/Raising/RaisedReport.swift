import CivilTime
import Diagnostics
import Evaluation
import JSONText
import PlanLanguage
import Rules
import WorkCalendars

/// What `duban raise` says of the task it wrote: until when, and who hears of it first.
struct RaisedReport {
  /// A task in the rules that hold it.
  struct Task {
    var book: RuleBook
    var plan: Int
    var task: Int
    /// The file it stands in.
    var path: String
  }

  private let raised: Task
  private let options: CommonOptions
  private let daemon: Int32?
  private let obligations: [Obligation]
  /// The entries of the agenda that come first, one for each who is told.
  private let first: [AgendaEntry]

  /// - Parameter daemon: The process id of the daemon that runs, 0 when it is unknown; nil when none runs.
  init(_ raised: Task, _ workspace: Workspace, daemon: Int32?, _ now: Instant) throws {
    self.raised = raised
    options = workspace.options
    self.daemon = daemon
    let book = raised.book
    let snapshot = try workspace.snapshot()
    let found = book.obligations(snapshot).filter {
      Int($0.plan) == raised.plan && Int($0.task) == raised.task
    }
    obligations = found
    first = Self.first(of: found, book, snapshot, now)
  }

  /// How far past the first due day, in days, a first reminder is looked for.
  private static let reach = 31

  private static func first(
    of obligations: [Obligation], _ book: RuleBook, _ snapshot: Snapshot, _ now: Instant
  ) -> [AgendaEntry] {
    guard let due = obligations.map(\.due).min() else { return [] }
    let today = book.office.zone.day(at: now)
    let own = Set(obligations.map { book.key(of: $0) })
    let told = Evaluator.agenda(book, snapshot, at: now, on: today...max(today, due).adding(days: reach)).filter {
      own.contains($0.account.id.event.subject) && [.planned, .held].contains($0.account.state)
    }
    guard let first = told.min(by: { $0.at < $1.at }) else { return [] }
    return told.filter { $0.at == first.at && $0.account.id.event == first.account.id.event }
  }

  /// Text, or JSON when that is asked for.
  var text: String { options.json ? json.pretty : lines.joined(separator: "\n") }

  private var task: Rules.Task { raised.book.plans[raised.plan].tasks[raised.task] }

  private var choice: CommitmentChoice {
    CommitmentChoice(
      plan: raised.plan, task: raised.task, commitment: 0,
      key: raised.book.commitmentKey(plan: raised.plan, task: raised.task, commitment: 0))
  }

  private var units: [String] { raised.book.names(of: task.lead) }

  // MARK: Text

  private var lines: [String] {
    let language = options.messageLanguage
    let zh = language == .zh
    let book = raised.book
    let kind = task.raised?.kind.words[language] ?? ""
    var lines = [
      "\(kind)\(zh ? "：" : ": ")\(task.title)", "  \(choice.key)",
      (zh ? "  责任单位：" : "  units: ") + units.joined(separator: zh ? "、" : ", "),
    ]
    let commitment = choice.commitment(in: book)
    let reading = DeadlineText(
      phrase: commitment.phrase, answer: choice.answer(in: book),
      context: book.deadlineContext(of: commitment, in: task, choice.plan(in: book)), language: language)
    let calendar = book.calendars[book.reckoning(of: commitment, choice.plan(in: book)).calendar].name
    lines += reading.lines(
      showsWork: false, basis: Bilingual(zh: "工作日历 \(calendar)", en: "calendar \(calendar)")
    ).map { "  " + $0 }
    lines.append((zh ? "  首次提醒：" : "  first reminder: ") + firstWords(language))
    lines.append((zh ? "  规则：" : "  rule: ") + book.files.place(task.span))
    lines.append((zh ? "  " : "  ") + adoption[language])
    if let trial = book.office.trial {
      let words = trial.words(folder: "trial")
      lines.append(zh ? "  试运行：\(words.zh)" : "  trial mode: \(words.en)")
    }
    return lines
  }

  private func firstWords(_ language: Language) -> String {
    let zh = language == .zh
    guard let entry = first.first else {
      guard obligations.isEmpty else { return zh ? "督办规则在到期前后都不提醒" : "the policy has no step for it" }
      return choice.absence(in: raised.book)[language]
    }
    let at = raised.book.office.zone.civil(at: entry.at)
    let people = recipients.joined(separator: zh ? "、" : ", ")
    let step = entry.account.id.event.step
    return zh
      ? "\(at.date.chinese)\(at.time)，步骤 \(step) → \(people)" : "\(at.date) \(at.time), step \(step) → \(people)"
  }

  private var recipients: [String] {
    var seen: Set<String> = []
    return first.map(\.account.id.recipient).filter { seen.insert($0).inserted }
  }

  private var adoption: Bilingual {
    guard let daemon else {
      return Bilingual(
        zh: "守护进程没有运行：下一次 duban tick 或 duban run 时采用",
        en: "no daemon runs: the next `duban tick` or `duban run` takes it")
    }
    let process = daemon > 0 ? Bilingual(zh: "（进程 \(daemon)）", en: " (process \(daemon))") : Bilingual("")
    return Bilingual(
      zh: "守护进程\(process.zh)正在运行，几秒钟之内自动采用", en: "the daemon\(process.en) runs and takes it within seconds")
  }

  // MARK: JSON

  private var json: JSONValue {
    let book = raised.book
    let reminder: JSONValue? = first.first.map { entry in
      .members([
        "at": .string(book.office.zone.rfc3339(entry.at)), "step": .string(entry.account.id.event.step),
        "to": .strings(recipients),
      ])
    }
    return .members([
      "key": .string(choice.key), "plan": .string(book.plans[raised.plan].id), "id": .string(task.id),
      "title": .string(task.title), "units": .strings(units), "raised": TaskJSON.raised(task.raised),
      "due": TaskJSON.deadline(choice.commitment(in: book).phrase, choice.answer(in: book)),
      "obligations": .strings(obligations.map { book.key(of: $0) }), "firstReminder": reminder ?? .null,
      "file": .string(raised.path), "line": .number(Int64(task.span.line)), "running": .bool(daemon != nil),
      "trial": .bool(book.office.isTrial),
    ])
  }
}
