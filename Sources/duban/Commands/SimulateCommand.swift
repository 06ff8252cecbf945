import ArgumentParser
import CivilTime
import Diagnostics
import Evaluation
import Foundation
import JSONText
import Ledger
import RuleFiles
import Rules
import Scheduler

/// `duban simulate`: a period under a hand-turned clock.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Runs a period under a hand-turned clock, on a ledger of its own, with the facts of a story.",
    discussion: """
      The same pass and the same deliveries as the daemon's. Writes mailboxes,
      reports and a ledger into the folder --out; never opens a live ledger. The
      same input gives the same bytes.

      EXAMPLES
        duban simulate --from 2018-01-01 --to 2018-12-31 \\
          --story rules/stories/xinbei-ziyang-2018.yaml --out demo
        duban simulate --from 2018-07-01 --to 2018-07-31 --out july --json
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: "First day.")
  var from: String

  @Option(name: .long, help: "Last day.")
  var to: String

  @Option(
    name: .long, help: "A file of the rules folder with a story: dated facts. May be given several times.",
    completion: .file(extensions: ["yaml"]))
  var story: [String] = []

  @Option(
    name: .long, help: "The folder to write; an earlier simulation in it is replaced.", completion: .directory)
  var out: String

  /// Names a folder as ours to replace.
  private static let marker = ".duban-simulation"

  func run() throws {
    try reporting(options) {
      guard options.ledger == nil else {
        throw Failure(
          .usage, zh: "simulate 使用自己的台账，不接受 --ledger", en: "simulate keeps a ledger of its own: leave --ledger out")
      }
      let first = try civilDay(from, "--from")
      let last = try civilDay(to, "--to")
      guard first <= last else { throw Failure(.usage, zh: "--to 早于 --from", en: "--to is earlier than --from") }
      var own = options
      own.ledger = "\(out)/ledger.sqlite"
      let workspace = Workspace(own)
      let book = try workspace.book(rehearsing: true)
      let facts = try storyFacts(book)
      try prepareFolder()
      let ledger = try workspace.writableLedger()
      let supervision = try workspace.supervision(ledger, rehearsing: true)
      let simulation = Simulation(supervision, days: first...last, facts: facts)
      let bar = ProgressBar(total: last.days(since: first) + 1)
      var delivered = 0
      _ = try simulation.run(try workspace.ruleSources()) { day in
        delivered += day.delivered
        bar.step("\(day.date)  ✉ \(delivered)")
      }
      bar.finish()
      // As they stand when it ends: nobody fetches those of the days between.
      for fault in try supervision.refreshFeeds(at: book.office.zone.end(of: last).adding(seconds: -1)).faults {
        throw Failure(.cannotWrite, zh: "日历没有写成：\(fault)", en: "calendar not written: \(fault)")
      }
      try summarise(book, ledger, first...last)
    }
  }

  private func storyFacts(_ book: RuleBook) throws -> [Fact] {
    try story.flatMap { story in
      let wanted = normal(ShownPath.of(story))
      guard let file = book.files.names.firstIndex(where: { normal($0) == wanted }) else {
        throw Failure(
          .missingInput, zh: "规则文件夹里没有 \(story)",
          en: "\(story) is not a file of the rules folder \(options.rules)")
      }
      return book.stories.filter { $0.file == file }.flatMap { $0.facts.map(\.fact) }
    }
  }

  private func normal(_ path: String) -> String { path.hasPrefix("./") ? String(path.dropFirst(2)) : path }

  /// Empties the folder if an earlier simulation made it; anything else is left alone.
  private func prepareFolder() throws {
    let files = FileManager.default
    var isFolder: ObjCBool = false
    if files.fileExists(atPath: out, isDirectory: &isFolder) {
      let content = (try? files.contentsOfDirectory(atPath: out)) ?? []
      guard isFolder.boolValue, content.isEmpty || content.contains(SimulateCommand.marker) else {
        throw Failure(
          .cannotCreate, zh: "\(out) 不是模拟生成的文件夹，不予覆盖；请换一个 --out",
          en: "\(out) was not made by a simulation and is left alone; name another --out")
      }
      for name in content { try files.removeItem(atPath: "\(out)/\(name)") }
    }
    do {
      try files.createDirectory(atPath: out, withIntermediateDirectories: true)
      try Data("written by duban simulate; replaced by the next one\n".utf8).write(
        to: URL(fileURLWithPath: "\(out)/\(SimulateCommand.marker)"))
    } catch {
      throw Failure(.cannotCreate, zh: "不能写入 \(out)", en: "cannot write \(out)")
    }
  }

  private func summarise(_ book: RuleBook, _ ledger: LedgerFile, _ days: ClosedRange<CivilDate>) throws {
    let counts = try ledger.counts()
    let snapshot = try ledger.snapshot()
    let end = book.office.zone.end(of: days.upperBound)
    var plans: [PlanCount] = book.plans.map { PlanCount(plan: $0) }
    let sentBySubject = try ledger.sentBySubject()
    for obligation in book.obligations(snapshot) where obligation.stage == nil {
      let standing = book.standing(of: obligation, snapshot, at: end)
      plans[Int(obligation.plan)].add(
        standing, isChased: book.isChased(obligation), reminders: sentBySubject[book.key(of: obligation)] ?? 0)
    }
    if options.json {
      Console.print(
        JSONValue.members([
          "out": .string(out), "entries": .number(counts.head.seq), "head": .string(counts.head.hexadecimal),
          "deliveries": .number(Int64(counts.deliveries[.sent] ?? 0)),
          "reminders": .number(Int64(counts.accounts[.sent] ?? 0)), "facts": .number(Int64(counts.facts)),
          "plans": .array(plans.map(\.json)),
        ]).pretty)
      return
    }
    let zh = options.reportLanguage == .zh
    var rows = [
      zh
        ? ["计划", "任务", "责任事项", "提醒", "按期办结", "逾期办结", "超期", "其他"]
        : ["PLAN", "TASKS", "OBLIGATIONS", "REMINDERS", "MET", "MET LATE", "OVERDUE", "OTHER"]
    ]
    for plan in plans {
      rows.append(
        [plan.id]
          + [plan.tasks, plan.obligations, plan.reminders, plan.met, plan.late, plan.overdue, plan.other]
          .map { "\($0)" })
    }
    Console.printRaw(TextTable.render(rows))
    let sent = counts.accounts[.sent] ?? 0
    let letters = counts.deliveries[.sent] ?? 0
    for channel in book.channels {
      Console.print("  \(out)/\(channel.rehearsed.folder ?? "")/  (\(channel.kind))")
    }
    Console.print(
      "  \(out)/ledger.sqlite  "
        + (zh
          ? "\(counts.head.seq)条，已告知\(sent)项，\(letters)件"
          : "\(counts.head.seq) entries, \(sent) told in \(letters) deliveries"))
    let examples = try worthTyping(book, ledger)
    Console.print(zh ? "\n接下来可以试试：" : "\nWorth typing next:")
    for line in examples { Console.print("  " + line) }
  }

  /// Three commands that show what was made, with keys and days that exist.
  private func worthTyping(_ book: RuleBook, _ ledger: LedgerFile) throws -> [String] {
    let place = "--ledger \(out)/ledger.sqlite" + (options.rules == "rules" ? "" : " --rules \(options.rules)")
    let letters = try ledger.deliveries(in: [.sent]).filter { $0.planned.kind == .digest }
    let middle = letters.isEmpty ? nil : letters[letters.count / 2]
    let day = middle?.planned.day ?? book.office.zone.day(at: SystemClock().now)
    let duban = CommandLine.arguments.first ?? "duban"
    return [
      "\(duban) overdue --at \(day) \(place)",
      "\(duban) explain \(middle.map { String($0.id.prefix(8)) } ?? "KEY") \(place)",
      "\(duban) ledger balance \(day) \(place)",
    ]
  }
}

/// How the obligations of one plan stand.
private struct PlanCount {
  var id: String
  var tasks: Int
  var obligations = 0
  var reminders = 0
  var met = 0
  var late = 0
  var overdue = 0
  var other = 0

  init(plan: Plan) {
    id = plan.id
    tasks = plan.tasks.count
  }

  mutating func add(_ standing: Standing, isChased: Bool, reminders told: Int) {
    obligations += 1
    reminders += told
    switch standing.state {
    case .met: met += 1
    case .metExtended: met += 1
    case .metLate: late += 1
    case .overdue where isChased: overdue += 1
    default: other += 1
    }
  }

  var json: JSONValue {
    .members([
      "id": .string(id), "tasks": .number(Int64(tasks)), "obligations": .number(Int64(obligations)),
      "reminders": .number(Int64(reminders)), "met": .number(Int64(met)), "metLate": .number(Int64(late)),
      "overdue": .number(Int64(overdue)),
      "other": .number(Int64(other)),
    ])
  }
}
