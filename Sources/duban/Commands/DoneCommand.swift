import ArgumentParser
import CivilTime
import Diagnostics
import Evaluation
import Ledger
import Rules
import Scheduler

/// What every command that writes a fact asks for.
struct FactOptions: ParsableArguments {
  @Option(name: .long, help: "The day it happened. Default: the clock's day.")
  var on: String?

  @Option(name: .long, help: "Who says so. Default: $USER.")
  var by: String?

  @Option(name: .long, help: "A reference: document number, path.")
  var ref: String?

  @Option(name: .long, help: "A remark.")
  var note: String?

  /// The day it happened; not one to come.
  func day(_ now: Instant, _ zone: TimeZoneTable) throws -> CivilDate {
    let today = zone.day(at: now)
    guard let on else { return today }
    let day = try civilDay(on, "--on")
    guard day <= today else {
      throw Failure(
        .badData, zh: "--on \(day) 还没有到（今天是\(today)）", en: "--on \(day) has not come yet (today is \(today))")
    }
    return day
  }

  var author: String { by ?? Console.environment("USER") ?? "duban" }
}

/// `duban done`: records that an obligation is met.
struct DoneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "done",
    abstract: "Records that an obligation is met (办结).",
    discussion: """
      EXAMPLES
        duban done xinbei-ziyang-2018/labour-agencies --on 2018-09-05
        duban done xinbei-ziyang-2018/summary@2018-H1#区农业局 --evidence 工作总结
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var fact: FactOptions

  @Option(name: .long, help: "A kind of evidence that was handed in; may be repeated.")
  var evidence: [String] = []

  @Argument(help: "plan/task[/commitment][@occurrence][#unit]; several keys may be given.")
  var keys: [String]

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let book = try workspace.book()
      let now = try options.now(in: book.office.zone)
      let snapshot = try workspace.snapshot()
      let selection = Selection(book, snapshot)
      var facts: [Fact] = []
      var chosen: [Obligation] = []
      for key in keys {
        let obligation = try selection.obligation(key)
        let day = try fact.day(now, book.plan(of: obligation).zone)
        let full = book.key(of: obligation)
        let earlier = book.standing(of: obligation, snapshot, at: now)
        if let metOn = earlier.metOn {
          throw Failure(
            .badData, zh: "\(full) 已于\(metOn)办结", en: "\(full) was met on \(metOn) already")
        }
        try checkEvidence(obligation, full, book)
        facts += evidence.map { name in
          Fact(kind: .attach, key: full, on: day, recorded: now, by: fact.author, ref: fact.ref, note: name)
        }
        facts.append(
          Fact(kind: .done, key: full, on: day, recorded: now, by: fact.author, ref: fact.ref, note: fact.note))
        chosen.append(obligation)
      }
      // Only now: a mistake in a key must not make a ledger.
      let ledger = try workspace.writableLedger()
      _ = try ledger.append(facts)
      let after = try ledger.snapshot()
      for obligation in chosen { report(obligation, book, after, now) }
    }
  }

  private func checkEvidence(_ obligation: Obligation, _ key: String, _ book: RuleBook) throws {
    let required = book.commitment(of: obligation).evidence
    if let unknown = evidence.first(where: { !required.contains($0) }) {
      let list = required.isEmpty ? "" : required.joined(separator: "、")
      throw Failure(
        .badData, zh: "\(key) 不要求佐证“\(unknown)”\(list.isEmpty ? "" : "；要求：\(list)")",
        en: "\(key) asks for no evidence '\(unknown)'\(list.isEmpty ? "" : "; it asks for \(list)")")
    }
  }

  private func report(_ obligation: Obligation, _ book: RuleBook, _ snapshot: Snapshot, _ now: Instant) {
    // Judged at the end of today: the fact just written counts.
    let standing = book.standing(of: obligation, snapshot, at: now)
    let sentence = standing.sentence(due: obligation.due)
    let text = Bilingual(
      zh: "已记录 \(book.key(of: obligation))：\(sentence.zh)",
      en: "recorded \(book.key(of: obligation)): \(sentence.en)")
    Console.print(text[options.reportLanguage])
  }
}
