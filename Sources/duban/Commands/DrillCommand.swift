import ArgumentParser
import CivilTime
import Diagnostics
import Evaluation
import Glibc
import JSONText
import Ledger
import Rules

/// `duban drill`: a letter to everyone who may ever be told, and who answered it.
struct DrillCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drill",
    abstract: "Sends a letter marked 【演练】 to everyone who may ever be told, and lists who has not answered (演练).",
    discussion: """
      Everyone in office for a unit of a plan that has not ended, their stand-ins, the
      supervisors and the administrators get one letter through each of their
      channels, at the next hour of telling. Each letter has the line to send back;
      --answered records it. Nothing else comes of a drill.

      EXAMPLES
        duban drill
        duban drill --yes --by 督查室
        duban drill --list
        duban drill --answered 区农业局联络员 --by 督查室

      EXIT CODES
        0 · 64 not confirmed · 65 nobody to tell, no such person, or no drill
        75 one younger than a day is open
      """)

  @OptionGroup var options: CommonOptions

  @Flag(name: .long, help: "Lists who answered the last drill, and who has not.")
  var list = false

  @Option(name: .long, parsing: .upToNextOption, help: "Records that these people answered the last drill.")
  var answered: [String] = []

  @Flag(name: .long, help: "Begins without asking.")
  var yes = false

  @Option(name: .long, help: "Who says so. Default: $USER.")
  var by: String?

  func validate() throws {
    if list, yes || !answered.isEmpty { throw ValidationError("--list goes with neither --yes nor --answered") }
    if yes, !answered.isEmpty { throw ValidationError("--yes does not go with --answered") }
  }

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let book = try workspace.book()
      let now = try options.now(in: book.office.zone)
      if !answered.isEmpty {
        try record(workspace, book, now)
      } else if list {
        try show(try last(try workspace.existingLedger(), book), book)
      } else {
        try begin(workspace, book, now)
      }
    }
  }

  private var author: String { by ?? Console.environment("USER") ?? "duban" }

  /// The last drill; a failure when there was none.
  private func last(_ ledger: LedgerFile?, _ book: RuleBook) throws -> DrillRegister {
    guard let ledger, let drill = try ledger.snapshot().drills.last else {
      throw Failure(
        .badData, zh: "还没有演练过；发起一次：duban drill", en: "there was no drill yet; duban drill begins one")
    }
    return try DrillRegister(drill, book, ledger)
  }

  private func show(_ register: DrillRegister, _ book: RuleBook) throws {
    let zone = book.office.zone
    if options.json { return Console.print(register.json(zone).pretty) }
    Console.print(register.summary(zone)[options.reportLanguage])
    Console.printRaw(register.table(zone, options.reportLanguage))
  }

  // MARK: Answers

  private func record(_ workspace: Workspace, _ book: RuleBook, _ now: Instant) throws {
    let ledger = try workspace.writableLedger()
    let register = try last(ledger, book)
    let people = try answered.map { name in
      guard let line = register.lines.first(where: { $0.name == name || $0.person == name }) else {
        let near = Spelling.nearest(to: name, in: register.lines.map(\.name))
        throw Failure(
          .badData, zh: "第\(register.drill.number)次演练没有告知“\(name)”\(near.map { "；是不是“\($0)”？" } ?? "")",
          en: "drill \(register.drill.number) did not tell '\(name)'\(near.map { "; did you mean '\($0)'?" } ?? "")"
        )
      }
      return line.person
    }
    let new = try ledger.answerDrill(register.drill.number, people, by: author, at: now)
    let after = try last(ledger, book)
    if options.json { return Console.print(after.json(book.office.zone).pretty) }
    let known = Set(people).count - new.count
    let remark = Bilingual(
      zh: known > 0 ? "（\(known)人先前已答复）" : "", en: known > 0 ? " (\(known) had answered before)" : "")
    Console.print(
      after.summary(book.office.zone)[options.reportLanguage] + remark[options.reportLanguage])
  }

  // MARK: Beginning

  private func begin(_ workspace: Workspace, _ book: RuleBook, _ now: Instant) throws {
    let audience = book.drillAudience(on: book.office.zone.day(at: now))
    let people = Set(audience.map(\.recipient)).count
    guard people > 0 else {
      throw Failure(
        .badData, zh: "没有人可以告知：没有进行中的计划，或单位没有联络员、分管领导",
        en: "nobody to tell: no plan is under way, or its units have neither liaison officer nor leader")
    }
    let before = try workspace.existingLedger()
    let drills = try before?.snapshot().drills ?? []
    if let before, let drill = drills.last {
      let register = try DrillRegister(drill, book, before)
      guard !register.isOpen(at: now) else {
        throw Failure(
          .tryAgain,
          zh: "\(register.summary(book.office.zone).zh)；满一天或都答复了再发起（duban drill --list）",
          en: "\(register.summary(book.office.zone).en); begin another a day later, or when all have answered "
            + "(duban drill --list)")
      }
    }
    try confirm(people, audience.count, isTrial: book.office.isTrial)
    let ledger = try workspace.writableLedger()
    guard let number = try ledger.beginDrill(after: drills.last?.number ?? 0, by: author, at: now) else {
      throw Failure(
        .tryAgain, zh: "另有人刚发起一次演练（duban drill --list）", en: "somebody else has just begun one (duban drill --list)"
      )
    }
    let register = try last(ledger, book)
    if options.json { return Console.print(register.json(book.office.zone).pretty) }
    let isRunning = try workspace.runningDaemon() != nil
    let next = Bilingual(
      zh: isRunning ? "守护进程在一分钟内处理" : "守护进程没有运行：运行 duban tick 才会发出",
      en: isRunning ? "the daemon sees to it within a minute" : "no daemon runs: duban tick sends it")
    Console.print(
      Bilingual(
        zh: "第\(number)次演练已发起：\(people)人，\(audience.count)封信；\(next.zh)",
        en: "drill \(number) begun: \(people) \(people == 1 ? "person" : "people"), "
          + "\(English.counted(audience.count, "letter")); \(next.en)")[options.reportLanguage])
  }

  private func confirm(_ people: Int, _ letters: Int, isTrial: Bool) throws {
    guard !yes else { return }
    let trial = Bilingual(zh: isTrial ? "（试运行，不发给本人）" : "", en: isTrial ? " (trial mode: not to them)" : "")
    guard isatty(STDIN_FILENO) == 1 else {
      throw Failure(
        .usage, zh: "将向\(people)人发出\(letters)封【演练】\(trial.zh)；确认请加 --yes",
        en: "this sends \(English.counted(letters, "letter")) to \(people) people\(trial.en); say --yes to begin")
    }
    Console.error(
      Bilingual(
        zh: "将向\(people)人发出\(letters)封【演练】\(trial.zh)，输入 y 确认：",
        en: "this sends \(English.counted(letters, "letter")) to \(people) people\(trial.en); type y to begin:")[
          options.messageLanguage])
    guard ["y", "yes", "是"].contains(readLine()?.lowercased() ?? "") else {
      throw Failure(.usage, zh: "没有发起", en: "not begun")
    }
  }
}
