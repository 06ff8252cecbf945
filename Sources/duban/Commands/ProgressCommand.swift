import ArgumentParser
import CivilTime
import Diagnostics
import Evaluation
import Ledger
import PlanLanguage
import Rules

/// `duban progress`: records how much was reached.
struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "Records how much was reached, added to what was reached before (进展).",
    discussion: """
      EXAMPLES
        duban progress xinbei-ziyang-2018/agri-firms 4 --on 2018-06-12
        duban progress job-fairs/fairs 3 --note 第二季度招聘会
        duban progress agri-firms --on 2018-07-02 -- -1        a correction
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var fact: FactOptions

  @Option(name: .long, help: "Which quantity, when there are several: 场次, 人次.")
  var unit: String?

  @Argument(help: "plan/task[/commitment][@occurrence][#unit].")
  var key: String

  @Argument(help: "How much more; decimals allowed; negative to correct.")
  var amount: String

  func run() throws {
    try reporting(options) {
      let workspace = Workspace(options)
      let book = try workspace.book()
      let now = try options.now(in: book.office.zone)
      let obligation = try Selection(book, try workspace.snapshot()).obligation(key)
      let full = book.key(of: obligation)
      let target = try target(of: obligation, full, book)
      let written = Fact(
        kind: .progress, key: full, on: try fact.day(now, book.plan(of: obligation).zone), recorded: now,
        by: fact.author, thousandths: try thousandths(amount), unit: target.unit, ref: fact.ref, note: fact.note)
      // Only now: a mistake in a key must not make a ledger.
      let ledger = try workspace.writableLedger()
      _ = try ledger.append([written])
      let standing = book.standing(of: obligation, try ledger.snapshot(), at: now)
      guard let reached = standing.reached.first(where: { $0.target == target }) else { return }
      let sum = "\(Target.decimal(reached.thousandths))/\(Target.decimal(target.thousandths))\(target.unit)"
      let reachedNote =
        reached.isReached
        ? Bilingual(zh: "，数量已达，可报办结（duban done）", en: ", reached: `duban done` closes it") : .init("")
      let text = Bilingual(
        zh: "已记录 \(full)：\(sum)\(reachedNote.zh)", en: "recorded \(full): \(sum)\(reachedNote.en)")
      Console.print(text[options.reportLanguage])
    }
  }

  private func target(of obligation: Obligation, _ key: String, _ book: RuleBook) throws -> Target {
    let targets = book.commitment(of: obligation).targets
    guard !targets.isEmpty else {
      throw Failure(
        .badData, zh: "\(key) 没有数量目标，不计进展；办结请用 duban done",
        en: "\(key) has no quantity to count; use `duban done` when it is met")
    }
    let units = targets.map(\.unit).joined(separator: "、")
    guard let unit else {
      guard targets.count == 1 else {
        throw Failure(
          .usage, zh: "\(key) 有几个数量（\(units)），请用 --unit 指明", en: "\(key) counts \(units): say which with --unit")
      }
      return targets[0]
    }
    if let target = targets.first(where: { $0.unit == unit || $0.text == unit }) { return target }
    throw Failure(.badData, zh: "\(key) 没有以“\(unit)”计的目标（有：\(units)）", en: "\(key) counts \(units), not '\(unit)'")
  }

  private func thousandths(_ text: String) throws -> Int64 {
    let negative = text.hasPrefix("-")
    let digits = negative || text.hasPrefix("+") ? String(text.dropFirst()) : text
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    if let whole = Int64(parts[0]), whole <= 1_000_000_000_000,
      parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      parts.count == 1
        || (1...3).contains(parts[1].count) && parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
    {
      let fraction = parts.count == 2 ? Int64((parts[1] + "000").prefix(3)) ?? 0 : 0
      let size = whole * 1000 + fraction
      if size != 0 { return negative ? -size : size }
    }
    throw Failure(
      .usage, zh: "“\(text)”不是数量；请写 4、1.5 或 -1", en: "'\(text)' is no amount; write 4, 1.5 or -1")
  }
}
